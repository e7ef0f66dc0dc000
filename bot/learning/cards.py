"""Learning entries as cards."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat.card import Actions, Button, Card, Element, Facts, Item, Items, Paragraph, Style, Tone
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.spans import Text, read
from bot.learning.forms import option_key
from bot.learning.intents import (
    DeleteLearning,
    EditLearning,
    FindLearning,
    HideLearning,
    MarkUseful,
    MoveLearning,
    PostToChannel,
    ReallyDelete,
    ShowAgain,
    ShowAuthor,
    ShowHistory,
    ShowLearning,
    ShowSaved,
    WriteLearning,
)
from bot.learning.model import Content, Edit, Visibility
from bot.learning.parts import SECTIONS, facts_of, footer, sections
from bot.learning.parts import Shown as Shown
from bot.learning.parts import headline as headline
from bot.networks.intents import AskToShare, ShareLearning
from bot.pdsa.intents import StartTest
from bot.privacy.intents import ChooseTeam, Discard, GoOn
from bot.spread.intents import TryThis

MOST_IN_A_ROW = 5
"""Buttons that are taken in at a glance."""


@dataclass(frozen=True)
class Confirmation:
    """What the author is told, and asked, when an entry is saved."""

    shown: Shown
    similar: tuple[Shown, ...] = ()
    several_teams: bool = False
    points_to_person: bool = False
    speaks_of_harm: bool = False
    with_picture: bool = False
    can_post: bool = True
    """The team has a channel to post to, and nobody has just done so."""
    on_its_way: bool = False
    """To the team's channel."""


def saved(confirmation: Confirmation, say: Say, beside: tuple[Element, ...] = ()) -> Card:
    shown, entry = confirmation.shown, confirmation.shown.entry
    content = entry.content
    quoted = read(content.learned or content.happened, shown.names)
    name = say.line("learning-name-shown" if content.show_author else "learning-name-hidden")
    wide = entry.visibility is Visibility.ORGANISATION
    who = say.line("learning-by-everyone" if wide else "learning-by-team")
    elements: list[Element] = [
        Paragraph(say.text("learning-quoted", words=quoted), Tone.QUOTE),
        Paragraph(say.text("learning-seen-by", who=who, name=name, ref=entry.ref), Tone.QUIET),
    ]
    if confirmation.on_its_way:
        elements.append(Paragraph(say.text("learning-posted", team=shown.team)))
    if confirmation.with_picture:
        elements.append(Paragraph(say.text("learning-no-picture")))
    if confirmation.speaks_of_harm:
        elements.append(Paragraph(say.text("guard-harm")))
    if confirmation.points_to_person:
        fine = Button(say.line("guard-its-fine"), ShowSaved(entry.ref, settled=True))
        edit = Button(say.line("guard-edit"), EditLearning(entry.ref))
        elements += [Paragraph(say.text("guard-person")), Actions((edit, fine))]
    if confirmation.similar:
        elements.append(Paragraph(say.text("learning-similar")))
        elements.append(Items(tuple(line(each, say) for each in confirmation.similar)))
    elements += beside
    buttons = [
        Button(say.line("learning-add-detail"), EditLearning(entry.ref, step=1)),
        Button(say.line("learning-change"), ShowLearning(entry.ref)),
    ]
    buttons.insert(1, Button(say.line("pdsa-test-this"), StartTest(about=entry.ref)))
    if confirmation.can_post:
        buttons.insert(0, Button(say.line("learning-post"), PostToChannel(entry.ref), Style.PRIMARY))
    if confirmation.several_teams:
        buttons.append(Button(say.line("change-team"), MoveLearning(entry.ref)))
    elements.append(Actions(tuple(buttons)))
    return Card(say.text("learning-saved-for", team=shown.team), tuple(elements), ShowSaved(entry.ref))


def line(shown: Shown, say: Say) -> Item:
    """One entry in a list: whose it is, its headline, how it went."""
    kind = shown.entry.content.kind
    team, title = shown.team, headline(shown)
    if kind is None:
        text = say.text("learning-line", team=team, title=title)
    else:
        text = say.text("learning-line-kind", team=team, title=title, kind=say.line(option_key("kind", kind)))
    return Item(text, Button(say.line("learning-see"), ShowLearning(shown.entry.ref)))


def show(shown: Shown, say: Say, edits: int = 0, beside: tuple[Element, ...] = ()) -> Card:
    """The whole entry, and what others have to say of it."""
    entry, content = shown.entry, shown.entry.content
    elements: list[Element] = [*sections(shown, say)]
    facts = facts_of(shown, say)
    if facts:
        elements.append(Facts(facts))
    elements.append(Paragraph(footer(shown, say), Tone.QUIET))
    if entry.hidden is not None:
        elements.append(Paragraph(say.text("learning-hidden", reason=read(entry.hidden.reason, shown.names))))
    elements += [each for each in beside if not isinstance(each, Actions)]
    elements += _rows(_actions(shown, say, edits), beside)
    title = headline(shown) if content.title.strip() else say.text("learning-entry-of", team=shown.team)
    return Card(title, tuple(elements), ShowLearning(entry.ref))


def _rows(own: tuple[Button, ...], beside: tuple[Element, ...]) -> tuple[Actions, ...]:
    """What is pressed most comes first; what other features add stands in one row, not each in its own."""
    more = tuple(button for each in beside if isinstance(each, Actions) for button in each.buttons)
    if len(own) + len(more) <= MOST_IN_A_ROW:
        return (Actions((*own, *more)),)
    return (Actions(own), Actions(more)) if more else (Actions(own),)


def _actions(shown: Shown, say: Say, edits: int) -> tuple[Button, ...]:
    ref, content = shown.entry.ref, shown.entry.content

    def button(key: str, intent: Intent, style: Style = Style.NORMAL) -> Button:
        return Button(say.line(key), intent, style)

    test = button("pdsa-test-this", StartTest(about=ref))
    useful = button("learning-useful", MarkUseful(ref), Style.PRIMARY)
    here = (test,) if shown.ours else (button("spread-try", TryThis(ref=ref)), test)
    if not shown.private:
        return (useful, button("learning-open", ShowLearning(ref)), *here)
    if not shown.mine:
        if not shown.led:
            return (useful, *here)
        if shown.entry.hidden:
            return (button("learning-show-again", ShowAgain(ref)),)
        if shown.entry.author is None:
            share = button("network-share", ShareLearning(ref))
        else:
            share = button("network-ask-author", AskToShare(ref))
        return (useful, test, share, button("learning-hide", HideLearning(ref)))
    name = "learning-hide-name" if content.show_author else "learning-show-name"
    buttons = [button("learning-edit", EditLearning(ref), Style.PRIMARY), test]
    if shown.entry.hidden is None:
        buttons.append(button("network-share", ShareLearning(ref)))
    buttons.append(button(name, ShowAuthor(ref, shown=not content.show_author)))
    if edits:
        buttons.append(button("learning-history", ShowHistory(ref)))
    return (*buttons, button("learning-delete", DeleteLearning(ref), Style.DANGER))


def listing(title: Text, entries: Sequence[Shown], more: Intent | None, say: Say, view: Intent) -> Card:
    """A page of entries; `more` shows the next."""
    buttons = [Button(say.line("add-learning"), WriteLearning(), Style.PRIMARY)]
    if more is not None:
        buttons.insert(0, Button(say.line("learning-more-entries"), more))
    return Card(title, (Items(tuple(line(each, say) for each in entries)), Actions(tuple(buttons))), view)


def nothing_yet(team: str, say: Say, view: Intent) -> Card:
    add = Button(say.line("add-learning"), WriteLearning(), Style.PRIMARY)
    return Card(say.text("learning-none-yet", team=team), (Actions((add,)),), view)


def found(
    words: str,
    entries: Sequence[Shown],
    more: Intent | None,
    notes: Sequence[Text],
    say: Say,
    beside: tuple[Element, ...] = (),
) -> Card:
    """`beside`: what other features have found."""
    elements: list[Element] = [Paragraph(note, Tone.QUIET) for note in notes]
    buttons = []
    if entries:
        elements.append(Items(tuple(line(each, say) for each in entries)))
    elements += beside
    if more is not None:
        buttons.append(Button(say.line("learning-more-entries"), more))
    buttons.append(Button(say.line("learning-save-this"), WriteLearning(learned=words)))
    elements.append(Actions(tuple(buttons)))
    key = "learning-found" if entries or beside else "learning-found-nothing"
    return Card(say.text(key, words=words), tuple(elements), FindLearning(words))


def what_to_find(say: Say) -> Card:
    return Card(say.text("learning-find-what"), (Paragraph(say.text("learning-find-how")),))


def really_delete(shown: Shown, say: Say) -> Card:
    buttons = (
        Button(say.line("learning-delete-yes"), ReallyDelete(shown.entry.ref), Style.DANGER),
        Button(say.line("learning-delete-no"), ShowLearning(shown.entry.ref)),
    )
    quote = Paragraph(say.text("learning-quoted", words=headline(shown)), Tone.QUOTE)
    return Card(say.text("learning-delete-really", ref=shown.entry.ref), (quote, Actions(buttons)))


def history(shown: Shown, edits: Sequence[Edit], say: Say) -> Card:
    """What the entry said before, newest first; for its author alone."""
    elements: list[Element] = []
    for edit in edits:
        elements.append(Paragraph(say.text("learning-until", day=edit.at.date()), Tone.QUIET))
        words = read(_all_words(edit.content), shown.names)
        elements.append(Paragraph(say.text("learning-quoted", words=words), Tone.QUOTE))
    elements.append(Actions((Button(say.line("learning-see"), ShowLearning(shown.entry.ref)),)))
    return Card(say.text("learning-history-of", ref=shown.entry.ref), tuple(elements))


def _all_words(content: Content) -> str:
    said = (content.title, *(getattr(content, name) for name in SECTIONS))
    tags = " ".join(f"#{tag}" for tag in content.tags)
    return "\n".join(text for text in (*said, tags) if text)


def not_posted(shown: Shown, say: Say) -> Card:
    """For whoever asked to post it."""
    again = Button(say.line("learning-post"), PostToChannel(shown.entry.ref), Style.PRIMARY)
    quote = Paragraph(say.text("learning-quoted", words=headline(shown)), Tone.QUOTE)
    how = Paragraph(say.text("learning-not-posted-how"))
    return Card(say.text("learning-not-posted", team=shown.team), (quote, how, Actions((again,))))


def line_card(text: Text) -> Card:
    """One sentence that takes a card's place."""
    return Card(text)


def offer(words: Text, team: str, key: str, several_teams: bool, say: Say) -> Card:
    """Plain words in a personal chat: saved only when somebody says so."""
    buttons = [Button(say.line("offer-save"), GoOn(key), Style.PRIMARY)]
    if several_teams:
        buttons.append(Button(say.line("change-team"), ChooseTeam(key)))
    buttons.append(Button(say.line("offer-no"), Discard(key)))
    quote = Paragraph(say.text("learning-quoted", words=words), Tone.QUOTE)
    return Card(say.text("offer-learning", team=team), (quote, Actions(tuple(buttons))))
