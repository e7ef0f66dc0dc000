"""What a test's own record tells of how it was done, rule by rule: for a coach and the team's own report, no grade.

The published figures are those of McNicholas 2019 (BMJ Quality & Safety 28:356–365: 421 cycles of 39 front-line
projects); of 72 well-documented published projects, three kept to the whole method (Knudsen 2019, BMC Health Services
Research 19:683).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from bot.pdsa.model import Cycle, Decision, Did, Matched, Prediction, Scale

_ODD = "\"'“”‘’.,;:!?-– "
"""Left out where two texts are compared."""
_CALENDAR = ((28, 31), (89, 92), (365, 366))
"""Days from one month, quarter or year to the next."""
_WEEKEND = 3
"""Days from a Friday to a Monday."""
_FRIDAY = 4
_A_DAY = timedelta(days=1)


class Rule(StrEnum):
    DOCUMENTED = "F1"
    STUDY_AFTER_DO = "F2"
    LEARNING = "F3"
    PREDICTION = "F4"
    COMPARED = "F5"
    ITERATIVE = "F6"
    GROWING = "F7"
    OVER_TIME = "F8"
    THEORY = "F9"
    CONSISTENT = "F10"


class Outcome(StrEnum):
    MET = "met"
    NOT_MET = "not met"
    NOT_APPLICABLE = "not applicable"
    """Or not yet."""


@dataclass(frozen=True)
class Judged:
    rule: Rule
    outcome: Outcome


@dataclass(frozen=True)
class _Record:
    cycle: Cycle
    series: tuple[Cycle, ...]
    """In order, the cycle among them."""
    days: Mapping[str, Sequence[date]]
    """Measure → the days of its values."""


def judged(
    cycle: Cycle, ramp: Iterable[Cycle], days: Mapping[str, Sequence[date]] = MappingProxyType({})
) -> tuple[Judged, ...]:
    """Every rule, in order. `ramp`: the tests of its series in any order, itself among them or not; `days`: those of
    the values of each measure that is linked to one of them."""
    record = _Record(cycle, series_of(cycle, ramp), days)
    return tuple(Judged(rule, judge(record)) for rule, judge in _RULES.items())


def series_of(cycle: Cycle, ramp: Iterable[Cycle]) -> tuple[Cycle, ...]:
    found = {each.ref: each for each in (*ramp, cycle)}
    return tuple(sorted(found.values(), key=lambda each: each.order))


def guessed(cycle: Cycle) -> tuple[Prediction, ...]:
    """What was predicted; whoever was not sure has predicted nothing."""
    return tuple(each for each in cycle.predictions if each.guess.strip())


def seen(did: Did | None) -> bool:
    """Whether at least one observation or figure is written down."""
    return did is not None and any(map(str.strip, (did.observations, did.problems, did.data)))


def is_over_time(days: Iterable[date]) -> bool:
    """Three consecutive values at regular spacing: so many days apart, from working day to working day, or by month,
    quarter or year."""
    ordered = sorted(set(days))
    return any(_regular(*three) for three in zip(ordered, ordered[1:], ordered[2:]))


def _regular(first: date, second: date, third: date) -> bool:
    one, other = (second - first).days, (third - second).days
    if one == other or (_is_next_working_day(first, second) and _is_next_working_day(second, third)):
        return True
    return any(least <= one <= most and least <= other <= most for least, most in _CALENDAR)


def _is_next_working_day(day: date, later: date) -> bool:
    return (later - day).days == (_WEEKEND if day.weekday() == _FRIDAY else 1)


def _met(is_so: bool) -> Outcome:
    return Outcome.MET if is_so else Outcome.NOT_MET


def _documented(record: _Record) -> Outcome:
    """Plan, Do, Study and Act each say something: judged once it is decided what comes next. Published: 71.0 % of
    cycles."""
    cycle, did = record.cycle, record.cycle.did
    if cycle.acted is None:
        return Outcome.NOT_APPLICABLE
    happened = seen(did) or (did is not None and bool(did.differed.strip()))
    told = bool(cycle.learned.strip()) or any(each.result.strip() for each in cycle.predictions)
    return _met(bool(cycle.plan.trying.strip()) and happened and told and cycle.act is not None)


def _study_after_do(record: _Record) -> Outcome:
    """Studied when Do had ended, with at least one observation or data point. Published: 84.6 %."""
    cycle = record.cycle
    if cycle.studied is None:
        return Outcome.NOT_APPLICABLE
    return _met(cycle.done is not None and cycle.studied >= cycle.done and (seen(cycle.did) or _has_point(record)))


def _has_point(record: _Record) -> bool:
    """A value of the linked measure while it was tested. A day more on either side: days are those of where people
    are, and nothing fails for a time zone."""
    cycle = record.cycle
    if not cycle.plan.measure or cycle.started is None or cycle.studied is None:
        return False
    first, last = cycle.started.astimezone(UTC).date() - _A_DAY, cycle.studied.astimezone(UTC).date() + _A_DAY
    return any(first <= day <= last for day in record.days.get(cycle.plan.measure, ()))


def _learning(record: _Record) -> Outcome:
    """What was learned is written, and is no copy of the plan. Published: 98.3 %."""
    return Outcome.NOT_APPLICABLE if record.cycle.studied is None else _met(says_learning(record.cycle))


def says_learning(cycle: Cycle) -> bool:
    """A guess that came true may well be what was learned; what was to be tried, or why, is not."""
    plan = cycle.plan
    learned = _bare(cycle.learned)
    return bool(learned) and learned not in map(_bare, (plan.trying, plan.objective, plan.rationale, plan.tell))


def _bare(text: str) -> str:
    return " ".join(text.casefold().split()).strip(_ODD)


def _prediction(record: _Record) -> Outcome:
    """At least one prediction was saved before Do started; judged when it has. Published: 12.2 %."""
    started = record.cycle.started
    if started is None:
        return Outcome.NOT_APPLICABLE
    return _met(any(each.made is not None and each.made <= started for each in guessed(record.cycle)))


def _compared(record: _Record) -> Outcome:
    """Every prediction has its result, and matched: yes, partly or no. No published figure."""
    if record.cycle.studied is None or not guessed(record.cycle):
        return Outcome.NOT_APPLICABLE
    return _met(all(map(is_compared, guessed(record.cycle))))


def is_compared(prediction: Prediction) -> bool:
    return bool(prediction.result.strip()) and prediction.matched is not None


def _iterative(record: _Record) -> Outcome:
    """What was to come next had been decided when this one was planned from it. Published: 54.5 %."""
    before = predecessor(record.cycle, record.series)
    if before is None:
        return Outcome.NOT_APPLICABLE
    if before.act is None or before.acted is None:
        return Outcome.NOT_MET
    return _met((before.act.first or before.acted) <= record.cycle.planned)


def predecessor(cycle: Cycle, ramp: Iterable[Cycle]) -> Cycle | None:
    return next((each for each in ramp if cycle.previous and each.ref == cycle.previous), None)


def _growing(record: _Record) -> Outcome:
    """The scale rises within the series, which does not start at a whole unit. Published: 29.7 % of series."""
    if not _is_series(record):
        return Outcome.NOT_APPLICABLE
    scales = [each.plan.scale for each in record.series]
    return _met(scales[0] < Scale.UNIT and any(later > before for before, later in pairwise(scales)))


def _over_time(record: _Record) -> Outcome:
    """Data over time on a linked measure. Published: 45.3 % of series."""
    if not _is_series(record):
        return Outcome.NOT_APPLICABLE
    measures = {each.plan.measure for each in record.series if each.plan.measure}
    return _met(any(is_over_time(record.days.get(measure, ())) for measure in measures))


def _is_series(record: _Record) -> bool:
    return len(record.series) > 1


def _theory(record: _Record) -> Outcome:
    """Why we think so is written; the plan is open until Do has started, and fails for nothing before. No published
    figure."""
    if record.cycle.plan.rationale.strip():
        return Outcome.MET
    return Outcome.NOT_APPLICABLE if record.cycle.started is None else Outcome.NOT_MET


def _consistent(record: _Record) -> Outcome:
    """Not adopted with a prediction that did not come true, nor after one cycle at the smallest scale. No published
    figure."""
    cycle = record.cycle
    if cycle.acted is None or cycle.act is None:
        return Outcome.NOT_APPLICABLE
    return _met(cycle.act.decision is not Decision.ADOPT or not (has_missed(cycle) or is_single(cycle, record.series)))


def has_missed(cycle: Cycle) -> bool:
    """Whether a guess did not come true."""
    return any(each.matched is Matched.NO for each in guessed(cycle))


def is_single(cycle: Cycle, series: Sequence[Cycle]) -> bool:
    """At the smallest scale, and with none before it. What came after it was not known when it was decided."""
    return cycle.plan.scale is Scale.ONE and all(each.order >= cycle.order for each in series)


_RULES: Mapping[Rule, Callable[[_Record], Outcome]] = {
    Rule.DOCUMENTED: _documented,
    Rule.STUDY_AFTER_DO: _study_after_do,
    Rule.LEARNING: _learning,
    Rule.PREDICTION: _prediction,
    Rule.COMPARED: _compared,
    Rule.ITERATIVE: _iterative,
    Rule.GROWING: _growing,
    Rule.OVER_TIME: _over_time,
    Rule.THEORY: _theory,
    Rule.CONSISTENT: _consistent,
}
