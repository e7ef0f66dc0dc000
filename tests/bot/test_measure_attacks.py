"""Every intent of measures, projects and reports pressed by hand by whoever may not: nothing leaks or is written."""

from dataclasses import fields, replace
from typing import Any

import pytest
from sqlalchemy import delete

from bot.chat.intent import encode
from bot.chat.reply import Nothing, ShowCard, To
from storage.tables import members
from storage.unit_of_work import SqlStore
from tests.bot.attacking import STRANGERS, stranger
from tests.bot.attacking_measures import FAULT, INTENTS, OURS, Measuring, leaks, words
from tests.bot.test_huddle_attacks import MEGABYTES


@pytest.fixture
def target(store: SqlStore) -> Measuring:
    return Measuring(store)


def test_whoever_is_of_the_ward_sees_all_of_it(target: Measuring) -> None:
    """So that what the others do not see is there to be seen."""
    seen = "".join(str(target.amina.press_intent(encode(each))) for kind in INTENTS for each in target.every(kind))
    assert leaks(seen) == [*OURS]


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_from_elsewhere_sees_or_changes_anything(target: Measuring, who: str) -> None:
    talk = stranger(target, who)
    before = target.rows()
    for kind in INTENTS:
        for visible in (False, True):
            for intent in target.every(kind):
                reply = talk.press_intent(encode(intent), visible=visible)
                assert not leaks(reply), (intent, reply)
                assert FAULT not in str(reply), intent
        assert target.rows() == before, kind


def test_what_is_there_and_what_is_not_look_the_same(target: Measuring) -> None:
    """So that nobody can count another team's records."""
    talk = stranger(target, "of another team")
    for kind in INTENTS:
        if "ref" not in {each.name for each in fields(kind)}:
            continue
        for intent in target.every(kind):
            gone = replace(intent, ref=intent.ref[:2] + "900")  # type: ignore[attr-defined, call-arg]
            answers = [words(talk.press_intent(encode(each))) for each in (intent, gone)]
            assert answers[0].replace(intent.ref, "") == answers[1].replace(gone.ref, ""), intent  # type: ignore[attr-defined]


def test_what_a_team_sees_never_stands_in_another_s_channel(target: Measuring) -> None:
    """Somebody who is in both presses, where the other team looks on."""
    there = target.ward.person("amina", "Ward 9")
    there.say("hi")
    for kind in INTENTS:
        for intent in target.every(kind):
            reply = there.press_intent(encode(intent), visible=True)
            if isinstance(reply, ShowCard) and reply.to is To.PLACE:
                assert not leaks(reply), (intent, words(reply))


def test_a_page_shows_its_team_s_alone_and_writes_nothing(target: Measuring) -> None:
    """Whatever somebody has got sealed: as the team sees it, without anybody's rights."""
    there = stranger(target, "of another team")
    elsewhere, ours = target.ward.team_of(there), target.ward.known(target.amina).organisation
    away = target.ward.known(stranger(target, "of another organisation"))
    before, seen = target.rows(), ""
    for kind in INTENTS:
        for intent in target.every(kind):
            view = encode(intent)
            assert not leaks(target.ward.app.page(ours, [elsewhere], view)), intent
            assert target.ward.app.page(away.organisation, [target.team], view) is None, intent
            shown = target.ward.app.page(ours, [elsewhere, target.team], view)
            assert shown is None or not (kind.writes or kind.opens_form or kind.needs), intent
            seen += str(shown)
    assert leaks(seen), "the team's own pages are there"
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
            assert not [each for each in leaks(reply) if each != "amina"], (intent, reply)
            assert FAULT not in str(reply), intent
        assert target.rows() == before, kind


def test_nonsense_is_answered_with_a_card(target: Measuring) -> None:
    for kind in INTENTS:
        for intent in target.hostile(kind):
            reply = target.sister.press_intent(encode(intent))
            assert FAULT not in str(reply), intent
            assert isinstance(reply, Nothing) or words(reply).strip(), intent


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


def test_ten_megabytes_are_not_kept(target: Measuring) -> None:
    """Neither in a record nor in what tells a second press."""
    huge = "y" * MEGABYTES
    for kind in INTENTS:
        base = next(target.every(kind))
        for name in [each.name for each in fields(kind) if isinstance(getattr(base, each.name), str)][:4]:
            reply = target.amina.press_intent(encode(replace(base, **{name: huge})))
            assert FAULT not in str(reply)[:2000], (kind, name)
    long = {name: [row[:200] for row in rows if len(row) > 100_000] for name, rows in target.rows(but=()).items()}
    assert not any(long.values()), long
