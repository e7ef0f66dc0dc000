"""Choices that are typed for: what is offered, to whom, and how the chosen one is shown again."""

from dataclasses import dataclass, replace
from typing import ClassVar

import pytest

from bot.chat.form import ChoiceField, Form, FormAction, TextField
from bot.chat.inbound import OptionsAsked
from bot.chat.intent import Intent
from bot.chat.reply import Invalid, Nothing, OpenForm, Options
from bot.looking_up import with_labels
from bot.ports import Store
from tests.contracts.world import meet, team_of
from tests.talk import Talk, World


@dataclass(frozen=True)
class Do(Intent):
    name: ClassVar[str] = "do"


@pytest.fixture
def world(store: Store) -> World:
    return World(store)


def asked(talk: Talk, look_up: str, words: str) -> list[str]:
    """The labels that are offered."""
    reply = talk.app.receive(OptionsAsked(talk.origin(), look_up, words))
    assert isinstance(reply, Options), reply
    return [label for _, label in reply.options]


def test_teams_of_ones_own_and_of_the_whole_organisation(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    for name in ("Ward 7", "Ward 9", "Site huddle"):
        world.person("ben" if name != "Ward 7" else "amina", name).say("hello")
    world.person("cara", "Ward 8", organisation="elsewhere").say("hello")
    assert asked(amina, "teams", "") == ["Ward 7"]
    assert asked(amina, "all-teams", "ward") == ["Ward 7", "Ward 9"]
    assert asked(amina, "all-teams", "SITE") == ["Site huddle"]


def test_a_guest_is_offered_no_team_but_their_own(world: World) -> None:
    world.person("ben", "Site huddle").say("hello")
    guest = world.person("amina", "Ward 7")
    guest = replace(guest, where=replace(guest.where, guest=True))
    guest.say("hello")
    assert asked(guest, "all-teams", "") == ["Ward 7"]


def test_zones(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    assert "London, United Kingdom" in asked(amina, "zones", "london")
    assert asked(amina, "zones", "no such place") == []


@pytest.mark.parametrize("look_up", ["", "people", "teams ", "__class__"])
def test_what_nobody_offers_has_no_options(world: World, look_up: str) -> None:
    assert asked(world.person("amina", "Ward 7"), look_up, "") == []


def test_words_may_be_anything(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    for words in ("%", "_", "\\", "x" * 40_000, "\u202e", "';--"):
        for look_up in ("teams", "all-teams", "zones"):
            assert len(asked(amina, look_up, words)) <= 50


def form(*fields: ChoiceField | TextField) -> Form:
    return Form("f" * 32, "Title", Do(), 0, fields, (FormAction("save", "Save"),))


def test_what_was_looked_up_is_shown_by_its_name(store: Store) -> None:
    sam, site = meet(store), meet(store, place_key="C2", place_name="Site huddle")
    fields = (
        ChoiceField("site", "Site", look_up="all-teams", value=team_of(site)),
        ChoiceField("zone", "Zone", look_up="zones", value="Europe/London"),
        ChoiceField("old", "Zone", look_up="zones", value="GB"),
        ChoiceField("named", "Zone", (("UTC", "Ours"),), "zones", value="UTC"),
        ChoiceField("none", "Zone", look_up="zones"),
        ChoiceField("bad", "Zone", look_up="zones", value="Nowhere/At all"),
        TextField("words", "Words", value="Europe/London"),
    )
    for reply in (OpenForm(form(*fields)), Invalid(form(*fields), {"zone": "No"})):
        shown = with_labels(reply, sam, store)
        assert isinstance(shown, OpenForm | Invalid)
        labels = {
            each.name: dict(each.options).get(each.value) for each in shown.form.fields if isinstance(each, ChoiceField)
        }
        assert labels == {
            "site": "Site huddle",
            "zone": "London, United Kingdom",
            "old": "GB",
            "named": "Ours",
            "none": None,
            "bad": None,
        }
        assert shown.form.fields[-1] == fields[-1]
    assert with_labels(Nothing(), sam, store) == Nothing()


def test_a_guest_learns_no_teams_name_from_its_id(store: Store) -> None:
    site = meet(store, place_key="C2", place_name="Site huddle")
    guest = meet(store, person_key="U2", guest=True)
    shown = with_labels(OpenForm(form(ChoiceField("s", "S", look_up="all-teams", value=team_of(site)))), guest, store)
    assert isinstance(shown, OpenForm)
    assert shown.form.fields == (ChoiceField("s", "S", look_up="all-teams", value=team_of(site)),)


def test_of_many_teams_those_that_are_typed_for(world: World) -> None:
    for number in range(52):
        world.person("amina", f"Ward {number:02}").say("hello")
    amina = world.person("amina")
    assert asked(amina, "teams", "ward 5") == ["Ward 50", "Ward 51"]
    assert len(asked(amina, "teams", "")) == 50
