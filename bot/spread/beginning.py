"""What a small test begins with that is about an adoption, or about what another organisation shared."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.chat.spans import mentioned, spell_mentions
from bot.chat.turn import Turn
from bot.spread.model import Adoption
from bot.spread.ports import SpreadUnit
from bot.spread.sources import OURS, SHARED


def words_of(ref: str, unit: SpreadUnit, turn: Turn) -> str:
    """What its source says, and what we do differently. Raises NotFound."""
    if ref.startswith(SHARED):
        shared = unit.shared.get(ref)
        return shared.learned or shared.happened
    adoption = unit.adoptions.get(ref)
    said = _source_words(adoption, unit)
    if not adoption.adapts:
        return said or adoption.keeps
    adapts = spell_mentions(adoption.adapts, unit.people.names(set(mentioned(adoption.adapts))))
    return "\n".join(filter(None, (said, turn.say.line("spread-differently", adapts=adapts))))


def _source_words(adoption: Adoption, unit: SpreadUnit) -> str:
    """ "" where it is gone."""
    if adoption.source.startswith(OURS):
        contents = (each.content for each in unit.learning.get_many((adoption.source,)))
        return next((each.learned or each.happened for each in contents), "")
    return next((each.learned or each.happened for each in unit.shared.get_many((adoption.source,))), "")


WORDS_OF: Mapping[str, Callable[[str, Any, Turn], str]] = {"T-": words_of, "N-": words_of}
"""First letters of a record's name → what a test that is about it begins with."""
