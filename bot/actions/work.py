"""An action together with who asks for it: its names, its words in a form, and what shows it again."""

from bot.actions.model import Action
from bot.actions.ports import ActionUnit
from bot.chat.errors import NotInTeam, OldButton
from bot.chat.outbox import card_key
from bot.chat.seen import seen_as
from bot.chat.spans import mentioned
from bot.chat.turn import Turn
from bot.people.model import PersonId, TeamId


def people_in(*actions: Action) -> frozenset[PersonId]:
    """Everybody whose name belongs on these actions."""
    owners = {action.owner for action in actions if action.owner}
    return frozenset(owners.union(*(mentioned(action.text) for action in actions)))


def seen_now(action: Action) -> str:
    """What its form shows of it."""
    return seen_as(action.text, action.owner, action.who, action.due)


def owner_from(id: str, team: TeamId, unit: ActionUnit, present: PersonId | None = None) -> PersonId | None:
    """Somebody of the team, or whoever owns it already. Raises NotInTeam."""
    owner = PersonId(id) if id else None
    if owner in (None, present) or owner in unit.people.colleagues(team):
        return owner
    name = unit.people.names([owner]).get(owner) if owner else None
    if name is None:
        raise OldButton
    raise NotInTeam(name=name)


def show_again(action: Action, unit: ActionUnit, turn: Turn) -> None:
    """The huddle that it came from, and those of its team, which carry it over."""
    if action.about:
        unit.outbox.show_again(card_key(action.about), turn.now)
    unit.outbox.show_again(action.team, turn.now)
