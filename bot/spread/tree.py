"""Where a learning went, as a tree: who tried it, what they learned from it, and who tried that. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.chat.card import Branch
from bot.spread.model import MOST_DEEP, Adoption


@dataclass(frozen=True)
class Lineage:
    root: str
    """A source: L-12, or N-5."""
    tried: Mapping[str, tuple[Adoption, ...]] = field(default_factory=dict)
    """Of each source."""
    learned: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Adoption → the entries that came from there."""


def walk(lineage: Lineage) -> Iterator[tuple[int, Adoption]]:
    """(steps from the root, adoption), each once, whatever goes round in a circle; those of one source together."""
    yield from _walk(lineage, lineage.root, 1, {lineage.root})


def _walk(lineage: Lineage, source: str, depth: int, seen: set[str]) -> Iterator[tuple[int, Adoption]]:
    for each in lineage.tried.get(source, ()):
        yield depth, each
        if depth + 1 < MOST_DEEP:
            for entry in _new(lineage.learned.get(each.ref, ()), seen):
                yield from _walk(lineage, entry, depth + 1, seen)


def _new(entries: Iterable[str], seen: set[str]) -> Iterator[str]:
    for each in entries:
        if each not in seen:
            seen.add(each)
            yield each


def branch(lineage: Lineage, root: str, label: Callable[[Adoption, tuple[str, ...]], str]) -> Branch:
    """`label`: of an adoption and what was learned from it."""
    return Branch(root, _branches(lineage, lineage.root, 1, label, {lineage.root}))


def _branches(
    lineage: Lineage,
    source: str,
    depth: int,
    label: Callable[[Adoption, tuple[str, ...]], str],
    seen: set[str],
) -> tuple[Branch, ...]:
    found = []
    for each in lineage.tried.get(source, ()):
        learned = lineage.learned.get(each.ref, ())
        further = [
            below
            for entry in (_new(learned, seen) if depth + 1 < MOST_DEEP else ())
            for below in _branches(lineage, entry, depth + 1, label, seen)
        ]
        found.append(Branch(label(each, learned), tuple(further)))
    return tuple(found)
