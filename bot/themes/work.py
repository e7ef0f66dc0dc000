"""Who sets the list of themes."""

from bot.chat.errors import NotTheAdmin
from bot.chat.turn import Turn
from bot.themes.ports import ThemeUnit


def may_set(unit: ThemeUnit, turn: Turn) -> bool:
    """An administrator; while nobody is known to be one, whoever leads a team."""
    if turn.audience.person is None or turn.known.person.guest:
        return False
    return turn.known.person.admin or (bool(turn.audience.leads) and not unit.people.admins())


def require(unit: ThemeUnit, turn: Turn) -> None:
    if not may_set(unit, turn):
        raise NotTheAdmin
