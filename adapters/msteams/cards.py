"""The neutral card as an Adaptive Card 1.5; people's words stand in text runs, which nothing parses."""

from dataclasses import replace
from typing import assert_never

from adapters.msteams.buttons import Surface, action, in_rows
from adapters.msteams.limits import LENGTHS, MESSAGE_BYTES, cut, first_that_fits, shortened, size
from adapters.msteams.pictures import branches, picture
from adapters.msteams.spans import TEXT_FORMAT, Json, block, escaped, is_calm, is_web, runs, text
from bot.chat.card import (
    Actions,
    Card,
    Chart,
    Divider,
    Element,
    Facts,
    Image,
    Item,
    Items,
    Paragraph,
    Table,
    Tone,
    Tree,
)
from bot.chat.card import plain_text as words_of
from bot.chat.phrases import Say
from bot.chat.spans import Bold, Plain, Text, plain

__all__ = ["TEXT_FORMAT", "Surface", "adaptive", "attachment", "card", "heading", "preview", "text"]

VERSION = "1.5"
CARD_TYPE = "application/vnd.microsoft.card.adaptive"
PREVIEW_TYPE = "application/vnd.microsoft.card.thumbnail"
LONGEST_PREVIEW = 160
"""Characters of each of a preview's two lines."""

_QUIET = {"size": "Small", "isSubtle": True}
_LABEL = {"isSubtle": True}


def card(card: Card, say: Say, surface: Surface, most: int = MESSAGE_BYTES) -> Json:
    """At most `most` bytes: what is over is shortened, and says so."""
    drawn = _drawn(card, say, surface)
    if size(drawn) <= most:
        return drawn
    return first_that_fits(lambda n: _drawn(shortened(card, LENGTHS[n], say), say, surface), len(LENGTHS), most)


def attachment(content: Json) -> Json:
    return {"contentType": CARD_TYPE, "content": content}


def preview(card: Card, say: Say) -> Json:
    """The attachment that stands for a card in a list of what a search found: what it says, and whose it is.

    A title that only repeats whose it is would be the same on every line of the list; the first words are not.
    """
    quiet = next((plain(each.text) for each in _paragraphs(card) if each.tone is Tone.QUIET), "")
    said = next((_unlabelled(each.text) for each in _paragraphs(card) if each.tone is not Tone.QUIET), "")
    title = plain(card.title).strip()
    if said and any(part in title for part in quiet.split(" · ") if part):
        title = said
    first, *rest = _lines(title) or [say.line("msteams-untitled")]
    below = quiet or next(iter([*rest, *_lines(words_of(replace(card, title=())))]), "")
    shown = {"title": cut(first, LONGEST_PREVIEW), "text": escaped(cut(below, LONGEST_PREVIEW))}
    return {"contentType": PREVIEW_TYPE, "content": shown}


def _paragraphs(card: Card) -> list[Paragraph]:
    return [each for each in card.elements if isinstance(each, Paragraph) and plain(each.text).strip()]


def _lines(words: str) -> list[str]:
    return [each.strip() for each in words.splitlines() if each.strip()]


def _unlabelled(text: Text) -> str:
    """Without the label that stands in bold before the words."""
    rest = text[1:] if text and isinstance(text[0], Bold) else text
    return plain(rest).lstrip(": ") or plain(text)


def adaptive(body: list[Json], say: Say) -> Json:
    """`fallbackText` is what an old client shows, and may stand in a notification: no words of people."""
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": VERSION,
        "fallbackText": say.line("msteams-fallback"),
        "msteams": {"width": "Full"},
        "body": body,
    }


def heading(text: Text) -> Json:
    """A heading for a screen reader where a text block can show the words, which it reads as Markdown."""
    words = plain(text)
    if not is_calm(words):
        return block(text, {"size": "Medium", "weight": "Bolder"})
    return {"type": "TextBlock", "style": "heading", "text": words, "size": "Medium", "weight": "Bolder", "wrap": True}


def _drawn(card: Card, say: Say, surface: Surface) -> Json:
    body = [heading(card.title)] if plain(card.title).strip() else []
    line = False
    for index, element in enumerate(card.elements):
        if isinstance(element, Divider):
            line = True
            continue
        drawn = _element(element, surface, f"behind-{index}", say)
        if line and drawn and body:
            drawn[0] = {**drawn[0], "separator": True, "spacing": "Medium"}
        line = line and not drawn
        body += drawn
    return adaptive(body or [heading(say.text("msteams-untitled"))], say)


def _element(element: Element, surface: Surface, name: str, say: Say) -> list[Json]:
    """`name` is for what can be unfolded in it."""
    match element:
        case Paragraph(text, tone):
            return [_paragraph(text, tone)] if runs(text) else []
        case Facts(facts):
            return _together([_fact(label, value) for label, value in facts])
        case Items(items):
            return _together([_item(item, surface) for item in items])
        case Table():
            return _table(element)
        case Chart(table=table):
            return picture(element, _table(table), name, say)
        case Tree():
            return picture(element, branches(element), name, say)
        case Image(url, alt) if is_web(url) and url.startswith("https://"):
            return [{"type": "Image", "url": url, "altText": alt or " ", "size": "Stretch"}]
        case Image(alt=alt):
            return [block((Plain(alt),), _QUIET)]
        case Divider():
            return []
        case Actions(buttons):
            return in_rows(action(each, surface) for each in buttons)
        case _:
            assert_never(element)


def _paragraph(text: Text, tone: Tone) -> Json:
    match tone:
        case Tone.NORMAL:
            return block(text)
        case Tone.QUOTE:
            return {"type": "Container", "style": "emphasis", "items": [block(text)]}
        case Tone.QUIET:
            return block(text, _QUIET, spacing="Small")
        case _:
            assert_never(tone)


def _together(lines: list[Json]) -> list[Json]:
    """Lines of one list stand close to one another."""
    return [*lines[:1], *({**each, "spacing": "Small"} for each in lines[1:])]


def _columns(align: str, *columns: tuple[str | int, Json]) -> Json:
    """(width, what stands in it); a number is a share."""
    drawn = [
        {"type": "Column", "width": width, "verticalContentAlignment": align, "items": [item]}
        for width, item in columns
    ]
    return {"type": "ColumnSet", "columns": drawn}


def _fact(label: str, value: Text) -> Json:
    """Not a fact set, which reads its values as Markdown."""
    return _columns("Top", (1, block((Plain(label),), _LABEL)), (2, block(value)))


def _item(item: Item, surface: Surface) -> Json:
    bulleted = block((Plain("• "), *item.text))
    if item.button is None:
        return bulleted
    [button] = in_rows([action(item.button, surface)])
    return _columns("Center", ("stretch", bulleted), ("auto", button))


def _table(table: Table) -> list[Json]:
    width = max(len(row) for row in (table.header, *table.rows))
    caption = [block((Bold(table.caption),))] if table.caption else []
    if not width:
        return caption
    rows = [_row(table.header, width, {"weight": "Bolder"}), *(_row(row, width, {}) for row in table.rows)]
    drawn = {
        "type": "Table",
        "columns": [{"width": 1}] * width,
        "rows": rows,
        "firstRowAsHeader": True,
        "gridStyle": "default",
    }
    return [*caption, drawn]


def _row(cells: tuple[str, ...], width: int, look: Json) -> Json:
    padded = (*cells, *[""] * (width - len(cells)))
    drawn = [{"type": "TableCell", "items": [block((Plain(cell),), look)]} for cell in padded]
    return {"type": "TableRow", "cells": drawn}
