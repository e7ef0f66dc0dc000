"""A card as Markdown, to be kept in other files: whatever a person wrote stays words."""

import re
from collections.abc import Iterator
from typing import assert_never

from bot.chat.card import (
    Actions,
    Branch,
    Card,
    Chart,
    Divider,
    Element,
    Facts,
    Image,
    Items,
    Paragraph,
    Table,
    Tone,
    Tree,
)
from bot.chat.spans import Bold, Code, Link, Mention, Plain, Span, Text, plain

_MEANING = re.compile(r"([\\`*_{}\[\]<>#|~$]|&(?=[#\w])|:(?=\S))")
_AT_THE_START = re.compile(r"^(\s*\d*)([-+=.)])(?=[-=\s]|$)", re.MULTILINE)
_ADDRESS = re.compile(r"https?://[^\s<>]+")


def markdown(card: Card) -> str:
    parts = [f"# {_in_line(card.title)}", *(part for element in card.elements for part in _parts(element))]
    return "\n\n".join(part for part in parts if part) + "\n"


def _parts(element: Element) -> list[str]:
    match element:
        case Paragraph(text, tone):
            lines = _lines(text)
            return [_indented(lines, "> ") if tone is Tone.QUOTE else lines]
        case Facts(facts):
            return ["\n".join(f"- {_bold(f'{_words(label)}:')} {_item(value)}" for label, value in facts)]
        case Items(items):
            return ["\n".join(f"- {_item(item.text)}" for item in items)]
        case Table():
            return [_bold(_words(element.caption)), _table(element)]
        case Chart(alt, title, table=table):
            return [_heading(title), _words(alt), *_parts(table)]
        case Tree(alt, title, root=root):
            return [_heading(title), _words(alt), "\n".join(_branches(root))]
        case Image(alt=alt):
            return [_words(alt)]
        case Divider():
            return ["---"]
        case Actions():
            return []
        case _:
            assert_never(element)


def _heading(title: str) -> str:
    said = _words(title)
    return f"## {said}" if said else ""


def _bold(said: str) -> str:
    return f"**{said}**" if said else ""


def _branches(branch: Branch, depth: int = 0) -> Iterator[str]:
    """A column that is passed over has no label, and no line here."""
    if label := _words(branch.label):
        yield f"{'  ' * depth}- {label}"
    for each in branch.branches:
        yield from _branches(each, depth + bool(label))


def _table(table: Table) -> str:
    rows = (table.header, ["---"] * len(table.header), *table.rows)
    said = (row if at == 1 else [_words(cell) for cell in row] for at, row in enumerate(rows))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in said)


def _lines(text: Text) -> str:
    """With its own breaks, which two spaces at a line's end keep."""
    whole = "".join(_span(each) for each in text).strip()
    lines = [line.strip() for line in _AT_THE_START.sub(r"\1\\\2", whole).splitlines()]
    return "\n".join(
        f"{line}  " if line and at + 1 < len(lines) and lines[at + 1] else line for at, line in enumerate(lines)
    )


def _in_line(text: Text) -> str:
    return " ".join(_lines(text).split())


def _item(text: Text) -> str:
    return _indented(_lines(text), "  ").lstrip()


def _words(text: str) -> str:
    return _in_line((Plain(text),))


def _indented(text: str, by: str) -> str:
    return "\n".join(f"{by}{line}" if line else by.rstrip() for line in text.split("\n"))


def _span(span: Span) -> str:
    match span:
        case Plain(text):
            return _escaped(text)
        case Bold(text):
            bare = text.strip()
            return text.replace(bare, _bold(_escaped(bare))) if bare else text
        case Code(text):
            return _code(text)
        case Link(text, url) if _ADDRESS.fullmatch(url):
            return f"[{_escaped(' '.join((text or url).split()))}](<{url}>)"
        case Link(text, url):
            return _escaped(text or url)
        case Mention():
            return _escaped(plain((span,)))
        case _:
            assert_never(span)


def _escaped(text: str) -> str:
    return _MEANING.sub(r"\\\1", text)


def _code(text: str) -> str:
    """Between more backticks than are in it."""
    text = " ".join(text.split())
    fence = "`" * (1 + max((len(each) for each in re.findall("`+", text)), default=0))
    return f"{fence} {text} {fence}" if text.strip() else ""
