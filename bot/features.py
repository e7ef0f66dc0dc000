"""The explicit lists of what the features bring, so that features need not know one another."""

from bot.chat.form import FormSpec
from bot.chat.grammar import Command
from bot.chat.intent import Handlers, Intent
from bot.learning import forms as learning_forms
from bot.learning import handlers as learning_handlers
from bot.learning import home as learning_home
from bot.learning import intents as learning
from bot.learning import views as learning_views
from bot.privacy import intents as privacy
from bot.welcome import forms as welcome_forms
from bot.welcome import handlers as welcome_handlers
from bot.welcome import intents as welcome
from bot.welcome import views as welcome_views

INTENTS: tuple[type[Intent], ...] = (*learning.INTENTS, *welcome.INTENTS, *privacy.INTENTS)

COMMANDS: tuple[Command, ...] = (*learning.COMMANDS, *welcome.COMMANDS)
"""In the order in which help shows them."""

FORMS: dict[type[Intent], FormSpec] = {**learning_forms.FORMS, **welcome_forms.FORMS}
"""Intent that opens a form → the form."""

HANDLERS: Handlers = {**learning_handlers.HANDLERS, **welcome_handlers.HANDLERS}
"""What changes something."""

HOME_SECTIONS = (learning_home.section,)
"""In the order in which somebody's home shows them."""

VIEWS: Handlers = {
    **learning_views.VIEWS,
    **welcome_views.VIEWS,
    welcome.ShowHome: welcome_views.home_with(HOME_SECTIONS),
    welcome.ShowHelp: welcome_views.help_for(COMMANDS),
    welcome.NotUnderstood: welcome_views.not_understood_among(COMMANDS),
}
"""What shows something."""

CHANGES_WHO: tuple[type[Intent], ...] = (
    welcome.RenameTeam,
    welcome.StartTeam,
    welcome.TakeLead,
    welcome.StopLeading,
    welcome.WorkWith,
    learning.MoveTo,
)
"""After these, who somebody is in which team has to be read again."""
