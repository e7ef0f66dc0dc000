"""Time zones as platforms name them."""

from zoneinfo import ZoneInfo


def usable(zone: str) -> str:
    """`zone` if it is a time zone of the IANA database, otherwise ""."""
    try:
        return ZoneInfo(zone).key if zone else ""
    except (ValueError, OSError, LookupError):
        return ""
