"""The neutral form as a modal, and what comes back; an answer survives whatever Slack or somebody makes of it."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from adapters.payload import BadPayload, bounded, step
from adapters.slack import limits
from adapters.slack.fields import CLEAR, LOOK_UP, NOTHING, inputs, listed_options, named
from adapters.slack.limits import TooMuchToCarry
from adapters.slack.payload import Json
from adapters.slack.spans import carried, pieces, plain_object
from bot.chat.form import Form, FormAction
from bot.chat.intent import encode
from bot.chat.phrases import Say
from bot.chat.spans import Plain, plain

CALLBACK = "form"
ACTION = "form:"
"""Before the name of an action, in the id of its button."""
SAVE = "save"
MOST_ANSWERS = 100
LONGEST_ID = 255


@dataclass(frozen=True)
class Submitted:
    form_id: str
    opened_by: str
    """As the form carried it; hostile."""
    step: int
    place: str
    answers: dict[str, str]


def modal(form: Form, errors: Mapping[str, str], say: Say, place: str) -> Json:
    """Slack has one submit button, which saves; the form's other actions are buttons below the fields.

    A field that need not be filled in is Slack's "optional", and only that: Slack writes the word beside it. What is
    asked for is then asked for by Slack too, before anything is sent and with everything typed still there.
    """
    save = next((action for action in form.actions if action.name == SAVE), form.actions[0])
    shown = [*_above(form, errors, say), *_fields(form, errors, say), *_below(form.actions, save)]
    if len(shown) > limits.MODAL.blocks:
        raise TooMuchToCarry("blocks")
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": plain_object(form.title, limits.MODAL_LABEL),
        "submit": plain_object(save.label, limits.MODAL_LABEL),
        "close": plain_object(say.line("slack-cancel"), limits.MODAL_LABEL),
        "private_metadata": _metadata(form, place),
        "blocks": shown,
    }


def _metadata(form: Form, place: str) -> str:
    values = {"id": form.id, "by": encode(form.opened_by), "step": form.step, "place": place}
    metadata = carried(json.dumps(values, separators=(",", ":"), ensure_ascii=False))
    if len(metadata) > limits.METADATA:
        raise TooMuchToCarry("private_metadata")
    return metadata


def _above(form: Form, errors: Mapping[str, str], say: Say) -> Iterator[Json]:
    if len(form.title) > limits.MODAL_LABEL:
        yield from _sentence(form.title)
    yield from _sentence(form.notice)
    names = {each.name for each in form.fields}
    for name, error in errors.items():
        if name not in names:
            yield from _sentence(say.line("slack-error", error=error))


def _sentence(text: str) -> Iterator[Json]:
    for piece in pieces((Plain(text),), limits.TEXT):
        yield {"type": "section", "text": plain_object(plain(piece), limits.TEXT)}


def _below(actions: Sequence[FormAction], save: FormAction) -> Iterator[Json]:
    elements = [
        {
            "type": "button",
            "action_id": f"{ACTION}{action.name}",
            "text": plain_object(action.label, limits.BUTTON_LABEL),
            "value": action.name,
        }
        for action in actions
        if action is not save
    ]
    for start in range(0, len(elements), limits.BUTTONS):
        yield {"type": "actions", "elements": elements[start : start + limits.BUTTONS]}


def _fields(form: Form, errors: Mapping[str, str], say: Say) -> Iterator[Json]:
    first_fault = next((each.name for each in form.fields if each.name in errors), None)
    shown_as = json.dumps([form.id, form.step, form.notice, [each.name for each in form.actions], dict(errors)])
    for field in form.fields:
        if field.name in errors:
            yield from _sentence(say.line("slack-error", error=errors[field.name]))
        digest = hashlib.sha256(json.dumps([shown_as, field.name, field.value]).encode()).hexdigest()[:12]
        for block in inputs(field, digest, say):
            if field.name == first_fault:
                block["element"]["focus_on_load"] = True
                first_fault = None
            yield block


def submitted(view: Mapping[str, Any]) -> Submitted:
    """What was sent, or stands in a modal while a button in it is pressed. Raises BadPayload."""
    carried_values = _carried(view.get("private_metadata"))
    return Submitted(
        bounded(carried_values.get("id"), LONGEST_ID),
        bounded(carried_values.get("by"), limits.METADATA),
        step(carried_values.get("step")),
        bounded(carried_values.get("place"), limits.METADATA),
        _answers(_values(view)),
    )


def _carried(metadata: object) -> Mapping[str, object]:
    try:
        return _mapping(json.loads(bounded(metadata, limits.METADATA)))
    except (ValueError, RecursionError) as error:
        raise BadPayload("private_metadata") from error


def _values(view: Mapping[str, Any]) -> Mapping[str, object]:
    values = _mapping(_mapping(view.get("state")).get("values"))
    if len(values) > MOST_ANSWERS:
        raise BadPayload("values")
    return values


def _answers(values: Mapping[str, object]) -> dict[str, str]:
    """By field; the parts of a long text are put together again."""
    parts: dict[str, dict[int, str]] = {}
    taken_out: set[str] = set()
    for block_id, block in values.items():
        field = named(block_id)
        if field is None:
            continue
        for element in _mapping(block).values():
            answer = _answer(_mapping(element))
            if field[1] != CLEAR:
                parts.setdefault(field[0], {})[int(field[1])] = answer
            elif answer == CLEAR:
                taken_out.add(field[0])
    joined = {name: "".join(found[part] for part in sorted(found)) for name, found in parts.items()}
    return {name: "" if name in taken_out else answer for name, answer in joined.items()}


def _answer(element: Mapping[str, object]) -> str:
    match element.get("type"):
        case "plain_text_input":
            answer = element.get("value")
        case "datepicker":
            answer = element.get("selected_date")
        case "static_select" | "external_select" | "radio_buttons":
            answer = _chosen(element.get("selected_option"))
        case "checkboxes" | "multi_static_select":
            return _several(element.get("selected_options"))
        case _:
            raise BadPayload("type")
    return "" if answer is None else bounded(answer, limits.INPUT)


def _several(options: object) -> str:
    if options is None:
        return ""
    if not isinstance(options, list) or len(options) > limits.LISTED:
        raise BadPayload("options")
    values = [bounded(value, limits.OPTION) for each in options if (value := _chosen(each)) is not None]
    return ",".join(values)


def _chosen(option: object) -> object:
    value = None if option is None else _mapping(option).get("value")
    return None if value == NOTHING else value


def field_errors(view: Mapping[str, Any], errors: Mapping[str, str]) -> dict[str, str] | None:
    """Errors as Slack shows them in the open modal; None where one has no field there, or there is none."""
    ids = {field: block_id for block_id in _values(view) if (field := named(block_id)) is not None}
    if not errors or any((name, "0") not in ids for name in errors):
        return None
    return {ids[name, "0"]: error for name, error in errors.items()}


def options(found: Iterable[tuple[str, str]]) -> Json:
    """The answer while somebody types into a choice that is looked up."""
    return {"options": listed_options(found)[: limits.OPTIONS]}


def look_up(action_id: str) -> str:
    """What an external select looks up, by its action's id."""
    if not action_id.startswith(LOOK_UP):
        raise BadPayload("action_id")
    return action_id.removeprefix(LOOK_UP)


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise BadPayload("object")
    return value
