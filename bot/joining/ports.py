"""What joining asks of whoever stores it."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from bot.chat.outbox import Outbox
from bot.joining.model import Joined, Proposal, Side
from bot.networks.ports import Mail
from bot.people.codes import Code, CodeRepository
from bot.people.model import OrganisationId, PersonId
from bot.people.ports import PeopleRepository
from bot.people.renumbered import Renumbered


class JoiningRepository(Protocol):
    """Bound to one organisation. A proposal that it has no part in raises NotFound."""

    def propose(self, code: Code, by: PersonId, now: datetime) -> Proposal:
        """With a code of the other organisation that was taken just now. Raises OwnCode, SamePlatform or
        JoinGoingOn."""
        ...

    def going_on(self, now: datetime) -> Proposal | None: ...

    def get(self, id: str, now: datetime) -> Proposal: ...

    def agree(self, id: str, by: PersonId, now: datetime) -> Proposal:
        """For the unit's organisation. Once both have agreed it happens by itself."""
        ...

    def drop(self, id: str, now: datetime) -> Proposal:
        """As it was; what both have agreed to cannot be dropped any more."""
        ...

    def side(self) -> Side:
        """The unit's own organisation."""
        ...

    def platforms_of(self, person: PersonId) -> tuple[str, ...]:
        """Where somebody has an account; messages go to the first."""
        ...

    def reach(self, person: PersonId, platform: str, now: datetime) -> None:
        """Messages go there from now on."""
        ...

    def make_admin(self, person: PersonId) -> None: ...

    def ask_link(self, person: PersonId, other: PersonId, now: datetime) -> None:
        """`other` says that `person`, whose code they had, is them too. Raises LinkNotTwo."""
        ...

    def require_asked(self, person: PersonId, other: PersonId, now: datetime) -> None:
        """Raises NotFound where `other` has not asked for it, or too long ago."""
        ...

    def link(self, person: PersonId, other: PersonId, now: datetime) -> None:
        """Two people become one: `person`, who has both accounts and everything that was `other`'s. Raises NotFound
        where `other` has not asked for it, or too long ago."""
        ...

    def refuse_link(self, person: PersonId, other: PersonId) -> None: ...


class Joins(Protocol):
    """What both sides have agreed to, over all organisations."""

    def now(self, organisation: OrganisationId) -> tuple[OrganisationId, tuple[Renumbered, ...]]:
        """What it has become, and what its records are called since; itself where it is still there."""
        ...

    def due(self, now: datetime) -> tuple[str, ...]: ...

    def join(self, id: str, spelled: Callable[[str], str], now: datetime) -> Joined | None:
        """Both become one new organisation, with every record, under new numbers; `spelled`: a platform's name.
        None where somebody else is at it. Raises SamePlatform, TooManyToJoin or Busy."""
        ...

    def put_off(self, id: str, until: datetime) -> None: ...

    def give_up(self, id: str) -> tuple[tuple[OrganisationId, PersonId], ...]:
        """Who is to be told."""
        ...


class JoiningUnit(Protocol):
    @property
    def joining(self) -> JoiningRepository: ...

    @property
    def codes(self) -> CodeRepository: ...

    @property
    def mail(self) -> Mail: ...

    @property
    def people(self) -> PeopleRepository: ...

    @property
    def outbox(self) -> Outbox: ...
