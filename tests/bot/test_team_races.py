"""Names, leads, questions and huddles of a team, of which two people change something at the same moment."""

from dataclasses import replace

import pytest

from bot.chat.intent import encode
from bot.chat.turn import asker
from bot.following.intents import AskToFollow, StopFollowing
from bot.importing import Import, Numbered
from bot.ports import Store
from bot.projects.intents import EndProject, SaveProject
from bot.projects.model import MOST_OF_TEAM
from bot.questions.intents import CopyQuestionSet, SaveQuestion
from bot.questions.model import MOST_SETS
from bot.series.intents import AskInSeries, SaveSeries, ScheduleSame
from bot.series.model import Series
from bot.welcome.intents import RenameTeam, StartTeam, StopLeading, TakeLead
from tests.bot.huddling import Ward
from tests.bot.meanwhile import meanwhile, presses
from tests.talk import Talk


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def leads(ward: Ward) -> tuple[Talk, Talk]:
    sister, matron = ward.lead(), ward.person("matron")
    matron.say("hi")
    boss = Talk(ward.app, replace(matron.where, admin=True))
    boss.say("hi")
    return sister, boss


def series(ward: Ward, who: Talk) -> tuple[Series, ...]:
    with ward.store.read(asker(ward.known(who))) as unit:
        return unit.series.of_team(ward.team_of(who))


def named(ward: Ward, who: Talk, name: str) -> int:
    with ward.store.read(asker(ward.known(who))) as unit:
        return list(unit.people.teams_like("", 100).values()).count(name)


def test_two_start_a_team_of_one_name(ward: Ward, leads: tuple[Talk, Talk]) -> None:
    _, told = presses(ward, (leads[0], StartTeam("Ward 9")), (leads[1], StartTeam("ward 9")))
    assert "There is a team called ward 9 already" in told
    assert named(ward, leads[0], "Ward 9") == 1


def test_one_takes_the_name_while_another_starts_it(ward: Ward, leads: tuple[Talk, Talk]) -> None:
    team = ward.team_of(leads[0])
    _, told = presses(ward, (leads[0], StartTeam("Ward 9")), (leads[1], RenameTeam(team, "Ward 9")))
    assert "There is a team called Ward 9 already" in told


def test_two_files_bring_the_same_new_team(ward: Ward, leads: tuple[Talk, Talk]) -> None:
    """Of different rows, so that nothing else tells the two apart."""
    here = ward.known(leads[0]).organisation

    def bring(store: Store, number: int) -> int:
        rows: list[Numbered] = [(2, {"external_id": f"x{number}", "learned": f"Lanyard {number}", "team": "Ward 9"})]
        return Import(store, ward.clock, here, "", team_from_column=True).run(rows).added

    first, then = meanwhile(ward.store, ward.clock, lambda app: bring(app._store, 1), lambda: bring(ward.store, 2))
    assert (first, then) == (1, 1)
    assert named(ward, leads[0], "Ward 9") == 1


def test_two_leads_set_the_same_time(ward: Ward, leads: tuple[Talk, Talk]) -> None:
    same = ScheduleSame(ward.team_of(leads[0]), "08:25", "Europe/London")
    presses(ward, (leads[0], same), (leads[1], same))
    assert len(series(ward, leads[0])) == 1


def test_two_leads_change_two_things_of_one_huddle(ward: Ward, leads: tuple[Talk, Talk]) -> None:
    ward.schedule(leads[0])
    presses(
        ward,
        (leads[0], SaveSeries(ref="S-1", huddle_name="Morning", times="09:00", answered=("huddle_name", "times"))),
        (leads[1], AskInSeries("S-1", "safety")),
    )
    (plan,) = [each.plan for each in series(ward, leads[0])]
    assert (plan.name, plan.schedule.slots[0].at.hour, plan.question_set) == ("Morning", 9, "safety")


def test_no_two_huddles_get_one_name(ward: Ward, leads: tuple[Talk, Talk]) -> None:
    ward.schedule(leads[0])
    ward.schedule(leads[0], {"huddle_name": "Evening"})
    _, told = presses(
        ward,
        (leads[0], SaveSeries(ref="S-1", huddle_name="Round", answered=("huddle_name",))),
        (leads[1], SaveSeries(ref="S-2", huddle_name="Round", answered=("huddle_name",))),
    )
    assert sorted(each.plan.name for each in series(ward, leads[0])) == ["Evening", "Round"], told


def test_two_copy_the_last_set_that_there_is_room_for(ward: Ward, leads: tuple[Talk, Talk]) -> None:
    team = ward.team_of(leads[0])
    copy = CopyQuestionSet(team, "daily")
    for _ in range(MOST_SETS - 1):
        leads[0].press_intent(encode(copy))
    presses(ward, (leads[0], copy), (leads[1], copy))
    with ward.store.read(asker(ward.known(leads[0]))) as unit:
        assert len(unit.questions.of_team(team)) == MOST_SETS


def test_two_questions_of_one_set_are_changed(ward: Ward, leads: tuple[Talk, Talk]) -> None:
    team = ward.team_of(leads[0])
    leads[0].press_intent(encode(CopyQuestionSet(team, "daily")))
    with ward.store.read(asker(ward.known(leads[0]))) as unit:
        (before,) = unit.questions.of_team(team)
    first, second = before.questions[0].key, before.questions[1].key
    one = SaveQuestion(before.key, first, "Who is off sick?", changed=("label",))
    other = SaveQuestion(before.key, second, "Which beds are free?", changed=("label",))
    presses(ward, (leads[0], one), (leads[1], other))
    with ward.store.read(asker(ward.known(leads[0]))) as unit:
        said = [each.label for each in unit.questions.get(before.key).questions]
    assert said[:2] == ["Who is off sick?", "Which beds are free?"]


def test_the_last_lead_leaves_while_another_takes_it(ward: Ward) -> None:
    sister, ben = ward.lead(), ward.person("ben")
    ben.say("hi")
    team = ward.team_of(sister)
    presses(ward, (sister, StopLeading(team)), (ben, TakeLead(team)))
    with ward.store.read(asker(ward.known(ben))) as unit:
        assert unit.people.leads(team) == (ward.known(ben).person.id,)


def test_two_bring_back_a_project_where_there_is_room_for_one(ward: Ward, leads: tuple[Talk, Talk]) -> None:
    team = ward.team_of(leads[0])
    for number in range(1, MOST_OF_TEAM + 2):
        leads[0].press_intent(encode(SaveProject(called=f"Project {number}", team=team)))
        if number < 3:
            leads[0].press_intent(encode(EndProject(f"P-{number}")))
    one, other = EndProject("P-1", back=True), EndProject("P-2", back=True)
    presses(ward, (leads[0], one), (leads[1], other))
    with ward.store.read(asker(ward.known(leads[0]))) as unit:
        assert len([each for each in unit.projects.of_team(team) if each.ended is None]) == MOST_OF_TEAM


def test_asked_again_while_somebody_takes_the_lead(ward: Ward) -> None:
    """Nobody led when it was asked; whoever does from this moment on is asked."""
    sister, cara = ward.lead(), ward.person("cara", "Hub")
    cara.say("hi")
    team = ward.team_of(sister)
    for intent in (AskToFollow((team,)), StopFollowing(team)):
        cara.press_intent(encode(intent))
    sister.press_intent(encode(StopLeading(team)))
    ward.go()
    before = asked(ward)
    presses(ward, (cara, AskToFollow((team,))), (sister, TakeLead(team)))
    ward.go()
    assert len(asked(ward)) == len(before) + 1


def asked(ward: Ward) -> list[str]:
    return [str(card.title) for card in ward.private("sister") if "follow" in str(card)]
