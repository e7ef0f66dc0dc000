"""How long the playground takes until it answers, and the memory that it then needs."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil

TIMES = 5
PATIENCE = 20.0
"""Seconds until a process that does not answer counts as broken."""


def measure(folder: Path) -> Iterator[str]:
    """The reference: an interpreter that imports aiohttp and SQLAlchemy and does nothing."""
    bare = [_bare() for _ in range(TIMES)]
    first = [_started(folder / f"first-{number}.db") for number in range(TIMES)]
    again = [_started(folder / "first-0.db") for _ in range(TIMES)]
    yield f"{'start':46} {'seconds':>9} {'MB':>9}"
    yield _row("importing aiohttp and SQLAlchemy (reference)", bare)
    yield _row("playground ready, new database with its sample", first)
    yield _row("playground ready, started again", again)


def _row(name: str, runs: list[tuple[float, float]]) -> str:
    seconds, megabytes = sorted(run[0] for run in runs), sorted(run[1] for run in runs)
    return f"{name:46} {seconds[TIMES // 2]:9.2f} {megabytes[TIMES // 2]:9.0f}"


def _bare() -> tuple[float, float]:
    code = "import aiohttp.web, sqlalchemy, psutil; print(psutil.Process().memory_info().rss)"
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return time.perf_counter() - start, int(done.stdout) / 1e6


def _started(database: Path) -> tuple[float, float]:
    """(seconds until the page is there, resident megabytes then)."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"HUDDLELOG_PORT": str(port), "HUDDLELOG_DATABASE_URL": f"sqlite:///{database}"}
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "bot", "demo"], env=environment, stderr=subprocess.DEVNULL)
    try:
        while not _answers(f"http://127.0.0.1:{port}/"):
            if time.perf_counter() - start > PATIENCE:
                raise TimeoutError("the playground did not start")
            time.sleep(0.01)
        return time.perf_counter() - start, psutil.Process(process.pid).memory_info().rss / 1e6
    finally:
        process.terminate()
        process.wait()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
