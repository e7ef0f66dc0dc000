"""A team's own round-up on the card of its first huddle that day, instead of a message of its own."""

from collections.abc import Callable
from datetime import date
from itertools import takewhile

from bot.chat.card import Actions, Button, Divider, Element, Items, Paragraph
from bot.chat.intent import encode
from bot.chat.outbox import Post
from bot.chat.turn import Turn
from bot.digests.beginning import message_key
from bot.digests.cards import headed
from bot.digests.intents import SendDigest, ShowRoundUp
from bot.digests.making import Parts, RoundUp, as_sent, pick
from bot.digests.model import SHOWN, Quiet, Subscription
from bot.digests.ports import DigestUnit, SubscribingUnit
from bot.digests.said import days_said, heading_of
from bot.digests.scoping import scope_of
from bot.digests.when import days_before
from bot.huddles.model import Huddle, Status
from bot.people.model import TeamId
from bot.timing.recurrence import Planned, Schedule, planned

ABOVE = "digest-needs-you"
"""What waits for the team stands on its huddle's card already, and is not said twice."""
BesideHuddle = Callable[[Huddle, DigestUnit, Turn], tuple[Element, ...]]


def stands_on_huddle(team: TeamId, day: date, unit: SubscribingUnit) -> bool:
    return _first_huddle(team, day, unit) is not None


def stands_there_still(team: TeamId, day: date, unit: DigestUnit) -> bool:
    """Nobody has called that huddle off."""
    first = _first_huddle(team, day, unit)
    huddle = unit.huddles.of_slot(*first, day) if first is not None else None
    return first is not None and (huddle is None or huddle.status is not Status.CANCELLED)


def _first_huddle(team: TeamId, day: date, unit: SubscribingUnit) -> tuple[str, int] | None:
    """(series, slot) of the team's first huddle that is planned for the day."""
    going = (each for each in unit.series.of_team(team) if each.paused is None)
    found = [(when.starts, each.ref, when.slot) for each in going for when in _on(each.plan.schedule, day)]
    return min(found)[1:] if found else None


def _on(schedule: Schedule, day: date) -> list[Planned]:
    return list(takewhile(lambda each: each.day == day, planned(schedule, day)))


def beside_huddle(parts: Parts) -> BesideHuddle:
    def beside(huddle: Huddle, unit: DigestUnit, turn: Turn) -> tuple[Element, ...]:
        """Three lines, and the way to the others."""
        ours = _on_its_card(huddle, unit) if huddle.status is not Status.CANCELLED else None
        if ours is None:
            return ()
        made = _made(ours, huddle.day, parts, unit, turn)
        if made.is_quiet and ours.quiet is Quiet.SILENT:
            return ()
        lines = _lines(made, ours, huddle.day, unit, turn)
        return (Divider(), *lines) if lines else ()

    return beside


def _on_its_card(huddle: Huddle, unit: DigestUnit) -> Subscription | None:
    """The round-up that is its team's, and comes on its day."""
    ours = unit.subscriptions.of(team=huddle.team) if huddle.series else None
    if ours is None or ours.ended is not None or not _on(ours.schedule, huddle.day):
        return None
    first = _first_huddle(huddle.team, huddle.day, unit)
    return ours if first == (huddle.series, huddle.slot) else None


def called_off(huddle: Huddle, unit: DigestUnit, turn: Turn) -> None:
    """What stood on its card comes by itself: now, or when it is due; also where it is being left out right now."""
    unit.subscriptions.of(team=huddle.team, lock=True)  # whoever keeps it as sent comes before or after
    ours, place = _on_its_card(huddle, unit), unit.people.place_of(huddle.team)
    if ours is None or place is None:
        return
    unit.outbox.show_again(message_key(ours.ref, huddle.day), turn.now)
    if unit.subscriptions.sent_for(ours.ref, days_before(ours.schedule, huddle.day)[1]) is not None:
        view = encode(SendDigest(ours.ref, huddle.day.isoformat()))
        unit.outbox.post_many([Post(view, message_key(ours.ref, huddle.day), place=place)], turn.now)


def _made(ours: Subscription, day: date, parts: Parts, unit: DigestUnit, turn: Turn) -> RoundUp:
    """What was kept of it, as soon as it was due."""
    days = days_before(ours.schedule, day)
    sent = unit.subscriptions.sent_for(ours.ref, days[1])
    if sent is not None:
        return as_sent(parts, sent)
    news = [part for part in parts if not part.always]
    return pick(news, scope_of(ours, days, unit, turn), unit, turn, ours.sections, most=SHOWN)


def _lines(made: RoundUp, ours: Subscription, day: date, unit: DigestUnit, turn: Turn) -> tuple[Element, ...]:
    scope, say = made.scope, turn.say
    days = days_said(scope.first, scope.last, turn.today, say)
    title = Paragraph(say.text("digest-beside", days=days))
    if made.is_quiet:
        return (title, Paragraph(say.text("digest-nothing-new")))
    lines: list[Element] = []
    for section in made.sections:  # one of each: three say the most
        if len(lines) < SHOWN and section.heading != ABOVE and any(not part.always for part, _ in section.parts):
            shown = section.show(scope, unit, turn, 1)
            told = [each for each in shown if isinstance(each, Items | Paragraph)][:1]  # no picture, in the room
            if told and isinstance(told[0], Paragraph):
                heading = heading_of(section.heading, section.count, say, own=True)
                told = [headed(heading, told[0], say)]
            lines += told
    if not lines:
        return ()
    view = ShowRoundUp(made.ref) if made.ref else SendDigest(ours.ref, day.isoformat())
    return (title, *lines, Actions((Button(say.line("digest-whole"), view),)))
