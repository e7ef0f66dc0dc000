"""What other organisations tell of what was shared with them: checked as if anybody might have sent it."""

import re
from collections.abc import Sequence
from datetime import datetime

from bot.chat.errors import NotFound
from bot.chat.spans import clean
from bot.chat.timers import Due, WhenDue
from bot.learning.model import Setting
from bot.networks.model import LONGEST_NAME
from bot.spread.intents import HearOfAdoption
from bot.spread.model import LONGEST_SERVICE, MOST_HEARD, Adoption, Outcome
from bot.spread.ports import NewAdoption, SpreadUnit
from bot.spread.work import heard

_KEY = re.compile(r"[0-9a-f]{32}")
_LONGEST_CALLED = 2 * LONGEST_NAME + len(", ")


def hear(dues: Sequence[Due], unit: SpreadUnit, now: datetime) -> None:
    for due in dues:
        adoption = _written(due.intent, unit, now)
        if adoption is not None:
            heard(adoption, unit, now)


def _written(told: HearOfAdoption, unit: SpreadUnit, now: datetime) -> Adoption | None:
    """None where it changes nothing: no such learning is shared any more, or it is not what we agreed to hear."""
    new = _read(told, now)
    if new is None or not unit.learning.get_many((new.source,)) or not unit.shared.of(new.source):
        return None
    before = unit.adoptions.heard(new.elsewhere)
    try:
        adoption = before or _add(new, unit)
        if adoption is None or adoption.source != new.source:
            return None
        if (adoption.setting, adoption.service) != (new.setting, new.service):
            adoption = unit.adoptions.change(adoption.ref, "", "", new.setting, new.service)
        outcome = Outcome(told.outcome) if told.outcome else None
        if adoption.outcome != outcome:
            return unit.adoptions.end(adoption.ref, outcome, "", now)
    except NotFound:  # another team's by now
        return None
    return None if adoption == before else adoption


def _add(new: NewAdoption, unit: SpreadUnit) -> Adoption | None:
    return unit.adoptions.add(new) if unit.adoptions.count(new.source) < MOST_HEARD else None


def _read(told: HearOfAdoption, now: datetime) -> NewAdoption | None:
    called, service = clean(told.called).strip(), clean(told.service).strip()
    if not _KEY.fullmatch(told.key) or len(called) > _LONGEST_CALLED or len(service) > LONGEST_SERVICE:
        return None
    if told.setting not in ("", *Setting) or told.outcome not in ("", *Outcome):
        return None
    setting = Setting(told.setting) if told.setting else None
    return NewAdoption(told.ref, None, None, now, called, setting=setting, service=service, elsewhere=told.key)


WHEN_DUE: WhenDue = {HearOfAdoption: hear}
