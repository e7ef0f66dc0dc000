"""What the story asks of a platform's client, and what somebody sees in it."""

import json
import time
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from tests.patience import PATIENCE

TEAM, SITE = "Ward 7", "Site huddle"
"""The channels: everybody is in the first, and Cara alone in the other."""
PEOPLE = ("Amina Yusuf", "Ben Carter", "Cara Lindqvist")
ALSO_AT_SITE = PEOPLE[2]

T = TypeVar("T")


@dataclass(frozen=True)
class Seen:
    """A message as it stands before somebody; white space is single spaces."""

    words: str
    buttons: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    by_bot: bool = True
    under: str = ""
    """The words of the message in whose thread it stands."""
    pictures: tuple[str, ...] = ()
    """Addresses, or the platform's own names of files."""


@dataclass(frozen=True)
class Filling:
    """A form as it stands before somebody."""

    words: str
    """All that can be read on it: title, labels, hints, errors."""
    values: Mapping[str, str]
    """Label → what stands in the field; of a choice its label, of several their labels with commas."""


def move_clock(address: str, moment: datetime) -> None:
    """Of a process that runs with --local."""
    body = json.dumps({"now": moment.isoformat()}).encode()
    request = urllib.request.Request(f"{address}/local/clock", body, {"Content-Type": "application/json"})
    urllib.request.urlopen(request).close()


def fetched(address: str, kind: str) -> bytes:
    """Whoever has the address can read it; asserts that it is of that kind, as a browser would take it."""
    with urllib.request.urlopen(address) as answer:
        assert answer.headers.get_content_type() == kind
        content: bytes = answer.read()
        return content


class Driver(Protocol):
    """PEOPLE in the channels and each in a personal chat, in one platform's client."""

    @property
    def team(self) -> str:
        """The channel's name, of which the platform has its own idea."""
        ...

    def move_to(self, moment: datetime) -> None:
        """The clock, forward."""
        ...

    def add_bot(self, person: str, place: str = TEAM) -> None: ...

    def say(self, person: str, words: str) -> None:
        """To the others in the channel."""
        ...

    def mention(self, person: str, words: str, place: str = TEAM) -> None:
        """To the bot, in a channel."""
        ...

    def ask(self, person: str, words: str) -> None:
        """To the bot, where nobody else can read it."""
        ...

    def seen(self, person: str) -> Sequence[Seen]:
        """Everything that stands before somebody, in channels and in private, oldest first in each."""
        ...

    def picture(self, name: str) -> bytes:
        """The file of a picture that somebody has seen."""
        ...

    def press(self, person: str, label: str, words: Sequence[str]) -> None:
        """A button of the newest message that has it and all these words."""
        ...

    def save(self, person: str, words: str) -> None:
        """The message action, on the newest message with these words."""
        ...

    def link_to(self, words: str) -> str:
        """Of a message in the channel; "" where the platform has none."""
        ...

    def form(self, person: str) -> Filling | None:
        """The one that is open."""
        ...

    def send(self, person: str, answers: Mapping[str, str], label: str) -> None:
        """Fills in the open form, by its labels, and presses one of its buttons.

        A choice is answered by its label, which is typed for where that is the way; several with commas.
        """
        ...


@dataclass(frozen=True)
class Somebody:
    driver: Driver
    name: str

    @property
    def hello(self) -> str:
        return f"Hello {self.driver.team}."

    @property
    def saved(self) -> str:
        return f"Saved for {self.driver.team}"

    @property
    def entry(self) -> str:
        return f"{self.driver.team} learned"

    def mention(self, words: str, place: str = "") -> None:
        self.driver.mention(self.name, words, place or self.driver.team)

    def ask(self, words: str) -> None:
        self.driver.ask(self.name, words)

    def all(self, *words: str) -> list[Seen]:
        """Every message that has all of these words."""
        return [each for each in self.driver.seen(self.name) if all(part in each.words for part in words)]

    def latest(self, *words: str) -> Seen:
        return self.until(lambda: self.all(*words), f"never saw {words}")[-1]

    def sees_no(self, *words: str) -> bool:
        return not self.all(*words)

    def picture(self, *words: str) -> bytes:
        """The newest picture on a message with these words, as a PNG."""
        shown = self.until(lambda: [each for each in self.all(*words) if each.pictures], f"saw no picture on {words}")
        file = self.driver.picture(shown[-1].pictures[-1])
        assert file.startswith(b"\x89PNG")
        return file

    def posted(self, words: str) -> list[Seen]:
        """The channel's cards of entries, as everybody has them."""
        return [each for each in self.all(words) if "Open" in each.buttons]

    def press(self, label: str, *words: str) -> None:
        self.until(lambda: any(label in each.buttons for each in self.all(*words)), f"has no {label} on {words}")
        self.driver.press(self.name, label, words)

    def form(self, *words: str) -> Filling:
        """The open form, as soon as it has these words on it."""

        def opened() -> list[Filling]:
            form = self.driver.form(self.name)
            return [form] if form and all(part in form.words for part in words) else []

        return self.until(opened, f"was never shown a form with {words}")[0]

    def send(self, answers: Mapping[str, str], label: str = "Save") -> None:
        self.driver.send(self.name, answers, label)

    def has_no_form(self) -> None:
        self.until(lambda: self.driver.form(self.name) is None, "still has the form")

    def until(self, look: Callable[[], T], otherwise: str) -> T:
        """What `look` finds, as soon as it finds something."""
        end = time.monotonic() + PATIENCE
        while not (found := look()):
            if time.monotonic() > end:
                raise AssertionError(f"{self.name} {otherwise}; what was there:\n{self._all_that_is_seen()}")
            time.sleep(0.05)
        return found

    def _all_that_is_seen(self) -> str:
        form = self.driver.form(self.name)
        lines = [f"{each.words} {list(each.buttons)}" for each in self.driver.seen(self.name)]
        return "\n".join([*lines, f"form: {form.words if form else None}"])
