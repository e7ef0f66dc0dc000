"""What a round-up tells: its parts' lines, picked now or as they were picked when it was sent."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.chat.card import Element
from bot.chat.digest import Line, Part, Scope
from bot.chat.turn import Turn
from bot.digests.model import MOST_LINES, MOST_SHOWN, SHOWN, Sent, Subscription
from bot.digests.ports import DigestUnit
from bot.digests.scoping import as_kept, scope_as_sent
from bot.following.model import Consent

Parts = Sequence[Part]
REVISIT = "revisit"
"""In what is kept: the one line of a quiet week."""


@dataclass(frozen=True)
class Section:
    """What stands under one heading."""

    heading: str
    parts: tuple[tuple[Part, tuple[Line, ...]], ...]

    @property
    def count(self) -> int:
        return sum(len(lines) for _, lines in self.parts)

    @property
    def told(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        return tuple((part.name, lines) for part, lines in self.parts)

    def show(self, scope: Scope, unit: DigestUnit, turn: Turn, most: int, skip: int = 0) -> tuple[Element, ...]:
        """So many of its lines, after the first `skip`; their words as they may be seen now."""
        shown: list[Element] = []
        for part, lines in self.parts:
            some = lines[skip : skip + most]
            skip, most = max(0, skip - len(lines)), most - len(some)
            shown += part.show(some, scope, unit, turn) if some else ()
        return tuple(shown)


@dataclass(frozen=True)
class RoundUp:
    scope: Scope
    sections: tuple[Section, ...]
    ref: str = ""
    """R-9 of what was sent; "" of a preview."""
    revisit: str = ""
    """L-12: where there is nothing to tell."""
    quiet: int = 0
    """Teams with nothing new."""
    waiting: int = 0
    """Teams that were asked for their consent."""

    @property
    def is_quiet(self) -> bool:
        """Figures about the week alone are no news."""
        return not any(lines for each in self.sections for part, lines in each.parts if not part.always)

    def room(self) -> Mapping[str, int]:
        """Heading → how many of its lines stand in the message itself: one of each, and more of the first ones."""
        left = MOST_SHOWN - len(self.sections)
        found: dict[str, int] = {}
        for each in self.sections:
            more = max(0, min(SHOWN - 1, each.count - 1, left))
            found[each.heading], left = 1 + more, left - more
        return found

    def section(self, heading: str) -> Section | None:
        return next((each for each in self.sections if each.heading == heading), None)


def headings(parts: Parts) -> tuple[str, ...]:
    """In the usual order."""
    return tuple(dict.fromkeys(part.heading for part in parts))


def pick(
    parts: Parts, scope: Scope, unit: DigestUnit, turn: Turn, wanted: Collection[str] = (), most: int = MOST_LINES
) -> RoundUp:
    """`wanted`: headings, in the reader's order; () for all in the usual one."""
    sections = []
    for heading in wanted or headings(parts):
        picked = ((part, tuple(part.pick(scope, unit, most))[:most]) for part in parts if part.heading == heading)
        found = tuple((part, lines) for part, lines in picked if lines)
        if found:
            sections.append(Section(heading, found))
    made = RoundUp(scope, tuple(sections))
    latest = unit.week.latest_learned(scope) if made.is_quiet else None
    told = {line.team for each in made.sections for _, lines in each.parts for line in lines}
    others = replace(scope, teams=tuple(team for team in scope.teams if team not in told))
    return RoundUp(
        scope,
        made.sections,
        revisit=latest.ref if latest else "",
        quiet=0 if scope.own or not others.teams else unit.week.quiet(others),
        waiting=_waiting(unit, turn) if not scope.own else 0,
    )


def _waiting(unit: DigestUnit, turn: Turn) -> int:
    person = turn.audience.person
    asked = () if person is None else unit.follows.of_person(person)
    return sum(each.consent is Consent.ASKED for each in asked)


def to_keep(made: RoundUp, subscription: Subscription, now: datetime) -> Sent:
    scope, parts = made.scope, {name: lines for each in made.sections for name, lines in each.told}
    if made.revisit:
        parts[REVISIT] = (Line(made.revisit),)
    figures = {"quiet": made.quiet, "waiting": made.waiting}
    return Sent("", subscription.ref, scope.first, scope.last, now, {**as_kept(scope), **figures}, parts)


def as_sent(parts: Parts, sent: Sent) -> RoundUp:
    """In the order in which it was sent, without what has no part any more."""
    known: Mapping[str, Part] = {part.name: part for part in parts}
    under: dict[str, list[tuple[Part, tuple[Line, ...]]]] = {}
    for name, lines in sent.parts.items():
        if name in known:
            under.setdefault(known[name].heading, []).append((known[name], lines))
    revisit = sent.parts.get(REVISIT, ())
    return RoundUp(
        scope_as_sent(sent),
        tuple(Section(heading, tuple(each)) for heading, each in under.items()),
        sent.ref,
        revisit[0].ref if revisit else "",
        _figure(sent, "quiet"),
        _figure(sent, "waiting"),
    )


def _figure(sent: Sent, name: str) -> int:
    value = sent.scope.get(name, 0)
    return value if isinstance(value, int) else 0
