"""A measure's chart: what it says, what is marked on it, and every change taken back."""

from datetime import timedelta

import pytest

from bot.charts.model import Kind
from bot.chat.card import Chart, plain_text
from bot.chat.reply import Invalid
from bot.chat.turn import asker
from bot.measures.model import Drawing, Value
from bot.ports import Store
from tests.bot.huddling import SECOND, Ward
from tests.bot.measuring import FRIDAY, PERCENTAGE, chart, items, measure
from tests.talk import Talk, buttons, opened, shown, text


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store, FRIDAY)


@pytest.fixture
def amina(ward: Ward) -> Talk:
    return ward.lead("amina")


def days(*numbers: float) -> str:
    """A line for each, a day apart, up to today."""
    last = FRIDAY.date()
    return "\n".join(f"{last - timedelta(days=len(numbers) - 1 - at)} {number:g}" for at, number in enumerate(numbers))


def record(who: Talk, lines: str, ref: str = "M-1") -> None:
    assert "Saved" in text(who.send(who.press(who.say(f"measure {ref}"), "Record"), {"values": lines}))


def draw(who: Talk, step: int = 0, **answers: str) -> Chart:
    form = who.press(who.say("measure chart M-1"), "Draw it otherwise" if step == 0 else "Add a note or a new line")
    return chart(who.send(form, answers))


def test_too_few_points_say_so(amina: Talk) -> None:
    measure(amina, "Falls")
    assert text(amina.say("measure chart falls")).splitlines()[1] == "There are no values yet."
    record(amina, days(3, 5, 4))
    assert "Too few points to tell yet" in text(amina.say("measure chart falls"))


def test_without_a_name_each_chart_is_a_press_away(amina: Talk) -> None:
    measure(amina, "Falls")
    measure(amina, "Waits")
    record(amina, days(3, 5, 4), "M-2")
    listed = amina.say("measure chart")
    assert list(buttons(shown(listed))) == ["Record", "Show chart", "Add measure"]
    assert text(amina.press(listed, "Show chart")).startswith("Waits")


def test_a_shift_is_said_in_words(amina: Talk) -> None:
    measure(amina, "Minutes", shape="continuous", direction="decrease")
    record(amina, days(*[9, 11, 10, 12, 9, 11, 10, 12, 9, 11], *[5, 6, 5, 4, 6, 5, 4, 5, 6, 5]))
    said = text(amina.say("measure chart minutes"))
    assert "the last 10 points are below the median" in said
    assert "M-1 Minutes: 5 on 20 Nov · " in items(amina.say("measures"))[0]


def test_a_percentage_is_drawn_in_per_cent(amina: Talk) -> None:
    measure(amina, "Hand hygiene", **PERCENTAGE)
    record(amina, "18 Nov 12/15\n19 Nov 9/12\n20 Nov 20/20")
    drawn = chart(amina.say("measure chart M-1"))
    assert (drawn.values, drawn.unit, drawn.target) == ((80.0, 75.0, 100.0), "%", 95.0)
    assert drawn.upper == ()
    limited = draw(amina, kind="p")
    assert limited.values == pytest.approx((80, 75, 100))
    assert limited.centre == pytest.approx([41 / 47 * 100] * 3)
    assert len(limited.upper) == 3


def test_a_rate_is_shown_per_thousand(amina: Talk) -> None:
    measure(amina, "Falls", {"per": "1,000"}, shape="rate", unit="bed days")
    record(amina, "19 Nov 3/412\n20 Nov 4/400")
    drawn = chart(amina.say("measure chart M-1"))
    assert drawn.values == pytest.approx((3 / 412 * 1000, 10))
    assert drawn.unit == "per 1,000 bed days"
    assert "4/400 (10 per 1,000 bed days)" in text(amina.say("measure M-1"))


def test_only_charts_that_suit_it_are_offered(amina: Talk) -> None:
    measure(amina, "Falls")
    record(amina, days(1, 2, 3))
    form = amina.press(amina.say("measure chart M-1"), "Draw it otherwise")
    kinds = next(each for each in opened(form).fields if each.name == "kind")
    assert [value for value, _ in kinds.options] == ["run", "xmr", "i", "mr", "c"]  # type: ignore[union-attr]
    assert isinstance(amina.send(form, {"kind": "p"}), Invalid)


def test_a_new_line_needs_a_reason_and_can_be_taken_back(amina: Talk) -> None:
    measure(amina, "Falls")
    record(amina, days(1, 2, 3, 9, 8, 7))
    before = chart(amina.say("measure chart M-1"))
    form = amina.press(amina.say("measure chart M-1"), "Add a note or a new line")
    refused = amina.send(form, {"phase_day": "2026-11-18"})
    assert isinstance(refused, Invalid)
    assert refused.errors == {"phase_why": "Please fill this in."}
    drawn = amina.send(form, {"phase_day": "2026-11-18", "phase_why": "moved wards"})
    assert chart(drawn).phases == (3,)
    assert chart(drawn).centre == (2, 2, 2, 8, 8, 8)
    assert items(drawn) == ["New line from 18 Nov: moved wards"]
    assert chart(amina.press(drawn, "Take back")) == before


def test_notes_stand_at_the_first_point_from_their_day_on(amina: Talk) -> None:
    measure(amina, "Falls")
    record(amina, "2 Nov 1\n9 Nov 2\n16 Nov 3")
    assert [(mark.at, mark.label) for mark in draw(amina, 1, note_day="2026-11-04", note="flu").marks] == [(1, "flu")]
    draw(amina, 1, note_day="2026-11-16", note="strike")
    drawn = draw(amina, 1, note_day="2026-11-17", note="too late")
    assert [(mark.at, mark.label) for mark in drawn.marks] == [(1, "flu"), (2, "strike")]
    card = amina.say("measure chart M-1")
    assert items(card) == ["4 Nov flu", "16 Nov strike", "17 Nov too late"]
    assert [mark.label for mark in chart(amina.press(card, "Take back")).marks] == ["strike"]


def test_a_value_that_is_left_out_counts_for_nothing_and_comes_back(amina: Talk) -> None:
    measure(amina, "Falls")
    record(amina, days(1, 2, 30, 3))
    before = chart(amina.say("measure chart M-1"))
    seen = amina.press(amina.say("measure M-1"), "Change")
    form = amina.press(seen, "Leave out")
    drawn = amina.send(form, {"leave_out_day": "2026-11-19", "leave_out_why": "counted twice"})
    assert (chart(drawn).left_out, chart(drawn).centre[0]) == ((2,), 2)
    assert "left out: counted twice" in text(amina.say("measure M-1"))
    assert chart(amina.press(drawn, "Take back")) == before
    missing = amina.send(
        amina.press(amina.say("measure chart M-1"), "Add a note or a new line"),
        {"leave_out_day": "2026-11-01", "leave_out_why": "x"},
    )
    assert isinstance(missing, Invalid)
    assert missing.errors[""].startswith("There is no value on 1 Nov 2026.")


def test_a_baseline_may_be_frozen_and_melted(amina: Talk) -> None:
    measure(amina, "Falls")
    record(amina, days(1, 2, 3, 7, 8, 9))
    assert draw(amina, freeze="3").centre == (2,) * 6
    assert draw(amina).centre == (2,) * 6
    assert draw(amina, freeze="").centre == (5,) * 6
    refused = amina.send(amina.press(amina.say("measure chart M-1"), "Draw it otherwise"), {"freeze": "1"})
    assert isinstance(refused, Invalid)


def test_what_the_chosen_chart_cannot_show_is_a_run_chart_that_says_why(amina: Talk) -> None:
    measure(amina, "Days between falls", shape="between")
    record(amina, days(3, 0, 4))
    form = amina.press(amina.say("measure chart M-1"), "Draw it otherwise")
    drawn = amina.send(form, {"kind": "t"})
    assert chart(drawn).values == (3, 0, 4)
    assert "the value of 19 Nov like that: on a T chart" in text(drawn)


def test_the_chart_in_the_channel_changes_with_its_values(amina: Talk, ward: Ward) -> None:
    measure(amina, "Falls")
    record(amina, days(1, 2, 3))
    posted = amina.press(amina.say("measure chart M-1"), "Post to channel")
    assert "The chart is in the channel" in text(posted)
    ward.go()
    (card,) = [each for each in ward.channel() if any(isinstance(element, Chart) for element in each.elements)]
    assert list(buttons(card)) == ["Record", "Details"]
    ward.clock.moment += 10 * SECOND
    amina.say("measure falls 9")  # there is 3 already
    amina.say("measure falls 4 on 1 Nov")
    ward.go()
    assert "4 values" in plain_text(ward.channel()[-1])
    ward.clock.moment += 10 * SECOND
    amina.press(amina.say("measure delete M-1"), "Delete")
    ward.go()
    assert "Deleted on 20 Nov 2026" in plain_text(ward.channel()[-1])


def test_a_chart_is_found_by_its_name(amina: Talk) -> None:
    for name in ("Falls", "Falls at night", "Hand hygiene"):
        measure(amina, name)
    for words, title in (("falls", "Falls"), ("at night", "Falls at night"), ("hand hygeine", "Hand hygiene")):
        assert text(amina.say(f"measure chart {words}")).splitlines()[0] == f"{title} · Ward 7"
    for words in ("fall", "nonsense", ""):
        assert text(amina.say(f"measure chart {words}")).splitlines()[0] == "What Ward 7 measures"


@pytest.mark.parametrize("kind", [Kind.RUN, Kind.XMR])
def test_ten_thousand_values_are_charted_and_the_latest_drawn(amina: Talk, ward: Ward, kind: Kind) -> None:
    measure(amina, "Falls")
    first = FRIDAY.date() - timedelta(days=9_999)
    with ward.store.write(asker(ward.known(amina))) as unit:
        unit.measures.draw("M-1", Drawing(kind))
        unit.measures.put("M-1", [Value(first + timedelta(days=at), at % 7, recorded=FRIDAY) for at in range(10_000)])
        unit.commit()
    card = amina.say("measure chart M-1")
    assert len(chart(card).values) == 200
    assert chart(card).days[-1] == FRIDAY.date()
    assert "The latest 200 of 10,000 values are drawn." in text(card)
    refused = amina.send(amina.press(amina.say("measure M-1"), "Record"), {"values": "1 Jan 1990 3"})
    assert isinstance(refused, Invalid)
    assert refused.errors[""].startswith("A measure can keep 10,000 values")
