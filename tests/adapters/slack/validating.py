"""Block Kit as a reader would see it, and what holds its limits: ours, and the validator beside the project."""

import html
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from adapters.slack.cards import blocks
from bot.chat.card import Card, Element
from bot.chat.phrases import load
from tests.adapters.fakes import words
from tests.shared import SHARED


def complaints(folder: Path, surface: str, shown: Mapping[str, Any]) -> list[str]:
    """What the validator finds in messages or views: errors and warnings."""
    program = SHARED / "validators" / "slack_blocks.py"
    if not program.exists():
        pytest.skip("the validator of Block Kit is not here; HUDDLELOG_SHARED names the folder that it is in")
    pytest.importorskip("jsonschema", reason="the validator of Block Kit needs the package jsonschema")
    files = {f"{number}.json": name for number, name in enumerate(shown)}
    for file, name in files.items():
        (folder / file).write_text(json.dumps(shown[name]))
    command = [sys.executable, str(program), "--surface", surface, *files]
    output = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout.splitlines()
    assert sum("error(s)" in line for line in output) == len(files), output
    found = [line.split(" ", 2) for line in output if line.startswith(("ERROR ", "WARN "))]
    return [f"{files[file]}: {wrong}" for _, file, wrong in found]


SAY = load()


def drawn(*elements: Element) -> list[dict[str, Any]]:
    """Without the title."""
    return blocks(Card(words("T"), elements), SAY)[1:]


def within(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in it, at any depth."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from within(each)


_TEXTS = {"header": 150, "section": 3000, "button": 75, "input": 2000}
_COUNTS = {
    "actions": ("elements", 25),
    "section": ("fields", 10),
    "table": ("rows", 100),
    "static_select": ("options", 100),
    "multi_static_select": ("options", 100),
    "checkboxes": ("options", 10),
}


def over_limits(shown: dict[str, Any]) -> list[str]:
    """What of a message or a view is beyond a limit of Slack's; written apart from the code that keeps them."""
    most = 50 if "type" not in shown else 100
    wrong = [f"{len(shown['blocks'])} blocks"] if len(shown["blocks"]) > most else []
    if "type" not in shown and len(said(shown["blocks"])) + 125 * len(shown["blocks"]) > 13_000:
        wrong.append("characters in all")
    if len(json.dumps(shown)) > 250_000 or len(shown.get("private_metadata", "")) > 3000:
        wrong.append("size")
    wrong += [
        f"{key} of the view" for key in ("title", "submit", "close") if len(shown.get(key, {}).get("text", "")) > 24
    ]
    for each in within(shown["blocks"]):
        kind = each.get("type", "")
        for text in [each.get("text"), each.get("label"), *each.get("fields", [])]:
            words = text if isinstance(text, str) else (text or {}).get("text")
            if words is not None and not 0 < len(words) <= _TEXTS.get(kind, 3000):
                wrong.append(f"{kind}: {len(words)} characters")
        key, count = _COUNTS.get(kind, ("", 0))
        if key in each and not 0 < len(each[key]) <= count:
            wrong.append(f"{kind}: {len(each[key])} {key}")
        if kind == "button" and len(each["value"]) > 2000:
            wrong.append("value of a button")
        if "value" in each and kind == "" and not (0 < len(each["value"]) <= 75 and len(each["text"]["text"]) <= 75):
            wrong.append("option")
        if len(each.get("hint", {}).get("text", "")) > 2000 or len(each.get("initial_value", "")) > 3000:
            wrong.append("input")
        if len(each.get("initial_value", "")) > each.get("max_length", 3000):
            wrong.append("what stands in a field is longer than it may be")
    for key in ("action_id", "block_id"):
        ids = [
            each[key]
            for each in within(shown["blocks"])
            if key in each and each[key] != "answer" and not each[key].startswith("look_up:")
        ]
        if len(ids) != len(set(ids)) or any(len(each) > 255 for each in ids):
            wrong.append(key)
    return wrong


def said(shown: Any) -> str:
    """The words that a reader sees, in order; what is parsed is parsed as Slack would."""
    if isinstance(shown, list):
        return "".join(said(each) for each in shown)
    if not isinstance(shown, dict) or shown.get("type") == "button":
        return ""
    words = shown.get("text")
    if not isinstance(words, str):
        return "".join(said(each) for each in shown.values())
    if shown.get("type") == "mrkdwn":
        return html.unescape(re.sub(r"<[^|>]*\|([^>]*)>|<([^>]*)>|[*`]", r"\1\2", words))
    return words
