"""Reads an action out of one line of words: whoever is mentioned owns it, and "by Friday" at its end is its date."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from bot.chat.errors import NoSuchDay
from bot.chat.said import until_said
from bot.chat.spans import Mention, mark, mentioned, read
from bot.people.model import PersonId

_JOINS = frozenset({"and", "or", "with", "to", "for", "from", "of", "at", "by", "ask", "tell", "help", "see", "&"})
"""Before a name these need it: "ask @Ben" stays whole."""
_AFTER = " .,;:"
_BEFORE = " ,;:(→>–—-"


@dataclass(frozen=True)
class Line:
    text: str
    owner: PersonId | None = None
    due: date | None = None


def read_line(words: str, today: date) -> Line:
    """Nothing is lost: what cannot be read as a name or a day stays in the text."""
    text, owner = _owner_at_end(words.strip())
    text, due = split_day(text, today)
    if owner is None:
        text, owner = _owner_at_end(text)
    if owner is None:
        owner = next(iter(mentioned(text)), None)
    return Line(text, owner, due)


def with_typed_names(words: str, colleagues: Mapping[PersonId, str]) -> str:
    """@Ben as a mention, where nothing could be picked: somebody's whole name, or a first name that one of them has."""
    called: dict[str, set[PersonId]] = {}
    for person, name in colleagues.items():
        for said in {" ".join(name.split()), *name.split()[:1]}:
            called.setdefault(said.casefold(), set()).add(person)
    known = {said: person for said, (person, *others) in called.items() if not others}
    if not known:
        return words
    longest_first = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))

    def marked(found: re.Match[str]) -> str:
        person = known.get(found[1].casefold())
        return mark(person) if person else found[0]

    return re.sub(rf"(?<!\S)@({longest_first})(?!\w)", marked, words, flags=re.IGNORECASE)


def split_owner(words: str) -> tuple[str, PersonId | None]:
    """As `read_line`, but with its day left in the words."""
    owner = _owner_at_end(words)[1] or next(iter(mentioned(words)), None)
    if owner is None:
        return words, None
    name = re.escape(mark(owner))
    return re.sub(rf"\s+{name}(?=\s+by\s|\W*$)", "", words, flags=re.IGNORECASE), owner


def no_such_day(text: str, today: date) -> NoSuchDay | None:
    """What is wrong with the day at the end of an action's text."""
    try:
        until_said(text, today)
    except NoSuchDay as error:
        return error
    return None


def split_day(text: str, today: date) -> tuple[str, date | None]:
    """What is to be done, and the day at its end."""
    try:
        rest, due = until_said(text, today)
    except NoSuchDay:
        return text, None
    rest = rest.strip()
    return (rest, due) if rest else (text, due)


def _owner_at_end(text: str) -> tuple[str, PersonId | None]:
    """The text without the name at its end, where it says the same without."""
    text = text.rstrip()
    stripped = text.rstrip(_AFTER)
    spans = read(stripped, {})
    last = spans[-1] if spans else None
    if not isinstance(last, Mention):
        return text, None
    rest = stripped.removesuffix(mark(last.person)).rstrip()
    without = rest.rstrip(_BEFORE)
    if not without or without.split()[-1].casefold() in _JOINS:
        return text, None
    return without, last.person
