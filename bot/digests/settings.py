"""How a round-up is set, in words: when it comes, what is in it, and what does not work."""

from collections.abc import Callable
from dataclasses import replace

from bot.chat.errors import NotFound
from bot.chat.leading import can_lead
from bot.chat.reply import Reply, ShowCard
from bot.chat.spans import Text
from bot.chat.turn import Turn
from bot.digests import cards
from bot.digests.beginning import of_person, of_team, today_in
from bot.digests.cards import Settings
from bot.digests.errors import NoTeamYet
from bot.digests.intents import DigestSettings
from bot.digests.making import Parts
from bot.digests.model import Quiet, Subscription
from bot.digests.ports import DigestUnit
from bot.digests.said import heading_name, next_said
from bot.digests.scoping import all_of
from bot.people.model import TeamId
from bot.series.words import listed, rhythm_in_words
from bot.themes import listing

MOST_NAMED = 20


def settings_with(parts: Parts) -> Callable[[DigestSettings, DigestUnit, Turn], Reply]:
    def settings(intent: DigestSettings, unit: DigestUnit, turn: Turn) -> Reply:
        team = team_for(intent.team, unit, turn, here=intent.here)
        subscription, going = current(team, unit, turn)
        shown = Settings(
            replace(intent, team=team, here=False),
            turn.team_name(TeamId(team), unit.people) if team else "",
            going,
            rhythm_in_words(subscription.schedule, turn.say),
            next_said(subscription.schedule, turn.now, turn.say),
            tuple(_facts(subscription, parts, unit, turn)),
            tuple(_troubles(subscription, going, unit, turn)),
            may_change=not team or can_lead(TeamId(team), unit, turn),
        )
        return ShowCard(cards.settings(shown, turn.say))

    return settings


def team_for(team: str, unit: DigestUnit, turn: Turn, *, here: bool) -> str:
    """Whose round-up is meant: said in a channel by whoever may lead its team, the team's; otherwise one's own."""
    place = turn.known.place.team
    if here and not team and place is not None and can_lead(place, unit, turn):
        return place
    if team and team not in turn.known.teams:
        raise NotFound
    return team


def current(team: str, unit: DigestUnit, turn: Turn, *, lock: bool = False) -> tuple[Subscription, bool]:
    """And whether it comes by itself; where nobody has ever set anything, what would be set."""
    zone = turn.known.person.zone
    if team:
        found = unit.subscriptions.of(team=TeamId(team), lock=lock) or of_team(unit, TeamId(team), zone, turn.now)
    else:
        teams = all_of(turn)
        if not teams:
            raise NoTeamYet
        working = turn.team.id if turn.team is not None else teams[0]
        mine = unit.subscriptions.of(person=turn.person, lock=lock)
        found = mine or of_person(turn.person, working, zone, turn.now)
    return found, bool(found.ref) and found.ended is None


def _facts(subscription: Subscription, parts: Parts, unit: DigestUnit, turn: Turn) -> list[Text]:
    say, found = turn.say, list[Text]()
    if subscription.person is not None:
        seen = all_of(turn)
        chosen = [each for each in subscription.teams if each in seen]
        if subscription.teams:
            names = sorted(unit.people.team_names(chosen).values())
            some = ", ".join(names[:MOST_NAMED])
            found.append(say.text("digest-teams", count=len(chosen), names=some))
        else:
            found.append(say.text("digest-all-teams", count=len(seen)))
    if subscription.networks:
        called = [each.name for each in unit.networks.mine() if each.id in subscription.networks]
        found.append(say.text("digest-networks", names=", ".join(called)))
    if subscription.tags:
        found.append(say.text("digest-tags", tags=", ".join(subscription.tags)))
    if subscription.themes:
        themes = list(listing.names(subscription.themes, unit).values())
        found.append(say.text("digest-themes", names=listed(themes, say)))
    if subscription.sections:
        names = [heading_name(each, say) for each in subscription.sections if each in {p.heading for p in parts}]
        found.append(say.text("digest-sections", names=", ".join(names)))
    says = subscription.quiet is Quiet.SAY
    found.append(say.text("digest-quiet-says" if says else "digest-quiet-silent"))
    return found


def _troubles(subscription: Subscription, going: bool, unit: DigestUnit, turn: Turn) -> list[Text]:
    say, found = turn.say, list[Text]()
    if subscription.person is None:
        if unit.people.place_of(subscription.team) is None:
            name = turn.team_name(subscription.team, unit.people)
            found.append(say.text("digest-no-channel", team=name))
    else:
        gone = len(set(subscription.teams) - set(all_of(turn)))
        if gone:
            found.append(say.text("digest-teams-gone", count=gone))
    if going and is_parked(subscription):
        key = "digest-parked-team" if subscription.person is None else "digest-parked"
        found.append(say.text(key, day=subscription.unreached.date() if subscription.unreached else turn.today))
    return found


def is_parked(subscription: Subscription) -> bool:
    """The last one could not be sent. It is tried again when the next one is due."""
    unreached, last = subscription.unreached, subscription.last
    if unreached is None:
        return False
    return last is None or today_in(subscription.schedule.zone, unreached) >= last
