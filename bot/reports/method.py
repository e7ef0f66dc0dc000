"""What the record shows of how the tests were done: what went well in plain words, and one thing for next time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.chat.phrases import Say
from bot.pdsa.fidelity import Outcome, Rule, judged
from bot.reports.gathering import Gathered, Series

_PRAISED = {
    Rule.PREDICTION: "report-method-guess",
    Rule.COMPARED: "report-method-compared",
    Rule.THEORY: "report-method-why",
    Rule.ITERATIVE: "report-method-next",
    Rule.GROWING: "report-method-growing",
    Rule.OVER_TIME: "report-method-over-time",
    Rule.DOCUMENTED: "report-method-written",
}
"""In the order in which they are said."""
_NEXT_TIME = {
    Rule.PREDICTION: "report-next-time-guess",
    Rule.COMPARED: "report-next-time-compared",
    Rule.OVER_TIME: "report-next-time-over-time",
    Rule.GROWING: "report-next-time-growing",
    Rule.THEORY: "report-next-time-why",
}
"""In the order in which they help most."""
_OF_SERIES = frozenset({Rule.GROWING, Rule.OVER_TIME})
"""Said of several tests together."""


@dataclass(frozen=True)
class Kept:
    """How many tests, or series, to which a rule applies were done so."""

    met: int
    of: int

    @property
    def share(self) -> str:
        if self.met == self.of:
            return "all"
        return "most" if 2 * self.met > self.of else "some"


def sentences(gathered: Gathered, say: Say) -> tuple[str, ...]:
    kept = _kept(gathered)
    said = [say.line(key, share=kept[rule].share) for rule, key in _PRAISED.items() if rule in kept and kept[rule].met]
    missed = (key for rule, key in _NEXT_TIME.items() if rule in kept and not kept[rule].met)
    return (*said, *(say.line(key) for key in list(missed)[:1]))


def _kept(gathered: Gathered) -> Mapping[Rule, Kept]:
    """Of those rules that apply."""
    found: dict[Rule, list[Outcome]] = {}
    for series in gathered.series:
        for rule, outcomes in _outcomes(series, gathered).items():
            found.setdefault(rule, []).extend(outcomes[:1] if rule in _OF_SERIES else outcomes)
    return {rule: Kept(outcomes.count(Outcome.MET), len(outcomes)) for rule, outcomes in found.items()}


def _outcomes(series: Series, gathered: Gathered) -> Mapping[Rule, Sequence[Outcome]]:
    found: dict[Rule, list[Outcome]] = {}
    for test in series:
        for each in judged(test, series, gathered.days):
            if each.outcome is not Outcome.NOT_APPLICABLE:
                found.setdefault(each.rule, []).append(each.outcome)
    return found
