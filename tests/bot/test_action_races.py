"""An action of which two people change something: whoever has not seen what is so keeps their words, and is told."""

from dataclasses import replace

import pytest

from bot.actions.intents import ChangeAction, FinishAction
from bot.actions.model import Action
from bot.chat.reply import Invalid
from bot.chat.turn import asker
from bot.ports import Store
from tests.bot.huddling import Ward
from tests.bot.meanwhile import presses
from tests.talk import Talk, answers_in


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def amina(ward: Ward) -> Talk:
    found = ward.person("amina")
    found.say("action Order lanyards")
    return found


@pytest.fixture
def ben(ward: Ward, amina: Talk) -> Talk:
    found = ward.person("ben")
    found.say("hi")
    return found


def action(ward: Ward, who: Talk) -> Action:
    with ward.store.read(asker(ward.known(who))) as unit:
        return unit.actions.get("A-1")


def test_done_while_it_is_given_to_somebody(ward: Ward, amina: Talk, ben: Talk) -> None:
    me = ward.known(ben).person.id
    gives = ChangeAction(ref="A-1", text="Order lanyards", owner=me)
    presses(ward, (amina, FinishAction("A-1")), (ben, gives))
    assert (action(ward, ben).owner, action(ward, ben).done_by) == (me, ward.known(amina).person.id)
    presses(ward, (amina, replace(gives, text="Order red lanyards")), (ben, FinishAction("A-1")))
    assert (action(ward, ben).text, action(ward, ben).done_by) == ("Order red lanyards", ward.known(amina).person.id)


@pytest.mark.parametrize("record", ["action", "concern"])
def test_an_older_form_takes_nothing_back(ward: Ward, amina: Talk, ben: Talk, record: str) -> None:
    amina.say("concern Order lanyards")
    ref = "A-1" if record == "action" else "K-1"
    first, second = amina.say(f"{record} edit {ref}"), ben.say(f"{record} edit {ref}")
    amina.send(first, {"text": "Order red lanyards"})
    reply = ben.send(second, {"who": "Ward clerk"})
    assert isinstance(reply, Invalid)
    assert reply.errors[""] == (
        "This has changed since you opened the form, perhaps on another device, so nothing was saved. Copy what is new "
        f"here, close the form, and say {record} edit {ref} to go on from how it stands now."
    )
    assert answers_in(reply.form)["who"] == "Ward clerk"
    again = ben.say(f"{record} edit {ref}")
    assert answers_in(again.form)["text"] == "Order red lanyards"  # type: ignore[union-attr]
    ben.send(again, {"who": "Ward clerk"})
    assert "Ward clerk" in str(ben.say(f"{record} {ref}"))
