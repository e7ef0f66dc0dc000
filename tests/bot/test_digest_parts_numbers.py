"""The words of a round-up's parts: numbers, huddles, what other organisations shared."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.charts.model import Direction
from bot.chat.card import Card, Chart
from bot.chat.turn import reader
from bot.helping.intents import AskTheTeam
from bot.huddles import digest as huddles
from bot.huddles.model import NewHuddle, Status
from bot.measures import digest as measures
from bot.measures.beyond import said_to, small
from bot.measures.drawn import draw
from bot.measures.model import Measure, Plan, Shape, Value
from bot.people.model import TeamId
from bot.ports import Store
from bot.series.model import Plan as SeriesPlan
from bot.series.model import Way
from bot.timing.recurrence import Schedule, Slot
from tests.bot.round_ups import BEGINS, DAY, FIRST, LAST, TUESDAY, Wards, lines_of
from tests.talk import SAY, buttons

LARGE = [20, 22, 19, 21, 20, 23, 18, 21, 20, 22, 30, 31, 32, 33, 34, 35, 36, 37]
SMALL = [2, 4, 1, 3, 2, 4, 1, 3, 2, 4, 12, 13, 14, 15, 16, 17, 18, 19]


@pytest.fixture
def wards(store: Store) -> Wards:
    return Wards(store)


def measured(wards: Wards, name: str, values: list[int], last: date = LAST, **plan: Any) -> str:
    """A value a week."""
    known = wards.known("bea", "Ward 3")
    days = [last - number * 7 * DAY for number in range(len(values))][::-1]
    with wards.store.write(reader(known)) as unit:
        ref = unit.measures.add(next(iter(known.teams)), Plan(name, **plan), None, BEGINS).ref
        unit.measures.put(ref, [Value(day, each, recorded=BEGINS) for day, each in zip(days, values)])
        unit.commit()
    return ref


def charts(card: Card) -> list[Chart]:
    return [each for each in card.elements if isinstance(each, Chart)]


def test_a_signal_is_told_with_its_chart_and_too_few_points_in_words(wards: Wards) -> None:
    measured(wards, "Falls", [12, 14, 13, 15, 12, 18, 16])
    measured(wards, "Waits", LARGE)
    measured(wards, "Ordinary", [20, 22, 19, 21, 23, 18, 21, 20, 22, 19, 21, 20, 18, 22])
    measured(wards, "Last month", LARGE, FIRST - 10 * DAY)
    card = wards.told(measures.NUMBERS, "bea", "Ward 3", own=True)
    signal, few = lines_of(card)[:2]
    assert signal.startswith("Waits: A shift")
    assert few == "Falls: Too few points to tell yet (7 of 10)."
    assert [(each.title, each.picture) for each in charts(card)] == [("Waits", "https://x.uk/measure.chart")]
    followed = wards.told(measures.NUMBERS, "carl", "Hub", wards.team("bea", "Ward 3"))
    beyond = [f"Ward 3: {each.replace(': ', '. ', 1)}" for each in (signal, few)]
    assert lines_of(followed)[:2] == beyond
    assert [each.picture for each in charts(followed)] == [""]
    assert lines_of(wards.told(measures.NUMBERS, "dan", "ED", wards.team("bea", "Ward 3"))) == []


def test_no_more_than_three_charts(wards: Wards) -> None:
    for number in range(3):
        measured(wards, f"Waits {number}", LARGE)
    part = measures.NUMBERS
    card = wards.told(part, "bea", "Ward 3", own=True)
    assert len(charts(card)) == 3


def test_beyond_the_team_small_counts_have_no_figures(wards: Wards) -> None:
    ref = measured(wards, "Harm", SMALL, direction=Direction.DECREASE)
    card = wards.told(measures.NUMBERS, "carl", "Hub", wards.team("bea", "Ward 3"))
    assert lines_of(card) == ["Ward 3: Harm. Something has changed, and not for the better."]
    assert charts(card) == []
    assert buttons(card)["Ask the team"].intent == AskTheTeam(ref)
    own = wards.told(measures.NUMBERS, "bea", "Ward 3", own=True)
    assert "the last" in lines_of(own)[0]
    assert len(charts(own)) == 1


def test_which_counts_are_small() -> None:
    for value, of, is_small in ((0, 30, False), (3, 30, True), (27, 30, True), (30, 30, False), (15, 30, False)):
        assert small(Plan("Bundle", shape=Shape.PERCENTAGE), [Value(FIRST, value, of)]) is is_small
    assert not small(Plan("Waits", shape=Shape.CONTINUOUS), [Value(FIRST, 3)])
    assert small(Plan("Days between", shape=Shape.BETWEEN), [Value(FIRST, 90)])
    bundle = Value(FIRST, 20, 40, elements=((40, 40), (38, 40)))
    assert small(Plan("Bundle", shape=Shape.BUNDLE, elements=("a", "b")), [bundle])


@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=30),
    st.sampled_from(list(Direction)),
    st.integers(1, 4),
)
def test_words_beyond_the_team_hold_no_value(values: list[int], direction: Direction, one: int) -> None:
    """No number but how many points there are and how many are needed."""
    measure = Measure("M-1", TeamId("7" * 16), Plan("Harm", direction=direction), None, BEGINS)
    days = [Value(FIRST + number * DAY, each) for number, each in enumerate([*values, one])]
    said = said_to(draw(measure, days), False, SAY)
    figures = {word for word in said.replace("(", " ").replace(")", " ").split() if word[0].isdigit()}
    assert figures <= {str(len(days)), "10"}
    assert figures == set() or len(days) < 10


def held(wards: Wards, *stands: Status) -> None:
    """One a working day up to Friday of the week."""
    known = wards.known("bea", "Ward 3")
    team = next(iter(known.teams))
    weekly = Schedule("Europe/London", (Slot(1, TUESDAY.time()),), (0, 1, 2, 3, 4), FIRST - 90 * DAY)
    days = [day for number in range(60) if (day := LAST - number * DAY).weekday() < 5][: len(stands)][::-1]
    with wards.store.write(reader(known)) as unit:
        series = unit.series.add(
            team, SeriesPlan("Morning huddle", "daily", Way.ROOM, weekly, by_itself=True), BEGINS
        ).ref
        for day, status in zip(days, stands):
            starts = TUESDAY + timedelta(days=(day - TUESDAY.date()).days)
            opened = None if status is Status.MISSED else starts
            times: dict[str, Any] = {"starts": starts, "ends": starts, "day": day, "minutes": 10, "slot": 1}
            unit.huddles.add(
                NewHuddle(team, "Huddle", Way.ROOM, (), lead=None, series=series, status=status, opened=opened, **times)
            )
        unit.commit()


def test_a_team_reads_how_many_of_its_huddles_were_held(wards: Wards) -> None:
    held(wards, *[Status.CLOSED] * 4, Status.MISSED)
    assert lines_of(wards.told(huddles.HELD, "bea", "Ward 3", own=True)) == ["You held 4 of 5 huddles."]
    assert lines_of(wards.told(huddles.HELD, "carl", "Hub", wards.team("bea", "Ward 3"))) == []
    assert lines_of(wards.told(huddles.MILESTONES, "bea", "Ward 3", own=True)) == []


def test_fifteen_in_a_row_are_told_in_the_week_in_which_they_were_reached(wards: Wards) -> None:
    held(wards, Status.MISSED, *[Status.CLOSED] * 15)
    told = ["15 huddles in a row: they have become part of your day. Well done, all of you."]
    assert lines_of(wards.told(huddles.MILESTONES, "bea", "Ward 3", own=True)) == told
    assert lines_of(wards.told(huddles.HELD, "bea", "Ward 3", own=True)) == ["You held all 5 huddles. Lovely."]
    assert lines_of(wards.told(huddles.MILESTONES, "carl", "Hub", wards.team("bea", "Ward 3"))) == []


def test_it_is_told_once(wards: Wards) -> None:
    held(wards, *[Status.CLOSED] * 25)
    assert lines_of(wards.told(huddles.MILESTONES, "bea", "Ward 3", own=True)) == []
