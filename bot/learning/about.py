"""What an entry is about: the themes that its form offers."""

from bot.chat.form import Answers, Choices, Fault, Field, SeveralField, chosen
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.turn import Turn
from bot.learning.ports import LearningUnit
from bot.themes.defaults import suggested
from bot.themes.listing import every, names
from bot.themes.model import MOST_OF_ENTRY

_READ = ("title", "learned", "happened", "expected", "why", "next_step")
"""The answers whose words may point to a theme."""


def offered_themes(
    opened_by: Intent, answers: Answers, unit: LearningUnit, turn: Turn
) -> tuple[tuple[Field, ...], ...]:
    """The organisation's, with those that the entry has; what its words point to is said, and never chosen for them."""
    has = chosen(answers.get("themes", ""))
    themes = {each.key: each.name for each in every(unit) if not each.ended or each.key in has}
    options = {**themes, **names([key for key in has if key not in themes], unit)}
    likely = suggested("\n".join(answers.get(name, "") for name in _READ), [key for key in themes if key not in has])
    said = ", ".join(themes[key] for key in likely)
    hint = turn.say.line("learning-themes-suggested", most=MOST_OF_ENTRY, names=said) if likely else ""
    return ((SeveralField("themes", "", tuple(options.items()), hint),),)


def themes_field(choices: Choices, say: Say) -> Field | None:
    """As it was offered; where the record could not be read, with what was chosen."""
    offered = next((each for fields in choices.questions for each in fields if each.name == "themes"), None)
    if offered is None:
        return None
    hint = offered.hint if isinstance(offered, SeveralField) else ""
    options = offered.options if isinstance(offered, SeveralField) else _as_chosen(offered.value)
    label = say.line("learning-themes")
    return SeveralField("themes", label, options, hint or say.line("learning-themes-hint", most=MOST_OF_ENTRY))


def _as_chosen(answer: str) -> tuple[tuple[str, str], ...]:
    return tuple((key, key) for key in chosen(answer))


def too_many_themes(answers: Answers) -> dict[str, Fault]:
    many = len(chosen(answers.get("themes", ""))) > MOST_OF_ENTRY
    return {"themes": ("learning-themes-too-many", {"most": MOST_OF_ENTRY})} if many else {}
