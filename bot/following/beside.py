"""What following adds to a team's own card: who follows it, and the way to follow others."""

from bot.chat.card import Actions, Button, Element
from bot.chat.turn import Turn
from bot.following.cards import standing_with
from bot.following.intents import ChooseTeams
from bot.following.ports import FollowingUnit
from bot.people.model import TeamId


def of_team(team: TeamId, unit: FollowingUnit, turn: Turn) -> tuple[Element, ...]:
    """In private: a channel is no place for names of people from elsewhere."""
    if turn.audience.person is None or team not in turn.audience.teams:
        return ()
    every = unit.follows.of_team(team)
    names = unit.people.names([each.person for each in every]) if every else {}
    found = standing_with(every, names, team in turn.audience.leads, turn.say)
    if turn.known.person.guest:
        return found
    return (*found, Actions((Button(turn.say.line("follow-choose"), ChooseTeams()),)))
