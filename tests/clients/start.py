"""Clients that nobody here wrote, and the real process before them: each on a free port of this computer."""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.flows.browser import CHROMIUM, PATIENCE

MODULES = Path(__file__).parent / "node_modules"
LOCAL_SLACK = MODULES / "local-slack-linux-x64" / "bin" / "local-slack"
AGENTS_PLAYGROUND = MODULES / "@microsoft" / "m365agentsplayground" / "cli.js"
OURS = ("HUDDLELOG_", "SLACK_", "MicrosoftApp")
"""How the names of our settings begin: none of a developer's own reaches the process under test."""


def needs(client: Path) -> pytest.MarkDecorator:
    """Skips where the client or the browser is not there, and says what to do."""
    if not CHROMIUM.exists():
        return pytest.mark.skip(f"there is no Chromium at {CHROMIUM}")
    if client.suffix == ".js" and shutil.which("node") is None:
        return pytest.mark.skip("there is no Node.js")
    return pytest.mark.skipif(not client.exists(), reason="the clients are not installed: make clients")


def open_page(browser: Browser, address: str) -> Page:
    """A page that reaches this computer and nothing else."""

    def decide(route: Route) -> None:
        if route.request.url.startswith((address, "data:", "blob:")):
            route.continue_()
        else:
            route.abort()

    context = browser.new_context(viewport={"width": 1280, "height": 1000})
    context.route("**/*", decide)
    page = context.new_page()
    page.goto(address)
    return page


@contextmanager
def huddlelog(folder: Path, port: int, *arguments: str, settings: Mapping[str, str] | None = None) -> Iterator[Path]:
    """`huddlelog serve` with a database of its own; yields the file of its log."""
    own = {"HUDDLELOG_PORT": str(port), "HUDDLELOG_DATABASE_URL": f"sqlite:///{folder}/huddlelog.db"}
    command = (sys.executable, "-m", "bot", "serve", *arguments)
    with _running(
        folder / "huddlelog.log", command, f"http://127.0.0.1:{port}/readyz", own | dict(settings or {})
    ) as log:
        yield log


@contextmanager
def local_slack(folder: Path, port: int, configuration: Mapping[str, Any]) -> Iterator[str]:
    """The address of a Slack with this workspace in it."""
    file, address = folder / "local-slack.json", f"http://127.0.0.1:{port}"
    file.write_text(json.dumps(configuration))
    command = (str(LOCAL_SLACK), "--config", str(file), "--port", str(port), "--base-host", "127.0.0.1")
    with _running(folder / "local-slack.log", command, f"{address}/_control/state", {}):
        yield address


@contextmanager
def agents_playground(folder: Path, port: int, bot_port: int) -> Iterator[str]:
    """The address of the Microsoft 365 Agents Playground, playing Teams for the bot on `bot_port`."""
    address, messages = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{bot_port}/api/messages"
    command = ("node", str(AGENTS_PLAYGROUND), "-e", messages, "-c", "msteams", "-p", str(port), "--dt")
    settings = {"TEAMSAPPTESTER_BROWSER": "none", "HOME": str(folder)}
    with _running(folder / "agents-playground.log", command, address, settings):
        yield address


@contextmanager
def _running(log: Path, command: Sequence[str], url: str, settings: Mapping[str, str]) -> Iterator[Path]:
    """Runs until the end of the block; fails with what was said where nothing answers at `url`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    source = str(Path(__file__).parents[2])
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            cwd=log.parent,
            env=kept | {"PYTHONPATH": source} | dict(settings),
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_for(url, process, log)
        yield log
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(url, timeout=1).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError) as error:
            if process.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"nothing answers at {url}:\n{log.read_text(errors='replace')}") from error
            time.sleep(0.05)
        else:
            return
