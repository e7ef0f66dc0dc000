"""The form for the organisation's list of themes."""

from dataclasses import replace

from bot.chat.form import Answers, Choices, Field, FormSpec, TextField
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.seen import seen_as
from bot.chat.turn import Turn
from bot.themes.editing import as_lines
from bot.themes.intents import ChangeThemes, SaveThemes
from bot.themes.listing import every
from bot.themes.ports import ThemeUnit
from bot.themes.work import require


def _steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    label, hint = say.line("theme-lines"), say.line("theme-lines-hint")
    return ((TextField("lines", label, hint, required=True, long=True),),)


def _start(intent: ChangeThemes, unit: ThemeUnit, turn: Turn) -> tuple[Intent, Answers]:
    require(unit, turn)
    there = every(unit)
    return replace(intent, seen=seen_as(*there)), {"lines": as_lines(there)}


FORMS: dict[type[Intent], FormSpec] = {
    ChangeThemes: FormSpec(
        title="theme-form",
        save="theme-save",
        start=_start,
        steps=_steps,
        intent=lambda opened_by, answers: SaveThemes(answers["lines"], opened_by.seen),
        again=lambda save: (ChangeThemes(save.seen), {"lines": save.lines}),
        makes=(SaveThemes,),
    )
}
