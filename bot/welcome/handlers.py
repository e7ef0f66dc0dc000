"""Naming a team, leading it, and working with another one."""

from bot.chat.errors import NotTheLead
from bot.chat.intent import Handlers, Intent
from bot.chat.turn import Turn
from bot.people.access import may_name
from bot.people.model import Role, TeamId
from bot.welcome.intents import RenameTeam, SayHello, ShowTeam, StartTeam, StopLeading, TakeLead, WorkWith
from bot.welcome.ports import WelcomeUnit


def rename(intent: RenameTeam, unit: WelcomeUnit, turn: Turn) -> Intent:
    team = TeamId(intent.team)
    if not may_name(turn.known, team, bool(unit.people.leads(team))):
        raise NotTheLead
    unit.people.name_team(team, intent.team_name)
    return ShowTeam(intent.team)


def start(intent: StartTeam, unit: WelcomeUnit, turn: Turn) -> Intent:
    team = unit.people.add_team(intent.team_name, turn.person, turn.now)
    unit.people.remember_team(turn.person, team.id, turn.now)
    return SayHello(team.id)


def take_lead(intent: TakeLead, unit: WelcomeUnit, turn: Turn) -> Intent:
    """The first to press leads; a later press shows who does."""
    unit.people.take_empty_lead(TeamId(intent.team), turn.person)
    return ShowTeam(intent.team)


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
