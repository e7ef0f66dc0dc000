"""Makes two organisations one, once administrators of both have agreed: apart from all else that is due, for nothing
that belongs to either may be under way in the same transaction."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat.errors import HuddlelogError, StoreAway
from bot.chat.intent import encode
from bot.chat.phrases import Say
from bot.joining.cards import platform
from bot.joining.errors import SamePlatform, TooManyToJoin
from bot.joining.intents import ShowJoined, ShowNotJoined
from bot.people.audience import Audience
from bot.ports import Busy, Store

log = logging.getLogger(__name__)

PAUSE = timedelta(seconds=2)
"""Before it is tried again, while a message is on its way, or somebody else is at the same records."""
LONGER_PAUSE = timedelta(minutes=5)
"""After a fault."""


@dataclass(frozen=True)
class Joining:
    store: Store
    say: Say

    def carry_out(self, now: datetime) -> int:
        """How many were joined. Whatever stops the process: it is done altogether, or nothing has changed."""
        with self.store.desk() as desk:
            agreed = desk.joins.due(now)
        return sum(self._try(id, now) for id in agreed)

    def _try(self, id: str, now: datetime) -> bool:
        try:
            return self._join(id, now)
        except (SamePlatform, TooManyToJoin) as error:
            self._give_up(id, error, now)
        except (Busy, StoreAway):
            self._put_off(id, now + PAUSE)
        except Exception as error:
            log.warning("action=join-failed error=%s", type(error).__name__)
            self._put_off(id, now + LONGER_PAUSE)
        return False

    def _join(self, id: str, now: datetime) -> bool:
        with self.store.desk(writes=True) as desk:
            joined = desk.joins.join(id, lambda name: platform(name, self.say), now)
            if joined is None:
                return False
            outbox = desk.unit(Audience(joined.organisation, frozenset())).outbox
            for person, added in zip((joined.first, joined.second), joined.added):
                outbox.post(encode(ShowJoined(added)), f"joined {id}", now, person=person)
            desk.commit()
        return True

    def _give_up(self, id: str, error: HuddlelogError, now: datetime) -> None:
        why = "numbers" if isinstance(error, TooManyToJoin) else "platform"
        with self.store.desk(writes=True) as desk:
            for organisation, person in desk.joins.give_up(id):
                outbox = desk.unit(Audience(organisation, frozenset())).outbox
                outbox.post(encode(ShowNotJoined(why)), f"unjoined {id}", now, person=person)
            desk.commit()

    def _put_off(self, id: str, until: datetime) -> None:
        try:
            with self.store.desk(writes=True) as desk:
                desk.joins.put_off(id, until)
                desk.commit()
        except StoreAway:
            log.warning("action=join-put-off-failed")
