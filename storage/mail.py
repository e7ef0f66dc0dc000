"""What one organisation tells another: a timer of theirs, and nothing else of theirs can be reached."""

from sqlalchemy import Connection

from bot.chat.timers import Timer
from bot.people.model import OrganisationId
from storage.timers import SqlTimers


class SqlMail:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def send(self, to: OrganisationId, what: Timer) -> None:
        SqlTimers(self._connection, to).set(what)
