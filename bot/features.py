"""The explicit lists of what the features bring, so that features need not know one another."""

from bot.actions import forms as action_forms
from bot.actions import handlers as action_handlers
from bot.actions import intents as actions
from bot.actions import views as action_views
from bot.answers import due as answers_due
from bot.answers import forms as answer_forms
from bot.answers import handlers as answer_handlers
from bot.answers import intents as answers
from bot.answers import views as answer_views
from bot.beside import (
    BESIDE_FOUND,
    BESIDE_HUDDLE,
    BESIDE_LEARNING,
    BESIDE_PROJECT,
    BESIDE_SAVED,
    BESIDE_TEST,
    DIGEST_PARTS,
    HOME_SECTIONS,
    MARKS_OF_MEASURE,
    WHEN_CALLED_OFF,
    WHEN_DECIDED,
)
from bot.chat.form import FormSpec
from bot.chat.grammar import Command
from bot.chat.intent import Handlers, Intent
from bot.chat.timers import WhenDue
from bot.concerns import forms as concern_forms
from bot.concerns import handlers as concern_handlers
from bot.concerns import intents as concerns
from bot.concerns import views as concern_views
from bot.digests import due as digest_due
from bot.digests import forms as digest_forms
from bot.digests import handlers as digest_handlers
from bot.digests import intents as digests
from bot.digests import views as digest_views
from bot.following import forms as following_forms
from bot.following import handlers as following_handlers
from bot.following import intents as following
from bot.following import views as following_views
from bot.helping import forms as helping_forms
from bot.helping import handlers as helping_handlers
from bot.helping import intents as helping
from bot.helping import views as helping_views
from bot.huddles import due as huddles_due
from bot.huddles import forms as huddle_forms
from bot.huddles import handlers as huddle_handlers
from bot.huddles import intents as huddles
from bot.huddles import views as huddle_views
from bot.joining import due as joining_due
from bot.joining import forms as joining_forms
from bot.joining import handlers as joining_handlers
from bot.joining import intents as joining
from bot.joining import views as joining_views
from bot.learning import forms as learning_forms
from bot.learning import handlers as learning_handlers
from bot.learning import intents as learning
from bot.learning import views as learning_views
from bot.measures import due as measures_due
from bot.measures import forms as measure_forms
from bot.measures import handlers as measure_handlers
from bot.measures import intents as measures
from bot.measures import views as measure_views
from bot.networks import due as network_due
from bot.networks import forms as network_forms
from bot.networks import handlers as network_handlers
from bot.networks import intents as networks
from bot.networks import views as network_views
from bot.pdsa import board_handlers as pdsa_board_handlers
from bot.pdsa import forms as pdsa_forms
from bot.pdsa import handlers as pdsa_handlers
from bot.pdsa import intents as pdsa
from bot.pdsa import views as pdsa_views
from bot.pdsa.step_intents import SaveAct
from bot.privacy import intents as privacy
from bot.privacy import overruling
from bot.projects import forms as project_forms
from bot.projects import handlers as project_handlers
from bot.projects import intents as projects
from bot.projects import views as project_views
from bot.questions import forms as question_forms
from bot.questions import handlers as question_handlers
from bot.questions import intents as questions
from bot.questions import views as question_views
from bot.reports import intents as reports
from bot.reports import views as report_views
from bot.series import forms as series_forms
from bot.series import handlers as series_handlers
from bot.series import intents as series
from bot.series import views as series_views
from bot.spread import beginning as spread_beginning
from bot.spread import due as spread_due
from bot.spread import forms as spread_forms
from bot.spread import handlers as spread_handlers
from bot.spread import intents as spread
from bot.spread import views as spread_views
from bot.stories import forms as story_forms
from bot.stories import handlers as story_handlers
from bot.stories import intents as stories
from bot.stories import views as story_views
from bot.themes import forms as theme_forms
from bot.themes import handlers as theme_handlers
from bot.themes import intents as themes
from bot.themes import views as theme_views
from bot.welcome import forms as welcome_forms
from bot.welcome import handlers as welcome_handlers
from bot.welcome import intents as welcome
from bot.welcome import views as welcome_views

INTENTS: tuple[type[Intent], ...] = (
    *learning.INTENTS,
    *pdsa.INTENTS,
    *projects.INTENTS,
    *reports.INTENTS,
    *measures.INTENTS,
    *huddles.INTENTS,
    *answers.INTENTS,
    *series.INTENTS,
    *questions.INTENTS,
    *actions.INTENTS,
    *concerns.INTENTS,
    *spread.INTENTS,
    *stories.INTENTS,
    *networks.INTENTS,
    *themes.INTENTS,
    *following.INTENTS,
    *helping.INTENTS,
    *joining.INTENTS,
    *digests.INTENTS,
    *welcome.INTENTS,
    *privacy.INTENTS,
)

COMMANDS: tuple[Command, ...] = (
    *learning.COMMANDS,
    *pdsa.COMMANDS,
    *projects.COMMANDS,
    *reports.COMMANDS,
    *measures.COMMANDS,
    *huddles.COMMANDS,
    *answers.COMMANDS,
    *series.COMMANDS,
    *questions.COMMANDS,
    *actions.COMMANDS,
    *concerns.COMMANDS,
    *spread.COMMANDS,
    *stories.COMMANDS,
    *networks.COMMANDS,
    *themes.COMMANDS,
    *following.COMMANDS,
    *helping.COMMANDS,
    *joining.COMMANDS,
    *digests.COMMANDS,
    *welcome.COMMANDS,
)
"""In the order in which help shows them."""

FORMS: dict[type[Intent], FormSpec] = {
    **learning_forms.FORMS,
    **pdsa_forms.FORMS,
    **project_forms.FORMS,
    **measure_forms.FORMS,
    **huddle_forms.FORMS,
    **answer_forms.FORMS,
    **series_forms.FORMS,
    **question_forms.FORMS,
    **action_forms.FORMS,
    **concern_forms.FORMS,
    **spread_forms.FORMS,
    **story_forms.FORMS,
    **network_forms.FORMS,
    **theme_forms.FORMS,
    **following_forms.FORMS,
    **helping_forms.FORMS,
    **joining_forms.FORMS,
    **digest_forms.forms(DIGEST_PARTS),
    **welcome_forms.FORMS,
    pdsa.StartTest: pdsa_forms.start_with(spread_beginning.WORDS_OF),
}
"""Intent that opens a form → the form."""

HANDLERS: Handlers = {
    **learning_handlers.HANDLERS,
    **pdsa_handlers.HANDLERS,
    **pdsa_board_handlers.HANDLERS,
    **project_handlers.HANDLERS,
    **measure_handlers.HANDLERS,
    **huddle_handlers.HANDLERS,
    **answer_handlers.HANDLERS,
    **series_handlers.HANDLERS,
    **question_handlers.HANDLERS,
    **action_handlers.HANDLERS,
    **concern_handlers.HANDLERS,
    **spread_handlers.HANDLERS,
    **story_handlers.HANDLERS,
    **network_handlers.HANDLERS,
    **theme_handlers.HANDLERS,
    **following_handlers.HANDLERS,
    **helping_handlers.HANDLERS,
    **joining_handlers.HANDLERS,
    **digest_handlers.handlers(DIGEST_PARTS),
    **welcome_handlers.HANDLERS,
    **overruling.HANDLERS,
    huddles.NotToday: huddle_handlers.not_today_with(WHEN_CALLED_OFF),
    SaveAct: pdsa_handlers.act_with(WHEN_DECIDED),
    pdsa.TakeBackStep: pdsa_handlers.take_back_with(WHEN_DECIDED),
}
"""What changes something."""

WHEN_DUE: WhenDue = {
    **huddles_due.WHEN_DUE,
    **answers_due.WHEN_DUE,
    **measures_due.WHEN_DUE,
    **spread_due.WHEN_DUE,
    **network_due.WHEN_DUE,
    **joining_due.WHEN_DUE,
    **digest_due.WHEN_DUE,
}
"""What happens by itself when its time has come."""

VIEWS: Handlers = {
    **learning_views.VIEWS,
    **pdsa_views.VIEWS,
    **project_views.VIEWS,
    **report_views.VIEWS,
    **measure_views.VIEWS,
    **huddle_views.VIEWS,
    **answer_views.VIEWS,
    **series_views.VIEWS,
    **question_views.VIEWS,
    **action_views.VIEWS,
    **concern_views.VIEWS,
    **spread_views.VIEWS,
    **story_views.VIEWS,
    **network_views.VIEWS,
    **theme_views.VIEWS,
    **following_views.VIEWS,
    **helping_views.VIEWS,
    **joining_views.VIEWS,
    **digest_views.views(DIGEST_PARTS),
    **welcome_views.VIEWS,
    **overruling.VIEWS,
    huddles.ShowHuddle: huddle_views.show_with(BESIDE_HUDDLE),
    learning.ShowSaved: learning_views.saved_with(BESIDE_SAVED),
    learning.ShowLearning: learning_views.show_with(BESIDE_LEARNING),
    learning.FindLearning: learning_views.find_with(BESIDE_FOUND),
    pdsa.ShowTest: pdsa_views.show_with(BESIDE_TEST),
    projects.ShowProject: project_views.show_with(BESIDE_PROJECT),
    measures.ShowChart: measure_views.chart_with(MARKS_OF_MEASURE),
    measures.FindChart: measure_views.find_chart_with(MARKS_OF_MEASURE),
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
    joining.LinkAccounts,
    joining.BecomeAdmin,
)
"""After these, who somebody is in which team has to be read again."""
