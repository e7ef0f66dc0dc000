"""What counts as the same name, and what a channel's team is called."""

import re
import unicodedata

from bot.people.ports import Address

_BETWEEN = re.compile(r"[\s_-]+")
_STOP_GAPS = frozenset(
    {"", "general", "random", "allgemein", "allgemeines", "général", "generale", "geral", "algemeen"}
)
"""What platforms call a channel until somebody names it."""


def name_key(name: str) -> str:
    """Names with the same key are the same: "#ward-7", "Ward 7" and "ward_7"."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return _BETWEEN.sub(" ", folded.strip().removeprefix("#")).strip()


def team_name(address: Address) -> tuple[str, bool]:
    """A team's name from its channel, and whether that says anything."""
    if name_key(address.place_name) not in _STOP_GAPS:
        return address.place_name, True
    if address.wider_name:
        return address.wider_name, True
    return address.place_name or address.organisation_name, False
