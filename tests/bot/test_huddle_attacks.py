"""Every intent of huddles pressed by hand by whoever may not: nothing leaks, nothing is written, one clear answer."""

from collections.abc import Iterator

import pytest

from bot.chat.card import plain_text
from bot.chat.intent import Intent, encode
from bot.chat.reply import Nothing, Reply, ShowCard
from storage.unit_of_work import SqlStore
from tests.bot.attacking import INTENTS, SECRET, STRANGERS, Target, stranger

NOT_HERE = "I can’t find that. It may have been deleted, or it belongs to a team that you are not in."


@pytest.fixture
def target(store: SqlStore) -> Target:
    return Target(store)


def leaks(reply: Reply) -> list[str]:
    shown = str(reply)
    return [each for each in (SECRET, "Ward 7", "amina", "sister", "Scanner") if each in shown]


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_from_elsewhere(target: Target, who: str) -> None:
    talk = stranger(target, who)
    own = ["Ward 7"] if who == "of another organisation" else []
    before = target.rows()
    wrong = []
    for kind in INTENTS:
        for visible in (False, True):
            for intent in target.every(kind):
                reply = talk.press_intent(encode(intent), visible=visible)
                if [each for each in leaks(reply) if each not in own]:
                    wrong.append((intent, visible, str(reply)[:600]))
                if "Something went wrong" in str(reply):
                    wrong.append((intent, visible, "a fault"))
                after = target.rows()
                if after != before:
                    wrong.append((intent, visible, [set(after[t]) ^ set(before[t]) for t in after if after[t] != before[t]]))
                    before = after
    assert not wrong, "\n".join(map(str, wrong))
