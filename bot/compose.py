"""Puts the process together: the only file of the core that imports adapters and storage."""

import contextlib
import gc
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from bot.app import App
from bot.catching_up import catch_up
from bot.chat.card import Chart
from bot.chat.errors import StoreAway
from bot.chat.phrases import Say
from bot.doctor import Finding
from bot.features import COMMANDS
from bot.ports import Store
from bot.settings import Settings
from bot.terminal import CannotGoOn, Terminal
from bot.timing.clock import MovableClock, SystemClock

if TYPE_CHECKING:
    from adapters.receiving import Receiving
    from adapters.web import Application

THREADS = {"sqlite": 3, "postgresql": 8}
"""Of the executor on which the core runs; on SQLite more only wait for one another."""
SWITCH_AFTER = 0.0005
"""Seconds after which a busy thread lets another on; at Python's own 5 ms the event loop waits at each turn."""
SLASH = ("learn", "pdsa", "huddle", "measure", "digest")
"""Commands of their own where commands have short names; everything else would collide with other apps."""


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


def serve(settings: Settings, store: Store, terminal: Terminal, *, local: bool, with_sample: bool = False) -> None:
    """Every platform whose settings are there, and with `local` the playground; until it is interrupted."""
    from adapters.pages import SealedPages, add_pages, add_sheets
    from adapters.receiving import Receiving
    from adapters.serve import PortTaken, run
    from adapters.ticker import THREADS as TICKING
    from adapters.ticker import Ticker
    from adapters.web import HEALTH, make_application

    clock = MovableClock() if local else SystemClock()
    catch_up(store, clock.now())
    app = App(store, clock, terminal.say)
    threads = THREADS["sqlite" if settings.database_file else "postgresql"]
    # Deliveries wait for platforms, which nobody else should have to.
    with ThreadPoolExecutor(threads, "core") as executor, ThreadPoolExecutor(TICKING, "ticker") as waiting:
        application = make_application(app, terminal.say, executor)
        receiving = Receiving(app, executor, application[HEALTH], terminal.say)
        add_pages(application, terminal.say)
        if public := settings.public_url or (settings.address if local else ""):
            app.links.pages = pages = SealedPages(store.memory, public)
            add_sheets(application, terminal.say, executor, clock, pages, app.page)
        if isinstance(clock, MovableClock):
            _add_playground(application, app, clock, receiving, store, settings.host, with_sample=with_sample)
        if settings.slack is not None:
            from adapters.slack.wire import add_slack

            app.messengers["slack"] = add_slack(
                application, receiving, settings.slack, store.memory, clock, settings.public_url
            )
        if settings.teams is not None or (local and not with_sample):
            from adapters.msteams.wire import add_teams

            app.messengers["msteams"] = add_teams(
                application, receiving, settings.teams, store.memory, local=local and settings.teams is None
            )
        ticker = Ticker(app, clock, waiting, application[HEALTH])
        address, key = settings.address, "cli-open" if local else "cli-serving"
        take_turns()
        try:
            run(application, ticker, settings.host, settings.port, lambda: terminal.tell(key, address=address))
        except PortTaken as error:
            raise CannotGoOn("cli-port-taken", 1, port=str(settings.port)) from error


def take_turns() -> None:
    """So that no thread keeps the event loop waiting for long; once everything is put together."""
    sys.setswitchinterval(SWITCH_AFTER)
    # What is there by now stays there. To look through all of it for garbage stops everybody for 80 ms.
    gc.freeze()


def _add_playground(
    application: "Application",
    app: App,
    clock: MovableClock,
    receiving: "Receiving",
    store: Store,
    host: str,
    *,
    with_sample: bool,
) -> None:
    from adapters.playground.conversations import Conversations
    from adapters.playground.directory import PERSONAS, PLATFORM
    from adapters.playground.guards import NotLoopback, check_loopback
    from adapters.playground.messenger import PlaygroundMessenger
    from adapters.playground.wire import add_playground
    from bot.sample import play_sample

    try:
        check_loopback(host)
    except NotLoopback as error:
        raise CannotGoOn("cli-not-loopback", host=host) from error
    conversations = Conversations()
    messenger = PlaygroundMessenger(conversations, clock)
    app.messengers[PLATFORM] = messenger
    if with_sample:
        organisation = receiving.say.line("playground-organisation")
        people = {key: each.name for key, each in PERSONAS.items()}
        for channel, card in play_sample(app, store, clock, organisation, people).items():
            conversations.post(channel, "", clock.now(), card)
    add_playground(application, receiving, conversations, messenger, clock)


def picture(chart: Chart) -> bytes:
    """A PNG."""
    from adapters.chart_png import draw

    return draw(chart)


def manifest_for_slack(settings: Settings, say: Say, *, socket_mode: bool) -> str:
    """The app manifest as JSON."""
    from adapters.slack.manifest import manifest

    url = settings.public_url
    if not url and not socket_mode:
        raise CannotGoOn("cli-no-public-url")
    commands, look_up = _slash_commands(say), settings.slack_look_up
    made = manifest(commands, say, url, socket_mode=socket_mode, look_up=look_up)
    return json.dumps(made, indent=2, ensure_ascii=False)


def package_for_teams(settings: Settings, say: Say) -> bytes:
    """The app package, a zip file. Raises CannotGoOn without an app id."""
    from adapters.msteams.manifest import package

    if settings.teams is None:
        raise CannotGoOn("cli-no-app-id")
    lines = [(each.words[0], say.line(each.help)) for each in COMMANDS if each.help]
    return package(settings.teams.app_id, lines, say, public_url=settings.public_url)


def _slash_commands(say: Say) -> list[tuple[str, str]]:
    """The words that are commands of their own, with their first line of help; all others go under the last."""
    own = {each.words[0]: say.line(each.help) for each in reversed(COMMANDS) if each.help and each.words[0] in SLASH}
    return [*((word, own[word]) for word in SLASH if word in own), ("huddlelog", say.line("cli-everything-else"))]


def examine_platforms(settings: Settings, say: Say) -> list[Finding]:
    """What each platform says of its settings; asks the platforms."""
    from adapters.serve import finish

    found: list[Finding] = []
    if settings.slack is not None:
        from adapters.slack import doctor as slack

        found += finish(slack.examine(settings.slack, say))
    if settings.teams is not None:
        from adapters.msteams import doctor as teams

        found += finish(teams.examine(settings.teams, settings.public_url, say))
    return found
