"""What counts as the same name, and what a channel's team is called."""

import re
import unicodedata

from bot.people.model import PlaceKind
from bot.people.ports import Address

_BETWEEN = re.compile(r"[\s_-]+")
_STOP_GAPS = frozenset(
    {"", "general", "random", "allgemein", "allgemeines", "général", "generale", "geral", "algemeen"}
)
"""What platforms call a channel until somebody names it."""
_UNNAMED_CHAT = "Group chat"
"""What platforms call a chat of several people that nobody has named."""

_ABBREVIATIONS = frozenset(
    "aau amu ae ccu cdu cmht dsu eau ed ent fau gp hdu hr icu it itu mau nicu ot picu qi sau sdec scbu tau uk".split()
)
"""Wards and services as everybody calls them."""


def name_key(name: str) -> str:
    """Names with the same key are the same: "#ward-7", "Ward 7" and "ward_7"."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return _BETWEEN.sub(" ", folded.strip().removeprefix("#")).strip()


def spelled(name: str) -> str:
    """Some platforms allow a channel's name no capital and no space: "ward-7" is Ward 7."""
    if not name or name != name.lower() or " " in name:
        return name
    words = [word.upper() if word in _ABBREVIATIONS else word for word in _BETWEEN.sub(" ", name).split()]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]]) if words else name


def team_name(address: Address) -> tuple[str, bool]:
    """A team's name from its channel, and whether that says anything."""
    if name_key(address.place_name) not in _STOP_GAPS:
        return spelled(address.place_name), True
    if address.place_kind is PlaceKind.GROUP:
        # It stands in nothing: its people may be of any team, and of none that is called after the organisation.
        return address.place_name or _UNNAMED_CHAT, False
    if address.wider_name:
        # What is called after the whole organisation still wants a name of its own.
        return address.wider_name, address.wider_name != address.organisation_name
    return address.place_name or address.organisation_name, False
