"""The real process on a free port, and headless Chromium in front of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Playwright, Route, expect

from tests.patience import PATIENCE
from tests.running import free_port, huddlelog

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync".split()
)


@contextmanager
def playground(folder: Path) -> Iterator[str]:
    """The address of a fresh playground with its sample."""
    with process(folder, "demo") as address:
        yield address


@contextmanager
def process(folder: Path, *command: str, **settings: str) -> Iterator[str]:
    """The address of a fresh process with an empty database."""
    port = free_port()
    with huddlelog(folder, port, *command, settings=settings):
        yield f"http://127.0.0.1:{port}"


def chromium(playwright: Playwright) -> Browser:
    expect.set_options(timeout=1000 * PATIENCE)
    return playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)


@dataclass
class Person:
    """A persona at a page of their own; whatever goes wrong there is kept in `trouble`."""

    page: Page
    trouble: list[str] = field(default_factory=list)

    def go(self, place: str) -> None:
        """To a channel, or with "Huddlelog" to the personal chat."""
        menu = self.page.get_by_role("button", name="Menu", exact=True)
        if menu.is_visible():
            menu.click()
        self.page.get_by_role("navigation").get_by_role("button", name=place, exact=True).click()

    def say(self, words: str) -> None:
        self.page.locator("#words").fill(words)
        self.page.get_by_role("button", name="Send", exact=True).click()

    def latest(self, words: str) -> Locator:
        """The newest message with these words."""
        return self.page.get_by_role("article").filter(has_text=words).last

    def press(self, words: str, label: str) -> None:
        self.latest(words).get_by_role("button", name=label, exact=True).click()

    @property
    def form(self) -> Locator:
        return self.page.locator("form.form")

    def choose(self, label: str) -> None:
        self.form.get_by_role("button", name=label, exact=True).click()


def open_page(browser: Browser, address: str, persona: str, width: int, scheme: str = "light") -> Person:
    """A page that may reach the playground and nothing else."""
    context = browser.new_context(
        viewport={"width": width, "height": 860}, color_scheme="dark" if scheme == "dark" else "light"
    )
    context.set_default_timeout(1000 * PATIENCE)
    person = Person(context.new_page())
    _keep_inside(context, address, person)
    person.page.on("pageerror", lambda error: person.trouble.append(str(error)))
    person.page.on("console", lambda message: _note(message, person))
    person.page.goto(f"{address}/?as={persona}")
    person.page.locator("#words-label").wait_for(state="attached")
    return person


def _keep_inside(context: BrowserContext, address: str, person: Person) -> None:
    def decide(route: Route) -> None:
        if route.request.url.startswith((address, "data:")):
            route.continue_()
        else:
            person.trouble.append(f"asked for {route.request.url}")
            route.abort()

    context.route("**/*", decide)


def _note(message: ConsoleMessage, person: Person) -> None:
    if message.type == "error":
        person.trouble.append(message.text)


def grave_findings(page: Page) -> list[str]:
    """The ids of what axe finds serious or critical."""
    found = Axe().run(page).response["violations"]
    return [each["id"] for each in found if each["impact"] in ("serious", "critical")]
