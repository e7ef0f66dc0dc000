"""The README's table of what is the same everywhere, held against the adapters' code."""

import ast
import io
import json
import re
import zipfile
from pathlib import Path
from typing import get_args

import pytest

from adapters.msteams.manifest import package
from bot.chat.inbound import Inbound
from bot.chat.phrases import load
from bot.chat.reply import Reply
from bot.compose import manifest_for_slack
from bot.settings import Settings

SAY = load()
APP_ID = "11111111-2222-3333-4444-555555555555"
ROOT = Path(__file__).parents[2]
PLATFORMS = {"Slack": "slack", "Microsoft Teams": "msteams", "playground": "playground"}
ARRIVES = {
    "say it": "TextSaid",
    "press a button": "ButtonPressed",
    "fill in a form, in steps, errors at their fields": "FormSubmitted",
    "type to find a choice": "OptionsAsked",
    "save somebody's message": "MessageSaved",
    "search while writing a message": "SearchAsked",
    "your home": "HomeOpened",
    "one welcome, once": "BotAdded",
}
"""Row → what the adapter has to hand to the core for it."""
BY_WORDS = {("search while writing a message", "Slack"), ("search while writing a message", "playground")}
"""Where a platform has no place of its own for it, the words alone do it, and the table shows them."""
SHOWN = ("an answer for you alone", "a card that changes in place", "something later, that nobody has just asked for")


def table() -> dict[str, dict[str, str]]:
    text = (ROOT / "README.md").read_text("utf-8").partition("## The same everywhere")[2].partition("\n## ")[0]
    lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if "|" in line]
    header, _, *rows = lines
    assert header[1:] == list(PLATFORMS)
    return {row[0]: dict(zip(header[1:], row[1:], strict=True)) for row in rows}


def names_called(platform: str) -> set[str]:
    """Everything that is constructed or matched in the adapter."""
    found: set[str] = set()
    for path in (ROOT / "adapters" / platform).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                found.add(node.func.id)
            if isinstance(node, ast.MatchClass) and isinstance(node.cls, ast.Name):
                found.add(f"match {node.cls.id}")
    return found


def test_the_table_has_a_row_for_everything_that_can_arrive() -> None:
    assert set(ARRIVES.values()) == {kind.__name__ for kind in get_args(Inbound)}
    assert {*ARRIVES, *SHOWN} <= table().keys()


@pytest.mark.parametrize("name", PLATFORMS)
def test_what_the_table_promises_arrives(name: str) -> None:
    called = names_called(PLATFORMS[name])
    for row, kind in ARRIVES.items():
        cell = table()[row][name]
        assert cell not in ("", "–"), row
        if (row, name) in BY_WORDS:
            assert re.search(r"`/.*find …`", cell)
        else:
            assert kind in called, f"{name}: {row}"


@pytest.mark.parametrize("name", PLATFORMS)
def test_every_reply_is_shown(name: str) -> None:
    called = names_called(PLATFORMS[name])
    assert {f"match {kind.__name__}" for kind in get_args(Reply)} <= called
    assert all(table()[row][name] not in ("", "–") for row in SHOWN)


def test_a_cell_is_empty_only_where_the_platform_has_no_such_thing() -> None:
    assert [(row, name) for row, cells in table().items() for name, cell in cells.items() if cell == "–"] == [
        ("who administers", "playground"),
        ("without a public address", "Microsoft Teams"),
    ]


def test_what_the_cells_name_is_what_the_platforms_are_told() -> None:
    cells = table()
    settings = Settings.from_env({"HUDDLELOG_PUBLIC_URL": "https://x.example"})
    slack = json.loads(manifest_for_slack(settings, SAY, socket_mode=False))["features"]
    commands = {each["command"] for each in slack["slash_commands"]}
    assert set(re.findall(r"`(/\w+) …`", cells["say it"]["Slack"])) == commands
    assert {each["name"] for each in slack["shortcuts"]} >= {"Save as learning"}
    with zipfile.ZipFile(io.BytesIO(package(APP_ID, [("learn", "x")], SAY, public_url="https://x.example"))) as file:
        extension = json.loads(file.read("manifest.json"))["composeExtensions"][0]
    titles = {each["type"]: each["title"] for each in extension["commands"]}
    assert titles == {"action": "Save as learning", "query": "Find learning"}
    for row, name, words in (
        ("save somebody's message", "Slack", titles["action"]),
        ("save somebody's message", "Microsoft Teams", titles["action"]),
        ("search while writing a message", "Microsoft Teams", titles["query"]),
    ):
        assert f"*{words}*" in cells[row][name]


def test_later_messages_have_a_messenger_on_each_platform() -> None:
    composed = (ROOT / "bot" / "compose.py").read_text("utf-8")
    assert len(re.findall(r"app\.messengers\[[^]]+\] = ", composed)) == len(PLATFORMS)
