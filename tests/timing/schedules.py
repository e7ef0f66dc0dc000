"""Any schedule that a lead could set, and a slow and simple answer to what it means."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule, weekday
from hypothesis import strategies as st

from bot.timing.holidays import days_off
from bot.timing.recurrence import Schedule, Slot

FIRST, LAST = date(2026, 1, 1), date(2030, 12, 31)
ZONES = (
    "Europe/London",
    "Europe/Dublin",  # winter is its exception
    "America/New_York",
    "America/Nuuk",  # forward on a Saturday, from 23:00 to Sunday
    "America/Santiago",  # forward at midnight
    "America/Havana",  # back to midnight
    "Africa/Cairo",
    "Africa/Casablanca",  # back and forward for Ramadan
    "Africa/El_Aaiun",
    "Asia/Beirut",
    "Asia/Kathmandu",  # +05:45
    "Asia/Gaza",
    "Australia/Lord_Howe",  # half an hour
    "Pacific/Chatham",  # +12:45
    "Pacific/Apia",
    "Pacific/Kiritimati",  # +14
    "Pacific/Pago_Pago",  # -11
    "UTC",
)
days = st.dates(FIRST, LAST)
# Near midnight and in the small hours the clocks change.
times = st.one_of(
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.builds(time, st.sampled_from((0, 1, 2, 3, 23)), st.sampled_from((0, 15, 30, 59))),
)


@st.composite
def schedules(draw: st.DrawFn) -> Schedule:
    several = draw(st.lists(times, min_size=1, max_size=3, unique=True))
    ids = draw(st.permutations(range(1, len(several) + 1)))
    monthly = draw(st.booleans())
    return Schedule(
        zone=draw(st.sampled_from(ZONES)),
        slots=tuple(Slot(id, at) for id, at in zip(ids, several, strict=True)),
        weekdays=tuple(sorted(draw(st.sets(st.integers(0, 6), min_size=1)))),
        anchor=draw(days),
        every_weeks=1 if monthly else draw(st.integers(1, 4)),
        nth=draw(st.sampled_from((1, 2, 3, 4, -1))) if monthly else 0,
        once=draw(st.one_of(st.none(), st.none(), st.none(), days)),
        region=draw(st.sampled_from(("", "GB-ENG", "GB-SCT", "IE", "AU-NSW"))),
    )


def held_on(schedule: Schedule, first: date, last: date) -> list[date]:
    """The days from `first` to `last`, by dateutil's rules."""
    if schedule.once is not None:
        return [schedule.once] if first <= schedule.once <= last else []
    anchor = datetime.combine(schedule.anchor, time())
    until = datetime.combine(last, time())
    if schedule.nth:
        which = [weekday(day)(schedule.nth) for day in schedule.weekdays]
        rule = rrule(MONTHLY, dtstart=anchor, until=until, byweekday=which)
    elif schedule.every_weeks == 1 and len(schedule.weekdays) == 7:
        rule = rrule(DAILY, dtstart=anchor, until=until)
    else:
        rule = rrule(
            WEEKLY, dtstart=anchor, until=until, byweekday=schedule.weekdays, interval=schedule.every_weeks, wkst=0
        )
    dates = [each.date() for each in rule]
    return [
        day for day in dates if day >= first and not (schedule.region and day in days_off(schedule.region, day.year))
    ]


def local(starts: datetime, zone: str) -> datetime:
    return starts.astimezone(ZoneInfo(zone))


def first_moment_of(wall: datetime, zone: str) -> datetime | None:
    """The first moment at which a clock on the wall shows it; None where none does. Tried out with each offset that
    the zone has in those days."""
    about = wall.replace(tzinfo=UTC)
    offsets = {local(about + timedelta(hours=number), zone).utcoffset() for number in (-36, -12, 12, 36)}
    found = []
    for offset in offsets:
        assert offset is not None
        moment = about - offset
        if local(moment, zone).replace(tzinfo=None) == wall:
            found.append(moment)
    return min(found, default=None)


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, date]:
    """A zone, and a day round which its clocks change, where they do."""
    zone = draw(st.sampled_from(ZONES))
    year = draw(st.integers(2026, 2030))
    offsets = [
        (day, local(datetime.combine(day, time(12), UTC), zone).utcoffset())
        for day in (date(year, 1, 1) + timedelta(days=number) for number in range(365))
    ]
    turns = [day for (day, before), (_, after) in pairwise(offsets) if before != after]
    return zone, draw(st.sampled_from(turns or [date(year, 3, 29)])) + timedelta(days=draw(st.integers(-1, 1)))
