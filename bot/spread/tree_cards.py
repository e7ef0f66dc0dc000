"""The tree of where a learning went, as a card: a picture, its words, and each adoption to be looked at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.chat.card import Actions, Button, Card, Element, Item, Items, Paragraph, Tone, Tree
from bot.chat.phrases import Say
from bot.learning.forms import option_key
from bot.learning.model import LONGEST_HEADLINE
from bot.spread.cards import went
from bot.spread.intents import ShowAdoption, ShowTree
from bot.spread.model import Adoption
from bot.spread.sources import Origin
from bot.spread.tree import Lineage, branch, walk

MOST_LISTED = 10
MOST_IN_WORDS = 12
"""Adoptions in the picture's description."""


@dataclass(frozen=True)
class Grown:
    """What is drawn, with what its reader may know of it; nobody is named."""

    lineage: Lineage
    root: Origin
    title: str
    teams: Mapping[str, str]
    """Adoption → who tries it."""
    titles: Mapping[str, str]
    """Of what was learned from it."""
    picture: str = ""


def tree(grown: Grown, view: ShowTree, say: Say) -> Card:
    steps = tuple(walk(grown.lineage))
    title = say.text("spread-tree", title=_shortened(grown.title))
    see = Button(say.line("spread-see-learning"), grown.root.see)
    if not steps:
        return Card(title, (Paragraph(say.text("spread-tree-none")), Actions((see,))), view)
    deepest = max(depth for depth, _ in steps)
    columns = (
        say.line("spread-column-learned"),
        say.line("spread-column-tried"),
        *(say.line("spread-column-then"),) * (deepest - 1),
    )
    root = say.line("spread-tree-root", team=grown.root.team, title=_shortened(grown.title))

    def label(adoption: Adoption, learned: Sequence[str]) -> str:
        return _label(adoption, learned, grown, say)

    drawn = Tree(
        _alt(grown, steps, say), plain_title(grown, say), columns, branch(grown.lineage, root, label), grown.picture
    )
    rows = tuple(row(each, grown.teams[each.ref], say) for _, each in steps[:MOST_LISTED])
    elements: list[Element] = [drawn, Items(rows)]
    if len(steps) > MOST_LISTED:
        elements.append(Paragraph(say.text("spread-and-more", count=len(steps) - MOST_LISTED), Tone.QUIET))
    return Card(title, (*elements, Actions((see,))), view)


def plain_title(grown: Grown, say: Say) -> str:
    return say.line("spread-tree", title=_shortened(grown.title))


def _label(adoption: Adoption, learned: Sequence[str], grown: Grown, say: Say) -> str:
    """Ward 9 (rural): worked. Learned there: L-20 Key on a blue lanyard"""
    text = label_of(adoption, grown.teams[adoption.ref], say)
    for ref in learned:
        if ref in grown.titles:
            text = say.line("spread-node-learned", text=text, ref=ref, title=_shortened(grown.titles[ref]))
    return text


def label_of(adoption: Adoption, team: str, say: Say) -> str:
    """Ward 9 (rural): worked"""
    how = went(adoption, say)
    if adoption.setting is None:
        return say.line("spread-node", team=team, went=how)
    setting = say.line(option_key("setting", adoption.setting)).casefold()
    return say.line("spread-node-in", team=team, setting=setting, went=how)


def row(adoption: Adoption, team: str, say: Say) -> Item:
    see = Button(say.line("spread-see"), ShowAdoption(adoption.ref))
    return Item(say.text("plain", text=label_of(adoption, team, say)), see)


def _alt(grown: Grown, steps: Sequence[tuple[int, Adoption]], say: Say) -> str:
    """The same in words: who tried it, and who tried what came of that."""
    first = [_label(each, (), grown, say) for depth, each in steps if depth == 1][:MOST_IN_WORDS]
    later = [_label(each, (), grown, say) for depth, each in steps if depth > 1][: MOST_IN_WORDS - len(first)]
    title, teams = _shortened(grown.title), "; ".join(first)
    if not later:
        return say.line("spread-alt", title=title, teams=teams)
    return say.line("spread-alt-then", title=title, teams=teams, later="; ".join(later))


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_HEADLINE else line[: LONGEST_HEADLINE - 1].rstrip() + "…"
