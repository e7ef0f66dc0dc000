"""Whatever is pressed in whatever order, a test's record stays in order and its guesses stay what they were."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat.intent import Intent, encode
from bot.chat.phrases import load
from bot.chat.turn import asker
from bot.pdsa import guesses
from bot.pdsa.intents import BeginTest, ChangeTest, TakeBackStep
from bot.pdsa.model import Amendment, Cycle, Prediction, Stage
from bot.pdsa.step_intents import SaveAct, SaveDo, SaveGuess, SaveStudy
from bot.ports import Store
from bot.search.query import parse
from tests.bot.huddling import MONDAY, Ward
from tests.bot.testing import planned
from tests.talk import Talk

SAY = load()
TEXTS = st.sampled_from(["", "Not sure", "one", "two", "three"])
QUESTIONS = st.lists(st.sampled_from(["Liked? Yes", "Liked?", "Quicker? No", "Quicker? Yes"]), max_size=3)
NEXT: dict[Stage, Intent] = {
    Stage.PLAN: BeginTest(anyway=True),
    Stage.DO: SaveDo(observations="one"),
    Stage.STUDY: SaveStudy(results=("one",), matched=("partly",), learned="two"),
    Stage.ACT: SaveAct(decision="abandon", why="three"),
    Stage.CLOSED: TakeBackStep(step="closed"),
}
PRESSES = st.one_of(
    st.none(),  # whatever comes next, so that every stage is reached
    st.none(),
    st.builds(BeginTest, st.just(""), anyway=st.booleans()),
    st.builds(SaveDo, observations=TEXTS),
    st.builds(SaveStudy, results=st.tuples(TEXTS, TEXTS), learned=TEXTS),
    st.builds(SaveAct, decision=st.sampled_from(["adopt", "adapt", "abandon", "x"]), why=TEXTS),
    st.builds(TakeBackStep, step=st.sampled_from(["do", "study", "act", "closed", "plan", ""])),
    st.builds(SaveGuess, guesses=st.lists(TEXTS, max_size=4).map(tuple)),
    st.builds(
        lambda guess, further: ChangeTest(
            trying="Red lanyard", guess=guess, further="\n".join(further), answered=("trying", "guess", "further")
        ),
        TEXTS,
        QUESTIONS,
    ),
)


def record(ward: Ward, who: Talk, ref: str) -> Cycle:
    with ward.store.read(asker(ward.known(who))) as unit:
        return unit.cycles.get(ref)


def in_order(cycle: Cycle) -> bool:
    moments = [cycle.planned, cycle.started, cycle.done, cycle.studied, cycle.acted]
    reached = [each for each in moments if each is not None]
    return moments == [*reached, *[None] * (len(moments) - len(reached))] and reached == sorted(reached)


def guessed_before(cycle: Cycle) -> bool:
    """Every guess was made before it started, and everything later stands beside it."""
    made = [each.made for each in cycle.predictions if each.guess]
    return all(each and each <= (cycle.started or each) for each in made)


def kept(before: Cycle, after: Cycle) -> bool:
    """While it has started no guess changes, none goes, and what was added later stays."""
    pairs = list(zip(before.predictions, after.predictions, strict=False))
    return len(pairs) == len(before.predictions) and all(
        (one.question, one.guess, one.made) == (two.question, two.guess, two.made)
        and two.amendments[: len(one.amendments)] == one.amendments
        for one, two in pairs
    )


def is_found(ward: Ward, who: Talk, cycle: Cycle) -> bool:
    """On its board and in the search, as what it is now."""
    kind = cycle.act.decision if cycle.act and cycle.acted else cycle.stage
    with ward.store.read(asker(ward.known(who))) as unit:
        board = unit.cycles.board(cycle.team, cycle.stage, 999)
        found = unit.search.find("pdsa", parse(f"kind:{kind}"), 999)
    return cycle in board and cycle.ref in found


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.tuples(st.booleans(), PRESSES), max_size=14))
def test_any_order_of_presses(store: Store, presses: list[tuple[bool, Intent | None]]) -> None:
    ward = Ward(store, MONDAY)
    amina, ben = ward.person("amina"), ward.person("ben")
    ben.say("hi")
    ready = planned(amina, guess="one")
    ref = str(ready.card.view.ref)  # type: ignore[union-attr]
    before = record(ward, amina, ref)
    for by_ben, press in presses:
        ward.clock.moment += timedelta(minutes=7)
        (ben if by_ben else amina).press_intent(encode(replace(press or NEXT[before.stage], ref=ref)))  # type: ignore[call-arg]
        after = record(ward, amina, ref)
        assert in_order(after)
        assert guessed_before(after)
        if before.started is not None and after.started is not None:
            assert kept(before, after)
        assert is_found(ward, amina, after)
        before = after


@given(st.text(max_size=300))
def test_any_text_is_a_guess_and_any_lines_are_questions(text: str) -> None:
    assert guesses.sure(text, SAY) in (text.strip(), "")
    lines = guesses.read_lines(text)
    assert all(question.strip() for question, _ in lines)
    written = tuple(Prediction(question, guess) for question, guess in (("", ""), *lines))
    again = guesses.read_lines(guesses.as_lines(written))
    assert [question for question, _ in again] == [question for question, _ in lines]


def test_what_differs_is_added_and_what_does_not_is_not() -> None:
    first = Prediction("", "one", MONDAY)
    later = guesses.amended(first, "two", MONDAY)
    assert later.amendments == (Amendment("two", MONDAY),)
    for same in ("", "one", "two"):
        assert guesses.amended(later, same, MONDAY) == later
