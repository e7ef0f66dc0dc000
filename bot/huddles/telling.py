"""Tells a site at once of a concern that was passed up to it, where it has no huddle that would."""

from collections.abc import Sequence
from datetime import datetime

from bot.chat.errors import NotFound
from bot.chat.intent import encode
from bot.chat.timers import Due
from bot.concerns.intents import ShowConcern
from bot.concerns.model import ConcernStatus, passed_key
from bot.huddles.ports import HuddleUnit
from bot.people.model import TeamId


def tell_sites(dues: Sequence[Due], unit: HuddleUnit, now: datetime) -> None:
    for due in dues:
        ref, place = due.intent.ref, unit.people.place_of(due.team)
        if place is not None and _waits(ref, unit) and not _hears_of_it(due.team, unit):
            unit.outbox.post(encode(ShowConcern(ref)), passed_key(ref), now, place=place)


def _waits(ref: str, unit: HuddleUnit) -> bool:
    """Its own team may have closed it in the meantime."""
    try:
        return unit.concerns.get(ref).status is ConcernStatus.PASSED_UP
    except NotFound:
        return False


def _hears_of_it(site: TeamId, unit: HuddleUnit) -> bool:
    """One is open, or one will come."""
    return any(each.paused is None for each in unit.series.of_team(site)) or bool(unit.huddles.now_of(site))
