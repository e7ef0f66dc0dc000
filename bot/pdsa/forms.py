"""The forms of small tests."""

from bot.chat.form import FormSpec
from bot.chat.intent import Intent
from bot.pdsa import plan_forms, step_forms

start_with = plan_forms.start_with
FORMS: dict[type[Intent], FormSpec] = {**plan_forms.FORMS, **step_forms.FORMS}
