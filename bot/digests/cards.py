"""Round-ups as cards: the message, the whole of it, one section, a page; and how they are set."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.chat.card import Actions, Button, Card, Divider, Element, Item, Items, Paragraph, Style, Tone
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.spans import Bold, Link, Text, plain
from bot.digests.intents import (
    ChangeDigest,
    DigestSettings,
    EndDigest,
    PostDigest,
    ShowDigest,
    ShowPosted,
    ShowRoundUp,
    ShowSection,
    SubscribeDigest,
)
from bot.learning.intents import WriteLearning


@dataclass(frozen=True)
class Shown:
    """A round-up as its audience may see it."""

    title: Text
    view: Intent
    """What shows it again."""
    whole: ShowRoundUp
    parts: tuple[tuple[Text, tuple[Element, ...]], ...] = ()
    """(heading, what stands under it)"""
    revisit: Item | None = None
    is_quiet: bool = False
    footer: tuple[Text, ...] = ()
    page: str = ""
    """Its address; "" where there is no public one."""
    settings: DigestSettings | None = None
    offers: tuple[Button, ...] = ()
    """Where it does not come by itself yet."""


def message(shown: Shown, say: Say) -> Card:
    elements = [*_quiet(shown, say), *(each for part in shown.parts for each in _part(part, say))]
    elements += [Paragraph(text, Tone.QUIET) for text in shown.footer]
    elements += _link(shown.page, say)
    buttons = [] if shown.is_quiet else [Button(say.line("digest-whole"), shown.whole)]
    if shown.settings is not None:
        buttons.append(Button(say.line("digest-settings"), shown.settings))
    buttons += shown.offers
    if buttons:
        elements.append(Actions(tuple(buttons)))
    return Card(shown.title, tuple(elements), shown.view)


def _quiet(shown: Shown, say: Say) -> list[Element]:
    """Never a dead end."""
    if not shown.is_quiet:
        return []
    if shown.revisit is None:
        add = Button(say.line("add-learning"), WriteLearning(), Style.PRIMARY)
        return [Paragraph(say.text("digest-nothing-new")), Actions((add,))]
    return [Paragraph(say.text("digest-nothing-new-revisit")), Items((shown.revisit,))]


def _part(part: tuple[Text, tuple[Element, ...]], say: Say) -> tuple[Element, ...]:
    heading, elements = part
    first = elements[0]
    if isinstance(first, Paragraph):
        return (headed(heading, first, say), *elements[1:])
    return (Paragraph(heading), *elements)


def headed(heading: Text, first: Paragraph, say: Say) -> Paragraph:
    """**Tests**: 2 started; one line instead of two."""
    return replace(first, text=say.text("digest-heading-line", heading=heading, line=first.text))


def _link(page: str, say: Say) -> list[Element]:
    return [Paragraph((Link(say.line("digest-page"), page),))] if page else []


@dataclass(frozen=True)
class Row:
    """A section in the list of all."""

    text: Text
    view: ShowSection


def whole(shown: Shown, rows: Sequence[Row], say: Say) -> Card:
    """Every section with its button; the page has them all at once."""
    show = say.line("digest-show")
    elements: list[Element] = [*_quiet(shown, say), *_link(shown.page, say)]
    if rows:
        elements.append(Items(tuple(Item(row.text, Button(show, row.view)) for row in rows)))
    elements += [Paragraph(text, Tone.QUIET) for text in shown.footer]
    if shown.settings is not None:
        elements.append(Actions((Button(say.line("digest-settings"), shown.settings),)))
    return Card(shown.title, tuple(elements), shown.whole)


def section(
    title: Text, elements: Sequence[Element], view: ShowSection, more: int, next: ShowSection | None, say: Say
) -> Card:
    """`more`: lines behind these; `next` shows them."""
    parts = list(elements) or [Paragraph(say.text("digest-section-gone"))]
    if more:
        parts.append(Paragraph(say.text("digest-more", count=more), Tone.QUIET))
    if next is not None:
        parts.append(Actions((Button(say.line("digest-show-more"), next),)))
    return Card(title, tuple(parts), view)


def page(shown: Shown, say: Say) -> Card:
    """Without buttons: nobody can press there."""
    elements = [*_quiet(shown, say)]
    for heading, part in shown.parts:
        whole = Paragraph((Bold(plain(heading)),))  # all of it is a heading there
        elements += [*([Divider()] if elements else []), whole, *part]
    elements += [Paragraph(text, Tone.QUIET) for text in shown.footer]
    return Card(shown.title, tuple(elements), shown.view)


def posted(team: str, view: ShowPosted, *, has_channel: bool, say: Say) -> Card:
    if not has_channel:
        mine = Button(say.line("digest-show-me"), ShowDigest(view.team), Style.PRIMARY)
        monday = Button(say.line("digest-to-me"), SubscribeDigest())
        return Card(say.text("digest-no-channel", team=team), (Actions((mine, monday)),), view)
    return Card(say.text("digest-posted-before" if view.again else "digest-posted"))


@dataclass(frozen=True)
class Settings:
    view: DigestSettings
    team: str
    """Its name; "" for one's own."""
    going: bool
    when: str = ""
    """Monday 08:30"""
    next: str = ""
    facts: tuple[Text, ...] = ()
    troubles: tuple[Text, ...] = ()
    """What does not work, and what to do."""
    may_change: bool = True
    offers: tuple[Button, ...] = ()


def settings(shown: Settings, say: Say) -> Card:
    team = shown.view.team
    if shown.going:
        title = say.text("digest-going-team", team=shown.team) if team else say.text("digest-going")
        lines = [say.text("digest-when", when=shown.when, next=shown.next), *shown.facts]
    else:
        title = say.text("digest-off-team", team=shown.team) if team else say.text("digest-off")
        lines = list(shown.facts)
    elements: list[Element] = [Paragraph(each) for each in shown.troubles]
    elements += [Paragraph(each) for each in lines]
    if buttons := (*_changes(shown, say), *shown.offers):
        elements.append(Actions(buttons))
    return Card(title, tuple(elements), DigestSettings(team))


def _changes(shown: Settings, say: Say) -> tuple[Button, ...]:
    team = shown.view.team
    preview = Button(say.line("digest-preview"), ShowDigest(team, mine=not team))
    if not shown.may_change:
        return (preview,)
    change = Button(say.line("digest-change"), ChangeDigest(team))
    if shown.going:
        now = (Button(say.line("digest-post-now"), PostDigest(team)),) if team else ()
        return (change, preview, *now, Button(say.line("digest-stop"), EndDigest(team)))
    start = Button(say.line("digest-here" if team else "digest-to-me"), SubscribeDigest(team), Style.PRIMARY)
    return (start, change, preview)


def unreached(name: str, say: Say) -> Card:
    return Card(say.text("digest-unreached-title", name=name), (Paragraph(say.text("digest-unreached-mend")),))
