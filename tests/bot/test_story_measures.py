"""The numbers of a story, as its team and others read them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.chat.card import Chart
from bot.chat.reply import Reply
from bot.pdsa.model import Plan, Stage
from bot.pdsa.ports import NewCycle
from bot.ports import Store
from tests.bot.huddling import Ward
from tests.bot.measuring import measure
from tests.bot.test_stories import FIRST, PROBLEM, SECOND, open_to_all, write
from tests.talk import Talk, answers_in, opened, shown, text


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def amina(ward: Ward) -> Talk:
    talk = ward.lead("amina")
    talk.say("learn A red lanyard stops the hunt.")
    return talk


def record(who: Talk, name: str, days: dict[str, str]) -> None:
    for day, value in days.items():
        who.say(f"measure {name} {value} on {day}")


@pytest.fixture
def measured(amina: Talk, ward: Ward) -> Talk:
    """Six values before the test that began from the entry, six after."""
    measure(amina, "Falls")
    for number in range(6):
        record(amina, "Falls", {f"2026-11-{number + 1:02}": "6", f"2026-11-{number + 10:02}": "3"})
    ward.clock.moment = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)
    with ward.store.write(amina.app._turn(ward.known(amina), False).audience) as unit:
        team = ward.team_of(amina)
        cycle = unit.cycles.add(NewCycle(team, Plan("Lanyard", measure="M-1"), None, ward.clock.moment, about="L-1"))
        unit.cycles.save(replace(cycle, started=datetime(2026, 11, 9, 9, 0, tzinfo=UTC)), Stage.PLAN)
        unit.commit()
    return amina


def charts(reply: Reply) -> list[Chart]:
    return [each for each in shown(reply).elements if isinstance(each, Chart)]


def test_its_measures_are_told_before_and_after(measured: Talk) -> None:
    form = measured.send(measured.say("story write L-1"), FIRST, action="more")
    assert answers_in(opened(form))["measures"] == "M-1"  # its test looked at it
    measured.send(form, SECOND)
    story = measured.say("story L-1")
    assert "Falls: median 6 before, 3 since 9 Nov 2026" in text(story)
    (chart,) = charts(story)
    assert [mark.label for mark in chart.marks] == ["test began"]


def test_beyond_the_team_small_counts_and_charts_are_not_shown(measured: Talk, ward: Ward) -> None:
    write(measured)
    open_to_all(ward, measured)
    cara = ward.person("cara", "Ward 9")
    cara.say("hi")
    story = cara.say("story L-1")
    assert "Falls: median 6 before, fewer than 5 since 9 Nov 2026" in text(story)
    assert charts(story) == []


def test_a_deleted_measure_is_told_no_more(measured: Talk) -> None:
    write(measured)
    measured.press(measured.press(measured.say("measure M-1"), "Delete"), "Delete")
    story = measured.say("story L-1")
    assert "Falls" not in text(story)
    assert PROBLEM in text(story)
