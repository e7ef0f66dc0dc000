"""Any text that a person can type, as a query: words, "phrases", prefixes* and filters."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

_PIECE = re.compile(
    r'(?P<filter>[a-z]+):(?:"(?P<quoted>[^"]*)"|(?P<value>\S*))|"(?P<phrase>[^"]*)"|(?P<word>\S+)', re.I
)
_WORDS = re.compile(r"\w+", re.UNICODE)
_KEY = re.compile(r"[^\W_]+", re.UNICODE)
LONGEST_KEY = 60
_QUOTES = str.maketrans("“”„«»", '"""""')
FILTERS = ("team", "kind", "tag", "theme", "by", "since")
MOST_TERMS = 24
"""Terms beyond this are left out: nobody means them, and each costs time."""


@dataclass(frozen=True)
class Term:
    """One word, or a phrase of several in this order; a prefix matches longer words too."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True)
class Query:
    terms: tuple[Term, ...] = ()
    needed: int = 0
    """How many of the terms are enough; 0 for all of them."""
    newest: bool = False
    """Newest first, which is quick however common the words are; otherwise best first."""
    team: str = ""
    kind: str = ""
    tag: str = ""
    theme: str = ""
    """The key that its name would have, until whoever knows the themes has put there the one that it has."""
    by: str = ""
    since: date | None = None
    not_understood: tuple[str, ...] = ()
    """Filters whose value makes no sense, as they were typed; the rest of the query still counts."""


def parse(text: str) -> Query:
    terms: list[Term] = []
    filters: dict[str, Any] = {}
    odd: list[str] = []
    since: date | None = None
    for piece in _PIECE.finditer(text.translate(_QUOTES)):
        name = (piece["filter"] or "").lower()
        if name in FILTERS:
            value = (piece["quoted"] if piece["quoted"] is not None else piece["value"]).strip()
            if name == "since" and (since := read_day(value)) is None:
                odd.append(piece[0])
            elif name == "theme":
                filters[name] = theme_key(value)
            elif name != "since":
                filters[name] = value.removeprefix("#") if name == "tag" else value.removeprefix("@")
        else:
            phrase = piece["phrase"]
            terms += _terms(piece[0] if name else piece["word"] if phrase is None else phrase, phrase is not None)
    return Query(tuple(terms[:MOST_TERMS]), **filters, since=since, not_understood=tuple(odd))


def _terms(text: str, phrase: bool) -> list[Term]:
    words = tuple(_WORDS.findall(text))
    if not words:
        return []
    if phrase:
        return [Term(words)]
    # "half-way" or "8:25" is one phrase; a star at the end of it makes the last word a prefix.
    return [Term(words, prefix=text.endswith("*"))]


def theme_key(text: str) -> str:
    """A theme's name, in any case and with spaces or hyphens, as the key that it may have: "Test and learn" and
    "test-and-learn" are one."""
    return "-".join(_KEY.findall(text.casefold()))[:LONGEST_KEY].rstrip("-")


def read_day(text: str) -> date | None:
    """2026-11-03, 2026-11 or 2026; None for anything else."""
    parts = text.split("-")
    if not all(part.isdigit() for part in parts) or not 1 <= len(parts) <= 3:
        return None
    try:
        year, month, day = (*(int(part) for part in parts), 1, 1)[:3]
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None
