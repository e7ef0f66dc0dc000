"""A form that was sent: its answers are checked, kept between steps, and turned into an intent."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.chat.errors import HuddlelogError, NoLongerKept, OldButton, StepsGone
from bot.chat.form import START_AFRESH, Answers, Choices, Fault, Form, FormSpec, check, fields_as_sent, show_step, tidy
from bot.chat.inbound import FormSubmitted
from bot.chat.intent import Intent, Intents, encode
from bot.chat.phrases import Say
from bot.chat.reply import Invalid, OpenForm, Reply
from bot.chat.turn import Turn, asker
from bot.conversation import FORM_KEPT_FOR, Conversation, choices_for, kept_receipt
from bot.features import FORMS
from bot.ports import Store, Unit
from bot.privacy.kept import EDITED_FOR, draft_id, is_key, reseal, unseal
from bot.privacy.ports import Draft
from bot.privacy.screening import find_in

_FORM_ID = re.compile(r"[0-9a-f]{32}|[\w-]{43}=", re.ASCII)


@dataclass(frozen=True)
class Submissions:
    store: Store
    intents: Intents
    conversation: Conversation

    def submit(self, event: FormSubmitted, turn: Turn) -> Reply:
        opened_by, spec = self._form(event)
        if event.action == START_AFRESH:
            return self._start_afresh(opened_by, turn)
        sent, receipt = tidy(event.answers), _receipt(event.form_id, turn)
        with self.store.read(asker(turn.known)) as unit:
            before = self._before(event, opened_by, spec, unit, turn)
            read = None if before is None else _read(event.step, sent, before, opened_by, spec, unit, turn)
        if read is None:  # saved already by an earlier press, or run out
            return self._shown_before(receipt, turn)
        form = show_step(spec, opened_by, event.form_id, event.step, read.merged, read.choices, turn.say)
        saves = event.action == "save" and (read.last or not spec.asks_all)
        if faults := check(form.fields, read.answers) or _faults(spec, read, saves=saves):
            return Invalid(form, _sentences(_at_fields(faults, read.answers), turn.say))
        intent = spec.intent(opened_by, read.asked)
        if saves:
            return self.conversation.perform(intent, turn, event.origin.address, receipt, _draft_id(event.form_id))
        to_step = _to_step(event, form)
        if found := find_in(intent):
            return self.conversation.withhold(intent, found, turn)
        self._keep(event.form_id, opened_by, read.merged, intent, turn)
        with self.store.read(asker(turn.known)) as unit:
            shown = {**spec.start(opened_by, unit, turn)[1], **read.merged}
            # With what is chosen on steps to come: whoever has left the team, an aim that is over.
            choices = choices_for(spec, opened_by, shown, unit, turn)
        return OpenForm(show_step(spec, opened_by, event.form_id, to_step, shown, choices, turn.say))

    def _shown_before(self, receipt: str, turn: Turn) -> Reply:
        try:
            return self.conversation.shown_before(receipt, turn)
        except NoLongerKept as error:
            raise StepsGone from error

    def _start_afresh(self, opened_by: Intent, turn: Turn) -> Reply:
        with self.store.write(asker(turn.known)) as unit:
            unit.drafts.drop_unfinished(opened_by.name, getattr(opened_by, "ref", ""), turn.person)
            unit.commit()
        return self.conversation.open_form(opened_by, turn)

    def rebuild(self, event: FormSubmitted, error: HuddlelogError, say: Say) -> Reply:
        """The form as it was sent, with what went wrong above it; needs no store."""
        opened_by, spec = self._form(event)
        answers = tidy(event.answers)
        as_chosen = say.line("form-as-chosen")
        questions = (*((),) * max(event.step, 0), fields_as_sent(answers, say)) if spec.questions else ()
        choices = Choices({answers.get("owner", ""): as_chosen}, {answers.get("team", ""): as_chosen}, questions)
        step = min(max(event.step, 0), len(spec.steps(choices, say)) - 1)
        form = show_step(spec, opened_by, event.form_id, step, answers, choices, say)
        return Invalid(form, {"": say.line(error.phrase, **error.values)})

    def _form(self, event: FormSubmitted) -> tuple[Intent, FormSpec]:
        opened_by = self.intents.pressed(event.opened_by)
        spec = FORMS.get(type(opened_by))
        if spec is None or not _FORM_ID.fullmatch(event.form_id):
            raise OldButton
        return opened_by, spec

    def _before(
        self, event: FormSubmitted, opened_by: Intent, spec: FormSpec, unit: Unit, turn: Turn
    ) -> Answers | None:
        """The answers of the steps that were sent before; None where there must be some and they are gone."""
        draft = unit.drafts.get(_draft_id(event.form_id), turn.person, turn.now)
        if draft is None:
            first = not is_key(event.form_id) and event.step == getattr(opened_by, "step", 0)
            return {} if first else None
        if is_key(event.form_id):
            sealed = self.intents.decode(unseal(event.form_id, turn.person, unit.drafts, turn.now))
            return spec.again(sealed)[1] if isinstance(sealed, spec.makes) else None
        kept: Answers = json.loads(draft.content)
        return kept

    def _keep(self, form_id: str, opened_by: Intent, answers: Answers, so_far: Intent, turn: Turn) -> None:
        words, expires = json.dumps(answers), turn.now + FORM_KEPT_FOR
        if is_key(form_id):
            draft = reseal(form_id, encode(so_far), turn.person, turn.now + EDITED_FOR)
        else:
            draft = Draft(form_id, turn.person, words.encode(), expires, getattr(opened_by, "ref", ""), opened_by.name)
        with self.store.write(asker(turn.known)) as unit:
            unit.drafts.keep(draft)
            unit.commit()


@dataclass(frozen=True)
class _Read:
    """A step as it was sent, among the others of its form."""

    choices: Choices
    answers: Answers
    """Of this step."""
    merged: Answers
    """Of this step and those before."""
    asked: Answers
    """Without those to questions that are not asked any more, because an earlier answer is another now."""
    last: bool


def _read(
    step: int, sent: Answers, before: Answers, opened_by: Intent, spec: FormSpec, unit: Unit, turn: Turn
) -> _Read:
    choices = choices_for(spec, opened_by, {**before, **sent}, unit, turn)
    steps = spec.steps(choices, turn.say)
    if not 0 <= step < len(steps):
        raise OldButton
    answers = {each.name: sent.get(each.name, "") for each in steps[step]}
    merged = {**before, **answers}
    if spec.questions is None:
        return _Read(choices, answers, merged, merged, step + 1 == len(steps))
    choices = replace(choices, questions=spec.questions(opened_by, merged, unit, turn))
    steps = spec.steps(choices, turn.say)
    asked = {each.name: merged[each.name] for fields in steps for each in fields if each.name in merged}
    return _Read(choices, answers, merged, asked, step + 1 == len(steps))


def _faults(spec: FormSpec, read: _Read, *, saves: bool) -> dict[str, Fault]:
    """Between the steps only of this one's fields: what is refused there is not kept either."""
    return {name: fault for name, fault in spec.faults(read.merged).items() if saves or name in read.answers}


def _to_step(event: FormSubmitted, form: Form) -> int:
    """Where a form goes that is not at its end; *Save* is then the way on."""
    if event.action == "save":
        return event.step + 1
    to_step = next((action.to_step for action in form.actions if action.name == event.action), None)
    if to_step is None:
        raise OldButton
    return to_step


def _receipt(form_id: str, turn: Turn) -> str:
    """Of a form that the guard has sent back, the one of its words: they are saved once, by whichever button."""
    return kept_receipt(form_id, turn) if is_key(form_id) else f"form {turn.person} {form_id}"


def _draft_id(form_id: str) -> str:
    return draft_id(form_id) if is_key(form_id) else form_id


def _at_fields(faults: Mapping[str, Fault], answers: Answers) -> dict[str, Fault]:
    """A fault of a field that is not on this step stands above the form."""
    return {name if name in answers else "": fault for name, fault in faults.items()}


def _sentences(faults: Mapping[str, Fault], say: Say) -> dict[str, str]:
    return {name: say.line(key, **values) for name, (key, values) in faults.items()}
