"""The scenarios' driver for the playground: a page in headless Chromium for each person and place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from playwright.sync_api import Browser, Locator, ViewportSize

from tests.flows.browser import Person, open_page, process
from tests.flows.driver import ALSO_AT_SITE, PEOPLE, SITE, TEAM, Filling, Seen, fetched, move_clock

_ARTICLES = """all => all.filter(each => each.isConnected).map(each => ({
    words: [each.innerText, ...[...each.querySelectorAll("figure img")].map(image => image.alt)].join(" "),
    buttons: [...each.querySelectorAll("[data-intent]")].map(button => button.innerText),
    links: [...each.querySelectorAll("a")].map(link => link.href),
    by_bot: each.classList.contains("bot"),
    pictures: [...each.querySelectorAll("figure img")].map(image => image.src),
    under: each.dataset.under ? document.getElementById(each.dataset.under).innerText : "",
}))"""
_FIELDS = """all => all.some(each => !each.isConnected) ? null : Object.fromEntries(all.flatMap(each => {
    const first = element => element.childNodes[0].textContent.trim();
    if (each.tagName === "FIELDSET") {
        const ticked = [...each.querySelectorAll("input:checked")].map(box => box.labels[0].innerText.trim());
        return [[first(each.querySelector("legend")), ticked.join(", ")]];
    }
    if (!each.labels?.length || ["radio", "checkbox"].includes(each.type)) return [];
    const chosen = each.tagName === "SELECT" && each.value ? each.selectedOptions[0].text : each.value;
    return [[first(each.labels[0]), chosen]];
}))"""
"""What has been shown anew in the meantime is left out, and looked at again."""
PHONE: ViewportSize = {"width": 390, "height": 844}
PRIVATE = "Huddlelog"
"""The button that leads to one's own chat."""


class PlaygroundDriver:
    team = TEAM

    def __init__(self, address: str, pages: Mapping[str, Mapping[str, Person]]) -> None:
        """Person → place → page."""
        self._address = address
        self._pages = pages

    def move_to(self, moment: datetime) -> None:
        move_clock(self._address, moment)

    def add_bot(self, person: str, place: str = TEAM) -> None:
        """Whoever was there before the channel goes there too."""
        page = self._pages[person][place].page
        page.get_by_label("New channel", exact=True).fill(place)
        page.get_by_role("button", name="Add", exact=True).click()
        for each in self._pages.values():
            if place in each:
                each[place].go(place)

    def say(self, person: str, words: str) -> None:
        self._pages[person][TEAM].say(words)

    def mention(self, person: str, words: str, place: str = TEAM) -> None:
        self._pages[person][place].say(f"@Huddlelog {words}")

    def ask(self, person: str, words: str) -> None:
        next(iter(self._pages[person].values())).say(f"/{words}")

    def seen(self, person: str) -> Sequence[Seen]:
        return [seen for each in self._pages[person].values() for seen in _seen(each)]

    def press(self, person: str, label: str, words: Sequence[str]) -> None:
        """The newest in the last place in which there is one."""
        for here in reversed(list(self._pages[person].values())):
            button = here.page.get_by_role("button", name=label, exact=True)
            found = _messages(here, words).filter(has=button)
            if found.count():
                found.last.get_by_role("button", name=label, exact=True).first.click()
                return
        raise AssertionError(f"{person} has no {label} on {words}")

    def save(self, person: str, words: str) -> None:
        message = _messages(self._pages[person][TEAM], (words,)).last
        message.get_by_label("More about this message").click()
        message.get_by_role("button", name="Save as learning").click()

    def link_to(self, words: str) -> str:
        return ""

    def screens(self, person: str, *words: str) -> float:
        """How many of a phone's the newest message with these words takes."""
        here = next(each for each in self._pages[person].values() if _messages(each, words).count())
        before = here.page.viewport_size
        here.page.set_viewport_size(PHONE)
        box = _messages(here, words).last.bounding_box()
        assert before is not None
        assert box is not None
        here.page.set_viewport_size(before)
        return box["height"] / PHONE["height"]

    def picture(self, name: str) -> bytes:
        return fetched(name, "image/png")

    def form(self, person: str) -> Filling | None:
        here = self._with_form(person)
        if here is None:
            return None
        words = " ".join(here.form.inner_text().split())
        fields = here.form.locator("input, textarea, select, fieldset").evaluate_all(_FIELDS)
        return None if fields is None else Filling(words, fields)

    def send(self, person: str, answers: Mapping[str, str], label: str) -> None:
        here = self._with_form(person)
        assert here is not None
        for name, answer in answers.items():
            _fill(here.form, name, answer)
        here.choose(label)

    def _with_form(self, person: str) -> Person | None:
        return next((each for each in self._pages[person].values() if each.form.count()), None)


def _seen(here: Person) -> list[Seen]:
    found = here.page.get_by_role("article").evaluate_all(_ARTICLES)
    return [
        Seen(
            " ".join(each["words"].split()),
            tuple(each["buttons"]),
            tuple(each["links"]),
            each["by_bot"],
            " ".join(each["under"].split()),
            tuple(each["pictures"]),
        )
        for each in found
    ]


def _messages(here: Person, words: Sequence[str]) -> Locator:
    found = here.page.get_by_role("article")
    for each in words:
        found = found.filter(has_text=each)
    return found


def _fill(form: Locator, name: str, answer: str) -> None:
    """By the words of its label, after which may stand that it is needed."""
    called = re.compile(rf"^\s*{re.escape(name)}(\s+needed)?\s*$")
    group = form.locator("fieldset").filter(has=form.page.locator("legend", has_text=called))
    if group.count():
        for box in group.get_by_role("checkbox").all():
            box.uncheck()
        for label in filter(None, answer.split(", ")):
            group.get_by_label(label, exact=True).check()
        return
    field = form.get_by_label(called)
    if field.evaluate("each => each.tagName") != "SELECT":
        field.fill(answer)
        return
    search = form.locator(f"[data-for={field.get_attribute('id')}]")
    if search.count():
        search.fill(answer)
    field.select_option(label=answer)


@contextmanager
def playground_driver(browser: Browser, folder: Path, *, everywhere: bool = False) -> Iterator[PlaygroundDriver]:
    """`everywhere`: each person has their own chat open besides, and whoever is in it the other channel."""
    places = {
        name: (TEAM, *([SITE] if name == ALSO_AT_SITE else []), PRIVATE) if everywhere else (TEAM,)
        for name in (PEOPLE if everywhere else PEOPLE[:2])
    }
    with process(folder, "serve", "--local") as address, pages_of(browser, address, places) as driver:
        yield driver


@contextmanager
def pages_of(browser: Browser, address: str, places: Mapping[str, Sequence[str]]) -> Iterator[PlaygroundDriver]:
    """Person → the places that they have open. Asserts at the end that nothing has gone wrong on any page."""
    pages = {name: {place: _opened(browser, address, name, place) for place in told} for name, told in places.items()}
    everybody = [person for each in pages.values() for person in each.values()]
    yield PlaygroundDriver(address, pages)
    assert [trouble for person in everybody for trouble in person.trouble] == []
    for person in everybody:
        person.page.context.close()


def _opened(browser: Browser, address: str, name: str, place: str) -> Person:
    """Where it is not there yet, nobody goes anywhere: whoever adds the bot to it brings the others."""
    person = open_page(browser, address, name.partition(" ")[0].lower(), 1280)
    if person.page.get_by_role("navigation").get_by_role("button", name=place, exact=True).count():
        person.go(place)
    return person
