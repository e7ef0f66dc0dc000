"""local-slack's page and its control routes, as somebody in the workspace uses them."""

import json
import re
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from playwright.sync_api import Locator, Page

from tests.patience import PATIENCE

BOT = "U0HUDDLE"
PEOPLE = {"Amina Yusuf": "U0AMINA", "Ben Carter": "U0BEN"}
CHANNEL = "C0WARD7"
SECRET, TOKEN = "local-signing-secret", "xoxb-local"

Json = dict[str, Any]
T = TypeVar("T")


def workspace(bot_port: int) -> Json:
    """Two people, and the bot in their channel."""
    app = {
        "appId": "A0HUDDLE",
        "botUserId": BOT,
        "botName": "Huddlelog",
        "botToken": TOKEN,
        "signingSecret": SECRET,
        "mode": "events",
        "requestUrl": f"http://127.0.0.1:{bot_port}/slack/events",
    }
    people = [
        {"id": id, "name": name.split()[0].lower(), "real_name": name, "tz": "Europe/London"}
        for name, id in PEOPLE.items()
    ]
    channels = [{"id": CHANNEL, "name": "ward-7", "members": [BOT, *PEOPLE.values()]}]
    place = {"name": "Riverside", "domain": "riverside", "teamId": "T0RIVER"}
    return {"workspace": place, "apps": [app], "users": people, "channels": channels}


@dataclass(frozen=True)
class Control:
    """What happened in the workspace, and what happens next, without a page."""

    address: str

    def post(self, route: str, **values: object) -> Json:
        request = urllib.request.Request(
            f"{self.address}/_control/{route}", json.dumps(values).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return dict(json.load(answer))

    def get(self, route: str) -> Json:
        with urllib.request.urlopen(f"{self.address}/_control/{route}", timeout=PATIENCE) as answer:
            return dict(json.load(answer))

    def messages(self, *words: str, chat: str = CHANNEL) -> list[Json]:
        """The bot's messages with all of these words, oldest first."""
        said = [each for each in self.get(f"messages/{chat}")["messages"] if each.get("bot_id")]
        return [each for each in said if all(part in shown(each) for part in words)]

    def public(self, *words: str) -> list[Json]:
        return [each for each in self.messages(*words) if "ephemeral_to" not in each]

    def latest(self, *words: str, chat: str = CHANNEL) -> Json:
        return until(lambda: self.messages(*words, chat=chat), f"the bot never said {words}")[-1]

    def again(self, message: Json) -> Json:
        """As it stands there now."""
        return next(each for each in self.messages(chat=message["channel"]) if each["ts"] == message["ts"])

    def personal_chat(self, person: str) -> str:
        """As soon as there is one."""

        def found() -> list[str]:
            channels = self.get("state")["channels"]
            return [each["id"] for each in channels if each["is_im"] and PEOPLE[person] in each["members"]]

        return until(found, f"{person} has no chat with the bot")[0]

    def trouble(self) -> list[str]:
        """Answers of the bot that were no success, and calls that this Slack refused."""
        log = self.get("log")["log"]
        refused = [each["summary"] for each in log if each["direction"] == "internal"]
        answers = [each["summary"] for each in log if each["summary"].startswith("HTTP ")]
        return [*refused, *(each for each in answers if each != "HTTP 200")]


def until(look: Callable[[], T], otherwise: str) -> T:
    """What `look` finds, as soon as it finds something."""
    end = time.monotonic() + PATIENCE
    while not (found := look()):
        if time.monotonic() > end:
            raise AssertionError(otherwise)
        time.sleep(0.05)
    return found


def shown(message: Mapping[str, Any]) -> str:
    """Every word in a message's blocks: the page leaves out rich text."""
    blocks = message.get("blocks")
    words = " ".join(_texts(blocks)) if blocks else str(message.get("text", ""))
    return re.sub(r"\s+", " ", words)


def pictures(message: Mapping[str, Any]) -> list[str]:
    """The ids of files that stand in it."""
    return [each["slack_file"]["id"] for each in message.get("blocks") or () if "slack_file" in each]


def _texts(block: object) -> Iterator[str]:
    if isinstance(block, list):
        for each in block:
            yield from _texts(each)
    elif isinstance(block, dict) and block.get("type") in ("rich_text_section", "rich_text_quote"):
        yield "".join(_texts(block["elements"]))
    elif isinstance(block, dict):
        if isinstance(block.get("text"), str):
            yield block["text"]
        yield from _texts([each for each in block.values() if isinstance(each, list | dict)])


@dataclass(frozen=True)
class SlackPage:
    page: Page

    def act_as(self, person: str) -> None:
        self.page.get_by_label("Act as").select_option(label=person)

    def go(self, place: str) -> None:
        """To a channel, the app's home, or a personal chat under the person's name."""
        self.page.get_by_role("complementary").get_by_role("button", name=place).click()

    def say(self, words: str) -> None:
        composer = self.page.locator(".composer-input")
        composer.fill(words)
        composer.press("Enter")

    def mention(self, words: str) -> None:
        """The bot, picked from the list that opens."""
        composer = self.page.locator(".composer-input")
        composer.press_sequentially("@hud")
        self.page.locator(".mention-option", has_text="Huddlelog").first.click()
        composer.fill(composer.input_value() + words)  # the caret moves a moment after the name was picked
        composer.press("Enter")

    def attach(self, name: str, kind: str) -> None:
        """To what is said next; what is in it matters to nobody."""
        self.page.locator("input[type=file]").set_input_files({"name": name, "mimeType": kind, "buffer": b"x"})

    def message(self, message: Json) -> Locator:
        return self.page.locator(f'.msg[data-ts="{message["ts"]}"]')

    def press(self, message: Json, label: str) -> None:
        self.message(message).get_by_role("button", name=label, exact=True).first.click()

    @property
    def home(self) -> Locator:
        return self.page.locator(".home")

    @property
    def modal(self) -> Locator:
        return self.page.locator(".modal")

    def field(self, label: str) -> Locator:
        """This Slack ties no label to its field."""
        return self.modal.locator(".bk-input", has=self.page.get_by_text(label, exact=True)).locator("input, select")

    def submit(self, label: str = "Save") -> None:
        self.modal.locator(".modal-foot").get_by_role("button", name=label, exact=True).click()

    def close_modal(self) -> None:
        self.modal.locator(".modal-x").click()
