"""Bank holidays: the days on which nothing is held, by region."""

from datetime import date
from functools import cache, lru_cache
from typing import Any

from bot.timing.look_up import likely
from bot.timing.zones import countries

FIRST = ("GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR", "IE")
"""What is offered before anything is typed."""


def is_region(code: str) -> bool:
    return code in _names()


def region_name(code: str) -> str:
    """ "England, United Kingdom"; the code itself where it is none."""
    return _names().get(code, code)


def regions(words: str, most: int) -> tuple[tuple[str, str], ...]:
    """(code, readable name), the likeliest first: "AU-NSW", "New South Wales, Australia"."""
    return likely(_names(), words, most, FIRST)


@lru_cache(maxsize=2048)
def days_off(region: str, year: int) -> frozenset[date]:
    """Empty for a region that the library no longer knows: a huddle too many is better than none at all."""
    if not is_region(region):
        return frozenset()
    country, _, part = region.partition("-")
    return frozenset(_library().country_holidays(country, subdiv=part or None, years=year))


def _library() -> Any:
    """Imported when it is first needed: that takes a good part of a second."""
    import holidays

    return holidays


@cache
def _names() -> dict[str, str]:
    """Of countries and of their parts."""
    library = _library()
    known: dict[str, str] = {}
    for country, parts in library.list_supported_countries(include_aliases=False).items():
        if country in countries():
            called = _called(library, country) if parts else {}
            known[country] = countries()[country]
            usual = (part for part in parts if " " not in part)  # otherwise a town's or a district's own days
            known |= {f"{country}-{part}": f"{called.get(part, part)}, {known[country]}" for part in usual}
    return known


def _called(library: Any, country: str) -> dict[str, str]:
    """Part → its name; the library has several for some, in the country's languages, the usual one first."""
    aliases = getattr(library.country_holidays(country), "subdivisions_aliases", {})
    return {part: name for name, part in reversed(aliases.items())}
