"""Small tests, aims and measures of one team named by hand in another's, old buttons, and what was deleted under a
link: nothing goes astray."""

import pytest

from bot.chat.card import plain_text
from bot.chat.intent import Intent, encode
from bot.chat.reply import Reply, ShowCard
from bot.chat.turn import asker
from bot.learning.intents import RecordLearning
from bot.measures.intents import AddMeasure, ChangeMeasure, ReallyEndMeasure, SaveMeasure
from bot.measures.value_intents import RecordLine
from bot.pdsa.board_intents import FindTests, ShowTestsOf
from bot.pdsa.fidelity import Outcome, judged
from bot.pdsa.intents import BeginTest, ChangeTest, SaveTest, ShowTest, StartTest, TakeBackStep
from bot.pdsa.model import Cycle
from bot.pdsa.step_intents import SaveAct, SaveDo, SaveGuess, SaveStudy
from bot.projects.intents import RemoveNode, SaveNode, SaveProject
from bot.reports.intents import OfferReport, ShowReport
from storage.unit_of_work import SqlStore
from tests.bot import testing
from tests.bot.attacking import FAULT, words
from tests.bot.attacking_measures import Measuring
from tests.bot.huddling import Ward
from tests.bot.measuring import FRIDAY, measure
from tests.talk import Talk, text

OLD = "That button is from an earlier version"


@pytest.fixture
def ward(store: SqlStore) -> Ward:
    return Ward(store, FRIDAY)


@pytest.fixture
def amina(ward: Ward) -> Talk:
    talk = ward.person("amina")
    talk.say("hi")
    return talk


def cycle(ward: Ward, who: Talk, ref: str) -> Cycle:
    with ward.store.read(asker(ward.known(who))) as unit:
        return unit.cycles.get(ref)


def iterative(ward: Ward, who: Talk, ref: str) -> Outcome:
    with ward.store.read(asker(ward.known(who))) as unit:
        one = unit.cycles.get(ref)
        found = judged(one, unit.cycles.ramp(one.ramp))
    return next(each.outcome for each in found if each.rule.value == "F6")


def test_nothing_of_one_team_is_tied_to_another_s(store: SqlStore) -> None:
    """Not even by somebody who is in both."""
    target = Measuring(store)
    there = target.ward.person("amina", "Ward 9")
    there.say("hi")
    team = target.ward.team_of(there)
    there.press_intent(encode(SaveProject(team=team, called="Own")))
    there.press_intent(encode(SaveMeasure(team=team, called="Own", shape="count")))
    there.press_intent(encode(SaveTest(team=team, trying="Own")))
    before = target.rows()
    for intent in (
        SaveTest(team=team, trying="x", measure="M-1"),
        SaveTest(team=team, trying="x", project="P-1", measure="M-4"),
        SaveMeasure(team=team, called="x", shape="count", project="P-1"),
        ChangeMeasure(ref="M-4", project="P-1", answered=("project",)),
        ChangeTest(ref="C-2", measure="M-1", answered=("measure",)),
        ChangeTest(ref="C-2", project="P-1", answered=("project",)),
        ChangeTest(ref="C-1", project="P-2", answered=("project",)),
    ):
        assert words(there.press_intent(encode(intent))).startswith(OLD), intent
    assert target.rows() == before
    for opening in (AddMeasure(team, project="P-1"), StartTest(team, project="P-1", idea=2)):
        assert not target.leaks(there.press_intent(encode(opening))), opening


def test_no_test_comes_before_itself(ward: Ward, amina: Talk) -> None:
    team = ward.team_of(amina)
    testing.planned(amina)
    testing.begun(amina)
    for previous in ("C-2", "C-999999999"):
        reply = amina.press_intent(encode(SaveTest(team=team, trying="x", previous=previous)))
        assert text(reply).startswith("I can’t find that.")
    amina.press_intent(encode(SaveTest(team=team, trying="x", previous="C-1")))
    assert [cycle(ward, amina, each).previous for each in ("C-1", "C-2")] == ["", "C-1"]


def test_a_decision_that_is_put_right_was_made_when_it_was_made(ward: Ward, amina: Talk) -> None:
    """What was planned from it meanwhile has gone on from a decision still."""
    testing.whole(amina, how=testing.CHANGED)
    ward.clock.moment += ward.clock.moment - ward.clock.moment.replace(hour=7)
    testing.next_planned(amina, "C-1")
    assert iterative(ward, amina, "C-2") is Outcome.MET
    for _ in range(2):
        ward.go()
        amina.press_intent(encode(TakeBackStep("C-1", "closed")))
        testing.acted(amina, "C-1", testing.STOPPED)
        assert iterative(ward, amina, "C-2") is Outcome.MET
    assert text(amina.say("pdsa C-1")).startswith("Test C-1: stopped.")


def test_what_was_decided_too_late_stays_so(ward: Ward, amina: Talk) -> None:
    testing.whole(amina, how=testing.CHANGED)
    amina.press_intent(encode(TakeBackStep("C-1", "closed")))
    testing.acted(amina, "C-1", testing.CHANGED)
    testing.next_planned(amina, "C-1", trying="second")
    testing.begun(amina, "C-2")
    testing.next_planned(amina, "C-2", trying="third")
    ward.go()
    testing.done(amina, "C-2")
    testing.studied(amina, "C-2")
    testing.acted(amina, "C-2")
    amina.press_intent(encode(TakeBackStep("C-2", "closed")))
    testing.acted(amina, "C-2")
    assert iterative(ward, amina, "C-2") is Outcome.MET
    assert iterative(ward, amina, "C-3") is Outcome.NOT_MET


STEPS: tuple[Intent, ...] = (
    BeginTest("C-1", anyway=True),
    SaveDo("C-1", "yes", observations="seen"),
    SaveStudy("C-1", ("result",), ("yes",), "learned"),
    SaveAct("C-1", "adopt"),
    TakeBackStep("C-1", "do"),
    TakeBackStep("C-1", "study"),
    TakeBackStep("C-1", "act"),
    SaveGuess("C-1", ("another guess",)),
)


@pytest.mark.parametrize("stage", range(5))
def test_old_buttons_move_nothing_but_the_step_that_they_are_for(ward: Ward, amina: Talk, stage: int) -> None:
    """At each stage every step's button; whatever is refused changes nothing, and says where the test stands."""
    testing.planned(amina)
    for step in STEPS[:stage]:
        amina.press_intent(encode(step))
    for number, step in enumerate(STEPS):
        before = cycle(ward, amina, "C-1")
        first = amina.press_intent(encode(step), key=f"k{number}")
        after = cycle(ward, amina, "C-1")
        again = amina.press_intent(encode(step), key=f"k{number}")
        assert FAULT not in str((first, again))
        assert cycle(ward, amina, "C-1") == after, "the same press twice"
        order = ["plan", "do", "study", "act", "closed"]
        assert abs(order.index(after.stage) - order.index(before.stage)) <= 1
        assert (after.started is not None) >= (after.done is not None) >= (after.studied is not None)


def test_what_stood_under_a_link_was_deleted(ward: Ward, amina: Talk) -> None:
    """A measure, a learning, an idea: what named them goes on, and can be changed."""
    team = ward.team_of(amina)
    amina.say("learn Red is seen from the door")
    amina.press_intent(encode(SaveProject(team=team, called="Aim")))
    amina.press_intent(encode(SaveNode("P-1", "idea", "Red", "0")))
    measure(amina, "Falls", {"project": "P-1"})
    amina.say("measure falls 3")
    given = {"project": "P-1", "measure": "M-1", "idea": 1, "about": "L-1"}
    amina.press_intent(encode(SaveTest(team=team, trying="lanyard", **given)))  # type: ignore[arg-type]
    amina.press_intent(encode(ReallyEndMeasure("M-1")))
    amina.press(amina.say("learn delete L-1"), "Delete it")
    amina.press_intent(encode(RemoveNode("P-1", 1)))
    for intent in (ShowTest("C-1"), OfferReport("P-1"), ShowReport("P-1"), ShowTestsOf("P-1"), FindTests("lanyard")):
        assert "lanyard" in plain_text(_card(amina.press_intent(encode(intent)))) or isinstance(intent, OfferReport)
    changed = amina.press_intent(encode(ChangeTest(ref="C-1", trying="lanyard, twice", answered=("trying",))))
    assert "lanyard, twice" in text(changed)
    for step in (testing.begun, testing.done, testing.studied, testing.acted):
        assert FAULT not in str(step(amina, "C-1"))
    assert text(amina.say("pdsa C-1")).startswith("Test C-1: we keep it.")


def _card(reply: Reply):  # type: ignore[no-untyped-def]
    assert isinstance(reply, ShowCard), reply
    return reply.card


def test_nobody_puts_a_learning_into_another_team_s_report(ward: Ward, amina: Talk) -> None:
    """Not even where both are one person's, and the learning names the other team's test."""
    amina.press_intent(encode(SaveProject(team=ward.team_of(amina), called="Aim")))
    amina.press_intent(encode(SaveTest(team=ward.team_of(amina), trying="lanyard", project="P-1")))
    testing.begun(amina)
    there = ward.person("amina", "Ward 9")
    there.say("hi")
    for about in ("C-1", "P-1"):
        there.press_intent(encode(RecordLearning(team=ward.team_of(there), learned="From elsewhere", about=about)))
        amina.press_intent(encode(RecordLearning(team=ward.team_of(amina), learned="Our own", about=about)))
    home = ward.person("amina", "")
    for intent in (ShowReport("P-1"), ShowTest("C-1")):
        seen = text(home.press_intent(encode(intent)))
        assert "From elsewhere" not in seen, intent
        assert "Our own" in seen, intent


def test_words_are_in_no_row_of_the_machinery(store: SqlStore) -> None:
    """What tells a second press, what is to be sent and when something is due name records, and hold no words."""
    target = Measuring(store)
    target.amina.press_intent(encode(RecordLine(target.team, "Zanzibar falls 9 on 2026-11-18 - Zanzibar")))
    kept = target.rows(but=())
    for table in ("receipts", "outbox", "timers", "lanes", "budgets"):
        assert "Zanzibar" not in str(kept[table]), table
    assert "Zanzibar" in str(kept["measures"]), "would be found"
