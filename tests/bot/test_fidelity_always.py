"""What holds of the rules of a test's record whatever is in it, and in whatever order it was written."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.pdsa.fidelity import Outcome, Rule, judged
from bot.pdsa.model import Act, Cycle, Decision, Did, Matched, Plan, Prediction, Scale, Stage
from tests.bot.cycles import DAY, MONDAY, cycle

STEPS = ("started", "done", "studied", "acted")

_texts = st.sampled_from(["", " ", "Key on a hook", "Under a minute", "It fell off"])
_moments = st.none() | st.integers(0, 500).map(lambda hours: MONDAY + timedelta(hours=hours))


def _predictions() -> st.SearchStrategy[Prediction]:
    matched = st.sampled_from([None, *Matched])
    return st.builds(Prediction, question=_texts, guess=_texts, made=_moments, result=_texts, matched=matched)


@st.composite
def ramps(draw: st.DrawFn) -> list[Cycle]:
    """Tests of one series at any stage, with anything in them."""
    found: list[Cycle] = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        stage = draw(st.sampled_from(list(Stage)))
        hours = sorted(draw(st.lists(st.integers(0, 500), min_size=5, max_size=5)))
        planned, *steps = (MONDAY + timedelta(hours=hour) for hour in hours)
        reached = list(Stage).index(stage)
        times: Any = dict(zip(STEPS[:reached], steps))
        found.append(
            Cycle(
                f"C-{number}",
                cycle().team,
                Plan(
                    draw(_texts),
                    rationale=draw(_texts),
                    scale=draw(st.sampled_from(list(Scale))),
                    measure=draw(st.sampled_from(["", "M-3"])),
                ),
                None,
                planned,
                tuple(draw(st.lists(_predictions(), max_size=3))),
                did=Did(observations=draw(_texts), data=draw(_texts)) if reached > 1 or draw(st.booleans()) else None,
                learned=draw(_texts),
                act=Act(draw(st.sampled_from(list(Decision)))) if reached > 3 or draw(st.booleans()) else None,
                previous=f"C-{number - 1}" if number > 1 else "",
                order=number,
                ramp="C-1",
                **times,
            )
        )
    return found


_days = st.lists(st.integers(0, 60).map(lambda number: MONDAY.date() + number * DAY), max_size=6)
_FROM = {
    "F1": "acted",
    "F2": "studied",
    "F3": "studied",
    "F4": "started",
    "F5": "studied",
    "F9": "started",
    "F10": "acted",
}


@given(ramps(), _days)
def test_nothing_fails_for_what_does_not_apply(ramp: list[Cycle], days: list[date]) -> None:
    for each in ramp:
        for found in judged(each, ramp, {"M-3": days}):
            if found.outcome is Outcome.NOT_MET:
                step = _FROM.get(found.rule.value)
                assert step is None or getattr(each, step) is not None
                assert step is not None or len(ramp) > 1
                assert found.rule is not Rule.ITERATIVE or each.previous
                assert found.rule is not Rule.COMPARED or any(one.guess.strip() for one in each.predictions)


@given(ramps(), _days, st.randoms(use_true_random=False))
def test_the_order_in_which_things_were_recorded_does_not_matter(
    ramp: list[Cycle], days: list[date], by: Random
) -> None:
    before = [judged(each, ramp, {"M-3": days}) for each in ramp]
    mixed, others = list(ramp), [*days, *days]
    by.shuffle(mixed)
    by.shuffle(others)
    assert [judged(each, mixed, {"M-3": others}) for each in ramp] == before
    assert [judged(each, [one for one in mixed if one is not each], {"M-3": others}) for each in ramp] == before


@given(ramps(), _days, st.sampled_from(["Pacific/Kiritimati", "America/St_Johns", "Australia/Lord_Howe", "UTC"]))
def test_nor_does_the_zone_in_which_a_moment_is_written(ramp: list[Cycle], days: list[date], zone: str) -> None:
    there = [_moved(each, ZoneInfo(zone)) for each in ramp]
    assert [judged(each, there, {"M-3": days}) for each in there] == [
        judged(each, ramp, {"M-3": days}) for each in ramp
    ]


def _moved(each: Cycle, zone: ZoneInfo) -> Cycle:
    moments: dict[str, Any] = {name: getattr(each, name) for name in ("planned", *STEPS)}
    predictions = tuple(replace(one, made=one.made and one.made.astimezone(zone)) for one in each.predictions)
    there = {name: at and at.astimezone(zone) for name, at in moments.items()}
    return replace(each, predictions=predictions, **there)


@given(ramps(), _days)
def test_a_step_taken_back_and_taken_again_tells_the_same(ramp: list[Cycle], days: list[date]) -> None:
    last = ramp[-1]
    taken = next((name for name in reversed(STEPS) if getattr(last, name) is not None), None)
    if taken is None:
        return
    later: Any = {taken: getattr(last, taken) + timedelta(hours=600)}
    for before, after in zip(judged(last, ramp, {"M-3": days}), judged(replace(last, **later), ramp, {"M-3": days})):
        better = after.rule in _BETTER_LATER and after.outcome is Outcome.MET
        assert better or after.outcome is before.outcome


_BETTER_LATER = {Rule.PREDICTION, Rule.STUDY_AFTER_DO}
"""A guess, or a value, from between the first time and the second."""
