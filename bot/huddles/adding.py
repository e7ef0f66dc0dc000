"""The buttons that add something to a huddle."""

from bot.actions.intents import AddAction
from bot.chat.card import Button
from bot.chat.phrases import Say
from bot.concerns.intents import AddConcern
from bot.huddles.model import Huddle
from bot.learning.intents import WriteLearning


def add_buttons(huddle: Huddle, say: Say) -> tuple[Button, Button, Button]:
    team, ref = huddle.team, huddle.ref
    return (
        Button(say.line("huddle-add-concern"), AddConcern(team, about=ref)),
        Button(say.line("huddle-add-action"), AddAction(team, about=ref)),
        Button(say.line("huddle-add-learning"), WriteLearning(team, about=ref)),
    )
