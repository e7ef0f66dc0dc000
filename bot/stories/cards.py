"""An impact story as a card, whole and in short."""

from dataclasses import dataclass

from bot.chat.card import Actions, Button, Card, Divider, Element, Item, Items, Paragraph, Style, Tone
from bot.chat.phrases import Say
from bot.chat.spans import Link, read
from bot.learning.cards import headline
from bot.learning.intents import MarkUseful, ShowLearning
from bot.learning.parts import footer
from bot.stories.intents import ShowStory, ShowStorySaved, WriteStory
from bot.stories.model import Story, gist
from bot.stories.work import Told

_HEADINGS = {
    "problem": "story-heading-problem",
    "support": "story-heading-support",
    "results": "story-heading-results",
    "points": "story-heading-points",
    "next_steps": "story-heading-next",
}
_NUMBERS_AFTER = "results"


def show(told: Told, say: Say) -> Card:
    """The whole of it, in the order in which it is told."""
    story, entry = told.story, told.entry
    elements: list[Element] = []
    for name, heading in _HEADINGS.items():
        if words := getattr(story, name):
            elements += [_heading(heading, say), Paragraph(read(words, {}))]
        if name == _NUMBERS_AFTER and told.numbers:
            elements += [_heading("story-heading-numbers", say), *_numbers(told)]
    elements += _quote(story, say)
    elements += [Divider(), Paragraph(footer(entry, say), Tone.QUIET)]
    if entry.entry.hidden is not None:
        elements.append(Paragraph(say.text("learning-hidden", reason=read(entry.entry.hidden.reason, entry.names))))
    if told.page:
        elements.append(Paragraph(say.text("story-page", page=Link(say.line("story-open-page"), told.page))))
    if entry.mine:
        elements.append(Paragraph(say.text("story-seen-by", ref=story.ref), Tone.QUIET))
    elements.append(Actions(_buttons(told, say)))
    return Card(say.text("story-title", title=headline(entry)), tuple(elements), ShowStory(story.ref))


def _heading(key: str, say: Say) -> Paragraph:
    return Paragraph(say.text("story-heading", title=say.line(key)))


def _numbers(told: Told) -> list[Element]:
    return [part for sentence, chart in told.numbers for part in (Paragraph(sentence), chart) if part is not None]


def _quote(story: Story, say: Say) -> list[Element]:
    if not story.quote:
        return []
    words: list[Element] = [Paragraph(say.text("story-quote-said", words=read(story.quote, {})), Tone.QUOTE)]
    if story.quoted:
        words.append(Paragraph(say.text("story-quoted-by", who=read(story.quoted, {})), Tone.QUIET))
    return words


def _buttons(told: Told, say: Say) -> tuple[Button, ...]:
    ref = told.story.ref
    entry = Button(say.line("story-entry"), ShowLearning(ref))
    if told.entry.mine:
        return Button(say.line("story-change"), WriteStory(ref), Style.PRIMARY), entry
    return Button(say.line("learning-useful"), MarkUseful(ref), Style.PRIMARY), entry


@dataclass(frozen=True)
class Saved:
    """What the author is told, and asked, when a story is saved."""

    told: Told
    points_to_person: bool = False
    speaks_of_harm: bool = False


def saved(what: Saved, say: Say) -> Card:
    story = what.told.story
    elements: list[Element] = [
        Paragraph(say.text("learning-quoted", words=read(gist(story), {})), Tone.QUOTE),
        Paragraph(say.text("story-seen-by", ref=story.ref), Tone.QUIET),
    ]
    if what.speaks_of_harm:
        elements.append(Paragraph(say.text("guard-harm")))
    if what.points_to_person:
        fine = Button(say.line("guard-its-fine"), ShowStorySaved(story.ref, settled=True))
        edit = Button(say.line("guard-edit"), WriteStory(story.ref))
        elements += [Paragraph(say.text("guard-person")), Actions((edit, fine))]
    read_it = Button(say.line("story-read-whole"), ShowStory(story.ref), Style.PRIMARY)
    elements.append(Actions((read_it, Button(say.line("story-change"), WriteStory(story.ref)))))
    return Card(say.text("story-saved", team=what.told.entry.team), tuple(elements), ShowStorySaved(story.ref))


def none_yet(ref: str, mine: bool, say: Say) -> Card:
    """There is an entry, and no story."""
    entry = Button(say.line("story-entry"), ShowLearning(ref))
    grow = Button(say.line("story-grow"), WriteStory(ref), Style.PRIMARY)
    return Card(say.text("story-none", ref=ref), (Actions((grow, entry) if mine else (entry,)),), ShowStory(ref))


def beside(story: Story, say: Say) -> tuple[Element, ...]:
    """On its entry's card."""
    words = say.text("story-beside", words=read(gist(story), {}))
    return (Items((Item(words, Button(say.line("story-read-whole"), ShowStory(story.ref))),)),)


def grow(ref: str, say: Say) -> tuple[Element, ...]:
    return (Actions((Button(say.line("story-grow"), WriteStory(ref)),)),)
