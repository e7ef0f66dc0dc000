"""What chat platforms bring to the core: mentions, guests, home, forms left half-way, channels that are closed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import pytest

from bot.app import App
from bot.chat.errors import StoreAway
from bot.chat.form import START_AFRESH
from bot.chat.inbound import Called, MessageSaved, SearchAsked, TextSaid
from bot.chat.reply import Nothing, OpenForm, Results
from bot.chat.spans import Plain
from bot.chat.turn import asker
from bot.features import FORMS, INTENTS
from bot.messaging import Destination, TryLater, Unreachable
from bot.people.model import PlaceKind
from bot.people.ports import LOCAL
from bot.ports import Store
from bot.privacy.intents import EditKept
from bot.sample import play_sample
from bot.timing.clock import MovableClock
from tests.messengers import FakeMessenger
from tests.talk import SAY, Talk, World, address, answers_in, buttons, opened, shown, text

LINE = "Keep the key on a red lanyard."


@pytest.fixture
def world(store: Store) -> World:
    return World(store)


def closed(error: Exception) -> Callable[[Destination], Exception | None]:
    """Of a messenger whose channels are closed, or that asks for patience."""
    return lambda to: None if to.kind is PlaceKind.PERSONAL else error


def test_the_intents_that_open_a_form_say_so() -> None:
    assert {kind for kind in INTENTS if kind.opens_form} == {*FORMS, EditKept}


def test_somebody_mentioned_is_known_by_an_id_of_our_own_and_by_name(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    said = (Plain("learn "), Called("U-ben", "Ben Carter"), Plain(" labels the fridge"))
    reply = amina.app.receive(TextSaid(amina.origin(), said))
    assert "@Ben Carter labels the fridge" in text(reply)
    assert "Could this point to a patient or a colleague?" in text(reply)
    ben = replace(world.person("ben", "Ward 7"), where=replace(amina.where, person_key="U-ben", person_name="Ben C."))
    assert "@Ben C. labels the fridge" in text(ben.say("learn show L-1"))


def test_a_saved_message_keeps_a_mention_as_a_name(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    heard = (Plain("Ask "), Called("U-ben", "Ben Carter"))
    form = amina.app.receive(MessageSaved(amina.origin(), heard, "https://chat.example/1"))
    assert answers_in(opened(form))["learned"] == "Ask @Ben Carter"


def test_home_has_what_is_mine_and_what_is_new(world: World) -> None:
    amina, ben = world.person("amina", "Ward 7"), world.person("ben", "Ward 7")
    amina.say("learn Mine alone")
    ben.say("learn From Ben")
    home = world.person("amina").open_home()
    assert "What you wrote lately\n• Ward 7: Mine alone\nNew for your teams\n• Ward 7: From Ben" in text(home)
    assert {"Add learning", "Find learning", "How private is this?"} <= buttons(shown(home)).keys()


def test_find_has_a_form_too(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    amina.say(f"learn {LINE}")
    form = amina.press(world.person("amina").open_home(), "Find learning")
    assert LINE in text(amina.send(form, {"words": "lanyard"}))


def test_a_search_from_the_message_box_shows_what_everybody_may_see(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    amina.say(f"learn {LINE}")
    amina.say("learn Nothing about keys")
    for words, titles in (("lanyard", 1), ("", 2), ("zebra", 0)):
        results = amina.app.receive(SearchAsked(amina.origin(), words))
        assert isinstance(results, Results)
        assert len(results.cards) == titles
        assert all(list(buttons(card)) == ["Useful", "Open", "Test this"] for card in results.cards)
    stranger = world.person("eve", "Ward 9")
    results = stranger.app.receive(SearchAsked(stranger.origin(), "lanyard"))
    assert results == Results(())


def test_a_form_left_half_way_is_offered_again_and_can_be_started_afresh(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    first = amina.say("learn")
    assert opened(first).notice == ""
    amina.send(first, {"learned": LINE, "tags": "keys"}, "more")
    again = opened(amina.say("learn"))
    assert (again.notice, again.id) == ("You began this before. Your words are still here.", opened(first).id)
    assert answers_in(again)["learned"] == LINE
    assert [each.name for each in again.actions] == ["save", "more", START_AFRESH]
    fresh = opened(amina.send(OpenForm(again), {}, START_AFRESH))
    assert (fresh.notice, answers_in(fresh)["learned"]) == ("", "")
    assert opened(amina.say("learn")).notice == ""


def test_what_was_left_is_somebodys_own_and_gone_once_saved(world: World) -> None:
    amina, ben = world.person("amina", "Ward 7"), world.person("ben", "Ward 7")
    amina.send(amina.say("learn"), {"learned": LINE}, "more")
    assert opened(ben.say("learn")).notice == ""
    assert answers_in(opened(amina.save_message("Other words")))["learned"] == "Other words"
    assert "Saved for Ward 7" in text(amina.send(amina.say("learn"), {}))
    assert opened(amina.say("learn")).notice == ""
    amina.send(amina.say("learn edit L-1"), {"learned": "Blue"}, "more")
    assert opened(amina.say("learn")).notice == ""
    assert answers_in(opened(amina.say("learn edit L-1")))["learned"] == "Blue"
    world.clock.move_to(world.clock.now() + timedelta(days=8))
    assert answers_in(opened(amina.say("learn edit L-1")))["learned"] == LINE


def test_a_channel_that_is_closed_is_told_to_whoever_asked_and_can_be_tried_again(world: World) -> None:
    platform = world.app.messengers["test"] = FakeMessenger(trouble=closed(Unreachable("not_in_channel")))
    amina = world.person("amina", "Ward 7")
    saved = amina.say(f"learn {LINE}")
    amina.press(saved, "Post to channel")
    assert world.app.deliver(world.clock.now()) == 1
    (told,) = platform.posted
    assert told.in_private
    assert told.text.startswith("I could not post this in Ward 7’s channel")
    assert LINE in told.text
    platform.trouble = lambda to: None
    amina.press(saved, "Post to channel")
    assert world.app.deliver(world.clock.now()) == 1
    assert platform.posted[1].to.kind is PlaceKind.CHANNEL


def test_a_platform_that_asks_for_patience_is_given_it(world: World) -> None:
    platform = world.app.messengers["test"] = FakeMessenger(trouble=closed(TryLater(90)))
    amina = world.person("amina", "Ward 7")
    amina.press(amina.say(f"learn {LINE}"), "Post to channel")
    now = world.clock.now()
    assert world.app.deliver(now) == 0
    platform.trouble = lambda to: None
    assert world.app.deliver(now + timedelta(seconds=80)) == 0
    assert world.app.deliver(now + timedelta(seconds=92)) == 1


def test_an_administrator_leads_the_teams_that_they_are_in(world: World) -> None:
    lead, admin = world.person("lea", "Ward 7"), world.person("ada", "Ward 7")
    lead.press(lead.say("hi"), "I run the huddle")
    assert "Name the team" not in buttons(shown(admin.say("team")))
    admin = replace(admin, where=replace(admin.where, admin=True))
    assert "Name the team" in buttons(shown(admin.say("team")))


def test_a_time_zone_that_is_none_is_left_out(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    for zone in ("Mars/Base", "../../etc/passwd", "Europe/London\x00", "Pacific/Auckland"):
        amina = replace(amina, where=replace(amina.where, zone=zone))
        assert "Saved for Ward 7" in text(amina.say(f"learn {zone[:4]}"))
    with world.store.desk() as desk:
        known = desk.tenancy.find(amina.where)
    assert known is not None
    assert known.person.zone == "Pacific/Auckland"


def test_a_bot_that_nobody_is_known_to_have_added_makes_nobody_a_member(world: World) -> None:
    bot = world.person("the-bot-itself", "Ward 7")
    assert text(bot.add_bot(adder_known=False)).startswith("Hello Ward 7.")
    assert bot.add_bot(adder_known=False) == Nothing()
    amina = world.person("amina", "Ward 7")
    amina.say(f"learn {LINE}")
    with world.store.desk() as desk:
        known = desk.tenancy.find(amina.where)
    assert known is not None
    assert known.place.team is not None
    with world.store.read(asker(known)) as unit:
        assert list(unit.people.colleagues(known.place.team).values()) == ["amina"]


def test_the_samples_people_are_in_their_teams(store: Store) -> None:
    world = World(store)
    play_sample(world.app, store, world.clock, "This computer", {"amina": "Amina", "ben": "Ben", "cara": "Cara"})
    for person, teams in (("amina", {"Ward 7"}), ("ben", {"Ward 7"})):
        where = replace(world.person(person, "Ward 7").where, platform=LOCAL[0], organisation_key=LOCAL[1])
        with store.desk() as desk:
            known = desk.tenancy.find(replace(where, organisation_name="", person_name=""))
        assert known is not None
        assert {team.name for team in known.teams.values()} == teams


class Away:
    """A store whose database cannot be reached."""

    memory = None

    def __getattr__(self, name: str) -> Any:
        raise StoreAway


def test_words_that_only_their_writer_saw_are_given_back_while_the_database_is_away() -> None:
    app = App(cast(Store, Away()), MovableClock(), SAY)
    amina, aloud = (Talk(app, address("amina", "Ward 7"), visible) for visible in (False, True))
    assert text(amina.say(f"learn {LINE}")).endswith(f"try again in a minute.\nlearn {LINE}")
    assert text(aloud.say(f"learn {LINE}")).endswith("try again in a minute.")
