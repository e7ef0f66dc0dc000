"""An adoption: a team tries what another has learned, in its own setting."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.learning.model import Setting
from bot.people.model import PersonId, TeamId

LONGEST_TEXT = 1500
LONGEST_SERVICE = 120
MOST_DEEP = 6
"""Steps of a tree of adoptions."""
MOST_OF = 200
"""Of one source that are read at once."""
MOST_HEARD = 5000
"""Of one source; what other organisations tell beyond that is not written down."""


class Outcome(StrEnum):
    WORKED = "worked"
    ADAPTED = "adapted"
    """Worked once it was changed."""
    ABANDONED = "abandoned"


@dataclass(frozen=True)
class Adoption:
    ref: str
    """T-4: numbered within the organisation."""
    source: str
    """What is tried: L-12, or N-5 where another organisation shared it."""
    team: TeamId | None
    """Who tries; None where that is a team of another organisation, which has told us."""
    called: str
    """What one organisation tells another of who tries it, as that wishes to be called: "Ward 9, Southmead"; "" where
    it stays in ours."""
    by: PersonId | None
    created: datetime
    keeps: str = ""
    """What they keep of it."""
    adapts: str = ""
    """What they do differently."""
    setting: Setting | None = None
    service: str = ""
    outcome: Outcome | None = None
    """None while it is tried."""
    told: str = ""
    """How it went there."""
    ended: datetime | None = None
    by_test: str = ""
    """The small test that has decided how it went: C-7; "" where somebody has said so themselves."""
    elsewhere: str = ""
    """The key by which two organisations know that they speak of the same one; "" where it stays in ours."""
