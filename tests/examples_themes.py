"""Every card and form of themes, easy ones and hard ones; examples.py gathers them."""

from bot.chat.card import Card
from bot.chat.form import Choices, Form, SeveralField, show_step
from bot.chat.intent import Intent
from bot.chat.phrases import load
from bot.learning.forms import FORMS
from bot.learning.intents import EditLearning
from bot.themes import cards as made_by
from bot.themes.defaults import ten
from bot.themes.intents import ChangeThemes
from bot.themes.model import LONGEST_NAME, MOST, Theme
from tests.elements import HOSTILE

SAY = load()
OPENED_BY: dict[type[Intent], Intent] = {ChangeThemes: ChangeThemes()}
"""One for each form."""
MANY = tuple(Theme(f"{'k' * 57}-{number}", f"{HOSTILE[: LONGEST_NAME - 3]} {number}") for number in range(MOST))


def cards() -> dict[str, Card]:
    """By "themes.function: what is special"."""
    learned = made_by.Learned
    some = [learned(each, number, number, number // 3) for number, each in enumerate(ten())]
    made = {
        "nothing yet": made_by.overview([learned(each) for each in ten()], False, False, SAY),
        "some": made_by.overview(some, True, False, SAY),
        "thirty": made_by.overview([learned(each, 1_000_000, 1_000_000) for each in MANY], True, True, SAY),
        "the last of thirty": made_by.overview([learned(each, 4, 4) for each in MANY], True, True, SAY, 24),
        "thirty silent": made_by.overview([learned(each) for each in MANY], True, True, SAY),
    }
    return {f"themes.overview: {about}": card for about, card in made.items()}


def forms() -> dict[str, tuple[Form, dict[str, str]]]:
    """An entry's form with as many themes as there can be; each with the errors that it shows."""
    options = tuple((each.key, each.name) for each in MANY)
    choices = Choices({}, {}, ((SeveralField("themes", "", options, HOSTILE),),))
    answers = {"themes": ",".join(key for key, _ in options[:4])}
    form = show_step(FORMS[EditLearning], EditLearning("L-12", 1), "f" * 32, 1, answers, choices, SAY)
    return {"learn.edit, step 2: thirty themes": (form, {"themes": SAY.line("learning-themes-too-many", most=3)})}
