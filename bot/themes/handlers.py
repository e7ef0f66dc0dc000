"""What changes in themes."""

from dataclasses import replace

from bot.chat.intent import Handlers, Intent
from bot.chat.seen import ChangedMeanwhile, seen_as
from bot.chat.turn import Turn
from bot.themes.defaults import ten
from bot.themes.editing import Misread, read_list
from bot.themes.errors import ThemesRefused
from bot.themes.intents import BackToTheTen, SaveThemes, ShowThemes
from bot.themes.listing import every
from bot.themes.ports import ThemeUnit
from bot.themes.work import require


def save(intent: SaveThemes, unit: ThemeUnit, turn: Turn) -> Intent:
    require(unit, turn)
    unit.themes.hold()
    before = every(unit)
    if intent.seen != seen_as(*before):
        raise ChangedMeanwhile(record="themes", ref="")
    try:
        new = read_list(intent.lines, before)
    except Misread as fault:
        raise ThemesRefused(why=turn.say.line(fault.key, **fault.values_of)) from fault
    if new != before:
        unit.themes.save(new)
    return ShowThemes()


def back(intent: BackToTheTen, unit: ThemeUnit, turn: Turn) -> Intent:
    require(unit, turn)
    unit.themes.hold()
    usual = ten()
    keys = {each.key for each in usual}
    own = [replace(each, ended=True) for each in unit.themes.all() if each.key not in keys]
    if unit.themes.all():
        unit.themes.save((*usual, *own))
    return ShowThemes()


HANDLERS: Handlers = {SaveThemes: save, BackToTheTen: back}
