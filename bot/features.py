"""The explicit lists of what the features bring, so that features need not know one another."""

from bot.actions import forms as action_forms
from bot.actions import handlers as action_handlers
from bot.actions import home as action_home
from bot.actions import intents as actions
from bot.actions import views as action_views
from bot.answers import due as answers_due
from bot.answers import forms as answer_forms
from bot.answers import handlers as answer_handlers
from bot.answers import intents as answers
from bot.answers import views as answer_views
from bot.chat.form import FormSpec
from bot.chat.grammar import Command
from bot.chat.intent import Handlers, Intent
from bot.chat.timers import WhenDue, WhenUnreachable
from bot.concerns import forms as concern_forms
from bot.concerns import handlers as concern_handlers
from bot.concerns import intents as concerns
from bot.concerns import views as concern_views
from bot.huddles import due as huddles_due
from bot.huddles import forms as huddle_forms
from bot.huddles import handlers as huddle_handlers
from bot.huddles import home as huddle_home
from bot.huddles import intents as huddles
from bot.huddles import views as huddle_views
from bot.huddles.unreachable import channel_gone
from bot.learning import forms as learning_forms
from bot.learning import handlers as learning_handlers
from bot.learning import home as learning_home
from bot.learning import intents as learning
from bot.learning import views as learning_views
from bot.measures import due as measures_due
from bot.measures import forms as measure_forms
from bot.measures import handlers as measure_handlers
from bot.measures import home as measure_home
from bot.measures import intents as measures
from bot.measures import views as measure_views
from bot.pdsa import beside as pdsa_beside
from bot.pdsa import board_handlers as pdsa_board_handlers
from bot.pdsa import finding as pdsa_finding
from bot.pdsa import forms as pdsa_forms
from bot.pdsa import handlers as pdsa_handlers
from bot.pdsa import home as pdsa_home
from bot.pdsa import intents as pdsa
from bot.pdsa import views as pdsa_views
from bot.privacy import intents as privacy
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
    **welcome_forms.FORMS,
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
    **welcome_handlers.HANDLERS,
}
"""What changes something."""

WHEN_DUE: WhenDue = {
    **huddles_due.WHEN_DUE,
    **answers_due.WHEN_DUE,
    **measures_due.WHEN_DUE,
}
"""What happens by itself when its time has come."""

WHEN_UNREACHABLE: tuple[WhenUnreachable, ...] = (channel_gone,)
"""What happens when a team's channel is closed to us."""

HOME_SECTIONS = (
    huddle_home.section,
    action_home.section,
    pdsa_home.section,
    measure_home.section,
    learning_home.section,
)
"""In the order in which somebody's home shows them."""

MARKS_OF_MEASURE = (pdsa_beside.marks,)
"""What is marked on a measure's chart."""

BESIDE_PROJECT = (pdsa_beside.of_project,)
"""What else stands on a project's card."""

BESIDE_LEARNING = (pdsa_beside.of_learning,)
"""What else stands on a learning's card."""

BESIDE_FOUND = (pdsa_finding.beside_learning,)
"""What else is found where somebody looks for learning."""

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
    **welcome_views.VIEWS,
    learning.ShowLearning: learning_views.show_with(BESIDE_LEARNING),
    learning.FindLearning: learning_views.find_with(BESIDE_FOUND),
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
)
"""After these, who somebody is in which team has to be read again."""
