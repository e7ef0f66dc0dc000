"""Hello, help, privacy and the team, as somebody sees them."""

from collections.abc import Callable, Sequence
from typing import Any

from bot.chat.card import Card, Element
from bot.chat.errors import NotFound
from bot.chat.grammar import Command
from bot.chat.intent import Handlers
from bot.chat.reply import Reply, ShowCard
from bot.chat.spans import without_mentions
from bot.chat.turn import Turn
from bot.following.beside import of_team
from bot.people.access import may_lead
from bot.people.model import Role, Team, TeamId
from bot.welcome import cards
from bot.welcome.intents import NotUnderstood, SayHello, ShowHelp, ShowHome, ShowPrivacy, ShowTeam, ShowUnreachable
from bot.welcome.ports import WelcomeUnit

Section = Callable[[Any, Turn], tuple[Element, ...]]
"""(unit, turn) → a feature's part of somebody's home."""


def say_hello(intent: SayHello, unit: WelcomeUnit, turn: Turn) -> Reply:
    return ShowCard(_hello(_team(intent.team, turn), unit, turn))


def home_with(sections: Sequence[Section]) -> Callable[[ShowHome, WelcomeUnit, Turn], Reply]:
    def show_home(intent: ShowHome, unit: WelcomeUnit, turn: Turn) -> Reply:
        parts = [section(unit, turn) for section in sections]
        return ShowCard(cards.home(_hello(turn.team, unit, turn), parts, turn.say))

    return show_home


def _hello(team: Team | None, unit: WelcomeUnit, turn: Turn) -> Card:
    """To a channel by its team's name, to a person by theirs."""
    in_private = turn.in_private and turn.audience.person is not None
    name = turn.known.person.name if in_private or team is None else team.name
    has_lead = bool(team and unit.people.leads(team.id))
    several = in_private and len(turn.known.teams) > 1
    return cards.hello(name, team, has_lead, several, turn.say)


def show_team(intent: ShowTeam, unit: WelcomeUnit, turn: Turn) -> Reply:
    team = _team(intent.team, turn)
    if team is None:
        return ShowCard(cards.no_team("", turn.say))
    leads = unit.people.leads(team.id)
    names = unit.people.names(leads)
    private = turn.audience.person is not None
    i_lead = private and turn.known.roles.get(team.id, 0) >= Role.LEAD
    name_it = private and may_lead(turn.known, team.id, bool(leads))
    several = turn.in_private and len(turn.known.teams) > 1
    site = unit.people.site_of(team.id)
    above = unit.people.team_names([site])[site] if site else ""
    beside = of_team(team.id, unit, turn)
    led_by = [names[lead] for lead in leads]
    return ShowCard(cards.team(team, led_by, i_lead, name_it, several, turn.say, above, beside))


def show_unreachable(intent: ShowUnreachable, unit: WelcomeUnit, turn: Turn) -> Reply:
    """An administrator need not be in the team."""
    name = unit.people.team_names([TeamId(intent.team)]).get(TeamId(intent.team))
    if name is None:
        raise NotFound
    return ShowCard(cards.unreachable(name, turn.say))


def show_privacy(intent: ShowPrivacy, unit: WelcomeUnit, turn: Turn) -> Reply:
    return ShowCard(cards.privacy(turn.say))


def help_for(commands: Sequence[Command]) -> Callable[[ShowHelp, WelcomeUnit, Turn], Reply]:
    """The help over every feature's commands; with a topic, all those that name it."""

    def show_help(intent: ShowHelp, unit: WelcomeUnit, turn: Turn) -> Reply:
        topic = intent.topic.lower().strip()
        named = cards.ABOUT.get(topic, (topic,) if topic else ())
        about = [each for each in commands if any(name in words for name in named for words in each.words)]
        return ShowCard(cards.help_card(about, turn.say, topic) if about else cards.help_overview(commands, turn.say))

    return show_help


def not_understood_among(commands: Sequence[Command]) -> Callable[[NotUnderstood, WelcomeUnit, Turn], Reply]:
    def not_understood(intent: NotUnderstood, unit: WelcomeUnit, turn: Turn) -> Reply:
        return ShowCard(cards.not_understood(intent.near, commands, without_mentions(intent.words), turn.say))

    return not_understood


def _team(id: str, turn: Turn) -> Team | None:
    return turn.known.teams.get(TeamId(id)) if id else turn.team


VIEWS: Handlers = {
    SayHello: say_hello,
    ShowTeam: show_team,
    ShowPrivacy: show_privacy,
    ShowUnreachable: show_unreachable,
}
