"""The scenario's driver for the playground: two pages in headless Chromium."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator

from tests.flows.browser import Person, open_page, process
from tests.flows.driver import Filling, Seen

_ARTICLES = """all => all.map(each => ({
    words: each.innerText,
    buttons: [...each.querySelectorAll("[data-intent]")].map(button => button.innerText),
    links: [...each.querySelectorAll("a")].map(link => link.href),
    by_bot: each.classList.contains("bot"),
}))"""
_FIELDS = """all => Object.fromEntries(all.filter(each => each.labels?.length && each.type !== "radio")
    .map(each => [each.labels[0].innerText.trim(), each.value]))"""

PEOPLE = ("Amina Yusuf", "Ben Carter")


class PlaygroundDriver:
    team = "Ward 7"

    def __init__(self, pages: Mapping[str, Person]) -> None:
        self._pages = pages

    def add_bot(self, person: str) -> None:
        """Ben, who was there before the channel, goes there too."""
        page = self._pages[person].page
        page.get_by_label("New channel", exact=True).fill(self.team)
        page.get_by_role("button", name="Add", exact=True).click()
        for each in self._pages.values():
            each.go(self.team)

    def say(self, person: str, words: str) -> None:
        self._pages[person].say(words)

    def mention(self, person: str, words: str) -> None:
        self._pages[person].say(f"@Huddlelog {words}")

    def ask(self, person: str, words: str) -> None:
        self._pages[person].say(f"/{words}")

    def seen(self, person: str) -> Sequence[Seen]:
        found = self._pages[person].page.get_by_role("article").evaluate_all(_ARTICLES)
        return [
            Seen(" ".join(each["words"].split()), tuple(each["buttons"]), tuple(each["links"]), each["by_bot"])
            for each in found
        ]

    def press(self, person: str, label: str, words: Sequence[str]) -> None:
        button = self._pages[person].page.get_by_role("button", name=label, exact=True)
        self._message(person, words).filter(has=button).last.get_by_role("button", name=label, exact=True).first.click()

    def save(self, person: str, words: str) -> None:
        message = self._message(person, (words,)).last
        message.get_by_label("More about this message").click()
        message.get_by_role("button", name="Save as learning").click()

    def link_to(self, words: str) -> str:
        return ""

    def form(self, person: str) -> Filling | None:
        form = self._pages[person].form
        if not form.count():
            return None
        words = " ".join(form.inner_text().split())
        return Filling(words, form.locator("input, textarea, select").evaluate_all(_FIELDS))

    def send(self, person: str, answers: Mapping[str, str], label: str) -> None:
        here = self._pages[person]
        for name, answer in answers.items():
            here.form.get_by_label(name, exact=True).fill(answer)
        here.choose(label)

    def _message(self, person: str, words: Sequence[str]) -> Locator:
        found = self._pages[person].page.get_by_role("article")
        for each in words:
            found = found.filter(has_text=each)
        return found


@contextmanager
def playground_driver(browser: Browser, folder: Path) -> Iterator[PlaygroundDriver]:
    """Asserts at the end that nothing has gone wrong on either page."""
    with process(folder, "serve", "--local") as address:
        pages = {name: open_page(browser, address, name.partition(" ")[0].lower(), 1280) for name in PEOPLE}
        yield PlaygroundDriver(pages)
        assert [person.trouble for person in pages.values()] == [[], []]
        for person in pages.values():
            person.page.context.close()
