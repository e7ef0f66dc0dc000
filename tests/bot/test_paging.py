"""A page shows what a team sees to whoever has its address, and does nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import pytest

from bot.chat.card import plain_text
from bot.chat.intent import Intent, encode
from bot.chat.links import MOST_TEAMS, Links
from bot.chat.turn import Turn, asker, everyone_there
from bot.learning.intents import DeleteLearning, RecordLearning, ShowLearning, WriteLearning
from bot.people.model import Known, OrganisationId, PersonId, TeamId
from bot.ports import Store
from bot.welcome.intents import SayHello
from tests.contracts.world import NOW, meet, team_of
from tests.talk import SAY, World

LINE = "Keep the key on a red lanyard."


@dataclass
class FakePages:
    made: list[tuple[str, list[str], str, datetime]] = field(default_factory=list)

    def link(
        self,
        organisation: OrganisationId,
        teams: Sequence[TeamId],
        view: str,
        now: datetime,
        person: PersonId | None = None,
    ) -> str:
        self.made.append((organisation, list(teams), view, now))
        return f"https://x.example/pages/{len(self.made)}"


@pytest.fixture
def world(store: Store) -> World:
    return World(store)


def known(world: World, person: str, channel: str) -> Known:
    found = world.app._meet(world.person(person, channel).origin())
    return found


def test_a_record_as_its_team_sees_it(world: World) -> None:
    world.person("amina", "Ward 7").say(f"learn {LINE}")
    here, elsewhere = known(world, "amina", "Ward 7"), known(world, "ben", "Ward 9")
    organisation, ward, other = here.organisation, team_of(here), team_of(elsewhere)
    view = encode(ShowLearning("L-1"))
    for teams in ([ward], [other, ward]):
        card = world.app.page(organisation, teams, view)
        assert card is not None
        assert LINE in plain_text(card)
        assert "amina" not in plain_text(card)
    assert world.app.page(organisation, [other], view) is None
    assert world.app.page(organisation, [], view) is None


def test_nothing_of_another_organisation(world: World) -> None:
    world.person("amina", "Ward 7").say(f"learn {LINE}")
    here = known(world, "amina", "Ward 7")
    far = world.app._meet(world.person("cara", "Ward 7", "elsewhere").origin())
    view = encode(ShowLearning("L-1"))
    assert world.app.page(far.organisation, [team_of(far)], view) is None
    assert world.app.page(far.organisation, [team_of(here)], view) is None


def test_what_was_deleted_is_gone(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    amina.say(f"learn {LINE}")
    here = known(world, "amina", "Ward 7")
    amina.press(amina.say("learn delete L-1"), "Delete it")
    assert world.app.page(here.organisation, [team_of(here)], encode(ShowLearning("L-1"))) is None


@pytest.mark.parametrize(
    "intent",
    [RecordLearning(learned="From a page"), WriteLearning(), DeleteLearning("L-1")],
    ids=lambda each: each.name,
)
def test_a_page_neither_writes_nor_asks(world: World, intent: Intent) -> None:
    world.person("amina", "Ward 7").say(f"learn {LINE}")
    here = known(world, "amina", "Ward 7")
    assert world.app.page(here.organisation, [team_of(here)], encode(intent)) is None
    assert world.app.page(here.organisation, [team_of(here)], encode(ShowLearning("L-1"))) is not None
    assert world.app.page(here.organisation, [team_of(here)], encode(ShowLearning("L-2"))) is None


@pytest.mark.parametrize("view", ["", "{}", "[]", '{"do":"nothing.known"}', '{"do":"learning.show","ref":7}'])
def test_what_is_no_view_is_gone(world: World, view: str) -> None:
    here = known(world, "amina", "Ward 7")
    assert world.app.page(here.organisation, [team_of(here)], view) is None


# Links


def turn(known: Known, *, everyone: bool = False) -> Turn:
    return Turn(known, known.working_team(NOW), everyone_there(known) if everyone else asker(known), NOW, SAY)


def test_without_a_public_address_there_is_no_link(store: Store) -> None:
    sam = meet(store)
    assert turn(sam).link(SayHello()) == ""
    assert Links().on(turn(sam)).link(SayHello()) == ""


def test_a_link_names_the_teams_that_may_see_it(store: Store) -> None:
    meet(store, place_key="C2", place_name="Ward 8")
    sam = meet(store)
    pages = FakePages()
    assert Links(pages).on(turn(sam, everyone=True)).link(SayHello()) == "https://x.example/pages/1"
    Links(pages).on(turn(sam)).link(ShowLearning("L-1"))
    assert pages.made[0] == (sam.organisation, [team_of(sam)], encode(SayHello()), NOW)
    assert pages.made[1] == (
        sam.organisation,
        [team_of(sam), *(set(sam.teams) - {team_of(sam)})],
        encode(ShowLearning("L-1")),
        NOW,
    )


def test_of_many_teams_the_one_at_hand_is_named(store: Store) -> None:
    for number in range(MOST_TEAMS + 5):
        sam = meet(store, place_key=f"C{number}", place_name=f"Ward {number}")
    pages = FakePages()
    Links(pages).on(turn(sam)).link(SayHello())
    [(_, teams, _, _)] = pages.made
    assert (teams[0], len(teams)) == (team_of(sam), MOST_TEAMS)
