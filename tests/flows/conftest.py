"""Pages of the playground in headless Chromium, on a laptop and on a phone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.flows.browser import Person, chromium, open_page, playground

WIDTHS = (1280, 390)
Opens = Callable[[str], Person]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = chromium(playwright)
        yield opened
        opened.close()


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    with playground(tmp_path) as started:
        yield started


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """For tests that leave nothing behind which another would stumble over."""
    with playground(tmp_path_factory.mktemp("shared")) as started:
        yield started


@contextmanager
def pages(browser: Browser, address: str, width: int) -> Iterator[Opens]:
    """Opens a page for a persona; at the end nothing may have gone wrong on any of them, nor moved sideways."""
    opened: list[Person] = []

    def opens(persona: str) -> Person:
        opened.append(open_page(browser, address, persona, width))
        return opened[-1]

    try:
        yield opens
        for person in opened:
            assert person.trouble == []
            assert fits(person)
    finally:
        for person in opened:
            person.page.context.close()


@pytest.fixture(params=WIDTHS)
def people(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Opens]:
    """In a playground of their own."""
    with pages(browser, address, request.param) as opens:
        yield opens


@pytest.fixture(params=WIDTHS)
def guests(request: pytest.FixtureRequest, browser: Browser, shared: str) -> Iterator[Opens]:
    """In a playground where others have been before."""
    with pages(browser, shared, request.param) as opens:
        yield opens


def fits(person: Person) -> bool:
    """Nothing has to be scrolled sideways, neither the page nor the conversation in it."""
    widths = "e => e.scrollWidth <= e.clientWidth"
    return all(person.page.locator(each).evaluate(widths) for each in ("html", "#scroll"))
