"""Microsoft Teams from end to end: signed activities in, cards over the connector service out, over the real core."""

import json
from typing import Any

import pytest

from tests.adapters.msteams.conftest import Teams, buttons, words
from tests.adapters.msteams.fake_service import BOT, TEAM, TENANT, Activity, Failure, aad

CHAT = "a:29:amina"
WARD = "19:Ward 7@thread.tacv2"
THREAD = f"{WARD};messageid=1"
NHS = "999 398 2598"


def only(teams: Teams, conversation: str = CHAT) -> tuple[str, Activity]:
    """The one message that a conversation shows."""
    ((id, activity),) = teams.service.shown(conversation).items()
    return id, activity


def last(teams: Teams, conversation: str = CHAT) -> tuple[str, Activity]:
    return list(teams.service.shown(conversation).items())[-1]


async def press(
    teams: Teams, label: str, conversation: str = CHAT, channel: str = "", person: str = "amina"
) -> Activity:
    """Presses a button of the last card."""
    id, activity = last(teams, conversation)
    data = buttons(activity)[label]["data"]
    return await teams.invoke(teams.service.press(data, id, person, channel))


async def met(teams: Teams, person: str = "amina") -> None:
    """Somebody has a team and a personal chat."""
    await teams.say("hi", person)
    await teams.say("learn First words", person, "Ward 7")
    teams.service.sent.clear()


async def test_a_line_in_a_channel_is_saved_and_answered_in_private(real_teams: Teams) -> None:
    await real_teams.say("learn Keys on a hook", channel="Ward 7")
    assert "Saved for Ward 7" in words(real_teams.cards(CHAT))
    _, line = only(real_teams, THREAD)
    assert "our private chat" in line["text"]
    assert "hook" not in json.dumps(line)


async def test_the_same_activity_twice_is_saved_once(real_teams: Teams) -> None:
    await met(real_teams)
    activity = real_teams.service.message("learn Keys on a hook", id="the same")
    await real_teams.post(activity)
    await real_teams.post(activity)
    assert len(real_teams.cards(CHAT)) == 1
    await real_teams.say("learn list")
    assert words(real_teams.cards(CHAT)[-1]).count("Keys on a hook") == 1


async def test_a_press_in_the_personal_chat_answers_in_the_card_and_edits_the_message(real_teams: Teams) -> None:
    await met(real_teams)
    await real_teams.say("learn Keys on a hook")
    id, _ = only(real_teams)
    answer = await press(real_teams, "Post to channel")
    assert answer["type"] == "application/vnd.microsoft.card.adaptive"
    await real_teams.until(lambda: len(real_teams.service.sent) == 2)
    edit = real_teams.service.sent[-1]
    assert (edit.method, edit.id) == ("PUT", id)
    assert edit.activity["attachments"][0]["content"] == answer["value"]


async def test_a_press_that_is_sent_again_has_the_same_answer_once(real_teams: Teams) -> None:
    await met(real_teams)
    await real_teams.say("hi")
    id, activity = only(real_teams)
    press = real_teams.service.press(buttons(activity)["How private is this?"]["data"], id)
    assert await real_teams.invoke(press) == await real_teams.invoke(press)
    await real_teams.until(lambda: len(real_teams.cards(CHAT)) == 2)
    assert len(real_teams.service.sent) == 2


async def test_a_button_that_is_pressed_twice_at_once_is_pressed_once(real_teams: Teams) -> None:
    await met(real_teams)
    await real_teams.say("hi")
    id, activity = only(real_teams)
    data = buttons(activity)["How private is this?"]["data"]
    answers = [await real_teams.invoke(real_teams.service.press(data, id)) for _ in range(2)]
    assert answers[0] == answers[1]
    await real_teams.until(lambda: len(real_teams.cards(CHAT)) == 2)


async def test_a_button_that_is_pressed_again_later_is_pressed_again(
    real_teams: Teams, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.msteams.turns.TAPPED_WITHIN", 0.0)
    await met(real_teams)
    await real_teams.say("hi")
    id, activity = only(real_teams)
    data = buttons(activity)["How private is this?"]["data"]
    for shown in (2, 3):
        await real_teams.invoke(real_teams.service.press(data, id))
        await real_teams.until(lambda shown=shown: len(real_teams.cards(CHAT)) == shown)  # type: ignore[misc]


async def test_a_greeting_that_could_not_be_sent_is_sent_when_teams_tries_again(real_teams: Teams) -> None:
    activity = install(real_teams)
    real_teams.service.failing = {"/activities": Failure(500)}
    await real_teams.post(activity)
    real_teams.service.failing = {}
    await real_teams.post(activity)
    assert len(real_teams.cards(CHAT)) == 1


async def test_an_answer_that_could_not_be_sent_is_sent_when_teams_tries_again(real_teams: Teams) -> None:
    await met(real_teams)
    activity = real_teams.service.message("learn Keys on a hook")
    real_teams.service.failing = {"/activities": Failure(500)}
    assert (await real_teams.post(activity))[0] == 200
    real_teams.service.failing = {}
    assert (await real_teams.post(activity))[0] == 200
    assert "Keys on a hook" in words(real_teams.cards(CHAT))


async def test_a_form_in_the_personal_chat_stands_inline_and_leaves_no_dead_form(real_teams: Teams) -> None:
    await met(real_teams)
    await real_teams.say("learn")
    id, activity = only(real_teams)
    save = buttons(activity)["Save"]["data"]
    wrong = await real_teams.invoke(real_teams.service.press(save, id))
    assert "Save" in buttons(wrong["value"])  # the form again, with what is wrong with it
    right = await real_teams.invoke(real_teams.service.press({**save, "learned": "Keys on a hook"}, id))
    assert "Saved for Ward 7" in words(right["value"])
    await real_teams.until(lambda: "Saved for Ward 7" in words(real_teams.cards(CHAT)))
    assert list(real_teams.service.shown(CHAT)) == [id]


async def test_a_form_that_came_as_a_message_is_taken_too(real_teams: Teams) -> None:
    await met(real_teams)
    await real_teams.say("learn")
    id, activity = only(real_teams)
    value = {**buttons(activity)["Save"]["data"], "learned": "Keys on a hook"}
    assert await real_teams.post(real_teams.service.activity("message", value=value, replyToId=id)) == (200, "")
    assert "Saved for Ward 7" in words(real_teams.cards(CHAT))
    assert list(real_teams.service.shown(CHAT)) == [id]


async def test_a_form_in_a_channel_stands_behind_a_button_and_opens_as_a_dialog(real_teams: Teams) -> None:
    await met(real_teams)
    await real_teams.say("learn", channel="Ward 7")
    _, door = last(real_teams, THREAD)
    button = buttons(door)["Open the form"]
    assert button["type"] == "Action.Submit"
    assert button["data"]["msteams"] == {"type": "task/fetch"}
    fetch = real_teams.service.invoke("task/fetch", {"data": button["data"]}, channel="Ward 7")
    page = (await real_teams.invoke(fetch))["task"]
    assert page["type"] == "continue"
    assert page["value"]["title"] == "Add learning"
    save = buttons(page["value"]["card"])["Save"]["data"]

    def sent(answers: Activity) -> Activity:
        return real_teams.service.invoke("task/submit", {"data": {**save, **answers}}, channel="Ward 7")

    again = (await real_teams.invoke(sent({})))["task"]
    assert again["type"] == "continue"
    assert "Save" in buttons(again["value"]["card"])
    done = (await real_teams.invoke(sent({"learned": "Keys on a hook"})))["task"]
    assert "Saved for Ward 7" in words(done["value"]["card"])
    # What can be done next is one press away, in the same dialog.
    data = buttons(done["value"]["card"])["Post to channel"]["data"]
    posted = await real_teams.invoke(real_teams.service.invoke("task/submit", {"data": data}, channel="Ward 7"))
    assert posted["task"]["type"] == "continue"
    assert len(real_teams.service.shown(THREAD)) == 1
    assert real_teams.service.shown(CHAT) == {}


async def test_the_guard_speaks_in_private_and_the_channel_hears_no_word_of_it(real_teams: Teams) -> None:
    await met(real_teams)
    await real_teams.say(f"learn Pt {NHS} waited", channel="Ward 7")
    _, line = only(real_teams, THREAD)
    _, warning = only(real_teams)
    assert "sent you a private message" in line["text"]
    assert "delete it" in words(warning)
    answer = await press(real_teams, "Save with it hidden")
    assert NHS not in json.dumps(answer)
    await real_teams.until(lambda: "Saved for Ward 7" in words(real_teams.cards(CHAT)))
    assert NHS not in json.dumps([each.activity for each in real_teams.service.sent])


async def test_the_guard_where_nobody_can_be_written_to_in_private(real_teams: Teams) -> None:
    await real_teams.say("learn First words", channel="Ward 7")
    real_teams.service.sent.clear()
    real_teams.service.failing = {f"/{CHAT}/": Failure(403)}
    await real_teams.say(f"learn Pt {NHS} waited", channel="Ward 7")
    _, line = only(real_teams, THREAD)
    assert "Please delete your message" in line["text"]


async def test_the_personal_chat_is_begun_where_there_is_none(real_teams: Teams) -> None:
    await real_teams.say("help", channel="Ward 7")
    (created,) = real_teams.service.created
    assert created["members"] == [{"id": "29:amina"}]
    assert created["bot"] == {"id": BOT}
    await real_teams.say("help", channel="Ward 7")
    assert len(real_teams.service.created) == 1
    assert len(real_teams.cards(CHAT)) == 2


async def test_where_no_chat_can_be_begun_the_channel_is_told_how(real_teams: Teams) -> None:
    real_teams.service.failing = {"POST /v3/conversations$": Failure(403)}
    await real_teams.say("help", channel="Ward 7")
    _, line = only(real_teams, THREAD)
    assert "can’t write to you in private yet" in line["text"]


async def test_a_message_is_saved_by_its_own_action(real_teams: Teams) -> None:
    await met(real_teams)
    link = "https://teams.microsoft.com/l/message/1"
    body = {"contentType": "html", "content": "<div>Keys &amp; locks<br>on a <b>hook</b></div>"}
    value = {"commandId": "saveAsLearning", "messagePayload": {"id": "1", "body": body, "linkToMessage": link}}
    fetch = real_teams.service.invoke("composeExtension/fetchTask", value, channel="Ward 7")
    page = (await real_teams.invoke(fetch))["task"]["value"]
    assert "Keys & locks\\non a hook" in json.dumps(page["card"])
    save = buttons(page["card"])["Save"]["data"]
    sent = {"commandId": "saveAsLearning", "data": {**save, "learned": "Keys & locks on a hook"}}
    done = await real_teams.invoke(real_teams.service.invoke("composeExtension/submitAction", sent, channel="Ward 7"))
    assert "Saved for Ward 7" in words(done["task"]["value"]["card"])


async def test_saving_from_a_chat_without_the_bot_makes_no_team_of_it(real_teams: Teams) -> None:
    await met(real_teams)
    value = {"messagePayload": {"body": {"contentType": "text", "content": "Keys on a hook"}}}
    elsewhere = {"conversation": {"id": "19:strangers@thread.v2", "conversationType": "groupChat", "tenantId": TENANT}}
    fetch = {**real_teams.service.invoke("composeExtension/fetchTask", value), **elsewhere}
    page = (await real_teams.invoke(fetch))["task"]["value"]
    save = buttons(page["card"])["Save"]["data"]
    sent = {"data": {**save, "learned": "Keys on a hook"}}
    done = await real_teams.invoke({**real_teams.service.invoke("composeExtension/submitAction", sent), **elsewhere})
    assert "Saved for Ward 7" in words(done["task"]["value"]["card"])


async def test_search_while_writing_finds_cards_with_a_preview(real_teams: Teams) -> None:
    await met(real_teams)
    await real_teams.say("learn Keys on a hook")

    async def found(typed: str) -> Activity:
        value = {"commandId": "findLearning", "parameters": [{"name": "words", "value": typed}]}
        query = real_teams.service.invoke("composeExtension/query", value, channel="Ward 7")
        answer: Activity = (await real_teams.invoke(query))["composeExtension"]
        return answer

    some = await found("hook")
    assert (some["type"], some["attachmentLayout"]) == ("result", "list")
    assert "Keys on a hook" in words(some["attachments"][0]["content"])
    preview = some["attachments"][0]["preview"]["content"]
    assert preview["title"] == "Keys on a hook"
    assert "Ward 7" in preview["text"]
    none = await found("zebra")
    assert none["type"] == "message"


def install(teams: Teams, channel: str = "", **values: Any) -> Activity:
    return teams.service.activity("conversationUpdate", channel=channel, membersAdded=[{"id": BOT}], **values)


async def test_a_channel_is_greeted_by_one_card_once(real_teams: Teams) -> None:
    await real_teams.post(install(real_teams, "Ward 7"))
    await real_teams.post(install(real_teams, "Ward 7"))
    assert "Hello Ward 7" in words(real_teams.cards(THREAD))
    assert len(real_teams.service.sent) == 1


async def test_the_channel_that_was_chosen_is_greeted(real_teams: Teams) -> None:
    data = {
        "tenant": {"id": TENANT},
        "team": {"id": TEAM, "name": "Medicine"},
        "settings": {"selectedChannel": {"id": WARD, "name": "Ward 7"}},
    }
    there = {**install(real_teams, "x")["conversation"], "id": TEAM}
    await real_teams.post(install(real_teams, "x", channelData=data, conversation=there))
    assert "Hello Ward 7" in words(real_teams.cards(WARD))


async def test_a_person_is_greeted_once_by_name_and_colleagues_never(real_teams: Teams) -> None:
    nameless = {"id": "29:amina", "aadObjectId": aad("amina")}
    await real_teams.post({**install(real_teams), "from": nameless})
    assert "Amina" in words(real_teams.cards(CHAT))
    await real_teams.post(install(real_teams))
    joined = real_teams.service.activity("conversationUpdate", channel="Ward 7", membersAdded=[{"id": "29:ben"}])
    await real_teams.post(joined)
    assert len(real_teams.service.sent) == 1


async def test_a_typed_choice_is_looked_up(real_teams: Teams) -> None:
    await met(real_teams)
    value = {"queryText": "war", "dataset": "teams", "queryOptions": {"skip": 0, "top": 15}}
    answer = await real_teams.invoke(real_teams.service.invoke("application/search", value))
    assert [each["title"] for each in answer["value"]["results"]] == ["Ward 7"]
