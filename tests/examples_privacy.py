"""What the guard says, for whoever renders it."""

from collections.abc import Callable

from bot.chat.card import Card
from bot.chat.phrases import load
from bot.privacy import cards as privacy
from bot.privacy.guard import Kind as Identifier
from bot.privacy.screening import Found
from tests.elements import HOSTILE

SAY = load()
Made = tuple[Callable[..., Card], str, Card]
"""The function, what is special about this example, and what the function made."""
KEY = "k" * 43 + "="
"""As long as the key of sealed words."""
MANY_TEAMS = {f"{number:016x}": f"Ward {number} & Day Unit <{number}>" for number in range(51)}


def cards() -> list[Made]:
    found = [Found(each, f"Pt ●●● waited {HOSTILE}"[:160]) for each in list(Identifier)[: privacy.MOST_FOUND]]
    few = {"7" * 16: "Ward 7", "9" * 16: HOSTILE[:80]}
    warning, which_team = privacy.warning, privacy.which_team
    return [
        (warning, "in private", warning(found[:1], KEY, False, SAY)),
        (warning, "seen by others", warning(found[:1], KEY, True, SAY)),
        (warning, "five", warning(found, KEY, False, SAY)),
        (warning, "five, seen by others", warning(found, KEY, True, SAY)),
        (warning, "may be overruled", warning(found[:1], KEY, False, SAY, may_be_overruled=True)),
        (warning, "may be overruled, seen by others", warning(found, KEY, True, SAY, may_be_overruled=True)),
        (privacy.overruling, "off", privacy.overruling(False, 0, SAY)),
        (privacy.overruling, "on", privacy.overruling(True, 3, SAY)),
        (which_team, "", which_team(few, KEY, SAY)),
        (which_team, "many", which_team(dict.fromkeys(MANY_TEAMS, "W" * 80), KEY, SAY)),
    ]
