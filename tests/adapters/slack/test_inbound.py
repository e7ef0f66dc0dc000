"""Slack's payloads as the core hears them."""

from typing import Any

import pytest
from hypothesis import given, strategies

from adapters.slack.scene import Scene, unpacked
from adapters.slack.words import heard, mentioned, without
from bot.chat.inbound import BotAdded, ButtonPressed, Called, HomeOpened, MessageSaved, TextSaid, spoken
from bot.chat.intent import encode
from bot.chat.spans import Plain
from bot.people.model import PlaceKind
from bot.people.ports import Address
from tests.adapters.fakes import Do
from tests.adapters.slack import payloads
from tests.adapters.slack.conftest import Bot
from tests.adapters.slack.fake_api import BOT, TEAM, person, signed
from tests.adapters.slack.payloads import AMINA, BEN, WARD
from tests.patience import little_work


async def _words(bot: Bot, body: str) -> str:
    await bot.send(body)
    assert isinstance(bot.last, TextSaid)
    return spoken(bot.last.text)


@pytest.mark.parametrize(
    ("word", "text", "said"),
    [
        ("/learn", "", "learn"),
        ("/learn", "Key on a hook", "learn Key on a hook"),
        ("/learn", "find key", "learn find key"),
        ("/learn", "help", "learn help"),
        ("/learn", "learn key on a hook", "learn key on a hook"),
        ("/learn", "learn", "learn"),
        ("/learn", "Learn: key on a hook", "Learn: key on a hook"),
        ("/learn", "Learn from the night staff", "learn Learn from the night staff"),
        ("/learn", "learning never ends", "learn learning never ends"),
        ("/huddlelog", "", ""),
        ("/huddlelog", "privacy", "privacy"),
        ("/huddle", "start", "huddle start"),
        ("/HuddleLog", "hi", "hi"),
    ],
)
async def test_a_slash_command_is_the_words_of_a_chat(bot: Bot, word: str, text: str, said: str) -> None:
    assert await _words(bot, payloads.command(text, word)) == said


async def test_a_command_comes_from_a_channel_and_is_seen_by_nobody(bot: Bot) -> None:
    await bot.send(payloads.command("x"))
    origin = bot.last.origin
    assert not origin.visible
    assert origin.address == Address(
        platform="slack",
        organisation_key=TEAM,
        organisation_name="Ward Trust",
        person_key=AMINA,
        person_name="Amina",
        place_key=WARD,
        place_kind=PlaceKind.CHANNEL,
        place_name="ward-7",
        wider_name="Ward Trust",
        zone="Europe/London",
        guest=False,
        admin=False,
    )


async def test_a_private_channel_s_name_is_looked_up(bot: Bot) -> None:
    bot.slack.channels["G9"] = {"id": "G9", "name": "matrons", "is_private": True}
    await bot.send(payloads.command("x", channel_id="G9", channel_name="privategroup"))
    assert bot.last.origin.address.place_name == "matrons"


@pytest.mark.parametrize(("channel", "name"), [("D77", "directmessage"), ("G5", "mpdm-amina--ben-1")])
async def test_among_other_people_a_command_is_one_s_own(bot: Bot, channel: str, name: str) -> None:
    await bot.send(payloads.command("x", channel_id=channel, channel_name=name))
    address = bot.last.origin.address
    assert (address.place_kind, address.place_key) == (PlaceKind.PERSONAL, f"dm:{AMINA}")
    assert address.place_name == ""


async def test_a_mention_is_heard_without_the_bot_and_seen_by_all(bot: Bot) -> None:
    assert await _words(bot, payloads.mention(f"<@{BOT}> learn Key &amp; hook")) == "learn Key & hook"
    assert bot.last.origin.visible
    assert bot.last.origin.address.place_key == WARD
    assert await _words(bot, payloads.mention(f"Hey <@{BOT}|huddlelog>, find key")) == "Hey find key"


async def test_people_are_called_by_key_and_name(bot: Bot) -> None:
    await bot.send(payloads.mention(f"<@{BOT}> learn from <@{BEN}> and <@U404|eve>"))
    assert isinstance(bot.last, TextSaid)
    assert bot.last.text == (Plain("learn from "), Called(BEN, "Ben"), Plain(" and "), Called("U404", "eve"))


async def test_the_bot_s_own_chat_is_personal(bot: Bot) -> None:
    assert await _words(bot, payloads.direct("learn Key on a hook")) == "learn Key on a hook"
    origin = bot.last.origin
    assert not origin.visible
    assert (origin.address.place_kind, origin.address.place_key) == (PlaceKind.PERSONAL, f"dm:{AMINA}")


@pytest.mark.parametrize(
    "changes",
    [
        {"bot_id": "B1"},
        {"user": BOT},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted", "hidden": True},
        {"subtype": "bot_message"},
        {"subtype": "channel_join"},
        {"channel_type": "channel"},
        {"channel_type": "mpim"},
        {"edited": {"user": AMINA, "ts": "1700000009.0"}},
    ],
)
async def test_what_nobody_said_to_the_bot_is_left_alone(bot: Bot, changes: dict[str, Any]) -> None:
    await bot.send(payloads.direct("echo", **changes))
    assert bot.core.received == []


async def test_a_picture_is_noticed(bot: Bot) -> None:
    picture = {"files": [{"mimetype": "image/heic", "url_private": "https://files.slack.com/x"}]}
    await bot.send(payloads.direct("learn x", subtype="file_share", **picture))
    assert isinstance(bot.last, TextSaid)
    assert bot.last.with_picture
    await bot.send(payloads.direct("learn x", subtype="file_share", files=[{"mimetype": "text/plain"}, "odd"]))
    assert isinstance(bot.last, TextSaid)
    assert not bot.last.with_picture


async def test_a_press_in_a_channel_is_visible_where_everyone_sees_the_card(bot: Bot) -> None:
    value = encode(Do("see"))
    for ephemeral, channel, visible in ((True, WARD, False), (False, WARD, True), (False, f"D{AMINA}", False)):
        await bot.send(payloads.press(value, ephemeral=ephemeral, channel=channel))
        assert isinstance(bot.last, ButtonPressed)
        assert (bot.last.intent, bot.last.origin.visible) == (value, visible)
    assert bot.last.origin.address.place_kind is PlaceKind.PERSONAL
    shown = {"ts": "1700000002.000300", "subtype": "ephemeral", "ephemeral_to": AMINA}  # as local-slack has it
    await bot.send(payloads.press(value, ephemeral=False, message=shown))
    assert not bot.last.origin.visible


async def test_each_press_has_a_key_of_its_own_and_the_same_on_a_retry(bot: Bot) -> None:
    body = payloads.press(encode(Do("see")))
    await bot.send(body)
    await bot.send(payloads.press(encode(Do("see"))))
    await bot.send(body)
    keys = [event.origin.key for event in bot.core.received]
    assert len(keys) == len(set(keys)) == 2


async def test_buttons_that_are_not_ours_are_left_alone(bot: Bot) -> None:
    link = {"type": "button", "action_id": "link", "url": "https://x.example"}
    for actions in ([link], [], None, "x", [7], [{"action_id": "form:more"}]):
        body = payloads.press("", actions=actions)
        assert (await bot.post(body, signed(body))).status < 500
    assert bot.core.received == []


async def test_a_message_is_saved_with_its_link(bot: Bot) -> None:
    await bot.send(payloads.save_message("Key on a *hook* &lt;here&gt; <https://x.example/a|the rota>"))
    saved = bot.last
    assert isinstance(saved, MessageSaved)
    assert spoken(saved.text) == "Key on a *hook* <here> the rota (https://x.example/a)"
    assert saved.link == f"https://ward.slack.com/archives/{WARD}/p1700000004000500"
    assert not saved.origin.visible
    assert saved.origin.address.person_key == AMINA


async def test_a_message_in_a_thread_is_linked_there(bot: Bot) -> None:
    await bot.send(payloads.save_message("x", thread_ts="1700000000.000001"))
    assert isinstance(bot.last, MessageSaved)
    assert bot.last.link.endswith(f"/p1700000004000500?thread_ts=1700000000.000001&cid={WARD}")


async def test_the_global_shortcut_is_learn_in_one_s_own_chat(bot: Bot) -> None:
    assert await _words(bot, payloads.shortcut()) == "learn"
    assert bot.last.origin.address.place_kind is PlaceKind.PERSONAL


async def test_the_home_is_opened_but_not_its_messages(bot: Bot) -> None:
    await bot.send(payloads.home_opened("messages"))
    assert bot.core.received == []
    await bot.send(payloads.home_opened())
    assert isinstance(bot.last, HomeOpened)
    odd = payloads.home_opened(user="nobody")
    assert (await bot.post(odd, signed(odd))).status == 400


async def test_the_bot_is_added_by_somebody_or_by_nobody_known(bot: Bot) -> None:
    await bot.send(payloads.bot_joined(user=BEN))
    assert bot.core.received == []
    await bot.send(payloads.bot_joined())
    added = bot.last
    assert isinstance(added, BotAdded)
    assert (added.adder_known, added.origin.address.person_key, added.origin.address.place_name) == (
        True,
        BEN,
        "ward-7",
    )
    await bot.send(payloads.bot_joined(inviter=""))
    assert isinstance(bot.last, BotAdded)
    assert not bot.last.adder_known


async def test_guests_and_admins_are_told_apart(bot: Bot) -> None:
    bot.slack.users |= {
        "U3": person("U3", "Gus", is_restricted=True),
        "U4": person("U4", "Ada", is_owner=True),
        "U5": person("U5", "Eve", team_id="T9ELSE"),
        "U6": person("U6", "Grid", team_id="E1", enterprise_user={"teams": [TEAM]}),
    }
    found = {}
    for user in ("U3", "U4", "U5", "U6"):
        await bot.send(payloads.command("x", user_id=user))
        address = bot.last.origin.address
        found[address.person_name] = (address.guest, address.admin)
    assert found == {"Gus": (True, False), "Ada": (False, True), "Eve": (True, False), "Grid": (False, False)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("<#C1|ward-7> <#C2>", "#ward-7 #C2"),
        ("<!here> <!channel|channel> <!subteam^S1|@matrons> <!date^1^{date}|Monday>", "@here channel @matrons Monday"),
        ("<http://x.example|x.example> <https://x.example/a?b=1&amp;c>", "x.example https://x.example/a?b=1&c"),
        ("<mailto:a@b.example|a@b.example> <tel:123|123>", "a@b.example 123"),
        ("2 < 3 > 1 <> <@> <|>", "2 < 3 > 1 <> <@> <|>"),
        ("<@U1>", "@Amina"),
        ("<@U2|ben>", "@ben"),
    ],
)
def test_slack_s_writing_is_read(text: str, said: str) -> None:
    assert spoken(heard(text, {"U1": "Amina"})) == said


@given(strategies.text())
def test_whatever_is_typed_is_heard_as_it_was_typed(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert spoken(heard(escaped, {})) == text
    spoken(heard(text, {}))  # and what Slack never sends is no fault


def test_mentions_are_found_once_and_the_bot_is_taken_out() -> None:
    assert mentioned("<@U1> <@U2|x> <@U1> <@lower> <#C1>") == ["U1", "U2"]
    assert without("<@UBOT> learn\n  x", "UBOT") == "learn\n  x"
    assert without("learn x  <@UBOT>", "UBOT") == "learn x"
    assert without("learn <@UBOT>: x", "UBOT") == "learn x"
    assert without("a  b", "UBOT") == "a  b"


def test_reading_takes_no_longer_for_spaces_without_end() -> None:
    with little_work():
        assert without("a" + " " * 40_000 + "b", "UBOT").split() == ["a", "b"]


def test_a_place_survives_its_form() -> None:
    where = Scene("T", "U", "C1", channel="C1", thread="1.2", response_url="https://x", until=7.0, in_modal=True)
    assert unpacked(where.packed(), "T", "U") == where
    own = Scene("T", "U", personal=True, in_modal=True, at_home=True)
    assert unpacked(own.packed(), "T", "U") == own


@pytest.mark.parametrize("packed", ["", "x", "[]", "7", '{"p":7}', '{"u":"x"}', "[" * 100_000, '{"u":{}}'])
def test_a_place_that_cannot_be_read_is_one_s_own(packed: str) -> None:
    assert unpacked(packed, "T", "U") == Scene("T", "U", personal=True)
