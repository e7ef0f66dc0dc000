"""What a project's report shows."""

from bot.chat.intent import Handlers
from bot.chat.reply import Reply, ShowCard
from bot.chat.turn import Turn
from bot.reports import cards
from bot.reports.gathering import MOST_MEASURES, MOST_TESTS, gather
from bot.reports.intents import OfferReport, ShowReport
from bot.reports.ports import ReportUnit


def offer(intent: OfferReport, unit: ReportUnit, turn: Turn) -> Reply:
    project = unit.projects.get(intent.ref)
    # A page's address would outlast the consent of a team that is followed.
    url = turn.link(ShowReport(intent.ref)) if project.team in turn.audience.teams else ""
    if not url:
        return ShowCard(cards.in_chat(gather(intent.ref, unit, turn), turn.say))
    tests, measures = unit.cycles.count_of_project(project.ref), len(unit.measures.of_project(project.ref))
    within = cards.Within(project, min(tests, MOST_TESTS), min(measures, MOST_MEASURES))
    return ShowCard(cards.offer(within, url, turn.say))


def show(intent: ShowReport, unit: ReportUnit, turn: Turn) -> Reply:
    return ShowCard(cards.report(gather(intent.ref, unit, turn), turn.say))


VIEWS: Handlers = {OfferReport: offer, ShowReport: show}
