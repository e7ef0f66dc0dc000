"""Forms in Teams: answers and errors where they belong, and what comes back, however odd."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.msteams.buttons import Surface
from adapters.msteams.forms import NO_ANSWER, Submitted, form, submitted
from adapters.msteams.limits import MESSAGE_BYTES, size
from adapters.payload import BadPayload
from bot.chat.form import (
    START_AFRESH,
    ChoiceField,
    DateField,
    Field,
    Form,
    FormAction,
    NumberField,
    PersonField,
    SeveralField,
    TextField,
    YesNoField,
)
from bot.chat.intent import encode
from bot.features import FORMS
from tests import examples
from tests.adapters.fakes import Do
from tests.adapters.msteams.validating import SAY, actions, over_limits, said, within

FORMS_SHOWN = examples.forms()
SAVE = FormAction("save", "Save")


def of(*fields: Field, actions: tuple[FormAction, ...] = (SAVE,)) -> Form:
    return Form("f" * 32, "Add learning", Do("form"), 2, fields, actions)


def drawn(field: Field, error: str = "") -> list[dict[str, Any]]:
    """The field's part of the card, in a dialog."""
    errors = {field.name: error} if error else {}
    body: list[dict[str, Any]] = form(of(field), errors, SAY, Surface.DIALOG)["body"]
    return body[:-1]


def pressed(shown: dict[str, Any], action: int = 0) -> dict[str, Any]:
    """What a client sends for a press: the action's data and the inputs, of which a blank one is left out."""
    chosen = actions(shown)[action]
    inputs = [each for each in within(shown) if each.get("type", "").startswith("Input.")]
    sent = {each["id"]: each["value"] for each in inputs if "value" in each}
    return {**chosen["data"], **(sent if chosen.get("associatedInputs") != "none" else {})}


@pytest.mark.parametrize("name", FORMS_SHOWN)
def test_every_form_is_within_the_limits(name: str) -> None:
    for surface in Surface:
        shown = form(*FORMS_SHOWN[name], SAY, surface)
        assert over_limits(shown) == []
        assert size(shown) <= MESSAGE_BYTES


@pytest.mark.parametrize("name", FORMS_SHOWN)
def test_every_answer_comes_back_as_it_tell_the_form(name: str) -> None:
    sent_out, errors = FORMS_SHOWN[name]
    shown = form(sent_out, errors, SAY, Surface.PERSONAL)
    for index, action in enumerate(sent_out.actions):
        back = submitted(pressed(shown, index))
        opened_by = encode(sent_out.opened_by)
        assert (back.form_id, back.opened_by, back.step) == (sent_out.id, opened_by, sent_out.step)
        assert back.action == action.name
        typed = {
            each.name: each.value for each in sent_out.fields if isinstance(each, TextField | NumberField | DateField)
        }
        expected = {} if action.name == START_AFRESH else {key: value for key, value in typed.items() if value}
        if sum(map(len, expected.values())) > 30_000:  # which no client lets somebody type: it begins the same
            expected = {key: value[:1000] for key, value in expected.items()}
            back = replace(back, answers={key: value[:1000] for key, value in back.answers.items()})
        assert {key: back.answers[key] for key in expected} == expected


@pytest.mark.parametrize("name", FORMS_SHOWN)
def test_every_error_is_shown(name: str) -> None:
    sent_out, errors = FORMS_SHOWN[name]
    lines = said(form(sent_out, errors, SAY, Surface.DIALOG))
    if SAY.line("msteams-form-shortened") not in "".join(lines):
        assert set(errors.values()) <= set(lines)


def test_a_form_in_a_dialog_is_sent_and_one_in_the_chat_is_executed() -> None:
    data = {"form": {"id": "f" * 32, "opened_by": '{"do":"do","what":"form"}', "step": 2, "action": "save"}}
    sent = {"type": "Action.Submit", "title": "Save", "style": "positive", "data": data}
    assert form(of(), {}, SAY, Surface.DIALOG)["body"] == [{"type": "ActionSet", "actions": [sent]}]
    title, row = form(of(), {}, SAY, Surface.PERSONAL)["body"]
    assert title["text"] == "Add learning"
    executed = {**sent, "type": "Action.Execute", "verb": "form", "fallback": sent}
    assert row["actions"] == [executed]


def test_errors_stand_under_their_fields_and_above_the_form() -> None:
    asked = of(TextField("learned", "What?", "A line."), TextField("title", "Title"))
    shown = form(asked, {"learned": "Say it", "": "Store away", "gone": "Unknown field"}, SAY, Surface.DIALOG)["body"]
    above, unknown, what, error, hint, title, _ = shown
    assert (above["style"], said(above), said(unknown)) == ("attention", ["Store away"], ["Unknown field"])
    assert (what["id"], title["id"]) == ("learned", "title")
    assert error["inlines"] == [{"type": "TextRun", "text": "Say it", "color": "Attention", "weight": "Bolder"}]
    assert said(hint) == ["A line."]


def test_text_keeps_what_is_longer_than_it_may_be() -> None:
    [line] = drawn(TextField("a", "A", most=5, value="too long🏥"))
    assert (line["value"], line["maxLength"], line["isMultiline"]) == ("too long🏥", 10, False)
    [long] = drawn(TextField("a", "A", long=True, most=500))
    assert (long["maxLength"], long["isMultiline"], "value" in long) == (500, True, False)


def test_a_mistyped_number_or_day_survives() -> None:
    [number] = drawn(NumberField("n", "N", value="seven"))
    assert (number["type"], number["value"]) == ("Input.Text", "seven")
    [day] = drawn(DateField("d", "D", value="Friday"))
    assert (day["type"], day["value"]) == ("Input.Text", "Friday")
    [good] = drawn(DateField("d", "D", value="2026-11-23"))
    assert (good["type"], good["value"]) == ("Input.Date", "2026-11-23")


@pytest.mark.parametrize(
    "field", [ChoiceField("k", "K", (("a", "A"), ("b", "B"))), PersonField("k", "K", options=(("a", "A"), ("b", "B")))]
)
def test_a_choice_can_be_taken_back(field: Field) -> None:
    [choice] = drawn(field)
    assert [each["title"] for each in choice["choices"]] == ["No answer", "A", "B"]
    assert "value" not in choice
    back = submitted({**pressed(form(of(field), {}, SAY, Surface.DIALOG)), "k": choice["choices"][0]["value"]})
    assert back.answers == {"k": ""}


def test_a_choice_that_has_been_made_stands_after_no_answer() -> None:
    """Microsoft's renderer sends nothing for the first choice of a list in which one is chosen."""
    [free] = drawn(ChoiceField("k", "K", (("a", "A"),), value="a"))
    [required] = drawn(ChoiceField("k", "K", (("a", "A"),), required=True, value="a"))
    assert (
        [each["value"] for each in free["choices"]]
        == [each["value"] for each in required["choices"]]
        == [NO_ANSWER, "a"]
    )
    [unanswered] = drawn(ChoiceField("k", "K", (("a", "A"),), required=True))
    assert [each["value"] for each in unanswered["choices"]] == ["a"]


def test_a_choice_that_is_typed_for_asks_while_one_types() -> None:
    [typed] = drawn(ChoiceField("team", "Team", look_up="teams"))
    assert (typed["style"], typed["choices.data"]) == ("filtered", {"type": "Data.Query", "dataset": "teams"})
    [chosen] = drawn(ChoiceField("team", "Team", look_up="teams", value="t1"))
    assert chosen["value"] == "t1"
    assert {"title": SAY.line("form-as-chosen"), "value": "t1"} in chosen["choices"]


def test_several_are_ticked() -> None:
    days = (("mon", "Monday"), ("tue", "Tuesday"), ("wed", ""))
    [boxes] = drawn(SeveralField("d", "Days", days, value="tue,gone,mon"))
    assert (boxes["isMultiSelect"], boxes["style"], boxes["value"]) == (True, "expanded", "tue,mon")
    assert [each["title"] for each in boxes["choices"]] == ["Monday", "Tuesday", "wed"]
    shown = form(of(SeveralField("d", "Days", days, value="mon,wed")), {"d": "Too many"}, SAY, Surface.DIALOG)
    assert submitted(pressed(shown)).answers == {"d": "mon,wed"}
    assert "Too many" in said(shown)
    people = tuple((f"p{number}", f"Nurse {number}") for number in range(40))
    assert drawn(SeveralField("d", "Who", people))[0]["style"] == "compact"
    [nobody] = drawn(SeveralField("d", "Who"))
    assert submitted({**pressed(shown), "d": nobody["choices"][0]["value"]}).answers == {"d": ""}


def test_a_label_that_is_known_stands_for_what_was_looked_up() -> None:
    [zone] = drawn(ChoiceField("z", "Zone", (("Europe/London", "London"),), "zones", value="Europe/London"))
    assert {"title": "London", "value": "Europe/London"} in zone["choices"]


def test_yes_no_or_neither() -> None:
    assert [drawn(YesNoField("y", "Y", value=value))[0].get("value") for value in ("yes", "no", "", "maybe")] == [
        "yes",
        "no",
        None,
        None,
    ]


def test_what_is_needed_is_marked_and_starting_afresh_needs_nothing() -> None:
    asked = of(
        TextField("a", "A", required=True), TextField("b", "B"), actions=(SAVE, FormAction(START_AFRESH, "Afresh", 0))
    )
    shown = form(asked, {}, SAY, Surface.PERSONAL)
    needed, free = (each for each in within(shown) if each.get("type") == "Input.Text")
    assert (needed["isRequired"], needed["errorMessage"]) == (True, SAY.line("form-required"))
    assert "isRequired" not in free
    save, afresh = actions(shown)
    assert "associatedInputs" not in save
    assert afresh["associatedInputs"] == afresh["fallback"]["associatedInputs"] == "none"


def test_every_answer_is_sent_with_each_other_action() -> None:
    asked = of(
        TextField("a", "A", value="kept"), actions=(SAVE, FormAction("more", "More", 1), FormAction("back", "Back", 0))
    )
    shown = form(asked, {}, SAY, Surface.DIALOG)
    assert [submitted(pressed(shown, index)).answers for index in range(3)] == [{"a": "kept"}] * 3


def test_answers_are_the_last_to_be_shortened() -> None:
    kept = TextField("a", "A", "h" * 60_000, long=True, value="w" * 20_000)
    shown = form(of(kept), {"a": "e" * 60_000}, SAY, Surface.DIALOG)
    assert pressed(shown)["a"] == "w" * 20_000
    assert SAY.line("msteams-form-shortened") in said(shown)
    far = form(of(*(TextField(name, "A", long=True, value="w" * 40_000) for name in "abc")), {}, SAY, Surface.DIALOG)
    assert pressed(far)["a"].endswith("w…")
    assert SAY.line("msteams-form-shortened") in said(far)
    assert size(far) <= MESSAGE_BYTES


def test_no_field_bears_a_name_that_means_something_else() -> None:
    names = {field.name for sent_out, _ in FORMS_SHOWN.values() for field in sent_out.fields}
    assert not names & {"form", "intent", "msteams", "verb"}
    assert FORMS


GOOD: dict[str, Any] = {
    "form": {"id": "f1", "opened_by": "{}", "step": 1, "action": "save"},
    "learned": "Keys",
    "due": None,
}
ODD: dict[str, list[Any]] = {
    "id": [None, 1, "x" * 101, {}],
    "opened_by": [None, 5, "x" * 20_001],
    "step": [None, "1", 1.0, True, -1, 101, 10**30],
    "action": [None, [], "x" * 101],
}


def test_what_comes_back_is_read() -> None:
    assert submitted({**GOOD, "msteams": {"type": "task/fetch"}, "kind": NO_ANSWER}) == Submitted(
        "f1", "{}", 1, "save", {"learned": "Keys", "due": "", "kind": ""}
    )


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"form": None},
        {"form": "x"},
        {"form": []},
        {"form": {}},
        *({**GOOD, "form": {**GOOD["form"], name: value}} for name, values in ODD.items() for value in values),
        {**GOOD, "learned": 5},
        {**GOOD, "learned": ["a"]},
        {**GOOD, "learned": "x" * 40_001},
        {**GOOD, "learned": "\ud800"},
        {**GOOD, "n" * 101: "x"},
        {**GOOD, **{f"f{number}": "" for number in range(51)}},
    ],
)
def test_what_no_form_sends_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(BadPayload):
        submitted(data)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.dictionaries(st.sampled_from(["form", "learned", "msteams", ""]), json_values),
    st.dictionaries(st.sampled_from(["id", "opened_by", "step", "action"]), json_values),
)
def test_whatever_comes_is_read_or_refused(data: dict[str, Any], about: dict[str, Any]) -> None:
    for sent in (data, {**data, "form": about}):
        try:
            back = submitted(sent)
        except BadPayload:
            continue
        assert all(
            isinstance(each, str) for each in (back.form_id, back.opened_by, back.action, *back.answers.values())
        )


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
def test_words_in_a_form_come_out_exactly(words: str) -> None:
    fields = (
        TextField("a", "A", words, value=words),
        ChoiceField("b", "B", (("v", words), ("w", "W"))),
    )
    shown = form(
        Form("f1", words, Do(), 0, fields, (SAVE,), notice=words), {"": words, "a": words}, SAY, Surface.PERSONAL
    )
    assert said(shown) == [words] * 5
    assert pressed(shown)["a"] == words
    assert words in [each["title"] for each in shown["body"][-2]["choices"]]
    assert over_limits(shown) == []
