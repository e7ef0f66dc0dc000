"""A form: typed fields in steps, which come back with their answers kept when one is at fault."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, assert_never

from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.spans import clean

Answers = Mapping[str, str]
"""Field name → answer: a string always (a date as ISO 8601, yes as "yes"); "" for none."""

LONGEST_ANSWER = 3000
"""Characters in one field."""
START_AFRESH = "fresh"
"""The action that forgets what was left half-way."""
MOST_OPTIONS = 50
"""Options in a list that one looks through; more are typed for."""
MOST_AS_SENT = 20
"""Fields of a form that comes back without its questions."""
_NAME = re.compile(r"[\w-]{1,60}", re.ASCII)
_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True)
class TextField:
    name: str
    label: str
    hint: str = ""
    required: bool = False
    long: bool = False
    most: int = LONGEST_ANSWER
    value: str = ""


@dataclass(frozen=True)
class ChoiceField:
    name: str
    label: str
    options: tuple[tuple[str, str], ...] = ()
    """(value, label). Where `look_up` finds them while somebody types, those whose label is known already."""
    look_up: str = ""
    hint: str = ""
    required: bool = False
    value: str = ""


@dataclass(frozen=True)
class NumberField:
    name: str
    label: str
    hint: str = ""
    required: bool = False
    least: float | None = None
    value: str = ""


@dataclass(frozen=True)
class YesNoField:
    name: str
    label: str
    hint: str = ""
    required: bool = False
    value: str = ""


@dataclass(frozen=True)
class DateField:
    name: str
    label: str
    hint: str = ""
    required: bool = False
    value: str = ""


@dataclass(frozen=True)
class PersonField:
    """One of the people in the team; the answer is a person's id."""

    name: str
    label: str
    hint: str = ""
    required: bool = False
    options: tuple[tuple[str, str], ...] = ()
    value: str = ""


@dataclass(frozen=True)
class SeveralField:
    """Any number of a few options; the answer is their values, separated by commas."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    required: bool = False
    value: str = ""


Field = TextField | ChoiceField | NumberField | YesNoField | DateField | PersonField | SeveralField


@dataclass(frozen=True)
class FormAction:
    """A way to send the form: "save", or another name and on to `to_step` with this step's answers kept."""

    name: str
    label: str
    to_step: int | None = None


@dataclass(frozen=True)
class Form:
    """One step of a form as somebody sees it."""

    id: str
    """Opaque; the key of the draft that keeps earlier steps, and what makes a second press harmless."""
    title: str
    opened_by: Intent
    """Comes back with the answers, so that the form can be built again without any memory."""
    step: int
    fields: tuple[Field, ...]
    actions: tuple[FormAction, ...]
    notice: str = ""
    """A sentence above the fields: these are your words from before."""


@dataclass(frozen=True)
class Choices:
    """What a form's choices are made of: who is in the team, and which teams the asker has."""

    people: Mapping[str, str]
    teams: Mapping[str, str]
    questions: tuple[tuple["Field", ...], ...] = ()
    """The steps of a form whose fields are read from a record, as they are with the answers so far."""


Fault = tuple[str, dict[str, str | int]]
"""A phrase's key and its values."""


Start = Callable[[Any, Any, Any], tuple[Intent, Answers]]


@dataclass(frozen=True)
class FormSpec:
    """A feature's form: how it begins, how it is built, and which intent its answers make."""

    title: str
    save: str
    """Phrase keys, as is `more`: the button that leads from a step to the next."""
    start: Start
    """(opening intent, unit, turn) → the intent that the form carries, and what is in the form at first.
    Raises where the asker may not."""
    steps: Callable[[Choices, Say], tuple[tuple[Field, ...], ...]]
    intent: Callable[[Any, Answers], Intent]
    """The carried intent and all answers → what is asked for."""
    again: Callable[[Any], tuple[Intent, Answers]]
    """The other way round, to open the form again with what somebody wrote."""
    makes: tuple[type[Intent], ...]
    faults: Callable[[Answers], dict[str, Fault]] = lambda answers: {}
    """Rules between fields."""
    more: str = ""
    questions: Callable[[Any, Answers, Any, Any], tuple[tuple[Field, ...], ...]] | None = None
    """(carried intent, answers so far, unit, turn) → Choices.questions, which `steps` gives back or makes use of. Such
    a form is asked to its end: *Save* goes on to the next step while there is one."""
    ends_early: bool = False
    """Even so it may be saved at any step."""

    @property
    def asks_all(self) -> bool:
        return self.questions is not None and not self.ends_early


def show_step(
    spec: FormSpec, opened_by: Intent, id: str, step: int, answers: Answers, choices: Choices, say: Say
) -> Form:
    steps = spec.steps(choices, say)
    more_to_come = step + 1 < len(steps)
    actions = [FormAction("save", say.line("form-next" if spec.asks_all and more_to_come else spec.save))]
    if more_to_come and not spec.asks_all:
        actions.append(FormAction("more", say.line(spec.more), step + 1))
    if step > 0:
        actions.append(FormAction("back", say.line("form-back"), step - 1))
    return Form(id, say.line(spec.title), opened_by, step, filled(steps[step], answers), tuple(actions))


def offer_again(form: Form, say: Say) -> Form:
    """A form that was left half-way, with what was in it."""
    fresh = FormAction(START_AFRESH, say.line("form-start-afresh"), form.step)
    return replace(form, notice=say.line("form-left"), actions=(*form.actions, fresh))


def team_steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    """One question: which of the asker's teams; typed for where they are many."""
    label = say.line("choose-team-label")
    if len(choices.teams) > MOST_OPTIONS:
        return ((ChoiceField("team", label, tuple(choices.teams.items()), look_up="teams", required=True),),)
    return ((ChoiceField("team", label, tuple(choices.teams.items()), required=True),),)


def filled(fields: tuple[Field, ...], answers: Answers) -> tuple[Field, ...]:
    """The fields with `answers` in them; of options that are looked up, the one that is chosen."""
    found = (replace(each, value=answers.get(each.name, each.value)) for each in fields)
    return tuple(_chosen_alone(each) if isinstance(each, ChoiceField) and each.look_up else each for each in found)


def _chosen_alone(field: ChoiceField) -> ChoiceField:
    return replace(field, options=tuple(each for each in field.options if each[0] == field.value))


def check(fields: tuple[Field, ...], answers: Answers) -> dict[str, Fault]:
    """Faults by field name; input is hostile, so every rule that a client shows is checked again."""
    faults: dict[str, Fault] = {}
    for each in fields:
        answer = answers.get(each.name, "")
        fault = _required(each) if not answer.strip() else _fault(each, answer)
        if fault is not None:
            faults[each.name] = fault
    return faults


def _required(each: Field) -> Fault | None:
    return ("form-required", {}) if each.required else None


def _fault(each: Field, answer: str) -> Fault | None:
    match each:
        case TextField(most=most):
            return ("form-too-long", {"length": len(answer), "most": most}) if len(answer) > most else None
        case ChoiceField(look_up=look_up) if look_up:
            return None  # whoever acts on the answer looks it up again
        case ChoiceField(options=options) | PersonField(options=options):
            return None if answer in {value for value, _ in options} else ("form-not-an-option", {})
        case NumberField(least=least):
            number = _number(answer)
            if number is None:
                return ("form-not-a-number", {})
            return ("form-too-small", {"least": f"{least:g}"}) if least is not None and number < least else None
        case DateField():
            return None if _is_date(answer) else ("form-not-a-date", {})
        case SeveralField(options=options):
            known = {value for value, _ in options}
            return None if known.issuperset(chosen(answer)) else ("form-not-an-option", {})
        case YesNoField():
            return None if answer in ("yes", "no") else ("form-not-an-option", {})
        case _:
            assert_never(each)


def fields_as_sent(answers: Answers, say: Say) -> tuple[Field, ...]:
    """Where the questions themselves cannot be read: every word that came comes back, under the name it came with."""
    said = [(name, answer) for name, answer in answers.items() if answer and _NAME.fullmatch(name)][:MOST_AS_SENT]
    return tuple(
        _as_sent(name, answer, say.line("form-answer", number=number), say)
        for number, (name, answer) in enumerate(said, 1)
    )


def _as_sent(name: str, answer: str, label: str, say: Say) -> Field:
    if answer in ("yes", "no"):
        return YesNoField(name, label, value=answer)
    if _ID.fullmatch(answer):
        return PersonField(name, label, options=((answer, say.line("form-as-chosen")),), value=answer)
    if _is_date(answer):
        return DateField(name, label, value=answer)
    return TextField(name, label, long=True, value=answer)


def chosen(answer: str) -> tuple[str, ...]:
    """The values in the answer of a SeveralField."""
    return tuple(value for value in answer.split(",") if value)


def _number(answer: str) -> float | None:
    try:
        number = float(answer)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _is_date(answer: str) -> bool:
    try:
        date.fromisoformat(answer)
    except ValueError:
        return False
    return True


def tidy(answers: Answers) -> Answers:
    """The answers as a person meant them: cleaned, and without white space round them."""
    return {name: clean(answer).strip() for name, answer in answers.items()}
