"""Buttons as a card's actions, in rows that a phone has room for."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from adapters.msteams.limits import LONGEST_LABEL, MOST_PRIMARY, cut
from adapters.msteams.spans import Json
from bot.chat.card import Button, Style
from bot.chat.intent import encode

VERB = "intent"
"""Of an Action.Execute that is a press; its data hold the intent under the same name."""

ROW = 330
"""Pixels that a phone has for buttons beside one another."""
CHARACTER, EDGES = 7, 37
"""What a label's character takes of them, and what a button takes besides."""

STYLES = {Style.NORMAL: "default", Style.PRIMARY: "positive", Style.DANGER: "destructive"}


class Surface(StrEnum):
    """Where a card stands, which decides what a press may do."""

    PERSONAL = "personal"
    SHARED = "shared"
    """A channel or a group chat: a form opens in a dialog, for whoever asked."""
    DIALOG = "dialog"


def action(button: Button, surface: Surface) -> Json:
    data: Json = {VERB: encode(button.intent)}
    if surface is Surface.SHARED and button.intent.opens_form:
        return submit(button.label, button.style, {"msteams": {"type": "task/fetch"}, **data})
    if surface is Surface.DIALOG:
        return submit(button.label, button.style, data)
    return execute(button.label, button.style, VERB, data)


def submit(label: str, style: Style, data: Json) -> Json:
    return {"type": "Action.Submit", **_face(label, style), "data": data}


def execute(label: str, style: Style, verb: str, data: Json) -> Json:
    """With a fallback for clients that do not know it."""
    return {
        "type": "Action.Execute",
        **_face(label, style),
        "verb": verb,
        "data": data,
        "fallback": submit(label, style, data),
    }


def _face(label: str, style: Style) -> Json:
    face = {"title": cut(label, LONGEST_LABEL) or "…"}
    return face if style is Style.NORMAL else {**face, "style": STYLES[style]}


def in_rows(actions: Iterable[Json]) -> list[Json]:
    """Action sets, in order; a new one begins where a phone's width, or Teams' number, would be exceeded."""
    rows: list[list[Json]] = []
    for each in actions:
        if not rows or len(rows[-1]) == MOST_PRIMARY or _width([*rows[-1], each]) > ROW:
            rows.append([])
        rows[-1].append(each)
    sets: list[Json] = [{"type": "ActionSet", "actions": row} for row in rows]
    return [*sets[:1], *({**each, "spacing": "Small"} for each in sets[1:])]


def _width(actions: Sequence[Json]) -> int:
    return sum(CHARACTER * len(each["title"]) + EDGES for each in actions)
