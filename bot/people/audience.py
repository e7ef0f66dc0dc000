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
    follows: frozenset[TeamId] = frozenset()
    """Teams whose small tests, measures and projects `person` may read besides, with their lead's consent, and their
    learning only where it is shared. No handler that writes has any: whoever follows changes nothing."""
    guest: bool = False
    """Sees nothing beyond `teams`, not even what the whole organisation may see."""

    @property
    def sees(self) -> frozenset[TeamId]:
        """Whose small tests, measures and projects may be read."""
        return self.teams | self.follows
