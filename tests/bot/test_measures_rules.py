"""Rules of measures that hold whatever is typed, in whatever order, and wherever somebody is."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.charts.model import Kind
from bot.chat.phrases import load
from bot.measures.drawn import KINDS, Drawn, chart_of, draw
from bot.measures.figures import OUT_OF, bare, exact, line_of, written
from bot.measures.lines import read_values, value_after_name, with_elements
from bot.measures.model import LARGEST, Drawing, Measure, NewPhase, Note, Plan, Shape, Value
from bot.measures.naming import begins, called, name_in, nearest
from bot.measures.past import past_day_said
from bot.measures.reading import Misread, amount_said, number_said
from bot.people.model import TeamId
from bot.timing.zones import rules_of
from storage.unit_of_work import SqlStore, open_store
from tests.bot.huddling import Ward
from tests.bot.measuring import FRIDAY, chart, measure, values
from tests.talk import Talk, address, text

SAY = load()
TODAY = date(2026, 11, 20)
SHAPES = st.sampled_from(list(Shape))
DAYS = st.dates(date(1900, 1, 1), TODAY)
NOTES = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=60).map(
    lambda text: " ".join(text.split())
)
COUNTS = st.integers(0, 10**12)


@st.composite
def of_shape(draw_: Callable[..., Any], shape: Shape) -> Value:
    """A value that a measure of that shape can have."""
    day, note = draw_(DAYS), draw_(NOTES)
    whole = draw_(COUNTS)
    number = draw_(st.floats(0, LARGEST, allow_subnormal=False).map(lambda each: round(each, 9)))
    match shape:
        case Shape.COUNT:
            return Value(day, float(whole), note=note)
        case Shape.PERCENTAGE | Shape.BUNDLE:
            of = draw_(st.integers(1, 10**12))
            return Value(day, float(min(whole, of)), float(of), note=note)
        case Shape.RATE:
            return Value(day, number, float(max(whole, 1)), note=note)
        case Shape.BETWEEN:
            return Value(day, number, note=note)
        case Shape.CONTINUOUS:
            return Value(day, -number, note=note)


@given(st.data(), SHAPES)
def test_what_is_written_reads_as_the_same_again(data: st.DataObject, shape: Shape) -> None:
    value, plan = data.draw(of_shape(shape)), Plan("x", shape=shape)
    for lines in (line_of(value), f"date,value\n{line_of(value)}"):
        read = read_values(lines, plan, TODAY)
        assert (read.values, read.faults) == ((value,), ())
    assert amount_said(bare(value), plan).value == value.value
    assert value_after_name(bare(value), plan, TODAY) == replace(value, day=TODAY, note="")


@given(st.floats(-LARGEST, LARGEST).map(lambda each: round(each, 9)))
def test_a_number_in_figures_is_that_number(number: float) -> None:
    assert number_said(exact(number)) == number


@given(st.sampled_from(["min", "days", "mmol/l", "°C", "£", "bed days", "m²"]), st.integers(0, 999))
def test_a_unit_may_stand_behind_it(unit: str, number: int) -> None:
    plan = Plan("x", shape=Shape.CONTINUOUS, unit=unit)
    value = Value(TODAY, float(number))
    assert value_after_name(f"{written(value, plan)} yesterday", plan, TODAY) == replace(value, day=date(2026, 11, 19))


@pytest.mark.parametrize(
    "line",
    ["3 Nov 12,250", "3 Nov, 12,250", "3 Nov,12,250", "2026-11-03\t12,250", '"3 Nov","12,250"', "3/11 12,250 - x"],
)
def test_a_comma_among_thousands_is_no_column(line: str) -> None:
    (value,) = read_values(line, Plan("Falls"), TODAY).values
    assert (value.day, value.value) == (date(2026, 11, 3), 12250)


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%a %d %b %Y", "%d.%m.%Y", "%B %d %Y"]))
def test_a_day_with_its_year_is_that_day(day: date, form: str) -> None:
    assert past_day_said(day.strftime(form), TODAY) == day


@given(st.dates(TODAY - timedelta(days=364), TODAY), st.sampled_from(["%d %b", "%d/%m", "%B %d"]))
def test_a_day_without_its_year_is_the_last_one(day: date, form: str) -> None:
    assert past_day_said(day.strftime(form), TODAY) == day


@given(st.dates(TODAY - timedelta(days=6), TODAY))
def test_a_weekday_is_the_last_one(day: date) -> None:
    assert past_day_said(f"on {day:%A}", TODAY) == day


ANYTHING = st.one_of(
    st.text(max_size=200),
    st.text(st.sampled_from("0123456789,./-–:; \t\n%\"'aeNovof"), max_size=80),
    st.lists(
        st.sampled_from(["3 Nov", "12/15", "yesterday", "-", ",", "\t", "1e400", "nan", "½", "٣", "\n", ";", '"', "of"])
    ).map(" ".join),
)


@given(ANYTHING, SHAPES)
def test_no_line_is_more_than_misread(said: str, shape: Shape) -> None:
    plan = Plan("Falls", shape=shape, unit="min", elements=("a", "b"))
    read = read_values(said, plan, TODAY, TODAY)
    assert read.values or read.faults
    for value in read.values:
        assert date(1900, 1, 1) <= value.day <= TODAY
        assert abs(value.value) <= LARGEST
        assert (value.of is not None) is (shape in OUT_OF)
        assert value.of is None or value.of > 0
    for _, fault in read.faults:
        assert SAY.line(fault.key, **fault.values_of)
    for attempt in (value_after_name, lambda said, plan, today: with_elements(Value(today, 1), said, plan)):
        with suppress(Misread):
            attempt(said, plan, TODAY)


def named(*names: str) -> list[Measure]:
    return [Measure(f"M-{n}", TeamId("7"), Plan(name), None, FRIDAY) for n, name in enumerate(names, 1)]


@given(ANYTHING, st.lists(ANYTHING.filter(str.strip), max_size=4))
def test_no_name_is_too_odd(line: str, names: list[str]) -> None:
    measures = named(*names)
    begins(line, measures), nearest(line, measures), name_in(line), called(line, measures)
    for each in measures:
        found = begins(f"{each.plan.name} 12/15", measures)
        assert found is not None
        assert (
            len(found[0].plan.name) >= len(each.plan.name) or found[0].plan.name.casefold() == each.plan.name.casefold()
        )


@pytest.mark.parametrize(
    ("line", "measure", "rest"),
    [
        ("Falls 3", "Falls", "3"),
        ("falls: 3", "Falls", "3"),
        ("FALLS = 3", "Falls", "3"),
        ("Temperature -3.5", "Temperature", "-3.5"),
        ("M-2 3", "Temperature", "3"),
        ("Falls", "Falls", ""),
    ],
)
def test_what_stands_behind_the_name(line: str, measure: str, rest: str) -> None:
    found = begins(line, named("Falls", "Temperature"))
    assert found is not None
    assert (found[0].plan.name, found[1]) == (measure, rest)
    assert begins("Fallsy 3", named("Falls")) is None


def drawn_of(values_: list[Value], shape: Shape, kind: Kind) -> Drawn:
    phases = (NewPhase(date(2020, 1, 1), "new ward"),)
    drawing = Drawing(kind, phases=phases, notes=(Note(date(2010, 1, 1), "flu"),))
    return draw(Measure("M-1", TeamId("7"), Plan("x", shape=shape), None, FRIDAY, drawing), values_)


@given(st.data(), SHAPES)
@settings(max_examples=60)
def test_every_series_can_be_drawn_and_read(data: st.DataObject, shape: Shape) -> None:
    """None, one, all the same, zeros; by every chart that suits it."""
    found = {each.day: each for each in data.draw(st.lists(of_shape(shape), max_size=30))}
    several = [replace(found[day], left_out=data.draw(st.sampled_from(["", "x"]))) for day in sorted(found)]
    for kind in KINDS[shape]:
        drawn = drawn_of(several, shape, kind)
        picture = chart_of(drawn, [(TODAY, "now")], SAY)
        assert len(picture.values) == len(several)
        assert drawn.said(SAY)
        assert all(0 <= mark.at < len(several) for mark in picture.marks)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> SqlStore:
    return open_store(f"sqlite:///{tmp_path_factory.mktemp('rules') / 'store.db'}")


_ZONES = ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/London", "Asia/Kathmandu"]
_CHANGES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9), st.booleans()), max_size=8)


@given(_CHANGES, st.randoms(use_true_random=False), st.sampled_from(_ZONES))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_one_chart_whatever_the_order_and_the_corrections(
    store: SqlStore, changes: list[tuple[int, int, bool]], random: Random, zone: str
) -> None:
    """Values recorded in any order, wrongly at first, taken out and put in again, are one chart in the end."""
    ward, last = Ward(store, FRIDAY), {day: day * day for day in range(6)}
    where = address("amina", f"Ward {id(changes)} {zone}", organisation=f"{FRIDAY.timestamp()}")
    amina = Talk(ward.app, where.__class__(**{**where.__dict__, "zone": zone}))
    today = FRIDAY.astimezone(rules_of(zone)).date()
    ref = text(measure(amina, "Falls")).splitlines()[-1].split()[0]
    for day, number, remove in changes:
        said(amina, ref, today - timedelta(days=day), number)
        if remove:
            take_out(amina, ref, today - timedelta(days=day))
    order = list(last.items())
    random.shuffle(order)
    for day, number in order:
        said(amina, ref, today - timedelta(days=day), number)
    drawn = chart(amina.say(f"measure chart {ref}"))
    assert drawn.days == tuple(today - timedelta(days=day) for day in range(5, -1, -1))
    assert list(drawn.values) == [25, 16, 9, 4, 1, 0]
    assert list(drawn.centre) == [6.5] * 6
    assert len(values(amina, ref)) == 5
    amina.press(amina.say(f"measure delete {ref}"), "Delete")


def said(who: Talk, ref: str, day: date, number: int) -> None:
    reply = who.say(f"measure {ref} {number} on {day.isoformat()}")
    if "already" in text(reply):
        who.press(reply, f"Change to {number}")


def take_out(who: Talk, ref: str, day: date) -> None:
    who.press_intent(f'{{"do":"measure.remove-value","ref":"{ref}","day":"{day.isoformat()}"}}')


def test_today_is_where_somebody_is(store: SqlStore) -> None:
    """In Kiribati it is Saturday already, in Samoa still Thursday."""
    ward = Ward(store, datetime(2026, 11, 20, 10, 30, tzinfo=UTC))
    for zone, day in (("Pacific/Kiritimati", "21 Nov"), ("Pacific/Pago_Pago", "19 Nov")):
        where = address("amina", f"Ward {zone}", organisation=zone)
        amina = Talk(ward.app, where.__class__(**{**where.__dict__, "zone": zone}))
        measure(amina, "Falls")
        assert f"\n{day} 3\n" in text(amina.say("measure falls 3"))
