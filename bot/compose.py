"""Puts the process together: the only file of the core that imports adapters and storage."""

import asyncio
import contextlib
import logging
from collections.abc import Iterator

from bot.app import App
from bot.chat.phrases import Say
from bot.ports import Store
from bot.settings import Settings
from bot.timing.clock import MovableClock

log = logging.getLogger(__name__)

THREADS = 8
"""Of the executor on which the core runs."""


@contextlib.contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """The store, brought to this version's schema. Raises StoreAway."""
    from storage.unit_of_work import open_store

    if settings.database_file is not None:
        settings.database_file.parent.mkdir(parents=True, exist_ok=True)
    store = open_store(settings.database_url)
    try:
        yield store
    finally:
        store.close()


def serve_locally(settings: Settings, store: Store, clock: MovableClock, say: Say, *, with_sample: bool) -> None:
    """The playground on loopback, until it is interrupted."""
    from adapters.playground.sample import play_sample

    app = App(store, clock, say)
    if with_sample:
        play_sample(app, store)
    asyncio.run(_serve(settings, app, clock, say))
