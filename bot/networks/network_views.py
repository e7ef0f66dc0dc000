"""What is shown of networks, and of who asks to join them."""

from collections.abc import Sequence
from datetime import timedelta

from bot.chat.errors import NotFound, OldButton
from bot.chat.intent import Handlers
from bot.chat.leading import is_admin, require_admin
from bot.chat.reply import Reply, ShowCard
from bot.chat.turn import Turn
from bot.networks import network_cards as cards
from bot.networks.intents import (
    AskToJoin,
    Invite,
    LeaveNetwork,
    ShowAsking,
    ShowInvitation,
    ShowMembers,
    ShowNetwork,
    ShowNetworks,
    ShowNews,
)
from bot.networks.joining import named
from bot.networks.model import LONGEST_NAME, Member, News, Standing
from bot.networks.network_cards import PAGE, Overview
from bot.networks.ports import NetworkUnit
from bot.networks.work import member_of, require_own
from bot.people.codes import CodeKind
from bot.people.model import NetworkId
from bot.themes.listing import open_ones

LATELY = timedelta(days=28)
MOST_LATELY = 3
MOST_THEMES = 5


def show_mine(intent: ShowNetworks, unit: NetworkUnit, turn: Turn) -> Reply:
    if turn.known.person.guest:
        raise NotFound
    return ShowCard(cards.mine(unit.networks.mine(), turn.say, admin=is_admin(turn)))


def show(intent: ShowNetwork, unit: NetworkUnit, turn: Turn) -> Reply:
    network = member_of(intent.network, unit)
    counted = unit.shared.themes(network.id)
    themes = sorted(
        ((name, *counts) for name, counts in counted.items()), key=lambda each: (-each[2], -each[1], each[0])
    )
    known = {name.casefold() for name in counted}
    lately = unit.shared.between([network.id], turn.now - LATELY, turn.now + timedelta(seconds=1), MOST_LATELY)
    overview = Overview(
        network,
        unit.networks.members(network.id),
        themes[:MOST_THEMES],
        [each.name for each in open_ones(unit) if each.name.casefold() not in known],
        lately,
        is_admin(turn),
    )
    return ShowCard(cards.overview(overview, turn.say))


def show_members(intent: ShowMembers, unit: NetworkUnit, turn: Turn) -> Reply:
    network = member_of(intent.network, unit)
    inside = [each for each in unit.networks.members(network.id) if each.standing is Standing.MEMBER]
    page = inside[intent.skip : intent.skip + PAGE]
    more = ShowMembers(network.id, intent.skip + PAGE) if len(inside) > intent.skip + PAGE else None
    return ShowCard(cards.members(network, page, more, is_admin(turn), turn.say))


def invite(intent: Invite, unit: NetworkUnit, turn: Turn) -> Reply:
    network = require_own(intent.network, unit, turn)
    code = unit.codes.make(CodeKind.NETWORK, network.id, turn.person, turn.now)
    return ShowCard(cards.code(network, code, turn.say))


def show_invitation(intent: ShowInvitation, unit: NetworkUnit, turn: Turn) -> Reply:
    """Nothing is used up by looking."""
    require_admin(turn)
    called = named(intent.called or unit.networks.our_name()[:LONGEST_NAME])
    code = unit.codes.look(intent.code, CodeKind.NETWORK, turn.now)
    asks = AskToJoin(intent.code, called, intent.teams_hidden)
    return ShowCard(cards.invitation(unit.networks.invitation(code), asks, turn.say))


def show_asking(intent: ShowAsking, unit: NetworkUnit, turn: Turn) -> Reply:
    network = require_own(intent.network, unit, turn)
    member = _called(intent.member, unit.networks.members(network.id))
    return ShowCard(cards.asking(network, member, intent.member, turn.say))


def show_leave(intent: LeaveNetwork, unit: NetworkUnit, turn: Turn) -> Reply:
    if intent.member:
        network = require_own(intent.network, unit, turn)
        member = _called(intent.member, unit.networks.members(network.id))
        if member is None:
            return show(ShowNetwork(intent.network), unit, turn)
        return ShowCard(cards.really_let_go(network, member, turn.say))
    require_admin(turn)
    network = unit.networks.get(NetworkId(intent.network))
    members = unit.networks.members(network.id) if network.ours else ()
    others = [each for each in members if each.standing is Standing.MEMBER and not each.ours]
    next_one = min(others, key=lambda each: (each.since, each.key)).called if others else ""
    return ShowCard(cards.really_leave(network, next_one, turn.say))


def show_news(intent: ShowNews, unit: NetworkUnit, turn: Turn) -> Reply:
    require_admin(turn)
    try:
        news = News(intent.what)
    except ValueError as error:
        raise OldButton from error
    inside = {each.id for each in unit.networks.mine() if each.standing is Standing.MEMBER}
    network = intent.network if intent.network in inside else ""
    return ShowCard(cards.news(network, news, intent.network_name, turn.say))


def _called(key: str, members: Sequence[Member]) -> Member | None:
    return next((each for each in members if each.key == key), None)


VIEWS: Handlers = {
    ShowNetworks: show_mine,
    ShowNetwork: show,
    ShowMembers: show_members,
    Invite: invite,
    ShowInvitation: show_invitation,
    ShowAsking: show_asking,
    LeaveNetwork: show_leave,
    ShowNews: show_news,
}
