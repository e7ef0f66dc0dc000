"""What is shown of themes."""

from bot.chat.intent import Handlers
from bot.chat.reply import Reply, ShowCard
from bot.chat.turn import Turn
from bot.themes import cards
from bot.themes.defaults import ten
from bot.themes.intents import ShowThemes
from bot.themes.listing import open_ones
from bot.themes.ports import ThemeUnit
from bot.themes.work import may_set


def show(intent: ShowThemes, unit: ThemeUnit, turn: Turn) -> Reply:
    every, ours = unit.themes.counts(None), unit.themes.counts(sorted(turn.audience.teams))
    learned = [
        cards.Learned(each, *every.get(each.key, (0, 0)), *ours.get(each.key, (0, 0))) for each in open_ones(unit)
    ]
    own_list = open_ones(unit) != ten()
    return ShowCard(cards.overview(learned, may_set(unit, turn), own_list, turn.say, intent.skip))


VIEWS: Handlers = {ShowThemes: show}
