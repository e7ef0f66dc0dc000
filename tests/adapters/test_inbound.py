"""What the page sends is read exactly, and what it would never send is refused with a sentence."""

import json
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.playground.conversations import Conversations, Message
from adapters.playground.directory import PERSONAS, Conversation, channels, personal_chat
from adapters.playground.inbound import BadPayload, Payload, Reader, Sending
from bot.chat.inbound import ButtonPressed, FormSubmitted, HomeOpened, MessageSaved, OptionsAsked, Origin, TextSaid
from bot.chat.phrases import load
from bot.chat.spans import Plain
from bot.people.model import PlaceKind
from bot.people.ports import Address
from bot.timing.clock import SystemClock
from tests.adapters.fakes import words

WARD = Conversation("#Ward 7", "Ward 7")
HOME = personal_chat("amina")
KEY = "0b7c1b9e-aaaa"
SAY = load()
IN_WARD = Address(
    "playground", "local", "This computer", "amina", "Amina Yusuf", "#Ward 7", PlaceKind.CHANNEL, "Ward 7", admin=False
)
AT_HOME = Address(
    "playground", "local", "This computer", "amina", "Amina Yusuf", "dm-amina", PlaceKind.PERSONAL, admin=False
)


@dataclass
class Place:
    conversations: Conversations
    reader: Reader

    def read(self, where: Conversation = WARD, **values: object) -> Sending:
        return self.send(values, where)

    def send(self, values: dict[str, object], where: Conversation = WARD) -> Sending:
        body = {"persona": "amina", "key": KEY, **values}
        return self.reader.read(Payload(json.dumps(body).encode()), where)

    def post(self, author: str, text: str, only_for: str = "") -> Message:
        return self.conversations.post(WARD.key, author, SystemClock().now(), words(text), only_for)


@pytest.fixture
def place() -> Place:
    conversations = Conversations()
    return Place(conversations, Reader(conversations, "This computer"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("@Huddlelog learn keys", "learn keys"),
        ("@HUDDLELOG: learn keys", "learn keys"),
        ("hey @huddlelog, help", "hey help"),
        ("@Huddlelog learn ask @Ben Carter", "learn ask @Ben Carter"),
    ],
)
def test_a_mention_calls_the_bot_for_all_to_see(place: Place, text: str, said: str) -> None:
    assert place.read(kind="text", text=text) == Sending(
        TextSaid(Origin(IN_WARD, KEY, visible=True), (Plain(said),)), words=text
    )


@pytest.mark.parametrize("text", ["morning all", "write to a@huddlelog.example", "@huddlelogger hi"])
def test_other_words_in_a_channel_are_between_people(place: Place, text: str) -> None:
    assert place.read(kind="text", text=text) == Sending(None, text)


def test_the_mention_alone_is_a_hello(place: Place) -> None:
    assert place.read(kind="text", text="@Huddlelog").event == TextSaid(Origin(IN_WARD, KEY, visible=True), ())


@pytest.mark.parametrize(
    ("text", "said"), [("/learn", "learn"), ("/learn keys", "learn keys"), ("/huddlelog find keys", "find keys")]
)
def test_a_command_is_seen_by_nobody_else(place: Place, text: str, said: str) -> None:
    assert place.read(kind="text", text=text) == Sending(TextSaid(Origin(IN_WARD, KEY), (Plain(said),)))


def test_a_personal_chat_needs_no_mention(place: Place) -> None:
    said = TextSaid(Origin(AT_HOME, KEY), (Plain("keys on hooks"),))
    assert place.read(HOME, kind="text", text=" keys on\u202e hooks\x00 ") == Sending(said, "keys on hooks")


def test_a_press_knows_whether_others_see_the_card(place: Place) -> None:
    public, mine = place.post("", "card"), place.post("", "card", only_for="amina")
    pressed = place.read(kind="press", message=public.id, intent="{}")
    assert pressed == Sending(ButtonPressed(Origin(IN_WARD, KEY, visible=True), "{}"), pressed=public)
    assert place.read(kind="press", message=mine.id, intent="{}").event == ButtonPressed(Origin(IN_WARD, KEY), "{}")


def test_a_form_comes_with_its_answers(place: Place) -> None:
    sent = place.read(kind="form", form_id="f", opened_by="{}", step=1, action="save", answers={"a": "b"})
    assert sent.event == FormSubmitted(Origin(IN_WARD, KEY), "f", "{}", 1, "save", {"a": "b"})


def test_a_message_is_saved_with_its_own_words(place: Place) -> None:
    message = place.post("ben", "@Huddlelog keys on hooks")
    assert place.read(kind="save", message=message.id).event == MessageSaved(
        Origin(IN_WARD, KEY), (Plain("keys on hooks"),)
    )


def test_options_and_home(place: Place) -> None:
    asked = place.read(kind="options", look_up="teams", words="wa").event
    assert asked == OptionsAsked(Origin(IN_WARD, KEY), "teams", "wa")
    assert place.read(HOME, kind="home").event == HomeOpened(Origin(AT_HOME, KEY))


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"kind": "nonsense"},
        {"kind": ["text"]},
        {"kind": "text"},
        {"kind": "text", "text": 7},
        {"kind": "text", "text": "   "},
        {"kind": "text", "text": "\x00"},
        {"kind": "text", "text": "x" * 40_001},
        {"kind": "text", "text": "\ud800"},
        {"kind": "text", "text": "hi", "persona": "eve"},
        {"kind": "text", "text": "hi", "persona": None},
        {"kind": "text", "text": "hi", "key": "short"},
        {"kind": "text", "text": "hi", "key": "with spaces in it"},
        {"kind": "text", "text": "hi", "key": "long" * 20},
        {"kind": "press", "message": 999, "intent": "{}"},
        {"kind": "press", "message": "1", "intent": "{}"},
        {"kind": "press", "message": True, "intent": "{}"},
        {"kind": "press", "message": -1, "intent": "{}"},
        {"kind": "press", "message": 10**30, "intent": "{}"},
        {"kind": "save", "message": 999},
        {"kind": "home"},
        {"kind": "options", "look_up": "teams"},
        {"kind": "form", "form_id": "f", "opened_by": "{}", "step": "0", "action": "save", "answers": {}},
        {"kind": "form", "form_id": "f", "opened_by": "{}", "step": 0, "action": "save", "answers": []},
        {"kind": "form", "form_id": "f", "opened_by": "{}", "step": 0, "action": "save", "answers": {"a": 1}},
        {"kind": "form", "form_id": {}, "opened_by": "{}", "step": 0, "action": "save", "answers": {}},
    ],
)
def test_what_the_page_never_sends_is_refused(place: Place, values: dict[str, object]) -> None:
    with pytest.raises(BadPayload) as refused:
        place.send(values)
    assert SAY.line(str(refused.value)) != ""


def test_a_message_for_somebody_else_is_not_there(place: Place) -> None:
    theirs = place.post("", "card", only_for="ben")
    with pytest.raises(BadPayload, match="playground-message-gone"):
        place.read(kind="press", message=theirs.id, intent="{}")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b"1" * 5000])
def test_what_is_no_object_is_refused(body: bytes) -> None:
    with pytest.raises(BadPayload, match="playground-bad-json"):
        Payload(body)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
names = st.sampled_from(
    ["persona", "key", "kind", "text", "message", "intent", "form_id", "step", "answers", "action", "look_up", "words"]
)


@given(st.dictionaries(names, json_values))
def test_nothing_else_ever_goes_wrong(values: dict[str, object]) -> None:
    body = {"persona": "amina", "key": KEY, "kind": "text", **values}
    try:
        event = Reader(Conversations(), "x").read(Payload(json.dumps(body).encode()), WARD).event
    except BadPayload as error:
        refusal = SAY.line(str(error))
    else:
        refusal = ""
        assert event is None or event.origin.address.person_key in PERSONAS
    assert refusal or "persona" not in values or values["persona"] in PERSONAS


def test_channels_stand_in_natural_order_with_ward_7_first() -> None:
    rooms = (("", "Ward 10"), ("", "Ward 9"), ("c1", "Maternity"), ("", "Ward 7"))
    assert [(each.key, each.name) for each in channels(rooms)] == [
        ("#Ward 7", "Ward 7"),
        ("c1", "Maternity"),
        ("#Ward 9", "Ward 9"),
        ("#Ward 10", "Ward 10"),
    ]
