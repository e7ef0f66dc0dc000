"""Puts the process together: the only file of the core that imports adapters and storage."""

import contextlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from bot.app import App
from bot.chat.errors import StoreAway
from bot.ports import Store
from bot.settings import Settings
from bot.terminal import CannotGoOn, Terminal
from bot.timing.clock import MovableClock

THREADS = 8
"""Of the executor on which the core runs."""


@contextlib.contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """The store, brought to this version's schema. Raises StoreAway."""
    from storage.unit_of_work import open_store

    try:
        store = open_store(settings.database_url)
    except OSError as error:  # the folder of a file cannot be made
        raise StoreAway from error
    try:
        yield store
    finally:
        store.close()


def serve_locally(settings: Settings, store: Store, terminal: Terminal, *, with_sample: bool) -> None:
    """The playground on loopback, until it is interrupted."""
    from adapters.playground.conversations import Conversations
    from adapters.playground.directory import PERSONAS, PLATFORM
    from adapters.playground.guards import NotLoopback, check_loopback
    from adapters.playground.messenger import PlaygroundMessenger
    from adapters.playground.wire import add_playground
    from adapters.serve import PortTaken, serve
    from adapters.ticker import Ticker
    from adapters.web import HEALTH, make_application
    from bot.sample import play_sample

    try:
        check_loopback(settings.host)
    except NotLoopback as error:
        raise CannotGoOn("cli-not-loopback", host=settings.host) from error
    clock = MovableClock()
    app = App(store, clock, terminal.say)
    conversations = Conversations()
    messenger = PlaygroundMessenger(conversations, clock)
    app.messengers[PLATFORM] = messenger
    if with_sample:
        organisation = terminal.say.line("playground-organisation")
        people = {key: each.name for key, each in PERSONAS.items()}
        for channel, card in play_sample(app, store, clock, organisation, people).items():
            conversations.post(channel, "", clock.now(), card)
    with ThreadPoolExecutor(THREADS, "core") as executor:
        application = make_application(app, terminal.say, executor)
        add_playground(application, app, conversations, messenger, clock, terminal.say, executor)
        ticker = Ticker(app, clock, executor, application[HEALTH])
        address = f"http://{settings.host}:{settings.port}"
        try:
            serve(application, ticker, settings.host, settings.port, lambda: terminal.tell("cli-open", address=address))
        except PortTaken as error:
            raise CannotGoOn("cli-port-taken", 1, port=str(settings.port)) from error
