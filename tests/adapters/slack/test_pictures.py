"""Pictures of charts in Slack: fetched, uploaded, or left out, and never with them a word of the card."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from adapters.pictures import Pictured
from adapters.slack import pictures
from adapters.slack.pictures import linked
from bot.chat.card import Actions, Button, Card, Paragraph
from bot.chat.inbound import HomeOpened
from bot.chat.reply import ShowCard, To
from tests.adapters.fakes import CHART, Do, words
from tests.adapters.slack import payloads
from tests.adapters.slack.conftest import Bot
from tests.adapters.slack.fake_api import RESPONSE_URL, FakeSlack
from tests.adapters.slack.payloads import AMINA, WARD
from tests.adapters.slack.test_messenger import CHANNEL, PERSON
from tests.elements import tree

PAGE = "https://huddlelog.example/pages/abc"
CARD = Card(words("Minutes"), (CHART, Actions((Button("Post to channel", Do("post")),))))
LINKED = replace(CARD, elements=(replace(CHART, picture=PAGE),))
PNG = b"\x89PNG of "


@pytest.fixture(autouse=True)
def drawing(monkeypatch: pytest.MonkeyPatch) -> list[Pictured]:
    """What was drawn; nobody waits for Slack to be ready."""
    made: list[Pictured] = []

    def draw(picture: Pictured) -> bytes:
        made.append(picture)
        return PNG + picture.title.encode()

    monkeypatch.setattr(pictures, "READY_AFTER", (0.0, 0.0))
    monkeypatch.setattr(pictures, "drawn", draw)
    return made


def image(arguments: dict[str, Any]) -> dict[str, Any] | None:
    blocks = arguments["view"]["blocks"] if "view" in arguments else arguments["blocks"]
    return next((each for each in blocks if each["type"] == "image"), None)


def whole(arguments: dict[str, Any]) -> bool:
    """Its words and its numbers."""
    return CHART.alt in str(arguments) and "Wed" in str(arguments)


@pytest.mark.parametrize(
    ("page", "fetched"),
    [
        (PAGE, True),
        ("https://93.184.216.34/pages/abc", True),
        ("", False),
        ("http://huddlelog.example/pages/abc", False),
        ("https://127.0.0.1:3978/pages/abc", False),
        ("https://10.1.2.3/pages/abc", False),
        ("https://localhost/pages/abc", False),
        ("https://intranet/pages/abc", False),
        ("https://bot.ward.internal/pages/abc", False),
        (PAGE + "x" * 3000, False),
        ("javascript:alert(1)", False),
    ],
)
def test_slack_fetches_what_it_can_reach(page: str, fetched: bool) -> None:
    chart = replace(CHART, picture=page)
    assert linked([chart]) == ({chart: {"image_url": f"{page}.png"}} if fetched else {})


# By itself


async def test_a_picture_with_an_address_is_fetched(bot: Bot, slack: FakeSlack, drawing: list[Pictured]) -> None:
    await asyncio.to_thread(bot.messenger.post, CHANNEL, LINKED)
    posted = slack.to("chat.postMessage")[-1].arguments
    assert (image(posted) or {})["image_url"] == f"{PAGE}.png"
    assert whole(posted)
    assert drawing == []


async def test_a_picture_without_an_address_is_uploaded_once(
    bot: Bot, slack: FakeSlack, drawing: list[Pictured]
) -> None:
    message = await asyncio.to_thread(bot.messenger.post, CHANNEL, CARD)
    again = replace(CARD, elements=(replace(CHART, picture="http://127.0.0.1/pages/other"), *CARD.elements[1:]))
    await asyncio.to_thread(bot.messenger.update, CHANNEL, message, again)
    await asyncio.to_thread(bot.messenger.post, PERSON, CARD)
    shown = [slack.to("chat.postMessage")[0], slack.to("chat.update")[0], slack.to("chat.postMessage")[1]]
    (file,) = slack.complete
    assert [(image(each.arguments) or {})["slack_file"] for each in shown] == [{"id": file}] * 3
    assert all(whole(each.arguments) for each in shown)
    assert slack.files == {file: PNG + CHART.title.encode()}
    assert len(drawing) == 1
    named = slack.to("files.completeUploadExternal")[0].arguments
    assert named == {"files": [{"id": file, "title": CHART.title}]}, "shared with nobody but by its message"


async def test_a_chart_that_has_changed_and_a_tree_are_others(bot: Bot, slack: FakeSlack) -> None:
    changed = replace(CHART, values=(*CHART.values[:-1], 2.0))
    await asyncio.to_thread(bot.messenger.post, CHANNEL, Card(words("T"), (CHART, changed, tree("", "Alt"))))
    assert len(slack.complete) == 3


async def test_slack_is_given_the_moment_that_it_needs(bot: Bot, slack: FakeSlack) -> None:
    slack.not_ready = 2
    await asyncio.to_thread(bot.messenger.post, CHANNEL, CARD)
    assert [image(each.arguments) is not None for each in slack.to("chat.postMessage")] == [True] * 3
    assert len(slack.posted) == 1


@pytest.mark.parametrize(
    "trouble", ["files.getUploadURLExternal", "files.completeUploadExternal", "drawing", "never ready", "deleted"]
)
async def test_whatever_goes_wrong_the_words_arrive(
    bot: Bot, slack: FakeSlack, drawing: list[Pictured], monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    match trouble:
        case "drawing":
            monkeypatch.setattr(pictures, "drawn", lambda _: 1 // 0)
        case "never ready":
            slack.not_ready = 100
        case "deleted":
            await asyncio.to_thread(bot.messenger.post, CHANNEL, CARD)
            slack.complete.clear()
            slack.posted.clear()
        case method:
            slack.refuse(method, "internal_error")
    await asyncio.to_thread(bot.messenger.post, CHANNEL, CARD)
    (posted,) = slack.posted
    assert image(posted) is None
    assert whole(posted)
    assert "Post to channel" in str(posted)


async def test_without_the_permission_it_is_not_tried_each_time(bot: Bot, slack: FakeSlack) -> None:
    slack.refuse("files.getUploadURLExternal", "missing_scope")
    for _ in range(3):
        await asyncio.to_thread(bot.messenger.post, CHANNEL, CARD)
    assert len(slack.to("files.getUploadURLExternal")) == 1
    assert all(whole(each) for each in slack.posted)
    bot.core.answer = lambda _: ShowCard(CARD)
    await bot.answer(payloads.command("", response_url=slack.response_url))
    told = (await slack.called(RESPONSE_URL)).arguments
    assert "own chat" not in str(told), "nothing is promised"


async def test_what_slack_cannot_fetch_is_uploaded(bot: Bot, slack: FakeSlack) -> None:
    """The address may be there for our own network alone."""
    slack.fetches = False
    for _ in range(2):
        await asyncio.to_thread(bot.messenger.post, CHANNEL, LINKED)
    assert [next(iter((image(each.arguments) or {}).keys() & {"image_url", "slack_file"})) for each in
            slack.to("chat.postMessage")] == ["image_url", "slack_file", "slack_file"]  # fmt: skip
    assert len(slack.posted) == 2


async def test_a_refusal_of_anything_else_is_no_reason_to_drop_a_picture(bot: Bot, slack: FakeSlack) -> None:
    slack.refuse("chat.postMessage", "not_in_channel")
    with pytest.raises(Exception, match="not_in_channel"):
        await asyncio.to_thread(bot.messenger.post, CHANNEL, LINKED)
    assert len(slack.to("chat.postMessage")) == 1


# Answers


async def test_only_the_asker_sees_a_fetched_picture(bot: Bot, slack: FakeSlack) -> None:
    bot.core.answer = lambda _: ShowCard(LINKED)
    assert await bot.answer(payloads.command("", response_url=slack.response_url)) == ""
    told = (await slack.called(RESPONSE_URL)).arguments
    assert told["response_type"] == "ephemeral"
    assert (image(told) or {})["image_url"] == f"{PAGE}.png"
    assert whole(told)


async def test_only_the_asker_is_told_in_words_and_is_sent_the_picture(bot: Bot, slack: FakeSlack) -> None:
    """Nobody may see a file that stands in a message which is nobody's but theirs."""
    bot.core.answer = lambda _: ShowCard(CARD)
    await bot.answer(payloads.command("", response_url=slack.response_url))
    told = (await slack.called(RESPONSE_URL)).arguments
    assert image(told) is None
    assert whole(told)
    assert "I’m sending the picture to your own chat with me." in str(told)
    sent = (await slack.called("chat.postMessage")).arguments
    assert sent["channel"] == f"D{AMINA}"
    assert [(image(sent) or {})["slack_file"]["id"]] == list(slack.complete)
    assert "table" not in [each["type"] for each in sent["blocks"]]


@pytest.mark.parametrize("method", ["files.completeUploadExternal", "conversations.open"])
async def test_who_was_promised_the_picture_hears_that_it_does_not_come(
    bot: Bot, slack: FakeSlack, method: str
) -> None:
    slack.refuse(method, "internal_error")
    bot.core.answer = lambda _: ShowCard(CARD)
    await bot.answer(payloads.command("", response_url=slack.response_url))
    told = (await slack.called(RESPONSE_URL, 2)).arguments
    assert "Slack didn’t take the picture just now." in str(told)


async def test_a_fetched_picture_that_fails_leaves_the_words(bot: Bot, slack: FakeSlack) -> None:
    slack.fetches = False
    bot.core.answer = lambda _: ShowCard(LINKED)
    await bot.answer(payloads.command("", response_url=slack.response_url))
    told = (await slack.called(RESPONSE_URL, 2)).arguments
    assert image(told) is None
    assert whole(told)


async def test_everybody_sees_it_in_the_channel(bot: Bot, slack: FakeSlack) -> None:
    bot.core.answer = lambda _: ShowCard(CARD, To.PLACE)
    await bot.answer(payloads.command("", response_url=slack.response_url))
    posted = (await slack.called("chat.postMessage")).arguments
    assert posted["channel"] == WARD
    assert (image(posted) or {})["slack_file"]["id"] in slack.complete


async def test_in_the_persons_own_chat_it_is_one_message(bot: Bot, slack: FakeSlack) -> None:
    bot.core.answer = lambda _: ShowCard(CARD)
    await bot.send(payloads.direct("measure chart Keys"))
    posted = (await slack.called("chat.postMessage")).arguments
    assert (image(posted) or {})["slack_file"]["id"] in slack.complete
    assert whole(posted)
    await asyncio.sleep(0.1)
    assert len(slack.posted) == 1


@pytest.mark.parametrize("card", [LINKED, CARD])
@pytest.mark.parametrize("fetches", [True, False])
async def test_the_home_shows_a_picture_only_from_an_address(
    bot: Bot, slack: FakeSlack, card: Card, fetches: bool
) -> None:
    slack.fetches = fetches
    bot.core.answer = lambda event: ShowCard(card) if isinstance(event, HomeOpened) else ShowCard(Card(words("no")))
    await bot.send(payloads.home_opened())
    published = (await slack.called("views.publish", 1 if fetches or card is CARD else 2)).arguments
    assert (image(published) is not None) is (fetches and card is LINKED)
    assert CHART.alt in str(published)
    assert slack.to("files.getUploadURLExternal") == []


async def test_a_card_without_charts_asks_slack_nothing_new(bot: Bot, slack: FakeSlack) -> None:
    await asyncio.to_thread(bot.messenger.post, CHANNEL, Card(words("T"), (Paragraph(words("p")),)))
    assert [each.method for each in slack.calls if each.method.startswith(("files", "chat"))] == ["chat.postMessage"]
