"""The forms of adoptions: what we keep and do differently, and how it went. Pressing Save alone is enough."""

from typing import Any

from bot.chat.errors import OldButton
from bot.chat.form import Answers, ChoiceField, Choices, Fault, Field, FormSpec, TextField
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.spans import mentioned, spell_mentions
from bot.chat.turn import Turn
from bot.learning.forms import option_key
from bot.learning.model import Setting
from bot.people.model import TeamId
from bot.spread.intents import ChangeTry, EditTry, SaveOutcome, SaveTry, TellOutcome, TryFields, TryThis
from bot.spread.model import LONGEST_SERVICE, LONGEST_TEXT, Adoption, Outcome
from bot.spread.ports import SpreadUnit
from bot.spread.sources import SHARED, tryable
from bot.spread.work import called_there, own

TRYING = "trying"
"""An answer beside the outcomes."""
OUTCOMES = {
    Outcome.WORKED.value: "spread-it-worked",
    Outcome.ADAPTED.value: "spread-it-worked-changed",
    Outcome.ABANDONED.value: "spread-it-stopped",
    TRYING: "spread-it-goes-on",
}
_LOOK_BACK = 10
"""Entries of a team, to find where it is."""
Steps = tuple[tuple[Field, ...], ...]


def _steps(choices: Choices, say: Say) -> Steps:
    """One step; its hint depends on the record."""
    return (choices.questions[0] if choices.questions else _fields(say, say.line("spread-service-hint")),)


def _fields(say: Say, service_hint: str) -> tuple[Field, ...]:
    settings = tuple((each.value, say.line(option_key("setting", each))) for each in Setting)
    kept, adapts = say.line("spread-keeps"), say.line("spread-adapts")
    return (
        TextField("kept", kept, say.line("spread-keeps-hint"), long=True, most=LONGEST_TEXT),
        TextField("adapts", adapts, say.line("spread-adapts-hint"), long=True, most=LONGEST_TEXT),
        ChoiceField("setting", say.line("learning-setting"), settings),
        TextField("service", say.line("learning-service"), service_hint, most=LONGEST_SERVICE),
    )


def _asked(carried: TryThis | EditTry, answers: Answers, unit: SpreadUnit, turn: Turn) -> Steps:
    """Where another organisation shared it, the form says what that is told."""
    if isinstance(carried, EditTry):
        adoption = unit.adoptions.get(carried.ref)
        told = adoption.called if adoption.elsewhere else ""
    else:
        source = tryable(carried.ref, TeamId(carried.team), unit)
        told = called_there(source, TeamId(carried.team), unit, turn) if source.startswith(SHARED) else ""
    say = turn.say
    return (_fields(say, say.line("spread-told-hint", called=told) if told else say.line("spread-service-hint")),)


def _try(intent: TryThis, unit: SpreadUnit, turn: Turn) -> tuple[Intent, Answers]:
    """Where we are is remembered; what is being tried already comes with its words."""
    team = TeamId(intent.team)
    if team not in turn.known.teams:
        raise OldButton
    source = tryable(intent.ref, team, unit)
    lately = unit.adoptions.of_team(team, 1)
    open_now = (each for each in unit.adoptions.of(source) if each.team == team and each.outcome is None)
    for each in (*open_now, *lately):
        answers = answers_of(each, unit)
        return intent, answers if each.source == source and each.outcome is None else _where(answers)
    entries = unit.learning.latest(team, _LOOK_BACK)
    setting: str = next((each.content.setting for each in entries if each.content.setting), "")
    service = next((each.content.service for each in entries if each.content.service), "")
    return intent, {"setting": setting, "service": spell_mentions(service, {})[:LONGEST_SERVICE]}


def _where(answers: Answers) -> Answers:
    return {name: answers[name] for name in ("setting", "service")}


def answers_of(adoption: Adoption, unit: SpreadUnit) -> Answers:
    """As the form shows it; mentions become names."""
    said = {"kept": adoption.keeps, "adapts": adoption.adapts, "service": adoption.service}
    names = unit.people.names({person for text in said.values() for person in mentioned(text)})
    return {name: spell_mentions(text, names) for name, text in said.items()} | {"setting": adoption.setting or ""}


def _values(answers: Answers) -> dict[str, Any]:
    return {name: answers.get(name, "") for name in ("kept", "adapts", "setting", "service")}


def _answers(intent: TryFields) -> Answers:
    return {"kept": intent.kept, "adapts": intent.adapts, "setting": intent.setting, "service": intent.service}


def _edit(intent: EditTry, unit: SpreadUnit, turn: Turn) -> tuple[Intent, Answers]:
    return intent, answers_of(own(intent.ref, unit, turn), unit)


def _outcome_steps(choices: Choices, say: Say) -> Steps:
    options = tuple((value, say.line(key)) for value, key in OUTCOMES.items())
    told, hint = say.line("spread-why"), say.line("spread-why-hint")
    return (
        (
            ChoiceField("outcome", say.line("spread-how-did-it-go"), options, required=True),
            TextField("told", told, hint, long=True, most=LONGEST_TEXT),
        ),
    )


def _tell(intent: TellOutcome, unit: SpreadUnit, turn: Turn) -> tuple[Intent, Answers]:
    adoption = own(intent.ref, unit, turn)
    told = spell_mentions(adoption.told, unit.people.names(set(mentioned(adoption.told))))
    return intent, {"outcome": adoption.outcome or "", "told": told}


def _stopped_says_why(answers: Answers) -> dict[str, Fault]:
    silent = answers.get("outcome") == Outcome.ABANDONED and not answers.get("told", "").strip()
    return {"told": ("spread-say-why", {})} if silent else {}


FORMS: dict[type[Intent], FormSpec] = {
    TryThis: FormSpec(
        title="spread-form",
        save="spread-save",
        start=_try,
        steps=_steps,
        intent=lambda opened_by, answers: SaveTry(team=opened_by.team, ref=opened_by.ref, **_values(answers)),
        again=lambda save: (TryThis(save.team, save.ref), _answers(save)),
        makes=(SaveTry,),
        questions=_asked,
        ends_early=True,
    ),
    EditTry: FormSpec(
        title="spread-form-edit",
        save="spread-save",
        start=_edit,
        steps=_steps,
        intent=lambda opened_by, answers: ChangeTry(ref=opened_by.ref, **_values(answers)),
        again=lambda change: (EditTry(change.ref), _answers(change)),
        makes=(ChangeTry,),
        questions=_asked,
        ends_early=True,
    ),
    TellOutcome: FormSpec(
        title="spread-form-outcome",
        save="spread-save",
        start=_tell,
        steps=_outcome_steps,
        intent=lambda opened_by, answers: SaveOutcome(opened_by.ref, answers["outcome"], answers.get("told", "")),
        again=lambda save: (TellOutcome(save.ref), {"outcome": save.outcome, "told": save.told}),
        makes=(SaveOutcome,),
        faults=_stopped_says_why,
    ),
}
