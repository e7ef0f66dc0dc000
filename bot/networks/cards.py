"""Sharing as cards: what the author agrees to, and what others have shared."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat.card import Actions, Button, Card, Element, Facts, Item, Items, Paragraph, Style, Tone
from bot.chat.phrases import Say
from bot.chat.spans import Plain, Text
from bot.learning.forms import option_key
from bot.learning.intents import EditLearning, ShowLearning
from bot.learning.model import UNDATED, Tried
from bot.networks.intents import AskToShare, FindShared, HideFound, ShareLearning, ShareWith, ShowShared, StopSharing
from bot.networks.model import Said, Shared
from bot.networks.work import Offered
from bot.privacy.cards import MOST_FOUND
from bot.privacy.screening import Found
from bot.spread.intents import ShowTree, TryThis


@dataclass(frozen=True)
class Preview:
    """What would be read, by whom, and as whose."""

    ref: str
    said: Said
    team: str
    organisation: str
    agreed: str
    offered: tuple[Offered, ...] = ()
    within: tuple[Element, ...] = ()
    """What the organisation would read besides."""
    themes: tuple[str, ...] = ()
    shared: bool = False
    """With the organisation."""
    mine: bool = True
    found: tuple[Found, ...] = ()
    points_to_person: bool = False
    settled: bool = False
    asked: bool = False


def share(preview: Preview, say: Say) -> Card:
    asked = (Paragraph(say.text("network-asked", team=preview.team)),) if preview.asked else ()
    if preview.found:
        return _first(preview, "network-found", (*asked, *_found(preview, say)), say)
    if preview.points_to_person:
        fine = Button(say.line("guard-its-fine"), ShareLearning(preview.ref, settled=True, asked=preview.asked))
        question = Paragraph(say.text("guard-person"))
        buttons = Actions((*_edit(preview, say), fine, *_back(preview, say)))
        return _first(preview, "network-first", (*asked, *said_parts(preview.said, say), question, buttons), say)
    there = preview.shared or any(each.there for each in preview.offered)
    reads = say.text("network-can-read" if there else "network-would-read")
    elements: list[Element] = [*asked, Paragraph(reads, Tone.QUIET)]
    elements += said_parts(preview.said, say)
    if preview.themes:
        elements.append(Paragraph(say.text("network-themes", themes=", ".join(preview.themes)), Tone.QUIET))
    if preview.within:
        elements += [Paragraph(say.text("network-within-too"), Tone.QUIET), *preview.within]
    elements.append(Paragraph(say.text("network-nobody-named", team=preview.team), Tone.QUIET))
    if preview.offered and not preview.shared:
        elements.append(Paragraph(say.text("network-everyone-too", organisation=preview.organisation), Tone.QUIET))
    elements.append(
        Items((_within(preview, say), *(item for each in preview.offered for item in _there(each, preview, say))))
    )
    elements.append(Actions(_buttons(preview, say)))
    view = ShareLearning(preview.ref, settled=preview.settled)
    title = say.text("network-shared-title" if there else "network-share-title", ref=preview.ref)
    return Card(title, tuple(elements), view)


def _first(preview: Preview, title: str, elements: tuple[Element, ...], say: Say) -> Card:
    return Card(say.text(title, ref=preview.ref), elements, ShareLearning(preview.ref))


def _found(preview: Preview, say: Say) -> tuple[Element, ...]:
    lines = tuple(
        Item(say.text("guard-found", kind=say.line(f"guard-{each.kind}"), excerpt=each.excerpt))
        for each in preview.found[:MOST_FOUND]
    )
    hide = Button(say.line("network-hide-found"), HideFound(preview.ref), Style.PRIMARY)
    return Items(lines), Actions((hide, *_edit(preview, say), *_back(preview, say)))


def _edit(preview: Preview, say: Say) -> tuple[Button, ...]:
    """Only its author changes what an entry says."""
    return (Button(say.line("guard-edit"), EditLearning(preview.ref)),) if preview.mine else ()


def said_parts(said: Said, say: Say) -> tuple[Element, ...]:
    """Its title where that says more than the words themselves, the words, and what they are about."""
    elements: list[Element] = []
    if said.title not in (said.learned, said.happened):
        elements.append(Paragraph(say.text("network-title", title=said.title)))
    for name in ("learned", "happened"):
        if words := getattr(said, name):
            label = say.line(f"learning-{name}")
            elements.append(Paragraph(say.text("learning-section", label=label, words=(Plain(words),))))
    facts = _facts(said, say)
    return (*elements, Facts(facts)) if facts else tuple(elements)


def _facts(said: Said, say: Say) -> tuple[tuple[str, Text], ...]:
    facts: list[tuple[str, Text]] = []
    if said.kind:
        facts.append((say.line("learning-kind"), say.text(option_key("kind", said.kind))))
    if said.setting:
        facts.append((say.line("learning-setting"), say.text(option_key("setting", said.setting))))
    if said.service:
        facts.append((say.line("learning-service"), (Plain(said.service),)))
    if said.tags:
        facts.append((say.line("learning-tags"), (Plain(" ".join(f"#{tag}" for tag in said.tags)),)))
    return tuple(facts)


def _within(preview: Preview, say: Say) -> Item:
    if preview.shared:
        return Item(say.text("network-is-within", organisation=preview.organisation))
    share = ShareWith(preview.ref, read=preview.agreed, settled=preview.settled)
    button = Button(say.line("network-share-within"), share, Style.PRIMARY)
    return Item(say.text("network-within", organisation=preview.organisation), button)


def _there(offered: Offered, preview: Preview, say: Say) -> tuple[Item, ...]:
    network = offered.network
    share = ShareWith(preview.ref, network.id, offered.agreed, preview.settled)
    stop = Button(say.line("network-stop"), StopSharing(preview.ref, network.id))
    as_who = as_called(offered.team, network.called, say)
    if offered.there is None:
        button = Button(say.line("network-share-with", network=network.name), share)
        return (Item(say.text("network-with", network=network.name, who=as_who), button),)
    ref = offered.there.ref
    if not offered.outdated:
        return (Item(say.text("network-is-with", network=network.name, who=as_who, ref=ref), stop),)
    again = Button(say.line("network-share-new"), share)
    return (
        Item(say.text("network-is-outdated", network=network.name, ref=ref), again),
        Item(say.text("network-or-stop", network=network.name), stop),
    )


def as_called(team: str, organisation: str, say: Say) -> str:
    return say.line("network-team-of", team=team, organisation=organisation) if team else organisation


def _buttons(preview: Preview, say: Say) -> tuple[Button, ...]:
    see = Button(say.line("learning-see"), ShowLearning(preview.ref))
    return (*_edit(preview, say), *_back(preview, say), see)


def _back(preview: Preview, say: Say) -> tuple[Button, ...]:
    """At any time."""
    back = Button(say.line("network-back-to-team"), StopSharing(preview.ref))
    return (back,) if preview.shared else ()


def ask_author(ref: str, said: Said, say: Say) -> Card:
    """For a lead: the words are another's."""
    ask = Button(say.line("network-ask-author"), AskToShare(ref), Style.PRIMARY)
    quote = Paragraph(say.text("learning-quoted", words=(Plain(said.title),)), Tone.QUOTE)
    why = Paragraph(say.text("network-authors-alone"))
    return Card(say.text("network-share-title", ref=ref), (quote, why, Actions((ask,))), ShareLearning(ref))


def asked_author(ref: str, say: Say) -> Card:
    see = Button(say.line("learning-see"), ShowLearning(ref))
    return Card(say.text("network-author-asked", ref=ref), (Actions((see,)),))


def shared(each: Shared, say: Say) -> Card:
    """What another organisation has shared, or one's own as others read it."""
    elements: list[Element] = [*said_parts(each.said, say)]
    if each.themes:
        elements.append(Paragraph(say.text("network-themes", themes=", ".join(each.themes)), Tone.QUIET))
    if each.tried.settings:
        elements.append(Paragraph(tried_line(each.tried, say)))
    elements.append(Paragraph(_footer(each, say), Tone.QUIET))
    tree = Button(say.line("network-tree"), ShowTree(each.ours or each.ref))
    if each.ours:
        own = Button(say.line("network-share"), ShareLearning(each.ours))
        elements.append(Actions((Button(say.line("learning-see"), ShowLearning(each.ours), Style.PRIMARY), own, tree)))
    else:
        elements.append(Actions((Button(say.line("network-try"), TryThis(ref=each.ref), Style.PRIMARY), tree)))
    who = as_called(each.team_name, each.organisation, say)
    return Card(say.text("network-learned", who=who), tuple(elements), ShowShared(each.ref))


def _footer(each: Shared, say: Say) -> Text:
    who = as_called(each.team_name, each.organisation, say)
    if each.day == UNDATED:
        return say.text("learning-undated", ref=each.ref, team=who)
    return say.text("learning-written", ref=each.ref, team=who, day=each.day)


def tried_line(tried: Tried, say: Say) -> Text:
    """Tried in 5 settings: worked 3, adapted 1, stopped 1."""
    counts = {
        "network-worked": tried.worked,
        "network-adapted": tried.adapted,
        "network-stopped": tried.abandoned,
        "network-trying": tried.trying,
    }
    parts = ", ".join(say.line(key, count=count) for key, count in counts.items() if count)
    return say.text("network-tried", settings=tried.settings, parts=parts)


def line(each: Shared, say: Say) -> Item:
    who = as_called(each.team_name, each.organisation, say)
    if each.kind is None:
        text = say.text("learning-line", team=who, title=(Plain(each.title),))
    else:
        kind = say.line(option_key("kind", each.kind))
        text = say.text("learning-line-kind", team=who, title=(Plain(each.title),), kind=kind)
    return Item(text, Button(say.line("learning-see"), ShowShared(each.ref)))


def found(words: str, entries: Sequence[Shared], more: FindShared | None, say: Say) -> Card:
    elements: list[Element] = [Items(tuple(line(each, say) for each in entries))] if entries else []
    if more is not None:
        elements.append(Actions((Button(say.line("learning-more-entries"), more),)))
    key = "network-found-for" if entries else "network-found-nothing"
    return Card(say.text(key, words=words), tuple(elements), FindShared(words))
