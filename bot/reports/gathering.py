"""Everything that a project's report is made of, read once, within bounds, without the names of people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from zoneinfo import ZoneInfo

from bot.chat.nameless import Hide, hiding, without_names
from bot.chat.turn import Turn
from bot.learning.model import Entry
from bot.measures.drawn import Drawn, draw
from bot.measures.model import MOST_VALUES, Measure
from bot.pdsa.beside import marked
from bot.pdsa.model import Cycle
from bot.projects.model import Project
from bot.reports.ports import ReportUnit

MOST_TESTS = 40
"""The latest."""
MOST_MEASURES = 10
MOST_LEARNED = 40

Series = tuple[Cycle, ...]
"""Tests that went on from one another, in order."""


@dataclass(frozen=True)
class Charted:
    drawn: Drawn
    ours: bool
    marks: tuple[tuple[date, str], ...]
    """The day on which each of its tests began, and what it is called."""


@dataclass(frozen=True)
class Gathered:
    project: Project
    team: str
    today: date
    zone: ZoneInfo
    charts: tuple[Charted, ...] = ()
    series: tuple[Series, ...] = ()
    learned: tuple[Entry, ...] = ()
    days: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    """Measure → the days of its values; of the project's, and of those that the tests name."""
    tests_left_out: int = 0
    measures_left_out: int = 0
    learned_left_out: int = 0

    @property
    def tests(self) -> Series:
        return tuple(each for series in self.series for each in series)


def gather(ref: str, unit: ReportUnit, turn: Turn) -> Gathered:
    project = unit.projects.get(ref)
    hide = hiding(unit.people.colleagues(project.team).values(), turn.say.line("report-somebody"))
    tests = without_names(unit.cycles.latest_of_project(ref, MOST_TESTS), hide)
    measures = _measures(ref, tests, unit)
    charts, days = _charts(measures[:MOST_MEASURES], tests, hide, unit, turn)
    learned = _learned(project, tests, unit)
    return Gathered(
        without_names(project, hide),
        turn.team_name(project.team, unit.people),
        turn.today,
        ZoneInfo(turn.known.person.zone),
        charts,
        tuple(tuple(series) for _, series in groupby(tests, key=lambda each: each.ramp)),
        without_names(learned[-MOST_LEARNED:], hide),
        days,
        unit.cycles.count_of_project(ref) - len(tests),
        len(measures[MOST_MEASURES:]),
        len(learned[:-MOST_LEARNED]),
    )


def _measures(ref: str, tests: Series, unit: ReportUnit) -> tuple[Measure, ...]:
    """The project's, and then those that only its tests name."""
    own = unit.measures.of_project(ref)
    known = {each.ref for each in own}
    named = dict.fromkeys(each.plan.measure for each in tests if each.plan.measure and each.plan.measure not in known)
    others = unit.measures.get_many(list(named)) if named else ()
    return (*own, *(each for each in others if each.ended is None))


def _charts(
    measures: Sequence[Measure], tests: Series, hide: Hide, unit: ReportUnit, turn: Turn
) -> tuple[tuple[Charted, ...], Mapping[str, tuple[date, ...]]]:
    refs = dict.fromkeys(
        [*(each.ref for each in measures), *(each.plan.measure for each in tests if each.plan.measure)]
    )
    values = unit.measures.values_of(list(refs), MOST_VALUES) if refs else {}
    zone = ZoneInfo(turn.known.person.zone)
    charts = tuple(
        Charted(
            draw(without_names(each, hide), values.get(each.ref, ())),
            each.team in turn.audience.teams,
            marked((test for test in tests if test.plan.measure == each.ref), {}, zone),
        )
        for each in measures
    )
    return charts, {ref: tuple(value.day for value in found) for ref, found in values.items()}


def _learned(project: Project, tests: Series, unit: ReportUnit) -> tuple[Entry, ...]:
    """From the project and its tests, oldest first; what another team has said of them is that team's."""
    found = unit.learning.about(project.ref, *(each.ref for each in tests))
    own = (each for each in found if each.team == project.team)
    return tuple(sorted(own, key=lambda each: (each.day, each.created)))
