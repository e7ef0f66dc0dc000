"""Bank holidays: the days on which nothing is held, by region."""

from datetime import date
from functools import cache, lru_cache
from typing import Any

from bot.timing.zones import countries


def is_region(code: str) -> bool:
    return code in _beside(code)


def region_name(code: str) -> str:
    """ "England, United Kingdom"; the code itself where it is none."""
    return _beside(code).get(code, code)


def regions_of(country: str) -> tuple[tuple[str, str], ...]:
    """(code, readable name) of the country and then of its parts by name: "AU-NSW", "New South Wales, Australia"."""
    return tuple(_beside(country).items())


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


def _beside(code: str) -> dict[str, str]:
    """The names in the code's country; what is no country is not remembered."""
    country = code.partition("-")[0]
    return _names(country) if country in countries() else {}


@cache
def _names(country: str) -> dict[str, str]:
    """Of the country and of its parts; empty where the library does not know it. It reads one country at a time."""
    try:
        known = _library().country_holidays(country)
    except NotImplementedError:
        return {}
    called, whole = _called(known), countries()[country]
    usual = (part for part in known.subdivisions if " " not in part)  # otherwise a town's or a district's own days
    parts = {f"{country}-{part}": f"{called.get(part, part)}, {whole}" for part in usual}
    return {country: whole, **dict(sorted(parts.items(), key=lambda each: each[1]))}


def _called(known: Any) -> dict[str, str]:
    """Part → its name; the library has several for some, in the country's languages, the usual one first."""
    aliases = getattr(known, "subdivisions_aliases", {})
    return {part: name for name, part in reversed(aliases.items())}
