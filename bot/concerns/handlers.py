"""What happens when somebody changes a concern: anybody in its team may, and the site's people may answer."""

from dataclasses import replace
from typing import Any

from bot.chat.errors import NotFound, NothingSaid, OldButton
from bot.chat.intent import Handlers, Intent, encode, is_ref
from bot.chat.leading import require_lead
from bot.chat.said import bounded, day_or_none
from bot.chat.seen import ChangedMeanwhile
from bot.chat.spans import spell_mentions
from bot.chat.turn import Turn
from bot.concerns.errors import OwnSite, SiteLoop
from bot.concerns.intents import (
    ChangeConcern,
    CloseConcern,
    ListConcerns,
    PassUp,
    RecordConcern,
    SetSite,
    ShowConcern,
    ShowOutcome,
)
from bot.concerns.model import (
    LONGEST_CONCERN,
    LONGEST_OUTCOME,
    LONGEST_WHO,
    Concern,
    ConcernStatus,
    NewConcern,
    seen_to,
)
from bot.concerns.ports import ConcernUnit
from bot.concerns.work import answerable, editable, own, pass_up, people_in, seen_now, show_again
from bot.people.model import TeamId
from bot.privacy.screening import require_hidden


def record(intent: RecordConcern, unit: ConcernUnit, turn: Turn) -> Intent:
    team, text = TeamId(intent.team), bounded(intent.text, LONGEST_CONCERN)
    if not text:
        raise NothingSaid
    if intent.about and not is_ref(intent.about):
        raise OldButton
    new = NewConcern(
        team,
        text,
        None if intent.from_room else turn.person,
        turn.now,
        bounded(intent.who, LONGEST_WHO),
        day_or_none(intent.due, turn.today),
        intent.about,
    )
    concern = unit.concerns.add(new)
    show_again(concern, unit, turn)
    unit.people.remember_team(turn.person, team, turn.now)
    site = unit.people.site_of(team) if intent.pass_up else None
    if site is not None:
        pass_up(concern, site, unit, turn)
    return ShowConcern(concern.ref, saved=True, wants_site=intent.pass_up and site is None)


def change(intent: ChangeConcern, unit: ConcernUnit, turn: Turn) -> Intent:
    before = editable(intent.ref, unit, turn, lock=True)
    spelled = spell_mentions(before.text, unit.people.names(people_in(before)))
    text = before.text if intent.text.strip() == spelled.strip() else bounded(intent.text, LONGEST_CONCERN)
    if not text:
        raise NothingSaid
    who, due = bounded(intent.who, LONGEST_WHO), day_or_none(intent.due, turn.today)
    after = replace(before, text=text, who=who, due=due, status=seen_to(who, due))
    if after != before:
        if intent.seen not in ("", seen_now(before)):
            raise ChangedMeanwhile(record="concern", ref=intent.ref)
        unit.concerns.save(before, after)
        show_again(after, unit, turn)
    return ShowConcern(intent.ref, saved=text != before.text)


def hand_up(intent: PassUp, unit: ConcernUnit, turn: Turn) -> Intent:
    concern = own(intent.ref, unit, turn, lock=True)
    site = unit.people.site_of(concern.team)
    if site is None:
        return ShowConcern(intent.ref, wants_site=True)
    pass_up(concern, site, unit, turn)
    return ShowConcern(intent.ref)


def set_site(intent: SetSite, unit: ConcernUnit, turn: Turn) -> Intent:
    """Anybody in the team while there is none; later it is the lead's to change."""
    team, site = TeamId(intent.team), TeamId(intent.site)
    unit.people.hold(team, site)
    before = unit.people.site_of(team)
    if before != site:
        if before is not None:
            require_lead(team, unit, turn)
        _check(team, site, unit, turn)
        unit.people.set_site(team, site)
    if not intent.ref:
        return ListConcerns(team)
    concern = own(intent.ref, unit, turn, lock=True)
    if concern.team != team:
        raise OldButton
    pass_up(concern, site, unit, turn)
    return ShowConcern(intent.ref)


def _check(team: TeamId, site: TeamId, unit: ConcernUnit, turn: Turn) -> None:
    if site == team:
        raise OwnSite
    name = unit.people.team_names([site]).get(site)
    if name is None or (turn.known.person.guest and site not in turn.known.teams):
        raise NotFound
    if unit.people.site_of(site) == team:
        raise SiteLoop(name=name)


def close(intent: CloseConcern, unit: ConcernUnit, turn: Turn) -> Intent:
    outcome = bounded(intent.outcome, LONGEST_OUTCOME)
    if not outcome:
        raise NothingSaid
    closed: Any = {"status": ConcernStatus.CLOSED, "outcome": outcome, "solved": intent.solved, "closed": turn.now}
    before = answerable(intent.ref, unit, turn, lock=True)  # raises where somebody has answered in this very moment
    if before.site is not None:
        require_hidden(outcome)
    after = replace(before, **closed)
    unit.concerns.save(before, after)
    show_again(after, unit, turn)
    _tell(after, unit, turn)
    return ShowConcern(intent.ref)


def _tell(concern: Concern, unit: ConcernUnit, turn: Turn) -> None:
    """You said, we did: the team, where others have answered, and whoever raised it."""
    view, key = encode(ShowOutcome(concern.ref)), f"outcome {concern.ref}"
    place = unit.people.place_of(concern.team) if concern.site is not None else None
    if place is not None:
        unit.outbox.post(view, key, turn.now, place=place)
    if concern.raised_by is not None and concern.raised_by != turn.person:
        unit.outbox.post(view, key, turn.now, person=concern.raised_by)


HANDLERS: Handlers = {
    RecordConcern: record,
    ChangeConcern: change,
    PassUp: hand_up,
    SetSite: set_site,
    CloseConcern: close,
}
