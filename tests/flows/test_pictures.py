"""Pictures where people see them: in a conversation, on a page by day and by night, and on paper."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

import pytest
from aiohttp import web
from playwright.sync_api import Browser, Page, expect

from adapters.pages import SealedPages, add_pages, add_sheets
from adapters.playground.conversations import Conversations
from adapters.playground.messenger import PlaygroundMessenger
from adapters.playground.wire import add_playground
from adapters.receiving import Receiving
from adapters.web import HEALTH, make_application
from bot.chat.card import Card
from bot.chat.inbound import Inbound, TextSaid
from bot.chat.phrases import load
from bot.chat.reply import Reply, ShowCard, To
from bot.people.model import OrganisationId, TeamId
from bot.timing.clock import MovableClock
from tests import elements
from tests.adapters.fakes import FakeCore, answer, words
from tests.adapters.msteams.conftest import FakeMemory
from tests.flows.browser import CHROMIUM, grave_findings, open_page
from tests.patience import PATIENCE
from tests.running import free_port

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no Chromium at {CHROMIUM}")
SAY = load()
CHART = elements.chart((9.0, 7.0, None, 8.0, 3.0, 1.0) * 4, "Minutes to find the key fell from 9 to 1")
TREE = elements.tree("of the key", "What leads to what")


class Showing:
    """A process whose every answer is a chart and a tree."""

    def __init__(self, address: str) -> None:
        self.clock = MovableClock()
        self.pages = SealedPages(FakeMemory(), "https://another.example")
        self.address = address
        picture = self.pages.link(OrganisationId("o"), [TeamId("t")], "{}", self.clock.now())
        self.card = Card(words("P-2"), (replace(CHART, picture=picture), TREE, elements.table(30, "found")))
        self.page = picture.replace("https://another.example", address)

    def answer(self, event: Inbound) -> Reply:
        return ShowCard(self.card, To.PLACE) if isinstance(event, TextSaid) else answer(event)

    def application(self, executor: ThreadPoolExecutor) -> web.Application:
        core = FakeCore(answer=self.answer)
        application = make_application(core, SAY, executor)
        add_pages(application, SAY)
        add_sheets(application, SAY, executor, self.clock, self.pages, lambda *_: self.card)
        conversations = Conversations()
        receiving = Receiving(core, executor, application[HEALTH], SAY)
        messenger = PlaygroundMessenger(conversations, self.clock)
        add_playground(application, receiving, conversations, messenger, self.clock)
        return application


@contextmanager
def running(application: web.Application, port: int) -> Iterator[None]:
    """On a thread of its own: Playwright's loop is on this one."""
    ready, done = threading.Event(), threading.Event()

    async def serve() -> None:
        runner = web.AppRunner(application, shutdown_timeout=1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        ready.set()
        await asyncio.to_thread(done.wait)
        await runner.cleanup()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    try:
        assert ready.wait(PATIENCE)
        yield
    finally:
        done.set()
        thread.join()


@pytest.fixture(scope="module")
def showing() -> Iterator[Showing]:
    port = free_port()
    made = Showing(f"http://127.0.0.1:{port}")
    with ThreadPoolExecutor(2) as executor, running(made.application(executor), port):
        yield made


def widths(page: Page) -> list[int]:
    """Of the pictures as they came: 0 for one that did not."""
    found: list[int] = page.evaluate(
        "Promise.all([...document.images].map(i => i.decode().then(() => i.naturalWidth)))"
    )
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_a_chart_in_a_conversation_is_seen_and_read(
    browser: Browser, showing: Showing, width: int, scheme: str
) -> None:
    person = open_page(browser, showing.address, "amina", width, scheme)
    try:
        person.say("@Huddlelog chart")
        picture = person.latest("P-2").get_by_role("img", name=CHART.alt)
        expect(picture).to_be_visible()
        assert picture.evaluate("i => i.decode().then(() => i.naturalWidth)") == 1024
        shown = str(picture.evaluate("i => i.currentSrc"))
        assert shown.startswith(showing.address)
        assert shown.endswith("?dark") is (scheme == "dark")
        person.latest("P-2").get_by_text("The numbers").click()
        expect(person.latest("P-2").get_by_role("cell", name="24 Nov", exact=True).first).to_be_visible()
        assert grave_findings(person.page) == []
        assert person.page.locator("#scroll").evaluate("e => e.scrollWidth <= e.clientWidth")
        assert person.trouble == []
    finally:
        person.page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_on_a_phone_by_day_and_by_night(browser: Browser, showing: Showing, scheme: str) -> None:
    person = open_page(browser, showing.address, "amina", 360, scheme)
    page = person.page
    try:
        page.goto(showing.page)
        assert widths(page) == [1024, 1024]
        expect(page.get_by_role("img", name=CHART.alt)).to_be_visible()
        expect(page.get_by_role("link", name="Download")).to_be_visible()
        assert page.locator("html").evaluate("e => e.scrollWidth <= e.clientWidth")
        assert grave_findings(page) == []
        seen = page.evaluate("document.images[0].currentSrc")
        page.emulate_media(media="print")
        page.wait_for_function(
            "seen => (document.images[0].currentSrc === seen) === %s" % ("false" if scheme == "dark" else "true"),
            arg=seen,
        )
        assert widths(page) == [1024, 1024]
        expect(page.get_by_role("cell", name="24 Nov", exact=True).first).to_be_visible()
        expect(page.get_by_role("link", name="Download")).to_be_hidden()
        assert person.trouble == []
    finally:
        page.context.close()


def test_a_page_that_was_saved_is_whole_without_the_server(browser: Browser, showing: Showing) -> None:
    context = browser.new_context()
    try:
        page = context.new_page()
        answer = page.goto(showing.page)
        assert answer is not None
        saved = answer.text()
        context.set_offline(True)
        page.set_content(saved)
        assert widths(page) == [1024, 1024]
        assert page.locator("main").evaluate("e => getComputedStyle(e).maxWidth") != "none"
    finally:
        context.close()
