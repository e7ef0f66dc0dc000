"""A series together with who asks for it, and whoever takes part."""

from bot.chat.errors import NotAllowed, NotTheLead
from bot.chat.turn import Turn
from bot.people.access import may, may_name
from bot.people.model import Role, TeamId
from bot.series.model import Series
from bot.series.ports import SeriesUnit


def led(ref: str, unit: SeriesUnit, turn: Turn) -> Series:
    """One that the asker may change."""
    series = unit.series.get(ref)
    require_lead(series.team, unit, turn)
    return series


def require_lead(team: TeamId, unit: SeriesUnit, turn: Turn) -> None:
    """The team's lead, or anybody in the team while it has none."""
    if not may_name(turn.known, team, bool(unit.people.leads(team))):
        raise NotTheLead if may(turn.known, team, Role.MEMBER) else NotAllowed


def free_name(team: TeamId, unit: SeriesUnit, turn: Turn) -> str:
    """What the team's next huddle is called until somebody says otherwise."""
    called = unit.people.team_names([team]).get(team, "")
    taken = {each.plan.name.casefold() for each in unit.series.of_team(team)}
    name, number = turn.say.line("series-name", team=called), 2
    while name.casefold() in taken:
        name, number = turn.say.line("series-name-again", team=called, number=str(number)), number + 1
    return name
