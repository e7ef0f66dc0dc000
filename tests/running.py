"""Programs beside the tests, each on a free port of this computer: the real process, and clients of others."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from tests.patience import PATIENCE

SOURCE = str(Path(__file__).parent.parent)
OURS = ("HUDDLELOG_", "SLACK_", "MicrosoftApp", "TO_", "OAUTH_URL")
"""How the names of our settings begin: none of a developer's own reaches the process under test."""
STARTED_WITHIN = 5 * PATIENCE
PORTS = 2_000
_ports = count()


def free_port() -> int:
    """None of those that the computer hands out itself: until it is used, somebody else might get it. Each of the
    workers that run tests beside one another has its own."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw9").removeprefix("gw")) % 10
    for _ in range(PORTS):
        port = 10_000 + PORTS * worker + (os.getpid() + next(_ports)) % PORTS
        with contextlib.suppress(OSError), socket.socket() as tried:
            tried.bind(("127.0.0.1", port))
            return port
    raise AssertionError("there is no free port")


@contextmanager
def huddlelog(folder: Path, port: int, *arguments: str, settings: Mapping[str, str] | None = None) -> Iterator[Path]:
    """The real process with a database of its own and no settings but these; yields the file of its log."""
    own = {"HUDDLELOG_PORT": str(port), "HUDDLELOG_DATABASE_URL": f"sqlite:///{folder}/huddlelog.db"}
    command = (sys.executable, "-m", "tests.process", *arguments)
    ready = f"http://127.0.0.1:{port}/readyz"
    with running(folder / "huddlelog.log", command, ready, own | dict(settings or {})) as log:
        yield log


@contextmanager
def running(log: Path, command: Sequence[str], url: str, settings: Mapping[str, str]) -> Iterator[Path]:
    """Runs in the log's folder until the end of the block; fails with what was said where nothing answers at `url`."""
    others = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    environment = others | {"PYTHONPATH": SOURCE} | dict(settings)
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=log.parent, env=environment, stdout=out, stderr=subprocess.STDOUT)
    try:
        _wait_for(url, process, log)
        yield log
    finally:
        process.terminate()
        process.wait(STARTED_WITHIN)


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + STARTED_WITHIN
    while True:
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError) as error:
            if process.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"nothing answers at {url}:\n{log.read_text(errors='replace')}") from error
            time.sleep(0.05)
        else:
            return
