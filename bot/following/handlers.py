"""What changes in following: who is asked, what a lead has said, and that either of them ends it."""

from bot.chat.errors import NotFound
from bot.chat.intent import Handlers, Intent
from bot.chat.turn import Turn
from bot.following.asking import ask_leads, tell_asker
from bot.following.errors import FollowOwnTeam, GuestsCannotFollow, TooManyFollowed
from bot.following.intents import (
    AnswerRequest,
    AskToFollow,
    EndFollow,
    ShowAsked,
    ShowFollowers,
    ShowFollows,
    ShowRequest,
    StopFollowing,
)
from bot.following.model import MOST, Consent, asked_key
from bot.following.ports import FollowingUnit
from bot.people.model import PersonId, TeamId


def ask(intent: AskToFollow, unit: FollowingUnit, turn: Turn) -> Intent:
    """Consent is the lead's, whoever asks; one's own teams need none."""
    if turn.known.person.guest:
        raise GuestsCannotFollow
    wanted = tuple(dict.fromkeys(map(TeamId, intent.teams)))[:MOST]
    there = unit.people.team_names(wanted)
    others = [team for team in wanted if team in there and team not in turn.known.teams]
    if not others:
        raise FollowOwnTeam if there else NotFound
    before = {each.team for each in unit.follows.of_person(turn.person)}
    if len(before | set(others)) > MOST:
        raise TooManyFollowed(most=MOST)
    unit.people.hold(*others)  # whoever is taking the lead at this moment is asked now, or finds what waits for them
    for team in unit.follows.ask(turn.person, others, turn.now):
        follow = unit.follows.get(turn.person, team)
        if follow is not None:
            ask_leads(follow, [lead for lead in unit.people.leads(team) if lead != turn.person], unit, turn)
    return ShowAsked(tuple(others))


def answer(intent: AnswerRequest, unit: FollowingUnit, turn: Turn) -> Intent:
    team, person = TeamId(intent.team), PersonId(intent.person)
    if unit.follows.get(person, team) is None:
        raise NotFound
    if person != turn.person and unit.follows.decide(person, team, intent.agrees, turn.person, turn.now):
        _decided(person, team, unit, turn, tell=True)
    return ShowRequest(intent.team, intent.person)


def end(intent: EndFollow, unit: FollowingUnit, turn: Turn) -> Intent:
    team, person = TeamId(intent.team), PersonId(intent.person)
    if unit.follows.get(person, team) is None:
        raise NotFound
    if unit.follows.end(person, team, turn.person, turn.now):
        _decided(person, team, unit, turn, tell=True)
    return ShowFollowers(intent.team)


def stop(intent: StopFollowing, unit: FollowingUnit, turn: Turn) -> Intent:
    team = TeamId(intent.team)
    if unit.follows.end(turn.person, team, turn.person, turn.now):
        _decided(turn.person, team, unit, turn, tell=False)
    return ShowFollows()


def _decided(person: PersonId, team: TeamId, unit: FollowingUnit, turn: Turn, *, tell: bool) -> None:
    follow = unit.follows.get(person, team)
    if follow is None:
        return
    unit.outbox.show_again(asked_key(follow), turn.now)
    if tell and follow.consent is not Consent.ASKED:
        tell_asker(follow, unit, turn)


HANDLERS: Handlers = {AskToFollow: ask, AnswerRequest: answer, EndFollow: end, StopFollowing: stop}
