"""What every store of people knows of teams: their names, their sites, and where they are."""

import pytest

from bot.chat.errors import NotFound
from bot.people.model import Team, TeamId
from bot.ports import Store
from tests.contracts.world import NOW, meet, seen_by, team_of

NOWHERE = TeamId("0" * 16)


def test_teams_added_named_and_called(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        led = unit.people.add_team("Überwachung", sam.person.id, NOW)
        unled = unit.people.add_team("Imported", None, NOW)
        assert unit.people.team_called("überwachung") == led == Team(led.id, "Überwachung", named=True)
        assert unit.people.team_called("WARD 7") == sam.teams[team_of(sam)]
        assert unit.people.team_called("ward") is None
        assert unit.people.leads(led.id) == (sam.person.id,)
        assert unit.people.leads(unled.id) == unit.people.leads(team_of(sam)) == ()
        assert unit.people.place_of(led.id) is None
        unit.people.name_team(unled.id, "Outpatients")
        assert unit.people.team_names([unled.id]) == {unled.id: "Outpatients"}


def test_a_team_has_the_site_that_it_named(store: Store) -> None:
    sam, site = meet(store), meet(store, place_key="C2", place_name="site-huddle")
    team, hears = team_of(sam), team_of(site)
    with store.write(seen_by(sam)) as unit:
        assert unit.people.site_of(team) is None
        unit.people.set_site(team, hears)
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert (unit.people.site_of(team), unit.people.site_of(hears)) == (hears, None)
    with store.write(seen_by(sam)) as unit:
        unit.people.set_site(team, None)
        assert unit.people.site_of(team) is None


def test_a_site_is_of_ones_own_organisation(store: Store) -> None:
    sam, other = meet(store), meet(store, organisation_key="T2", organisation_name="Elsewhere")
    with store.write(seen_by(sam)) as unit:
        for team, site in ((team_of(sam), team_of(other)), (team_of(sam), NOWHERE), (team_of(other), team_of(sam))):
            with pytest.raises(NotFound):
                unit.people.set_site(team, site)
    with store.read(seen_by(other)) as unit:
        assert unit.people.site_of(team_of(other)) is None


def test_teams_are_found_by_a_part_of_their_name(store: Store) -> None:
    for number, name in enumerate(("ward-7", "Ward 12", "Stroke unit", "100% care", "ÉCOLE")):
        sam = meet(store, place_key=f"C{number}", place_name=name)
    meet(store, organisation_key="T2", organisation_name="Elsewhere", place_name="Ward 99")
    with store.read(seen_by(sam)) as unit:

        def like(words: str, most: int = 50) -> list[str]:
            return list(unit.people.teams_like(words, most).values())

        assert like("WARD") == ["Ward 12", "Ward 7"]
        assert like("ward-1") == ["Ward 12"]
        assert (like("%"), like("/"), like("école")) == (["100% care"], [], ["ÉCOLE"])
        assert like("", 3) == ["100% care", "Stroke unit", "Ward 12"]
        assert like("nowhere") == []


def test_teams_are_counted_by_where_their_channels_are(store: Store) -> None:
    sam = meet(store)
    other = meet(store, place_key="C9", place_name="ward-9")
    there = meet(store, organisation_key="T2", place_key="C2")
    with store.read(seen_by(sam)) as unit:
        assert unit.people.platforms([team_of(sam), team_of(other), team_of(there)]) == {"slack": 2}
        assert unit.people.platforms([]) == {}
