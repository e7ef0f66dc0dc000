"""Teams of one organisation that try what others have learned, in talk."""

from typing import Any

from bot.chat.card import Card
from bot.chat.intent import encode
from bot.chat.reply import Reply
from bot.chat.turn import asker
from bot.learning.intents import ShowLearning
from bot.learning.model import Content, Entry, Visibility
from bot.learning.ports import NewEntry
from bot.spread.intents import ShowAdoption, ShowTree, TellOutcome, TryThis
from tests.bot.huddling import Ward
from tests.talk import Talk, shown

LANYARD = "Key on a red lanyard stops the hunt"


def wide(ward: Ward, who: Talk, learned: str = LANYARD, about: str = "", **content: Any) -> Entry:
    """A learning that the whole organisation may see."""
    known = ward.known(who)
    with ward.store.write(asker(known)) as unit:
        now = ward.clock.moment
        content = {"learned": learned, **content}
        new = NewEntry(
            ward.team_of(who),
            known.person.id,
            Content(**content),
            now,
            now.date(),
            Visibility.ORGANISATION,
            about=about,
        )
        entry = unit.learning.add(new)
        unit.commit()
    return entry


def tries(who: Talk, ref: str = "L-1", **answers: str) -> Reply:
    return who.send(who.say(f"try {ref}"), answers)


def went(who: Talk, ref: str = "T-1", outcome: str = "worked", told: str = "") -> Reply:
    return who.send(who.press_intent(encode(TellOutcome(ref))), {"outcome": outcome, "told": told})


def card_of(who: Talk, ref: str = "L-1") -> Card:
    return shown(who.press_intent(encode(ShowLearning(ref))))


def adoption(who: Talk, ref: str = "T-1") -> Reply:
    return who.press_intent(encode(ShowAdoption(ref)))


def tree_of(who: Talk, ref: str = "L-1") -> Reply:
    return who.press_intent(encode(ShowTree(ref)))


def try_form(who: Talk, ref: str = "L-1", team: str = "") -> Reply:
    return who.press_intent(encode(TryThis(team=team, ref=ref)))
