"""What happens when a team tries what others have learned, and says how it went: anybody in the team may."""

from uuid import uuid4

from bot.chat.errors import NothingSaid, OldButton
from bot.chat.intent import Handlers, Intent
from bot.chat.said import bounded
from bot.chat.spans import mentioned, spell_mentions
from bot.chat.turn import Turn
from bot.learning.model import Setting
from bot.people.model import TeamId
from bot.privacy.screening import require_hidden
from bot.spread.forms import TRYING
from bot.spread.intents import ChangeTry, SaveOutcome, SaveTry, ShowAdoption, TryFields
from bot.spread.model import LONGEST_SERVICE, LONGEST_TEXT, Adoption, Outcome
from bot.spread.ports import NewAdoption, SpreadUnit
from bot.spread.sources import SHARED, tryable
from bot.spread.work import called_there, own, spread_word


def save(intent: SaveTry, unit: SpreadUnit, turn: Turn) -> Intent:
    """Where the team tries it already, what is said now is added to that."""
    team = TeamId(intent.team)
    source = tryable(intent.ref, team, unit)
    require_hidden(intent.kept, intent.adapts, intent.service)
    beyond = source.startswith(SHARED)
    new = NewAdoption(
        source,
        team,
        turn.person,
        turn.now,
        called_there(source, team, unit, turn) if beyond else "",
        bounded(intent.kept, LONGEST_TEXT),
        bounded(intent.adapts, LONGEST_TEXT),
        _setting(intent),
        bounded(intent.service, LONGEST_SERVICE),
        _key(source, team, unit) if beyond else "",
    )
    adoption = unit.adoptions.add(new)
    if adoption != Adoption(ref=adoption.ref, **vars(new)):
        adoption = unit.adoptions.change(
            adoption.ref,
            new.keeps or adoption.keeps,
            new.adapts or adoption.adapts,
            new.setting or adoption.setting,
            new.service or adoption.service,
        )
    spread_word(adoption, unit, turn.now, turn.person)
    unit.people.remember_team(turn.person, team, turn.now)
    return ShowAdoption(adoption.ref, saved=True)


def _key(source: str, team: TeamId, unit: SpreadUnit) -> str:
    """Whoever shared it hears of one team once, however often that tries it."""
    before = [each.elsewhere for each in unit.adoptions.of(source) if each.team == team]
    return before[-1] if before else uuid4().hex


def _setting(intent: TryFields) -> Setting | None:
    try:
        return Setting(intent.setting) if intent.setting else None
    except ValueError as error:
        raise OldButton from error


def change(intent: ChangeTry, unit: SpreadUnit, turn: Turn) -> Intent:
    before = own(intent.ref, unit, turn, lock=True)
    keeps, adapts = (
        _unless_untouched(said, stored, unit)
        for said, stored in ((intent.kept, before.keeps), (intent.adapts, before.adapts))
    )
    service = bounded(_unless_untouched(intent.service, before.service, unit), LONGEST_SERVICE)
    require_hidden(keeps, adapts, service)
    after = unit.adoptions.change(
        before.ref, bounded(keeps, LONGEST_TEXT), bounded(adapts, LONGEST_TEXT), _setting(intent), service
    )
    if after != before:
        spread_word(after, unit, turn.now, turn.person)
    return ShowAdoption(intent.ref, saved=True)


def _unless_untouched(said: str, stored: str, unit: SpreadUnit) -> str:
    """Words that came back from the form as they went there: mentions are names there, and stay mentions here."""
    spelled = spell_mentions(stored, unit.people.names(set(mentioned(stored))))
    return stored if said.strip() == spelled.strip() else said


def tell(intent: SaveOutcome, unit: SpreadUnit, turn: Turn) -> Intent:
    before = own(intent.ref, unit, turn, lock=True)
    try:
        outcome = None if intent.outcome == TRYING else Outcome(intent.outcome)
    except ValueError as error:
        raise OldButton from error
    told = bounded(_unless_untouched(intent.told, before.told, unit), LONGEST_TEXT)
    require_hidden(told)
    if outcome is Outcome.ABANDONED and not told:
        raise NothingSaid
    said_before = (before.outcome, before.told, before.by_test)
    if (outcome, told if outcome else "", "") != said_before:
        after = unit.adoptions.end(before.ref, outcome, told if outcome else "", turn.now)
        spread_word(after, unit, turn.now, turn.person)
    return ShowAdoption(intent.ref, saved=True)


HANDLERS: Handlers = {SaveTry: save, ChangeTry: change, SaveOutcome: tell}
