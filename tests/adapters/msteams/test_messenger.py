"""What nobody asked for: sent to a stored conversation, and what the service says is passed on to the core."""

import asyncio
import json

import pytest

from bot.chat.card import Card
from bot.chat.spans import Plain
from bot.messaging import Destination, TryLater, Unreachable
from bot.people.model import PlaceKind
from tests.adapters.fakes import FakeCore
from tests.adapters.msteams.conftest import FakeMemory, Teams, serving, words
from tests.adapters.msteams.fake_service import BOT, TENANT, Failure, FakeService, aad

CHAT = "a:29:amina"
WARD = "19:Ward 7@thread.tacv2"
CARD = Card((Plain("Something new"),))
AMINA = Destination("msteams", TENANT, PlaceKind.PERSONAL, aad("amina"))
CHANNEL = Destination("msteams", TENANT, PlaceKind.CHANNEL, WARD)


async def post(teams: Teams, to: Destination) -> str:
    return await asyncio.to_thread(teams.messenger.post, to, CARD)


async def update(teams: Teams, to: Destination, message: str) -> None:
    await asyncio.to_thread(teams.messenger.update, to, message, CARD)


async def test_a_later_message_goes_to_the_personal_chat(teams: Teams) -> None:
    await teams.say("hi")
    id = await post(teams, AMINA)
    assert "Something new" in words(teams.service.shown(CHAT)[id])


async def test_a_later_message_to_a_channel_begins_no_answer_in_an_old_thread(teams: Teams) -> None:
    await teams.say("hi", channel="Ward 7")
    id = await post(teams, CHANNEL)
    assert "Something new" in words(teams.service.shown(WARD)[id])


async def test_somebody_known_from_a_channel_is_written_to_in_a_new_chat(teams: Teams) -> None:
    await teams.say("hi", channel="Ward 7")
    teams.service.created.clear()
    await post(teams, AMINA)
    await post(teams, AMINA)
    assert len(teams.cards(CHAT)) >= 2
    assert len(teams.service.created) <= 1


async def test_there_are_no_threads_but_in_channels(teams: Teams) -> None:
    await teams.say("hi", channel="Ward 7")
    chat = Destination("msteams", TENANT, PlaceKind.GROUP, WARD)
    first = await post(teams, chat)
    below = await asyncio.to_thread(teams.messenger.post, chat, CARD, under=first)
    assert {first, below} <= set(teams.service.shown(WARD))


async def test_a_message_is_changed_in_place(teams: Teams) -> None:
    await teams.say("hi")
    id = await post(teams, AMINA)
    await update(teams, AMINA, id)
    assert (teams.service.sent[-1].method, teams.service.sent[-1].id) == ("PUT", id)


@pytest.mark.parametrize("status", [404, 410])
async def test_a_message_that_is_gone_is_left_alone(teams: Teams, status: int) -> None:
    await teams.say("hi")
    before = tuple(teams.service.sent)
    teams.service.failing = {"PUT": Failure(status)}
    await update(teams, AMINA, "m-1")  # raises nothing, so that it is not tried again
    assert tuple(teams.service.sent) == before


@pytest.mark.parametrize("to", [AMINA, CHANNEL])
async def test_whoever_has_never_been_met_cannot_be_reached(teams: Teams, to: Destination) -> None:
    with pytest.raises(Unreachable):
        await post(teams, to)


@pytest.mark.parametrize("status", [403, 404])
async def test_a_blocked_bot_does_not_try_again(teams: Teams, status: int) -> None:
    await teams.say("hi")
    teams.service.failing = {"POST /v3": Failure(status)}
    with pytest.raises(Unreachable, match="Failing") as raised:
        await post(teams, AMINA)
    assert "secret words" not in str(raised.value)


@pytest.mark.parametrize("status", [412, 429, 502, 503, 504])
async def test_a_busy_service_is_asked_again_when_it_says(teams: Teams, status: int) -> None:
    await teams.say("hi")
    teams.service.failing = {"POST /v3": Failure(status, {"Retry-After": "17"})}
    with pytest.raises(TryLater) as raised:
        await post(teams, AMINA)
    assert raised.value.seconds == 17


@pytest.mark.parametrize("retry_after", ["", "soon", "Wed, 21 Oct 2026 07:28:00 GMT", "nan"])
async def test_a_service_that_does_not_say_when_is_asked_in_a_moment(teams: Teams, retry_after: str) -> None:
    await teams.say("hi")
    teams.service.failing = {"POST /v3": Failure(429, {"Retry-After": retry_after})}
    with pytest.raises(TryLater) as raised:
        await post(teams, AMINA)
    assert 1 <= raised.value.seconds <= 3


async def test_an_answer_that_is_no_json_is_a_service_that_is_busy(teams: Teams) -> None:
    await teams.say("hi", channel="Ward 7")
    ben = {"service_url": teams.service.url, "account": "29:ben", "bot": BOT}
    teams.memory.keep("msteams", "person", f"{TENANT} {aad('ben')}", json.dumps(ben))
    teams.service.failing = {"POST /v3/conversations$": Failure(502, body="<html>", content_type="text/html")}
    with pytest.raises(TryLater):
        await post(teams, Destination("msteams", TENANT, PlaceKind.PERSONAL, aad("ben")))


async def test_where_conversations_go_on_outlives_the_process(service: FakeService) -> None:
    memory = FakeMemory()
    async with serving(service, FakeCore(), memory) as first:
        await first.say("hi", channel="Ward 7")
        await first.say("hi")
    async with serving(service, FakeCore(), memory) as second:
        in_channel, in_private = await post(second, CHANNEL), await post(second, AMINA)
    assert "Something new" in words(service.shown(WARD)[in_channel])
    assert "Something new" in words(service.shown(CHAT)[in_private])


async def test_a_service_that_has_moved_is_found_at_its_new_address(teams: Teams) -> None:
    await teams.say("hi")
    moved = teams.service.url.replace("127.0.0.1", "localhost")
    headers = teams.service.headers(teams.service.token(serviceurl=moved))
    assert (await teams.post(teams.service.message("hi", serviceUrl=moved), headers))[0] == 200
    kept = teams.memory.recall("msteams", "person", f"{TENANT} {aad('amina')}")
    assert kept is not None
    assert moved in kept


@pytest.mark.parametrize("how", ["removed", "deleted", "uninstalled"])
async def test_a_channel_that_the_bot_has_left_is_forgotten(teams: Teams, how: str) -> None:
    await teams.say("hi", channel="Ward 7")
    gone = teams.service.activity("conversationUpdate", channel="Ward 7")
    if how == "removed":
        gone["membersRemoved"] = [{"id": BOT}]
    elif how == "deleted":
        gone["channelData"]["eventType"] = "channelDeleted"
    else:
        gone |= {"type": "installationUpdate", "action": "remove"}
    assert (await teams.post(gone))[0] == 200
    with pytest.raises(Unreachable):
        await post(teams, CHANNEL)


async def test_a_person_who_has_removed_the_app_is_forgotten_and_greeted_when_they_come_back(teams: Teams) -> None:
    added = teams.service.activity("conversationUpdate", membersAdded=[{"id": BOT}])
    await teams.post(added)
    await teams.post(teams.service.activity("installationUpdate", action="remove"))
    with pytest.raises(Unreachable):
        await post(teams, AMINA)
    await teams.post({**added, "id": "another"})
    assert len(teams.cards(CHAT)) == 2


async def test_references_are_of_one_tenant(teams: Teams) -> None:
    await teams.say("hi")
    with pytest.raises(Unreachable):
        await post(teams, Destination("msteams", "another", PlaceKind.PERSONAL, aad("amina")))


@pytest.mark.parametrize("kept", ["", "junk", "[]", '{"unknown": 1}', "7"])
async def test_a_reference_that_cannot_be_read_is_none(teams: Teams, kept: str) -> None:
    teams.memory.keep("msteams", "person", f"{TENANT} {aad('amina')}", kept)
    with pytest.raises(Unreachable):
        await post(teams, AMINA)
