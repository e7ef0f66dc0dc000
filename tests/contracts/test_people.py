"""What every store of people does."""

from datetime import timedelta

import pytest

from bot.chat.errors import NotFound
from bot.people.model import Known, Person, PersonId, Place, PlaceKind, Role, Team, TeamId
from bot.ports import Store
from tests.contracts.world import NOW, address, meet, seen_by, team_of

NOBODY, NOWHERE = PersonId("0" * 16), TeamId("0" * 16)


def find(store: Store, **different: object) -> Known | None:
    with store.desk() as desk:
        return desk.tenancy.find(address(**different))


def team_named(known: Known) -> Team:
    return known.teams[team_of(known)]


def test_who_and_where(store: Store) -> None:
    assert find(store) is None
    sam = meet(store, locale="cy-GB", zone="Europe/Dublin")
    team = team_of(sam)
    assert sam == Known(
        organisation=sam.organisation,
        person=Person(sam.person.id, "Sam Lee", "cy-GB", "Europe/Dublin"),
        place=Place(sam.place.id, PlaceKind.CHANNEL, "ward-7", team),
        teams={team: Team(team, "Ward 7", named=True)},
        roles={team: Role.MEMBER},
    )
    assert find(store) == sam
    assert meet(store) == sam


@pytest.mark.parametrize("new", ["platform", "organisation_key", "person_key", "place_key"])
def test_whoever_and_wherever_is_new_is_not_known(store: Store, new: str) -> None:
    meet(store)
    assert find(store, **{new: "X"}) is None


def test_another_in_the_same_channel_is_of_the_same_team(store: Store) -> None:
    sam, kim = meet(store), meet(store, person_key="U2", person_name="Kim")
    assert kim.place == sam.place
    assert (kim.organisation, kim.teams, kim.roles) == (sam.organisation, sam.teams, sam.roles)
    assert kim.person.id != sam.person.id


def test_somebody_known_who_speaks_elsewhere_first_becomes_a_member(store: Store) -> None:
    meet(store), meet(store, person_key="U2", place_key="C2", place_name="ward-8")
    assert find(store, place_key="C2", place_name="ward-8") is None
    both = meet(store, place_key="C2", place_name="ward-8")
    assert sorted(team.name for team in both.teams.values()) == ["Ward 7", "Ward 8"]
    assert find(store, place_key="C2", place_name="ward-8") == both


def test_two_organisations_share_nothing_but_keys(store: Store) -> None:
    here, there = meet(store), meet(store, organisation_key="T2")
    assert here.organisation != there.organisation
    assert here.person.id != there.person.id
    assert not set(here.teams) & set(there.teams)
    assert find(store) == here


def test_a_personal_chat_has_no_team(store: Store) -> None:
    sam = meet(store)
    alone = meet(store, place_key="D1", place_kind=PlaceKind.PERSONAL, place_name="")
    assert alone.place == Place(alone.place.id, PlaceKind.PERSONAL, "", None)
    assert (alone.person, alone.teams, alone.roles) == (sam.person, sam.teams, sam.roles)
    assert find(store, place_key="D1", place_kind=PlaceKind.PERSONAL, place_name="Sam") == alone


@pytest.mark.parametrize(
    ("place", "wider", "name", "named"),
    [
        ("ward-7", "St Mary's", "Ward 7", True),
        ("General", "Ward 7 staff", "Ward 7 staff", True),
        ("general", "", "general", False),
        ("allgemein", "", "allgemein", False),
        ("", "", "St Mary's", False),
    ],
)
def test_a_team_is_called_after_its_channel(store: Store, place: str, wider: str, name: str, named: bool) -> None:
    known = meet(store, place_name=place, wider_name=wider)
    assert team_named(known) == Team(team_of(known), name, named)


def test_an_unnamed_group_chat_is_not_called_after_the_organisation(store: Store) -> None:
    first = meet(store, place_kind=PlaceKind.GROUP, place_name="")
    second = meet(store, place_kind=PlaceKind.GROUP, place_name="", place_key="C2")
    for known in (first, second):
        assert team_named(known) == Team(team_of(known), "Group chat", named=False)
    assert team_of(first) != team_of(second)
    named = meet(store, place_kind=PlaceKind.GROUP, place_name="Night nurses")
    assert team_named(named) == Team(team_of(first), "Night nurses", named=True)


def test_only_the_first_stop_gap_is_called_after_the_workspace(store: Store) -> None:
    first = meet(store, place_name="general")
    second = meet(store, place_name="random", place_key="C2")
    names = [(team_named(known).name, team_named(known).named) for known in (first, second)]
    assert names == [("St Mary's", False), ("random", False)]  # and the workspace is asked for a name


def test_a_channel_takes_the_team_of_its_name_that_has_none_yet(store: Store) -> None:
    lead = meet(store, place_key="D1", place_kind=PlaceKind.PERSONAL, place_name="")
    with store.write(seen_by(lead)) as unit:
        team = unit.people.add_team("Ward 7", lead.person.id, NOW)
        unit.commit()
    first = meet(store, person_key="U2", place_name="ward-7")
    assert first.teams == {team.id: team}
    second = meet(store, person_key="U2", place_name="ward-7", place_key="C2")
    assert team_of(second) != team.id


def test_what_is_renamed_is_met_again(store: Store) -> None:
    sam = meet(store)
    for name in ("organisation_name", "person_name", "place_name"):
        assert find(store, **{name: "New"}) is None
        assert find(store, **{name: ""}) == sam  # not told
    met = meet(store, organisation_name="New", person_name="Samira", place_name="ward-9")
    assert met.person == Person(sam.person.id, "Samira", "en-GB", "Europe/London")
    assert met.place == Place(sam.place.id, PlaceKind.CHANNEL, "ward-9", team_of(sam))
    assert team_named(met) == Team(team_of(sam), "Ward 9", named=True)
    with store.desk() as desk:
        assert desk.tenancy.organisations() == ((sam.organisation, "New"),)


def test_a_team_that_was_given_its_own_name_keeps_it(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        unit.people.name_team(team_of(sam), "The Nightingales")
        unit.commit()
    assert team_named(meet(store, place_name="ward-9")) == Team(team_of(sam), "The Nightingales", named=True)


def test_a_stop_gap_gives_way_to_a_name(store: Store) -> None:
    before = meet(store, place_name="general", wider_name="")
    after = meet(store, place_name="Ward 7", wider_name="")
    assert team_named(after) == Team(team_of(before), "Ward 7", named=True)


def test_an_organisation_can_be_founded_before_anybody_speaks(store: Store) -> None:
    with store.desk(writes=True) as desk:
        id = desk.tenancy.found("slack", "T1", "St Mary's", NOW)
        assert desk.tenancy.found("slack", "T1", "St Mary's", NOW) == id
        assert desk.tenancy.found("slack", "T2", "Other", NOW + timedelta(1)) != id
        assert [name for _, name in desk.tenancy.organisations()] == ["St Mary's", "Other"]
        desk.commit()
    assert meet(store).organisation == id


def test_rooms(store: Store) -> None:
    sam = meet(store)
    meet(store, organisation_key="T2", place_name="elsewhere")
    with store.write(seen_by(sam)) as unit:
        unit.people.add_team("Outpatients", sam.person.id, NOW)
        unit.commit()
    with store.desk() as desk:
        assert desk.tenancy.rooms("slack", "T1") == (("", "Outpatients"), ("C1", "Ward 7"))
        assert desk.tenancy.rooms("slack", "T9") == ()


def test_names_and_colleagues(store: Store) -> None:
    sam, kim = meet(store), meet(store, person_key="U2", person_name="Kim")
    ali = meet(store, person_key="U3", person_name="Ali", place_key="C2", place_name="ward-8")
    with store.read(seen_by(sam)) as unit:
        people = unit.people
        assert people.names([]) == {}
        assert people.names({sam.person.id, ali.person.id, NOBODY}) == {
            sam.person.id: "Sam Lee",
            ali.person.id: "Ali",
        }
        assert people.colleagues(team_of(sam)) == {kim.person.id: "Kim", sam.person.id: "Sam Lee"}
        assert people.colleagues(NOWHERE) == {}
        assert people.team_names([]) == {}
        assert people.team_names([team_of(ali), NOWHERE]) == {team_of(ali): "Ward 8"}
        assert people.place_of(team_of(sam)) == sam.place.id
        assert people.place_of(NOWHERE) is None


def test_roles(store: Store) -> None:
    sam, kim = meet(store), meet(store, person_key="U2")
    team = team_of(sam)
    with store.write(seen_by(sam)) as unit:
        assert unit.people.take_empty_lead(team, sam.person.id) is True
        assert unit.people.take_empty_lead(team, kim.person.id) is False
        unit.people.give_role(team, kim.person.id, Role.ADMIN)
        assert set(unit.people.leads(team)) == {sam.person.id, kim.person.id}
        unit.people.give_role(team, sam.person.id, Role.MEMBER)
        assert unit.people.leads(team) == (kim.person.id,)
        unit.commit()
    assert meet(store).roles == {team: Role.MEMBER}
    assert meet(store, person_key="U2").roles == {team: Role.ADMIN}


def test_the_last_team_is_remembered(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        unit.people.remember_team(sam.person.id, team_of(sam), NOW)
        unit.commit()
    known = find(store)
    assert known is not None
    assert (known.last_team, known.last_team_at) == (team_of(sam), NOW)


def test_nobody_and_no_team_are_not_found(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        for team, person in ((NOWHERE, sam.person.id), (team_of(sam), NOBODY)):
            for change in (unit.people.take_empty_lead, lambda t, p: unit.people.remember_team(p, t, NOW)):
                with pytest.raises(NotFound):
                    change(team, person)
            with pytest.raises(NotFound):
                unit.people.give_role(team, person, Role.LEAD)
        with pytest.raises(NotFound):
            unit.people.add_team("Ward 9", NOBODY, NOW)
        with pytest.raises(NotFound):
            unit.people.name_team(NOWHERE, "Ward 9")


def test_administrators_and_zones(store: Store) -> None:
    sam = meet(store, zone="Europe/Dublin")
    kim = meet(store, person_key="U2", person_name="Kim", admin=True, zone="Australia/Lord_Howe")
    other = meet(store, organisation_key="T2", organisation_name="Elsewhere", admin=True)
    with store.read(seen_by(sam)) as unit:
        assert unit.people.admins() == (kim.person.id,)
        everybody = [sam.person.id, kim.person.id, other.person.id, NOBODY]
        assert unit.people.zones(everybody) == {
            sam.person.id: "Europe/Dublin",
            kim.person.id: "Australia/Lord_Howe",
        }
        assert unit.people.zones([]) == {}


def test_until_when_somebody_is_away(store: Store) -> None:
    ours, theirs = meet(store, organisation_key="T1"), meet(store, organisation_key="T2")
    with store.write(seen_by(ours)) as unit:
        assert unit.people.away_until([ours.person.id]) == {}
        unit.answers.set_away(ours.person.id, NOW.date())
        unit.commit()
    everybody = [ours.person.id, theirs.person.id]
    with store.read(seen_by(ours)) as unit:
        assert unit.people.away_until(everybody) == {ours.person.id: NOW.date()}
        assert unit.people.away_until([]) == {}
    with store.read(seen_by(theirs)) as unit:
        assert unit.people.away_until(everybody) == {}
