"""The forms of concerns: what worries you, what came of it, and which huddle hears what a team cannot solve."""

from dataclasses import replace

from bot.chat.form import Answers, ChoiceField, Choices, Field, FormSpec, TextField, YesNoField
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.spans import mentioned, spell_mentions
from bot.chat.turn import Turn
from bot.concerns.intents import (
    AddConcern,
    AnswerConcern,
    ChangeConcern,
    CloseConcern,
    EditConcern,
    NameSite,
    RecordConcern,
    SetSite,
)
from bot.concerns.model import LONGEST_CONCERN, LONGEST_OUTCOME, LONGEST_WHO
from bot.concerns.ports import ConcernUnit
from bot.concerns.work import answerable, editable, people_in, seen_now

ME, ROOM = "me", "room"
_HUDDLE = "H-"
LONGEST_DAY = 60


def _what(say: Say) -> tuple[Field, ...]:
    text, who, due = say.line("concern-what"), say.line("concern-who"), say.line("concern-due")
    return (
        TextField("text", text, say.line("concern-what-hint"), required=True, long=True, most=LONGEST_CONCERN),
        TextField("who", who, say.line("concern-who-hint"), most=LONGEST_WHO),
        TextField("due", due, say.line("concern-due-hint"), most=LONGEST_DAY),
    )


def _raise_steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    """Who raised it is asked where others are in the room: then `choices.questions` names that field too."""
    options = ((ME, say.line("concern-raised-me")), (ROOM, say.line("concern-raised-room")))
    raised = ChoiceField("raised", say.line("concern-raised"), options, value=ME)
    asked = {each.name for fields in choices.questions for each in fields}
    return ((*_what(say), *((raised,) if "raised" in asked or not asked else ())),)


def _asked(carried: AddConcern, answers: Answers, unit: ConcernUnit, turn: Turn) -> tuple[tuple[Field, ...], ...]:
    fields: tuple[Field, ...] = _what(turn.say)
    if carried.about.startswith(_HUDDLE):
        fields += (ChoiceField("raised", turn.say.line("concern-raised")),)
    return (fields,)


def _raise(intent: AddConcern, unit: ConcernUnit, turn: Turn) -> tuple[Intent, Answers]:
    """What was said already stands in the form; the intent that the form carries stays small."""
    names = unit.people.names(set(mentioned(intent.text)))
    return replace(intent, text=""), {"text": spell_mentions(intent.text, names)[:LONGEST_CONCERN]}


def _record(opened_by: AddConcern, answers: Answers) -> Intent:
    return RecordConcern(
        team=opened_by.team,
        text=answers["text"],
        who=answers.get("who", ""),
        due=answers.get("due", ""),
        from_room=answers.get("raised") == ROOM,
        about=opened_by.about,
        pass_up=opened_by.pass_up,
    )


def _record_again(intent: RecordConcern) -> tuple[Intent, Answers]:
    opened_by = AddConcern(intent.team, about=intent.about, pass_up=intent.pass_up)
    return opened_by, {**_answers(intent), "raised": ROOM if intent.from_room else ME}


def _answers(intent: RecordConcern | ChangeConcern) -> Answers:
    return {"text": spell_mentions(intent.text, {}), "who": intent.who, "due": intent.due}


def _edit(intent: EditConcern, unit: ConcernUnit, turn: Turn) -> tuple[Intent, Answers]:
    concern = editable(intent.ref, unit, turn)
    text = spell_mentions(concern.text, unit.people.names(people_in(concern)))
    due = turn.say.line("day", day=concern.due) if concern.due else ""
    carried = EditConcern(intent.ref, seen_now(concern))
    return carried, {"text": text, "who": concern.who, "due": due}


def _change(opened_by: EditConcern, answers: Answers) -> Intent:
    who, due = answers.get("who", ""), answers.get("due", "")
    return ChangeConcern(opened_by.ref, answers["text"], who, due, opened_by.seen)


def _answer(intent: AnswerConcern, unit: ConcernUnit, turn: Turn) -> tuple[Intent, Answers]:
    answerable(intent.ref, unit, turn)
    return intent, {}


def _answer_steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    label, hint = say.line("concern-outcome"), say.line("concern-outcome-hint")
    outcome = TextField("outcome", label, hint, required=True, long=True, most=LONGEST_OUTCOME)
    return ((outcome, YesNoField("solved", say.line("concern-solved-question"), required=True)),)


def _close_again(intent: CloseConcern) -> tuple[Intent, Answers]:
    outcome = spell_mentions(intent.outcome, {})
    return AnswerConcern(intent.ref), {"outcome": outcome, "solved": "yes" if intent.solved else "no"}


def _name_site(intent: NameSite, unit: ConcernUnit, turn: Turn) -> tuple[Intent, Answers]:
    return intent, {}


def _site_steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    label, hint = say.line("concern-site"), say.line("concern-site-hint")
    return ((ChoiceField("site", label, look_up="all-teams", hint=hint, required=True),),)


FORMS: dict[type[Intent], FormSpec] = {
    AddConcern: FormSpec(
        title="concern-form",
        save="concern-save",
        start=_raise,
        steps=_raise_steps,
        intent=_record,
        again=_record_again,
        makes=(RecordConcern,),
        questions=_asked,
    ),
    EditConcern: FormSpec(
        title="concern-form-edit",
        save="concern-save",
        start=_edit,
        steps=lambda choices, say: (_what(say),),
        intent=_change,
        again=lambda change: (EditConcern(change.ref, change.seen), _answers(change)),
        makes=(ChangeConcern,),
    ),
    AnswerConcern: FormSpec(
        title="concern-form-answer",
        save="concern-save",
        start=_answer,
        steps=_answer_steps,
        intent=lambda opened_by, answers: CloseConcern(
            opened_by.ref, answers["outcome"], answers.get("solved") == "yes"
        ),
        again=_close_again,
        makes=(CloseConcern,),
    ),
    NameSite: FormSpec(
        title="concern-form-site",
        save="concern-site-save",
        start=_name_site,
        steps=_site_steps,
        intent=lambda opened_by, answers: SetSite(opened_by.team, answers["site"], opened_by.ref),
        again=lambda chosen: (NameSite(chosen.team, chosen.ref), {"site": chosen.site}),
        makes=(SetSite,),
    ),
}
