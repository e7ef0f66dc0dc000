"""What happens when somebody presses on a board: it goes to the channel, or one of its tests starts."""

from datetime import timedelta

from bot.chat.errors import NotAllowed
from bot.chat.intent import Handlers, Intent, encode
from bot.chat.turn import Turn
from bot.pdsa.board_intents import BeginFromList, PostBoard, ShowBoard
from bot.pdsa.boards import board_key
from bot.pdsa.handlers import HANDLERS as OF_TESTS
from bot.pdsa.intents import BeginTest
from bot.pdsa.ports import CycleUnit
from bot.people.access import may
from bot.people.model import Role, TeamId

LEFT_BEHIND = 90
"""Days back in which an earlier board is looked for, to change no more once a new one is posted."""


def post_board(intent: PostBoard, unit: CycleUnit, turn: Turn) -> Intent:
    """Once a day; one that was posted before stays as it is from now on."""
    team = TeamId(intent.team)
    if not may(turn.known, team, Role.MEMBER):
        raise NotAllowed
    place = unit.people.place_of(team)
    if place is None:
        return ShowBoard(team, note="not-posted")
    for days in range(1, LEFT_BEHIND + 1):
        unit.outbox.settle(f"{board_key(team)} {turn.today - timedelta(days=days)}")
    unit.outbox.post(
        encode(ShowBoard(team)),
        f"{board_key(team)} {turn.today}",
        turn.now,
        place=place,
        asked_by=turn.person,
        otherwise=encode(ShowBoard(team, note="not-posted")),
        follows=board_key(team),
    )
    return ShowBoard(team, note="posted")


def begin_from_list(intent: BeginFromList, unit: CycleUnit, turn: Turn) -> Intent:
    shown: Intent = OF_TESTS[BeginTest](BeginTest(intent.ref), unit, turn)
    return shown


HANDLERS: Handlers = {PostBoard: post_board, BeginFromList: begin_from_list}
