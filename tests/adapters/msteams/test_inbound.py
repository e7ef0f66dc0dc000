"""What an activity says, to the core; whatever is not what it should be does no harm."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.msteams import forms
from adapters.msteams.cards import Surface
from adapters.msteams.inbound import Arrival, Asked, asked, read
from adapters.msteams.scene import Told, address, scene
from adapters.msteams.spans import escaped
from adapters.msteams.words import heard, of_message
from adapters.payload import BadPayload
from bot.chat.inbound import ButtonPressed, Called, FormSubmitted, MessageSaved, TextSaid, spoken
from bot.chat.phrases import load
from bot.chat.spans import Plain
from bot.people.model import PlaceKind
from bot.people.ports import Address
from tests.adapters.fakes import form
from tests.adapters.msteams.conftest import buttons
from tests.adapters.msteams.fake_service import BOT, TENANT, Activity, FakeService, aad
from tests.patience import little_work

SERVICE = FakeService()
SERVICE.url = "https://smba.test"
FILE = "application/vnd.microsoft.teams.file.download.info"
NAMED = {"29:ben": aad("ben")}


def mention(text: str, id: str = BOT, name: str = "Huddlelog") -> Activity:
    return {"type": "mention", "text": text, "mentioned": {"id": id, "name": name}}


BOT_MENTION = mention("<at>Huddlelog</at>")
BEN = mention("<at>Ben Carter</at>", "29:ben", "Ben Carter")


def said(text: str, *entities: Any) -> tuple[Any, ...]:
    activity = SERVICE.activity("message", channel="Ward 7", text=text, entities=list(entities))
    return tuple(each.text if isinstance(each, Plain) else each for each in heard(activity, NAMED))


@pytest.mark.parametrize(
    ("text", "entities", "expected"),
    [
        ("<at>Huddlelog</at> learn Keys", [BOT_MENTION], ("learn Keys",)),
        ("<at>Huddlelog</at>&nbsp;learn Keys\n", [BOT_MENTION], ("learn Keys",)),
        ("learn Keys <at>Huddlelog</at>", [BOT_MENTION], ("learn Keys",)),
        ("learn <at>Huddlelog</at> Keys", [BOT_MENTION], ("learn Keys",)),
        ("<at>Huddlelog</at> <at>Huddlelog</at> learn Keys", [BOT_MENTION, BOT_MENTION], ("learn Keys",)),
        ("<at>Huddlelog</at> <at>Huddlelog</at> learn Keys", [BOT_MENTION], ("learn Keys",)),
        ("<at><at>Huddlelog</at></at> learn Keys", [BOT_MENTION], ("learn Keys",)),
        ('<at id="0">Huddlelog</at> learn Keys', [BOT_MENTION], ("learn Keys",)),
        ("<at>Huddlelog</at> learn Keys", [], ("Huddlelog learn Keys",)),
        ("<at>Huddlelog</at>", [BOT_MENTION], ()),
        ("", [BOT_MENTION], ()),
        ("learn a &lt; b &amp;&amp; c", [], ("learn a < b && c",)),
        ("learn <b>not markup</b>", [], ("learn <b>not markup</b>",)),
        ("learn <at>half", [], ("learn half",)),
        ("learn half</at> open", [], ("learn half open",)),
        (
            "<at>Huddlelog</at> learn <at>Ben Carter</at> fixed it",
            [BOT_MENTION, BEN],
            ("learn ", Called(aad("ben"), "Ben Carter"), " fixed it"),
        ),
        ("learn <at>Cara</at>", [mention("<at>Cara</at>", "29:cara", "Cara")], ("learn ", Called("29:cara", "Cara"))),
        ("learn <at>Ward 7</at>", [mention("<at>Ward 7</at>", "19:w", "Ward 7")], ("learn Ward 7",)),
        ("learn <at>Other bot</at>", [mention("<at>Other bot</at>", "28:x", "Other bot")], ("learn Other bot",)),
        ("learn <at>Ben Carter</at>", [7, None, {"type": "mention"}, {"type": 7}], ("learn Ben Carter",)),
    ],
)
def test_names_stand_apart_from_words(text: str, entities: list[Any], expected: tuple[Any, ...]) -> None:
    assert said(text, *entities) == expected


def test_two_people_of_one_name_are_two() -> None:
    two = [mention("<at>Ben</at>", "29:ben", "Ben"), mention("<at>Ben</at>", "29:other", "Ben")]
    both = said("<at>Ben</at> and <at>Ben</at>", *two)
    assert both == (Called(aad("ben"), "Ben"), " and ", Called("29:other", "Ben"))


@given(st.text(alphabet="<at/>&; \x00bB", max_size=60))
def test_any_markup_is_read_without_harm(text: str) -> None:
    assert "\x00" not in spoken(heard({"text": text, "entities": [BOT_MENTION, BEN]}, {}))


def test_reading_takes_no_longer_for_hostile_markup() -> None:
    with little_work():
        assert said("<at>" * 10_000) == ()
        assert said("a" + " " * 38_000 + "b")
        for hostile in ("<a ", '<a b="', "<!--", "<http://", "<![CDATA["):
            of_message({"body": {"contentType": "html", "content": hostile * (40_000 // len(hostile))}})
        escaped("\n" * 40_000)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"contentType": "text", "content": " a <b> \n"}, "a <b>"),
        ({"contentType": "html", "content": "<div><p>One</p><p>Two &amp; three</p></div>"}, "One\n\nTwo & three"),
        ({"contentType": "html", "content": "a<script>alert(1)</script><style>x{}</style>b"}, "ab"),
        ({"contentType": "html", "content": '<at id="0">Ben</at> hung it up'}, "Ben hung it up"),
        ({"contentType": "html", "content": "<ul><li>a</li><li>b</li></ul>"}, "a\n\nb"),
        ({"contentType": "html", "content": "<b"}, "<b"),
        ({"contentType": 7, "content": 8}, ""),
        ({}, ""),
    ],
)
def test_a_message_that_is_saved_is_words(body: Activity, expected: str) -> None:
    assert of_message({"body": body}) == expected


def arrive(activity: Activity) -> Arrival:
    where = scene(activity, TENANT)
    return read(activity, where, address(where, Told(), "Trust"), {})


def test_where_and_who() -> None:
    activity = SERVICE.message("learn Keys", channel="Ward 7")
    assert address(scene(activity, TENANT), Told(), "Trust") == Address(
        platform="msteams",
        organisation_key=TENANT,
        organisation_name="Trust",
        person_key=aad("amina"),
        person_name="Amina",
        place_key="19:Ward 7@thread.tacv2",
        place_kind=PlaceKind.CHANNEL,
        place_name="Ward 7",
        locale="en-GB",
        zone="Europe/London",
    )


def test_a_person_without_an_account_in_the_directory_is_known_by_the_conversations() -> None:
    activity = {**SERVICE.message("hi"), "from": {"id": "29:x"}}
    assert scene(activity, TENANT).person_key == "29:x"


@pytest.mark.parametrize(
    ("kind", "shared"), [("personal", False), ("groupChat", True), ("channel", True), ("new kind", True)]
)
def test_what_others_see_is_known_as_such(kind: str, shared: bool) -> None:
    conversation = {"id": "a:1", "conversationType": kind, "tenantId": TENANT}
    for activity in (SERVICE.message("learn Keys"), SERVICE.press({"intent": "{}"}, "m-1")):
        assert arrive({**activity, "conversation": conversation}).event.origin.visible is shared


def test_a_dialog_is_the_askers_alone() -> None:
    activity = SERVICE.invoke("task/submit", {"data": {"intent": "{}"}}, channel="Ward 7")
    arrival = arrive(activity)
    assert (arrival.asked, arrival.event.origin.visible) == (Asked.DIALOG, False)
    assert arrival.event == ButtonPressed(arrival.event.origin, "{}")


def test_a_key_is_the_same_on_a_retry_and_another_for_the_next_press() -> None:
    press = SERVICE.press({"intent": "{}"}, "m-1")
    again = SERVICE.press({"intent": "{}"}, "m-1")
    assert arrive(press).event.origin.key == arrive(dict(press)).event.origin.key
    assert arrive(press).event.origin.key != arrive(again).event.origin.key
    nameless = {name: value for name, value in press.items() if name != "id"}
    other = {**nameless, "replyToId": "m-2"}
    assert arrive(nameless).event.origin.key == arrive(dict(nameless)).event.origin.key
    assert arrive(nameless).event.origin.key != arrive(other).event.origin.key


@pytest.mark.parametrize(
    ("attachments", "picture"),
    [
        ([{"contentType": "image/png", "contentUrl": "https://x"}], True),
        ([{"contentType": "image/*"}], True),
        ([{"contentType": FILE, "content": {"fileType": "JPG"}}], True),
        (
            [{"contentType": FILE, "content": {"fileType": "pdf"}}],
            False,
        ),
        ([{"contentType": "text/html", "content": "<p>x</p>"}], False),
        ([7, None, {"contentType": 7}], False),
        ("x", False),
        (None, False),
    ],
)
def test_a_picture_is_noticed(attachments: Any, picture: bool) -> None:
    event = arrive(SERVICE.message("learn Keys", attachments=attachments)).event
    assert isinstance(event, TextSaid)
    assert event.with_picture is picture


def test_a_form_comes_back_with_its_answers() -> None:
    content = forms.form(form(), {}, load(), Surface.PERSONAL)
    sent = {**buttons(content)["Save"]["data"], "learned": "Keys", "due": "2026-11-22"}
    event = arrive(SERVICE.press(sent, "m-1")).event
    assert isinstance(event, FormSubmitted)
    assert (event.form_id, event.step, event.action) == ("form-1", 0, "save")
    assert (event.answers["learned"], event.answers["due"]) == ("Keys", "2026-11-22")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "http://teams.test", 7, None, "x" * 9000])
def test_a_link_that_is_none_of_teams_is_not_kept(link: Any) -> None:
    payload = {"body": {"contentType": "text", "content": "Keys"}, "linkToMessage": link}
    event = arrive(SERVICE.invoke("composeExtension/fetchTask", {"messagePayload": payload})).event
    assert event == MessageSaved(event.origin, (Plain("Keys"),), "")


def test_lone_surrogates_do_not_get_in() -> None:
    activity = json.loads(json.dumps(SERVICE.message("learn \ud800Keys", "amina")))
    event = arrive({**activity, "from": {"id": "29:\udfffx", "name": "A\ud800"}}).event
    assert isinstance(event, TextSaid)
    assert (spoken(event.text), event.origin.address.person_key, event.origin.address.person_name) == (
        "learn Keys",
        "29:x",
        "A",
    )


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
_NAMES = (
    "type name text value from recipient conversation channelData entities attachments membersAdded serviceUrl id "
    "locale replyToId action"
).split()


@given(st.dictionaries(st.sampled_from(_NAMES), _values, max_size=6))
def test_any_activity_is_read_or_refused(changes: dict[str, Any]) -> None:
    for usual in (SERVICE.message("learn Keys"), SERVICE.press({"intent": "{}"}, "m-1")):
        activity = {**usual, **changes}
        if asked(activity) is None:
            continue
        try:
            arrive(activity)
        except BadPayload:
            continue
