"""What a project's report shows."""

from bot.chat.intent import Handlers
from bot.chat.reply import Reply, ShowCard
from bot.chat.turn import Turn
from bot.reports import cards
from bot.reports.gathering import gather
from bot.reports.intents import OfferReport, ShowReport
from bot.reports.ports import ReportUnit


def offer(intent: OfferReport, unit: ReportUnit, turn: Turn) -> Reply:
    return ShowCard(cards.offer(gather(intent.ref, unit, turn), turn.link(ShowReport(intent.ref)), turn.say))


def show(intent: ShowReport, unit: ReportUnit, turn: Turn) -> Reply:
    return ShowCard(cards.report(gather(intent.ref, unit, turn), turn.say))


VIEWS: Handlers = {OfferReport: offer, ShowReport: show}
