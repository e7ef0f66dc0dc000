"""What is shown of following, to whoever follows and to the team."""

from bot.chat.errors import NotFound
from bot.chat.intent import Handlers
from bot.chat.nameless import hiding_of, without_names
from bot.chat.reply import Reply, ShowCard
from bot.chat.turn import Turn
from bot.concerns.views import shown as concern_shown
from bot.following import cards
from bot.following.errors import GuestsCannotFollow
from bot.following.intents import (
    FindTeam,
    ShowAsked,
    ShowDecision,
    ShowFollowed,
    ShowFollowers,
    ShowFollows,
    ShowRequest,
)
from bot.following.model import Consent, Follow
from bot.following.ports import FollowedUnit, FollowingUnit
from bot.pdsa.beyond import as_seen
from bot.pdsa.finding import reader_of
from bot.pdsa.model import Stage
from bot.people.model import PersonId, TeamId

PAGE = 10
"""Teams on one page."""
NEAR = 5
"""Teams with a name like the one that was said."""
MOST = 5
"""Of a followed team's records of each kind."""


def show_mine(intent: ShowFollows, unit: FollowingUnit, turn: Turn) -> Reply:
    """Those that wait for consent first. A place follows nobody."""
    mine = unit.follows.of_person(turn.audience.person) if turn.audience.person else ()
    every = sorted(mine, key=lambda each: each.consent is Consent.GIVEN)
    page = every[intent.skip : intent.skip + PAGE]
    names = unit.people.team_names([each.team for each in page])
    standing = tuple((each.team, names[each.team], each.consent) for each in page if each.team in names)
    more = ShowFollows(intent.skip + PAGE) if len(every) > intent.skip + PAGE else None
    given = sum(each.consent is Consent.GIVEN for each in every)
    waiting = len(every) - given
    return ShowCard(cards.mine(cards.Mine(standing, given, waiting, intent, more), turn.say))


def find_team(intent: FindTeam, unit: FollowingUnit, turn: Turn) -> Reply:
    """Asks nobody yet: words are easily mistaken for a team."""
    if turn.known.person.guest:
        raise GuestsCannotFollow
    exact = unit.people.team_called(intent.called)
    found = {exact.id: exact.name} if exact else unit.people.teams_like(intent.called.strip(), NEAR)
    others = {team: name for team, name in found.items() if team not in turn.known.teams}
    return ShowCard(cards.found(others, own=bool(found) and not others, say=turn.say))


def show_asked(intent: ShowAsked, unit: FollowingUnit, turn: Turn) -> Reply:
    """As it stands now: asked, agreed, waiting for a lead, or refused lately."""
    names = unit.people.team_names(list(map(TeamId, intent.teams)))
    told = {kind: list[str]() for kind in cards.Told}
    for team, name in sorted(names.items(), key=lambda each: each[1]):
        follow = unit.follows.get(turn.person, team)
        if follow is not None:
            told[_told(follow, unit)].append(name)
    return ShowCard(cards.asked({kind: tuple(each) for kind, each in told.items() if each}, turn.say))


def _told(follow: Follow, unit: FollowingUnit) -> cards.Told:
    if follow.consent is Consent.GIVEN:
        return cards.Told.AGREED
    if follow.consent is Consent.ENDED:
        return cards.Told.NOT_NOW
    return cards.Told.ASKED if unit.people.leads(follow.team) else cards.Told.NO_LEAD


def show_followed(intent: ShowFollowed, unit: FollowedUnit, turn: Turn) -> Reply:
    team = TeamId(intent.team)
    if team not in turn.audience.follows:
        raise NotFound
    tests = [each for stage in Stage for each in unit.cycles.board(team, stage, MOST)]
    latest = sorted(tests, key=lambda each: (each.stage is Stage.CLOSED, -each.planned.timestamp()))[:MOST]
    seen = as_seen(latest, unit, turn)
    concerns, hide = unit.concerns.open_of(team, MOST), hiding_of(team, unit, turn.say)
    followed = cards.Followed(
        team,
        turn.team_name(team, unit.people),
        seen,
        reader_of(seen, unit, turn),
        without_names(tuple(unit.measures.of_team(team)[:MOST]), hide),
        without_names(tuple(each for each in unit.projects.of_team(team) if each.ended is None)[:MOST], hide),
        tuple(concern_shown(each, unit, turn) for each in concerns),
    )
    return ShowCard(cards.followed(followed, turn.say))


def show_request(intent: ShowRequest, unit: FollowingUnit, turn: Turn) -> Reply:
    """To whoever leads the team now."""
    team, person = TeamId(intent.team), PersonId(intent.person)
    follow = unit.follows.get(person, team) if team in turn.audience.leads else None
    if follow is None:
        raise NotFound
    name = unit.people.names([person]).get(person, "…")
    return ShowCard(cards.request(follow, name, turn.team_name(team, unit.people), turn.say))


def show_followers(intent: ShowFollowers, unit: FollowingUnit, turn: Turn) -> Reply:
    team = TeamId(intent.team)
    if team not in turn.audience.teams:
        raise NotFound
    every = unit.follows.of_team(team)
    names = unit.people.names([each.person for each in every])
    led = team in turn.audience.leads
    return ShowCard(cards.followers(turn.team_name(team, unit.people), intent, every, names, led, turn.say))


def show_decision(intent: ShowDecision, unit: FollowingUnit, turn: Turn) -> Reply:
    team = TeamId(intent.team)
    follow = unit.follows.get(turn.audience.person, team) if turn.audience.person else None
    if follow is None or follow.consent is Consent.ASKED:
        raise NotFound
    return ShowCard(cards.decision(follow, turn.team_name(team, unit.people), turn.say))


VIEWS: Handlers = {
    ShowFollows: show_mine,
    FindTeam: find_team,
    ShowAsked: show_asked,
    ShowFollowed: show_followed,
    ShowRequest: show_request,
    ShowFollowers: show_followers,
    ShowDecision: show_decision,
}
