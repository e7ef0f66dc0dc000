"""One suggestion at the moment at which it helps, and none where nothing would."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.spans import plain
from bot.pdsa.coach import suggest
from bot.pdsa.model import Act, Cycle, Decision, Did, Matched, Prediction, Scale, Stage
from tests.bot.cycles import PLAN, cycle, going_on
from tests.talk import SAY

BARE = replace(PLAN, rationale="")
SHIFT = replace(PLAN, scale=Scale.SHIFT)


def said(of: Cycle, *ramp: Cycle, points: int | None = None) -> str:
    """How the suggestion begins; "" for none."""
    found = suggest(of, ramp, points, SAY)
    return "" if found is None else plain(found).split(":")[0].split(".")[0]


def told(matched: Matched | None, result: str = "Two minutes") -> tuple[Prediction, ...]:
    return (replace(cycle().predictions[0], result=result, matched=matched),)


def test_before_the_start_it_asks_for_a_guess_first_with_what_is_published() -> None:
    bare = cycle(plan=replace(BARE, scale=Scale.ORGANISATION), predictions=())
    found = suggest(bare, (), None, SAY)
    assert found is not None
    assert plain(found) == (
        "What do you think will happen? Write a guess before you start: in a published study only about 1 in 8 tests "
        "had one. Yours can."
    )
    assert said(cycle(predictions=(Prediction("", "  "),))) == said(bare)
    assert said(replace(bare, predictions=cycle().predictions)).startswith("Could the first try be smaller")


def test_before_the_start_one_thing_after_the_other() -> None:
    assert said(cycle(plan=replace(BARE, scale=Scale.UNIT))).startswith("Could the first try be smaller")
    assert said(cycle(plan=replace(BARE, scale=Scale.PART))).startswith("Add why you think it will work")
    assert said(cycle()) == ""


def test_the_next_one_may_reach_further_where_the_last_went_well() -> None:
    first = cycle(Stage.CLOSED)
    same = going_on(first, scale=Scale.ONE)
    assert said(same, first, points=0).startswith("Last time it went as you thought")
    assert said(going_on(first, scale=Scale.SHIFT), first, points=0) == ""
    more = replace(same, plan=replace(same.plan, tested=5))
    assert said(more, first, points=0) == ""
    missed = replace(first, predictions=told(Matched.NO))
    assert said(same, missed, points=0) == ""
    everywhere = replace(first, plan=replace(PLAN, scale=Scale.ORGANISATION))
    assert said(going_on(everywhere, scale=Scale.ORGANISATION), everywhere, points=0) == ""


def test_a_series_may_have_numbers() -> None:
    first = cycle(Stage.CLOSED)
    second = going_on(first)
    assert said(second, first).startswith("A number now and then")
    assert said(second, first, points=0) == ""
    going = replace(second, started=second.planned)
    assert said(going, first, points=2).startswith("Three numbers at a steady pace")
    assert said(going, first, points=3) == ""
    assert said(going, first) == ""
    assert said(cycle(Stage.DO), points=0) == ""


def test_what_it_told_us_begins_with_what_was_seen() -> None:
    blind = cycle(Stage.STUDY, did=Did(as_planned=True))
    assert said(blind).startswith("Before you say what it told you")
    assert said(cycle(Stage.STUDY)).startswith("Hold each guess beside what happened")
    assert said(cycle(Stage.STUDY, predictions=())) == ""


def test_before_it_is_decided() -> None:
    assert said(cycle(Stage.ACT)).startswith("Once with one person is a good start")
    assert said(cycle(Stage.ACT, plan=SHIFT)) == ""
    assert said(cycle(Stage.ACT, predictions=told(None))).startswith("One guess has no result")
    assert said(cycle(Stage.ACT, predictions=told(Matched.YES, " "))).startswith("One guess has no result")
    assert said(cycle(Stage.ACT, learned=PLAN.trying)).startswith("Say in your own words")
    assert said(cycle(Stage.ACT, plan=SHIFT, predictions=told(Matched.NO))).startswith("Not everything went")
    assert said(cycle(Stage.ACT, plan=SHIFT, predictions=told(Matched.PARTLY))) == ""


@pytest.mark.parametrize(
    ("changes", "suggestion"),
    [
        ({}, "Once with one person"),
        ({"plan": SHIFT}, ""),
        ({"plan": SHIFT, "act": Act(Decision.ADOPT)}, "Who keeps it going"),
        ({"plan": SHIFT, "predictions": told(Matched.NO)}, "Not everything went"),
        ({"act": Act(Decision.ADAPT)}, "Begin the next test"),
        ({"act": Act(Decision.ABANDON, "Nobody looked"), "predictions": told(Matched.NO)}, ""),
    ],
)
def test_once_it_is_decided(changes: dict[str, Any], suggestion: str) -> None:
    decided = cycle(Stage.CLOSED, **changes)
    assert said(decided)[: len(suggestion)] == suggestion
    assert bool(said(decided)) is bool(suggestion)
    assert said(decided, going_on(decided)) == ""


@given(
    st.sampled_from(list(Stage)),
    st.sampled_from(list(Scale)),
    st.sampled_from([None, *Matched]),
    st.sampled_from(list(Decision)),
    st.none() | st.integers(0, 40),
    st.booleans(),
)
def test_it_never_speaks_of_scores_or_in_words_of_the_trade(
    stage: Stage, scale: Scale, matched: Matched | None, decision: Decision, points: int | None, next_one: bool
) -> None:
    first = cycle(stage, plan=replace(BARE, scale=scale), predictions=told(matched), act=Act(decision))
    of = going_on(first, scale=scale) if next_one else first
    found = suggest(of, (first,), points, SAY)
    words = "" if found is None else plain(found).casefold()
    for never in ("score", "fidelity", "cycle", "ramp", "series", "prediction", "abandon", "%", "failed", "must"):
        assert never not in words
