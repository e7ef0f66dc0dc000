"""What is shown of round-ups: what was sent as it was sent, and what would be sent today."""

from collections.abc import Callable
from functools import partial
from typing import Any

from bot.chat.errors import NotFound
from bot.chat.intent import Handlers
from bot.chat.leading import require_admin
from bot.chat.reply import Nothing, Reply, ShowCard
from bot.chat.turn import Turn
from bot.digests import cards, composing
from bot.digests.beginning import today_in
from bot.digests.intents import (
    DigestSettings,
    SendDigest,
    ShowDigest,
    ShowPage,
    ShowPosted,
    ShowRoundUp,
    ShowSection,
    ShowSent,
    ShowUnreached,
)
from bot.digests.making import Parts, RoundUp, as_sent, pick
from bot.digests.ports import DigestUnit
from bot.digests.said import heading_of
from bot.digests.scoping import all_of, scope_of
from bot.digests.sending import send_with
from bot.digests.settings import current, settings_with
from bot.digests.when import days_up_to
from bot.people.model import PersonId, TeamId

IN_THREAD = 20
"""Lines of a section in one message; the next ones are a press away."""


def views(parts: Parts) -> Handlers:
    def view(show: Callable[[Parts, Any, DigestUnit, Turn], Reply]) -> Callable[[Any, DigestUnit, Turn], Reply]:
        return partial(show, parts)

    return {
        ShowDigest: view(preview),
        ShowSent: view(show_sent),
        ShowRoundUp: view(show_whole),
        ShowSection: view(show_section),
        ShowPage: view(show_page),
        ShowPosted: show_posted,
        SendDigest: send_with(parts),
        DigestSettings: settings_with(parts),
        ShowUnreached: show_unreached,
    }


def preview(parts: Parts, intent: ShowDigest, unit: DigestUnit, turn: Turn) -> Reply:
    team = "" if intent.mine else _team_meant(intent.team, turn)
    made = _up_to_today(parts, team, unit, turn)
    view = ShowDigest(team, mine=not team)
    return ShowCard(composing.message(made, team, view, unit, turn, offers=True))


def _team_meant(team: str, turn: Turn) -> str:
    """The place's; in private that of whoever has only one, and "" for whoever has several."""
    if team or turn.known.place.team is not None:
        return team or str(turn.known.place.team)
    only = all_of(turn)
    return str(only[0]) if len(only) == 1 and only[0] in turn.known.teams else ""


def _up_to_today(parts: Parts, team: str, unit: DigestUnit, turn: Turn) -> RoundUp:
    """As its reader has set it, of the seven days that end today."""
    subscription, _ = current(team, unit, turn)
    days = days_up_to(today_in(subscription.schedule.zone, turn.now))
    return pick(parts, scope_of(subscription, days, unit, turn), unit, turn, subscription.sections)


def _round_up(
    parts: Parts, intent: ShowRoundUp | ShowSection | ShowPage, unit: DigestUnit, turn: Turn
) -> tuple[RoundUp, str]:
    """With the team whose own it is; "" for a person's."""
    if not intent.ref:
        return _up_to_today(parts, intent.team, unit, turn), intent.team
    sent = unit.subscriptions.sent(intent.ref)
    subscription = unit.subscriptions.get(sent.subscription)
    return as_sent(parts, sent), "" if subscription.person is not None else subscription.team


def show_sent(parts: Parts, intent: ShowSent, unit: DigestUnit, turn: Turn) -> Reply:
    made, team = _round_up(parts, ShowRoundUp(intent.ref or "R-0"), unit, turn)
    return ShowCard(composing.message(made, team, intent, unit, turn))


def show_whole(parts: Parts, intent: ShowRoundUp, unit: DigestUnit, turn: Turn) -> Reply:
    made, team = _round_up(parts, intent, unit, turn)
    return ShowCard(composing.whole(made, team, unit, turn))


def show_page(parts: Parts, intent: ShowPage, unit: DigestUnit, turn: Turn) -> Reply:
    made, team = _round_up(parts, intent, unit, turn)
    return ShowCard(composing.page(made, team, intent, unit, turn))


def show_section(parts: Parts, intent: ShowSection, unit: DigestUnit, turn: Turn) -> Reply:
    made, team = _round_up(parts, intent, unit, turn)
    section = made.section(intent.heading)
    if section is None:
        raise NotFound
    elements = section.show(made.scope, unit, turn, IN_THREAD, intent.skip)
    if intent.in_thread and not elements:
        return Nothing()
    behind = max(0, section.count - intent.skip - IN_THREAD)
    following = ShowSection(made.ref, team if not made.ref else "", intent.heading, intent.skip + IN_THREAD)
    title = heading_of(intent.heading, section.count, turn.say, own=made.scope.own)
    return ShowCard(cards.section(title, elements, intent, behind, following if behind else None, turn.say))


def show_posted(intent: ShowPosted, unit: DigestUnit, turn: Turn) -> Reply:
    team = TeamId(intent.team)
    if team not in turn.audience.teams:
        raise NotFound
    has_channel, name = unit.people.place_of(team) is not None, turn.team_name(team, unit.people)
    return ShowCard(cards.posted(name, intent, has_channel=has_channel, say=turn.say))


def show_unreached(intent: ShowUnreached, unit: DigestUnit, turn: Turn) -> Reply:
    """An administrator need not be in a team with them."""
    person = PersonId(intent.person)
    name = unit.people.names([person]).get(person)
    require_admin(turn)
    if name is None:
        raise NotFound
    return ShowCard(cards.unreached(name, turn.say))
