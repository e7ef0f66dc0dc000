"""Whether people may say that what the guard found is no patient detail: the organisation's administrators decide."""

from bot.chat.intent import Handlers, Intent
from bot.chat.leading import require_admin
from bot.chat.reply import Reply, ShowCard, To
from bot.chat.turn import Turn
from bot.privacy import cards
from bot.privacy.intents import AllowOverruling, ShowOverruling
from bot.privacy.ports import GuardUnit


def allow(intent: AllowOverruling, unit: GuardUnit, turn: Turn) -> Intent:
    require_admin(turn)
    unit.guard.allow(allowed=intent.allowed)
    return ShowOverruling()


def show(intent: ShowOverruling, unit: GuardUnit, turn: Turn) -> Reply:
    require_admin(turn)
    card = cards.overruling(unit.guard.may_be_overruled(), unit.guard.times(), turn.say)
    return ShowCard(card, To.ASKER)


HANDLERS: Handlers = {AllowOverruling: allow}
VIEWS: Handlers = {ShowOverruling: show}
