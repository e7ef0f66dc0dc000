"""The part of somebody's home that is about small tests: what waits for them, and what their team tries."""

from collections.abc import Iterator

from bot.chat.card import Actions, Button, Element, Paragraph
from bot.chat.turn import Turn
from bot.pdsa.board_cards import to_do
from bot.pdsa.board_intents import ShowBoard
from bot.pdsa.due import waits
from bot.pdsa.finding import reader_of
from bot.pdsa.model import Cycle, Stage
from bot.pdsa.ports import CycleUnit

MOST = 5
_IN_ORDER = (Stage.DO, Stage.STUDY, Stage.ACT, Stage.PLAN)
"""Of the team's: what goes on now stands first."""


def section(unit: CycleUnit, turn: Turn) -> tuple[Element, ...]:
    """What I lead, beginning with what waits for me; and what my team tries besides. Each with its next step."""
    zone = turn.known.person.zone
    mine = sorted(unit.cycles.mine(turn.person, 2 * MOST), key=lambda each: not waits(each, turn.today, zone))
    listed = list(mine[:MOST])
    for each in _of_team(unit, turn):
        if len(listed) >= MOST:
            break
        if each not in listed:
            listed.append(each)
    if not listed:
        return ()
    every = Button(turn.say.line("test-all"), ShowBoard(turn.team.id if turn.team else ""))
    items = to_do(listed, reader_of(listed, unit, turn), turn.say)
    return Paragraph(turn.say.text("test-home")), items, Actions((every,))


def _of_team(unit: CycleUnit, turn: Turn) -> Iterator[Cycle]:
    if turn.team is None:
        return
    for stage in _IN_ORDER:
        yield from unit.cycles.board(turn.team.id, stage, MOST)
