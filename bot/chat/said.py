"""What people say, bounded, and days and times as they say them. Strict, where a library is generous: "may" is no day,
and no amount is one."""

import re
from datetime import date, time

from bot.chat.days import ALONE, ANYWHERE, Unreal
from bot.chat.errors import NoSuchDay, NotADay, NotATime, NothingSaid, TooLong

MOST_TIMES = 6
LONGEST = 60
"""Characters of a day or of several times."""
_HOURS_OF_HALF_A_DAY = 12
_BY = re.compile(r"^(?P<what>.*\S)\s+by\s+(?P<day>\S.*)$", re.IGNORECASE | re.DOTALL)
_ALSO_WORDS = {"sat", "sun", "wed"}
"""Short for days when they begin with a capital: "open the blinds by sun" names none."""
_TIME = re.compile(
    r"(?:at\s+)?(?:(?P<named>noon|midday|midnight)"
    r"|(?:(?P<run>[0-9]{3,4})|(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2})(?::00)?)?)"
    r"(?:\s*(?P<half>am|pm|a\.m\.?|p\.m\.?)|\s*(?:hours|hrs|h))?)(?![0-9a-z])"
)
_BETWEEN = re.compile(r"\s*(?:[,;&+/]\s*(?:and\s+)?|\s+and\s+|\s+)")


def day_said(text: str, today: date) -> date:
    """Today or later, unless a year is said. On a Friday, "Friday" is a week later, as whoever means today says so, and
    "this Friday" is today; "next Tuesday" is next week's, and weeks begin on Monday. "3/12" is in December.

    Raises NotADay, or NoSuchDay for what the calendar does not have: 31 February, or a Friday that is a Thursday.
    """
    day = _day_in(text, today, alone=True)
    if day is None:
        raise NotADay(said=_shortened(text))
    return day


def day_or_none(text: str, today: date) -> date | None:
    """As `day_said`; None where nothing is said."""
    return day_said(text, today) if text.strip() else None


def until_said(text: str, today: date) -> tuple[str, date | None]:
    """ "order lanyards by Friday": what is to be done, and until when. What stands behind the last "by" and is no day
    belongs to the text: "sign off by pharmacy", "cut waits by 2 weeks".

    Raises NoSuchDay.
    """
    found = _BY.match(text)
    day = _day_in(found["day"], today, alone=False) if found else None
    if found is None or day is None:
        return text, None
    return found["what"].rstrip(" ,;-–"), day


def times_said(text: str) -> tuple[time, ...]:
    """In order, each once: "08:25 and 8.25pm". Raises NotATime, for more than a day can have as well."""
    plain = text.casefold().strip(" ,;.")
    if not plain or len(plain) > LONGEST:
        raise NotATime(said=_shortened(text))
    times: set[time] = set()
    at = 0
    while at < len(plain):
        between = _BETWEEN.match(plain, at) if times else None
        found = _TIME.match(plain, between.end() if between else at) if between or not times else None
        one = _time_of(found) if found else None
        if found is None or one is None:
            raise NotATime(said=_shortened(text))
        times.add(one)
        at = found.end()
    if len(times) > MOST_TIMES:
        raise NotATime(said=_shortened(text))
    return tuple(sorted(times))


def _time_of(found: re.Match[str]) -> time | None:
    if found["named"]:
        return time() if found["named"] == "midnight" else time(_HOURS_OF_HALF_A_DAY)
    run = found["run"]
    hour, minute = (int(run[:-2]), int(run[-2:])) if run else (int(found["hour"]), int(found["minute"] or 0))
    if half := found["half"]:
        if not 1 <= hour <= _HOURS_OF_HALF_A_DAY:
            return None
        hour = hour % _HOURS_OF_HALF_A_DAY + (_HOURS_OF_HALF_A_DAY if half.startswith("p") else 0)
    try:
        return time(hour, minute)
    except ValueError:
        return None


def _day_in(text: str, today: date, *, alone: bool) -> date | None:
    """`alone`: a day was asked for, so that words are read as one that mean something else within a sentence."""
    said = text.strip().rstrip(".!,;").strip()
    if not said or len(said) > LONGEST or (not alone and said in _ALSO_WORDS):
        return None
    plain = " ".join(said.casefold().replace(",", " ").split()).removeprefix("on ")
    for pattern, read in (*ANYWHERE, *(ALONE if alone else ())):
        if found := pattern.fullmatch(plain):
            try:
                return read(found, today)
            except (Unreal, ValueError, OverflowError) as error:
                raise NoSuchDay(said=_shortened(text)) from error
    return None


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"


def bounded(text: str, most: int, *, required: bool = False) -> str:
    """Without white space round it. Raises TooLong, and NothingSaid for "" where it is required."""
    said = text.strip()
    if required and not said:
        raise NothingSaid
    if len(said) > most:
        raise TooLong(length=len(said), most=most)
    return said
