"""How a huddle ends: once, whoever ends it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.answers.intents import ShowSummary
from bot.chat.intent import encode
from bot.chat.outbox import Post, card_key
from bot.huddles.intents import AskSameTime
from bot.huddles.model import Huddle, Status, keep_key, lead_key, nudges_key, summary_key
from bot.huddles.ports import HuddleUnit
from bot.people.model import PersonId
from bot.series.model import Way


@dataclass(frozen=True)
class Closing:
    huddle: Huddle
    by: PersonId | None = None
    """None: by itself."""


def close(closings: Sequence[Closing], unit: HuddleUnit, now: datetime) -> tuple[bool, ...]:
    """Whether each was ended by this; of two who do it at once, one does."""
    held = _held_of([each.huddle for each in closings if each.by is None], unit)
    changes = []
    for each in closings:
        status = Status.CLOSED if each.by is not None or each.huddle.ref in held else Status.MISSED
        changes.append((each.huddle, replace(each.huddle, status=status, closed=now, closed_by=each.by)))
    done = unit.huddles.save(*changes) if changes else ()
    posts: list[Post] = []
    for (_, after), saved in zip(changes, done, strict=True):
        if saved:
            end(after, unit, now)
            posts += _afterwards(after, unit)
    unit.outbox.post_many(posts, now)
    return done


def held_after_all(huddle: Huddle, unit: HuddleUnit, now: datetime) -> Huddle:
    """By form, with the first late answer where there was none in time: its summary comes below its card."""
    after = replace(huddle, status=Status.CLOSED)
    if unit.huddles.save((huddle, after))[0]:
        unit.outbox.post_many(_summary(after, unit), now)
    return after


def _held_of(huddles: Sequence[Huddle], unit: HuddleUnit) -> frozenset[str]:
    """Whoever answers at this moment, or says how many are there, comes before or after, never between."""
    now_so = unit.huddles.get_many([each.ref for each in huddles], lock=True).values()
    answered = unit.huddles.answered_in([each.ref for each in now_so if each.way is Way.FORM])
    return frozenset(each.ref for each in now_so if _held(each, answered.get(each.ref, 0), unit))


def _held(huddle: Huddle, answered: int, unit: HuddleUnit) -> bool:
    """What opened and closed by itself while nobody did anything was not held."""
    if answered or huddle.opened_by is not None or huddle.step or huddle.in_room is not None:
        return True
    return bool(unit.concerns.about(huddle.ref) or unit.actions.about(huddle.ref) or unit.learning.about(huddle.ref))


def end(huddle: Huddle, unit: HuddleUnit, now: datetime) -> None:
    """The card says how it ended, and follows nothing any more; nothing comes by itself."""
    unit.outbox.show_again(card_key(huddle.ref), now)
    unit.outbox.settle(card_key(huddle.ref))
    if huddle.lead_told:
        unit.outbox.show_again(lead_key(huddle), now)
    unit.timers.cancel(keep_key(huddle.ref))
    if huddle.way is Way.FORM:
        unit.timers.cancel(nudges_key(huddle.ref))


def _afterwards(huddle: Huddle, unit: HuddleUnit) -> Sequence[Post]:
    if huddle.status is not Status.CLOSED:
        return ()
    return (*_summary(huddle, unit), *_same_time(huddle, unit))


def _summary(huddle: Huddle, unit: HuddleUnit) -> Sequence[Post]:
    """Under the card; to the lead where the team has no channel."""
    if huddle.way is not Way.FORM:
        return ()
    view, key = encode(ShowSummary(huddle.ref)), summary_key(huddle.ref, 0)
    place = unit.people.place_of(huddle.team)
    if place is not None:
        return (Post(view, key, place=place, under=card_key(huddle.ref)),)
    leads = (huddle.lead,) if huddle.lead is not None else unit.people.leads(huddle.team)
    return tuple(Post(view, key, person=lead) for lead in leads)


def _same_time(huddle: Huddle, unit: HuddleUnit) -> Sequence[Post]:
    """After a team's first huddle, while it has planned none."""
    whom = huddle.opened_by or huddle.lead
    if huddle.series or whom is None or unit.series.of_team(huddle.team):
        return ()
    if len(unit.huddles.latest(huddle.team, 2)) > 1:
        return ()
    return (Post(encode(AskSameTime(huddle.ref)), f"same-time {huddle.team}", person=whom),)
