"""Who is looking: every read names the audience that will see its result."""

from dataclasses import dataclass

from bot.people.model import OrganisationId, PersonId, TeamId


@dataclass(frozen=True)
class Audience:
    organisation: OrganisationId
    teams: frozenset[TeamId]
    person: PersonId | None = None
    """None for a place: what everyone there may see."""
    leads: frozenset[TeamId] = frozenset()
    """The teams that `person` leads."""
    guest: bool = False
    """Sees nothing beyond `teams`, not even what the whole organisation may see."""
