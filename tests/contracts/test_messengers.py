"""Every messenger sends, threads and changes in the same way, and says how fast it may go."""

import asyncio
import math
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
import pytest_asyncio

from adapters.msteams.messenger import RATES as TEAMS_RATES
from adapters.slack.messenger import RATES as SLACK_RATES
from bot.chat.card import Card, Paragraph, plain_text
from bot.chat.spans import Plain
from bot.messaging import Destination, Messenger, Rate, Unreachable
from bot.people.model import PlaceKind
from tests.adapters.conftest import Playground, playground  # noqa: F401
from tests.adapters.msteams.conftest import Teams, service, teams  # noqa: F401
from tests.adapters.msteams.conftest import words as teams_words
from tests.adapters.msteams.fake_service import TENANT, aad
from tests.adapters.slack.conftest import Bot, bot, slack, slack_settings, slack_store  # noqa: F401
from tests.adapters.slack.fake_api import TEAM
from tests.adapters.slack.payloads import AMINA, WARD
from tests.adapters.slack.validating import said

Shown = list[tuple[str, str]]
"""Words of each message in the channel, and those of the first of its thread or ""."""


@dataclass
class Stand:
    messenger: Messenger
    channel: Destination
    person: Destination
    stranger: Destination
    look: Callable[[], Shown]
    """What stands in the channel."""

    async def post(self, words: str, to: Destination | None = None, under: str = "") -> str:
        return await asyncio.to_thread(self.messenger.post, to or self.channel, card(words), under=under)

    async def update(self, message: str, words: str, to: Destination | None = None) -> None:
        await asyncio.to_thread(self.messenger.update, to or self.channel, message, card(words))

    def threads(self) -> list[tuple[str, str]]:
        """Only the number in the words of each."""
        return [(_number(each), _number(first)) for each, first in self.look()]


def card(words: str) -> Card:
    return Card((Plain("Ward 7 huddle"),), (Paragraph((Plain(words),)),))


def _number(words: str) -> str:
    return words.split()[-1] if words else ""


@pytest.fixture
def in_slack(bot: Bot) -> Stand:  # noqa: F811
    def look() -> Shown:
        here = [each for each in bot.slack.posted if each["channel"] == WARD]
        found = {each["ts"]: (said(each["blocks"]), each.get("thread_ts", "")) for each in here}
        return [(each, found[first][0] if first else "") for each, first in found.values()]

    channel, person, stranger = (
        Destination("slack", TEAM, kind, key)
        for kind, key in (
            (PlaceKind.CHANNEL, WARD),
            (PlaceKind.PERSONAL, f"dm:{AMINA}"),
            (PlaceKind.PERSONAL, "U0NOBODY"),
        )
    )
    bot.slack.users.pop("U0NOBODY", None)
    return Stand(bot.messenger, channel, person, stranger, look)


@pytest_asyncio.fixture
async def in_teams(teams: Teams) -> AsyncIterator[Stand]:  # noqa: F811
    await teams.say("hi", channel="Ward 7")
    await teams.say("hi")
    before = len(teams.service.sent)

    def look() -> Shown:
        found: dict[str, tuple[str, str]] = {}
        for each in teams.service.sent[before:]:
            place, _, first = each.conversation.partition(";messageid=")
            if place == channel.key:
                found[each.id] = teams_words(each.activity), first
        return [(each, found[first][0] if first else "") for each, first in found.values()]

    channel, person, stranger = (
        Destination("msteams", TENANT, kind, key)
        for kind, key in (
            (PlaceKind.CHANNEL, "19:Ward 7@thread.tacv2"),
            (PlaceKind.PERSONAL, aad("amina")),
            (PlaceKind.PERSONAL, aad("nobody")),
        )
    )
    yield Stand(teams.messenger, channel, person, stranger, look)


@pytest.fixture
def in_playground(playground: Playground) -> Stand:  # noqa: F811
    def look() -> Shown:
        found = {each.id: each for each in playground.conversations.said("#Ward 7", "ben")}
        return [(_said(each.body), _said(found[each.under.id].body) if each.under else "") for each in found.values()]

    def _said(body: object) -> str:
        assert isinstance(body, Card)
        return plain_text(body)

    channel, person, stranger = (
        Destination("playground", "local", kind, key)
        for kind, key in (
            (PlaceKind.CHANNEL, "#Ward 7"),
            (PlaceKind.PERSONAL, "amina"),
            (PlaceKind.PERSONAL, "nobody"),
        )
    )
    return Stand(playground.messenger, channel, person, stranger, look)


@pytest.fixture(params=["in_slack", "in_teams", "in_playground"])
def stand(request: pytest.FixtureRequest) -> Stand:
    made: Stand = request.getfixturevalue(request.param)
    return made


async def test_a_message_is_changed_in_its_place(stand: Stand) -> None:
    first = await stand.post("step 1")
    await stand.post("step 2")
    await stand.update(first, "step 3")
    assert stand.threads() == [("3", ""), ("2", "")]


async def test_a_message_stands_under_another_and_is_changed_there(stand: Stand) -> None:
    first, other = await stand.post("card 1"), await stand.post("card 2")
    summary = await stand.post("summary 3", under=first)
    await stand.post("late 4", under=summary)
    await stand.post("summary 5", under=other)
    assert sorted(stand.threads()) == [("1", ""), ("2", ""), ("3", "1"), ("4", "1"), ("5", "2")]
    await stand.update(summary, "summary 6")
    await stand.update(first, "card 7")
    assert sorted(stand.threads()) == [("2", ""), ("4", "7"), ("5", "2"), ("6", "7"), ("7", "")]


async def test_somebody_in_their_own_chat_is_reached_under_whatever_it_is(stand: Stand) -> None:
    first = await stand.post("private 1", stand.person)
    below = await stand.post("private 2", stand.person, under=first)
    await stand.update(below, "private 3", stand.person)
    assert stand.threads() == [], "nobody else sees it"
    assert below not in ("", first)


async def test_a_message_that_is_gone_is_left(stand: Stand) -> None:
    await stand.post("step 1")
    gone = "C1 1.2" if stand.channel.platform == "slack" else "12345"
    await stand.update(gone, "step 2")
    assert ("1", "") in stand.threads()


async def test_nobody_is_unreachable(stand: Stand, request: pytest.FixtureRequest) -> None:
    if stand.stranger.platform == "slack":
        request.getfixturevalue("slack").refuse("conversations.open", "user_not_found")
    with pytest.raises(Unreachable):
        await stand.post("words 1", stand.stranger)


async def test_what_was_sent_before_a_crash_is_not_known_unless_one_may_look(stand: Stand) -> None:
    await stand.post("step 1")
    assert stand.messenger.find(stand.channel, "d-1", datetime(2026, 11, 23, tzinfo=UTC)) is None


# How fast

SLACK_TAKES = (("lane", 1, 1), ("posts", 60, 300), ("updates", 60, 50))
TEAMS_TAKES = (("lane", 1, 7), ("lane", 2, 8), ("lane", 30, 60), ("lane", 3600, 1800))


def most_in(rate: Rate | None, seconds: float) -> int:
    """That start in any stretch of so many seconds, its end not counted."""
    assert rate is not None
    return math.ceil(rate.burst - 1 + seconds / rate.seconds)


@pytest.mark.parametrize(("which", "seconds", "most"), SLACK_TAKES)
def test_slack_is_sent_no_more_than_it_takes(which: str, seconds: int, most: int) -> None:
    assert most_in(getattr(SLACK_RATES, which), seconds) <= most


@pytest.mark.parametrize(("which", "seconds", "most"), TEAMS_TAKES)
def test_teams_is_sent_no_more_than_it_takes(which: str, seconds: int, most: int) -> None:
    assert most_in(getattr(TEAMS_RATES, which), seconds) <= most


def test_an_organisation_in_teams_has_room_left_for_answers() -> None:
    assert most_in(TEAMS_RATES.posts, 1) + most_in(TEAMS_RATES.updates, 1) <= 40
