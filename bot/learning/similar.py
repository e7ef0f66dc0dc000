"""Which earlier entries are about the same thing: "others have been here"."""

import re
from collections.abc import Iterable

from bot.learning.model import Content
from bot.search.query import Query, Term

MOST = 3
CANDIDATES = 25
"""Entries that are looked at more closely, the newest first."""
_SHARED = 2
"""Word stems that two entries must have in common."""
_TERMS = 6
_STEM = 5
"""Letters that words of one stem begin with."""
_WORD = re.compile(r"[^\W\d_]{3,}", re.UNICODE)
_COMMON = frozenset(
    "about after again all also always and any are ask back been before being both but came can cannot "
    "could day did does doing done down each etc even every first for from gave get give goes going good "
    "got had has have having help her here him his how into its just keep kept know last less let like "
    "made make many may month more most much must need needs never new next nobody not now off once one "
    "only other our out over own patient patients people per put said same say see seen she shift shifts "
    "should some staff still such take takes team tell than that the their them then there these they "
    "thing things this those time today told too took two until use very via want ward wards was way week "
    "well went were what when where which while who whole why will with without work worked works would "
    "yes you your".split()
)


def _words(content: Content) -> set[str]:
    """Of the title and what was learned (or happened), and the tags."""
    text = " ".join((content.title, content.learned.strip() or content.happened, *content.tags))
    return set(_WORD.findall(text.lower())) - _COMMON


def _stems(content: Content) -> set[str]:
    return {word[:_STEM].rstrip("s") for word in _words(content)}


def query_for(content: Content) -> Query:
    """Entries that share enough of this one's most telling words, which are its longest; of a stem's words one."""
    words = sorted(_words(content), key=lambda word: (-len(word), word))
    longest: dict[str, str] = {}
    for word in words:
        longest.setdefault(word[:_STEM].rstrip("s"), word)
    return Query(tuple(Term((word,)) for word in list(longest.values())[:_TERMS]), needed=_SHARED, newest=True)


def most_similar(content: Content, candidates: Iterable[tuple[str, Content]]) -> tuple[str, ...]:
    """Up to MOST of `candidates`, the most alike first; those with too little in common are left out."""
    own = _stems(content)
    shared = [(len(own & _stems(other)), ref) for ref, other in candidates]
    alike = sorted((pair for pair in shared if pair[0] >= _SHARED), key=lambda pair: -pair[0])
    return tuple(ref for _, ref in alike[:MOST])
