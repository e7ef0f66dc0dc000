"""A team's small tests by stage, and a project's in rows; a board that was posted changes with its tests."""

from bot.chat.errors import NotAllowed, OldButton
from bot.chat.intent import Handlers
from bot.chat.reply import Reply, ShowCard
from bot.chat.turn import Turn
from bot.pdsa import board_cards as cards
from bot.pdsa.beyond import as_seen
from bot.pdsa.board_cards import Board, Part, Reader
from bot.pdsa.board_intents import ShowBoard, ShowTestsOf
from bot.pdsa.finding import VIEWS as FINDS
from bot.pdsa.finding import reader_of
from bot.pdsa.model import Stage
from bot.pdsa.ports import CycleUnit
from bot.people.model import Team, TeamId

LINES = {Stage.PLAN: 4, Stage.DO: 5, Stage.STUDY: 4, Stage.ACT: 4, Stage.CLOSED: 3}
"""Of each stage on a board; the whole of it fits on two screens of a phone."""
PAGE = 10
ROWS = 15
"""Of a project's tests on one page."""


def board_key(team: TeamId) -> str:
    """What a posted board follows: it is shown again when one of the team's tests changes."""
    return f"board {team}"


def show_board(intent: ShowBoard, unit: CycleUnit, turn: Turn) -> Reply:
    team = _team(intent.team, unit, turn)
    counts = unit.cycles.counts(team.id)
    if intent.stage:
        return _show_stage(intent, team, counts, unit, turn)
    parts = tuple(
        Part(stage, unit.cycles.board(team.id, stage, most), counts[stage])
        for stage, most in LINES.items()
        if counts.get(stage)
    )
    in_private = turn.audience.person is not None
    can_post = in_private and unit.people.place_of(team.id) is not None
    shown = Board(team.name, parts, _reader(parts, unit, turn), intent, can_post)
    return ShowCard(cards.board(shown, turn.say))


def _show_stage(intent: ShowBoard, team: Team, counts: dict[Stage, int], unit: CycleUnit, turn: Turn) -> Reply:
    try:
        stage = Stage(intent.stage)
    except ValueError as error:
        raise OldButton from error
    found = unit.cycles.board(team.id, stage, PAGE + 1, intent.skip)
    part = Part(stage, found[:PAGE], counts.get(stage, 0))
    more = ShowBoard(team.id, stage.value, intent.skip + PAGE) if len(found) > PAGE else None
    shown = Board(team.name, (part,), _reader((part,), unit, turn), intent)
    return ShowCard(cards.of_stage(shown, part, more, turn.say))


def _reader(parts: tuple[Part, ...], unit: CycleUnit, turn: Turn) -> Reader:
    return reader_of([each for part in parts for each in part.cycles], unit, turn)


def _team(id: str, unit: CycleUnit, turn: Turn) -> Team:
    """One whose records the audience sees."""
    team = TeamId(id)
    if team not in turn.audience.teams:
        raise NotAllowed
    return turn.known.teams.get(team) or Team(team, unit.people.team_names([team]).get(team, ""), True)


def show_tests_of(intent: ShowTestsOf, unit: CycleUnit, turn: Turn) -> Reply:
    project = unit.projects.get(intent.project)
    found = unit.cycles.of_project(project.ref, ROWS + 1, intent.skip)
    if intent.skip and not found:
        return show_tests_of(ShowTestsOf(project.ref), unit, turn)
    page, more = as_seen(found[:ROWS], unit, turn), len(found) > ROWS
    reader, ours = reader_of(page, unit, turn), project.team in turn.audience.teams
    return ShowCard(cards.of_project(project, page, intent, more=more, reader=reader, say=turn.say, ours=ours))


VIEWS: Handlers = {ShowBoard: show_board, ShowTestsOf: show_tests_of, **FINDS}
