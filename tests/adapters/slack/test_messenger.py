"""What the core sends by itself, from its own thread."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from adapters.slack.messenger import SlackMessenger
from bot.chat.card import Card, Paragraph
from bot.chat.phrases import load
from bot.messaging import Destination, TryLater, Unreachable
from bot.people.model import PlaceKind
from bot.settings import SlackSettings
from tests.adapters.fakes import words
from tests.adapters.slack.conftest import Bot
from tests.adapters.slack.fake_api import TEAM, FakeSlack
from tests.adapters.slack.payloads import AMINA, WARD

CARD = Card(words("Ward 7 huddle"), (Paragraph(words("Two staff short")),))
CHANNEL = Destination("slack", TEAM, PlaceKind.CHANNEL, WARD)
PERSON = Destination("slack", TEAM, PlaceKind.PERSONAL, AMINA)


async def test_a_card_is_posted_and_changed_in_its_place(bot: Bot, slack: FakeSlack) -> None:
    message = await asyncio.to_thread(bot.messenger.post, CHANNEL, CARD)
    posted = slack.to("chat.postMessage")[0].arguments
    assert (posted["channel"], posted["text"]) == (WARD, "Something new from Huddlelog")
    assert "Two staff short" in str(posted["blocks"])
    assert (posted["unfurl_links"], posted["unfurl_media"]) == (False, False), "Slack opens no page of ours"
    await asyncio.to_thread(bot.messenger.update, CHANNEL, message, Card(words("Ended")))
    changed = slack.to("chat.update")[0].arguments
    assert f"{changed['channel']} {changed['ts']}" == message
    assert "Ended" in str(changed["blocks"])


async def test_a_person_is_written_to_in_their_own_chat(bot: Bot, slack: FakeSlack) -> None:
    message = await asyncio.to_thread(bot.messenger.post, PERSON, CARD)
    assert slack.to("chat.postMessage")[0].arguments["channel"] == f"D{AMINA}"
    await asyncio.to_thread(bot.messenger.update, PERSON, message, CARD)
    assert slack.to("chat.update")[0].arguments["channel"] == f"D{AMINA}"
    await asyncio.to_thread(bot.messenger.post, PERSON, CARD)
    assert len(slack.to("conversations.open")) == 1


async def test_patience_is_asked_for_and_passed_on(bot: Bot, slack: FakeSlack) -> None:
    slack.fail("chat.postMessage", 429, retry_after="17")
    with pytest.raises(TryLater) as later:
        await asyncio.to_thread(bot.messenger.post, CHANNEL, CARD)
    assert (later.value.seconds, later.value.everywhere) == (17, True)
    slack.refuse("chat.postMessage", "ratelimited")
    with pytest.raises(TryLater):
        await asyncio.to_thread(bot.messenger.post, CHANNEL, CARD)
    slack.fail("chat.update", 429, retry_after="9")
    with pytest.raises(TryLater) as later:
        await asyncio.to_thread(bot.messenger.update, CHANNEL, f"{WARD} 1.2", CARD)
    assert (later.value.seconds, later.value.everywhere) == (9, True)


@pytest.mark.parametrize(
    "reason",
    ["channel_not_found", "not_in_channel", "is_archived", "account_inactive", "token_revoked", "invalid_auth"],
)
async def test_what_can_never_be_sent_is_unreachable(bot: Bot, slack: FakeSlack, reason: str) -> None:
    slack.refuse("chat.postMessage", reason)
    with pytest.raises(Unreachable, match=reason):
        await asyncio.to_thread(bot.messenger.post, CHANNEL, CARD)


async def test_somebody_who_is_not_there_is_unreachable(bot: Bot, slack: FakeSlack) -> None:
    slack.refuse("conversations.open", "user_not_found")
    with pytest.raises(Unreachable, match="user_not_found"):
        await asyncio.to_thread(bot.messenger.post, PERSON, CARD)
    elsewhere = Destination("slack", "T2OTHER", PlaceKind.CHANNEL, WARD)
    with pytest.raises(Unreachable, match="not_installed"):
        await asyncio.to_thread(bot.messenger.post, elsewhere, CARD)


@pytest.mark.parametrize("trouble", ["500", "internal_error", "invalid_blocks"])
async def test_other_troubles_are_raised(bot: Bot, slack: FakeSlack, trouble: str) -> None:
    if trouble.isdigit():
        slack.fail("chat.postMessage", int(trouble))
    else:
        slack.refuse("chat.postMessage", trouble)
    with pytest.raises(Exception, match=trouble) as raised:
        await asyncio.to_thread(bot.messenger.post, CHANNEL, CARD)
    assert not isinstance(raised.value, Unreachable | TryLater)


@pytest.mark.parametrize("told", ["9" * 12, "9" * 400])
async def test_nobody_is_made_to_wait_for_ever(bot: Bot, slack: FakeSlack, told: str) -> None:
    slack.fail("chat.postMessage", 429, retry_after=told)
    with pytest.raises(TryLater) as raised:
        await asyncio.to_thread(bot.messenger.post, CHANNEL, CARD)
    assert raised.value.seconds == 300.0


async def test_a_message_that_is_gone_is_left(bot: Bot, slack: FakeSlack) -> None:
    slack.refuse("chat.update", "message_not_found")
    await asyncio.to_thread(bot.messenger.update, CHANNEL, f"{WARD} 1.2", CARD)
    slack.refuse("chat.update", "not_in_channel")
    with pytest.raises(Unreachable):
        await asyncio.to_thread(bot.messenger.update, CHANNEL, f"{WARD} 1.2", CARD)


def test_before_the_start_nothing_is_sent(bot: Bot) -> None:
    idle = SlackMessenger(bot.messenger._sending, load())
    with pytest.raises(ConnectionError):
        idle.post(CHANNEL, CARD)


class TestFinding:
    """What a process had sent when it was stopped."""

    SINCE = datetime.fromtimestamp(1_700_000_000, UTC)

    @pytest.fixture
    def slack_settings(self, slack: FakeSlack) -> SlackSettings:
        return slack.settings(look_up=True)

    async def post(self, bot: Bot, delivery: str, under: str = "") -> str:
        return await asyncio.to_thread(bot.messenger.post, CHANNEL, CARD, under=under, delivery=delivery)

    async def find(self, bot: Bot, delivery: str, under: str = "", since: datetime = SINCE) -> str | None:
        return await asyncio.to_thread(bot.messenger.find, CHANNEL, delivery, since, under=under)

    async def test_it_is_found_by_our_own_id_in_the_channel_and_in_a_thread(self, bot: Bot) -> None:
        card = await self.post(bot, "d-1")
        below = await self.post(bot, "d-2", under=card)
        await self.post(bot, "d-3")
        assert await self.find(bot, "d-1") == card
        assert await self.find(bot, "d-2", under=card) == below
        assert [await self.find(bot, each) for each in ("d-2", "d-9")] == ["", ""]

    async def test_it_is_found_far_up_but_not_for_ever(self, bot: Bot, slack: FakeSlack) -> None:
        first = await self.post(bot, "d-1")
        other = dict(slack.posted[0], metadata={"event_type": "another_app", "event_payload": {"id": "d-1"}})
        slack.posted += [{**other, "ts": f"1700000001.{number:06}"} for number in range(450)]
        assert await self.find(bot, "d-1") == first
        slack.posted += [{**other, "ts": f"1700000002.{number:06}"} for number in range(50)]
        assert await self.find(bot, "d-1") is None, "it may be further up"

    async def test_what_was_sent_long_before_is_another(self, bot: Bot, slack: FakeSlack) -> None:
        found = await self.post(bot, "d-1")
        assert await self.find(bot, "d-1", since=self.SINCE + timedelta(minutes=1)) == found, "clocks differ"
        assert await self.find(bot, "d-1", since=self.SINCE + timedelta(minutes=3)) == ""

    async def test_without_the_permission_nobody_knows(self, bot: Bot, slack: FakeSlack) -> None:
        await self.post(bot, "d-1")
        slack.refuse("conversations.history", "missing_scope")
        assert await self.find(bot, "d-1") is None
        slack.fail("conversations.history", 429, retry_after="30")
        with pytest.raises(TryLater) as later:
            await self.find(bot, "d-1")
        assert not later.value.everywhere, "what is posted elsewhere does not wait for a look"


async def test_nothing_is_looked_up_unless_it_is_switched_on(bot: Bot, slack: FakeSlack) -> None:
    await asyncio.to_thread(bot.messenger.post, CHANNEL, CARD, delivery="d-1")
    assert "metadata" not in slack.to("chat.postMessage")[0].arguments
    assert await asyncio.to_thread(bot.messenger.find, CHANNEL, "d-1", TestFinding.SINCE) is None
    assert slack.to("conversations.history") == []
