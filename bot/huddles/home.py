"""The part of somebody's home that is about huddles."""

from bot.chat.card import Element, Items, Paragraph
from bot.chat.turn import Turn
from bot.huddles.cards import now_and_next
from bot.huddles.overview import open_now, soon
from bot.huddles.ports import HuddleUnit

MOST_TEAMS = 10


def section(unit: HuddleUnit, turn: Turn) -> tuple[Element, ...]:
    """What is open in my teams with its button, and what comes next."""
    teams = sorted(turn.known.teams.values(), key=lambda team: team.name.casefold())[:MOST_TEAMS]
    items = tuple(
        item
        for team in teams
        for item in now_and_next(
            open_now(team.id, unit), soon(team.id, unit.series.of_team(team.id), unit, turn), turn.say
        )
    )
    return (Paragraph(turn.say.text("home-huddles")), Items(items)) if items else ()
