"""Which earlier entries are about the same thing: "others have been here"."""

import re
from collections.abc import Iterable

from bot.learning.model import Content, Entry, title_of
from bot.search.query import Query, Term

MOST = 3
CANDIDATES = 12
_SHARED = 2
"""Word stems that two entries must have in common."""
_TERMS = 8
_WORD = re.compile(r"[^\W\d_]{4,}", re.UNICODE)
_COMMON = frozenset(
    "about after again also back been before being both came cannot could does doing done down each even "
    "every from gave give goes going good have having help here into just keep kept know less like made "
    "make many more most much must need needs never next nobody once only other over people same seen "
    "should some staff still such take takes team than that their them then there these they thing things "
    "this those time took until very want wards well went were what when where which while whole will "
    "with without work worked works would your patient patients ward shift shifts".split()
)


def _stems(content: Content) -> dict[str, str]:
    """Stem → word, of the title and what was learned (or happened), longest words first."""
    text = f"{title_of(content)} {content.learned or content.happened} {' '.join(content.tags)}".lower()
    words = sorted({word for word in _WORD.findall(text) if word not in _COMMON}, key=lambda word: (-len(word), word))
    return {word[:5].rstrip("s"): word for word in reversed(words)}


def query_for(content: Content) -> Query:
    """Any of the entry's most telling words."""
    words = sorted(_stems(content).values(), key=lambda word: (-len(word), word))[:_TERMS]
    return Query(tuple(Term((word,)) for word in words), any_term=True)


def most_similar(content: Content, candidates: Iterable[Entry]) -> tuple[Entry, ...]:
    """Up to MOST of `candidates`, the most alike first; those with too little in common are left out."""
    own = _stems(content).keys()
    shared = [(len(own & _stems(entry.content).keys()), entry) for entry in candidates]
    alike = sorted((pair for pair in shared if pair[0] >= _SHARED), key=lambda pair: -pair[0])
    return tuple(entry for _, entry in alike[:MOST])
