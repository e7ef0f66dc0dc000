"""A form that was sent: its answers are checked, kept between steps, and turned into an intent."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.chat.errors import HuddlelogError, OldButton
from bot.chat.form import Answers, Choices, Fault, FormSpec, check, show_step, tidy
from bot.chat.inbound import FormSubmitted
from bot.chat.intent import Intent, Intents
from bot.chat.phrases import Say
from bot.chat.reply import Invalid, OpenForm, Reply
from bot.chat.turn import Turn, asker
from bot.conversation import FORM_KEPT_FOR, Conversation, choices_for
from bot.features import FORMS
from bot.ports import Store
from bot.privacy.ports import Draft
from bot.privacy.screening import find_in

_FORM_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Submissions:
    store: Store
    intents: Intents
    conversation: Conversation

    def submit(self, event: FormSubmitted, turn: Turn) -> Reply:
        opened_by, spec = self._form(event)
        with self.store.read(asker(turn.known)) as unit:
            draft = unit.drafts.get(event.form_id, turn.person, turn.now)
            before: Answers = json.loads(draft.content) if draft else {}
            choices = choices_for({**before, **tidy(event.answers)}, unit, turn)
        steps = spec.steps(choices, turn.say)
        if not 0 <= event.step < len(steps):
            raise OldButton
        fields = steps[event.step]
        answers = {each.name: tidy(event.answers).get(each.name, "") for each in fields}
        merged = {**before, **answers}
        form = show_step(spec, opened_by, event.form_id, event.step, merged, choices, turn.say)
        faults = check(fields, answers)
        if event.action == "save" and not faults:
            faults = {name: fault for name, fault in spec.faults(merged).items() if name in merged}
        if faults:
            return Invalid(form, _sentences(faults, turn.say))
        intent = spec.intent(opened_by, merged)
        if event.action == "save":
            return self.conversation.perform(intent, turn, event.origin.address, f"form {event.form_id}", event.form_id)
        to_step = next((action.to_step for action in form.actions if action.name == event.action), None)
        if to_step is None:
            raise OldButton
        if found := find_in(intent):
            return self.conversation.withhold(intent, found, turn)
        self._keep(event.form_id, merged, turn)
        first = self._first_answers(spec, opened_by, turn)
        shown = {**first, **merged}
        return OpenForm(show_step(spec, opened_by, event.form_id, to_step, shown, choices, turn.say))

    def rebuild(self, event: FormSubmitted, error: HuddlelogError, say: Say) -> Reply:
        """The form as it was sent, with what went wrong above it; needs no store."""
        opened_by, spec = self._form(event)
        answers = tidy(event.answers)
        as_chosen = say.line("form-as-chosen")
        choices = Choices({answers.get("owner", ""): as_chosen}, {answers.get("team", ""): as_chosen})
        step = min(max(event.step, 0), len(spec.steps(choices, say)) - 1)
        form = show_step(spec, opened_by, event.form_id, step, answers, choices, say)
        return Invalid(form, {"": say.line(error.phrase, **error.values)})

    def _form(self, event: FormSubmitted) -> tuple[Intent, FormSpec]:
        opened_by = self.intents.decode(event.opened_by)
        spec = FORMS.get(type(opened_by))
        if spec is None or not _FORM_ID.fullmatch(event.form_id):
            raise OldButton
        return opened_by, spec

    def _first_answers(self, spec: FormSpec, opened_by: Intent, turn: Turn) -> Answers:
        with self.store.read(asker(turn.known)) as unit:
            return spec.start(opened_by, unit, turn)[1]

    def _keep(self, form_id: str, answers: Answers, turn: Turn) -> None:
        with self.store.write(asker(turn.known)) as unit:
            content = json.dumps(answers).encode()
            unit.drafts.keep(Draft(form_id, turn.person, content, turn.now + FORM_KEPT_FOR))
            unit.commit()


def _sentences(faults: Mapping[str, Fault], say: Say) -> dict[str, str]:
    return {name: say.line(key, **values) for name, (key, values) in faults.items()}
