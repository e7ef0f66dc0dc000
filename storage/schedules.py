"""A recurrence as JSON: times of day and days as ISO 8601."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from bot.timing.recurrence import Schedule, Slot


def kept(schedule: Schedule) -> dict[str, Any]:
    return {
        "zone": schedule.zone,
        "slots": [[slot.id, slot.at.isoformat()] for slot in schedule.slots],
        "weekdays": list(schedule.weekdays),
        "anchor": schedule.anchor.isoformat(),
        "every_weeks": schedule.every_weeks,
        "nth": schedule.nth,
        "once": schedule.once.isoformat() if schedule.once else None,
        "region": schedule.region,
    }


def schedule_from(kept: Mapping[str, Any]) -> Schedule:
    return Schedule(
        zone=kept["zone"],
        slots=tuple(Slot(id, time.fromisoformat(at)) for id, at in kept["slots"]),
        weekdays=tuple(kept["weekdays"]),
        anchor=date.fromisoformat(kept["anchor"]),
        every_weeks=kept["every_weeks"],
        nth=kept["nth"],
        once=date.fromisoformat(kept["once"]) if kept["once"] else None,
        region=kept["region"],
    )
