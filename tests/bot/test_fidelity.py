"""What a record tells of how a test was done: each rule from the stage that it speaks of, and never unfairly."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.pdsa.fidelity import Outcome, Rule, is_over_time, judged
from bot.pdsa.model import Act, Amendment, Cycle, Decision, Did, Matched, Plan, Prediction, Scale, Stage
from tests.bot.cycles import DAY, GUESS, MONDAY, PLAN, cycle, going_on

MET, NOT_MET, NOT_APPLICABLE = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_APPLICABLE
STEPS = ("started", "done", "studied", "acted")
WEEK = [MONDAY.date() + number * DAY for number in range(3)]


def outcome(rule: str, of: Cycle, *ramp: Cycle, points: Any = ()) -> Outcome:
    (found,) = (each.outcome for each in judged(of, ramp, {"M-3": points}) if each.rule.value == rule)
    return found


def with_not(of: Cycle, outcome: Outcome) -> set[str]:
    return {each.rule.value for each in judged(of, ()) if each.outcome is outcome}


def test_a_test_done_well_meets_whatever_applies_at_each_stage() -> None:
    big = replace(PLAN, scale=Scale.SHIFT)
    applies = {
        Stage.PLAN: {"F9"},
        Stage.DO: {"F4", "F9"},
        Stage.STUDY: {"F4", "F9"},
        Stage.ACT: {"F2", "F3", "F4", "F5", "F9"},
        Stage.CLOSED: {"F1", "F2", "F3", "F4", "F5", "F9", "F10"},
    }
    for stage, rules in applies.items():
        assert with_not(cycle(stage, plan=big), MET) == rules
        assert with_not(cycle(stage, plan=big), NOT_MET) == set()


@pytest.mark.parametrize("stage", list(Stage))
def test_a_bare_test_fails_for_nothing_before_its_time(stage: Stage) -> None:
    bare = cycle(stage, plan=Plan("Key on a hook"), predictions=())
    bare = replace(bare, did=Did() if bare.did else None, learned="", act=Act(Decision.ADOPT) if bare.act else None)
    failed = {
        Stage.PLAN: set[str](),
        Stage.DO: {"F4", "F9"},
        Stage.STUDY: {"F4", "F9"},
        Stage.ACT: {"F2", "F3", "F4", "F9"},
        Stage.CLOSED: {"F1", "F2", "F3", "F4", "F9", "F10"},
    }
    assert with_not(bare, NOT_MET) == failed[stage]


def test_every_rule_is_judged_once_and_in_order() -> None:
    assert [each.rule for each in judged(cycle(), ())] == list(Rule)
    assert [each.value for each in Rule] == [f"F{number}" for number in range(1, 11)]


@pytest.mark.parametrize(
    "blank",
    [
        {"plan": replace(PLAN, trying=" \n")},
        {"did": Did(as_planned=True, observations=" ")},
        {"learned": "", "predictions": (GUESS,)},
        {"act": None},
    ],
)
def test_documented_wants_all_four(blank: dict[str, Any]) -> None:
    assert outcome("F1", cycle(Stage.CLOSED)) is MET
    assert outcome("F1", cycle(Stage.CLOSED, **blank)) is NOT_MET


def test_study_comes_after_do_and_from_something_seen() -> None:
    done = cycle(Stage.ACT)
    assert outcome("F2", done) is MET
    assert outcome("F2", replace(done, studied=done.done)) is MET
    assert outcome("F2", replace(done, done=MONDAY + 5 * DAY)) is NOT_MET
    blind = replace(done, did=Did(as_planned=False, differed="Half a shift"))
    assert outcome("F2", blind) is NOT_MET
    for seen in (Did(observations="Three times"), Did(problems="The hook fell off"), Did(data="3, 2, 2")):
        assert outcome("F2", replace(done, did=seen)) is MET


def test_a_value_of_its_measure_while_it_was_tested_is_a_data_point() -> None:
    blind = replace(cycle(Stage.ACT), did=Did())
    linked = replace(blind, plan=replace(PLAN, measure="M-3"))
    on_the_day = [MONDAY.date() + 2 * DAY]
    assert outcome("F2", linked, points=on_the_day) is MET
    assert outcome("F2", blind, points=on_the_day) is NOT_MET
    assert outcome("F2", linked, points=[MONDAY.date() - 9 * DAY, MONDAY.date() + 9 * DAY]) is NOT_MET


def test_learning_is_no_copy_of_the_plan() -> None:
    done = cycle(Stage.ACT)
    assert outcome("F3", done) is MET
    for copy in ("", "  ", "key on a  RED lanyard.", "“Everybody passes the sink”", "Minutes to find it"):
        assert outcome("F3", replace(done, learned=copy)) is NOT_MET
    assert outcome("F3", replace(done, learned=GUESS.guess)) is MET


def test_a_guess_counts_where_it_was_saved_before_the_start() -> None:
    going = cycle(Stage.DO)
    assert outcome("F4", going) is MET
    assert outcome("F4", replace(going, predictions=())) is NOT_MET
    assert outcome("F4", replace(going, predictions=(Prediction("", "  ", None),))) is NOT_MET
    late = replace(GUESS, made=MONDAY + 2 * DAY)
    assert outcome("F4", replace(going, predictions=(late,))) is NOT_MET
    assert outcome("F4", replace(going, predictions=(late, GUESS))) is MET
    only_after = Prediction("", "", None, amendments=(Amendment("Two minutes", MONDAY + 2 * DAY),))
    assert outcome("F4", replace(going, predictions=(only_after,))) is NOT_MET
    amended = replace(GUESS, amendments=(Amendment("Two minutes", MONDAY + 2 * DAY),))
    assert outcome("F4", replace(going, predictions=(amended,))) is MET


def test_every_guess_has_its_result_and_nobody_who_was_not_sure_owes_one() -> None:
    done = cycle(Stage.ACT)
    (told,) = done.predictions
    for wrong in (replace(told, result=" "), replace(told, matched=None), GUESS):
        assert outcome("F5", replace(done, predictions=(told, wrong))) is NOT_MET
    for matched in Matched:
        assert outcome("F5", replace(done, predictions=(replace(told, matched=matched),))) is MET
    assert outcome("F5", replace(done, predictions=(told, Prediction("Will it last?", "")))) is MET
    assert outcome("F5", replace(done, predictions=(Prediction("Will it last?", ""),))) is NOT_APPLICABLE


def test_the_one_before_was_decided_when_this_one_was_planned() -> None:
    first = cycle(Stage.CLOSED)
    second = going_on(first)
    assert outcome("F6", second, first) is MET
    assert outcome("F6", first, second) is NOT_APPLICABLE
    assert outcome("F6", second, replace(first, acted=None)) is NOT_MET
    assert outcome("F6", second, replace(first, acted=second.planned + DAY)) is NOT_MET
    assert outcome("F6", second) is NOT_APPLICABLE


def test_the_scale_grows_from_a_small_start() -> None:
    def scales(*each: Scale) -> Outcome:
        first, *more = each
        tests = [cycle(Stage.CLOSED, plan=replace(PLAN, scale=first))]
        for scale in more:
            tests.append(going_on(tests[-1], Stage.CLOSED, scale))
        found = {outcome("F7", one, *tests) for one in tests}
        assert len(found) == 1
        return found.pop()

    assert scales(Scale.ONE) is NOT_APPLICABLE
    assert scales(Scale.UNIT) is NOT_APPLICABLE
    assert scales(Scale.ONE, Scale.SHIFT) is MET
    assert scales(Scale.ONE, Scale.ONE, Scale.PART) is MET
    assert scales(Scale.ONE, Scale.ONE) is NOT_MET
    assert scales(Scale.PART, Scale.SHIFT) is NOT_MET
    assert scales(Scale.UNIT, Scale.ORGANISATION) is NOT_MET


def test_numbers_over_time_are_those_of_a_linked_measure() -> None:
    first = cycle(Stage.CLOSED, plan=replace(PLAN, measure="M-3"))
    second = going_on(first, Stage.DO)
    assert outcome("F8", first, points=WEEK) is NOT_APPLICABLE
    assert outcome("F8", second, first, points=WEEK) is MET
    assert outcome("F8", first, second, points=WEEK) is MET
    assert outcome("F8", second, first, points=WEEK[:2]) is NOT_MET
    assert outcome("F8", second, replace(first, plan=PLAN), points=WEEK) is NOT_MET


def test_the_values_of_two_measures_are_no_series() -> None:
    first = cycle(Stage.CLOSED, plan=replace(PLAN, measure="M-3"))
    second = replace(going_on(first), plan=replace(PLAN, measure="M-4"))
    one, other, three = WEEK[:3]
    for days, found in (({"M-3": [one, three], "M-4": [other]}, NOT_MET), ({"M-3": [], "M-4": WEEK[:3]}, MET)):
        assert [each.outcome for each in judged(second, [first], days) if each.rule is Rule.OVER_TIME] == [found]
    blind = replace(first, did=Did(as_planned=True))
    for measure, seen in (("M-3", MET), ("M-4", NOT_MET)):
        rules = judged(blind, (), {measure: [MONDAY.date() + 2 * DAY]})
        assert [each.outcome for each in rules if each.rule is Rule.STUDY_AFTER_DO] == [seen]


@pytest.mark.parametrize(
    ("days", "regular"),
    [
        ("2026-11-02 2026-11-09 2026-11-16", True),
        ("2026-11-16 2026-11-02 2026-11-09", True),
        ("2026-11-05 2026-11-06 2026-11-09", True),  # Thursday, Friday, Monday
        ("2026-11-06 2026-11-09 2026-11-11", False),
        ("2026-01-31 2026-02-28 2026-03-31", True),
        ("2026-01-01 2026-04-01 2026-07-01", True),
        ("2024-01-01 2025-01-01 2026-01-01", True),
        ("2026-11-01 2026-11-04 2026-11-20 2026-11-27 2026-12-04", True),
        ("2026-11-01 2026-11-04 2026-11-20 2026-11-29", False),
        ("2026-11-01 2026-11-01 2026-11-02", False),
        ("2026-11-01 2026-11-08", False),
        ("", False),
    ],
)
def test_regular_spacing(days: str, regular: bool) -> None:
    assert is_over_time(map(date.fromisoformat, days.split())) is regular


def test_why_we_think_so() -> None:
    blank = replace(PLAN, rationale=" ")
    assert outcome("F9", cycle()) is MET
    assert outcome("F9", cycle(plan=blank)) is NOT_APPLICABLE
    assert outcome("F9", cycle(Stage.DO, plan=blank)) is NOT_MET


def test_adopting_too_soon_or_against_a_guess_is_noticed() -> None:
    big = replace(PLAN, scale=Scale.SHIFT)
    kept = cycle(Stage.CLOSED, plan=big)
    (told,) = kept.predictions
    wrong = replace(kept, predictions=(told, replace(told, matched=Matched.NO)))
    assert outcome("F10", kept) is MET
    assert outcome("F10", wrong) is NOT_MET
    assert outcome("F10", replace(kept, predictions=(replace(told, matched=Matched.PARTLY),))) is MET
    once = cycle(Stage.CLOSED)
    assert outcome("F10", once) is NOT_MET
    assert outcome("F10", once, going_on(once)) is NOT_MET
    assert outcome("F10", going_on(once, Stage.CLOSED, Scale.ONE), once) is MET
    for decision in (Decision.ADAPT, Decision.ABANDON):
        assert outcome("F10", replace(wrong, act=Act(decision))) is MET
        assert outcome("F10", replace(once, act=Act(decision))) is MET


def test_a_value_that_was_corrected_counts_once() -> None:
    assert is_over_time([*WEEK[:2], WEEK[1]]) is False
    assert is_over_time([*WEEK, WEEK[1]]) is True
