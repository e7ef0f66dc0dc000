"""Learning that travels between platforms, and Monday's round-up, through the real process."""

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.flows.both_platforms import IN_TEAMS, both_platforms
from tests.flows.browser import CHROMIUM, chromium
from tests.flows.digest_scenario import PLACES
from tests.flows.digest_scenario import play as play_digests
from tests.flows.driver import ALSO_AT_SITE
from tests.flows.joining_scenario import play as play_joining
from tests.flows.network_scenario import play as play_network
from tests.flows.playground_driver import pages_of
from tests.flows.trust import trust


def test_learning_travels_from_slack_to_teams_and_its_outcome_back(tmp_path: Path) -> None:
    with both_platforms(tmp_path) as both:
        play_network(both)


def test_one_trust_on_two_platforms(tmp_path: Path) -> None:
    with both_platforms(tmp_path, in_teams=(*IN_TEAMS, ALSO_AT_SITE)) as both:
        play_joining(both)


def test_monday_in_a_whole_trust(tmp_path: Path) -> None:
    if not CHROMIUM.exists():
        pytest.skip(f"there is no Chromium at {CHROMIUM}")
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        with trust(tmp_path) as address, pages_of(browser, address, PLACES) as driver:
            play_digests(driver)
        browser.close()
