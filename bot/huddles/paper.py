"""The sheet of a huddle, as a link or as it is."""

from datetime import date

from bot.actions.model import Action
from bot.actions.work import people_in
from bot.chat.reply import Reply, ShowCard
from bot.chat.turn import Turn
from bot.concerns.model import Concern
from bot.concerns.work import people_in as concerned
from bot.huddles import private
from bot.huddles.intents import PrintSheet, ShowSheet
from bot.huddles.ports import HuddleUnit
from bot.huddles.sheet import Sheet, sheet
from bot.huddles.shown import Names, seen_team, zone_of
from bot.huddles.words import clock
from bot.people.model import TeamId
from bot.questions.sets import DAILY, find, questions_on
from bot.series.words import next_of

MOST_CARRIED = 10


def print_sheet(intent: PrintSheet, unit: HuddleUnit, turn: Turn) -> Reply:
    view = ShowSheet(intent.ref or _next(TeamId(intent.team), unit, turn), intent.team)
    made = _sheet(view, unit, turn)
    if url := turn.link(view):
        return ShowCard(private.sheet_link(made.name, url, intent, turn.say))
    return ShowCard(sheet(made, turn.say))


def show_sheet(intent: ShowSheet, unit: HuddleUnit, turn: Turn) -> Reply:
    return ShowCard(sheet(_sheet(intent, unit, turn), turn.say))


def _next(team: TeamId, unit: HuddleUnit, turn: Turn) -> str:
    """What is open or made already, or the series that comes next; "" where nothing is planned."""
    if now := unit.huddles.now_of(team):
        return now[0].ref
    coming = [(soon.starts, each.ref) for each in unit.series.of_team(team) if (soon := next_of(each, turn.now))]
    return min(coming)[1] if coming else ""


def _sheet(view: ShowSheet, unit: HuddleUnit, turn: Turn) -> Sheet:
    if view.ref.startswith("H-"):
        return _of_huddle(view, unit, turn)
    if view.ref.startswith("S-"):
        return _of_series(view, unit, turn)
    team = seen_team(view.team, turn)
    name = turn.say.line("series-name", team=turn.team_name(team, unit.people))
    questions = questions_on(find(DAILY, unit).questions, turn.today)
    today = turn.say.line("day", day=turn.today)
    return Sheet(name, today, turn.today, questions, *_carried(team, unit), view)


def _of_huddle(view: ShowSheet, unit: HuddleUnit, turn: Turn) -> Sheet:
    huddle = unit.huddles.get(view.ref)
    time = clock(huddle.starts, zone_of(huddle, unit, turn))
    day = huddle.day if huddle.day != date.min else turn.today
    words = turn.say.line("huddle-when", day=turn.say.line("day", day=day), time=time)
    return Sheet(huddle.name, words, day, huddle.questions, *_carried(huddle.team, unit), view)


def _of_series(view: ShowSheet, unit: HuddleUnit, turn: Turn) -> Sheet:
    series = unit.series.get(view.ref)
    coming = next_of(series, turn.now)
    day = coming.day if coming is not None else turn.today
    questions = questions_on(find(series.plan.question_set, unit).questions, day)
    words = turn.say.line("day", day=day)
    if coming is not None:
        time = clock(coming.starts, series.plan.schedule.zone)
        words = turn.say.line("huddle-when", day=words, time=time)
    return Sheet(series.plan.name, words, day, questions, *_carried(series.team, unit), view)


def _carried(team: TeamId, unit: HuddleUnit) -> tuple[tuple[Concern, ...], tuple[Action, ...], Names]:
    waiting, carried = unit.concerns.open_of(team, MOST_CARRIED), unit.actions.open_of(team, MOST_CARRIED)
    return waiting, carried, unit.people.names(people_in(*carried) | concerned(*waiting))
