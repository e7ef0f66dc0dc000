"""What was learned about each theme, as a card."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat.card import Actions, Button, Card, Element, Item, Items, Paragraph, Style, Tone
from bot.chat.nameless import FEWEST_BEYOND_THE_TEAM
from bot.chat.phrases import Say
from bot.chat.spans import Text
from bot.learning.intents import FindLearning, WriteLearning
from bot.themes.intents import BackToTheTen, ChangeThemes, ShowThemes
from bot.themes.model import Theme

PAGE = 12
"""Themes with a button on one card."""


@dataclass(frozen=True)
class Learned:
    """How much is learned about a theme, of what the reader may see."""

    theme: Theme
    teams: int = 0
    tries: int = 0
    """How often something of it was tried."""
    ours: int = 0
    """Those of the teams that the reader is in."""
    tries_of_ours: int = 0


def overview(every: Sequence[Learned], may_set: bool, own_list: bool, say: Say, skip: int = 0) -> Card:
    """`own_list`: the organisation has changed what is there by default."""
    spoken = sorted((each for each in every if each.teams), key=lambda each: -min(each.teams, FEWEST_BEYOND_THE_TEAM))
    silent = [each.theme.name for each in every if not each.teams]
    elements: list[Element] = [Paragraph(say.text("theme-what-is-counted"), Tone.QUIET)]
    if page := spoken[skip : skip + PAGE]:
        elements.append(Items(tuple(_item(each, say) for each in page)))
    if silent and not skip:
        elements.append(Paragraph(say.text("theme-silent", names=" · ".join(silent))))
    buttons = [Button(say.line("add-learning"), WriteLearning(), Style.PRIMARY)]
    if len(spoken) > skip + PAGE:
        buttons.insert(0, Button(say.line("theme-more"), ShowThemes(skip + PAGE)))
    if may_set:
        buttons.append(Button(say.line("theme-change"), ChangeThemes()))
    if may_set and own_list:
        buttons.append(Button(say.line("theme-back"), BackToTheTen()))
    return Card(say.text("theme-title"), (*elements, Actions(tuple(buttons))), ShowThemes(skip))


def _item(learned: Learned, say: Say) -> Item:
    see = Button(say.line("learning-see"), FindLearning(f"theme:{learned.theme.key}"))
    line = say.text("theme-line", name=learned.theme.name, teams=_teams(learned, say))
    if not learned.tries:
        return Item(line, see)
    few = learned.tries < FEWEST_BEYOND_THE_TEAM and learned.tries > learned.tries_of_ours
    tries = say.text("theme-tried-few") if few else say.text("theme-tried", count=learned.tries)
    return Item(say.text("theme-line-tried", line=line, tries=tries), see)


def _teams(learned: Learned, say: Say) -> Text:
    if learned.teams == learned.ours:
        return say.text("theme-teams-ours", count=learned.ours)
    few = learned.teams < FEWEST_BEYOND_THE_TEAM
    return say.text("theme-teams-few") if few else say.text("theme-teams", count=learned.teams)
