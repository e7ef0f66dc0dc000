"""Addresses of pages: what a card can show to somebody who is not in the chat, on paper for one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.chat.intent import encode
from bot.chat.turn import Turn
from bot.people.model import OrganisationId, PersonId, TeamId

MOST_TEAMS = 20
"""Of somebody's teams that a page's address names; the one that they work with comes first."""


class Pages(Protocol):
    def link(
        self,
        organisation: OrganisationId,
        teams: Sequence[TeamId],
        view: str,
        now: datetime,
        person: PersonId | None = None,
    ) -> str:
        """The address of a page that shows an encoded view, as one of the teams sees it, or as `person` does, for a
        week; with ".png" behind it, that of its picture, for a month."""
        ...


@dataclass
class Links:
    pages: Pages | None = None
    """None where there is no public address; filled in while the process is put together."""

    def on(self, turn: Turn) -> Turn:
        """The turn with a way to make links."""
        pages = self.pages
        if pages is None:
            return turn
        own = turn.team.id if turn.team else None
        others = sorted(turn.audience.teams - {own})
        teams = [*([own] if own in turn.audience.teams else []), *others][:MOST_TEAMS]
        organisation, now = turn.known.organisation, turn.now
        person = turn.audience.person
        return replace(
            turn,
            link=lambda view: pages.link(organisation, teams, encode(view), now, person if view.own_page else None),
        )
