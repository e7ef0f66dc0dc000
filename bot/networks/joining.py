"""What changes in networks: making, asking, letting in, leaving."""

from bot.chat.errors import NothingSaid, TooLong
from bot.chat.intent import Handlers, Intent
from bot.chat.leading import require_admin
from bot.chat.turn import Turn
from bot.networks.intents import (
    AppearAs,
    AskToJoin,
    CreateNetwork,
    DecideAsking,
    ReallyLeave,
    ShowAsking,
    ShowNetwork,
    ShowNetworks,
)
from bot.networks.model import LONGEST_NAME, News
from bot.networks.ports import NetworkUnit
from bot.networks.work import member_of, require_own, tell
from bot.people.codes import CodeKind
from bot.people.model import NetworkId


def named(text: str) -> str:
    """One line, as long as a name may be."""
    name = " ".join(text.split())
    if not name:
        raise NothingSaid
    if len(name) > LONGEST_NAME:
        raise TooLong(length=len(name), most=LONGEST_NAME)
    return name


def make(intent: CreateNetwork, unit: NetworkUnit, turn: Turn) -> Intent:
    require_admin(turn)
    name, called = named(intent.network_name), named(intent.called)
    network = unit.networks.make(name, called, turn.person, turn.now, team_names=not intent.teams_hidden)
    return ShowNetwork(network.id)


def ask(intent: AskToJoin, unit: NetworkUnit, turn: Turn) -> Intent:
    """Whatever is in the way, the code stays good: nothing is written then."""
    require_admin(turn)
    called = named(intent.called or unit.networks.our_name()[:LONGEST_NAME])
    code = unit.codes.take(intent.code, CodeKind.NETWORK, turn.now)
    network = unit.networks.ask(code, called, turn.person, turn.now, team_names=not intent.teams_hidden)
    tell(code.organisation, network, News.ASKED, unit, turn, unit.networks.our_key(network.id))
    return ShowNetworks()


def decide(intent: DecideAsking, unit: NetworkUnit, turn: Turn) -> Intent:
    """Of two administrators the first decides; the other sees what is so."""
    network = require_own(intent.network, unit, turn)
    if unit.networks.decide(network.id, intent.member, intent.accepts, turn.now):
        to = unit.networks.whom_to_tell(network.id, intent.member)
        tell(to, network, News.ACCEPTED if intent.accepts else News.REFUSED, unit, turn)
    return ShowAsking(intent.network, intent.member)


def leave(intent: ReallyLeave, unit: NetworkUnit, turn: Turn) -> Intent:
    require_admin(turn)
    if intent.member:
        return _let_go(intent, unit, turn)
    network = unit.networks.get(NetworkId(intent.network))
    unit.codes.take_back(CodeKind.NETWORK, network.id)
    left = unit.networks.leave(network.id, turn.now)
    if left.next_one is not None:
        tell(left.next_one, network, News.HANDED_ON, unit, turn)
    for each in left.waiting:
        tell(each, network, News.OVER, unit, turn)
    return ShowNetworks()


def appear(intent: AppearAs, unit: NetworkUnit, turn: Turn) -> Intent:
    require_admin(turn)
    network = member_of(intent.network, unit)
    unit.networks.appear(network.id, named(intent.called), team_names=not intent.teams_hidden)
    return ShowNetwork(network.id)


def _let_go(intent: ReallyLeave, unit: NetworkUnit, turn: Turn) -> Intent:
    network = require_own(intent.network, unit, turn)
    if unit.networks.let_go(network.id, intent.member, turn.now):
        tell(unit.networks.whom_to_tell(network.id, intent.member), network, News.LET_GO, unit, turn)
    return ShowNetwork(intent.network)


HANDLERS: Handlers = {
    CreateNetwork: make,
    AskToJoin: ask,
    DecideAsking: decide,
    ReallyLeave: leave,
    AppearAs: appear,
}
