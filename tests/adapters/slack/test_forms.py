"""Forms as modals: what stands in them comes back, whatever else comes is refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.payload import BadPayload
from adapters.slack.fields import NOTHING, named
from adapters.slack.forms import ACTION, field_errors, look_up, modal, options, submitted
from adapters.slack.limits import TooMuchToCarry
from bot.chat.form import (
    ChoiceField,
    DateField,
    Field,
    FormAction,
    NumberField,
    PersonField,
    SeveralField,
    TextField,
    YesNoField,
)
from bot.chat.intent import encode
from tests import examples
from tests.adapters.fakes import Do
from tests.adapters.slack.modals import SAVE, WAYS, answers, sent, view
from tests.adapters.slack.validating import SAY, complaints, over_limits, said, within

FORMS = examples.forms()


@pytest.mark.parametrize("name", FORMS)
def test_every_form_is_within_the_limits(name: str) -> None:
    given_form, errors = FORMS[name]
    assert over_limits(modal(given_form, errors, SAY, "place")) == []


def test_every_form_is_clean_under_the_validator(tmp_path: Path) -> None:
    shown = {name: modal(each, errors, SAY, "place") for name, (each, errors) in FORMS.items()}
    assert complaints(tmp_path, "modal", shown) == []


@pytest.mark.parametrize("name", FORMS)
def test_every_form_comes_back_as_it_was_shown(name: str) -> None:
    given_form, errors = FORMS[name]
    found = submitted(sent(modal(given_form, errors, SAY, "place")))
    assert (found.form_id, found.step, found.place) == (given_form.id, given_form.step, "place")
    assert json.loads(found.opened_by) == json.loads(encode(given_form.opened_by))
    assert found.answers == {each.name: _kept(each) for each in given_form.fields}


def _kept(field: Field) -> str:
    """A choice that is none of the options cannot stand in a list of them."""
    match field:
        case ChoiceField(look_up=sought) if sought:
            return field.value if len(field.value) <= 75 else ""
        case ChoiceField(options=listed) | PersonField(options=listed):
            return field.value if field.value in {value for value, _ in listed} else ""
        case SeveralField(options=listed):
            return ",".join(value for value, _ in listed if value in field.value.split(","))
        case YesNoField():
            return field.value if field.value in ("yes", "no") else ""
        case _:
            return field.value


@given(st.text(max_size=50).map(lambda text: text * 100), st.integers(1, 3000))
def test_typed_answers_survive_however_long(text: str, most: int) -> None:
    shown = view(
        TextField("learned", "Learned", value=text, most=most),
        NumberField("minutes", "Minutes", value=text),
        DateField("due", "Due", value=text),
    )
    assert over_limits(shown) == []
    assert answers(shown) == {"learned": text, "minutes": text, "due": text}


def test_what_a_modal_carries() -> None:
    shown = view(TextField("learned", "Learned"))
    assert not set("&<>") & set(shown["private_metadata"])  # Slack would send them back as entities
    found = submitted(sent(shown, learned="Key on a hook"))
    assert (found.form_id, found.step, found.place) == ("f" * 32, 1, "C1 & <D2>")
    assert json.loads(found.opened_by) == json.loads(encode(Do("a & <b>")))
    assert shown["callback_id"] == "form"
    with pytest.raises(TooMuchToCarry):
        view(TextField("learned", "Learned"), opened_by=Do("x" * 3000))


# Fields


def test_each_kind_of_field_is_answered() -> None:
    shown = view(
        TextField("learned", "Learned", required=True, long=True, most=500),
        ChoiceField("kind", "Kind", WAYS),
        ChoiceField("team", "Team", look_up="teams"),
        PersonField("owner", "Owner", options=(("p1", "Amina"),)),
        NumberField("minutes", "Minutes"),
        DateField("due", "Due"),
        YesNoField("show", "Show my name?"),
    )
    elements = [each["element"] for each in shown["blocks"]]
    assert [each["type"] for each in elements] == [
        "plain_text_input",
        "static_select",
        "external_select",
        "static_select",
        "plain_text_input",
        "datepicker",
        "radio_buttons",
    ]
    assert (elements[0]["multiline"], elements[0]["max_length"]) == (True, 500)
    assert elements[2]["min_query_length"] == 0
    assert look_up(elements[2]["action_id"]) == "teams"
    typed = {"learned": "Key", "kind": "idea", "team": "t9", "owner": "p1", "minutes": "many", "due": "2026-11-30"}
    assert answers(shown, **typed, show="no") == {**typed, "show": "no"}
    assert answers(shown) == dict.fromkeys([*typed, "show"], "")


def test_several_are_ticked_or_where_they_are_many_picked_from_a_list() -> None:
    few = tuple((f"d{number}", f"Day {number}") for number in range(10))
    (block,) = view(SeveralField("days", "Days", few, "Which?", required=True, value="d1,gone,d7"))["blocks"]
    assert (block["element"]["type"], len(block["element"]["options"])) == ("checkboxes", 10)
    assert (block["hint"]["text"], block["optional"]) == ("Which?", False)
    many = (*few, *((f"p{number}", f"Nurse {number}") for number in range(140)))
    shown = view(SeveralField("who", "Who", many, value="d1,p139"))
    element = shown["blocks"][0]["element"]
    assert (element["type"], [len(each["options"]) for each in element["option_groups"]]) == (
        "multi_static_select",
        [100, 50],
    )
    assert answers(shown) == {"who": "d1,p139"}
    assert answers(shown, who="p2,p1,d9") == {"who": "p2,p1,d9"}
    assert answers(shown, who="") == {"who": ""}


@pytest.mark.parametrize("options", [7, {}, ["mon"], [{"value": 7}], [{"value": "x" * 76}], [{"value": "x"}] * 501])
def test_what_no_boxes_send_is_refused(options: object) -> None:
    state = {"days.0.0123456789ab": {"answer": {"type": "checkboxes", "selected_options": options}}}
    with pytest.raises(BadPayload):
        submitted({**sent(view(TextField("a", "A"))), "state": {"values": state}})


def test_what_is_asked_for_is_not_called_optional() -> None:
    shown = view(TextField("a", "A", required=True), DateField("b", "B"), YesNoField("c", "C", required=True))
    assert [each["optional"] for each in shown["blocks"]] == [False, True, False]


def test_an_optional_choice_can_be_taken_back() -> None:
    shown = view(
        ChoiceField("kind", "Kind", WAYS, value="worked"),
        ChoiceField("team", "Team", look_up="teams", value="t1"),
        DateField("due", "Due", value="2026-11-30"),
        YesNoField("show", "Show?", value="yes"),
    )
    kept = {"kind": "worked", "team": "t1", "due": "2026-11-30", "show": "yes"}
    assert answers(shown) == kept
    emptied = {"kind": NOTHING, "team_clear": "clear", "due_clear": "clear", "show": NOTHING}
    assert answers(shown, **emptied) == dict.fromkeys(kept, "")
    offered = {each["value"] for each in within(shown["blocks"]) if "value" in each}
    assert {NOTHING, "clear"} <= offered


def test_a_choice_that_is_asked_for_has_nothing_to_take_it_back() -> None:
    shown = view(
        ChoiceField("kind", "Kind", WAYS, required=True, value="worked"),
        DateField("due", "Due", required=True, value="2026-11-30"),
        YesNoField("show", "Show?", required=True),
    )
    assert [each["value"] for each in within(shown["blocks"]) if "value" in each] == [
        "worked",
        "idea",
        "worked",
        "yes",
        "no",
    ]


def test_a_look_up_shows_what_was_chosen_by_its_label() -> None:
    (block, _) = view(ChoiceField("team", "Team", WAYS, look_up="teams", value="idea"))["blocks"]
    assert block["element"]["initial_option"]["text"]["text"] == "Just an idea"


def test_more_people_than_one_list_takes() -> None:
    people = tuple((f"p{number}", f"Nurse {number:03}") for number in range(250))
    (block,) = view(PersonField("owner", "Owner", options=people, value="p249"))["blocks"]
    groups = block["element"]["option_groups"]
    assert [each["value"] for group in groups for each in group["options"]] == [NOTHING, *(key for key, _ in people)]
    assert [group["label"]["text"] for group in groups][1:] == ["Nurse 099 – Nurse 198", "Nurse 199 – Nurse 249"]
    assert block["element"]["initial_option"]["value"] == "p249"
    assert "hint" not in block


def test_options_that_cannot_be_shown_are_counted() -> None:
    listed = (("x" * 76, "Too long"), *((f"p{number}", "Nurse") for number in range(510)))
    (block,) = view(PersonField("owner", "Owner", "Who?", options=listed))["blocks"]
    assert block["hint"]["text"] == "Who? 11 more can’t be shown here."


# Errors, notices, ids


def test_an_error_stands_above_its_field_and_the_field_is_looked_at() -> None:
    fields = (TextField("learned", "Learned"), DateField("due", "Due", value="2026-11-30"))
    shown = view(*fields, errors={"due": "When?", "": "Not saved.", "gone": "No such field."}, notice="From before.")
    assert [said(each) if each["type"] == "section" else named(each["block_id"]) for each in shown["blocks"]] == [
        "From before.",
        "⚠️ Not saved.",
        "⚠️ No such field.",
        ("learned", "0"),
        "⚠️ When?",
        ("due", "0"),
        ("due", "clear"),
    ]
    assert [each["element"].get("focus_on_load") for each in shown["blocks"] if "element" in each] == [None, True, None]


def test_a_block_has_a_new_id_when_the_server_puts_in_something_else() -> None:
    def ids(*fields: Field, errors: dict[str, str] | None = None, **changes: Any) -> str:
        block_id: str = view(*fields, errors=errors, **changes)["blocks"][-1]["block_id"]
        assert named(block_id) == ("learned", "0")
        return block_id

    blank, masked = TextField("learned", "Learned"), TextField("learned", "Learned", value="Pt ●●●")
    assert ids(blank) == ids(blank)
    different = [
        ids(blank),
        ids(masked),
        ids(blank, id="e" * 32),
        ids(blank, step=0),
        ids(blank, errors={"": "Not saved."}),
        ids(blank, notice="From before."),
    ]
    assert len(set(different)) == len(different)


def test_errors_at_fields_of_the_open_modal() -> None:
    shown = sent(view(TextField("learned", "Learned", value="x" * 4000), DateField("due", "Due", value="2026-11-30")))
    first, _, due = (each["block_id"] for each in shown["blocks"][:3])
    assert field_errors(shown, {"learned": "Why?", "due": "When?"}) == {first: "Why?", due: "When?"}
    assert field_errors(shown, {"learned": "Why?", "": "Not saved."}) is None
    assert field_errors(shown, {"owner": "Who?"}) is None
    assert field_errors(shown, {}) is None


# Actions, titles, options


def test_saving_is_the_submit_button_and_the_rest_are_buttons() -> None:
    more, back = FormAction("more", "More questions", 1), FormAction("back", "Back", 0)
    shown = view(TextField("learned", "Learned"), actions=(SAVE, more, back))
    assert shown["submit"]["text"] == "Save"
    assert [
        (each["action_id"].removeprefix(ACTION), each["text"]["text"]) for each in shown["blocks"][-1]["elements"]
    ] == [
        ("more", "More questions"),
        ("back", "Back"),
    ]
    with pytest.raises(BadPayload):
        look_up("form:more")


def test_a_long_title_stands_in_the_modal_whole() -> None:
    title = "What did your team learn this week?"
    shown = view(TextField("learned", "Learned"), title=title)
    assert shown["title"]["text"] == "What did your team lear…"
    assert said(shown["blocks"][0]) == title


def test_options_for_somebody_who_types() -> None:
    assert options((("t1", "Ward <1>"), ("x" * 76, "Too long"), ("t2", "W" * 80))) == {
        "options": [
            {"text": {"type": "plain_text", "text": "Ward <1>", "emoji": False}, "value": "t1"},
            {"text": {"type": "plain_text", "text": "W" * 74 + "…", "emoji": False}, "value": "t2"},
        ]
    }
    assert len(options((f"t{number}", "Ward") for number in range(101))["options"]) == 100
