"""The list of themes, edited by two at once: whoever comes second keeps their lines, and nobody's list is lost."""

import pytest

from bot.chat.intent import encode
from bot.chat.reply import Invalid
from bot.chat.turn import asker
from bot.ports import Store
from bot.themes.intents import BackToTheTen, ChangeThemes, SaveThemes
from tests.bot.huddling import Ward
from tests.bot.meanwhile import presses
from tests.talk import Talk, answers_in, opened, shown


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def amina(ward: Ward) -> Talk:
    return ward.lead("amina")


@pytest.fixture
def ben(ward: Ward, amina: Talk) -> Talk:
    return ward.lead("ben", "Ward 9")


def names(ward: Ward, who: Talk) -> list[str]:
    with ward.store.read(asker(ward.known(who))) as unit:
        return [each.name for each in unit.themes.all() if not each.ended]


def test_two_forms_one_after_the_other(ward: Ward, amina: Talk, ben: Talk) -> None:
    first, second = amina.say("themes edit"), ben.say("themes edit")
    amina.send(first, {"lines": "Falls"})
    reply = ben.send(second, {"lines": "Sepsis\nFlow"})
    assert isinstance(reply, Invalid)
    assert reply.errors[""].startswith("This has changed since you opened the form")
    assert "say themes edit to go on" in reply.errors[""]
    assert answers_in(reply.form)["lines"] == "Sepsis\nFlow"
    assert names(ward, amina) == ["Falls"]
    shown(ben.send(ben.say("themes edit"), {"lines": "Falls\nSepsis\nFlow"}))
    assert names(ward, amina) == ["Falls", "Sepsis", "Flow"]


def test_two_save_at_the_same_moment(ward: Ward, amina: Talk, ben: Talk) -> None:
    carried = opened(amina.say("themes edit")).opened_by
    assert isinstance(carried, ChangeThemes)
    _, told = presses(ward, (amina, SaveThemes("Falls", carried.seen)), (ben, SaveThemes("Sepsis", carried.seen)))
    assert told.startswith("This has changed since you opened the form")
    assert names(ward, amina) == ["Falls"]


def test_saved_while_another_goes_back_to_the_ten(ward: Ward, amina: Talk, ben: Talk) -> None:
    amina.send(amina.say("themes edit"), {"lines": "Falls"})
    carried = opened(amina.say("themes edit")).opened_by
    assert isinstance(carried, ChangeThemes)
    presses(ward, (amina, SaveThemes("Falls\nSepsis", carried.seen)), (ben, BackToTheTen()))
    assert len(names(ward, amina)) == 10
    amina.press_intent(encode(BackToTheTen()))
    assert len(names(ward, amina)) == 10
