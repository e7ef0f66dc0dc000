"""Each story, told once, on each platform, through the real process."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.flows.browser import CHROMIUM, chromium
from tests.flows.driver import Driver
from tests.flows.huddle_scenario import play as play_huddles
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
