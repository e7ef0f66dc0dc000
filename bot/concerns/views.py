"""What concerns show: every answer is composed afresh from the record, for whoever will see it."""

from bot.chat.errors import NotFound
from bot.chat.intent import Handlers
from bot.chat.nameless import hiding_of, without_names
from bot.chat.reply import Nothing, Reply, ShowCard
from bot.chat.spans import mentioned
from bot.chat.turn import Turn
from bot.concerns import cards
from bot.concerns.intents import ListConcerns, ShowConcern, ShowOutcome
from bot.concerns.model import Concern, ConcernStatus
from bot.concerns.ports import ConcernUnit
from bot.concerns.work import people_in
from bot.people.model import TeamId
from bot.privacy import guard
from bot.privacy.harm import speaks_of_harm

PAGE = 10
"""Concerns of each kind on one page of a list."""


def shown(concern: Concern, unit: ConcernUnit, turn: Turn) -> cards.Shown:
    """With the names that the audience may see: none beyond the team."""
    ours = concern.team in turn.audience.teams
    site = concern.site or (unit.people.site_of(concern.team) if ours else None)
    teams = unit.people.team_names([team for team in (concern.team, site) if team])
    names = unit.people.names(people_in(concern)) if ours else {}
    if not ours:
        concern = without_names(concern, hiding_of(concern.team, unit, turn.say))
    follows = not ours and concern.site not in turn.audience.teams
    return cards.Shown(
        concern,
        teams[concern.team],
        turn.today,
        teams.get(site, "") if site else "",
        names,
        ours,
        follows,
        zone=turn.known.person.zone,
    )


def show(intent: ShowConcern, unit: ConcernUnit, turn: Turn) -> Reply:
    concern = unit.concerns.get(intent.ref)
    seen = _asked(intent, shown(concern, unit, turn), unit)
    nothing_to_ask = not (seen.points_to_person or seen.speaks_of_harm or seen.wants_site)
    if intent.saved and concern.about and not turn.in_private and nothing_to_ask:
        return Nothing()  # it stands on the huddle's card already, before everybody
    return ShowCard(cards.show(seen, turn.say))


def _asked(intent: ShowConcern, seen: cards.Shown, unit: ConcernUnit) -> cards.Shown:
    """What whoever has just written it is asked besides."""
    concern = seen.concern
    if not seen.ours or not (intent.saved or intent.wants_site):
        return seen
    colleagues = unit.people.colleagues(concern.team).values() if intent.saved else ()
    editable = concern.status in (ConcernStatus.OPEN, ConcernStatus.ACTIONED)
    points = bool(mentioned(concern.text)) or guard.points_to_person(concern.text, colleagues)
    return cards.Shown(
        **{
            **vars(seen),
            "saved": intent.saved,
            "wants_site": intent.wants_site,
            "points_to_person": intent.saved and editable and points,
            "speaks_of_harm": intent.saved and speaks_of_harm(concern.text),
        }
    )


def show_outcome(intent: ShowOutcome, unit: ConcernUnit, turn: Turn) -> Reply:
    concern = unit.concerns.get(intent.ref)
    if concern.team not in turn.audience.teams or concern.status is not ConcernStatus.CLOSED:
        return show(ShowConcern(intent.ref), unit, turn)
    return ShowCard(cards.outcome(shown(concern, unit, turn), turn.say))


def show_list(intent: ListConcerns, unit: ConcernUnit, turn: Turn) -> Reply:
    team = turn.known.teams.get(TeamId(intent.team))
    if team is None:
        raise NotFound
    own = unit.concerns.open_of(team.id, PAGE + 1, intent.skip)
    passed = unit.concerns.passed_to(team.id, PAGE + 1, intent.skip)
    if not own and not passed and intent.skip:
        return show_list(ListConcerns(intent.team), unit, turn)
    site = unit.people.site_of(team.id)
    teams = unit.people.team_names({*(each.team for each in passed), *([site] if site else [])})
    more = ListConcerns(team.id, intent.skip + PAGE) if max(len(own), len(passed)) > PAGE else None
    page = cards.Page(
        team.name,
        own[:PAGE],
        [(each, teams[each.team]) for each in passed[:PAGE]],
        unit.people.names(people_in(*own)),
        turn.today,
        intent,
        teams[site] if site else "",
        more,
        turn.known.person.zone,
    )
    return ShowCard(cards.listing(page, turn.say))


VIEWS: Handlers = {ShowConcern: show, ShowOutcome: show_outcome, ListConcerns: show_list}
