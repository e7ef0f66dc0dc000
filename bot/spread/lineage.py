"""Reads where a learning came from and where it went, level by level, as far as its reader may see."""

from bot.chat.errors import NotFound
from bot.spread.model import MOST_DEEP, Adoption
from bot.spread.ports import SpreadUnit
from bot.spread.sources import OURS, SHARED
from bot.spread.tree import Lineage

MOST_NODES = 60
"""Adoptions in one tree; of more the newest at each step."""
_ADOPTION = "T-"


def read(ref: str, unit: SpreadUnit) -> Lineage:
    """Of a source, or of an adoption's. Raises NotFound."""
    root = _root(unit.adoptions.get(ref).source if ref.startswith(_ADOPTION) else ref, unit)
    tried: dict[str, tuple[Adoption, ...]] = {}
    learned: dict[str, tuple[str, ...]] = {}
    level: tuple[str, ...] = (root,)
    room = MOST_NODES
    for _ in range(1, MOST_DEEP):
        found = unit.adoptions.of(*level)[-room:]
        room -= len(found)
        for each in found:
            tried[each.source] = (*tried.get(each.source, ()), each)
        teams = {each.ref: each.team for each in found if each.team is not None}
        for entry in unit.learning.about(*teams):
            if entry.team == teams[entry.about]:  # what another team says of it is not what came from there
                learned[entry.about] = (*learned.get(entry.about, ()), entry.ref)
        level = tuple(ref for each in found for ref in learned.get(each.ref, ()) if ref not in tried)
        if not level or room <= 0:
            break
    return Lineage(root, tried, learned)


def _root(ref: str, unit: SpreadUnit) -> str:
    """Up from what was learned by trying something to that, so far as it may be seen."""
    passed = {ref}
    for _ in range(1, MOST_DEEP):
        entry = next(iter(unit.learning.get_many((ref,))), None) if ref.startswith(OURS) else None
        adoption = next(iter(unit.adoptions.get_many((entry.about,))), None) if entry else None
        if entry is None or adoption is None or adoption.team != entry.team or adoption.source in passed:
            break
        if not _is_there(adoption.source, unit):
            break
        ref = adoption.source
        passed.add(ref)
    if not _is_there(ref, unit):
        raise NotFound
    return ref


def _is_there(source: str, unit: SpreadUnit) -> bool:
    if source.startswith(SHARED):
        return bool(unit.shared.get_many((source,)))
    return bool(unit.learning.get_many((source,)))
