"""Where answers are shown: in the answer to a request, in the channel, or in private."""

import asyncio

import pytest

from bot.chat.intent import encode
from bot.chat.reply import ShowCard, To
from tests.adapters.fakes import Do, huddle
from tests.adapters.slack import payloads
from tests.adapters.slack.conftest import Bot
from tests.adapters.slack.fake_api import FakeSlack
from tests.adapters.slack.payloads import AMINA, WARD
from tests.adapters.slack.seen import guarded, shown

THREAD = "1699999999.000100"


# Messages


async def test_a_mention_is_answered_to_the_asker_alone(bot: Bot, slack: FakeSlack) -> None:
    await bot.send(payloads.mention("hello", thread_ts=THREAD))
    told = (await slack.called("chat.postEphemeral")).arguments
    assert (told["channel"], told["user"], told["thread_ts"]) == (WARD, AMINA, THREAD)
    await bot.send(payloads.mention("hello"))
    assert "thread_ts" not in (await slack.called("chat.postEphemeral", 2)).arguments


async def test_the_bot_s_own_chat_is_answered_in_it(bot: Bot, slack: FakeSlack) -> None:
    await bot.send(payloads.direct("learn Key on a hook"))
    told = (await slack.called("chat.postMessage")).arguments
    assert (told["channel"], told["text"]) == (f"D{AMINA}", "Something new from Huddlelog")
    assert "Key on a hook" in str(told["blocks"])


async def test_where_the_bot_is_not_in_the_channel_the_answer_goes_to_the_person(bot: Bot, slack: FakeSlack) -> None:
    slack.refuse("chat.postEphemeral", "not_in_channel")
    await bot.send(payloads.mention("hello"))
    assert (await slack.called("chat.postMessage")).arguments["channel"] == f"D{AMINA}"


async def test_a_used_up_response_url_is_no_dead_end(bot: Bot, slack: FakeSlack) -> None:
    slack.fail("response_url", 404)
    await bot.send(payloads.press(encode(Do("nothing")), response_url=slack.response_url))
    assert "That is all for now" in shown(await slack.called("chat.postEphemeral"))


async def test_what_everyone_is_to_see_is_posted(bot: Bot, slack: FakeSlack) -> None:
    assert await bot.answer(payloads.command("x", "/huddle")) == ""
    told = (await slack.called("chat.postMessage")).arguments
    assert (told["channel"], told["text"]) == (WARD, "Something new from Huddlelog")
    await bot.send(payloads.mention("huddle", thread_ts=THREAD))
    assert (await slack.called("chat.postMessage", 2)).arguments["thread_ts"] == THREAD


@pytest.mark.parametrize("reason", ["not_in_channel", "channel_not_found"])
async def test_where_the_bot_cannot_post_it_asks_to_be_invited(bot: Bot, slack: FakeSlack, reason: str) -> None:
    slack.refuse("chat.postMessage", reason)
    await bot.send(payloads.command("start", "/huddle", response_url=slack.response_url))
    told = await slack.called("response_url")
    assert "/invite @Huddlelog" in shown(told)
    assert "Bladder scanner missing" in shown(told)


async def test_where_slack_is_away_it_does_not_ask_to_be_invited(bot: Bot, slack: FakeSlack) -> None:
    slack.refuse("chat.postMessage", "is_archived")
    await bot.send(payloads.command("start", "/huddle", response_url=slack.response_url))
    told = shown(await slack.called("response_url"))
    assert "Slack didn’t let me post this" in told
    assert "/invite" not in told


async def test_a_call_that_is_limited_is_made_again(bot: Bot, slack: FakeSlack) -> None:
    slack.fail("chat.postEphemeral", 429, retry_after="1", times=1)
    await bot.send(payloads.mention("hello"))
    again = await slack.called("chat.postEphemeral", 2)
    assert again.at - slack.to("chat.postEphemeral")[0].at >= 0.9
    await asyncio.sleep(0.05)
    assert slack.to("chat.postMessage") == []


async def test_the_guard_answers_in_private_and_says_so_in_the_channel(bot: Bot, slack: FakeSlack) -> None:
    bot.core.answer = guarded
    await bot.send(payloads.mention("learn 943 476 5919", thread_ts=THREAD))
    line = (await slack.called("chat.postMessage", 2)).arguments
    card = slack.to("chat.postMessage")[0].arguments
    assert (card["channel"], line["channel"], line["thread_ts"]) == (f"D{AMINA}", WARD, THREAD)
    assert "NHS number" in str(card["blocks"])
    assert "NHS number" not in card["text"]
    assert "Private message" in str(line["blocks"])
    assert "NHS number" not in str(line)


async def test_the_guard_says_all_it_can_where_nobody_can_be_reached(bot: Bot, slack: FakeSlack) -> None:
    bot.core.answer = guarded
    slack.refuse("conversations.open", "user_disabled")
    await bot.send(payloads.mention("learn 943 476 5919"))
    line = (await slack.called("chat.postMessage")).arguments
    assert line["channel"] == WARD
    assert "Please delete it." in str(line["blocks"])


async def test_the_guard_s_warning_is_private_where_the_words_were(bot: Bot) -> None:
    bot.core.answer = guarded
    answered = await bot.answer(payloads.command("943 476 5919"))
    assert "NHS number" in str(answered["blocks"])
    assert "Private message" not in str(answered)


# Cards that change


async def test_a_card_of_one_s_own_is_replaced_by_its_response_url(bot: Bot, slack: FakeSlack) -> None:
    await bot.send(payloads.press(encode(Do("post")), response_url=slack.response_url))
    told = (await slack.called("response_url")).arguments
    assert told["replace_original"] is True
    assert "Posted to Ward 7" in str(told["blocks"])


async def test_a_card_that_everyone_sees_is_changed_for_everyone(bot: Bot, slack: FakeSlack) -> None:
    await bot.send(payloads.press(encode(Do("next 1")), ephemeral=False, response_url=slack.response_url))
    told = (await slack.called("chat.update")).arguments
    assert (told["channel"], told["ts"]) == (WARD, "1700000002.000300")
    assert "2 of 5" in str(told["blocks"])
    assert slack.to("response_url") == []


async def test_what_is_for_one_alone_never_replaces_what_everyone_sees(bot: Bot, slack: FakeSlack) -> None:
    await bot.send(payloads.press(encode(Do("post")), ephemeral=False, response_url=slack.response_url))
    told = (await slack.called("response_url")).arguments
    assert (told["replace_original"], told["response_type"]) == (False, "ephemeral")
    assert slack.to("chat.update") == []


async def test_a_card_pressed_a_month_later_is_answered_below_it(bot: Bot, slack: FakeSlack) -> None:
    slack.refuse("chat.update", "message_not_found")
    await bot.send(payloads.press(encode(Do("next 1")), ephemeral=False))
    assert (await slack.called("chat.postMessage")).arguments["channel"] == WARD


async def test_a_card_in_one_s_own_chat_is_changed_in_place(bot: Bot, slack: FakeSlack) -> None:
    await bot.send(payloads.press(encode(Do("post")), ephemeral=False, channel=f"D{AMINA}"))
    assert (await slack.called("chat.update")).arguments["channel"] == f"D{AMINA}"


async def test_a_press_opens_a_form(bot: Bot, slack: FakeSlack) -> None:
    await bot.send(payloads.press(encode(Do("form"))))
    assert (await slack.called("views.open")).arguments["view"]["title"]["text"] == "Add learning"


async def test_the_bot_greets_where_it_is_added(bot: Bot, slack: FakeSlack) -> None:
    bot.core.answer = lambda _: ShowCard(huddle(1), To.PLACE)
    await bot.send(payloads.bot_joined())
    assert (await slack.called("chat.postMessage")).arguments["channel"] == WARD
