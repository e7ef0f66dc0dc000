"""Names and zones: remembered for an hour, renewed by events, and never waited for."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest_asyncio

from adapters.looking_up import MOST_KEPT
from adapters.slack.directory import Directory
from adapters.slack.installs import InstalledApi, Installs
from adapters.slack.scene import Scene
from adapters.slack.wire import Sdk
from bot.people.model import PlaceKind
from bot.timing.clock import MovableClock
from storage.unit_of_work import SqlStore
from tests.adapters.slack import payloads
from tests.adapters.slack.conftest import Bot
from tests.adapters.slack.fake_api import TEAM, FakeSlack, person
from tests.adapters.slack.payloads import AMINA, WARD
from tests.patience import hurried

SCENE = Scene(TEAM, AMINA, WARD, channel=WARD)


class Made:
    def __init__(self, directory: Directory, clock: MovableClock) -> None:
        self.directory, self.clock = directory, clock


@pytest_asyncio.fixture
async def made(slack: FakeSlack, slack_store: SqlStore) -> AsyncIterator[Made]:
    clock, sdk = MovableClock(), Sdk(slack.url)
    sdk.open()
    with ThreadPoolExecutor(1) as executor:
        installs = Installs(slack.settings(), slack_store.memory, executor, sdk, clock)
        yield Made(Directory(InstalledApi(installs, sdk), clock), clock)
    await sdk.close()


async def test_what_is_known_is_not_asked_again(made: Made, slack: FakeSlack) -> None:
    first = await made.directory.address(SCENE)
    asked = len(slack.calls)
    assert await made.directory.address(SCENE) == first
    assert len(slack.calls) == asked
    assert (first.person_name, first.place_name, first.organisation_name) == ("Amina", "ward-7", "Ward Trust")


async def test_a_name_is_one_line_that_turns_nothing_round(made: Made, slack: FakeSlack) -> None:
    slack.users[AMINA] = person(AMINA, "Amina\n\u202e\ud800 Y")
    made.directory.channel_is(TEAM, WARD, "ward\ud8007")
    address = await made.directory.address(SCENE)
    assert (address.person_name, address.place_name) == ("Amina Y", "ward7")


async def test_after_an_hour_names_are_asked_for_afresh(made: Made, slack: FakeSlack) -> None:
    await made.directory.address(SCENE)
    slack.users[AMINA] = person(AMINA, "Amina Y", tz="Europe/Paris")
    slack.channels[WARD]["name"] = "ward-9"
    assert (await made.directory.address(SCENE)).person_name == "Amina"
    made.clock.move_to(made.clock.now() + timedelta(minutes=61))
    address = await made.directory.address(SCENE)
    assert (address.person_name, address.zone, address.place_name) == ("Amina Y", "Europe/Paris", "ward-9")


async def test_what_was_known_is_used_while_slack_is_away(made: Made, slack: FakeSlack) -> None:
    await made.directory.address(SCENE)
    for method in ("users.info", "conversations.info", "auth.test"):
        slack.fail(method, 503)
    made.clock.move_to(made.clock.now() + timedelta(hours=2))
    address = await made.directory.address(SCENE)
    assert (address.person_name, address.place_name) == ("Amina", "ward-7")


async def test_what_was_never_known_is_left_open(made: Made, slack: FakeSlack) -> None:
    await made.directory.workspace(TEAM)
    slack.fail("users.info", 500)
    slack.fail("conversations.info", 429)
    address = await made.directory.address(SCENE)
    assert (address.person_name, address.zone, address.guest, address.admin) == ("", "", None, None)
    assert (address.place_name, address.place_kind) == ("", PlaceKind.CHANNEL)
    asked = len(slack.calls)
    await made.directory.address(SCENE)
    assert len(slack.calls) == asked
    slack.answers.clear()
    made.clock.move_to(made.clock.now() + timedelta(seconds=31))
    assert (await made.directory.address(SCENE)).person_name == "Amina"


async def test_a_slow_look_up_holds_up_no_answer_and_is_there_for_the_next(made: Made, slack: FakeSlack) -> None:
    await made.directory.workspace(TEAM)
    answered = slack.hold("users.info")
    made.directory.channel_is(TEAM, WARD, "ward-7")
    with hurried("adapters.looking_up.PATIENCE"):
        address = await made.directory.address(SCENE)
    assert (address.person_name, address.place_name) == ("", "ward-7")
    answered.set()
    assert (await made.directory.address(SCENE)).person_name == "Amina"
    assert len(slack.to("users.info")) == 1


async def test_many_who_ask_at_once_ask_slack_once(made: Made, slack: FakeSlack) -> None:
    await asyncio.gather(*(made.directory.address(SCENE) for _ in range(20)))
    assert len(slack.to("users.info")) == len(slack.to("conversations.info")) == 1


async def test_a_group_of_people_is_none_of_the_channels(made: Made, slack: FakeSlack) -> None:
    slack.refuse("conversations.info", "missing_scope")
    address = await made.directory.address(Scene(TEAM, AMINA, "G7", channel="G7"))
    assert (address.place_kind, address.place_name) == (PlaceKind.GROUP, "")


async def test_only_so_much_is_kept(made: Made, slack: FakeSlack) -> None:
    await made.directory.address(SCENE)
    for number in range(MOST_KEPT + 10):
        made.directory.channel_is(TEAM, f"C{number}", f"room-{number}")
    assert len(made.directory._known._kept) == MOST_KEPT
    asked = len(slack.to("users.info"))
    await made.directory.address(SCENE)
    assert len(slack.to("users.info")) == asked + 1


async def test_an_event_tells_of_a_new_name(bot: Bot) -> None:
    await bot.send(payloads.mention("hi"))
    await bot.send(payloads.event({"type": "channel_rename", "channel": {"id": WARD, "name": "ward-eight"}}))
    await bot.send(payloads.mention("hi"))
    assert bot.last.origin.address.place_name == "ward-eight"


async def test_a_renamed_channel_is_seen_in_a_command(bot: Bot) -> None:
    await bot.send(payloads.command("x"))
    await bot.send(payloads.command("x", channel_name="ward-eight"))
    assert bot.last.origin.address.place_name == "ward-eight"
