"""What could not be recorded as it was said waits in the form where it can be mended: nothing is lost."""

import json
from collections.abc import Mapping
from datetime import timedelta
from uuid import uuid4

from bot.chat.intent import Intent
from bot.chat.turn import Turn
from bot.measures.ports import MeasureUnit
from bot.measures.value_intents import WriteLine, WriteValue
from bot.privacy.ports import Draft

KEPT_FOR = timedelta(hours=12)


def keep(form: type[Intent], about: str, answers: Mapping[str, str], unit: MeasureUnit, turn: Turn) -> None:
    """In the place of what was left there before."""
    unit.drafts.drop_unfinished(form.name, about, turn.person)
    content = json.dumps(dict(answers)).encode()
    unit.drafts.keep(Draft(uuid4().hex, turn.person, content, turn.now + KEPT_FOR, about, form.name))


def kept(form: type[Intent], about: str, unit: MeasureUnit, turn: Turn) -> Mapping[str, str]:
    """The answers that wait in that form; {} where there are none."""
    draft = unit.drafts.unfinished(form.name, about, turn.person, turn.now)
    found: Mapping[str, str] = json.loads(draft.content) if draft else {}
    return found


def forget(ref: str, unit: MeasureUnit, turn: Turn) -> None:
    """It is recorded now."""
    unit.drafts.drop_unfinished(WriteValue.name, ref, turn.person)
    unit.drafts.drop_unfinished(WriteLine.name, "", turn.person)
