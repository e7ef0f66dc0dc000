"""The neutral form as an Adaptive Card with inputs, in a dialog or in a personal chat, and what comes back from it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, assert_never

from adapters.msteams.buttons import Surface, execute, in_rows, submit
from adapters.msteams.cards import adaptive, heading
from adapters.msteams.limits import LENGTHS, MESSAGE_BYTES, cut, first_that_fits, size
from adapters.msteams.spans import Json, block, calmed
from adapters.payload import BadPayload, bounded, step
from bot.chat.card import Style
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
    chosen,
)
from bot.chat.intent import encode
from bot.chat.phrases import Say
from bot.chat.spans import Plain

FORM = "form"
"""The verb of an Action.Execute that sends a form, and where its data say which form it is."""
NO_ANSWER = "huddlelog:none"
"""The value of the choice that takes an answer back; Microsoft's renderer knows no empty one."""

LONGEST_ANSWER = 40_000
"""Characters that are read of one field; the core says when that is too long."""
MOST_FIELDS = 50
LONGEST_NAME = 100
"""Characters of a field's or an action's name, or of a form's id."""
LONGEST_OPENING = 20_000
"""Characters of the intent that opened a form."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_QUIET = {"size": "Small", "isSubtle": True}
_WRONG = {"color": "Attention", "weight": "Bolder"}
_FEWEST_OPTIONS = 5
_FEW_BOXES = 12


@dataclass(frozen=True)
class Submitted:
    form_id: str
    opened_by: str
    step: int
    action: str
    answers: Mapping[str, str]


def form(form: Form, errors: Mapping[str, str], say: Say, surface: Surface) -> Json:
    """Errors stand at their fields; those under "", or under a name that it has no field for, above the form."""
    drawn = _drawn(form, errors, say, surface)
    if size(drawn) <= MESSAGE_BYTES:
        return drawn

    def shorter(number: int) -> Json:
        answers, most = number >= len(LENGTHS), LENGTHS[number % len(LENGTHS)]
        short = {name: cut(error, most) for name, error in errors.items()}
        return _drawn(_shortened(form, most, answers, say), short, say, surface)

    # What somebody wrote is the last to be shortened.
    answers_kept = first_that_fits(shorter, len(LENGTHS), MESSAGE_BYTES)
    if size(answers_kept) <= MESSAGE_BYTES:
        return answers_kept
    return first_that_fits(lambda number: shorter(len(LENGTHS) + number), len(LENGTHS), MESSAGE_BYTES)


def _drawn(form: Form, errors: Mapping[str, str], say: Say, surface: Surface) -> Json:
    body = [] if surface is Surface.DIALOG else [heading((Plain(form.title),))]
    if form.notice:
        body.append(_box("emphasis", form.notice, {}))
    names = {each.name for each in form.fields}
    body += [_box("attention", error, _WRONG) for name, error in errors.items() if name not in names]
    for field in form.fields:
        body += _field(field, errors.get(field.name, ""), say)
    actions = [_action(each, form, surface, first=index == 0) for index, each in enumerate(form.actions)]
    return adaptive([*body, *in_rows(actions)], say)


def _box(style: str, words: str, look: Json) -> Json:
    return {"type": "Container", "style": style, "items": [block((Plain(words),), look)]}


def _action(action: FormAction, form: Form, surface: Surface, first: bool) -> Json:
    about = {"id": form.id, "opened_by": encode(form.opened_by), "step": form.step, "action": action.name}
    style = Style.PRIMARY if first else Style.NORMAL
    if surface is Surface.DIALOG:
        drawn = submit(action.label, style, {FORM: about})
    else:
        drawn = execute(action.label, style, FORM, {FORM: about})
    # Every other action carries the answers, and so the client checks that none is missing, as the core does again.
    return _without_inputs(drawn) if action.name == START_AFRESH else drawn


def _without_inputs(action: Json) -> Json:
    free = {**action, "associatedInputs": "none"}
    return {**free, "fallback": _without_inputs(action["fallback"])} if "fallback" in action else free


def _field(field: Field, error: str, say: Say) -> list[Json]:
    """The input with its label, the error right under it, then the hint."""
    drawn: list[Json] = [{**_input(field, say), **_about(field, say), "spacing": "Medium"}]
    if error:
        drawn.append(block((Plain(error),), _WRONG, spacing="Small"))
    if field.hint:
        drawn.append(block((Plain(field.hint),), _QUIET, spacing="Small"))
    return drawn


def _about(field: Field, say: Say) -> Json:
    about: Json = {"id": field.name, "label": calmed(field.label)}
    return {**about, "isRequired": True, "errorMessage": say.line("form-required")} if field.required else about


def _input(field: Field, say: Say) -> Json:
    match field:
        case TextField(long=long, most=most, value=value):
            return _text(value, isMultiline=long, maxLength=max(most, _length(value)))
        case NumberField(value=value):
            return _text(value)  # a number's input sends nothing for what is no number, and the answer would be lost
        case DateField(value=value) if value and not _DAY.fullmatch(value):
            return _text(value)
        case DateField(value=value):
            return {"type": "Input.Date", **_value(value)}
        case YesNoField(value=value):
            choices = [{"title": say.line("html-yes"), "value": "yes"}, {"title": say.line("html-no"), "value": "no"}]
            known = _value(value) if value in ("yes", "no") else {}
            return {"type": "Input.ChoiceSet", "style": "expanded", "choices": choices, **known}
        case ChoiceField(look_up=look_up, value=value) if look_up:
            label = dict(field.options).get(value) or say.line("form-as-chosen")
            typed = {"style": "filtered", "choices.data": {"type": "Data.Query", "dataset": look_up}}
            return {**_choices(((value, label),) if value else (), value, False, say), **typed}
        case SeveralField():
            return _several(field, say)
        case ChoiceField(options=options, value=value) | PersonField(options=options, value=value):
            return _choices(options, value, field.required, say)
        case _:
            assert_never(field)


def _text(value: str, **more: object) -> Json:
    return {"type": "Input.Text", **_value(value), **more}


def _choices(options: tuple[tuple[str, str], ...], value: str, required: bool, say: Say) -> Json:
    """ "No answer" comes first: Microsoft's renderer takes whichever is first for none, once one is chosen."""
    known = {each: label or each for each, label in options if each}
    first = _value(value) if value in known else {}
    if first or not required or not known:
        known = {NO_ANSWER: say.line("msteams-no-answer"), **known}
    choices = [{"title": label, "value": each} for each, label in known.items()]
    placeholder = say.line("html-choose")
    return {"type": "Input.ChoiceSet", "style": "compact", "choices": choices, "placeholder": placeholder, **first}


def _several(field: SeveralField, say: Say) -> Json:
    """Boxes to tick; a list that is opened where they are many. What comes back is joined with commas by Teams."""
    known = {each: label or each for each, label in field.options if each}
    first = _value(",".join(each for each in chosen(field.value) if each in known))
    choices = [{"title": label, "value": each} for each, label in known.items()]
    nothing = [{"title": say.line("msteams-no-answer"), "value": NO_ANSWER}]
    style = "expanded" if len(known) <= _FEW_BOXES else "compact"
    return {"type": "Input.ChoiceSet", "isMultiSelect": True, "style": style, "choices": choices or nothing, **first}


def _value(value: str) -> Json:
    return {"value": value} if value else {}


def _length(words: str) -> int:
    """As a client counts: in units of UTF-16."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def _shortened(form: Form, most: int, answers: bool, say: Say) -> Form:
    """Long words and lists end early, with a sentence above that says so; answers only where `answers` is true."""
    fields = tuple(_shorter(each, most, answers) for each in form.fields)
    told = say.line("msteams-form-shortened")
    notice = f"{cut(form.notice, most)}\n{told}" if form.notice else told
    return replace(form, title=cut(form.title, most), notice=notice, fields=fields)


def _shorter(field: Field, most: int, answers: bool) -> Field:
    changes: dict[str, Any] = {"label": cut(field.label, most), "hint": cut(field.hint, most)}
    if isinstance(field, ChoiceField | PersonField | SeveralField):
        few, held = max(_FEWEST_OPTIONS, most // 10), chosen(field.value) or (field.value,)
        kept = [each for index, each in enumerate(field.options) if index < few or each[0] in held]
        changes["options"] = tuple((value, cut(label, most)) for value, label in kept)
    elif answers:
        changes["value"] = cut(field.value, most)
    return replace(field, **changes)


def submitted(data: Mapping[str, Any]) -> Submitted:
    """What Teams sends back, which is hostile; raises BadPayload for all but the shape of a form."""
    about = data.get(FORM)
    if not isinstance(about, dict):
        raise BadPayload("no form")
    return Submitted(
        bounded(about.get("id"), LONGEST_NAME),
        bounded(about.get("opened_by"), LONGEST_OPENING),
        step(about.get("step")),
        bounded(about.get("action"), LONGEST_NAME),
        _answers({name: answer for name, answer in data.items() if name not in (FORM, "msteams")}),
    )


def _answers(sent: Mapping[str, object]) -> dict[str, str]:
    if len(sent) > MOST_FIELDS:
        raise BadPayload("too many answers")
    answers = {
        bounded(name, LONGEST_NAME): "" if answer is None else bounded(answer, LONGEST_ANSWER)
        for name, answer in sent.items()
    }
    return {name: "" if answer == NO_ANSWER else answer for name, answer in answers.items()}
