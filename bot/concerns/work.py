"""A concern together with who asks for it: their own team's, or one that was passed up to them."""

from dataclasses import replace

from bot.chat.errors import NotAllowed
from bot.chat.intent import encode
from bot.chat.outbox import card_key
from bot.chat.seen import seen_as
from bot.chat.spans import mentioned, spell_mentions
from bot.chat.timers import Timer
from bot.chat.turn import Turn
from bot.concerns.errors import AnsweredAlready, HandedOn
from bot.concerns.intents import TellSite
from bot.concerns.model import Concern, ConcernStatus, passed_key
from bot.concerns.ports import ConcernUnit
from bot.people.access import may
from bot.people.model import PersonId, Role, TeamId
from bot.privacy.screening import require_hidden

LONGEST_QUOTE = 200
"""Characters of an outcome within an error."""


def own(ref: str, unit: ConcernUnit, turn: Turn, *, lock: bool = False) -> Concern:
    """A concern of a team that the asker is in."""
    concern = unit.concerns.get(ref, lock=lock)
    if not may(turn.known, concern.team, Role.MEMBER):
        raise NotAllowed
    return concern


def editable(ref: str, unit: ConcernUnit, turn: Turn, *, lock: bool = False) -> Concern:
    """While it is with its own team; what was passed up or answered stays as others have read it."""
    concern = own(ref, unit, turn, lock=lock)
    if concern.status not in (ConcernStatus.OPEN, ConcernStatus.ACTIONED):
        raise HandedOn(ref=ref)
    return concern


def seen_now(concern: Concern) -> str:
    """What its form shows of it."""
    return seen_as(concern.text, concern.who, concern.due)


def answerable(ref: str, unit: ConcernUnit, turn: Turn, *, lock: bool = False) -> Concern:
    """By its own team, and by the site's."""
    concern = unit.concerns.get(ref, lock=lock)
    if not may(turn.known, concern.team, Role.MEMBER) and not may(turn.known, concern.site, Role.MEMBER):
        raise NotAllowed
    if concern.status is ConcernStatus.CLOSED:
        raise answered(concern, unit)
    return concern


def answered(concern: Concern, unit: ConcernUnit) -> AnsweredAlready:
    """The words of whoever was first; those of the second still stand in their form."""
    said = " ".join(spell_mentions(concern.outcome, unit.people.names(people_in(concern))).split())
    outcome = said if len(said) <= LONGEST_QUOTE else said[:LONGEST_QUOTE] + "…"
    return AnsweredAlready(ref=concern.ref, outcome=outcome)


def pass_up(concern: Concern, site: TeamId, unit: ConcernUnit, turn: Turn) -> None:
    """Once: what was passed up or answered in the meantime is left as it is."""
    if concern.status in (ConcernStatus.PASSED_UP, ConcernStatus.CLOSED):
        return
    require_hidden(concern.text, concern.who)
    after = replace(concern, status=ConcernStatus.PASSED_UP, site=site, passed_up=turn.now, passed_up_by=turn.person)
    if unit.concerns.save(concern, after):
        unit.timers.set(Timer(passed_key(concern.ref), encode(TellSite(concern.ref)), turn.now, site))
        show_again(after, unit, turn)


def show_again(concern: Concern, unit: ConcernUnit, turn: Turn) -> None:
    """The huddle that it was raised in, those of the team and of the site, and what the site was told."""
    unit.outbox.show_again(passed_key(concern.ref), turn.now)
    if concern.about:
        unit.outbox.show_again(card_key(concern.about), turn.now)
    for team in (concern.team, concern.site):
        if team is not None:
            unit.outbox.show_again(team, turn.now)


def people_in(*concerns: Concern) -> frozenset[PersonId]:
    return frozenset(person for each in concerns for person in mentioned(f"{each.text} {each.outcome}"))
