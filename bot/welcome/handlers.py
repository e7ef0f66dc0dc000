"""Naming a team, leading it, and working with another one."""

from bot.chat.errors import OldButton, TeamExists
from bot.chat.intent import Handlers, Intent
from bot.chat.leading import require_lead
from bot.chat.turn import Turn
from bot.digests.beginning import begin_for_team
from bot.following.asking import ask_new_lead
from bot.people.model import Role, TeamId
from bot.welcome.forms import LONGEST_NAME
from bot.welcome.intents import RenameTeam, SayHello, ShowTeam, StartTeam, StopLeading, TakeLead, WorkWith
from bot.welcome.ports import WelcomeUnit


def rename(intent: RenameTeam, unit: WelcomeUnit, turn: Turn) -> Intent:
    team = TeamId(intent.team)
    require_lead(team, unit, turn)
    unit.people.name_team(team, _free_name(intent.team_name, unit, team))
    return ShowTeam(intent.team)


def _free_name(name: str, unit: WelcomeUnit, own: TeamId | None = None) -> str:
    """Raises TeamExists where another team has it."""
    if not name.strip() or len(name) > LONGEST_NAME:
        raise OldButton
    other = unit.people.team_called(name, lock=True)
    if other is not None and other.id != own:
        raise TeamExists(name=name)
    return name.strip()


def start(intent: StartTeam, unit: WelcomeUnit, turn: Turn) -> Intent:
    team = unit.people.add_team(_free_name(intent.team_name, unit), turn.person, turn.now)
    unit.people.remember_team(turn.person, team.id, turn.now)
    return SayHello(team.id)


def take_lead(intent: TakeLead, unit: WelcomeUnit, turn: Turn) -> Intent:
    """The first to press leads, and is asked what has waited for a lead; a later press shows who does. From then on the
    team has its weekly round-up."""
    team = TeamId(intent.team)
    if unit.people.take_empty_lead(team, turn.person):
        ask_new_lead(team, turn.person, unit, turn)
        begin_for_team(unit, team, turn.known.person.zone, turn.now)
    return SayHello(intent.team) if intent.from_hello else ShowTeam(intent.team)


def stop_leading(intent: StopLeading, unit: WelcomeUnit, turn: Turn) -> Intent:
    unit.people.give_role(TeamId(intent.team), turn.person, Role.MEMBER)
    return ShowTeam(intent.team)


def work_with(intent: WorkWith, unit: WelcomeUnit, turn: Turn) -> Intent:
    unit.people.remember_team(turn.person, TeamId(intent.team), turn.now)
    return SayHello(intent.team)


HANDLERS: Handlers = {
    RenameTeam: rename,
    StartTeam: start,
    TakeLead: take_lead,
    StopLeading: stop_leading,
    WorkWith: work_with,
}
