"""What one side hears of the other: that it has agreed, or that it does not want it."""

from collections.abc import Sequence
from datetime import datetime

from bot.chat.errors import NotFound
from bot.chat.intent import encode
from bot.chat.timers import Due, WhenDue
from bot.joining.intents import AskToJoin, ShowDeclined, ShowJoin, TellDeclined
from bot.joining.ports import JoiningUnit
from bot.people.model import PersonId


def ask(dues: Sequence[Due], unit: JoiningUnit, now: datetime) -> None:
    for due in dues:
        try:
            proposal = unit.joining.get(due.intent.id, now)
        except NotFound:  # dropped meanwhile
            continue
        if not proposal.ours_agreed:
            unit.outbox.post(encode(ShowJoin(proposal.id)), f"join {proposal.id}", now, person=proposal.who)


def tell(dues: Sequence[Due], unit: JoiningUnit, now: datetime) -> None:
    for due in dues:
        person, key = PersonId(due.intent.person), f"unjoined {due.intent.id}"
        if person in unit.people.names([person]):
            unit.outbox.post(encode(ShowDeclined(by_other=True)), key, now, person=person)


WHEN_DUE: WhenDue = {AskToJoin: ask, TellDeclined: tell}
