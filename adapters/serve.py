"""Runs an application until it is told to stop."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from aiohttp import web

from adapters.ticker import Ticker

T = TypeVar("T")

SECONDS_TO_FINISH = 3.0
"""For requests under way when the process is told to stop."""


class PortTaken(Exception):
    """Another process listens there already."""


def run(application: web.Application, ticker: Ticker, host: str, port: int, ready: Callable[[], None]) -> None:
    """Calls `ready` once requests are answered. Raises PortTaken."""

    _log()

    async def start(_: web.Application) -> None:
        ticker.start()

    async def stop(_: web.Application) -> None:
        await ticker.stop()

    application.on_startup.append(start)
    application.on_cleanup.append(stop)
    try:
        web.run_app(
            application,
            host=host,
            port=port,
            print=lambda _: ready(),
            access_log=None,
            shutdown_timeout=SECONDS_TO_FINISH,
        )
    except OSError as error:
        raise PortTaken from error


def _log() -> None:
    """To standard error, with the time: our own lines, which hold nobody's words, and others' warnings."""
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for ours in ("adapters", "bot", "storage"):
        logging.getLogger(ours).setLevel(logging.INFO)
    # It quotes what it could not read of a request, and everything else that fails is logged in web.py.
    logging.getLogger("aiohttp.server").setLevel(logging.CRITICAL)


def finish(work: Coroutine[Any, Any, T]) -> T:
    """For a command that asks something of a platform and ends."""
    return asyncio.run(work)
