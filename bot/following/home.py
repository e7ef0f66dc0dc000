"""The part of somebody's home that is about following: who asks to follow their team, and whom they follow."""

from bot.chat.card import Actions, Button, Element, Item, Items, Paragraph
from bot.chat.turn import Turn
from bot.following.intents import ChooseTeams, ShowFollows, ShowRequest
from bot.following.model import Consent
from bot.following.ports import FollowingUnit

MOST = 3
"""Requests, each of which stands in a card of its own too."""


def section(unit: FollowingUnit, turn: Turn) -> tuple[Element, ...]:
    if turn.known.person.guest:
        return ()
    every = unit.follows.of_person(turn.person)
    choose = Button(turn.say.line("follow-choose"), ChooseTeams())
    asked = _requests(unit, turn)
    if not every:
        return (*asked, Actions((choose,)))
    given = sum(each.consent is Consent.GIVEN for each in every)
    mine = Paragraph(turn.say.text("follow-mine", given=given, waiting=len(every) - given))
    return (*asked, mine, Actions((Button(turn.say.line("follow-all"), ShowFollows()), choose)))


def _requests(unit: FollowingUnit, turn: Turn) -> tuple[Element, ...]:
    """Of the teams that the asker leads."""
    waiting = unit.follows.waiting(sorted(turn.audience.leads), MOST)
    if not waiting:
        return ()
    names = unit.people.names([each.person for each in waiting])
    answer = turn.say.line("follow-request-see")
    items = (
        Item(
            turn.say.text("follow-home-asks", name=names[each.person], team=turn.known.teams[each.team].name),
            Button(answer, ShowRequest(each.team, each.person)),
        )
        for each in waiting
        if each.person in names and each.team in turn.known.teams
    )
    return (Items(tuple(items)),)
