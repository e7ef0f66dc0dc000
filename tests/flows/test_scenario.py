"""Each story, told once, on each platform, through the real process."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.flows.browser import CHROMIUM, chromium, grave_findings
from tests.flows.driver import Driver
from tests.flows.huddle_scenario import play as play_huddles
from tests.flows.pdsa_scenario import PROJECT
from tests.flows.pdsa_scenario import play as play_tests
from tests.flows.playground_driver import playground_driver
from tests.flows.scenario import play
from tests.flows.slack_driver import slack_driver
from tests.flows.teams_driver import teams_driver


@pytest.fixture
def playground(tmp_path: Path) -> Iterator[Driver]:
    if not CHROMIUM.exists():
        pytest.skip(f"there is no Chromium at {CHROMIUM}")
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        with playground_driver(browser, tmp_path) as driver:
            yield driver
        browser.close()


@pytest.fixture
def slack(tmp_path: Path) -> Iterator[Driver]:
    with slack_driver(tmp_path) as driver:
        yield driver


@pytest.fixture
def teams(tmp_path: Path) -> Iterator[Driver]:
    with teams_driver(tmp_path) as driver:
        yield driver


@pytest.fixture(params=["playground", "slack", "teams"])
def driver(request: pytest.FixtureRequest) -> Driver:
    made: Driver = request.getfixturevalue(request.param)
    return made


def test_the_story_is_the_same_on_every_platform(driver: Driver) -> None:
    play(driver)


@pytest.fixture
def movable_playground(tmp_path: Path) -> Iterator[Driver]:
    if not CHROMIUM.exists():
        pytest.skip(f"there is no Chromium at {CHROMIUM}")
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        with playground_driver(browser, tmp_path, everywhere=True) as driver:
            yield driver
        browser.close()


@pytest.fixture
def movable_slack(tmp_path: Path) -> Iterator[Driver]:
    with slack_driver(tmp_path, "--local") as driver:
        yield driver


@pytest.fixture
def movable_teams(tmp_path: Path) -> Iterator[Driver]:
    with teams_driver(tmp_path, "--local") as driver:
        yield driver


@pytest.fixture(params=["playground", "slack", "teams"])
def movable(request: pytest.FixtureRequest) -> Driver:
    """With a clock that can be moved, and every place in sight."""
    made: Driver = request.getfixturevalue(f"movable_{request.param}")
    return made


def test_a_week_of_huddles_is_the_same_on_every_platform(movable: Driver) -> None:
    play_huddles(movable)


def test_small_tests_with_their_numbers_are_the_same_on_every_platform(movable: Driver) -> None:
    report = play_tests(movable)
    if not CHROMIUM.exists():
        pytest.skip(f"the report was not looked at: there is no Chromium at {CHROMIUM}")
    with ThreadPoolExecutor(1) as beside_the_playground:
        beside_the_playground.submit(look_at_report, report).result()


def look_at_report(address: str) -> None:
    """Every picture is drawn, nobody is shut out, and nothing is asked of anywhere else."""
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_have_text(PROJECT)
        pictures = page.get_by_role("img").evaluate_all("all => all.map(each => [each.alt, each.naturalWidth])")
        assert len(pictures) == 2, "what leads there, and the measure"
        assert all(alt and width > 300 for alt, width in pictures)
        assert [url for url in asked if not url.startswith((address, "data:"))] == []
        assert grave_findings(page) == []
        browser.close()
