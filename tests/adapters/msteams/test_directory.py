"""Names and guests: asked for once, never waited for long, and never a reason not to answer."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from adapters.msteams.connector import NotSent, Reference
from adapters.msteams.directory import FAILED_FOR, KEPT_FOR, Directory
from adapters.msteams.payload import Payload
from adapters.msteams.scene import Scene, Told, address, scene
from tests.adapters.msteams.conftest import Teams
from tests.adapters.msteams.fake_service import TEAM, TENANT, Activity, FakeService, aad
from tests.patience import hurried

SERVICE = FakeService()
SERVICE.url = "https://smba.test"


@dataclass
class FakeLookups:
    members: dict[str, Payload] = field(default_factory=dict)
    answers: asyncio.Event | None = None
    """Until it is set, nobody is answered."""
    asked: list[str] = field(default_factory=list)

    async def member(self, place: Reference, account: str) -> Payload:
        return await self._tell(account, self.members.get(account, {"aadObjectId": account[3:]}))

    async def team(self, place: Reference, team: str) -> Payload:
        return await self._tell(team, {"name": "Medicine"})

    async def channels(self, place: Reference, team: str) -> Sequence[Payload]:
        await self._tell("channels", {})
        return [{"id": team}, {"id": "19:w", "name": "Ward 7"}]

    async def _tell(self, what: str, found: Payload) -> Payload:
        self.asked.append(what)
        if self.answers is not None:
            await self.answers.wait()
        if found.get("fails"):
            raise NotSent(403)
        return found


@dataclass
class Time:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def at(**values: object) -> Scene:
    return scene({**SERVICE.activity("message"), **values}, TENANT)


def in_channel(id: str = "19:w") -> Scene:
    return at(
        conversation={"id": f"{id};messageid=1", "conversationType": "channel"},
        channelData={"team": {"id": TEAM}, "channel": {"id": id}},
    )


async def test_a_channel_has_its_name_and_its_teams() -> None:
    directory = Directory(FakeLookups())
    assert await directory.look(in_channel()) == Told("Ward 7", "Medicine", guest=False)


async def test_the_first_channel_of_a_team_has_only_the_teams_name() -> None:
    lookups = FakeLookups()
    assert await Directory(lookups).look(in_channel(TEAM)) == Told("", "Medicine", guest=False)
    assert "channels" not in lookups.asked


@pytest.mark.parametrize(
    ("told", "guest"),
    [
        ({"userRole": "guest"}, True),
        ({"userRole": "anonymous"}, True),
        ({"userRole": "user", "tenantId": TENANT.upper()}, False),
        ({"userRole": "user", "tenantId": "another"}, True),
        ({"fails": True}, None),
    ],
)
async def test_a_guest_is_known_as_one(told: Activity, guest: bool | None) -> None:
    assert (await Directory(FakeLookups({"29:amina": told})).look(at())).guest is guest


async def test_whoever_is_mentioned_is_the_person_of_the_directory() -> None:
    found = await Directory(FakeLookups()).look(at(), ("29:ben",))
    assert found.keys == (("29:ben", "ben"),)


async def test_what_is_known_is_not_asked_again_until_it_runs_out() -> None:
    lookups, clock = FakeLookups(), Time()
    directory = Directory(lookups, clock)
    for _ in range(3):
        await directory.look(in_channel())
    assert sorted(lookups.asked) == sorted([TEAM, "29:amina", "channels"])
    clock.now = KEPT_FOR + 1
    await directory.look(in_channel())
    assert len(lookups.asked) == 6


async def test_what_could_not_be_had_is_asked_for_again_later() -> None:
    lookups, clock = FakeLookups({"29:amina": {"fails": True}}), Time()
    directory = Directory(lookups, clock)
    await directory.look(at())
    await directory.look(at())
    assert len(lookups.asked) == 1
    clock.now, lookups.members = FAILED_FOR + 1, {"29:amina": {"userRole": "guest"}}
    assert (await directory.look(at())).guest is True


async def test_what_was_known_stays_while_it_cannot_be_had() -> None:
    lookups, clock = FakeLookups({"29:amina": {"userRole": "guest"}}), Time()
    directory = Directory(lookups, clock)
    await directory.look(at())
    clock.now, lookups.members = KEPT_FOR + 1, {"29:amina": {"fails": True}}
    assert (await directory.look(at())).guest is True


async def test_an_answer_does_not_wait_for_a_slow_service() -> None:
    answers = asyncio.Event()
    lookups = FakeLookups(answers=answers)
    directory = Directory(lookups)
    with hurried("adapters.looking_up.PATIENCE"):
        assert await directory.look(in_channel()) == Told()
    answers.set()
    assert await directory.look(in_channel()) == Told("Ward 7", "Medicine", guest=False)
    assert len(lookups.asked) == 3


async def test_a_renamed_channel_and_team_are_known_by_their_new_names() -> None:
    lookups = FakeLookups()
    directory = Directory(lookups)
    await directory.look(in_channel())
    directory.renamed({"channelData": {"eventType": "teamRenamed", "team": {"id": TEAM, "name": "Surgery"}}}, TENANT)
    assert (await directory.look(in_channel())).wider_name == "Surgery"
    directory.renamed({"channelData": {"eventType": "channelRenamed", "team": {"id": TEAM}}}, TENANT)
    await directory.look(in_channel())
    assert lookups.asked.count("channels") == 2


async def test_a_group_chat_keeps_the_name_that_was_told_once() -> None:
    directory = Directory(FakeLookups())
    chat = {"id": "19:chat", "conversationType": "groupChat", "isGroup": True}
    assert (await directory.look(at(conversation=chat))).place_name == ""
    named = at(conversation={**chat, "name": "Night nurses"})
    assert address(named, await directory.look(named), "Trust").place_name == "Night nurses"
    assert (await directory.look(at(conversation=chat))).place_name == "Night nurses"
    directory.renamed({"conversation": chat, "topicName": "Night owls"}, TENANT)
    assert (await directory.look(at(conversation=chat))).place_name == "Night owls"


async def test_a_person_in_two_tenants_is_two() -> None:
    lookups = FakeLookups()
    directory = Directory(lookups)
    await directory.look(at())
    await directory.look(scene(SERVICE.activity("message"), "another"))
    assert lookups.asked == ["29:amina", "29:amina"]


async def test_the_services_own_answers_are_understood(teams: Teams) -> None:
    """Through the SDK and over HTTP."""
    service = teams.service
    service.members = {"29:amina": {"userRole": "guest"}}
    service.channels = {"19:Ward 7@thread.tacv2": "Ward 7"}
    activity = service.message("learn <at>Ben</at> fixed it", channel="Ward 7")
    del activity["channelData"]["channel"]["name"]
    ben = {"id": "29:ben", "name": "Ben"}
    activity["entities"].append({"type": "mention", "text": "<at>Ben</at>", "mentioned": ben})
    assert (await teams.post(activity))[0] == 200
    (event,) = teams.core.received  # type: ignore[attr-defined]
    told = event.origin.address
    assert (told.place_name, told.wider_name, told.guest) == ("Ward 7", "Medicine", True)
    assert event.text[1].key == aad("ben")
