"""People at the same moment, in real threads: each step is taken once, each day has one value, and nothing is lost."""

import pytest

from bot.chat.intent import encode
from bot.chat.reply import Reply, ShowCard
from bot.chat.turn import asker
from bot.measures.intents import ChangeMeasure, PostChart, ReallyEndMeasure, SaveMeasure
from bot.measures.model import Shape
from bot.measures.value_intents import RecordLine, RecordValues, RemoveValue
from bot.pdsa.intents import BeginTest, ReallyRemoveTest, SaveTest, TakeBackStep
from bot.pdsa.model import Cycle, Stage
from bot.pdsa.step_intents import SaveAct, SaveDo, SaveStudy
from bot.ports import Store
from bot.projects.intents import RemoveNode, SaveNode, SaveProject
from bot.projects.nodes import walk
from tests.bot.huddling import Ward
from tests.bot.measuring import FRIDAY, measure
from tests.contracts.test_concurrency import THREADS, at_once
from tests.talk import Talk, text

FAULT = "Something went wrong"
ROUNDS = 4


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store, FRIDAY)


@pytest.fixture
def people(ward: Ward) -> list[Talk]:
    ward.lead()
    found = [ward.person(f"nurse{number}") for number in range(THREADS)]
    for each in found:
        each.say("hi")
    return found


def said(reply: Reply) -> str:
    return text(reply) if isinstance(reply, ShowCard) else type(reply).__name__


def cycles(ward: Ward, who: Talk) -> dict[str, Cycle]:
    with ward.store.read(asker(ward.known(who))) as unit:
        return {each.ref: each for each in unit.cycles.get_many([f"C-{number}" for number in range(1, 60)])}


def test_a_stage_is_finished_by_one_and_the_others_are_told(ward: Ward, people: list[Talk]) -> None:
    team = ward.team_of(people[0])
    steps = (
        lambda ref, n: BeginTest(ref, anyway=True),
        lambda ref, n: SaveDo(ref, "yes", observations=f"seen by {n}"),
        lambda ref, n: SaveStudy(ref, (f"result {n}",), ("yes",), f"learned by {n}"),
        lambda ref, n: SaveAct(ref, "abandon", f"because {n}"),
    )
    for number in range(1, ROUNDS + 1):
        ref = f"C-{number}"
        people[0].press_intent(encode(SaveTest(team=team, trying="x", guess="y", answered=("trying", "guess"))))
        for step in steps:
            replies = [said(each) for each in at_once(lambda n: people[n].press_intent(encode(step(ref, n))))]  # noqa: B023
            assert not [each for each in replies if FAULT in each]
            if step is not steps[0]:
                assert len([each for each in replies if "has moved on" in each]) == THREADS - 1, replies
        done = cycles(ward, people[0])[ref]
        assert done.stage is Stage.CLOSED
        assert done.started is not None
        assert done.done is not None
        assert done.started <= done.done


def test_a_step_is_taken_back_while_the_next_is_written(ward: Ward, people: list[Talk]) -> None:
    """Whoever is first: a test is never at a stage without the one before it."""
    team = ward.team_of(people[0])
    for number in range(1, ROUNDS + 1):
        ref = f"C-{number}"
        people[0].press_intent(encode(SaveTest(team=team, trying="x", guess="y", answered=("trying", "guess"))))
        people[0].press_intent(encode(BeginTest(ref)))
        acts = (TakeBackStep(ref, "do"), SaveDo(ref, "yes", observations="seen"), TakeBackStep(ref, "study"))
        replies = at_once(lambda n: people[n].press_intent(encode(acts[n % 3])))  # noqa: B023
        assert FAULT not in str(replies)
        now = cycles(ward, people[0])[ref]
        assert now.done is None or now.started is not None, now
        assert now.studied is None, now


def test_one_that_is_deleted_while_it_is_started(ward: Ward, people: list[Talk]) -> None:
    team = ward.team_of(people[0])
    for number in range(1, ROUNDS + 1):
        ref = f"C-{number}"
        people[0].press_intent(encode(SaveTest(team=team, trying="x")))
        acts = (ReallyRemoveTest(ref), BeginTest(ref, anyway=True), SaveTest(team=team, trying="y", previous=ref))
        replies = at_once(lambda n: people[n].press_intent(encode(acts[n % 2])))  # noqa: B023
        assert FAULT not in str(replies)
        there = cycles(ward, people[0]).get(ref)
        assert there is None or there.stage is Stage.DO


def test_a_day_has_one_value_and_everybody_else_is_asked(ward: Ward, people: list[Talk]) -> None:
    measure(people[0], "Falls")
    for number in range(ROUNDS):
        day = f"2026-11-0{number + 1}"
        replies = at_once(lambda n: people[n].press_intent(encode(RecordValues("M-1", str(n), day))))  # noqa: B023
        assert FAULT not in str(replies)
        saved = [each for each in map(said, replies) if each.startswith("Saved for Ward 7")]
        asked = [each for each in map(said, replies) if each.startswith("Falls has a value on that day already")]
        assert (len(saved), len(asked)) == (1, THREADS - 1), replies
    with ward.store.read(asker(ward.known(people[0]))) as unit:
        assert len(unit.measures.values("M-1")) == ROUNDS
        assert unit.measures.corrections("M-1", 10) == ()


def test_a_value_that_is_moved_while_another_takes_it_out(ward: Ward, people: list[Talk]) -> None:
    measure(people[0], "Falls")
    for number in range(ROUNDS):
        day, to = f"2026-10-0{number + 1}", f"2026-11-0{number + 1}"
        people[0].press_intent(encode(RecordValues("M-1", "3", day)))
        acts = (RecordValues("M-1", "4", to, was=day), RemoveValue("M-1", day))
        replies = at_once(lambda n: people[n].press_intent(encode(acts[n % 2])))  # noqa: B023
        assert FAULT not in str(replies)
        with ward.store.read(asker(ward.known(people[0]))) as unit:
            days = [each.day.isoformat() for each in unit.measures.values("M-1")]
        assert day not in days
        assert to in days


def test_what_values_are_made_of_is_changed_while_they_come(ward: Ward, people: list[Talk]) -> None:
    """A value is of the kind that its measure has in the end."""
    for number in range(1, 2 * ROUNDS + 1):
        measure(people[0], f"Falls {number}")
        ref, team = f"M-{number}", ward.team_of(people[0])
        acts = (
            ChangeMeasure(ref=ref, shape="percentage", answered=("shape",)),
            RecordValues(ref, "3"),
            RecordLine(team, f"{ref} 3"),
            RecordLine(team, f"{ref} 3/4"),
        )
        replies = at_once(lambda n: people[n].press_intent(encode(acts[n % 4])))  # noqa: B023
        assert FAULT not in str(replies)
        with ward.store.read(asker(ward.known(people[0]))) as unit:
            plan, values = unit.measures.get(ref).plan, unit.measures.values(ref)
        assert all((each.of is None) == (plan.shape is Shape.COUNT) for each in values), (plan, values)


def test_two_measures_never_get_one_name(ward: Ward, people: list[Talk]) -> None:
    team = ward.team_of(people[0])
    for number in range(THREADS):
        measure(people[0], f"Measure {number}")

    def rename(number: int) -> Reply:
        return people[number].press_intent(encode(ChangeMeasure("Falls", ref=f"M-{number + 1}", answered=("called",))))

    replies = at_once(rename)
    assert FAULT not in str(replies)
    with ward.store.read(asker(ward.known(people[0]))) as unit:
        names = [each.plan.name for each in unit.measures.of_team(team)]
    assert names.count("Falls") == 1
    replies = at_once(lambda n: people[n].press_intent(encode(SaveMeasure(called="New", shape="count", team=team))))
    with ward.store.read(asker(ward.known(people[0]))) as unit:
        assert [each.plan.name for each in unit.measures.of_team(team)].count("New") == 1


def test_brought_back_and_renamed_to_one_name(ward: Ward, people: list[Talk]) -> None:
    team = ward.team_of(people[0])
    measure(people[0], "Falls")
    people[0].press_intent(encode(ReallyEndMeasure("M-1")))
    measure(people[0], "Slips")
    acts = (ReallyEndMeasure("M-1", back=True), ChangeMeasure(ref="M-2", called="Falls", answered=("called",)))
    replies = at_once(lambda n: people[n].press_intent(encode(acts[n % 2])))
    assert FAULT not in str(replies)
    with ward.store.read(asker(ward.known(people[0]))) as unit:
        assert [each.plan.name for each in unit.measures.of_team(team)].count("Falls") == 1


def test_a_measure_is_deleted_while_its_chart_is_posted_and_values_come(ward: Ward, people: list[Talk]) -> None:
    team = ward.team_of(people[0])
    for number in range(1, ROUNDS + 1):
        measure(people[0], f"Falls {number}")
        ref = f"M-{number}"
        acts = (PostChart(ref), ReallyEndMeasure(ref), RecordValues(ref, "3"), RecordLine(team, f"Falls {number} 4"))
        replies = at_once(lambda n: people[n].press_intent(encode(acts[n % 4])))  # noqa: B023
        assert FAULT not in str(replies)
        ward.go()
        shown = [card for card in ward.channel() if "Falls" in str(card.title) or "Falls" in str(card.elements)]
        assert all("eleted" in str(card) for card in shown), shown


def test_a_driver_is_removed_while_ideas_are_put_under_it(ward: Ward, people: list[Talk]) -> None:
    team = ward.team_of(people[0])
    for number in range(1, ROUNDS + 1):
        ref = f"P-{number}"
        people[0].press_intent(encode(SaveProject(called="x", team=team)))
        people[0].press_intent(encode(SaveNode(ref, "driver", "one", "0")))

        def act(n: int, ref: str = ref) -> Reply:
            if n == 0:
                return people[n].press_intent(encode(RemoveNode(ref, 1)))
            if n == 1:
                return people[n].press_intent(encode(SaveNode(ref, "driver", "written anew", "0", 1)))
            return people[n].press_intent(encode(SaveNode(ref, "idea", f"idea {n}", "1")))

        assert FAULT not in str(at_once(act))
        with ward.store.read(asker(ward.known(people[0]))) as unit:
            nodes = unit.projects.get(ref).nodes
        assert len({each.id for each in nodes}) == len(nodes)
        assert sorted(each.id for _, each in walk(nodes)) == sorted(each.id for each in nodes), "each is found"
        assert {each.text for each in nodes} >= {f"idea {n}" for n in range(2, THREADS)}


def test_what_goes_on_from_one_test_at_once_has_places_of_its_own(ward: Ward, people: list[Talk]) -> None:
    team = ward.team_of(people[0])
    people[0].press_intent(encode(SaveTest(team=team, trying="x")))
    people[0].press_intent(encode(BeginTest("C-1", anyway=True)))
    replies = at_once(lambda n: people[n].press_intent(encode(SaveTest(team=team, trying=f"{n}", previous="C-1"))))
    assert FAULT not in str(replies)
    assert sorted(each.order for each in cycles(ward, people[0]).values()) == list(range(1, THREADS + 2))


def test_a_value_is_corrected_by_several(ward: Ward, people: list[Talk]) -> None:
    """One is there in the end, and what it was before each of them is kept."""
    measure(people[0], "Falls")
    people[0].press_intent(encode(RecordValues("M-1", "0", "2026-11-02")))
    right = [RecordValues("M-1", str(n + 1), "2026-11-02", was="2026-11-02") for n in range(THREADS)]
    assert FAULT not in str(at_once(lambda n: people[n].press_intent(encode(right[n]))))
    with ward.store.read(asker(ward.known(people[0]))) as unit:
        (value,), before = unit.measures.values("M-1"), unit.measures.corrections("M-1", 2 * THREADS)
    assert sorted([value.value, *(each.before.value for each in before)]) == list(range(THREADS + 1))
