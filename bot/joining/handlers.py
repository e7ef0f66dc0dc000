"""What changes in joining: administrators of both sides agree, and people say which accounts are theirs."""

from bot.chat.errors import NoSuchCode
from bot.chat.intent import Handlers, Intent, encode
from bot.chat.leading import require_admin
from bot.chat.timers import NO_TEAM, Timer
from bot.chat.turn import Turn
from bot.joining.errors import LinkElsewhere
from bot.joining.intents import (
    AgreeToJoin,
    AskToJoin,
    BecomeAdmin,
    ConfirmLink,
    DeclineJoin,
    JoinWith,
    LinkAccounts,
    LinkWith,
    ReachMe,
    RefuseLink,
    ShowAdmin,
    ShowDeclined,
    ShowJoin,
    ShowJoining,
    ShowLinkAsked,
    ShowLinkRefused,
    TellDeclined,
)
from bot.joining.model import LINK_ASKED_FOR
from bot.joining.ports import JoiningUnit
from bot.people.codes import CodeKind
from bot.people.model import PersonId


def join_with(intent: JoinWith, unit: JoiningUnit, turn: Turn) -> Intent:
    require_admin(turn)
    code = unit.codes.take(intent.code, CodeKind.JOIN, turn.now)
    return ShowJoin(unit.joining.propose(code, turn.person, turn.now).id)


def agree(intent: AgreeToJoin, unit: JoiningUnit, turn: Turn) -> Intent:
    require_admin(turn)
    proposal = unit.joining.agree(intent.id, turn.person, turn.now)
    if not proposal.agreed:
        ask = Timer(f"join {proposal.id}", encode(AskToJoin(proposal.id)), turn.now, NO_TEAM)
        unit.mail.send(proposal.theirs.organisation, ask)
    return ShowJoin(proposal.id)


def decline(intent: DeclineJoin, unit: JoiningUnit, turn: Turn) -> Intent:
    require_admin(turn)
    proposal = unit.joining.drop(intent.id, turn.now)
    if proposal.theirs_agreed or proposal.ours_agreed:
        tell = TellDeclined(proposal.id, proposal.tell)
        unit.mail.send(proposal.theirs.organisation, Timer(f"join {proposal.id}", encode(tell), turn.now, NO_TEAM))
    return ShowDeclined()


def link_with(intent: LinkWith, unit: JoiningUnit, turn: Turn) -> Intent:
    code = unit.codes.take(intent.code, CodeKind.LINK, turn.now)
    if code.made_by is None:
        raise NoSuchCode
    if code.organisation != turn.known.organisation:
        raise LinkElsewhere
    unit.joining.ask_link(code.made_by, turn.person, turn.now)
    key = f"link {turn.person} {turn.now.isoformat()}"
    view, until = encode(ConfirmLink(turn.person)), turn.now + LINK_ASKED_FOR
    unit.outbox.post(view, key, turn.now, person=code.made_by, until=until)
    return ShowLinkAsked()


def link(intent: LinkAccounts, unit: JoiningUnit, turn: Turn) -> Intent:
    unit.joining.link(turn.person, PersonId(intent.other), turn.now)
    return ShowJoining()


def refuse(intent: RefuseLink, unit: JoiningUnit, turn: Turn) -> Intent:
    unit.joining.refuse_link(turn.person, PersonId(intent.other))
    return ShowLinkRefused()


def reach(intent: ReachMe, unit: JoiningUnit, turn: Turn) -> Intent:
    unit.joining.reach(turn.person, intent.platform, turn.now)
    return ShowJoining()


def become_admin(intent: BecomeAdmin, unit: JoiningUnit, turn: Turn) -> Intent:
    code = unit.codes.take(intent.code, CodeKind.ADMIN, turn.now)
    if code.organisation != turn.known.organisation or turn.known.person.guest:
        raise NoSuchCode
    unit.joining.make_admin(turn.person)
    return ShowAdmin()


HANDLERS: Handlers = {
    JoinWith: join_with,
    AgreeToJoin: agree,
    DeclineJoin: decline,
    LinkWith: link_with,
    LinkAccounts: link,
    RefuseLink: refuse,
    ReachMe: reach,
    BecomeAdmin: become_admin,
}
