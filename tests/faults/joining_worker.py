"""A process that makes two organisations one, and is killed in the middle of it."""

import os
import signal
from datetime import datetime

from sqlalchemy import event

from bot.app import App
from bot.timing.clock import SystemClock
from storage.unit_of_work import open_store
from tests.talk import SAY

LAST = "DELETE FROM organisations"
COMMIT = "COMMIT"


def join_until(url: str, moment: str, now: datetime) -> None:
    """`moment`: how the statement begins that is never sent; or COMMIT, when nothing else was left to do."""
    store, said = open_store(url), list[str]()

    @event.listens_for(store.engines.writer, "before_cursor_execute")
    def _say(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        said.append(statement)
        if statement.startswith(moment):
            os.kill(os.getpid(), signal.SIGKILL)

    @event.listens_for(store.engines.writer, "commit")
    def _commit(_connection: object) -> None:
        if moment == COMMIT and any(each.startswith(LAST) for each in said):
            os.kill(os.getpid(), signal.SIGKILL)

    app = App(store, SystemClock(), SAY)
    while _any_due(app, now):  # whoever was killed before may not have let go yet
        app.tick(now)


def _any_due(app: App, now: datetime) -> bool:
    with app._store.desk() as desk:
        return bool(desk.joins.due(now))
