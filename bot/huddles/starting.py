"""Starts a huddle: the one that is planned for about now, or one of its own."""

from collections.abc import Iterable
from dataclasses import replace

from bot.chat.errors import NoHuddleCalled, NotAllowed
from bot.chat.intent import Intent
from bot.chat.leading import can_lead
from bot.chat.outbox import card_key
from bot.chat.turn import Turn
from bot.huddles.intents import AskStandIn, ShowHuddle, ShowStarted, StandIn, StartHuddle
from bot.huddles.keeping import announcement, timers_of
from bot.huddles.making import ends_of, next_of
from bot.huddles.model import CLOSES_ITSELF, WAITS, Huddle, NewHuddle, Status, lead_key
from bot.huddles.ports import HuddleUnit
from bot.people.access import may
from bot.people.model import Role, TeamId
from bot.questions.sets import DAILY, all_for, find, questions_on
from bot.series.model import Plan, Series, Way


def start(intent: StartHuddle, unit: HuddleUnit, turn: Turn) -> Intent:
    """It stands in the channel, whoever started it from where; where there is none, the asker has it."""
    asked_for = unit.huddles.get(intent.ref) if intent.ref else None
    team = asked_for.team if asked_for is not None else TeamId(intent.team)
    if not may(turn.known, team, Role.MEMBER):
        raise NotAllowed
    if asked_for is not None and asked_for.status is Status.CLOSED:
        return ShowHuddle(asked_for.ref)
    if asked_for is not None and asked_for.status is Status.OPEN:
        return ShowStarted(asked_for.ref)
    if open_now := _in_the_room_now(team, unit):
        return ShowStarted(open_now.ref, tell=True)
    if not intent.standing_in and not can_lead(team, unit, turn):
        if intent.called and not _is_called(intent.called, team, unit):
            raise NoHuddleCalled
        return AskStandIn(team, intent.ref, intent.called)
    began = _started(team, intent.called, asked_for, unit, turn)
    unit.people.remember_team(turn.person, team, turn.now)
    return began


def _started(team: TeamId, called: str, asked_for: Huddle | None, unit: HuddleUnit, turn: Turn) -> Intent:
    if asked_for is not None and asked_for.status is not Status.PLANNED:
        return _begin_new(_now_instead(asked_for, turn), unit, turn)
    if planned := asked_for or _about_now(team, called, unit, turn):
        return _begin(planned, unit, turn)
    return _begin_new(_of_its_own(team, called, unit, turn), unit, turn)


def _is_called(called: str, team: TeamId, unit: HuddleUnit) -> bool:
    """Whether something can be started by that name; what is no name is kept nowhere."""
    names = {each.plan.name for each in unit.series.of_team(team)}
    names.update(*all_for(team, unit))
    return called.casefold() in {each.casefold() for each in names}


def stand_in(intent: StandIn, unit: HuddleUnit, turn: Turn) -> Intent:
    """The question is answered in its own place, though the huddle stands in the channel."""
    began = start(StartHuddle(intent.team, intent.ref, intent.called, standing_in=True), unit, turn)
    return ShowStarted(began.ref, tell=True) if isinstance(began, ShowStarted | ShowHuddle) else began


def _in_the_room_now(team: TeamId, unit: HuddleUnit, but: str = "") -> Huddle | None:
    open_now = (each for each in unit.huddles.now_of(team) if each.status is Status.OPEN and each.way is Way.ROOM)
    return next((each for each in open_now if each.ref != but), None)


def _about_now(team: TeamId, called: str, unit: HuddleUnit, turn: Turn) -> Huddle | None:
    """The nearest that is planned within the hour; by its name, or else one for the room."""
    going = {each.ref: each for each in unit.series.of_team(team) if not each.paused}
    made = {each.ref: each for each in unit.huddles.now_of(team) if each.series in going}
    for each in _meant(going.values(), called):
        if coming := next_of(each, unit, turn.now, WAITS):
            made[coming.ref] = coming
    near = [
        each
        for each in made.values()
        if each.status is Status.PLANNED
        and abs(each.starts - turn.now) <= WAITS
        and (each.name.casefold() == called.casefold() if called else each.way is Way.ROOM)
    ]
    return min(near, key=lambda each: abs(each.starts - turn.now), default=None)


def _meant(series: Iterable[Series], called: str) -> Iterable[Series]:
    if called:
        return [each for each in series if each.plan.name.casefold() == called.casefold()]
    return [each for each in series if each.plan.way is Way.ROOM]


def _of_its_own(team: TeamId, called: str, unit: HuddleUnit, turn: Turn) -> NewHuddle:
    """As a series of that name is, though it is none of its huddles; with the question set of that name; or with the
    daily questions."""
    name = turn.say.line("series-name", team=unit.people.team_names([team]).get(team, ""))
    plan = next(iter(_meant(unit.series.of_team(team), called)), None) if called else None
    if plan is not None:
        return _new(team, plan.plan.name, plan.plan.question_set, unit, turn, plan.plan)
    if not called:
        return _new(team, name, DAILY, unit, turn)
    wanted = called.casefold()
    for key, title in all_for(team, unit):
        if wanted in (key.casefold(), title.casefold()):
            return _new(team, turn.say.line("huddle-named", name=name, questions=title), key, unit, turn)
    raise NoHuddleCalled


def _new(team: TeamId, name: str, questions: str, unit: HuddleUnit, turn: Turn, plan: Plan | None = None) -> NewHuddle:
    chosen = find(questions, unit)
    return NewHuddle(
        team=team,
        name=name,
        way=plan.way if plan is not None else Way.ROOM,
        questions=questions_on(chosen.questions, turn.today),
        starts=turn.now,
        ends=ends_of(plan, turn.now) if plan is not None else turn.now + CLOSES_ITSELF,
        minutes=chosen.minutes,
        lead=plan.lead if plan is not None else None,
        day=turn.today,
    )


def _now_instead(huddle: Huddle, turn: Turn) -> NewHuddle:
    """Of one that was missed or called off."""
    return NewHuddle(
        team=huddle.team,
        name=huddle.name,
        way=huddle.way,
        questions=huddle.questions,
        starts=turn.now,
        ends=turn.now + (huddle.ends - huddle.starts),
        minutes=huddle.minutes,
        lead=huddle.lead,
        day=turn.today,
    )


def _begin_new(new: NewHuddle, unit: HuddleUnit, turn: Turn) -> Intent:
    """Of two who start one at the same moment, the second is shown the first one's: numbering waits for it."""
    (huddle,) = unit.huddles.add(new)
    if new.way is Way.ROOM and (others := _in_the_room_now(new.team, unit, huddle.ref)):
        unit.huddles.delete(huddle.ref)
        return ShowStarted(others.ref, tell=True)
    return _begin(huddle, unit, turn)


def _begin(huddle: Huddle, unit: HuddleUnit, turn: Turn) -> Intent:
    opened = replace(huddle, status=Status.OPEN, opened=turn.now, opened_by=turn.person)
    (done,) = unit.huddles.save((huddle, opened))
    if not done:
        return ShowHuddle(huddle.ref)
    place = unit.people.place_of(huddle.team)
    unit.outbox.post_many(announcement(opened, place, turn.person), turn.now)
    unit.outbox.show_again(card_key(huddle.ref), turn.now)
    if huddle.lead_told:
        unit.outbox.show_again(lead_key(huddle), turn.now)
    unit.timers.set(*timers_of(opened, None, turn.now))
    return ShowStarted(huddle.ref)
