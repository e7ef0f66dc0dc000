"""A measure together with who asks for it: the names on its card, and what somebody is to record now."""

from collections.abc import Collection, Sequence
from datetime import date

from bot.chat.day_words import short_day
from bot.chat.errors import NotFound
from bot.chat.nameless import hiding_of, without_names
from bot.chat.turn import Turn
from bot.measures.cards import Shown
from bot.measures.drawn import draw
from bot.measures.model import Measure, Value
from bot.measures.ports import MeasureUnit
from bot.measures.reminding import wanted
from bot.people.model import PersonId, TeamId


def shown_to(measure: Measure, values: Sequence[Value], unit: MeasureUnit, turn: Turn) -> Shown:
    """Beyond its team without the names of people, in what was noted neither."""
    if ours := measure.team in turn.audience.teams:
        collector = measure.plan.collector
    else:
        hide = hiding_of(measure.team, unit, turn.say)
        measure, values, collector = without_names(measure, hide), without_names(tuple(values), hide), None
    project = measure.plan.project
    names = unit.people.names([collector]) if collector else {}
    aims = unit.projects.get_many([project]) if project else ()
    return Shown(
        draw(measure, values),
        turn.team_name(measure.team, unit.people),
        turn.today,
        names.get(collector, "") if collector else "",
        next((each.aim.name for each in aims), ""),
        has_channel=unit.people.place_of(measure.team) is not None,
        ours=ours,
    )


def value_on(day: str, ref: str, unit: MeasureUnit) -> Value:
    """That of a button's day. Raises NotFound where there is none any more."""
    for each in unit.measures.on(ref, [day_of(day)]):
        return each
    raise NotFound


def day_of(said: str) -> date:
    """Of a button."""
    try:
        return date.fromisoformat(said)
    except ValueError as error:
        raise NotFound from error


def collects(person: PersonId, measure: Measure, leads: Collection[PersonId]) -> bool:
    """Whoever is named; the team's leads where nobody is."""
    if measure.plan.collector is not None:
        return person == measure.plan.collector
    return person in leads


def wanted_of(person: PersonId, unit: MeasureUnit, turn: Turn) -> list[tuple[Measure, str]]:
    """What they collect, in every team of theirs, and has no value for the time gone by; with its last day in words."""
    mine = [measure for team in sorted(turn.audience.teams) for measure in _collected(person, team, unit)]
    values = unit.measures.values_of([each.ref for each in mine], 1)
    found = []
    for each in mine:
        last = values[each.ref][-1].day if values[each.ref] else None
        if wanted(each.plan.often, last, turn.today):
            found.append((each, short_day(last, turn.today, turn.say) if last else ""))
    return found


def _collected(person: PersonId, team: TeamId, unit: MeasureUnit) -> list[Measure]:
    asking = [each for each in unit.measures.of_team(team) if each.plan.often]
    leads = unit.people.leads(team) if asking else ()
    return [each for each in asking if collects(person, each, leads)]
