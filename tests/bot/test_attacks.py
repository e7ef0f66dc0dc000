"""Every intent pressed by hand by whoever may not: nothing leaks, nothing is written, one clear answer."""

from dataclasses import fields, replace

import pytest

from bot.chat.intent import encode
from bot.chat.reply import Nothing, ShowCard, To
from storage.unit_of_work import SqlStore
from tests.bot.attacking import FAULT, STRANGERS, Target, stranger, words
from tests.bot.attacking_measures import Measuring
from tests.bot.attacking_sharing import Shared
from tests.bot.attacking_spread import Trying
from tests.bot.attacking_tests import Started

MEGABYTES = 10 * 1024 * 1024


@pytest.fixture(params=[Target, Started, Measuring, Trying, Shared])
def target(request: pytest.FixtureRequest, store: SqlStore) -> Target:
    made: Target = request.param(store)
    return made


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_from_elsewhere_sees_or_changes_anything(target: Target, who: str) -> None:
    talk = stranger(target, who)
    theirs_too = "Ward 7" if who == "of another organisation" else ""
    before = target.rows()
    for kind in target.kinds:
        for visible in (False, True):
            for intent in target.every(kind):
                reply = talk.press_intent(encode(intent), visible=visible)
                assert not target.leaks(reply, theirs_too), (intent, visible, reply)
                assert FAULT not in str(reply), intent
        assert target.rows() == before, kind


def test_what_is_there_and_what_is_not_look_the_same(target: Target) -> None:
    """So that nobody can count another team's records."""
    talk = stranger(target, "of another team")
    for kind in target.kinds:
        if "ref" not in {each.name for each in fields(kind)}:
            continue
        for intent in target.every(kind):
            gone = replace(intent, ref=intent.ref[:2] + "900")  # type: ignore[attr-defined, call-arg]
            answers = [words(talk.press_intent(encode(each))) for each in (intent, gone)]
            assert answers[0].replace(intent.ref, "") == answers[1].replace(gone.ref, ""), intent  # type: ignore[attr-defined]


def test_what_a_team_sees_never_stands_in_another_s_channel(target: Target) -> None:
    """Somebody who is in both presses, where the other team looks on."""
    there = target.ward.person("amina", "Ward 9")
    there.say("hi")
    for kind in target.kinds:
        for intent in target.every(kind):
            reply = there.press_intent(encode(intent), visible=True)
            if isinstance(reply, ShowCard) and reply.to is To.PLACE:
                assert not target.leaks(reply), (intent, words(reply))


def test_nonsense_is_answered_with_a_card(target: Target) -> None:
    for kind in target.kinds:
        for intent in target.hostile(kind):
            reply = target.sister.press_intent(encode(intent))
            assert FAULT not in str(reply), intent
            assert isinstance(reply, Nothing) or words(reply).strip(), intent


def test_ten_megabytes_are_not_kept(target: Target) -> None:
    """Neither in a record nor in what tells a second press."""
    huge = "y" * MEGABYTES
    for kind in target.kinds:
        base = next(target.every(kind))
        for name in [each.name for each in fields(kind) if isinstance(getattr(base, each.name), str)][:4]:
            reply = target.amina.press_intent(encode(replace(base, **{name: huge})))
            assert FAULT not in str(reply)[:2000], (kind, name)
    long = {name: [row[:200] for row in rows if len(row) > 100_000] for name, rows in target.rows(but=()).items()}
    assert not any(long.values()), long
