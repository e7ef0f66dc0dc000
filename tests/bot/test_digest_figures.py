"""What a round-up says of the week as a whole: its figures beside those before, and a question."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from bot.chat.card import Card, plain_text
from bot.chat.digest import Counts, Scope
from bot.chat.turn import Turn, asker
from bot.digests.digest import QUESTIONS, pick_figures, pick_question, show_figures, show_question
from bot.digests.when import within
from bot.people.model import Known, OrganisationId, Person, PersonId, Place, PlaceId, PlaceKind
from tests.talk import SAY

WEEK = Scope(
    (), date(2026, 11, 16), date(2026, 11, 22), datetime(2026, 11, 16, tzinfo=UTC), datetime(2026, 11, 23, tzinfo=UTC)
)
KNOWN = Known(
    OrganisationId("o"),
    Person(PersonId("p"), "Amina", "en-GB", "Europe/London"),
    Place(PlaceId("c"), PlaceKind.PERSONAL, "", None),
    {},
    {},
)
TURN = Turn(KNOWN, None, asker(KNOWN), WEEK.ends, SAY)


@dataclass
class Week:
    """A unit whose week has these counts, the last one first."""

    given: Sequence[Counts]
    asked: list[Scope] = field(default_factory=list)

    @property
    def week(self) -> "Week":
        return self

    def counts(self, scope: Scope) -> Counts:
        self.asked.append(scope)
        return self.given[len(self.asked) - 1]


def told(*given: Counts) -> list[str]:
    unit = Week(given)
    lines = pick_figures(WEEK, unit, 3)  # type: ignore[arg-type]
    shown = show_figures(lines, WEEK, unit, TURN)  # type: ignore[arg-type]
    return plain_text(Card((), shown)).splitlines()[1:]


def test_figures_stand_beside_those_of_the_week_before() -> None:
    now = Counts(started=3, adopted=1, adapted=1, tried=2, outcomes=1)
    before = Counts(started=1, stopped=2, tried=5)
    assert told(now, before) == [
        "Small tests started: 3, up from 1",
        "Small tests decided: 2, as before",
        "Tried by another team: 2, down from 5",
        "Came to an outcome there: 1, up from 0",
    ]


def test_where_nothing_was_counted_there_are_none() -> None:
    assert told(Counts(), Counts(started=3)) == []
    assert told(Counts(tried=1), Counts()) == ["Tried by another team: 1, up from 0"]


def test_the_week_before_is_as_long() -> None:
    unit = Week([Counts(), Counts()])
    pick_figures(WEEK, unit, 3)  # type: ignore[arg-type]
    assert [(each.first, each.last) for each in unit.asked] == [
        (date(2026, 11, 16), date(2026, 11, 22)),
        (date(2026, 11, 9), date(2026, 11, 15)),
    ]
    assert unit.asked[1].ends == unit.asked[0].begins


def test_the_week_before_has_its_own_days_when_the_clocks_have_changed() -> None:
    """In London they go back on 25 October 2026."""
    unit = Week([Counts(), Counts()])
    after = within(WEEK, date(2026, 10, 26), date(2026, 11, 1), "Europe/London")
    pick_figures(after, unit, 3)  # type: ignore[arg-type]
    assert unit.asked[1].begins == datetime(2026, 10, 18, 23, tzinfo=UTC)
    assert unit.asked[1].ends == unit.asked[0].begins == datetime(2026, 10, 26, tzinfo=UTC)


def test_there_is_another_question_each_week() -> None:
    unit = Week(())
    asked = set()
    for week in range(1, QUESTIONS + 1):
        scope = Scope(
            (), date.fromisocalendar(2026, week, 1), date.fromisocalendar(2026, week, 7), WEEK.begins, WEEK.ends
        )
        lines = pick_question(scope, unit, 3)  # type: ignore[arg-type]
        asked.add(plain_text(Card((), show_question(lines, scope, unit, TURN))))  # type: ignore[arg-type]
    assert len(asked) == QUESTIONS
