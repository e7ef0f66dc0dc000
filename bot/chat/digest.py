"""A digest's parts: what happened in some teams in some days, as lines that name records.

A line keeps what was so when the digest was made (which record, which figures); its words always come from the record,
so that what was deleted, hidden or corrected since is not shown again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol, TypeVar

from bot.chat.card import Element
from bot.chat.errors import NotFound
from bot.chat.phrases import Say
from bot.chat.spans import Text
from bot.chat.turn import Turn
from bot.people.model import NetworkId, TeamId
from bot.people.ports import HOME_ZONE

Value = str | int | float
_Record = TypeVar("_Record")


@dataclass(frozen=True)
class Scope:
    """Whose learning, of which days."""

    teams: tuple[TeamId, ...]
    first: date
    last: date
    """Both included, in the reader's zone."""
    begins: datetime
    ends: datetime
    """The same as moments; `ends` is not included."""
    own: bool = False
    """A team's own, for itself: its huddles and actions are nobody else's business."""
    networks: tuple[NetworkId, ...] = ()
    tags: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    """Keys of themes; with tags or themes, only learning that has one of them."""
    zone: str = HOME_ZONE
    """The reader's, in which its days are."""
    so_far: bool = False
    """Its last day goes on still: what is due that day is not late."""


@dataclass(frozen=True)
class Line:
    ref: str = ""
    """The record: L-12; "" where it is about none."""
    team: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    """What was so when the digest was made."""


@dataclass(frozen=True)
class Part:
    """What a feature has to say in a digest."""

    name: str
    """In what is kept of a digest, and in the phrase of its heading: parts of one heading stand together."""
    heading: str
    """A phrase's key; its value `count` is the number of lines under it."""
    pick: Callable[[Scope, Any, int], Sequence[Line]]
    """(scope, unit, most) → what is worth telling, the best first."""
    show: Callable[[Sequence[Line], Scope, Any, Turn], tuple[Element, ...]]
    """(lines, scope, unit, turn) → how it is told; lines whose record may not be seen any more are left out."""
    always: bool = False
    """A figure about the week rather than news: alone it makes no digest worth sending."""


@dataclass(frozen=True)
class Counts:
    """Of a week; never of entries."""

    started: int = 0
    adopted: int = 0
    adapted: int = 0
    stopped: int = 0
    """Small tests."""
    tried: int = 0
    """Adoptions begun."""
    outcomes: int = 0
    """Adoptions of which it is known how they went."""


class WeekRepository(Protocol):
    """What digests are made of, added up by the store. Bound to one organisation and one audience: learning as the log
    shows it, tests and measures of the audience's teams and of those that it follows."""

    def learned(self, scope: Scope, most: int) -> Sequence[Line]:
        """Entries of the scope's days, of kinds that one can borrow (all but stories and insights): ranked within each
        team by how often they were tried, found useful, and how fresh they are, and then team by team in turn, so
        that one loud team does not fill it. Values: useful, tried."""
        ...

    def insights(self, scope: Scope, most: int) -> Sequence[Line]:
        """From patients or families."""
        ...

    def stories(self, scope: Scope, most: int) -> Sequence[Line]: ...

    def decided(self, scope: Scope, most: int) -> Sequence[Line]:
        """Small tests that were decided in the scope's days. Values: decision."""
        ...

    def stalled(self, scope: Scope, since: datetime, most: int) -> Sequence[Line]:
        """Small tests whose next stage has waited since before `since`, the longest first. Values: stage, days."""
        ...

    def passed_up(self, scope: Scope, most: int) -> Sequence[Line]:
        """Concerns that were passed up and are not closed, the oldest first. Values: days."""
        ...

    def overdue(self, scope: Scope, most: int) -> Sequence[Line]:
        """Actions past their day. Values: days."""
        ...

    def measures(self, scope: Scope, most: int) -> Sequence[Line]:
        """Measures of the scope's teams with a value in its days; whether there is a signal is for their chart."""
        ...

    def huddles(self, scope: Scope) -> tuple[int, int]:
        """(held, possible) of the scope's days."""
        ...

    def travelled(self, scope: Scope, most: int) -> Sequence[Line]:
        """Adoptions begun or ended in the scope's days. Values: outcome."""
        ...

    def counts(self, scope: Scope) -> Counts: ...

    def tests(self, scope: Scope) -> Counts:
        """Of small tests alone."""
        ...

    def quiet(self, scope: Scope) -> int:
        """How many of the scope's teams have nothing of theirs in its days that the audience may see."""
        ...

    def latest_learned(self, scope: Scope) -> Line | None:
        """The best entry of any earlier week, for a quiet one."""
        ...


class WeekUnit(Protocol):
    @property
    def week(self) -> WeekRepository: ...


def still_there(lines: Sequence[Line], get: Callable[[str], _Record]) -> Iterator[tuple[Line, _Record]]:
    """With its record as it may be seen now; without those that are gone."""
    for line in lines:
        try:
            yield line, get(line.ref)
        except NotFound:
            continue


def of_team(team: str, line: Text, scope: Scope, say: Say) -> Text:
    """Ward 4: test C-7 …; in a team's own every line is its own."""
    return line if scope.own else say.text("digest-of-team", team=team, line=line)
