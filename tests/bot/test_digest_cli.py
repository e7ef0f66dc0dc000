"""huddlelog digest preview: a round-up at the terminal."""

import pytest

from bot.ports import Store
from bot.previewing import preview
from bot.terminal import CannotGoOn
from tests.bot.digesting import Told, Wards, telling
from tests.talk import SAY


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    told = telling(monkeypatch)
    told.news = {"learned": ["Red lanyard"]}
    return told


@pytest.fixture
def wards(store: Store) -> Wards:
    wards = Wards(store)
    for channel in ("Ward 7", "Ward 9"):
        wards.person("cara", channel).say("hi")
    wards.person("ben").say("hi")
    return wards


def shown(wards: Wards, team: str, person: str = "") -> str:
    organisation = wards.known(wards.person("ben")).organisation
    return preview(wards.store, organisation, team, person, wards.clock, SAY)


def test_a_team_s_and_somebody_s(wards: Wards, told: Told) -> None:
    assert shown(wards, "ward 7") == "Ward 7, 11–17 Nov\nWhat we learned\n• Red lanyard"
    assert shown(wards, "Ward 9", "Cara").startswith("Your teams, 11–17 Nov · 2 teams\nWorth borrowing")


def test_nothing_new_is_said_so(wards: Wards, told: Told) -> None:
    told.news = {}
    assert shown(wards, "Ward 7").startswith("Ward 7, 11–17 Nov\nNothing new.")


@pytest.mark.parametrize(("team", "person"), [("Ward 8", ""), ("Ward 9", "ben"), ("Ward 7", "nobody"), ("", "")])
def test_who_is_not_there_is_named(wards: Wards, told: Told, team: str, person: str) -> None:
    with pytest.raises(CannotGoOn):
        shown(wards, team, person)
