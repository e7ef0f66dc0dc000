"""What changes in sharing: its author agrees, takes it back, or is asked to share."""

from dataclasses import fields, replace

from bot.chat.intent import Handlers, Intent, encode
from bot.chat.turn import Turn
from bot.learning.entries import TEXTS, posted_as
from bot.learning.model import Content, Entry, Visibility
from bot.networks import joining
from bot.networks.errors import NotYoursToShare, WordsChanged
from bot.networks.intents import AskToShare, HideFound, ShareLearning, ShareWith, ShowAskedToShare, StopSharing
from bot.networks.ports import NetworkUnit
from bot.networks.work import (
    agreed_within,
    found_in,
    may_ask,
    member_of,
    offered,
    points_to_person,
    require_shareable,
    shareable,
)
from bot.people.model import NetworkId
from bot.privacy.screening import hide


def share(intent: ShareWith, unit: NetworkUnit, turn: Turn) -> Intent:
    """Exactly the words that were read. The entry is locked first: nobody changes it between here and there."""
    before = shareable(intent.ref, unit, turn)
    if found_in(before) or (not intent.settled and points_to_person(before, unit)):
        return ShareLearning(intent.ref)
    entry = unit.learning.share(intent.ref, Visibility.ORGANISATION)
    require_shareable(entry, turn)
    if intent.network:
        _publish(entry, intent, unit, turn)
    elif agreed_within(entry) != intent.read:
        raise WordsChanged(ref=intent.ref)
    unit.outbox.show_again(posted_as(intent.ref), turn.now)
    return ShareLearning(intent.ref, settled=intent.settled)


def _publish(entry: Entry, intent: ShareWith, unit: NetworkUnit, turn: Turn) -> None:
    network = member_of(intent.network, unit)
    offer = next(each for each in offered(entry, unit, turn) if each.network.id == network.id)
    if offer.agreed != intent.read:
        raise WordsChanged(ref=intent.ref)
    unit.networks.publish(entry, network.id, offer.team, offer.themes, turn.now)


def stop(intent: StopSharing, unit: NetworkUnit, turn: Turn) -> Intent:
    shareable(intent.ref, unit, turn, lock=True)
    if intent.network:
        unit.networks.withdraw(intent.ref, NetworkId(intent.network))
    else:
        unit.learning.share(intent.ref, Visibility.TEAM)
    unit.outbox.show_again(posted_as(intent.ref), turn.now)
    return ShareLearning(intent.ref, settled=True)


def hide_found(intent: HideFound, unit: NetworkUnit, turn: Turn) -> Intent:
    entry = shareable(intent.ref, unit, turn, lock=True)
    content, count = _hidden(entry.content)
    if count:
        unit.learning.change(intent.ref, content, count, turn.now)
        unit.outbox.show_again(posted_as(intent.ref), turn.now)
    return ShareLearning(intent.ref)


def _hidden(content: Content) -> tuple[Content, int]:
    texts = {name: hide(getattr(content, name)) for name in TEXTS}
    tags = [hide(tag) for tag in content.tags]
    masked = {name: text for name, (text, _) in texts.items()}
    assert masked.keys() <= {field.name for field in fields(Content)}
    count = sum(found for _, found in (*texts.values(), *tags))
    return replace(content, **masked, tags=tuple(tag for tag, _ in tags)), count  # type: ignore[arg-type]


def ask(intent: AskToShare, unit: NetworkUnit, turn: Turn) -> Intent:
    """Once a day: nobody is pressed."""
    entry = unit.learning.get(intent.ref)
    if not may_ask(entry, turn):
        raise NotYoursToShare(ref=intent.ref)
    key = f"share {intent.ref} {turn.now.date()}"
    unit.outbox.post(encode(ShareLearning(intent.ref, asked=True)), key, turn.now, person=entry.author)
    return ShowAskedToShare(intent.ref)


HANDLERS: Handlers = {
    ShareWith: share,
    StopSharing: stop,
    HideFound: hide_found,
    AskToShare: ask,
    **joining.HANDLERS,
}
