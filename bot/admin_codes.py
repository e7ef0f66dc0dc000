"""Codes that make somebody an administrator, where the platform does not say who is one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.people.audience import Audience
from bot.people.codes import CodeKind
from bot.people.model import OrganisationId
from bot.ports import Store


@dataclass(frozen=True)
class Given:
    code: str
    organisation: str
    platforms: str


def make(store: Store, organisations: list[tuple[OrganisationId, str]], now: datetime) -> Iterator[Given]:
    """One for each: two platforms of one trust may go by one name."""
    for id, name in organisations:
        with store.write(Audience(id, frozenset())) as unit:
            code = unit.codes.make(CodeKind.ADMIN, "", None, now)
            given = Given(code, name, ", ".join(unit.joining.side().platforms))
            unit.commit()
        yield given
