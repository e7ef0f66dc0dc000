"""What measures do by themselves when their time has come: whoever collects is asked for a value."""

from collections.abc import Sequence
from datetime import datetime

from bot.chat.intent import encode
from bot.chat.outbox import Post
from bot.chat.timers import Due, WhenDue
from bot.measures.model import Measure, Often
from bot.measures.ports import MeasureUnit
from bot.measures.reminding import QUIET_FROM, timer_of, wanted, wanted_key
from bot.measures.value_intents import RemindCollector, ShowWanted
from bot.people.model import PersonId, TeamId
from bot.people.ports import HOME_ZONE
from bot.timing.recurrence import moment
from bot.timing.zones import rules_of


def remind(dues: Sequence[Due], unit: MeasureUnit, now: datetime) -> None:
    """One message a person and day, which names everything that they are to record; nothing where nothing is wanted,
    for a measure that has ended, and for whoever is away or has left the team."""
    found = [each for each in unit.measures.get_many([due.intent.ref for due in dues]) if _goes_on(each)]
    asked = _asked(found, unit)
    everybody = {person for people in asked.values() for person in people}
    zones, away_until = unit.people.zones(everybody), unit.people.away_until(everybody)
    values = unit.measures.values_of([each.ref for each in found], 1)
    posts: dict[str, Post] = {}
    for each in found:
        people = asked[each.ref]
        unit.timers.set(timer_of(each, now, zones.get(people[0], HOME_ZONE) if people else HOME_ZONE))
        last = values[each.ref][-1].day if values[each.ref] else None
        for person in people:
            zone = zones.get(person, HOME_ZONE)
            today = now.astimezone(rules_of(zone)).date()
            until = moment(today, QUIET_FROM, zone)
            is_away = person in away_until and away_until[person] >= today
            if now < until and not is_away and wanted(each.plan.often, last, today):
                key = wanted_key(person, today)
                posts[key] = Post(encode(ShowWanted()), key, person=person, until=until)
    unit.outbox.post_many(list(posts.values()), now)
    for key in posts:
        unit.outbox.show_again(key, now)


def _goes_on(measure: Measure) -> bool:
    return measure.ended is None and measure.plan.often is not Often.NEVER


def _asked(measures: Sequence[Measure], unit: MeasureUnit) -> dict[str, list[PersonId]]:
    """Whom to ask for each: its collector while they are in the team, otherwise the leads."""
    teams: dict[TeamId, tuple[frozenset[PersonId], tuple[PersonId, ...]]] = {}
    for team in {each.team for each in measures}:
        teams[team] = frozenset(unit.people.colleagues(team)), unit.people.leads(team)
    found = {}
    for each in measures:
        colleagues, leads = teams[each.team]
        people = [each.plan.collector] if each.plan.collector else leads
        found[each.ref] = [person for person in people if person in colleagues]
    return found


WHEN_DUE: WhenDue = {RemindCollector: remind}
