"""Joining as cards: what would happen is told before anybody agrees."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat.card import Actions, Button, Card, Element, Facts, Item, Items, Paragraph, Style, Tone
from bot.chat.phrases import Say
from bot.chat.spans import Text
from bot.joining.intents import (
    AgreeToJoin,
    ConfirmLink,
    DeclineJoin,
    LinkAccounts,
    MakeJoinCode,
    MakeLinkCode,
    ReachMe,
    RefuseLink,
    ShowAdmin,
    ShowJoin,
    ShowJoining,
    TypeCode,
)
from bot.joining.model import Proposal, Side
from bot.networks.intents import ShowNetworks
from bot.people.model import PersonId
from bot.privacy.intents import ShowOverruling

EXAMPLE = 12
"""Of a record's number."""
_WHAT_HAPPENS = ("join-seen-by-both", "join-teams", "join-numbers", "join-sealed", "join-for-good")


@dataclass(frozen=True)
class About:
    platforms: tuple[str, ...]
    """Of the organisation."""
    mine: tuple[str, ...]
    """Where the reader has an account; messages go to the first."""
    admin: bool
    going_on: str = ""
    """The proposal that waits."""


def platform(name: str, say: Say) -> str:
    return say.line("join-platform", name=name)


def both(names: Sequence[str], say: Say) -> str:
    return ", ".join(platform(each, say) for each in names)


def joining(about: About, say: Say) -> Card:
    together = len(about.platforms) > 1
    first = "join-together" if together else "join-what"
    elements: list[Element] = [Paragraph(say.text(first, platforms=both(about.platforms, say)))]
    elements += _accounts(about, say) if together else [Paragraph(say.text("join-link-later"), Tone.QUIET)]
    if about.admin:
        elements.append(_for_admin(about, say))
    else:
        elements.append(Paragraph(say.text("join-by-admins"), Tone.QUIET))
    return Card(say.text("join-title"), tuple(elements), ShowJoining())


def _accounts(about: About, say: Say) -> list[Element]:
    if len(about.mine) < 2:
        make = Button(say.line("link-mine"), MakeLinkCode(), Style.PRIMARY)
        return [Actions((make, Button(say.line("join-have-code"), TypeCode("link"))))]
    reached = say.text("link-reached", platforms=both(sorted(about.mine), say), first=platform(about.mine[0], say))
    others = (Button(say.line("link-reach", name=platform(each, say)), ReachMe(each)) for each in about.mine[1:])
    return [Paragraph(reached), Actions(tuple(others))]


def _for_admin(about: About, say: Say) -> Actions:
    if about.going_on:
        return Actions((Button(say.line("join-how-far"), ShowJoin(about.going_on), Style.PRIMARY),))
    make = Button(say.line("join-make-code"), MakeJoinCode())
    return Actions((make, Button(say.line("join-type-code"), TypeCode("join"))))


def join_code(code: str, say: Say) -> Card:
    elements = (Paragraph(say.text("join-code-how")), Paragraph(say.text("join-code-until"), Tone.QUIET))
    return Card(say.text("join-code-is", given=code), elements)


def link_code(code: str, say: Say) -> Card:
    elements = (Paragraph(say.text("link-code-how")), Paragraph(say.text("link-code-until"), Tone.QUIET))
    return Card(say.text("join-code-is", given=code), elements)


def plan(proposal: Proposal, say: Say) -> Card:
    elements: list[Element] = [
        Facts((_side(proposal.ours, "join-ours", say), _side(proposal.theirs, "join-theirs", say))),
        Items(tuple(Item(say.text(key)) for key in _WHAT_HAPPENS)),
    ]
    stop = Button(say.line("join-stop"), DeclineJoin(proposal.id))
    if proposal.agreed:
        elements.append(Paragraph(say.text("join-soon")))
    elif proposal.ours_agreed:
        elements += [Paragraph(say.text("join-waits", name=proposal.theirs.name)), Actions((stop,))]
    else:
        agree = Button(say.line("join-agree"), AgreeToJoin(proposal.id), Style.PRIMARY)
        elements.append(Paragraph(say.text("join-both-agree")))
        elements.append(Actions((agree, Button(say.line("join-not-now"), DeclineJoin(proposal.id)))))
    return Card(say.text("join-plan-title", name=proposal.name), tuple(elements), ShowJoin(proposal.id))


def _side(side: Side, key: str, say: Say) -> tuple[str, Text]:
    where = both(side.platforms, say)
    return say.line(key), say.text("join-side", name=side.name, platforms=where, teams=side.teams, entries=side.entries)


def declined(by_other: bool, say: Say) -> Card:
    again = Actions((Button(say.line("join-title-button"), ShowJoining()),))
    return Card(say.text("join-declined-there" if by_other else "join-declined"), (again,))


def joined(side: Side, added: int, say: Say) -> Card:
    old, new = f"L-{EXAMPLE}", f"L-{EXAMPLE + added}"
    elements = (
        Facts((_side(side, "join-now", say),)),
        Paragraph(say.text("join-new-numbers", old=old, new=new)),
        Paragraph(say.text("join-now-link")),
        Actions((Button(say.line("link-mine"), MakeLinkCode(), Style.PRIMARY),)),
    )
    return Card(say.text("join-done"), elements)


def not_joined(why: str, say: Say) -> Card:
    key = "error-too-many-to-join" if why == "numbers" else "error-same-platform"
    return Card(say.text("join-failed"), (Paragraph(say.text(key)),))


def link_asked(say: Say) -> Card:
    return Card(say.text("link-asked"), (Paragraph(say.text("link-asked-where")),))


def confirm_link(other: PersonId, name: str, platforms: tuple[str, ...], say: Say) -> Card:
    yes = Button(say.line("link-yes"), LinkAccounts(other), Style.PRIMARY)
    no = Button(say.line("link-no"), RefuseLink(other))
    elements = (Paragraph(say.text("link-what-happens")), Actions((yes, no)))
    title = say.text("link-confirm", name=name, platforms=both(platforms, say))
    return Card(title, elements, ConfirmLink(other))


def link_refused(say: Say) -> Card:
    return Card(say.text("link-refused"), (Paragraph(say.text("link-refused-why")),))


def admin(is_one: bool, say: Say) -> Card:
    if not is_one:
        return Card(say.text("admin-title"), (Paragraph(say.text("admin-how")),), ShowAdmin())
    buttons = (
        Button(say.line("join-title-button"), ShowJoining()),
        Button(say.line("admin-networks"), ShowNetworks()),
        Button(say.line("admin-guard"), ShowOverruling()),
    )
    return Card(say.text("admin-title"), (Paragraph(say.text("admin-is")), Actions(buttons)), ShowAdmin())
