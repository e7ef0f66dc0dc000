"""The form of an action: what, who, by when."""

from dataclasses import replace
from typing import Any

from bot.actions.intents import ActionFields, AddAction, ChangeAction, EditAction, RecordAction
from bot.actions.model import LONGEST_ACTION, LONGEST_WHO
from bot.actions.ports import ActionUnit
from bot.actions.reading import split_owner
from bot.actions.work import people_in, seen_now
from bot.chat.form import Answers, Choices, DateField, Field, FormSpec, PersonField, TextField
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.spans import mentioned, spell_mentions
from bot.chat.turn import Turn


def _steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    what, who = say.line("action-what"), say.line("action-who-else")
    return (
        (
            TextField("text", what, say.line("action-what-hint"), required=True, long=True, most=LONGEST_ACTION),
            PersonField("owner", say.line("action-owner"), options=tuple(choices.people.items())),
            TextField("who", who, say.line("action-who-else-hint"), most=LONGEST_WHO),
            DateField("due", say.line("action-due")),
        ),
    )


def _add(intent: AddAction, unit: ActionUnit, turn: Turn) -> tuple[Intent, Answers]:
    """What was said already stands in the form; the intent that the form carries stays small."""
    names = unit.people.names(set(mentioned(intent.text)))
    return replace(intent, text=""), {"text": spell_mentions(intent.text, names)[:LONGEST_ACTION]}


def _edit(intent: EditAction, unit: ActionUnit, turn: Turn) -> tuple[Intent, Answers]:
    action = unit.actions.get(intent.ref)
    text = spell_mentions(action.text, unit.people.names(people_in(action)))
    due = action.due.isoformat() if action.due else ""
    carried = replace(intent, team=action.team, seen=seen_now(action))
    return carried, {"text": text, "owner": action.owner or "", "who": action.who, "due": due}


def _values(answers: Answers) -> dict[str, Any]:
    return {name: answers.get(name, "") for name in ("text", "owner", "who", "due")}


def _answers(intent: ActionFields) -> Answers:
    """Back from an intent to what stood in the form."""
    text, mentioned_as_owner = split_owner(intent.text)
    owner = intent.owner or mentioned_as_owner or ""
    return {"text": spell_mentions(text, {}), "owner": owner, "who": intent.who, "due": intent.due}


FORMS: dict[type[Intent], FormSpec] = {
    AddAction: FormSpec(
        title="action-form",
        save="action-save",
        start=_add,
        steps=_steps,
        intent=lambda opened_by, answers: RecordAction(team=opened_by.team, about=opened_by.about, **_values(answers)),
        again=lambda record: (AddAction(team=record.team, about=record.about), _answers(record)),
        makes=(RecordAction,),
    ),
    EditAction: FormSpec(
        title="action-form-edit",
        save="action-save",
        start=_edit,
        steps=_steps,
        intent=lambda opened_by, answers: ChangeAction(ref=opened_by.ref, seen=opened_by.seen, **_values(answers)),
        again=lambda change: (EditAction(change.ref, seen=change.seen), _answers(change)),
        makes=(ChangeAction,),
    ),
}
