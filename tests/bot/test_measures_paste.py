"""Several values pasted at once: as a spreadsheet, a file or a person writes them."""

import pytest

from bot.chat.reply import Invalid
from bot.ports import Store
from tests.bot.huddling import Ward
from tests.bot.measuring import FRIDAY, PERCENTAGE, measure, values
from tests.talk import Talk, answers_in, opened, text

SPREADSHEET = "Date\tHands clean\tHands seen\n03/11/2026\t12\t15\n04/11/2026\t13\t15\tbusy\n"


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store, FRIDAY)


@pytest.fixture
def amina(ward: Ward) -> Talk:
    talk = ward.person("amina")
    measure(talk, "Hand hygiene", **PERCENTAGE)
    return talk


def record(who: Talk, lines: str, **more: str) -> object:
    return who.send(who.press(who.say("measure M-1"), "Record"), {"values": lines, **more})


@pytest.mark.parametrize(
    "lines",
    [
        SPREADSHEET,
        "2026-11-03 12/15\n4 Nov 13 of 15 - busy",
        "3 Nov, 12, 15\n4 Nov, 13, 15, busy",
        "date,value,denominator,note\n2026-11-03,12,15,\n2026-11-04,13,15,busy",
        "3/11: 12/15\n4/11: 13/15; busy\n\n",
        "2026-11-03;12/15\n2026-11-04;13/15;busy",
        'Tue 3 Nov 2026 12 15\n"4 Nov","13","15","busy"',
        "2026-11-03 12/15\n2026-11-04 13/15 - busy\n2026-11-03 12/15",
        "3 Nov: 12/15 (80%)\n4 Nov: 13/15 (86.7%) - busy",
        "3 Nov\t12\t15\t80%\n4 Nov\t13\t15\t87%\tbusy",
        "Day\tn\td\n03/11/2026 00:00\t12\t15\n04/11/2026 00:00\t13\t15\tbusy\n05/11/2026 00:00\t\t\n06/11/2026\t-",
        "2026-11-03T09:00:00 12/15\n2026-11-04 17:30 13/15 - busy",
    ],
)
def test_lines_as_people_write_them(amina: Talk, lines: str) -> None:
    assert text(record(amina, lines)).startswith("Saved for Ward 7: Hand hygiene, 2 values")  # type: ignore[arg-type]
    assert values(amina, "M-1") == ["4 Nov 13/15 (86.7%), busy", "3 Nov 12/15 (80%)"]


def test_a_message_may_hold_several_lines(amina: Talk) -> None:
    assert "2 values" in text(amina.say(f"measure hand hygiene\n{SPREADSHEET}"))
    assert len(values(amina, "M-1")) == 2


def test_nothing_is_saved_while_a_line_is_wrong_and_every_word_comes_back(amina: Talk) -> None:
    lines = "3 Nov 12/15\n4 Nov 17/15\n5 Nov 1/0\n31 Nov 1/2\n13/15\n2026-11-03 1/15"
    refused = record(amina, lines)
    assert isinstance(refused, Invalid)
    assert refused.errors[""] == (
        "Line 2: 17 of 15 is more than all. Please check which is which. "
        "Line 3: 1 of 0: out of none there is nothing to count. Leave that day out. "
        "Line 4: There is no such day as 31 Nov. Which day did you mean? "
        "2 more lines cannot be read either."
    )
    assert answers_in(refused.form)["values"] == lines
    assert values(amina, "M-1") == []
    again = amina.send(refused, {"values": "13/15\n3 Nov 12/15\n3 Nov 13/15"})
    assert isinstance(again, Invalid)
    assert "Line 1: Which day is “13/15”?" in again.errors[""]
    assert "Line 3: 3 Nov 2026 is there twice, as 12/15 and as 13/15." in again.errors[""]


def test_days_that_have_another_value_are_asked_about_and_the_others_saved(amina: Talk) -> None:
    record(amina, "3 Nov 12/15\n4 Nov 13/15\n5 Nov 14/15")
    asked = record(amina, "3 Nov 12/15\n4 Nov 1/15\n5 Nov 2/15 - recount\n6 Nov 3/15")
    assert text(asked) == (  # type: ignore[arg-type]
        "Hand hygiene has values on 2 of these days already\n"
        "• 4 Nov has 13/15; you wrote 1/15\n• 5 Nov has 14/15; you wrote 2/15"
    )
    assert [line[:11] for line in values(amina, "M-1")] == ["6 Nov 3/15 ", "5 Nov 14/15", "4 Nov 13/15", "3 Nov 12/15"]
    changed = amina.press(asked, "Change them")  # type: ignore[arg-type]
    assert "2 values" in text(changed)
    assert values(amina, "M-1")[1] == "5 Nov 2/15 (13.3%), recount"
    assert text(amina.press(asked, "Keep them")).startswith("Hand hygiene · Ward 7")  # type: ignore[arg-type]
    assert len(values(amina, "M-1")) == 4


def test_as_many_as_a_field_holds(amina: Talk) -> None:
    measure(amina, "Falls")
    lines = "\n".join(f"{month}/{year} {month}" for year in range(2000, 2026) for month in range(1, 13))
    assert len(lines) < 3000
    saved = amina.send(amina.press(amina.say("measure M-2"), "Record"), {"values": lines})
    assert "312 values" in text(saved)
    assert values(amina, "M-2")[0] == "1 Dec 2025 12"
    days = "\n".join(
        f"{day}.{month}.{year} {day}" for year in (2024, 2025) for month in (1, 2, 3) for day in range(2, 29)
    )
    assert "162 values" in text(amina.send(amina.press(amina.say("measure M-2"), "Record"), {"values": days}))
    too_many = amina.send(amina.press(amina.say("measure M-2"), "Record"), {"values": "1\n" * 401})
    assert isinstance(too_many, Invalid)
    assert too_many.errors[""] == "That is more than 400 lines. Please paste 400 at a time."


@pytest.mark.parametrize("line", ["12/15{}x", "12/15{}=x", "3 Nov 12/15 ({}80"])
def test_a_line_full_of_blanks_is_refused_as_fast_as_any_other(amina: Talk, line: str) -> None:
    """There are millions of ways to divide them, and nobody waits until all are tried."""
    lines = line.format(" " * 2900)
    refused = record(amina, lines)
    assert isinstance(refused, Invalid)
    assert answers_in(refused.form)["values"] == lines


def test_one_value_takes_the_day_and_the_note_of_the_form(amina: Talk) -> None:
    form = amina.press(amina.say("measure M-1"), "Record")
    assert answers_in(opened(form)) == {"values": "", "day": "2026-11-20", "note": ""}
    amina.send(form, {"values": "12/15", "day": "2026-11-18", "note": "two agency staff"})
    assert values(amina, "M-1") == ["18 Nov 12/15 (80%), two agency staff"]
    amina.send(amina.press(amina.say("measure M-1"), "Record"), {"values": "11/15 on Monday - quiet"})
    assert values(amina, "M-1")[1] == "16 Nov 11/15 (73.3%), quiet"
    to_come = amina.send(amina.press(amina.say("measure M-1"), "Record"), {"values": "12/15", "day": "2026-11-21"})
    assert isinstance(to_come, Invalid)
    assert to_come.errors[""] == "21 Nov 2026 is still to come. Record it when it is over."
