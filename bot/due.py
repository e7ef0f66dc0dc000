"""Carries out what is due: in batches, and so that one bad record blocks no other."""

import json
import logging
import random
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat.errors import OldButton
from bot.chat.intent import Intent, Intents
from bot.chat.timers import Due, WhenDue
from bot.people.audience import Audience
from bot.people.model import OrganisationId
from bot.ports import Busy, Claimed, Desk, Store

log = logging.getLogger(__name__)

BATCH = 300
"""Timers in one transaction."""
LONGEST_RUN = 3.0
"""Seconds that one call takes, however much is due; the next one goes on."""
LET_IN = 0.002
"""Seconds between two batches, in which somebody who presses a button gets the one connection that writes."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=2), timedelta(hours=1)
"""Before something that failed is tried again; doubled each time."""

_Read = tuple[Claimed, Intent]


@dataclass(frozen=True)
class Timekeeping:
    store: Store
    intents: Intents
    when_due: WhenDue

    def carry_out(self, now: datetime) -> int:
        """How many timers' time had come. What is done and the removal of its timer are written together: whatever
        stops the process, nothing is lost and nothing happens twice."""
        end, done = time.monotonic() + LONGEST_RUN, 0
        with self.store.desk() as desk:
            if not desk.any_due(now):
                return 0
        while time.monotonic() < end:
            try:
                claimed = self._batch(now)
            except Busy:
                time.sleep(random.uniform(0.01, 0.1))
                continue
            done += claimed
            if not claimed:  # none is left, or somebody else is at them
                break
            time.sleep(LET_IN)
        return done

    def _batch(self, now: datetime) -> int:
        """Raises Busy where somebody else is at the same records, and nothing is done: they may be waiting for a timer
        that was claimed here."""
        with self.store.desk(writes=True) as desk:
            claimed = desk.claim(now, BATCH)
            for organisation, kind, group in self._groups(claimed):
                self._do(organisation, kind, group, desk, now)
            desk.commit()
        return len(claimed)

    def _groups(self, claimed: Iterable[Claimed]) -> list[tuple[OrganisationId, type[Intent], list[_Read]]]:
        """What nobody knows any more is left out, and gone."""
        found: dict[tuple[OrganisationId, type[Intent]], list[_Read]] = {}
        for each in claimed:
            try:
                intent = self.intents.decode(each.do)
            except OldButton:
                log.warning("action=unknown-timer kind=%s", _named(each.do))
                continue
            if type(intent) in self.when_due:
                found.setdefault((each.organisation, type(intent)), []).append((each, intent))
            else:
                log.warning("action=unknown-timer kind=%s", intent.name)
        return [(organisation, kind, group) for (organisation, kind), group in found.items()]

    def _do(
        self, organisation: OrganisationId, kind: type[Intent], group: Sequence[_Read], desk: Desk, now: datetime
    ) -> None:
        """All together; if that fails, each alone, and what fails alone is put off."""
        try:
            self._together(organisation, kind, group, desk, now)
        except Busy:
            raise
        except Exception as error:
            if len(group) > 1:
                for each in group:
                    self._do(organisation, kind, (each,), desk, now)
                return
            ((timer, _),) = group
            log.warning("action=due-failed kind=%s tries=%s error=%s", kind.name, timer.tries, type(error).__name__)
            pause = min(FIRST_PAUSE * 2 ** min(timer.tries, 20), LONGEST_PAUSE)
            desk.put_off((timer, now + pause))

    def _together(
        self, organisation: OrganisationId, kind: type[Intent], group: Sequence[_Read], desk: Desk, now: datetime
    ) -> None:
        audience = Audience(organisation, frozenset(timer.team for timer, _ in group))
        with desk.apart():
            dues = [Due(intent, timer.at, timer.team) for timer, intent in group]
            self.when_due[kind](dues, desk.unit(audience), now)


def _named(encoded: str) -> str:
    """The name of an intent, which is ours, and nothing else of it."""
    try:
        values = json.loads(encoded)
    except ValueError:
        return "?"
    name = values.get("do") if isinstance(values, Mapping) else None
    return name if isinstance(name, str) and name.replace(".", "").replace("-", "").isalnum() else "?"
