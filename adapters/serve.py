"""Runs an application until it is told to stop."""

import asyncio
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


def finish(work: Coroutine[Any, Any, T]) -> T:
    """For a command that asks something of a platform and ends."""
    return asyncio.run(work)
