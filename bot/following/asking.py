"""Asking a team's leads whether somebody may follow it; where nobody leads yet, whoever does first."""

from collections.abc import Sequence

from bot.chat.intent import encode
from bot.chat.outbox import Post
from bot.chat.turn import Turn
from bot.following.intents import ShowDecision, ShowRequest
from bot.following.model import Consent, Follow, asked_key
from bot.following.ports import FollowingUnit
from bot.people.model import PersonId, TeamId


def ask_leads(follow: Follow, leads: Sequence[PersonId], unit: FollowingUnit, turn: Turn) -> None:
    """In private; the first answer counts, and the cards of the others show it."""
    view = encode(ShowRequest(follow.team, follow.person))
    unit.outbox.post_many([Post(view, asked_key(follow), person=lead) for lead in leads], turn.now)


def ask_new_lead(team: TeamId, lead: PersonId, unit: FollowingUnit, turn: Turn) -> None:
    """What has waited for somebody who leads the team."""
    for each in unit.follows.of_team(team):
        if each.consent is Consent.ASKED and each.person != lead:
            ask_leads(each, [lead], unit, turn)


def tell_asker(follow: Follow, unit: FollowingUnit, turn: Turn) -> None:
    """Once for each answer."""
    key = f"{asked_key(follow)} {follow.consent}"
    unit.outbox.post(encode(ShowDecision(follow.team)), key, turn.now, person=follow.person)
