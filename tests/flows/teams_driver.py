"""The scenario's driver for Teams: Activity JSON with tokens of a local issuer, and a connector that records."""

import json
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

from tests.adapters.msteams.fake_service import APP_ID, TEAM, TENANT, FakeService, aad
from tests.adapters.msteams.validating import over_limits
from tests.flows.browser import process
from tests.flows.driver import ALSO_AT_SITE, PEOPLE, SITE, Filling, Seen, fetched, move_clock
from tests.flows.driver import TEAM as WARD
from tests.flows.teams_payloads import Activities, Place, Tenant
from tests.flows.teams_screen import Board, Dialog, Shown, actions_on, answer, filling_on, inputs_on, seen_on

Json = dict[str, Any]

CHANNEL = "19:ward7@thread.tacv2"
AT_SITE = "19:site@thread.tacv2"
SITE_TEAM = "19:siteteam@thread.tacv2"
ANSWERED_WITHIN = 5.0
"""Seconds that Teams waits for the answer to a press or a dialog."""


class TeamsDriver:
    """Sends every activity twice, as if Teams believed the first one lost, and presses every card's button twice."""

    def __init__(self, address: str, tenant: Tenant, service: FakeService, at_site: str = ALSO_AT_SITE) -> None:
        self.team = next(iter(tenant.places))
        self._address = address
        self._messages = f"{address}/api/messages"
        self._service = service
        self._here = tenant
        self._activities = Activities(tenant)
        ward, site = (each.channel for each in tenant.places.values())
        channels = {name: (ward, site) if name == at_site else (ward,) for name in tenant.accounts}
        self._board = Board(channels, {name: tenant.chat(name) for name in tenant.accounts})
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
        self._twice(self._activities.added_to_team(person, self._here.places[place]))

    def say(self, person: str, words: str) -> None:
        """Not to the bot, which never hears of it."""
        self._board.sent(self._here.channel, self._activities.id(), {"type": "message", "text": words}, person)

    def mention(self, person: str, words: str, place: str = WARD) -> None:
        there = self._here.places[place]
        activity = self._activities.mention(person, words, self._activities.id(), there)
        self._close_and_send(person, activity, there.channel)

    def ask(self, person: str, words: str) -> None:
        activity = self._activities.said_in_private(person, words, self._activities.id())
        self._close_and_send(person, activity, self._here.chat(person))

    def press(self, person: str, label: str, words: Sequence[str]) -> None:
        dialog = self._board.dialogs.get(person)
        if dialog is not None and _has(seen_on(dialog.card, dialog.title), words, label):
            self._send_in_dialog(person, dialog, _labelled(dialog.card, label), {})
            return
        message = [each for each in self._before(person) if _has(each.seen(person), words, label)][-1]
        card = message.card(person)
        assert card is not None
        self._board.dialogs.pop(person, None)
        for _ in range(2):
            self._send_in_card(person, message, _labelled(card, label), {})

    def save(self, person: str, words: str) -> None:
        message = [each for each in self._before(person) if words in each.seen(person).words and each.author][-1]
        activity = self._activities.save_message(person, message, self.link_to(words))
        self._board.answered_dialog(person, activity, self._twice(activity))

    def send(self, person: str, answers: Mapping[str, str], label: str) -> None:
        dialog, message = self._board.dialogs.get(person), self._with_form(person)
        card = dialog.card if dialog else message.card(person) if message else None
        assert card is not None
        inputs = inputs_on(card)
        typed = {each["id"]: each.get("value", "") for each in inputs}
        where = dialog.opened_by if dialog else self._activities.in_private(person)
        for each in inputs:
            if each["label"] in answers:
                words = answers[each["label"]]
                typed[each["id"]] = answer(self._looked_up(person, each, words, where), words)
        if dialog is not None:
            self._send_in_dialog(person, dialog, _labelled(card, label), typed)
        elif message is not None:
            self._send_in_card(person, message, _labelled(card, label), typed)

    # What people see

    def seen(self, person: str) -> Sequence[Seen]:
        dialog = self._board.dialogs.get(person)
        page = [seen_on(dialog.card, dialog.title)] if dialog and not inputs_on(dialog.card) else []
        return [*(self._board.seen(each, person) for each in self._before(person)), *page]

    def picture(self, name: str) -> bytes:
        return fetched(name, "image/png")

    def form(self, person: str) -> Filling | None:
        dialog, message = self._board.dialogs.get(person), self._with_form(person)
        if dialog is not None:
            return filling_on(dialog.card, dialog.title, {}) if inputs_on(dialog.card) else None
        card = message.card(person) if message else None
        return filling_on(card, "", {}) if card else None

    def link_to(self, words: str) -> str:
        message = next(each for each in self._board.messages if words in each.activity.get("text", ""))
        return f"https://teams.microsoft.com/l/message/{self._here.channel}/{message.id}"

    # How it goes over the wire

    def _looked_up(self, person: str, each: Json, words: str, where: Json) -> Json:
        """The input with the choices that are found for what is typed into it."""
        dataset = each.get("choices.data", {}).get("dataset")
        if not dataset:
            return each
        found = self._post(self._activities.typed(person, dataset, words, where))["value"]["results"]
        return {**each, "choices": found}

    def _send_in_card(self, person: str, message: Shown, action: Json, typed: Mapping[str, str]) -> None:
        data = {**action.get("data", {}), **typed}
        if action["type"] == "Action.Execute":
            activity = self._activities.execute(person, message, action, data)
            self._board.answered_press(person, message, self._twice(activity))
        elif (data.get("msteams") or {}).get("type") == "task/fetch":
            activity = self._activities.fetch(person, message, data)
            self._board.answered_dialog(person, activity, self._twice(activity))
        else:
            self._twice(self._activities.submit(person, message, data))

    def _send_in_dialog(self, person: str, dialog: Dialog, action: Json, typed: Mapping[str, str]) -> None:
        activity = self._activities.dialog_sent(dialog.opened_by, {**action.get("data", {}), **typed})
        self._board.answered_dialog(person, dialog.opened_by, self._twice(activity))

    def _close_and_send(self, person: str, activity: Json, conversation: str) -> None:
        """Who writes something has closed the dialog before."""
        self._board.dialogs.pop(person, None)
        said = {**activity, "text": activity["text"].replace("<at>Huddlelog</at>", "@Huddlelog")}
        self._board.sent(conversation, activity["id"], said, person)
        self._twice(activity)

    def _twice(self, activity: Json) -> Json:
        """What the first was answered; nobody ever sees the second answer."""
        outcome = self._post(activity)
        self._post(activity)
        self._catch_up()
        return outcome

    def _post(self, activity: Json) -> Json:
        request = urllib.request.Request(self._messages, json.dumps(activity).encode(), self._service.headers())
        started = time.monotonic()
        with urllib.request.urlopen(request) as response:
            said = response.read()
        self._took.append(time.monotonic() - started)
        outcome: Json = json.loads(said) if said.strip() else {}
        return outcome

    def _before(self, person: str) -> list[Shown]:
        self._catch_up()
        return self._board.before(person)

    def _catch_up(self) -> None:
        for each in self._service.sent[self._read :]:
            self._read += 1
            match each.method:
                case "POST":
                    self._board.sent(each.conversation, each.id, each.activity)
                case "PUT":
                    self._board.updated(each.id, each.activity)

    def _with_form(self, person: str) -> Shown | None:
        """The newest card with inputs in somebody's own chat."""
        found = [each for each in self._before(person) if (card := each.card(person)) and inputs_on(card)]
        return found[-1] if found else None


def _has(seen: Seen, words: Sequence[str], label: str) -> bool:
    return label in seen.buttons and all(part in seen.words for part in words)


def _labelled(card: Json, label: str) -> Json:
    return next(each for each in actions_on(card) if each["title"] == label)


@contextmanager
def teams_driver(folder: Path, *options: str) -> Iterator[TeamsDriver]:
    """`options`: of the process; only with --local its clock can be moved."""
    with recording_teams() as service, process(folder, "serve", *options, **service.environment()) as address:
        driver = TeamsDriver(address, tenant_of(service), service)
        yield driver
        assert driver.is_answered_in_time(), "Teams would have given up"


@contextmanager
def recording_teams() -> Iterator[FakeService]:
    """Asserts at the end that Teams would have taken all that was sent."""
    with FakeService() as service:
        yield service
        cards = [each["content"] for sent in service.sent for each in sent.activity.get("attachments") or ()]
        assert [wrong for each in cards for wrong in over_limits(each)] == []


def tenant_of(service: FakeService, names: Sequence[str] = PEOPLE, ward: str = WARD) -> Tenant:
    """With these people in the channel `ward`."""
    people = {name: name.partition(" ")[0].lower() for name in names}
    accounts, keys = ({name: make(key) for name, key in people.items()} for make in ("29:{}".format, aad))
    service.channels |= {CHANNEL: ward, AT_SITE: SITE}
    service.teams[SITE_TEAM] = "Site"
    places = {ward: Place(TEAM, "Medicine", CHANNEL), SITE: Place(SITE_TEAM, "Site", AT_SITE)}
    return Tenant(TENANT, APP_ID, service.url, places, accounts, keys)
