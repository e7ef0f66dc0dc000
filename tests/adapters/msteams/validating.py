"""Adaptive Cards as a reader would see them, and what holds their limits: ours, and the validator's."""

import json
import os
import runpy
import shutil
import subprocess
import warnings
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.chat.phrases import load
from tests.shared import SHARED

SAY = load()
PACKAGES = Path(__file__).parents[2] / "clients"
"""Where `make clients` puts Microsoft's own parser."""
MARKUP = set("*_`[]<>&~#\\|{}")


def within(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in it, at any depth; what an action falls back to is left out."""
    if isinstance(value, dict):
        yield value
    parts = (
        [each for name, each in value.items() if name not in ("fallback", "data")] if isinstance(value, dict) else []
    )
    for each in value if isinstance(value, list) else parts:
        yield from within(each)


def said(shown: Any) -> list[str]:
    """What a reader sees of texts, one line a block."""
    lines = []
    for each in within(shown):
        if each.get("type") == "TextBlock":
            lines.append(each["text"])
        if each.get("type") == "RichTextBlock":
            lines.append("".join(run["text"] for run in each["inlines"]))
    return lines


def actions(shown: Any) -> list[dict[str, Any]]:
    return [each for each in within(shown) if each.get("type") in ("Action.Execute", "Action.Submit")]


def over_limits(shown: dict[str, Any], most: int = 80 * 1024) -> list[str]:
    """What of a card Teams would not take, or would read as something else; written apart from the code."""
    wrong = [] if len(json.dumps(shown, ensure_ascii=False).encode("utf-16-le")) <= most * 1.2 else ["size"]
    wrong += [] if (shown["type"], shown["version"]) == ("AdaptiveCard", "1.5") else ["version"]
    if not shown["body"]:
        wrong.append("empty")
    ids = []
    for each in within(shown):
        match each.get("type", ""):
            case "ActionSet" if not 0 < len(each["actions"]) <= 6:
                wrong.append(f"{len(each['actions'])} actions")
            case "Action.Execute" | "Action.Submit" if not 0 < len(each["title"]) <= 80:
                wrong.append("a label")
            case "TextBlock" if MARKUP & set(each["text"]):
                wrong.append(f"parsed: {each['text'][:40]}")
            case "TextRun" if "{{" in each["text"] or not each["text"]:
                wrong.append(f"a run: {each['text'][:40]}")
            case "FactSet":
                wrong.append("a fact set parses its values")
            case "Image" if not (each["url"].startswith(("https://", "http://127.0.0.1:")) and each["altText"]):
                wrong.append("an image")
            case "Action.OpenUrl" if not each["url"].startswith(("https://", "http://")):
                wrong.append("a link")
            case str(kind) if kind.startswith("Input."):
                ids.append(each["id"])
                wrong += _wrong_input(each)
    return wrong + (["ids"] if len(ids) != len(set(ids)) else [])


def _wrong_input(each: dict[str, Any]) -> list[str]:
    wrong = [] if each["label"] and "{{" not in each["label"] else ["a label"]
    if each.get("isRequired") and not each.get("errorMessage"):
        wrong.append("no words for what is missing")
    values = [choice["value"] for choice in each.get("choices", [])]
    if len(values) != len(set(values)) or not all(
        choice["title"] and choice["value"] for choice in each.get("choices", [])
    ):
        wrong.append("choices")
    chosen = each.get("value", values[0] if values else "")
    if values and not set(chosen.split(",") if each.get("isMultiSelect") else [chosen]) <= set(values):
        wrong.append("a value that is no choice")
    if len(each.get("value", "").encode("utf-16-le")) // 2 > each.get("maxLength", 10**6):
        wrong.append("a value that is longer than its field")
    return wrong


def complaints(shown: Mapping[str, Any]) -> list[str]:
    """What the validator and Microsoft's own parser find in cards: errors, and warnings but that of 28 KB."""
    program = SHARED / "validators" / "adaptive_card.py"
    if not program.exists():
        pytest.skip("the validator of Adaptive Cards is not here; HUDDLELOG_SHARED names the folder that it is in")
    if not shutil.which("node") or not (PACKAGES / "node_modules" / "adaptivecards").exists():
        pytest.skip("the validator of Adaptive Cards needs Node.js and its packages: make clients")
    pytest.importorskip("jsonschema", reason="the validator of Adaptive Cards needs the package jsonschema")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the program leaves the file of its schema to be closed
        check = runpy.run_path(str(program))["check"]
    different = {json.dumps(each): name for name, each in shown.items()}
    found = []
    for (each, name), parsed in zip(
        different.items(), _parsed(program.with_name("ac_node.js"), different), strict=True
    ):
        errors, warned = check(json.loads(each))
        found += [f"{name}: {line}" for line in (*errors, *warned, *parsed["errors"], *parsed["warnings"])]
    return [line for line in found if "> 28 KB" not in line]


def _parsed(script: Path, shown: Iterable[str]) -> list[dict[str, list[str]]]:
    """What Microsoft's parser says of each."""
    command = ["node", str(Path(__file__).with_name("each_card.js")), str(script)]
    packages = os.environ | {"CARD_NODE_MODULES": str(PACKAGES)}
    cards = f"[{','.join(shown)}]"
    done = subprocess.run(command, input=cards, env=packages, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]
