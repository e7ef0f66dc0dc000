"""What is configured, what is missing, and how to mend it, in plain words."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.chat.errors import StoreAway
from bot.chat.phrases import Say
from bot.ports import Store
from bot.questions import sets as question_sets
from bot.settings import Settings

OLDEST_PYTHON = (3, 11)


class State(StrEnum):
    GOOD = "good"
    OFF = "off"
    """Not in use, which is no fault."""
    BAD = "bad"


@dataclass(frozen=True)
class Finding:
    state: State
    text: str


def examine(settings: Settings, store: Store | None, say: Say) -> Iterator[Finding]:
    """`store` is None where it could not be opened."""
    version = ".".join(map(str, sys.version_info[:3]))
    state = State.GOOD if sys.version_info >= OLDEST_PYTHON else State.BAD
    yield Finding(state, say.line("doctor-python", version=version))
    yield from _database(settings, store, say)
    yield _address(settings, say)
    if settings.public_url:
        yield Finding(State.GOOD, say.line("doctor-public-url", url=settings.public_url))
    elif settings.slack and not settings.slack.app_token:
        yield Finding(State.BAD, say.line("doctor-public-url-needed"))
    elif not settings.teams:  # its own findings say so
        yield Finding(State.OFF, say.line("doctor-no-public-url"))
    if not (settings.slack or settings.teams):
        yield Finding(State.OFF, say.line("doctor-no-platform"))
    yield from (Finding(State.BAD, each.told(say)) for each in question_sets.faults())


def _address(settings: Settings, say: Say) -> Finding:
    address = f"{settings.host}:{settings.port}"
    if settings.is_local:
        return Finding(State.GOOD, say.line("doctor-address-local", address=address))
    if settings.slack or settings.teams:
        return Finding(State.GOOD, say.line("doctor-address-open", address=address))
    return Finding(State.BAD, say.line("doctor-address-refused", address=address))


def _database(settings: Settings, store: Store | None, say: Say) -> Iterator[Finding]:
    where = settings.database_without_password
    try:
        if store is None:
            raise StoreAway
        with store.desk() as desk:
            organisations = desk.tenancy.organisations()
    except StoreAway:
        key = "doctor-database-file-away" if settings.database_file else "doctor-database-away"
        yield Finding(State.BAD, say.line(key, where=where))
        return
    yield Finding(State.GOOD, say.line("doctor-database", where=where))
    if organisations:
        names = ", ".join(name for _, name in organisations)
        yield Finding(State.GOOD, say.line("doctor-organisations", count=len(organisations), names=names))
    else:
        yield Finding(State.OFF, say.line("doctor-no-organisation"))
