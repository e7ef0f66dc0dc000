"""A value as people say it, in more ways than one."""

import pytest

from bot.ports import Store
from tests.bot.huddling import Ward
from tests.bot.measuring import FRIDAY, measure, values
from tests.talk import Talk, answers_in, buttons, opened, shown


@pytest.fixture
def amina(store: Store) -> Talk:
    return Ward(store, FRIDAY).person("amina")


@pytest.mark.parametrize(
    ("shape", "said", "saved"),
    [
        ("percentage", "12 of 15 (80%) on 3 Nov", "3 Nov 12/15 (80%)"),
        ("percentage", "2/3 = 66%", "20 Nov 2/3 (66.7%)"),
        ("percentage", "12/15 (two agency staff)", "20 Nov 12/15 (80%), (two agency staff)"),
        ("rate", "3 falls in 412 bed days on Monday", "16 Nov 3/412 (7.28 per 1,000)"),
        ("count", "12 on Nov 3", "3 Nov 12"),
        ("count", "3 for October 2026", "1 Oct 3"),
        ("count", "2026-10 3", "1 Oct 3"),
    ],
)
def test_a_value_as_people_say_it(amina: Talk, shape: str, said: str, saved: str) -> None:
    measure(amina, "Number", shape=shape)
    amina.say(f"measure number {said}")
    assert values(amina, "M-1") == [saved]


def test_what_reads_in_two_ways_is_one_press(amina: Talk) -> None:
    measure(amina, "Falls")
    asked = amina.say("measure falls 3 Nov 12 - at night")
    assert list(buttons(shown(asked))) == ["3 on 12 Nov 2026", "12 on 3 Nov 2026", "Write it again"]
    amina.press(asked, "12 on 3 Nov 2026")
    assert values(amina, "M-1") == ["3 Nov 12, at night"]
    form = amina.press(asked, "Write it again")
    assert answers_in(opened(form))["values"] == ""
