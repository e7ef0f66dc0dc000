"""A team's name, and the choice of a team."""

from bot.chat.form import Answers, Choices, Field, FormSpec, TextField, team_steps
from bot.chat.intent import Intent
from bot.chat.leading import require_lead
from bot.chat.phrases import Say
from bot.chat.turn import Turn
from bot.people.model import TeamId
from bot.privacy.intents import ChooseTeam
from bot.welcome.intents import NameTeam, RenameTeam, StartTeam, WorkWith
from bot.welcome.ports import WelcomeUnit

LONGEST_NAME = 80


def _start_name(intent: NameTeam, unit: WelcomeUnit, turn: Turn) -> tuple[Intent, Answers]:
    team = TeamId(intent.team)
    if intent.team:
        require_lead(team, unit, turn)
    return intent, {"team_name": turn.known.teams[team].name if intent.team else ""}


def _name_steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    hint = say.line("team-name-hint")
    return ((TextField("team_name", say.line("team-name-label"), hint, required=True, most=LONGEST_NAME),),)


def _name(opened_by: NameTeam, answers: Answers) -> Intent:
    name = answers["team_name"]
    return RenameTeam(opened_by.team, name) if opened_by.team else StartTeam(name, opened_by.key)


def _name_again(intent: RenameTeam | StartTeam) -> tuple[Intent, Answers]:
    opened_by = NameTeam(intent.team) if isinstance(intent, RenameTeam) else NameTeam(key=intent.key)
    return opened_by, {"team_name": intent.team_name}


def _start_choice(intent: ChooseTeam, unit: WelcomeUnit, turn: Turn) -> tuple[Intent, Answers]:
    return intent, {"team": turn.team.id if turn.team else ""}


FORMS: dict[type[Intent], FormSpec] = {
    NameTeam: FormSpec(
        title="team-name-title",
        save="team-name-save",
        start=_start_name,
        steps=_name_steps,
        intent=_name,
        again=_name_again,
        makes=(RenameTeam, StartTeam),
    ),
    ChooseTeam: FormSpec(
        title="choose-team-title",
        save="choose-team-save",
        start=_start_choice,
        steps=team_steps,
        intent=lambda opened_by, answers: WorkWith(answers["team"], opened_by.key),
        again=lambda work: (ChooseTeam(work.key), {"team": work.team}),
        makes=(WorkWith,),
    ),
}
