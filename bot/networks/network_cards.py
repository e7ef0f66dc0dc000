"""Networks as cards: who is in them, who asks, and what is learned about."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat.card import Actions, Button, Card, Element, Item, Items, Paragraph, Style, Table, Tone
from bot.chat.phrases import Say
from bot.chat.spans import Code, Text
from bot.networks.cards import line
from bot.networks.intents import (
    AskToJoin,
    ChangeAppearance,
    DecideAsking,
    Invite,
    JoinNetwork,
    LeaveNetwork,
    MakeNetwork,
    ReallyLeave,
    ShowAsking,
    ShowMembers,
    ShowNetwork,
    ShowNetworks,
    ShowNews,
)
from bot.networks.model import Invitation, Member, Network, News, Shared, Standing

MOST_NAMED = 8
"""Members named on a network's own card; the others stand behind a button."""
PAGE = 10
"""Members on one page."""


def mine(networks: Sequence[Network], say: Say, *, admin: bool) -> Card:
    """Only administrators make and join them, and have the buttons."""
    items = tuple(_of_mine(each, say) for each in networks)
    make = Button(say.line("network-make"), MakeNetwork())
    join = Button(say.line("network-join"), JoinNetwork())
    elements: tuple[Element, ...] = (Items(items),) if items else (Paragraph(say.text("network-what")),)
    offered = (Actions((make, join)),) if admin else ()
    return Card(say.text("network-mine"), (*elements, *offered), ShowNetworks())


def _of_mine(network: Network, say: Say) -> Item:
    if network.standing is Standing.ASKED:
        withdraw = Button(say.line("network-ask-no-more"), LeaveNetwork(network.id))
        return Item(say.text("network-waits", network=network.name), withdraw)
    text = say.text("network-we-are", network=network.name, called=network.called)
    return Item(text, Button(say.line("network-see"), ShowNetwork(network.id)))


@dataclass(frozen=True)
class Overview:
    """A network on one screen."""

    network: Network
    members: Sequence[Member]
    themes: Sequence[tuple[str, int, int]]
    """Name, organisations that have shared something about it, tries; those tried most first."""
    silent: Sequence[str]
    lately: Sequence[Shared]
    admin: bool = False


def overview(shown: Overview, say: Say) -> Card:
    network = shown.network
    elements: list[Element] = [Paragraph(_who(shown, say)), *_asking(shown, say)]
    if shown.themes:
        header = (say.line("network-theme"), say.line("network-sharing"), say.line("network-tries"))
        rows = tuple((name, str(sharing), str(tries)) for name, sharing, tries in shown.themes)
        elements.append(Table(say.line("network-learned-about"), header, rows))
    if shown.silent and (shown.themes or shown.lately):
        elements.append(Paragraph(say.text("network-silent", themes=", ".join(shown.silent)), Tone.QUIET))
    if shown.lately:
        elements += [Paragraph(say.text("network-lately")), Items(tuple(line(each, say) for each in shown.lately))]
    else:
        elements.append(Paragraph(say.text("network-nothing-yet")))
    elements.append(Actions(_buttons(shown, say)))
    return Card(say.text("plain", text=network.name), tuple(elements), ShowNetwork(network.id))


def _who(shown: Overview, say: Say) -> Text:
    inside = [each for each in shown.members if each.standing is Standing.MEMBER]
    named = ", ".join(each.called for each in inside[:MOST_NAMED])
    if len(inside) > MOST_NAMED:
        return say.text("network-among-others", names=named, count=len(inside) - MOST_NAMED)
    return say.text("network-in-it", names=named)


def _asking(shown: Overview, say: Say) -> tuple[Element, ...]:
    if not shown.admin:
        return ()
    decide = say.line("network-decide")
    waiting = [each for each in shown.members if each.standing is Standing.ASKED][:PAGE]
    items = tuple(
        Item(say.text("network-asks", called=each.called), Button(decide, ShowAsking(shown.network.id, each.key)))
        for each in waiting
    )
    return (Items(items),) if items else ()


def _buttons(shown: Overview, say: Say) -> tuple[Button, ...]:
    network = shown.network
    buttons = [Button(say.line("network-members"), ShowMembers(network.id))]
    if shown.admin:
        if network.ours:
            buttons.insert(0, Button(say.line("network-invite"), Invite(network.id), Style.PRIMARY))
        buttons.append(Button(say.line("network-appear"), ChangeAppearance(network.id)))
        buttons.append(Button(say.line("network-leave"), LeaveNetwork(network.id), Style.DANGER))
    return tuple(buttons)


def members(network: Network, page: Sequence[Member], more: ShowMembers | None, admin: bool, say: Say) -> Card:
    """By name; whoever administers the network may let one go."""

    def item(each: Member) -> Item:
        lets_go = admin and network.ours and not each.ours
        button = Button(say.line("network-let-go"), LeaveNetwork(network.id, each.key)) if lets_go else None
        return Item(say.text("network-member-us" if each.ours else "plain", text=each.called), button)

    buttons = [Button(say.line("network-see"), ShowNetwork(network.id))]
    if more is not None:
        buttons.insert(0, Button(say.line("network-more"), more))
    elements = (Items(tuple(map(item, page))), Actions(tuple(buttons)))
    return Card(say.text("network-members-of", network=network.name), elements)


def code(network: Network, secret: str, say: Say) -> Card:
    """Shown once, and to one person."""
    words = (Code(secret),)
    elements = (Paragraph(words), Paragraph(say.text("network-code-how", secret=secret)))
    return Card(say.text("network-code-for", network=network.name), elements)


def invitation(invited: Invitation, asks: AskToJoin, say: Say) -> Card:
    """Before anything is asked: which network it is, and what would be seen."""
    key = "network-would-appear" if not asks.teams_hidden else "network-would-appear-without"
    elements = (
        Paragraph(say.text("network-made-by", organisation=invited.made_by)),
        Paragraph(say.text("network-what-is-seen")),
        Paragraph(say.text(key, called=asks.called)),
        Actions(
            (
                Button(say.line("network-ask"), asks, Style.PRIMARY),
                Button(say.line("network-appear-otherwise"), JoinNetwork(asks.code, asks.called, asks.teams_hidden)),
            )
        ),
    )
    return Card(say.text("network-join-title", network=invited.name), elements)


def asking(network: Network, member: Member | None, key: str, say: Say) -> Card:
    """For the network's own administrators."""
    view = ShowAsking(network.id, key)
    see = Button(say.line("network-see"), ShowNetwork(network.id))
    if member is None:
        return Card(say.text("network-asks-no-more", network=network.name), (Actions((see,)),), view)
    if member.standing is Standing.MEMBER:
        title = say.text("network-is-in", called=member.called, network=network.name)
        return Card(title, (Actions((see,)),), view)
    yes = Button(say.line("network-let-in"), DecideAsking(network.id, key, accepts=True), Style.PRIMARY)
    no = Button(say.line("network-not-now"), DecideAsking(network.id, key))
    title = say.text("network-asks-to-join", called=member.called, network=network.name)
    return Card(title, (Paragraph(say.text("network-what-is-seen")), Actions((yes, no))), view)


def really_leave(network: Network, next_one: str, say: Say) -> Card:
    elements: list[Element] = [Paragraph(say.text("network-leave-what"))]
    if next_one:
        elements.append(Paragraph(say.text("network-hands-on", called=next_one)))
    leave = Button(say.line("network-leave"), ReallyLeave(network.id), Style.DANGER)
    elements.append(Actions((leave, Button(say.line("network-stay"), ShowNetworks()))))
    return Card(say.text("network-leave-title", network=network.name), tuple(elements))


def really_let_go(network: Network, member: Member, say: Say) -> Card:
    go = Button(say.line("network-let-go"), ReallyLeave(network.id, member.key), Style.DANGER)
    keep = Button(say.line("network-keep"), ShowNetwork(network.id))
    title = say.text("network-let-go-title", called=member.called, network=network.name)
    return Card(title, (Paragraph(say.text("network-let-go-what")), Actions((go, keep))))


def news(network: str, what: News, name: str, say: Say) -> Card:
    """`network`: "" where we are not in it."""
    see = Button(say.line("network-see"), ShowNetwork(network))
    all_of_them = Button(say.line("network-mine"), ShowNetworks())
    title = say.text(f"network-news-{what}", network=name)
    return Card(title, (Actions((see if network else all_of_them,)),), ShowNews(network, what.value, name))
