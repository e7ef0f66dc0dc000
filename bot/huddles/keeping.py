"""Does what is due for huddles, many at once, and comes again for what is next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.chat.intent import encode
from bot.chat.outbox import Post, card_key
from bot.chat.timers import Timer
from bot.huddles.closing import Closing, close, end
from bot.huddles.intents import NudgeForHuddle, RemindLead, ShowHuddle
from bot.huddles.making import timer_of
from bot.huddles.model import Huddle, Status, lead_key, nudges_key
from bot.huddles.ports import HuddleUnit
from bot.huddles.stages import Stage, comes_again, due, nudged, over
from bot.people.model import PersonId, PlaceId, TeamId
from bot.series.model import Plan, Series, Way


@dataclass
class _Rooms:
    """Teams' channels and leads, asked for once."""

    unit: HuddleUnit
    _places: Mapping[TeamId, PlaceId]
    _leads: dict[TeamId, tuple[PersonId, ...]] = field(default_factory=dict)
    _members: dict[TeamId, frozenset[PersonId]] = field(default_factory=dict)

    def place(self, team: TeamId) -> PlaceId | None:
        return self._places.get(team)

    def leads(self, huddle: Huddle) -> tuple[PersonId, ...]:
        """Whoever the series names while they are in the team, or whoever leads the team."""
        team = huddle.team
        if huddle.lead is not None:
            if team not in self._members:
                self._members[team] = frozenset(self.unit.people.colleagues(team))
            if huddle.lead in self._members[team]:
                return (huddle.lead,)
        if team not in self._leads:
            self._leads[team] = self.unit.people.leads(team)
        return self._leads[team]


@dataclass
class _Todo:
    changes: list[tuple[Huddle, Huddle]] = field(default_factory=list)
    closings: list[Closing] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    told: list[Post] = field(default_factory=list)
    timers: list[Timer] = field(default_factory=list)


def keep(huddles: Iterable[Huddle], series: Mapping[str, Series], unit: HuddleUnit, now: datetime) -> None:
    """A huddle of a series that is paused or has ended is not begun."""
    listed = list(huddles)
    todo, rooms = _Todo(), _Rooms(unit, unit.people.places_of({huddle.team for huddle in listed}))
    for huddle in listed:
        of = series.get(huddle.series)
        if huddle.status is Status.PLANNED and (of is None or of.paused or of.ended):
            continue
        _look_at(huddle, of.plan if of is not None else None, todo, rooms, now)
    _save(todo, unit, now)
    for closing, done in zip(todo.closings, close(todo.closings, unit, now), strict=True):
        if not done:
            todo.timers.append(timer_of(closing.huddle, now))
    unit.outbox.post_many(todo.posts, now)
    unit.outbox.post_many(todo.told, now)
    unit.timers.set(*todo.timers)


def _look_at(huddle: Huddle, plan: Plan | None, todo: _Todo, rooms: _Rooms, now: datetime) -> None:
    stages = due(huddle, plan, now)
    after = huddle
    if Stage.CLOSE in stages:
        todo.closings.append(Closing(huddle))
        return
    if Stage.MISS in stages:
        after = replace(huddle, status=Status.MISSED)
    if Stage.ANNOUNCE in stages:
        todo.posts += announcement(huddle, rooms.place(huddle.team))
    if Stage.OPEN in stages:
        after = replace(after, status=Status.OPEN, opened=now)
    elif Stage.TELL_LEAD in stages:
        after = replace(after, lead_told=True)
        todo.told += [_told(huddle, lead) for lead in rooms.leads(huddle)]
    if after != huddle:
        todo.changes.append((huddle, after))
    todo.timers += timers_of(after, plan, now)


def announcement(huddle: Huddle, place: PlaceId | None, asked_by: PersonId | None = None) -> Sequence[Post]:
    """The huddle's one message in the channel, which becomes its card; whoever asked for it has it in private where
    that cannot be sent."""
    if place is None:
        return ()
    view = encode(ShowHuddle(huddle.ref))
    return (
        Post(
            view,
            card_key(huddle.ref),
            place=place,
            asked_by=asked_by,
            otherwise=view if asked_by is not None else "",
            follows=huddle.team,
            until=over(huddle),
        ),
    )


def _told(huddle: Huddle, lead: PersonId) -> Post:
    return Post(encode(RemindLead(huddle.ref)), lead_key(huddle), person=lead, until=over(huddle))


def timers_of(huddle: Huddle, plan: Plan | None, now: datetime) -> Sequence[Timer]:
    """What is to happen to the huddle by itself from now on."""
    found: list[Timer] = []
    if (at := comes_again(huddle, plan, now)) is not None:
        found.append(timer_of(huddle, at))
    if huddle.status is Status.OPEN and huddle.way is Way.FORM and not huddle.nudged:
        nudge = encode(NudgeForHuddle(huddle.ref))
        found.append(Timer(nudges_key(huddle.ref), nudge, max(nudged(huddle), now), huddle.team))
    return found


def _save(todo: _Todo, unit: HuddleUnit, now: datetime) -> None:
    """Who has pressed something meanwhile was first: such a huddle is looked at again."""
    for (before, after), done in zip(todo.changes, unit.huddles.save(*todo.changes), strict=True):
        if not done:
            todo.timers.append(timer_of(before, now))
        elif after.status is Status.MISSED:
            end(after, unit, now)
        elif after.status is not before.status:
            unit.outbox.show_again(card_key(after.ref), now)
            if before.lead_told:
                unit.outbox.show_again(lead_key(after), now)
