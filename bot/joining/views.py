"""What is shown of joining: all of it to one person in private."""

from dataclasses import replace

from bot.chat.card import Card
from bot.chat.errors import NotFound
from bot.chat.intent import Handlers
from bot.chat.leading import is_admin, require_admin
from bot.chat.reply import Reply, ShowCard
from bot.chat.turn import Turn
from bot.joining import cards
from bot.joining.intents import (
    ConfirmLink,
    MakeJoinCode,
    MakeLinkCode,
    ShowAdmin,
    ShowDeclined,
    ShowJoin,
    ShowJoined,
    ShowJoining,
    ShowLinkAsked,
    ShowLinkRefused,
    ShowNotJoined,
)
from bot.joining.ports import JoiningUnit
from bot.people.codes import CodeKind
from bot.people.model import PersonId


def show_joining(intent: ShowJoining, unit: JoiningUnit, turn: Turn) -> Reply:
    admin = is_admin(turn)
    going_on = unit.joining.going_on(turn.now) if admin else None
    about = cards.About(
        unit.joining.side().platforms, unit.joining.platforms_of(turn.person), admin, going_on.id if going_on else ""
    )
    return _alone(cards.joining(about, turn.say), turn)


def make_join_code(intent: MakeJoinCode, unit: JoiningUnit, turn: Turn) -> Reply:
    """A new one takes the place of the one before."""
    require_admin(turn)
    unit.codes.take_back(CodeKind.JOIN, "")
    code = unit.codes.make(CodeKind.JOIN, "", turn.person, turn.now)
    return _alone(cards.join_code(code, turn.say), turn)


def make_link_code(intent: MakeLinkCode, unit: JoiningUnit, turn: Turn) -> Reply:
    if len(unit.joining.side().platforms) < 2:
        return show_joining(ShowJoining(), unit, turn)
    unit.codes.take_back(CodeKind.LINK, turn.person)
    code = unit.codes.make(CodeKind.LINK, turn.person, turn.person, turn.now)
    return _alone(cards.link_code(code, turn.say), turn)


def show_join(intent: ShowJoin, unit: JoiningUnit, turn: Turn) -> Reply:
    require_admin(turn)
    return _alone(cards.plan(unit.joining.get(intent.id, turn.now), turn.say), turn)


def show_declined(intent: ShowDeclined, unit: JoiningUnit, turn: Turn) -> Reply:
    return _alone(cards.declined(intent.by_other, turn.say), turn)


def show_joined(intent: ShowJoined, unit: JoiningUnit, turn: Turn) -> Reply:
    return _alone(cards.joined(unit.joining.side(), intent.added, turn.say), turn)


def show_not_joined(intent: ShowNotJoined, unit: JoiningUnit, turn: Turn) -> Reply:
    return _alone(cards.not_joined(intent.why, turn.say), turn)


def show_link_asked(intent: ShowLinkAsked, unit: JoiningUnit, turn: Turn) -> Reply:
    return _alone(cards.link_asked(turn.say), turn)


def confirm_link(intent: ConfirmLink, unit: JoiningUnit, turn: Turn) -> Reply:
    other = PersonId(intent.other)
    unit.joining.require_asked(turn.person, other, turn.now)
    name, platforms = unit.people.names([other]).get(other, ""), unit.joining.platforms_of(other)
    return _alone(cards.confirm_link(other, name, platforms, turn.say), turn)


def show_link_refused(intent: ShowLinkRefused, unit: JoiningUnit, turn: Turn) -> Reply:
    return _alone(cards.link_refused(turn.say), turn)


def show_admin(intent: ShowAdmin, unit: JoiningUnit, turn: Turn) -> Reply:
    return _alone(cards.admin(is_admin(turn), turn.say), turn)


def _alone(card: Card, turn: Turn) -> Reply:
    """Whatever was said before others is answered in private."""
    if turn.audience.person is None:
        raise NotFound
    reply = ShowCard(card)
    if not turn.visible:
        return reply
    say = turn.say
    return replace(reply, in_place=say.text("join-in-place"), if_unreachable=say.text("join-unreachable"))


VIEWS: Handlers = {
    ShowJoining: show_joining,
    MakeJoinCode: make_join_code,
    MakeLinkCode: make_link_code,
    ShowJoin: show_join,
    ShowDeclined: show_declined,
    ShowJoined: show_joined,
    ShowNotJoined: show_not_joined,
    ShowLinkAsked: show_link_asked,
    ConfirmLink: confirm_link,
    ShowLinkRefused: show_link_refused,
    ShowAdmin: show_admin,
}
