"""Following a team."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.people.model import PersonId, TeamId

MOST = 500
"""Teams that one person follows."""
NOT_ASKED_AGAIN_FOR = timedelta(days=30)
"""After a team's lead has said no, or has ended it."""


class Consent(StrEnum):
    ASKED = "asked"
    GIVEN = "given"
    ENDED = "ended"
    """Refused, withdrawn by a lead, or not wanted any more."""


@dataclass(frozen=True)
class Follow:
    person: PersonId
    team: TeamId
    consent: Consent
    asked: datetime
    decided: datetime | None = None
    decided_by: PersonId | None = None
    """The team's lead; or whoever follows, if they have ended it themselves."""

    @property
    def refused(self) -> bool:
        """By a lead, before or after a yes."""
        return self.consent is Consent.ENDED and self.decided_by != self.person


def asked_key(follow: Follow) -> str:
    """Of the message that asks a team's leads; another one each time that they are asked."""
    return f"follow {follow.person} {follow.team} {follow.asked:%Y-%m-%d %H:%M:%S.%f}"
