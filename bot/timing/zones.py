"""Time zones as platforms name them, and as people look for them."""

from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from bot.timing.look_up import likely

FIRST = ("Europe/London", "Europe/Dublin", "UTC")
"""What is offered before anything is typed."""


def usable(zone: str) -> str:
    """`zone` if it is a time zone of the IANA database, otherwise ""."""
    try:
        return ZoneInfo(zone).key if zone else ""
    except (ValueError, OSError, LookupError):
        return ""


@cache
def rules_of(zone: str) -> ZoneInfo:
    """Read once: the library forgets all but the last few. Raises as ZoneInfo does, and then nothing is kept."""
    return ZoneInfo(zone)


def zones_like(words: str, most: int) -> tuple[tuple[str, str], ...]:
    """(zone, readable name), the likeliest first: "Australia/Lord_Howe", "Lord Howe, Australia"."""
    return likely(_names(), words, most, FIRST)


@cache
def countries() -> dict[str, str]:
    """Code → name in English, from the tables of the IANA database."""
    names = {code: name for code, name, *_ in _table("iso3166.tab")}
    return {**names, "GB": "United Kingdom"}  # there it is called Britain


def country_of(zone: str) -> str:
    """The code of the country that the zone is named after; "" of an older name, and of none."""
    return _countries().get(zone, "")


@cache
def _countries() -> dict[str, str]:
    return {zone: code for code, _, zone, *_ in _table("zone.tab")}


@cache
def _names() -> dict[str, str]:
    """Those where people live, each under one name; older names are understood, but not offered."""
    names = {"UTC": "UTC"}
    for zone, code in _countries().items():
        place = [part.replace("_", " ") for part in zone.split("/")[:0:-1]]
        names[zone] = ", ".join([*place, countries()[code]])
    return names


def _table(name: str) -> list[list[str]]:
    text = (files("tzdata.zoneinfo") / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
