"""Measures and reports on sealed pages, pressed twice, and by whoever has left: nothing leaks or is written."""

from typing import Any

import pytest
from sqlalchemy import delete

from bot.chat.intent import encode
from storage.tables import members
from storage.unit_of_work import SqlStore
from tests.bot.attacking import FAULT, stranger
from tests.bot.attacking_measures import INTENTS, Measuring


@pytest.fixture
def target(store: SqlStore) -> Measuring:
    return Measuring(store)


def test_whoever_is_of_the_ward_sees_all_of_it(target: Measuring) -> None:
    """So that what the others do not see is there to be seen."""
    seen = "".join(str(target.amina.press_intent(encode(each))) for kind in INTENTS for each in target.every(kind))
    assert target.leaks(seen) == [*target.ours[:-1]]


def test_a_page_shows_its_team_s_alone_and_writes_nothing(target: Measuring) -> None:
    """Whatever somebody has got sealed: as the team sees it, without anybody's rights."""
    there = stranger(target, "of another team")
    elsewhere, ours = target.ward.team_of(there), target.ward.known(target.amina).organisation
    away = target.ward.known(stranger(target, "of another organisation"))
    before, seen = target.rows(), ""
    for kind in INTENTS:
        for intent in target.every(kind):
            view = encode(intent)
            assert not target.leaks(target.ward.app.page(ours, [elsewhere], view)), intent
            assert target.ward.app.page(away.organisation, [target.team], view) is None, intent
            shown = target.ward.app.page(ours, [elsewhere, target.team], view)
            assert shown is None or not (kind.writes or kind.opens_form or kind.needs), intent
            seen += str(shown)
    assert target.leaks(seen), "the team's own pages are there"
    assert target.rows() == before


def test_somebody_who_has_left_sees_and_changes_nothing(target: Measuring) -> None:
    """In their own chat, with every button that they ever had."""
    engine: Any = target.ward.store.engines.writer  # type: ignore[attr-defined]
    with engine.begin() as connection:
        connection.execute(delete(members).where(members.c.person_id == target.person))
    gone = target.ward.person("amina", "")
    gone.say("hi")
    before = target.rows()
    for kind in INTENTS:
        for intent in target.every(kind):
            reply = gone.press_intent(encode(intent))
            assert not [each for each in target.leaks(reply) if each != "amina"], (intent, reply)
            assert FAULT not in str(reply), intent
        assert target.rows() == before, kind


def test_the_second_press_of_every_button_changes_nothing(target: Measuring) -> None:
    """The same event twice, as platforms send it."""
    for kind in INTENTS:
        if not kind.writes:
            continue
        for number, intent in enumerate(target.every(kind)):
            key = f"{kind.name} {number}"
            first = target.amina.press_intent(encode(intent), key=key)
            after = target.rows(but=("receipts", "timers"))
            second = target.amina.press_intent(encode(intent), key=key)
            assert target.rows(but=("receipts", "timers")) == after, intent
            assert FAULT not in str((first, second)), intent
