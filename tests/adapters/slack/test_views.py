"""Forms in modals, and the home: how they open, what comes back, and where their answers are shown."""

import asyncio
import threading
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.chat.card import Button, Card, Paragraph
from bot.chat.inbound import FormSubmitted, HomeOpened, Inbound, OptionsAsked
from bot.chat.intent import encode
from bot.chat.reply import Invalid, OpenForm, Reply, ShowCard, To
from tests.adapters.fakes import Do, answer, form, huddle, saved, words
from tests.adapters.slack import payloads
from tests.adapters.slack.conftest import Bot
from tests.adapters.slack.fake_api import FakeSlack, signed
from tests.adapters.slack.payloads import AMINA, WARD
from tests.adapters.slack.seen import button, guarded, opened, shown
from tests.patience import PATIENCE, hurried

# Forms


async def test_a_form_opens_with_its_trigger(bot: Bot) -> None:
    view = await opened(bot)
    call = bot.slack.to("views.open")[0]
    assert call.arguments["trigger_id"] == bot.last.origin.key
    assert view["title"]["text"] == "Add learning"


async def test_a_mistake_stands_at_its_field_and_what_was_typed_stays(bot: Bot) -> None:
    view = await opened(bot)
    bot.core.answer = lambda event: (
        Invalid(form(), {"title": "Too long."}) if isinstance(event, FormSubmitted) else answer(event)
    )
    result = await bot.answer(payloads.submit(view, {"learned": "Key", "title": "x" * 200}))
    assert result["response_action"] == "errors"
    assert list(result["errors"].values()) == ["Too long."]
    assert next(iter(result["errors"])) in {block.get("block_id") for block in view["blocks"]}


async def test_a_mistake_of_no_field_shows_the_form_again(bot: Bot) -> None:
    view = await opened(bot)
    result = await bot.answer(payloads.submit(view, {"title": "Hooks"}))
    assert result["response_action"] == "update"
    assert "Something is missing." in str(result["view"]["blocks"])
    assert "Hooks" in str(result["view"]["blocks"])


async def test_a_form_is_answered_where_it_was_opened(bot: Bot, slack: FakeSlack) -> None:
    view = await opened(bot, payloads.command("", response_url=slack.response_url))
    assert await bot.answer(payloads.submit(view, {"learned": "Key on a hook"})) == {"response_action": "clear"}
    told = await slack.called("response_url")
    assert "Key on a hook" in shown(told)
    assert (told.arguments["response_type"], told.arguments["replace_original"]) == ("ephemeral", False)
    assert bot.last.origin.address.place_key == WARD


async def test_an_hour_later_the_answer_takes_another_way(bot: Bot, slack: FakeSlack) -> None:
    view = await opened(bot, payloads.command("", response_url=slack.response_url))
    bot.clock.move_to(bot.clock.now() + timedelta(hours=1))
    await bot.answer(payloads.submit(view, {"learned": "Key on a hook"}))
    assert (await slack.called("chat.postEphemeral")).arguments["user"] == AMINA
    assert slack.to("response_url") == []


async def test_a_form_s_next_step_takes_its_place(bot: Bot) -> None:
    view = await opened(bot)
    shown_view = {**view, "blocks": view["blocks"]}
    await bot.send(payloads.press_in(shown_view, "more", "form:more"))
    sent = bot.last
    assert isinstance(sent, FormSubmitted)
    assert (sent.action, sent.step, sent.form_id) == ("more", 0, "form-1")
    update = await bot.slack.called("views.update")
    assert update.arguments["view_id"] == "V1OPEN"
    assert update.arguments["view"]["callback_id"] == "form"


async def test_a_step_by_the_submit_button_is_the_answer_itself(bot: Bot) -> None:
    view = await opened(bot)
    bot.core.answer = lambda event: OpenForm(form("Key", 1))
    result = await bot.answer(payloads.submit(view, {"learned": "Key"}))
    assert (result["response_action"], result["view"]["callback_id"]) == ("update", "form")


async def test_a_warning_in_the_middle_of_a_form_is_shown_in_its_modal(bot: Bot, slack: FakeSlack) -> None:
    view = await opened(bot)
    bot.core.answer = guarded
    await bot.send(payloads.press_in(view, "more", "form:more"))
    assert "NHS number" in shown(await slack.called("views.update"))
    assert slack.to("chat.postEphemeral") == []


async def test_a_form_stays_open_while_nobody_can_take_it(bot: Bot, slack: FakeSlack) -> None:
    view = await opened(bot)
    body = payloads.submit(view, {"learned": "Key"}).replace("T1WARD", "T2OTHER")
    assert (await bot.post(body, signed(body))).status == 400
    bot.core.answer = lambda _: Invalid(replace(form(), opened_by=Do("x" * 4000)), {"": "Too much."})
    body = payloads.submit(view, {"learned": "Key"})
    assert (await bot.post(body, signed(body))).status == 400
    assert bot.health.faults == 1


async def test_a_form_that_slack_cannot_show_is_no_silence(bot: Bot, slack: FakeSlack) -> None:
    bot.core.answer = lambda _: OpenForm(replace(form(), opened_by=Do("x" * 4000)))
    await bot.send(payloads.mention("learn"))
    assert "larger than Slack can show" in shown(await slack.called("chat.postEphemeral"))


async def test_a_press_that_comes_twice_posts_once(bot: Bot, slack: FakeSlack) -> None:
    bot.core.answer = lambda _: ShowCard(huddle(1), To.PLACE)
    body = payloads.press(encode(Do("start")))
    await asyncio.gather(bot.send(body), bot.send(body))
    await bot.send(body)
    await slack.called("chat.postMessage")
    await asyncio.sleep(0.05)
    assert len(slack.to("chat.postMessage")) == 1


@pytest.mark.parametrize("trouble", ["expired_trigger_id", "429", "500", "slow"])
async def test_a_form_that_cannot_be_opened_waits_behind_a_button(bot: Bot, slack: FakeSlack, trouble: str) -> None:
    if trouble == "expired_trigger_id":
        slack.refuse("views.open", trouble)
    elif trouble == "slow":
        slack.hold("views.open")
    else:
        slack.fail("views.open", int(trouble), retry_after="30")
    with hurried(*(["adapters.slack.sending.TRIGGER_LIVES"] if trouble == "slow" else [])):
        await bot.send(payloads.command("", response_url=slack.response_url))
        told = await slack.called("response_url")
    assert "Press to open: Add learning" in shown(told)
    slack.answers.clear()
    value = button(told.arguments["blocks"], "Open the form")
    assert value == encode(Do("form"))
    await bot.send(payloads.press(value))
    assert (await slack.called("views.open", 2)).arguments["view"]["title"]["text"] == "Add learning"


async def test_after_a_mention_a_form_waits_behind_a_button(bot: Bot, slack: FakeSlack) -> None:
    await bot.send(payloads.mention("learn"))
    told = await slack.called("chat.postEphemeral")
    assert button(told.arguments["blocks"], "Open the form") == encode(Do("form"))
    assert slack.to("views.open") == []


async def test_a_form_that_takes_its_time_says_so_and_then_shows_what_came_of_it(bot: Bot, slack: FakeSlack) -> None:
    view = await opened(bot)

    acknowledged = threading.Event()

    def slowly(event: Inbound) -> Reply:
        acknowledged.wait(PATIENCE)
        return Invalid(form("Key"), {"title": "Too long."})

    bot.core.answer = slowly
    with hurried("adapters.slack.turns.ANSWERED_WITHIN"):
        result = await bot.answer(payloads.submit(view, {"learned": "Key"}))
    acknowledged.set()
    assert "Saving" in str(result["view"]["blocks"])
    update = await slack.called("views.update")
    assert "Too long." in shown(update)
    assert "Key" in shown(update)


async def test_what_was_typed_survives_a_late_form_that_cannot_be_shown(bot: Bot, slack: FakeSlack) -> None:
    view = await opened(bot)

    acknowledged = threading.Event()

    def slowly(event: Inbound) -> Reply:
        acknowledged.wait(PATIENCE)
        return Invalid(form("Key on a hook"), {"title": "Too long."})

    bot.core.answer = slowly
    slack.refuse("views.update", "not_found")
    with hurried("adapters.slack.turns.ANSWERED_WITHIN"):
        await bot.answer(payloads.submit(view, {"learned": "Key on a hook"}))
    acknowledged.set()
    told = await slack.called("chat.postMessage")
    assert told.arguments["channel"] == f"D{AMINA}"
    assert "Key on a hook" in shown(told)
    assert "Key on a hook" not in told.arguments["text"]
    assert button(told.arguments["blocks"], "Open the form") == encode(Do("form"))


async def test_a_late_card_is_shown_in_the_modal_and_where_it_belongs(bot: Bot, slack: FakeSlack) -> None:
    view = await opened(bot)

    acknowledged = threading.Event()

    def slowly(event: Inbound) -> Reply:
        acknowledged.wait(PATIENCE)
        return ShowCard(saved("Key on a hook"))

    bot.core.answer = slowly
    with hurried("adapters.slack.turns.ANSWERED_WITHIN"):
        await bot.answer(payloads.submit(view, {"learned": "Key on a hook"}))
    acknowledged.set()
    assert "Done." in shown(await slack.called("views.update"))
    assert "Key on a hook" in shown(await slack.called("chat.postEphemeral"))


async def test_a_saved_message_opens_the_form_with_its_words(bot: Bot, slack: FakeSlack) -> None:
    await bot.send(payloads.save_message("Key on a hook"))
    assert "Key on a hook" in shown(await slack.called("views.open"))


async def test_a_choice_is_looked_up_while_somebody_types(bot: Bot) -> None:
    view = await opened(bot)
    action = next(
        block["element"]["action_id"]
        for block in view["blocks"]
        if block.get("element", {}).get("type") == "external_select"
    )
    result = await bot.answer(payloads.suggestion(view, action, "key"))
    assert [each["text"]["text"] for each in result["options"]] == ["key one", "key two"]
    asked = bot.last
    assert isinstance(asked, OptionsAsked)
    assert (asked.look_up, asked.words) == ("entries", "key")


# The home and modals


async def home(bot: Bot) -> dict[str, Any]:
    bot.core.answer = lambda event: ShowCard(saved("Key on a hook")) if isinstance(event, HomeOpened) else answer(event)
    await bot.send(payloads.home_opened())
    published = (await bot.slack.called("views.publish")).arguments
    assert published["user_id"] == AMINA
    view: dict[str, Any] = published["view"]
    return view


async def test_the_home_shows_what_is_mine(bot: Bot) -> None:
    view = await home(bot)
    assert view["type"] == "home"
    assert "Key on a hook" in str(view["blocks"])


async def test_a_press_in_the_home_is_answered_in_a_modal_and_the_home_shown_afresh(bot: Bot, slack: FakeSlack) -> None:
    view = await home(bot)
    await bot.send(payloads.press_in(view, encode(Do("post"))))
    modal = (await slack.called("views.open")).arguments["view"]
    assert "Posted to Ward 7" in str(modal["blocks"])
    await slack.called("views.publish", 2)
    assert slack.to("chat.postMessage") == []


async def test_a_form_of_the_home_is_answered_in_its_modal(bot: Bot, slack: FakeSlack) -> None:
    view = await home(bot)
    await bot.send(payloads.press_in(view, encode(Do("form"))))
    modal = (await slack.called("views.open")).arguments["view"]
    result = await bot.answer(payloads.submit(modal, {"learned": "Key on a board"}))
    assert result["response_action"] == "update"
    assert "Key on a board" in str(result["view"]["blocks"])
    await slack.called("views.publish", 2)
    await bot.send(payloads.press_in(result["view"], encode(Do("post"))))
    assert "Posted to Ward 7" in shown(await slack.called("views.update"))


async def test_a_modal_that_has_gone_leaves_its_answer_in_the_personal_chat(bot: Bot, slack: FakeSlack) -> None:
    view = await home(bot)
    slack.refuse("views.open", "expired_trigger_id")
    await bot.send(payloads.press_in(view, encode(Do("post"))))
    assert (await slack.called("chat.postMessage")).arguments["channel"] == f"D{AMINA}"


async def test_the_global_shortcut_opens_the_form(bot: Bot, slack: FakeSlack) -> None:
    await bot.send(payloads.shortcut())
    assert (await slack.called("views.open")).arguments["view"]["title"]["text"] == "Add learning"
    bot.core.answer = lambda _: ShowCard(Card(words("Which team?"), (Paragraph(words("One of these")),)))
    await bot.send(payloads.shortcut())
    assert "Which team?" in shown(await slack.called("views.open", 2))


async def test_a_button_carries_its_intent_there_and_back(bot: Bot) -> None:
    told = await bot.answer(payloads.command("Key on a hook"))
    expected = Button("See", Do("see"))
    assert button(told["blocks"], "See") == encode(expected.intent)
