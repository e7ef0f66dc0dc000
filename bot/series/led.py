"""A series together with who asks for it, and whoever takes part."""

from bot.chat.leading import require_lead
from bot.chat.turn import Turn
from bot.people.model import TeamId
from bot.series.model import Series
from bot.series.ports import SeriesUnit


def led(ref: str, unit: SeriesUnit, turn: Turn, *, lock: bool = False) -> Series:
    """One that the asker may change."""
    series = unit.series.get(ref, lock=lock)
    require_lead(series.team, unit, turn)
    return series


def free_name(team: TeamId, unit: SeriesUnit, turn: Turn) -> str:
    """What the team's next huddle is called until somebody says otherwise."""
    called = unit.people.team_names([team]).get(team, "")
    taken = {each.plan.name.casefold() for each in unit.series.of_team(team)}
    name, number = turn.say.line("series-name", team=called), 2
    while name.casefold() in taken:
        name, number = turn.say.line("series-name-again", team=called, number=str(number)), number + 1
    return name
