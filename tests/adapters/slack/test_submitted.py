"""What comes back from a modal is hostile: read, or refused as a whole."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.payload import BadPayload
from adapters.slack.forms import submitted
from bot.chat.form import ChoiceField, TextField
from tests.adapters.slack.modals import WAYS, sent, view

GOOD = sent(view(TextField("learned", "Learned"), ChoiceField("kind", "Kind", WAYS)), learned="Key", kind="idea")
LEARNED = GOOD["blocks"][0]["block_id"]


def with_metadata(**values: object) -> dict[str, Any]:
    return {**GOOD, "private_metadata": json.dumps({**json.loads(GOOD["private_metadata"]), **values})}


def with_element(element: object) -> dict[str, Any]:
    return {**GOOD, "state": {"values": {LEARNED: {"answer": element}}}}


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"private_metadata": "{}", "state": {"values": {}}},
        {**GOOD, "private_metadata": None},
        {**GOOD, "private_metadata": "[" * 2900},
        {**GOOD, "private_metadata": "x"},
        {**GOOD, "private_metadata": "[]"},
        {**GOOD, "private_metadata": json.dumps({"id": "x" * 3000})},
        with_metadata(id=1),
        with_metadata(id="x" * 256),
        with_metadata(by=None),
        with_metadata(by="\ud800"),
        with_metadata(step="1"),
        with_metadata(step=True),
        with_metadata(step=-1),
        with_metadata(step=10**30),
        with_metadata(place=[]),
        {**GOOD, "state": None},
        {**GOOD, "state": {"values": []}},
        {**GOOD, "state": {"values": {f"b{number}": {} for number in range(101)}}},
        {**GOOD, "state": {"values": {LEARNED: None}}},
        with_element(None),
        with_element({"type": "file_input", "files": []}),
        with_element({"type": "plain_text_input", "value": 7}),
        with_element({"type": "plain_text_input", "value": "x" * 3001}),
        with_element({"type": "plain_text_input", "value": "\udfff"}),
        with_element({"type": "static_select", "selected_option": "idea"}),
        with_element({"type": "static_select", "selected_option": {"value": {}}}),
        with_element({"type": "checkboxes", "selected_options": [1]}),
    ],
)
def test_what_is_no_form_of_ours_is_refused(payload: dict[str, Any]) -> None:
    assert submitted(GOOD).answers == {"learned": "Key", "kind": "idea"}
    with pytest.raises(BadPayload):
        submitted(payload)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@given(JSON, JSON, JSON)
def test_whatever_comes_is_read_or_refused(element: Any, values: Any, metadata: Any) -> None:
    for payload in (
        with_element(element),
        {**GOOD, "state": {"values": values}},
        {**GOOD, "state": values},
        {**GOOD, "private_metadata": metadata},
        {**GOOD, "private_metadata": json.dumps(metadata)},
    ):
        try:
            submitted(payload)
        except BadPayload:
            continue


def test_blocks_that_are_no_fields_are_passed_over() -> None:
    values = {**GOOD["state"]["values"], "xyz": {"form:more": {"type": "button"}}}
    assert submitted({**GOOD, "state": {"values": values}}).answers == {"learned": "Key", "kind": "idea"}
