"""What happens when somebody answers, skips, goes away, or sets how they are nudged."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.actions.handlers import HANDLERS as OF_ACTIONS
from bot.actions.intents import FinishAction
from bot.answers.forms import steps_of
from bot.answers.intents import (
    AnswerNext,
    NudgeDaily,
    OnToday,
    PutOffTest,
    SaveAnswers,
    SetAway,
    ShowAnswered,
    ShowHabits,
    ShowNext,
    ShowOnToday,
    ShowOpen,
    SkipToday,
    SwitchNudges,
    TickOff,
)
from bot.answers.model import Answer, daily_key, nudge_key
from bot.answers.nudges import DAILY_AT, next_at
from bot.answers.open import MOST, open_for
from bot.answers.ports import AnswerUnit
from bot.answers.windows import to_answer
from bot.chat.errors import DayPassed, NotAllowed, OldButton
from bot.chat.form import check
from bot.chat.intent import Handlers, Intent, encode, is_ref
from bot.chat.outbox import card_key
from bot.chat.said import day_said
from bot.chat.timers import Timer
from bot.chat.turn import Turn
from bot.huddles.closing import held_after_all
from bot.huddles.making import next_of
from bot.huddles.model import Huddle, Status, summary_key
from bot.pdsa.due import waits
from bot.pdsa.work import changed
from bot.people.access import may
from bot.people.model import Role, TeamId
from bot.questions.fields import PREFIX, field_name, from_words
from bot.series.model import Way

FARTHEST_AWAY = timedelta(days=731)
PUT_OFF = timedelta(days=6)
"""A test waits from the day after that by which it was due: a week later."""


def answer_next(intent: AnswerNext, unit: AnswerUnit, turn: Turn) -> Intent:
    """What comes next is made early, so that it can be answered the evening before."""
    team = TeamId(intent.team)
    open_now = {each.series for each in open_for(unit, turn, [team]).huddles}
    for series in unit.series.of_team(team):
        if series.plan.way is Way.FORM and series.ref not in open_now:
            next_of(series, unit, turn.now)
    return ShowNext(intent.team)


def save(intent: SaveAnswers, unit: AnswerUnit, turn: Turn) -> Intent:
    huddle = to_answer(intent.ref, unit, turn.now, lock=True)
    before = unit.answers.get(huddle.ref, turn.person)
    kept = _from_another_window(intent, before)
    words = _asked(intent, kept, huddle, unit, turn)
    if huddle.status is Status.MISSED:
        huddle = held_after_all(huddle, unit, turn.now)
    late = huddle.status is Status.CLOSED and (before is None or before.skipped or before.late)
    named = intent.named and (not kept or (before is not None and before.named))
    unit.answers.save(Answer(huddle.ref, turn.person, words, turn.now, late=late, named=named))
    _show_again(huddle, unit, turn)
    unit.people.remember_team(turn.person, huddle.team, turn.now)
    return ShowAnswered(huddle.ref)


def _from_another_window(intent: SaveAnswers, before: Answer | None) -> dict[str, str]:
    """Field → what was answered since this form was opened, to questions that it leaves empty."""
    words = before.words if before is not None else {}
    return {field_name(key): text for key, text in words.items() if key not in (*intent.shown, *intent.questions)}


def _asked(
    intent: SaveAnswers, kept: Mapping[str, str], huddle: Huddle, unit: AnswerUnit, turn: Turn
) -> dict[str, str]:
    """Answers to questions that are asked. Raises OldButton for what no form sends."""
    if len(intent.questions) != len(intent.words):
        raise OldButton
    said = {field_name(key): from_words(text) for key, text in zip(intent.questions, intent.words, strict=True)}
    given = {**kept, **said}
    fields = tuple(each for step in steps_of(huddle, given, unit, turn) for each in step)
    faults = check(fields, given).keys()
    words = {each.name: given[each.name] for each in fields if given.get(each.name, "").strip()}
    if not words.keys() & said or faults - kept.keys():
        raise OldButton
    return {name.removeprefix(PREFIX): text for name, text in words.items() if name not in faults}


def skip(intent: SkipToday, unit: AnswerUnit, turn: Turn) -> Intent:
    """Words that were given already stay, those too that another window gives at this moment."""
    huddle = to_answer(intent.ref, unit, turn.now, lock=True)
    if unit.answers.get(huddle.ref, turn.person) is None:
        unit.answers.save(Answer(huddle.ref, turn.person, {}, turn.now, skipped=True))
        _show_nudge_again(unit, turn)
    return ShowAnswered(huddle.ref)


def _show_again(huddle: Huddle, unit: AnswerUnit, turn: Turn) -> None:
    """Everybody sees how many have answered; a summary has the late ones; whoever was nudged is so no longer."""
    unit.outbox.show_again(card_key(huddle.ref), turn.now)
    if huddle.status is Status.CLOSED:
        unit.outbox.show_again(summary_key(huddle.ref, 0), turn.now)
    _show_nudge_again(unit, turn)


def _show_nudge_again(unit: AnswerUnit, turn: Turn) -> None:
    """The day's, and that of yesterday for whoever answers after midnight; with nothing left it is not sent any more,
    if it was not."""
    is_done = not open_for(unit, turn, turn.known.teams).refs
    for day in (turn.today, turn.today - timedelta(days=1)):
        if is_done:
            unit.outbox.take_back(nudge_key(turn.person, day))
        unit.outbox.show_again(nudge_key(turn.person, day), turn.now)


def tick_off(intent: TickOff, unit: AnswerUnit, turn: Turn) -> Intent:
    OF_ACTIONS[FinishAction](FinishAction(intent.ref), unit, turn)
    _show_nudge_again(unit, turn)
    return ShowOpen(_still_about(intent.about, intent.ref))


def put_off(intent: PutOffTest, unit: AnswerUnit, turn: Turn) -> Intent:
    """What was to be written by a day is so a week later; where it does not wait any more, it stays as it is."""
    cycle = unit.cycles.get(intent.ref, lock=True)
    if not may(turn.known, cycle.team, Role.MEMBER):
        raise NotAllowed
    if waits(cycle, turn.today, turn.known.person.zone):
        later = replace(cycle.due, **{cycle.stage.value: turn.today + PUT_OFF})
        if unit.cycles.save(replace(cycle, due=later), cycle.stage):
            changed(replace(cycle, due=later), unit, turn)
        _show_nudge_again(unit, turn)
    return ShowOpen(_still_about(intent.about, intent.ref), later=intent.ref)


def _still_about(about: Sequence[str], ref: str) -> tuple[str, ...]:
    """What a nudge was about, as it comes back from a button; it is never more than it shows."""
    return tuple(dict.fromkeys((*(each for each in about[: 3 * MOST] if is_ref(each)), ref)))


def set_away(intent: SetAway, unit: AnswerUnit, turn: Turn) -> Intent:
    until = day_said(intent.until, turn.today) if intent.until.strip() else None
    if until is not None and until < turn.today:
        raise DayPassed(said=intent.until)
    if until is not None:
        until = min(until, turn.today + FARTHEST_AWAY)
    unit.answers.set_away(turn.person, until)
    return ShowHabits()


def on_today(intent: OnToday, unit: AnswerUnit, turn: Turn) -> Intent:
    unit.answers.set_on_duty(TeamId(intent.team), turn.today, turn.person, turn.now)
    unit.people.remember_team(turn.person, TeamId(intent.team), turn.now)
    return ShowOnToday(intent.team)


def switch_nudges(intent: SwitchNudges, unit: AnswerUnit, turn: Turn) -> Intent:
    unit.answers.set_nudges(turn.person, intent.on)
    for team in turn.known.teams:
        if intent.on:
            at = next_at(DAILY_AT, turn.now, turn.known.person.zone)
            unit.timers.set(Timer(daily_key(turn.person, team), encode(NudgeDaily(turn.person)), at, team))
        else:
            unit.timers.cancel(daily_key(turn.person, team))
    return ShowHabits()


HANDLERS: Handlers = {
    AnswerNext: answer_next,
    SaveAnswers: save,
    SkipToday: skip,
    TickOff: tick_off,
    PutOffTest: put_off,
    SetAway: set_away,
    OnToday: on_today,
    SwitchNudges: switch_nudges,
}
