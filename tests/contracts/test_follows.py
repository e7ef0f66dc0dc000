"""What every store of follows does."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.following.model import NOT_ASKED_AGAIN_FOR, Consent, Follow
from bot.people.model import Known, TeamId
from bot.ports import Store
from tests.contracts.test_concurrency import at_once
from tests.contracts.world import NOW, address, meet, seen_by, team_of

LATER = NOW + timedelta(hours=1)


def champion(store: Store) -> Known:
    return meet(store, person_key="U9", person_name="Cara", place_key="C9", place_name="hub")


def ward(store: Store, number: int = 7, **more: str) -> Known:
    """A lead in a team of its own."""
    names = {"person_key": f"U{number}", "person_name": f"Lead {number}"}
    return meet(store, **{**names, "place_key": f"C{number}", "place_name": f"ward-{number}", **more})


def ask(store: Store, cara: Known, *teams: TeamId, at: object = NOW) -> tuple[TeamId, ...]:
    with store.write(seen_by(cara)) as unit:
        asked = unit.follows.ask(cara.person.id, teams, at)  # type: ignore[arg-type]
        unit.commit()
    return asked


def decide(store: Store, lead: Known, cara: Known, agrees: bool = True) -> bool:
    with store.write(seen_by(lead)) as unit:
        first = unit.follows.decide(cara.person.id, team_of(lead), agrees, lead.person.id, LATER)
        unit.commit()
    return first


def end(store: Store, by: Known, cara: Known, team: TeamId) -> bool:
    with store.write(seen_by(by)) as unit:
        ended = unit.follows.end(cara.person.id, team, by.person.id, LATER)
        unit.commit()
    return ended


def found(store: Store, cara: Known) -> frozenset[TeamId]:
    """As of her next message."""
    with store.desk() as desk:
        known = desk.tenancy.find(address(person_key="U9", person_name="Cara", place_key="C9", place_name="hub"))
    assert known is not None
    return known.follows


def of_person(store: Store, cara: Known) -> list[tuple[TeamId, Consent]]:
    with store.read(seen_by(cara)) as unit:
        return [(each.team, each.consent) for each in unit.follows.of_person(cara.person.id)]


def test_a_team_is_asked_once_and_followed_once_its_lead_agrees(store: Store) -> None:
    cara, seven = champion(store), ward(store)
    team = team_of(seven)
    assert ask(store, cara, team, team) == (team,)
    assert ask(store, cara, team) == ()
    assert of_person(store, cara) == [(team, Consent.ASKED)]
    assert found(store, cara) == frozenset()
    assert decide(store, seven, cara)
    assert of_person(store, cara) == [(team, Consent.GIVEN)]
    assert found(store, cara) == {team}
    with store.read(seen_by(seven)) as unit:
        expected = Follow(cara.person.id, team, Consent.GIVEN, NOW, LATER, seven.person.id)
        assert unit.follows.of_team(team) == (expected,)
        assert unit.follows.get(cara.person.id, team) == expected
        assert unit.follows.get(seven.person.id, team) is None
    assert ask(store, cara, team) == ()


def test_the_first_answer_counts(store: Store) -> None:
    cara, seven = champion(store), ward(store)
    ask(store, cara, team_of(seven))
    assert decide(store, seven, cara, agrees=False)
    assert not decide(store, seven, cara)
    assert found(store, cara) == frozenset()
    assert of_person(store, cara) == []


def test_of_two_answers_at_once_one_counts(store: Store) -> None:
    cara, seven = champion(store), ward(store)
    ask(store, cara, team_of(seven))
    answers = at_once(lambda _: decide(store, seven, cara))
    assert answers.count(True) == 1


def test_a_no_is_not_asked_again_for_thirty_days(store: Store) -> None:
    cara, seven = champion(store), ward(store)
    team = team_of(seven)
    ask(store, cara, team)
    decide(store, seven, cara, agrees=False)
    assert ask(store, cara, team, at=LATER + NOT_ASKED_AGAIN_FOR - timedelta(seconds=1)) == ()
    again = LATER + NOT_ASKED_AGAIN_FOR
    assert ask(store, cara, team, at=again) == (team,)
    with store.read(seen_by(cara)) as unit:
        assert unit.follows.get(cara.person.id, team) == Follow(cara.person.id, team, Consent.ASKED, again)


def test_whoever_has_ended_it_themselves_may_ask_again_at_once(store: Store) -> None:
    cara, seven = champion(store), ward(store)
    team = team_of(seven)
    ask(store, cara, team)
    decide(store, seven, cara)
    assert end(store, cara, cara, team)
    assert not end(store, cara, cara, team)
    assert found(store, cara) == frozenset()
    assert ask(store, cara, team, at=LATER) == (team,)


def test_a_lead_ends_it_and_it_is_gone_from_the_next_message_on(store: Store) -> None:
    cara, seven, eight = champion(store), ward(store), ward(store, 8)
    for each in (seven, eight):
        ask(store, cara, team_of(each))
        decide(store, each, cara)
    assert found(store, cara) == {team_of(seven), team_of(eight)}
    assert end(store, seven, cara, team_of(seven))
    assert found(store, cara) == {team_of(eight)}
    assert ask(store, cara, team_of(seven), at=LATER) == ()


def test_teams_come_by_name_and_so_do_followers(store: Store) -> None:
    cara, ten, two = champion(store), ward(store, 10), ward(store, 2)
    ask(store, cara, team_of(ten), team_of(two))
    ask(store, ten, team_of(two))
    assert [team for team, _ in of_person(store, cara)] == [team_of(ten), team_of(two)]
    with store.read(seen_by(two)) as unit:
        assert [each.person for each in unit.follows.of_team(team_of(two))] == [cara.person.id, ten.person.id]


def test_what_waits_for_a_lead_s_answer(store: Store) -> None:
    cara, seven, eight = champion(store), ward(store), ward(store, 8)
    ask(store, cara, team_of(eight), at=LATER)
    ask(store, cara, team_of(seven))
    ask(store, eight, team_of(seven), at=LATER)
    decide(store, seven, eight)
    teams = [team_of(seven), team_of(eight)]
    with store.read(seen_by(seven)) as unit:
        assert [each.team for each in unit.follows.waiting(teams, 9)] == teams
        assert [each.team for each in unit.follows.waiting(teams, 1)] == teams[:1]
        assert unit.follows.waiting([], 9) == ()
        assert unit.follows.waiting([team_of(cara)], 9) == ()


def test_a_guest_follows_nobody_any_more(store: Store) -> None:
    cara, seven = champion(store), ward(store)
    ask(store, cara, team_of(seven))
    decide(store, seven, cara)
    with store.desk(writes=True) as desk:
        where = address(person_key="U9", person_name="Cara", place_key="C9", place_name="hub", guest=True)
        assert desk.tenancy.meet(where, NOW).follows == frozenset()
        desk.commit()


def test_another_organisation_knows_nothing_of_it(store: Store) -> None:
    cara, seven = champion(store), ward(store)
    team = team_of(seven)
    ask(store, cara, team)
    other = ward(store, 7, organisation_key="T2", organisation_name="Other")
    with store.write(seen_by(other)) as unit:
        assert unit.follows.of_team(team) == ()
        assert unit.follows.of_person(cara.person.id) == ()
        assert unit.follows.get(cara.person.id, team) is None
        assert not unit.follows.decide(cara.person.id, team, True, other.person.id, LATER)
        assert not unit.follows.end(cara.person.id, team, other.person.id, LATER)
        unit.commit()
    assert of_person(store, cara) == [(team, Consent.ASKED)]
    with pytest.raises(IntegrityError), store.write(seen_by(other)) as unit:
        unit.follows.ask(other.person.id, [team], NOW)
