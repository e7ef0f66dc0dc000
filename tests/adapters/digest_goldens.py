"""What a round-up looks like on each platform, of an empty, a small and a very large week: kept in files, renewed by
python -m tests.adapters.digest_goldens
"""

import json
from pathlib import Path
from typing import Any

from adapters.html import Html
from adapters.msteams.buttons import Surface
from adapters.msteams.cards import card as teams_card
from adapters.slack.cards import message
from bot.chat.phrases import load
from bot.digests.cards import message as round_up
from tests.examples_digests import weeks

FOLDER = Path(__file__).parent / "goldens"
WEEKS = ("empty", "small", "very large")
SAY = load()


def in_slack(week: str) -> dict[str, Any]:
    return message(round_up(weeks()[week], SAY), SAY, private=True)


def in_teams(week: str) -> dict[str, Any]:
    return teams_card(round_up(weeks()[week], SAY), SAY, Surface.PERSONAL)


def in_the_playground(week: str) -> str:
    return str(Html(SAY).card(round_up(weeks()[week], SAY)))


def files() -> dict[str, str]:
    """Name → what it should hold."""
    found: dict[str, str] = {}
    for week in WEEKS:
        name = f"digest {week}".replace(" ", "_")
        found[f"{name}.slack.json"] = _json(in_slack(week))
        found[f"{name}.teams.json"] = _json(in_teams(week))
        found[f"{name}.html"] = in_the_playground(week) + "\n"
    return found


def _json(shown: dict[str, Any]) -> str:
    return json.dumps(shown, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, content in files().items():
        (FOLDER / name).write_text(content, "utf-8", newline="")
