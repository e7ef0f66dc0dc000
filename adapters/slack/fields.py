"""A form's field as Slack's input blocks, and the ids by which its answer is found again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import assert_never

from adapters.slack import limits
from adapters.slack.payload import Json
from adapters.slack.spans import plain_object
from bot.chat.form import (
    ChoiceField,
    DateField,
    Field,
    NumberField,
    PersonField,
    SeveralField,
    TextField,
    YesNoField,
    chosen,
)
from bot.chat.phrases import Say

NOTHING = "__nothing__"
"""The option with which a choice is taken back; Slack's lists cannot be emptied again."""
ANSWER = "answer"
LOOK_UP = "look_up:"
CLEAR = "clear"
_BLOCK_ID = re.compile(r"(.{1,100})\.(\d{1,2}|clear)\.[0-9a-f]{12}", re.DOTALL)


def named(block_id: str) -> tuple[str, str] | None:
    """A block's field, and which part of it: "0" and on, or CLEAR; None for what is no field."""
    match = _BLOCK_ID.fullmatch(block_id)
    return (match[1], match[2]) if match else None


def inputs(field: Field, digest: str, say: Say) -> Iterator[Json]:
    """The field's blocks. Their ids change with the value, because Slack keeps what was typed under an id."""
    match field:
        case TextField(long=long, most=most):
            return _text(field, digest, say, long, most)
        case NumberField():
            # Slack's number_input loses what is no number.
            return _text(field, digest, say, False, limits.INPUT)
        case DateField(value=value):
            if value and not _is_date(value):
                return _text(field, digest, say, False, limits.INPUT)
            return _emptied(field, digest, say, _date(value))
        case ChoiceField(look_up=look_up) if look_up:
            return _emptied(field, digest, say, _looked_up(field, say))
        case ChoiceField(options=options) | PersonField(options=options):
            return _choice(field, digest, say, options)
        case SeveralField():
            return _several(field, digest, say)
        case YesNoField():
            return iter([_input(field, "0", digest, _yes_no(field, say))])
        case _:
            assert_never(field)


def _input(field: Field, part: str, digest: str, element: Json, label: str = "", more: str = "") -> Json:
    hint = " ".join(each for each in (field.hint if part == "0" else "", more) if each)
    return {
        "type": "input",
        "block_id": f"{field.name}.{part}.{digest}",
        "label": plain_object(label or field.label, limits.LABEL),
        "element": {"action_id": ANSWER, **element},
        "optional": not field.required or part != "0",
        **({"hint": plain_object(hint, limits.HINT)} if hint else {}),
    }


def _text(field: Field, digest: str, say: Say, long: bool, most: int) -> Iterator[Json]:
    """What is longer than Slack takes in one field goes on in the next."""
    value = field.value
    parts = [value[start : start + limits.INPUT] for start in range(0, len(value), limits.INPUT)] or [""]
    for index, part in enumerate(parts):
        element: Json = {"type": "plain_text_input", "multiline": long or "\n" in value or len(parts) > 1}
        element["max_length"] = max(1, most) if len(part) <= most <= limits.INPUT else limits.INPUT
        if part:
            element["initial_value"] = part
        label = say.line("slack-continued", label=field.label) if index else ""
        yield _input(field, str(index), digest, element, label)


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _date(value: str) -> Json:
    return {"type": "datepicker", **({"initial_date": value} if value else {})}


def _looked_up(field: ChoiceField, say: Say) -> Json:
    element: Json = {
        "type": "external_select",
        "action_id": f"{LOOK_UP}{field.look_up}",
        "min_query_length": 0,
        "placeholder": plain_object(say.line("slack-find"), limits.OPTION),
    }
    label = dict(field.options).get(field.value) or say.line("form-as-chosen")
    first = listed_options([(field.value, label)])
    return {**element, "initial_option": first[0]} if first else element


def _emptied(field: Field, digest: str, say: Say, element: Json) -> Iterator[Json]:
    """A date or a choice that is looked up, and where it may be left out a way to take it out again."""
    yield _input(field, "0", digest, element)
    if field.value and not field.required:
        option = {"text": plain_object(say.line("slack-clear-yes"), limits.OPTION), "value": CLEAR}
        label = say.line("slack-clear", label=field.label)
        yield _input(field, CLEAR, digest, {"type": "checkboxes", "options": [option]}, label)


def _choice(
    field: ChoiceField | PersonField, digest: str, say: Say, options: Sequence[tuple[str, str]]
) -> Iterator[Json]:
    listed = listed_options(options)[: limits.LISTED]
    left_out = len(options) - len(listed)
    first = next((each for each in listed if each["value"] == field.value), None)
    if not field.required or not listed:
        listed.insert(0, *listed_options([(NOTHING, say.line("slack-nothing-chosen"))]))
    element: Json = {
        "type": "static_select",
        "placeholder": plain_object(say.line("slack-choose"), limits.OPTION),
        **_grouped(listed),
        **({"initial_option": first} if first else {}),
    }
    yield _input(field, "0", digest, element, more=_left_out(left_out, say))


def _left_out(count: int, say: Say) -> str:
    return say.line("slack-options-left-out", count=count) if count else ""


def _several(field: SeveralField, digest: str, say: Say) -> Iterator[Json]:
    """Boxes to tick, or a list where they would be too many."""
    listed = listed_options(field.options)[: limits.LISTED]
    left_out, values = len(field.options) - len(listed), set(chosen(field.value))
    first = [each for each in listed if each["value"] in values]
    element: Json = {"initial_options": first} if first else {}
    listed = listed or listed_options([(NOTHING, say.line("slack-nothing-chosen"))])
    if len(listed) <= limits.BOXES:
        element |= {"type": "checkboxes", "options": listed}
    else:
        placeholder = plain_object(say.line("slack-choose-several"), limits.OPTION)
        element |= {"type": "multi_static_select", "placeholder": placeholder, **_grouped(listed)}
    yield _input(field, "0", digest, element, more=_left_out(left_out, say))


def _grouped(listed: list[Json]) -> Json:
    """One list, or groups that are named after the first and the last in them."""
    if len(listed) <= limits.OPTIONS:
        return {"options": listed}
    groups = [listed[start : start + limits.OPTIONS] for start in range(0, len(listed), limits.OPTIONS)]
    return {
        "option_groups": [
            {"label": plain_object(f"{_start(group[0])} – {_start(group[-1])}", limits.OPTION), "options": group}
            for group in groups
        ]
    }


def _start(option: Json) -> str:
    label: str = option["text"]["text"]
    return label if len(label) <= limits.OPTION // 2 - 2 else label[: limits.OPTION // 2 - 3] + "…"


def _yes_no(field: YesNoField, say: Say) -> Json:
    pairs = [("yes", say.line("slack-yes")), ("no", say.line("slack-no"))]
    listed = listed_options(pairs if field.required else [*pairs, (NOTHING, say.line("slack-no-answer"))])
    first = next((each for each in listed if each["value"] == field.value), None)
    return {"type": "radio_buttons", "options": listed, **({"initial_option": first} if first else {})}


def listed_options(pairs: Iterable[tuple[str, str]]) -> list[Json]:
    """A value that Slack would refuse is left out: cut, it would be another's."""
    return [
        {"text": plain_object(label, limits.OPTION), "value": value}
        for value, label in dict(pairs).items()
        if 0 < len(value) <= limits.OPTION
    ]
