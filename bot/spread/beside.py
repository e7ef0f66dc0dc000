"""What adoptions add to a learning's card: how often it was tried, how it went, and where."""

from collections.abc import Sequence

from bot.chat.card import Actions, Button, Element, Items, Paragraph
from bot.chat.phrases import Say
from bot.chat.spans import Text
from bot.chat.turn import Turn
from bot.learning.model import Setting, Tried
from bot.spread.evidence import BySetting, by_setting
from bot.spread.intents import ShowTree
from bot.spread.model import MOST_OF, Adoption
from bot.spread.ports import SpreadUnit
from bot.spread.tree_cards import row
from bot.spread.views import team_names

MOST = 3
SETTINGS = {Setting.URBAN: "spread-urban", Setting.RURAL: "spread-rural", Setting.COASTAL: "spread-coastal"}


def of_learning(ref: str, unit: SpreadUnit, turn: Turn) -> tuple[Element, ...]:
    """Tried in 5 settings: worked 3, adapted 1, stopped 1. Worked in rural settings, not in urban ones."""
    tried = unit.adoptions.tried((ref,)).get(ref)
    if tried is None:
        return ()
    adoptions = unit.adoptions.of(ref)
    where = by_setting(adoptions) if len(adoptions) < MOST_OF else BySetting()
    newest = adoptions[-MOST:][::-1]
    names = team_names(newest, unit, turn)
    return tried_elements(ref, tried, where, [(each, names[each.ref]) for each in newest], turn.say)


def tried_elements(
    ref: str, tried: Tried, where: BySetting, newest: Sequence[tuple[Adoption, str]], say: Say
) -> tuple[Element, ...]:
    """`newest`: adoptions, and who tries each."""
    elements: list[Element] = [Paragraph(say.text("spread-tried-in", count=tried.settings, how=_how(tried, say)))]
    if said := where_said(where, say):
        elements.append(Paragraph(said))
    elements.append(Items(tuple(row(each, team, say) for each, team in newest)))
    elements.append(Actions((Button(say.line("spread-where"), ShowTree(ref)),)))
    return tuple(elements)


def _how(tried: Tried, say: Say) -> str:
    parts = [
        say.line("spread-so-many-worked", count=tried.worked) if tried.worked else "",
        say.line("spread-so-many-adapted", count=tried.adapted) if tried.adapted else "",
        say.line("spread-so-many-stopped", count=tried.abandoned) if tried.abandoned else "",
        say.line("spread-so-many-trying", count=tried.trying) if tried.trying else "",
    ]
    return ", ".join(filter(None, parts))


def where_said(where: BySetting, say: Say) -> Text:
    worked, stopped = _named(where.worked, say), _named(where.stopped, say)
    if worked and stopped:
        return say.text("spread-worked-in-not-in", worked=worked, stopped=stopped)
    if worked:
        return say.text("spread-worked-in", worked=worked)
    return say.text("spread-not-in", stopped=stopped) if stopped else ()


def _named(settings: tuple[Setting, ...], say: Say) -> str:
    """rural; rural and coastal; urban, rural and coastal."""
    names = [say.line(SETTINGS[each]) for each in settings]
    if len(names) < 2:
        return "".join(names)
    return say.line("spread-and", first=", ".join(names[:-1]), last=names[-1])
