"""The neutral card as Block Kit: whatever a person wrote is shown as it is, calls nobody, and never goes unseen."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count, groupby
from typing import assert_never
from urllib.parse import urlsplit

from adapters.pictures import Pictured
from adapters.slack import limits
from adapters.slack.fitting import cut_off, fits, in_parts
from adapters.slack.limits import HOME, MESSAGE, MODAL, Surface, TooMuchToCarry
from adapters.slack.payload import Json
from adapters.slack.pictures import WORDS, Shown
from adapters.slack.spans import (
    carried,
    escape,
    is_blank,
    length,
    pieces,
    plain_object,
    rich,
    shortened,
    spelled,
    text_object,
    web,
)
from adapters.slack.tables import grid, typed
from bot.chat.card import (
    Actions,
    Branch,
    Button,
    Card,
    Chart,
    Divider,
    Element,
    Facts,
    Image,
    Item,
    Items,
    Paragraph,
    Style,
    Table,
    Tone,
    Tree,
    plain_text,
)
from bot.chat.intent import encode
from bot.chat.phrases import Say
from bot.chat.spans import Bold, Plain, Text

GENEROSITY = (30 * limits.TEXT, limits.TEXT, 1500, 700, 300, 100)
"""How much of one text is shown: the first of these with which the whole card fits."""
_NO_DESCRIPTION = "–"


def blocks(card: Card, say: Say, pictures: Shown = WORDS) -> list[Json]:
    """Of a message."""
    return _fitted(card, say, MESSAGE, pictures)


def message(card: Card, say: Say, pictures: Shown = WORDS, *, private: bool) -> Json:
    """`text` is what a screen reader reads of a private message; in any other it would stand on lock screens."""
    text = _fallback((Plain(plain_text(card)),), say) if private else say.line("slack-something-new")
    return {"text": text, "blocks": blocks(card, say, pictures)}


def text_message(text: Text, say: Say, *, private: bool = False) -> Json:
    """One sentence."""
    return message(Card(text), say, private=private)


def home(card: Card, say: Say, pictures: Shown = WORDS) -> Json:
    return {"type": "home", "callback_id": "home", "blocks": _fitted(card, say, HOME, pictures)}


def modal(card: Card, say: Say, metadata: str, pictures: Shown = WORDS) -> Json:
    """A card in an open modal, instead of the form that was sent there."""
    if len(metadata) > limits.METADATA:
        raise TooMuchToCarry("private_metadata")
    return {
        "type": "modal",
        "callback_id": "card",
        "title": plain_object(say.line("slack-name"), limits.MODAL_LABEL),
        "close": plain_object(say.line("slack-close"), limits.MODAL_LABEL),
        "private_metadata": metadata,
        "blocks": _fitted(card, say, MODAL, pictures),
    }


def _fallback(text: Text, say: Say) -> str:
    shown = shortened((Plain(escape(spelled(text))),), limits.FALLBACK, say)
    return spelled(shown).strip() or say.line("slack-something-new")


def _fitted(card: Card, say: Say, surface: Surface, pictures: Shown) -> list[Json]:
    """Long texts are shortened first; what does not fit even so is left out, and a line says so."""
    drawn: list[Json] = []
    for most in GENEROSITY:
        drawn = list(_Drawing(say, surface, most, pictures).card(card))
        if fits(drawn, surface):
            return drawn
    return cut_off(drawn, _context((Plain(say.line("slack-left-out")),), say), surface)


def _section(text: Text, say: Say) -> Json:
    return {"type": "section", "text": text_object(text, limits.TEXT, say)}


def _context(text: Text, say: Say) -> Json:
    return {"type": "context", "elements": [text_object(text, limits.TEXT, say)]}


def _rich_text(kind: str, elements: list[Json]) -> Json:
    return {"type": "rich_text", "elements": [{"type": kind, "elements": elements}]}


def _paragraph(text: Text) -> Json:
    return _rich_text("rich_text_section", rich(text))


@dataclass
class _Drawing:
    """One card on one surface, with at most `most` characters of each text."""

    say: Say
    surface: Surface
    most: int
    pictures: Shown

    def __post_init__(self) -> None:
        self._numbers = count(1)
        self._tables_left = self.surface.tables

    def card(self, card: Card) -> Iterator[Json]:
        if not card.elements:  # a sentence, no heading
            title = shortened(card.title, self.most, self.say)
            yield from (_section(piece, self.say) for piece in pieces(title, limits.TEXT))
            return
        yield from self._title(card.title)
        for element in card.elements:
            yield from self._element(element)

    def _title(self, title: Text) -> Iterator[Json]:
        words = spelled(title)
        if all(isinstance(span, Plain) for span in title) and len(words) <= limits.HEADER and "\n" not in words:
            if words.strip():
                yield {"type": "header", "text": plain_object(words, limits.HEADER)}
            return
        for piece in pieces(shortened(title, self.most, self.say), limits.TEXT):
            yield _rich_text("rich_text_section", rich(piece, bold=True))

    def _element(self, element: Element) -> Iterable[Json]:
        match element:
            case Paragraph(text, tone):
                return self._tone(text, tone)
            case Facts(facts):
                return self._facts(facts)
            case Items(items):
                return self._items(items)
            case Table():
                return self._table(element)
            case Chart(table=table):
                return [*self._picture(element), *self._table(table)]
            case Tree():
                branches = () if element in self.pictures else self._lines(branches_of(element))
                return [*self._picture(element), *branches]
            case Image(url, alt):
                return self._image(url, alt)
            case Divider():
                return [{"type": "divider"}]
            case Actions(buttons):
                return self._actions(buttons)
            case _:
                assert_never(element)

    def _tone(self, text: Text, tone: Tone) -> list[Json]:
        parts = pieces(shortened(text, self.most, self.say), limits.TEXT)
        match tone:
            case Tone.NORMAL:
                return [_paragraph(part) for part in parts]
            case Tone.QUOTE:
                return [_rich_text("rich_text_quote", rich(part)) for part in parts]
            case Tone.QUIET:
                return [_context(part, self.say) for part in parts]
            case _:
                assert_never(tone)

    def _facts(self, facts: Iterable[tuple[str, Text]]) -> Iterator[Json]:
        fields = [
            text_object(shortened(_fact(label, value), self.most, self.say), limits.FIELD, self.say)
            for label, value in facts
            if label.strip() or not is_blank(value)
        ]
        for start in range(0, len(fields), limits.FIELDS):
            yield {"type": "section", "fields": fields[start : start + limits.FIELDS]}

    def _items(self, items: Iterable[Item]) -> Iterator[Json]:
        for has_button, run in groupby(items, key=lambda item: item.button is not None):
            if has_button:
                for item in run:
                    yield from self._line(item)
            else:
                yield from self._list(item.text for item in run)

    def _list(self, texts: Iterable[Text]) -> Iterator[Json]:
        yield from self._lines((0, text) for text in texts)

    def _lines(self, lines: Iterable[tuple[int, Text]]) -> Iterator[Json]:
        """As lists, each line as far in as it says."""
        most = min(self.most, limits.TEXT)
        shown = [(depth, shortened(text, most, self.say)) for depth, text in lines if not is_blank(text)]
        for part in in_parts(shown, lambda line: length(line[1]), limits.TEXT):
            runs = groupby(part, key=lambda line: min(line[0], limits.INDENT))
            yield {"type": "rich_text", "elements": [_listed(depth, (text for _, text in run)) for depth, run in runs]}

    def _line(self, item: Item) -> Iterator[Json]:
        """An item with its button beside it."""
        button = self._button(item.button) if item.button else None
        section = _section(shortened(item.text, min(self.most, limits.TEXT), self.say), self.say)
        yield {**section, "accessory": button} if button else section
        if item.button and button is None:
            yield self._without(item.button)

    def _actions(self, buttons: Iterable[Button]) -> Iterator[Json]:
        drawn = [(button, self._button(button)) for button in buttons]
        shown = [each for _, each in drawn if each is not None]
        for start in range(0, len(shown), limits.BUTTONS):
            yield {"type": "actions", "elements": shown[start : start + limits.BUTTONS]}
        yield from (self._without(button) for button, each in drawn if each is None)

    def _button(self, button: Button) -> Json | None:
        """None where it would have to carry more than Slack lets it."""
        value = carried(encode(button.intent))
        if len(value) > limits.BUTTON_VALUE:
            return None
        style = {} if button.style is Style.NORMAL else {"style": button.style.value}
        label = plain_object(button.label, limits.BUTTON_LABEL)
        return {"type": "button", "action_id": f"intent:{next(self._numbers)}", "text": label, "value": value, **style}

    def _without(self, button: Button) -> Json:
        return _context(self.say.text("slack-no-button", label=button.label), self.say)

    def _image(self, url: str, alt: str) -> list[Json]:
        """Slack fetches it, so it has to be an address that anybody can reach."""
        href = web(url)
        if href is None or urlsplit(href).scheme != "https":
            return self._tone((Plain(alt),), Tone.NORMAL)
        return [{"type": "image", "image_url": href, "alt_text": _described(alt)}]

    def _picture(self, picture: Pictured) -> list[Json]:
        """Or its words, where Slack has none."""
        if picture not in self.pictures:
            return self._tone((Plain(picture.alt),), Tone.NORMAL)
        title = {"title": plain_object(picture.title, limits.HEADER)} if picture.title.strip() else {}
        return [{"type": "image", **self.pictures[picture], "alt_text": _described(picture.alt), **title}]

    def _table(self, table: Table) -> Iterator[Json]:
        yield from self._tone((Bold(table.caption),), Tone.NORMAL)
        rows, whole = grid(table, self.most)
        if rows and self._tables_left:
            self._tables_left -= 1
            yield {"type": "table", "rows": [[{"type": "raw_text", "text": cell} for cell in row] for row in rows]}
        elif rows:
            lines = shortened((Plain(typed(rows)),), min(self.most, limits.TEXT), self.say)
            yield _rich_text("rich_text_preformatted", rich(lines))
        if not whole:
            yield _context((Plain(self.say.line("slack-table-cut")),), self.say)


def _listed(depth: int, texts: Iterable[Text]) -> Json:
    sections = [{"type": "rich_text_section", "elements": rich(text)} for text in texts]
    return {"type": "rich_text_list", "style": "bullet", **({"indent": depth} if depth else {}), "elements": sections}


def branches_of(tree: Tree) -> Iterator[tuple[int, Text]]:
    """Each label, and how far in it stands."""

    def of(branch: Branch, depth: int) -> Iterator[tuple[int, Text]]:
        yield depth, (Plain(branch.label),)
        for each in branch.branches:
            yield from of(each, depth + 1)

    return of(tree.root, 0)


def _described(alt: str) -> str:
    description: str = plain_object(alt, limits.ALT_TEXT)["text"] if alt.strip() else _NO_DESCRIPTION
    return description


def _fact(label: str, value: Text) -> Text:
    shown = (Plain(_NO_DESCRIPTION),) if is_blank(value) else value
    return (Bold(label), Plain("\n"), *shown) if label.strip() else shown
