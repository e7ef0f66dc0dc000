"""Clients that nobody here wrote, each on a free port of this computer."""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.flows.browser import CHROMIUM
from tests.running import running

MODULES = Path(__file__).parent / "node_modules"
LOCAL_SLACK = MODULES / "local-slack-linux-x64" / "bin" / "local-slack"
AGENTS_PLAYGROUND = MODULES / "@microsoft" / "m365agentsplayground" / "cli.js"


def needs(client: Path) -> pytest.MarkDecorator:
    """Skips where the client or the browser is not there, and says what to do."""
    if not CHROMIUM.exists():
        return pytest.mark.skip(f"there is no Chromium at {CHROMIUM}")
    if client.suffix == ".js" and shutil.which("node") is None:
        return pytest.mark.skip("there is no Node.js")
    return pytest.mark.skipif(not client.exists(), reason="the clients are not installed: make clients")


def open_page(browser: Browser, address: str, *others: str) -> Page:
    """A page that reaches this address, the others, and nothing else."""

    def decide(route: Route) -> None:
        if route.request.url.startswith((address, *others, "data:", "blob:")):
            route.continue_()
        else:
            route.abort()

    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    context.route("**/*", decide)
    page = context.new_page()
    page.goto(address)
    return page


@contextmanager
def local_slack(folder: Path, port: int, configuration: Mapping[str, Any]) -> Iterator[str]:
    """The address of a Slack with this workspace in it."""
    file, address = folder / "local-slack.json", f"http://127.0.0.1:{port}"
    file.write_text(json.dumps(configuration))
    command = (str(LOCAL_SLACK), "--config", str(file), "--port", str(port), "--base-host", "127.0.0.1")
    with running(folder / "local-slack.log", command, f"{address}/_control/state", {}):
        yield address


@contextmanager
def agents_playground(folder: Path, port: int, bot_port: int) -> Iterator[str]:
    """The address of the Microsoft 365 Agents Playground, playing Teams for the bot on `bot_port`."""
    address, messages = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{bot_port}/api/messages"
    command = ("node", str(AGENTS_PLAYGROUND), "-e", messages, "-c", "msteams", "-p", str(port), "--dt")
    settings = {"TEAMSAPPTESTER_BROWSER": "none", "HOME": str(folder)}
    with running(folder / "agents-playground.log", command, address, settings):
        yield address
