"""Each kind of reply to each way of asking: who sees it, where it stands, and what happens when it comes late."""

import asyncio
import json
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from adapters.msteams import forms
from adapters.msteams.cards import Surface
from bot.chat.card import Actions, Button, Card
from bot.chat.inbound import ButtonPressed, FormSubmitted, Inbound
from bot.chat.reply import Invalid, Nothing, OpenForm, Reply, Results, Say, ShowCard, To
from bot.chat.spans import Plain, Text
from tests.adapters.fakes import Do, FakeCore, form
from tests.adapters.msteams.conftest import SAY, FakeMemory, Teams, buttons, serving, words
from tests.adapters.msteams.fake_service import TENANT, Activity, Failure, FakeService
from tests.patience import PATIENCE, hurried

CHAT = "a:29:amina"
THREAD = "19:Ward 7@thread.tacv2;messageid=1"
DO = {"intent": '{"do":"do"}'}
CARD = "application/vnd.microsoft.card.adaptive"
MESSAGE = "application/vnd.microsoft.activity.message"


def text(words: str) -> Text:
    return (Plain(words),)


def card(title: str) -> Card:
    return Card(text(title), (Actions((Button("Again", Do("again")), Button("Write", Do("write")))),))


@asynccontextmanager
async def answering(service: FakeService, reply: Reply | Callable[[Inbound], Reply]) -> AsyncIterator[Teams]:
    core = FakeCore(answer=reply if callable(reply) else lambda _: reply)
    async with serving(service, core, FakeMemory()) as teams:
        yield teams


async def pressed(teams: Teams, channel: str = "", data: Activity = DO) -> Activity:
    return await teams.invoke(teams.service.press(data, "m-0", channel=channel))


async def test_a_card_for_everyone_is_shown_to_whoever_pressed_and_edited_for_all(service: FakeService) -> None:
    async with answering(service, ShowCard(card("Step 2"), To.PLACE, replaces=True)) as teams:
        answer = await pressed(teams, "Ward 7")
        assert (answer["type"], words(answer["value"])) == (CARD, "Step 2")
        await teams.until(lambda: bool(service.sent))
        (edit,) = service.sent
        assert (edit.method, edit.conversation, edit.id) == ("PUT", THREAD, "m-0")
        assert edit.activity["attachments"][0]["content"] == answer["value"]


async def test_a_card_for_everyone_that_replaces_nothing_is_a_message(service: FakeService) -> None:
    async with answering(service, ShowCard(card("New"), To.PLACE)) as teams:
        answer = await pressed(teams, "Ward 7")
        assert answer["type"] == MESSAGE
        await teams.until(lambda: len(teams.cards(THREAD)) == 1)
        assert service.sent[0].method == "POST"


@pytest.mark.parametrize("replaces", [True, False])
async def test_a_private_answer_to_a_press_that_all_see_goes_to_the_personal_chat(
    service: FakeService, replaces: bool
) -> None:
    async with answering(service, ShowCard(card("Secret"), replaces=replaces)) as teams:
        answer = await pressed(teams, "Ward 7")
        assert answer == {
            "statusCode": 200,
            "type": MESSAGE,
            "value": "I’ve answered in our private chat, where only you see it.",
        }
        assert words(teams.cards(CHAT)) == "Secret"
        assert service.shown(THREAD) == {}


async def test_whoever_pressed_hears_when_they_cannot_be_written_to(service: FakeService) -> None:
    service.failing = {"POST /v3/conversations": Failure(403)}
    async with answering(service, ShowCard(card("Secret"))) as teams:
        answer = await pressed(teams, "Ward 7")
        assert "can’t write to you in private yet" in answer["value"]
        assert "Secret" not in json.dumps(answer)


async def test_a_new_card_in_the_personal_chat_stands_below(service: FakeService) -> None:
    async with answering(service, ShowCard(card("New"))) as teams:
        assert (await pressed(teams))["type"] == MESSAGE
        await teams.until(lambda: words(teams.cards(CHAT)) == "New")


async def test_a_press_that_opens_a_form_in_the_personal_chat_shows_it_below(service: FakeService) -> None:
    async with answering(service, OpenForm(form())) as teams:
        assert (await pressed(teams))["type"] == MESSAGE
        await teams.until(lambda: "Save" in buttons(teams.cards(CHAT)))


@pytest.mark.parametrize("reply", [Say(text("Well done")), Nothing()])
async def test_a_sentence_is_told_to_whoever_pressed_alone(service: FakeService, reply: Reply) -> None:
    async with answering(service, reply) as teams:
        answer = await pressed(teams, "Ward 7")
        assert answer["type"] == MESSAGE
        assert answer["value"]
        assert service.sent == []


async def test_steps_and_mistakes_take_the_forms_place(service: FakeService) -> None:
    def answer(event: Inbound) -> Reply:
        if not isinstance(event, FormSubmitted):
            return OpenForm(form())
        return Invalid(form(step=event.step), {"learned": "Please say what you learned."})

    async with answering(service, answer) as teams:
        await teams.say("learn")
        ((id, activity),) = service.shown(CHAT).items()
        save = buttons(activity)["Save"]["data"]
        shown = await teams.invoke(service.press({**save, "title": "Half a title"}, id))
        assert "Please say what you learned." in words(shown["value"])
        await teams.until(lambda: "Please say what you learned." in words(teams.cards(CHAT)))
        assert list(service.shown(CHAT)) == [id]


async def test_a_form_that_can_no_longer_be_changed_is_answered_below(service: FakeService) -> None:
    service.failing = {"PUT": Failure(404)}
    async with answering(service, ShowCard(card("Saved"))) as teams:
        save = {"form": buttons_of_form()}
        value = service.activity("message", value={**save, "learned": "Keys"}, replyToId="m-0")
        assert (await teams.post(value))[0] == 200
        assert words(teams.cards(CHAT)) == "Saved"


def buttons_of_form() -> Activity:
    data: Activity = buttons(forms.form(form(), {}, SAY, Surface.PERSONAL))["Save"]["data"]["form"]
    return data


async def test_a_group_chat_is_answered_in_private_too(service: FakeService) -> None:
    async with answering(service, ShowCard(card("Secret"), in_place=text("Look in your chat."))) as teams:
        group = {"id": "19:g@thread.v2", "conversationType": "groupChat", "tenantId": TENANT}
        assert (await teams.post(service.message("hi", conversation=group)))[0] == 200
        assert words(teams.cards(CHAT)) == "Secret"
        (line,) = service.shown("19:g@thread.v2").values()
        assert line["text"].replace("&#46;", ".") == "Look in your chat."


async def test_a_sentence_for_the_place_stands_there(service: FakeService) -> None:
    async with answering(service, Say(text("<at>everyone</at> **hi**"), To.PLACE)) as teams:
        await teams.say("hi", channel="Ward 7")
        (line,) = service.shown(THREAD).values()
        assert "<at>" not in line["text"]
        assert "**" not in line["text"]


async def test_a_dialog_ends_with_a_sentence(service: FakeService) -> None:
    async with answering(service, Say(text("Well done"))) as teams:
        answer = await teams.invoke(service.invoke("task/submit", {"data": DO}))
        assert answer == {"task": {"type": "message", "value": "Well done"}}


async def test_a_dialog_whose_answer_is_for_all_closes_and_posts_it(service: FakeService) -> None:
    async with answering(service, ShowCard(card("Huddle"), To.PLACE)) as teams:
        assert await teams.invoke(service.invoke("task/submit", {"data": DO}, channel="Ward 7")) == {}
        await teams.until(lambda: words(teams.cards(THREAD)) == "Huddle")


async def test_a_search_shows_at_most_25_small_cards(service: FakeService) -> None:
    many = tuple(card(f"Found {n} " + "ä" * 30_000) for n in range(40))
    async with answering(service, Results(many)) as teams:
        answer = await teams.invoke(service.invoke("composeExtension/query", {"parameters": []}))
        shown = answer["composeExtension"]["attachments"]
        assert len(shown) == 25
        assert max(len(json.dumps(each, ensure_ascii=False).encode("utf-16-le")) for each in shown) < 32 * 1024


# Late


@asynccontextmanager
async def slow(service: FakeService, reply: Reply) -> AsyncIterator[tuple[Teams, threading.Event]]:
    """A core that answers when it is told to."""
    go = threading.Event()

    def answer(_: Inbound) -> Reply:
        assert go.wait(PATIENCE)
        return reply

    limits = (f"adapters.msteams.turns.{each}" for each in ("ANSWERED_WITHIN", "SUBMITTED_WITHIN", "TYPING_AFTER"))
    async with answering(service, answer) as teams:
        with hurried(*limits):
            try:
                yield teams, go
            finally:
                go.set()


async def test_a_late_answer_to_a_message_is_announced_by_typing(service: FakeService) -> None:
    async with slow(service, ShowCard(card("At last"))) as (teams, go):
        await teams.say("learn Keys")
        await teams.until(lambda: [each.activity["type"] for each in service.sent] == ["typing"])
        go.set()
        await teams.until(lambda: words(teams.cards(CHAT)) == "At last")


@pytest.mark.parametrize("reply", [ShowCard(card("At last")), OpenForm(form()), Invalid(form(), {}), Say(text("Late"))])
async def test_a_late_answer_to_a_press_comes_in_the_personal_chat(service: FakeService, reply: Reply) -> None:
    async with slow(service, reply) as (teams, go):
        answer = await pressed(teams, "Ward 7")
        assert "private chat" in answer["value"]
        go.set()
        await teams.until(lambda: len(service.shown(CHAT)) == 1)
        assert service.shown(THREAD) == {}


async def test_a_late_answer_to_a_dialog_is_not_lost(service: FakeService) -> None:
    async with slow(service, Invalid(form("Half a sentence"), {"learned": "Too short"})) as (teams, go):
        answer = await teams.invoke(service.invoke("task/submit", {"data": DO}, channel="Ward 7"))
        assert answer["task"]["type"] == "message"
        go.set()
        await teams.until(lambda: "Half a sentence" in json.dumps(teams.cards(CHAT)))


async def test_a_late_card_for_all_still_changes_it_for_all(service: FakeService) -> None:
    async with slow(service, ShowCard(card("Step 2"), To.PLACE, replaces=True)) as (teams, go):
        await pressed(teams, "Ward 7")
        go.set()
        await teams.until(lambda: [each.method for each in service.sent] == ["PUT"])


async def test_a_late_search_asks_for_patience(service: FakeService) -> None:
    async with slow(service, Results(())) as (teams, _):
        answer = await teams.invoke(service.invoke("composeExtension/query", {"parameters": []}))
        assert answer["composeExtension"]["type"] == "message"


# When the service would not take it


async def test_a_throttled_answer_is_sent_when_the_service_is_ready(service: FakeService) -> None:
    async with answering(service, ShowCard(card("Saved"))) as teams:
        service.failing = {"/activities": Failure(429, {"Retry-After": "1"})}
        asyncio.get_running_loop().call_later(0.5, service.failing.clear)
        await teams.say("learn Keys")
        assert words(teams.cards(CHAT)) == "Saved"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 500])
async def test_an_answer_that_is_refused_is_logged_without_its_words(
    service: FakeService, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    async with answering(service, ShowCard(card("Private words"))) as teams:
        service.failing = {"/activities": Failure(status)}
        await teams.say("learn Keys")
        assert f"status={status}" in caplog.text
        assert "words" not in caplog.text


async def test_a_fault_of_ours_is_told_and_counted(service: FakeService) -> None:
    broken = ShowCard(Card(text("x"), (7,)), replaces=True)  # type: ignore[arg-type]
    async with answering(service, broken) as teams:
        await teams.say("learn Keys")
        await teams.until(lambda: bool(service.sent))
        assert "Something went wrong on our side" in service.sent[0].activity["text"]
        answer = await pressed(teams)
        assert answer["statusCode"] == 500
        dialog = await teams.invoke(service.invoke("task/submit", {"data": DO}))
        assert "Something went wrong" in dialog["task"]["value"]
        assert teams.health.faults == 3


async def test_a_press_that_nobody_can_read_is_told_so(service: FakeService) -> None:
    async with answering(service, Nothing()) as teams:
        assert (await pressed(teams, data={"other": 1}))["statusCode"] == 400
        await teams.post(service.activity("message", value={"other": 1}))
        await teams.until(lambda: bool(service.sent))
        assert "help" in service.sent[0].activity["text"]
        assert [each for each in teams.core.received if isinstance(each, ButtonPressed)] == []  # type: ignore[attr-defined]
