"""Small tests on boards, in rows and in what was found: few and many, easy and hard."""

from dataclasses import replace
from datetime import date
from typing import Any

from bot.chat.card import Card
from bot.chat.intent import Intent
from bot.chat.phrases import load
from bot.pdsa import board_cards as made_by
from bot.pdsa.board_cards import Board, Part, Reader
from bot.pdsa.board_intents import FindTests, ShowBoard, ShowTestsOf
from bot.pdsa.model import LONGEST_TEXT, Act, Cycle, Decision, Due, Stage
from bot.people.model import TeamId
from bot.projects.model import Aim, Project
from tests.bot.cycles import MONDAY, PLAN, cycle
from tests.elements import HOSTILE, words

SAY = load()
WARD_7 = TeamId("7" * 16)
READER = Reader({}, date(2026, 12, 24), "Europe/London")
OPENED_BY: dict[type[Intent], Intent] = {}
"""No form is of a board."""


def at(stage: Stage, trying: str = "Red lanyard on the trolley key", **changes: Any) -> Cycle:
    return cycle(stage, plan=replace(PLAN, trying=trying[:LONGEST_TEXT]), **changes)


def aim(name: str) -> Project:
    return Project("P-2", WARD_7, Aim(name), None, MONDAY)


def hard() -> tuple[Cycle, ...]:
    stopped = Act(Decision.ABANDON, why=HOSTILE[:LONGEST_TEXT])
    return (
        at(Stage.CLOSED, HOSTILE, act=stopped),
        at(Stage.CLOSED, "&" * LONGEST_TEXT, act=replace(stopped, why="<" * LONGEST_TEXT)),
        at(Stage.CLOSED, "long " * LONGEST_TEXT, act=Act(Decision.ADAPT), order=3),
        at(Stage.ACT, "🧑🏽‍⚕️é漢" * LONGEST_TEXT, due=Due(act=date(2026, 11, 30)), order=2),
        at(Stage.DO, "<" * LONGEST_TEXT, due=Due(do=date(2027, 1, 30))),
    )


def cards() -> dict[str, Card]:
    """By "pdsa.function: what is special"."""
    return {f"pdsa.{function}: {about}": card for function, about, card in (*_boards(), *_lists())}


def _boards() -> list[tuple[str, str, Card]]:
    view = ShowBoard(WARD_7)
    each = tuple(Part(stage, (at(stage),), 1) for stage in Stage)
    most = tuple(Part(stage, hard(), 5000) for stage in Stage)
    few = Board("Ward 7", each, READER, view, can_post=True)
    many = Board(HOSTILE, most, READER, view, can_post=True)
    page, more = Part(Stage.DO, hard() * 2, 5000), ShowBoard(WARD_7, "do", 10)
    return [
        ("board", "a test of each stage", made_by.board(few, SAY)),
        ("board", "none", made_by.board(replace(few, parts=()), SAY)),
        ("board", "posted", made_by.board(replace(few, view=ShowBoard(WARD_7, note="posted")), SAY)),
        ("board", "not posted", made_by.board(replace(few, view=ShowBoard(WARD_7, note="not-posted")), SAY)),
        ("board", "before everybody", made_by.board(replace(few, can_post=False), SAY)),
        ("board", "many, hostile and long", made_by.board(many, SAY)),
        ("of_stage", "a page of many", made_by.of_stage(many, page, more, SAY)),
        ("of_stage", "empty by now", made_by.of_stage(few, Part(Stage.ACT, (), 0), None, SAY)),
    ]


def _lists() -> list[tuple[str, str, Card]]:
    rows, in_rows, found = ShowTestsOf("P-2"), made_by.of_project, made_by.found
    one, hostile = (at(Stage.PLAN),), FindTests(HOSTILE[:300], 10)
    notes = [words(HOSTILE), words("x" * 300)]
    of: Any = {"reader": READER, "say": SAY}
    return [
        ("of_project", "few", in_rows(aim("Keys"), (*one, at(Stage.DO, order=2)), rows, more=False, **of)),
        ("of_project", "many, hostile", in_rows(aim(HOSTILE[:80]), hard() * 3, rows, more=True, **of)),
        ("of_project", "none", in_rows(aim("&" * 80), (), rows, more=False, **of)),
        ("found", "one", found(FindTests("lanyard"), one, [], more=False, **of)),
        ("found", "many, hostile", found(hostile, hard() * 2, notes, more=True, **of)),
        ("found", "nothing", found(FindTests("&" * 300), (), [], more=False, **of)),
        ("what_to_find", "plain", made_by.what_to_find(SAY)),
    ]
