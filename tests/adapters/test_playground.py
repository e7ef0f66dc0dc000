"""What each persona sees of a conversation in the playground."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from adapters.playground.conversations import MOST_MESSAGES
from adapters.playground.times import BadTime, forward, given, shown
from bot.chat.card import Card
from bot.chat.inbound import BotAdded, FormSubmitted, TextSaid
from bot.chat.intent import encode
from bot.messaging import Destination, Unreachable
from bot.people.model import PlaceKind
from tests.adapters.conftest import Playground, next_news
from tests.adapters.fakes import Do, words


async def test_people_talk_among_themselves(playground: Playground) -> None:
    await playground.do("ben", "text", text="Morning <b>all</b>")
    assert playground.core.received == []
    for persona in ("amina", "ben", "cara"):
        assert "Morning &lt;b&gt;all&lt;/b&gt;" in (await playground.look(persona))["messages"]
    assert "Morning" not in (await playground.look("amina", "c-3"))["messages"]


async def test_an_answer_to_the_asker_is_hers_alone(playground: Playground) -> None:
    await playground.do("amina", "text", text="@Huddlelog learn keys on hooks")
    hers, his = [(await playground.look(persona))["messages"] for persona in ("amina", "ben")]
    assert "Only you can see this" in hers
    assert "Saved for Ward 7" in hers
    assert "Saved for Ward 7" not in his
    assert "Saved. I&#39;ve answered in private." in his


async def test_a_command_leaves_no_trace_for_others(playground: Playground) -> None:
    await playground.do("amina", "text", text="/learn keys on hooks")
    assert (await playground.look("ben"))["messages"] == ""
    event = playground.core.received[0]
    assert isinstance(event, TextSaid)
    assert not event.origin.visible


async def test_a_card_changes_for_everyone(playground: Playground) -> None:
    await playground.do("ben", "text", text="@Huddlelog huddle")
    card = playground.conversations.said("#Ward 7", "ben")[-1]
    stream = await playground.listen("cara")
    await playground.do("amina", "press", message=card.id, intent=encode(Do("next 1")))
    news = await next_news(stream)
    assert (news["kind"], news["message"]) == ("message", card.id)
    assert "2 of 5" in news["html"]
    assert len(playground.conversations.said("#Ward 7", "ben")) == 2
    stream.close()


async def test_what_is_for_the_asker_never_replaces_a_public_card(playground: Playground) -> None:
    await playground.do("ben", "text", text="@Huddlelog huddle")
    card = playground.conversations.said("#Ward 7", "ben")[-1]
    await playground.do("amina", "press", message=card.id, intent=encode(Do("post")))
    assert "Posted to Ward 7" not in (await playground.look("ben"))["messages"]
    assert "Posted to Ward 7" in (await playground.look("amina"))["messages"]


async def test_a_form_is_for_one_person_until_it_is_sent(playground: Playground) -> None:
    await playground.do("amina", "text", text="/learn")
    assert 'data-form="form-1"' in (await playground.look("amina"))["form"]
    assert (await playground.look("ben"))["form"] == ""
    sent: dict[str, Any] = {"form_id": "form-1", "opened_by": "{}", "step": 0, "action": "save"}
    await playground.do("amina", "form", **sent, answers={"learned": "", "title": "kept"})
    form = (await playground.look("amina"))["form"]
    assert 'value="kept"' in form
    assert "Please say what you learned." in form
    await playground.do("amina", "form", **sent, answers={"learned": "keys"})
    loaded = await playground.look("amina")
    assert loaded["form"] == ""
    assert "Saved for Ward 7" in loaded["messages"]
    assert isinstance(playground.core.received[-1], FormSubmitted)


async def test_a_form_is_closed(playground: Playground) -> None:
    await playground.do("amina", "text", text="/learn")
    await playground.post("/local/close", {"persona": "amina", "conversation": "#Ward 7"})
    assert (await playground.look("amina"))["form"] == ""


async def test_a_message_is_saved_from_its_menu(playground: Playground) -> None:
    await playground.do("ben", "text", text="Keys on hooks")
    message = playground.conversations.said("#Ward 7", "ben")[0]
    await playground.do("amina", "save", message=message.id)
    assert "Keys on hooks</textarea>" in (await playground.look("amina"))["form"]


async def test_a_look_up_is_answered_at_once(playground: Playground) -> None:
    response = await playground.do("amina", "options", look_up="teams", words="ward")
    assert await response.json() == {"options": [["L-1", "ward one"], ["L-2", "ward two"]]}


async def test_ones_own_words_can_be_taken_back_from_everyone(playground: Playground) -> None:
    await playground.do("amina", "text", text="Mrs Smith in bed 4")
    message = playground.conversations.said("#Ward 7", "amina")[0]
    stream = await playground.listen("cara")
    body = {"persona": "ben", "conversation": "#Ward 7", "message": message.id}
    assert (await playground.post("/local/delete", body)).status == 403
    assert (await playground.post("/local/delete", {**body, "persona": "amina"})).status == 200
    assert await next_news(stream) == {"kind": "gone", "conversation": "#Ward 7", "message": message.id}
    assert (await playground.look("ben"))["messages"] == ""
    stream.close()


async def test_sending_again_does_not_say_it_twice(playground: Playground) -> None:
    for _ in range(2):
        await playground.do("amina", "text", text="hi", key="the-same-key")
    assert len(playground.conversations.said("#Ward 7", "amina")) == 1


async def test_the_first_visit_home_is_greeted_once(playground: Playground) -> None:
    assert (await playground.look("amina", "dm-amina"))["home"]
    await playground.do("amina", "home", "dm-amina")
    await playground.do("amina", "home", "dm-amina")
    loaded = await playground.look("amina", "dm-amina")
    assert not loaded["home"]
    assert loaded["messages"].count("Hello Amina") == 1
    assert "Only you can see this" not in loaded["messages"]


async def test_a_personal_chat_is_streamed_to_its_owner_alone(playground: Playground) -> None:
    streams = [await playground.listen(persona) for persona in ("amina", "ben")]
    await playground.do("amina", "text", "dm-amina", text="private words")
    await playground.do("amina", "text", text="for all")
    assert "private words" in (await next_news(streams[0]))["html"]
    assert "for all" in (await next_news(streams[1]))["html"]
    for stream in streams:
        stream.close()


def to(kind: PlaceKind, key: str) -> Destination:
    return Destination("playground", "local", kind, key)


async def test_the_core_posts_from_its_own_thread(playground: Playground) -> None:
    stream, card = await playground.listen("ben"), Card(words("Huddle at 8:25"))
    await asyncio.to_thread(playground.messenger.post, to(PlaceKind.PERSONAL, "ben"), card)
    assert (await next_news(stream))["conversation"] == "dm-ben"
    await asyncio.to_thread(playground.messenger.post, to(PlaceKind.CHANNEL, "#Ward 7"), card)
    assert (await next_news(stream))["conversation"] == "#Ward 7"
    with pytest.raises(Unreachable):
        playground.messenger.post(to(PlaceKind.PERSONAL, "eve"), card)
    stream.close()


async def test_a_reply_stands_beneath_its_card_and_says_to_what(playground: Playground) -> None:
    ward = Destination("playground", "local", PlaceKind.CHANNEL, "#Ward 7")
    post = playground.messenger.post
    card = await asyncio.to_thread(post, ward, Card(words("Ward 7 <huddle>")))
    await playground.do("ben", "text", text="Something else")
    for summary in ("First answer", "Late answer"):
        await asyncio.to_thread(post, ward, Card(words(summary)), under=card)
    shown = (await playground.look("amina"))["messages"]
    order = [shown.index(each) for each in ("Ward 7 &lt;huddle&gt;", "First answer", "Late answer", "Something else")]
    assert order == sorted(order)
    assert shown.count(f'data-under="m-{card}"') == 2
    assert shown.count("Reply to Ward 7 &lt;huddle&gt;") == 2
    await asyncio.to_thread(post, ward, Card(words("On its own")), under="12345")
    assert 'message bot"' in (await playground.look("amina"))["messages"].rpartition("<article")[2]


async def test_a_new_team_gets_a_channel(playground: Playground) -> None:
    stream = await playground.listen("amina")
    playground.core.teams = (*playground.core.teams, ("", "Ward <9>"))
    await playground.do("amina", "text", text="hi")
    news = [await next_news(stream), await next_news(stream)]
    assert [each["kind"] for each in news] == ["message", "rooms"]
    assert "Ward &lt;9&gt;" in news[1]["html"]
    stream.close()


async def test_somebody_adds_the_bot_to_a_channel(playground: Playground) -> None:
    body = {"persona": "ben", "key": "key-for-adding", "name": " # Ward  12 "}
    response = await playground.post("/local/channel", body)
    assert await response.json() == {"conversation": "#Ward 12"}
    added = playground.core.received[0]
    assert isinstance(added, BotAdded)
    assert (added.origin.address.place_name, added.origin.address.person_key) == ("Ward 12", "ben")
    again = await playground.post("/local/channel", {**body, "name": "ward 3"})
    assert await again.json() == {"conversation": "c-3"}
    for name in ("", " # ", "x" * 81, 7):
        assert (await playground.post("/local/channel", {**body, "name": name})).status == 400


async def test_the_clock_moves_for_everybody(playground: Playground) -> None:
    stream = await playground.listen("cara")
    later = playground.clock.now() + timedelta(days=2)
    response = await playground.post("/local/clock", {"now": later.isoformat().replace("+00:00", "Z")})
    assert response.status == 200
    assert playground.clock.now() >= later
    assert (await next_news(stream))["kind"] == "clock"
    response = await playground.post("/local/clock", {"now": "2020-01-01T00:00:00Z"})
    assert (response.status, await response.text()) == (400, "The clock only moves forward.\n")
    stream.close()


async def test_a_fault_of_the_core_is_told_with_an_id(playground: Playground, caplog: pytest.LogCaptureFixture) -> None:
    def fail(event: object) -> None:
        raise RuntimeError("secret words")

    playground.core.answer = fail  # type: ignore[assignment]
    assert (await playground.do("amina", "text", text="@Huddlelog hi")).status == 200
    assert "Something went wrong on our side" in (await playground.look("amina"))["messages"]
    assert "secret words" not in caplog.text


def test_a_conversation_is_bounded(playground: Playground) -> None:
    for _ in range(MOST_MESSAGES + 10):
        playground.conversations.post("#Ward 7", "amina", playground.clock.now(), words("hi"))
    assert len(playground.conversations.said("#Ward 7", "amina")) == MOST_MESSAGES


SUNDAY = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)


def test_times_are_shown_in_london() -> None:
    assert shown(SUNDAY) == "Sun 22 Nov, 9:05"
    assert shown(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)) == "Thu 2 Jul, 0:30"


def test_the_buttons_move_the_clock_by_the_wall() -> None:
    assert forward("hour", SUNDAY) == SUNDAY + timedelta(hours=1)
    assert forward("monday", SUNDAY) == datetime(2026, 11, 23, 8, 25, tzinfo=UTC)
    assert forward("monday", datetime(2026, 11, 23, 8, 25, tzinfo=UTC)) == datetime(2026, 11, 30, 8, 25, tzinfo=UTC)
    before_summer = datetime(2026, 3, 28, 9, 0, tzinfo=UTC)
    assert forward("day", before_summer) == before_summer + timedelta(hours=23)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (7, "playground-bad-time"),
        ("", "playground-bad-time"),
        ("tomorrow", "playground-bad-time"),
        ("2026-11-23T08:25:00", "playground-bad-time"),
        ("2026-11-21T08:25:00Z", "playground-time-past"),
        ("2126-11-21T08:25:00Z", "playground-time-far"),
        ("9999-12-31T23:59:59-23:59", "playground-time-far"),
        ("0001-01-01T00:00:00+23:59", "playground-time-past"),
    ],
)
def test_other_times_are_refused(text: object, key: str) -> None:
    with pytest.raises(BadTime, match=key):
        given(text, SUNDAY)
