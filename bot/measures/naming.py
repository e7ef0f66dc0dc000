"""Which of a team's measures somebody means: the longest name that begins the line, or the ones nearest to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.measures.model import LONGEST_NAME, Measure

NEAR_ENOUGH = 0.7
MOST_NEAR = 3
_REF = re.compile(r"#?(m-[1-9][0-9]{0,8})(?!\w)", re.IGNORECASE)
_BETWEEN = " \t\n:=–—-,"
_FIGURE = re.compile(r"\s[-+−]?\.?[0-9]")


@dataclass(frozen=True)
class Near:
    measure: Measure
    rest: str
    """What stood behind the name."""


def folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def begins(line: str, measures: Sequence[Measure]) -> tuple[Measure, str] | None:
    """The measure, by its name or its id, and what stands behind it."""
    if found := _REF.match(line.strip()):
        for each in measures:
            if each.ref.casefold() == found[1].casefold():
                return each, line.strip()[found.end() :].lstrip(_BETWEEN)
    for each in sorted(measures, key=lambda measure: len(measure.plan.name), reverse=True):
        words = r"\s+".join(map(re.escape, each.plan.name.split()))
        if at := re.match(rf"\s*{words}(?!\w)", line, re.IGNORECASE):
            return each, _behind(line, at.end())
    return None


def _behind(line: str, end: int) -> str:
    """A minus that belongs to a figure stays."""
    rest = line[end:].strip()
    if re.match(r"[-−]\.?[0-9]", rest) and line[end : end + 1].isspace():
        return rest
    return rest.lstrip(_BETWEEN)


def nearest(line: str, measures: Sequence[Measure]) -> tuple[Near, ...]:
    """Likeliest first."""
    found = [(ratio, near) for each in measures if (best := _likeness(line, each)) for ratio, near in (best,)]
    likely = sorted(found, key=lambda each: each[0], reverse=True)
    return tuple(near for ratio, near in likely if ratio >= NEAR_ENOUGH)[:MOST_NEAR]


def _likeness(line: str, measure: Measure) -> tuple[float, Near] | None:
    words, name = line.split(), folded(measure.plan.name)
    usual = len(name.split())
    best: tuple[float, Near] | None = None
    for count in range(max(1, usual - 1), min(len(words), usual + 1) + 1):
        said = folded(" ".join(words[:count]))[: 2 * LONGEST_NAME]
        ratio = SequenceMatcher(None, said, name, autojunk=False).ratio()
        if best is None or ratio > best[0]:
            best = ratio, Near(measure, " ".join(words[count:]))
    if best is not None and best[0] >= NEAR_ENOUGH:
        return best
    return _beginning(words, measure) or best


def _beginning(words: Sequence[str], measure: Measure) -> tuple[float, Near] | None:
    """Of a long name people say the first words: "Minutes 4" for "Minutes to find the key"."""
    alike = 0
    for said, word in zip(words, folded(measure.plan.name).split()):
        if folded(said) != word:
            break
        alike += 1
    if not alike:
        return None
    rest = words[alike:]
    whole = not rest or not rest[0][0].isalpha()
    return (1.0 if whole else NEAR_ENOUGH), Near(measure, " ".join(rest))


def name_in(line: str) -> str:
    """What would be the name of a measure that is not there yet: all before the first figure."""
    found = _FIGURE.search(f" {line}")
    said = line[: max(found.start() - 1, 0)] if found and found.start() > 0 else line if not found else ""
    return " ".join(said.strip(_BETWEEN).split())[:LONGEST_NAME]


def called(said: str, measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """Exactly so, or else whatever is near to it or has it in its name."""
    wanted = folded(said)
    exactly = tuple(each for each in measures if folded(each.plan.name) == wanted or each.ref.casefold() == wanted)
    if exactly or not wanted:
        return exactly
    within = tuple(each for each in measures if wanted in folded(each.plan.name))
    return within or tuple(near.measure for near in nearest(said, measures))
