"""What is on now and next in a team, and how its huddles have gone."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.chat.leading import can_lead
from bot.chat.reply import Reply, ShowCard
from bot.chat.turn import Turn
from bot.huddles import cards
from bot.huddles.insight import Insight, insight
from bot.huddles.intents import ShowHuddles
from bot.huddles.making import coming
from bot.huddles.model import Huddle, Status
from bot.huddles.ports import HuddleUnit
from bot.huddles.shown import seen_team
from bot.huddles.words import when
from bot.people.model import TeamId
from bot.series.model import Series

LOOKED_BACK = timedelta(weeks=4)
_SINCE_EVER = date.min
_SATURDAY = 5


def show_team(intent: ShowHuddles, unit: HuddleUnit, turn: Turn) -> Reply:
    team = seen_team(intent.team, turn)
    series = unit.series.of_team(team)
    counted = unit.huddles.days_since(team)
    since = (counted[0], max(0, (turn.today - counted[1]).days)) if counted is not None else None
    overview = cards.Overview(
        team,
        turn.team_name(team, unit.people),
        tuple(open_now(team, unit)),
        soon(team, series, unit, turn),
        bool(series),
        *_insight(team, series, unit, turn),
        since,
        leads=can_lead(team, unit, turn),
    )
    return ShowCard(cards.overview(overview, turn.say))


def open_now(team: TeamId, unit: HuddleUnit) -> Sequence[Huddle]:
    return [each for each in unit.huddles.now_of(team) if each.status is Status.OPEN]


def soon(team: TeamId, series: Sequence[Series], unit: HuddleUnit, turn: Turn) -> cards.Soon | None:
    """What was called off is left out, and so is what is paused."""
    found = [each for each in (_next(each, unit, turn) for each in series) if each is not None]
    late = (each for each in unit.huddles.now_of(team) if each.status is Status.PLANNED and each.starts <= turn.now)
    found += [(each.starts, each.name, each) for each in late]
    if not found:
        return None
    starts, name, huddle = min(found, key=lambda each: each[0])
    return cards.Soon(name, when(starts, turn.known.person.zone, turn.now, turn.say), huddle)


def _next(series: Series, unit: HuddleUnit, turn: Turn) -> tuple[datetime, str, Huddle | None] | None:
    for planned, huddle in coming(series, unit, turn.now):
        if huddle is None or huddle.status is Status.PLANNED:
            starts = huddle.starts if huddle is not None else planned.starts
            return starts, series.plan.name, huddle
    return None


def _insight(team: TeamId, series: Sequence[Series], unit: HuddleUnit, turn: Turn) -> tuple[Insight, date | None]:
    """Of the last weeks; and since when huddles are embedded, if they are."""
    every_day = any(day >= _SATURDAY for each in series for day in each.plan.schedule.weekdays)
    records = unit.huddles.records(team, _SINCE_EVER)
    lately = [each for each in records if each.day > turn.today - LOOKED_BACK]
    return insight(lately, every_day), insight(records, every_day).embedded
