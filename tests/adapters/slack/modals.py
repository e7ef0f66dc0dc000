"""A form as a modal, and how Slack sends back what stands in it."""

from dataclasses import replace
from typing import Any

from adapters.slack.fields import named
from adapters.slack.forms import modal, submitted
from bot.chat.form import Field, Form, FormAction
from tests.adapters.fakes import Do
from tests.adapters.slack.validating import SAY

WAYS = (("worked", "It worked"), ("idea", "Just an idea"))
SAVE = FormAction("save", "Save")


def form(*fields: Field, **changes: Any) -> Form:
    return replace(Form("f" * 32, "Add learning", Do("a & <b>"), 1, fields, (SAVE,)), **changes)


def view(*fields: Field, errors: dict[str, str] | None = None, **changes: Any) -> dict[str, Any]:
    return modal(form(*fields, **changes), errors or {}, SAY, "C1 & <D2>")


def sent(shown: dict[str, Any], **typed: object) -> dict[str, Any]:
    """As Slack sends a modal: what stood in it, or what was typed, by the field's name."""
    values: dict[str, dict[str, Any]] = {}
    for block in shown["blocks"]:
        if block["type"] != "input":
            continue
        element, (name, part) = block["element"], named(block["block_id"]) or ("", "")
        key = name if part == "0" else f"{name}_{part}"
        value = typed.get(key, _standing(element))
        values[block["block_id"]] = {element["action_id"]: {"type": element["type"], **_state(element["type"], value)}}
    return {**shown, "state": {"values": values}}


def _standing(element: dict[str, Any]) -> object:
    chosen = element.get("initial_option", {}).get("value")
    several = ",".join(each["value"] for each in element.get("initial_options", ()))
    return element.get("initial_value") or element.get("initial_date") or several or chosen


def _state(kind: str, value: object) -> dict[str, Any]:
    if kind == "plain_text_input":
        return {"value": value}
    if kind == "datepicker":
        return {"selected_date": value}
    options = [{"text": {"type": "plain_text", "text": "…"}, "value": each} for each in str(value or "").split(",")]
    if kind in ("checkboxes", "multi_static_select"):
        return {"selected_options": options if value else []}
    return {"selected_option": options[0] if value else None}


def answers(shown: dict[str, Any], **typed: object) -> dict[str, str]:
    return submitted(sent(shown, **typed)).answers
