"""The scenario's driver for Slack: signed requests to the real process, and a Web API that records what it sends."""

import json
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

from aiohttp import web

from tests.adapters.slack.fake_api import BOT, SECRET, TEAM, TOKEN, FakeSlack, person, signed
from tests.adapters.slack.validating import over_limits
from tests.flows.browser import process
from tests.flows.driver import ALSO_AT_SITE, PEOPLE, SITE, Filling, Seen, fetched, move_clock
from tests.flows.driver import TEAM as WARD
from tests.flows.slack_payloads import Payloads, Workspace
from tests.flows.slack_screen import Modal, Screen, Shown, buttons_in
from tests.patience import PATIENCE

Json = dict[str, Any]

ANSWERED_WITHIN = 3.0
"""Seconds that Slack waits."""


USERS = {name: f"U0{name.split()[0].upper()}" for name in PEOPLE}
HERE = Workspace(TEAM, "ward", "A0APP", BOT, {WARD: "C0WARD7", SITE: "C0SITE"}, USERS)


class RecordingSlack(FakeSlack):
    """Keeps what it has answered, and takes each trigger once, as Slack does."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[tuple[str, Json, Json]] = []
        """(method or response_url, arguments, answer) of what was not refused, in order."""
        self.used: set[str] = set()

    def url_for(self, number: int) -> str:
        return self.response_url.rpartition("/")[0] + f"/{number}"

    def _answer(self, method: str, arguments: Json) -> Json:
        trigger = arguments.get("trigger_id")
        if trigger in self.used:
            return {"ok": False, "error": "exchanged_trigger_id"}
        answer = super()._answer(method, arguments)
        if trigger:
            self.used.add(trigger)
        if answer["ok"]:
            self.done.append((method, arguments, answer))
        return answer

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        self.done.append((self.url_for(int(request.match_info["id"])), await request.json(), {}))
        return await super()._respond(request)


class SlackDriver:
    """Sends every request as often as Slack does that believes it lost, and presses every message's button twice."""

    team = WARD

    def __init__(self, address: str, slack: RecordingSlack) -> None:
        self._address = address
        self._events = f"{address}/slack/events"
        self._slack = slack
        self._here = HERE
        self._payloads = Payloads(self._here)
        ward, site = self._here.channels.values()
        channels = {id: (ward, site) if name == ALSO_AT_SITE else (ward,) for name, id in self._here.users.items()}
        self._screen = Screen(channels, {id: f"D{id}" for id in self._here.users.values()})
        self._triggers: dict[str, str] = {}
        """Trigger → whose it is."""
        self._pressed: tuple[str, ...] = ()
        """The triggers of a button's two presses."""
        self._until = 0.0
        self._urls = count(1)
        self._read = 0
        self._took: list[float] = []
        """Seconds until each answer."""

    def is_answered_in_time(self) -> bool:
        """Not each by itself: this computer may have something else to do for a moment."""
        return median(self._took) < ANSWERED_WITHIN

    # What people do

    def move_to(self, moment: datetime) -> None:
        move_clock(self._address, moment)

    def add_bot(self, person: str, place: str = WARD) -> None:
        self._event(self._payloads.joined(person, self._here.channels[place]))

    def say(self, person: str, words: str) -> None:
        self._screen.said(self._here.channel, self._payloads.now(), person, words)

    def mention(self, person: str, words: str, place: str = WARD) -> None:
        at, text = self._payloads.now(), f"<@{self._here.bot_user}> {words}"
        self._screen.said(self._here.channels[place], at, person, text)
        self._event(self._payloads.mention(person, text, at, self._here.channels[place]))

    def ask(self, person: str, words: str) -> None:
        url = self._url(person, None)
        answer = self._again(self._payloads.command(person, words, self._trigger(person), url))
        if answer:
            self._screen.responded(url, self._payloads.now(), answer)

    def press(self, person: str, label: str, words: Sequence[str]) -> None:
        modal = self._card(person)
        if modal is not None and _has(modal.seen(), words, label):
            self._press_in(person, modal, label)
            return
        message = [each for each in self._before(person) if _has(each.seen(), words, label)][-1]
        button = next(each for each in buttons_in(message.blocks) if each["text"]["text"] == label)
        self._pressed = (self._trigger(person), self._trigger(person))
        for trigger in self._pressed:
            self._again(self._payloads.press(person, message, button, trigger, self._url(person, message)))
        self._until = time.monotonic() + PATIENCE

    def save(self, person: str, words: str) -> None:
        message = [each for each in self._before(person) if words in each.seen().words and each.author][-1]
        url = self._url(person, message)
        self._again(self._payloads.save_message(person, message, self._trigger(person), url))

    def send(self, person: str, answers: Mapping[str, str], label: str) -> None:
        modal = self._modal(person)
        assert modal is not None
        for name, answer in answers.items():
            modal.fill(name, answer, self._looked_up(person, modal, name, answer))
        if label != modal.view["submit"]["text"]:
            self._press_in(person, modal, label)
            return
        outcome = self._again(self._payloads.submission(person, modal, self._trigger(person)))
        self._screen.answered_submission(self._here.users[person], outcome)

    # What people see

    def seen(self, person: str) -> Sequence[Seen]:
        card = self._card(person)
        return [*(self._screen.seen(each) for each in self._before(person)), *([card.seen()] if card else [])]

    def picture(self, name: str) -> bytes:
        return fetched(name, "image/png") if "/" in name else self._slack.files[name]

    def form(self, person: str) -> Filling | None:
        """Once the second press, too, has opened its modal: it would lie over what was typed into the first."""
        opened = self._slack.used.intersection(self._pressed)
        if len(opened) == 1 and time.monotonic() < self._until:
            return None
        modal = self._modal(person)
        return modal.filling() if modal is not None and any(modal.inputs()) else None

    def link_to(self, words: str) -> str:
        message = next(each for each in self._screen.messages if words in each.text)
        return f"https://{HERE.domain}.slack.com/archives/{message.channel}/p{message.at.replace('.', '')}"

    # How it goes over the wire

    def _looked_up(self, person: str, modal: Modal, name: str, answer: str) -> list[Json]:
        block = modal.block(name)
        if block["element"]["type"] != "external_select":
            return []
        found: list[Json] = self._post(self._payloads.typed(person, modal, block, answer), {})["options"]
        return found

    def _event(self, event: Json) -> None:
        self._again(self._payloads.event(event))

    def _press_in(self, person: str, modal: Modal, label: str) -> None:
        button = next(each for each in buttons_in(modal.view["blocks"]) if each["text"]["text"] == label)
        self._again(self._payloads.press_in_modal(person, modal, button, self._trigger(person)))

    def _again(self, body: str) -> Json:
        """What the first request was answered; nobody ever sees the answers to the others. Events come four times."""
        answer = self._post(body, {})
        for number in ("1", "2", "3") if body.startswith("{") else ("1",):
            self._post(body, {"X-Slack-Retry-Num": number, "X-Slack-Retry-Reason": "http_timeout"})
        self._catch_up()
        return answer

    def _post(self, body: str, more: Mapping[str, str]) -> Json:
        request = urllib.request.Request(self._events, body.encode(), {**signed(body), **more})
        started = time.monotonic()
        with urllib.request.urlopen(request) as response:
            said = response.read()
        self._took.append(time.monotonic() - started)
        answer: Json = json.loads(said) if said.strip() else {}
        return answer

    def _trigger(self, person: str) -> str:
        trigger = self._payloads.trigger()
        self._triggers[trigger] = self._here.users[person]
        return trigger

    def _url(self, person: str, pressed: Shown | None) -> str:
        """A response_url, and whom it belongs to."""
        url = self._slack.url_for(next(self._urls))
        self._screen.urls[url] = (self._here.users[person], pressed)
        return url

    # What has come in since anybody looked

    def _before(self, person: str) -> list[Shown]:
        self._catch_up()
        return self._screen.before(self._here.users[person])

    def _modal(self, person: str) -> Modal | None:
        self._catch_up()
        return self._screen.modals.get(self._here.users[person])

    def _card(self, person: str) -> Modal | None:
        """A modal that only shows something."""
        modal = self._modal(person)
        return modal if modal is not None and not any(modal.inputs()) else None

    def _catch_up(self) -> None:
        for method, arguments, answer in self._slack.done[self._read :]:
            self._read += 1
            self._show(method, arguments, answer)

    def _show(self, method: str, arguments: Json, answer: Json) -> None:
        match method:
            case "chat.postMessage":
                self._screen.posted(answer["channel"], answer["ts"], arguments)
            case "chat.postEphemeral":
                self._screen.posted(answer["channel"], answer["ts"], arguments, arguments["user"])
            case "chat.update":
                self._screen.updated(arguments["channel"], arguments["ts"], arguments)
            case "chat.delete":
                self._screen.deleted(arguments["channel"], arguments["ts"])
            case "views.open":
                self._screen.opened(self._triggers[arguments["trigger_id"]], answer["view"]["id"], arguments["view"])
            case "views.update":
                self._screen.view_updated(arguments["view_id"], arguments["view"])
            case url if url in self._screen.urls:
                self._screen.responded(url, self._payloads.now(), arguments)
            case _:
                pass  # a question about people and places


def _has(seen: Seen, words: Sequence[str], label: str) -> bool:
    return label in seen.buttons and all(part in seen.words for part in words)


@contextmanager
def slack_driver(folder: Path, *options: str) -> Iterator[SlackDriver]:
    """`options`: of the process; only with --local its clock can be moved."""
    with recording_slack() as slack, process(folder, "serve", *options, **environment(slack)) as address:
        driver = SlackDriver(address, slack)
        yield driver
        assert driver.is_answered_in_time(), "Slack would have given up"


@contextmanager
def recording_slack() -> Iterator[RecordingSlack]:
    """With PEOPLE and their channels; asserts at the end that Slack would have taken all that was sent."""
    fake = RecordingSlack()
    fake.users.update({id: person(id, name) for name, id in HERE.users.items()})
    fake.channels.update({id: {"id": id, "name": HERE.name_of(id)} for id in HERE.channels.values()})
    with fake.in_thread() as slack:
        yield slack
        shown = [arguments.get("view") or arguments for _, arguments, _ in slack.done]
        assert [wrong for each in shown if "blocks" in each for wrong in over_limits(each)] == []


def environment(slack: RecordingSlack) -> dict[str, str]:
    """For a process."""
    return {"SLACK_SIGNING_SECRET": SECRET, "SLACK_BOT_TOKEN": TOKEN, "SLACK_API_URL": slack.url}
