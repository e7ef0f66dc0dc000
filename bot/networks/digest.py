"""What other organisations have shared, in a round-up."""

from collections.abc import Sequence

from bot.chat.card import Button, Element, Item, Items
from bot.chat.digest import Line, Part, Scope
from bot.chat.turn import Turn
from bot.learning.model import Content, Kind, title_of
from bot.networks.intents import ShowShared
from bot.networks.model import Shared
from bot.networks.ports import NetworkUnit
from bot.spread.intents import TryThis


def pick(scope: Scope, unit: NetworkUnit, most: int) -> Sequence[Line]:
    if not scope.networks:
        return ()
    shared = unit.shared.between(scope.networks, scope.begins, scope.ends, 2 * most)
    return [Line(each.ref) for each in shared if not each.ours][:most]


def show(lines: Sequence[Line], scope: Scope, unit: NetworkUnit, turn: Turn) -> tuple[Element, ...]:
    found = unit.shared.get_many(tuple(line.ref for line in lines))
    return (Items(tuple(_item(each, turn) for each in found)),) if found else ()


def _item(shared: Shared, turn: Turn) -> Item:
    """Whose it is as they wish to be called, and how it went; no counts, no person."""
    say = turn.say
    called = ", ".join(each for each in (shared.team_name, shared.organisation) if each)
    title = title_of(Content(shared.title, happened=shared.happened, learned=shared.learned))
    stopped = shared.kind is Kind.DID_NOT_WORK
    key = "digest-learned-stopped" if stopped else "digest-line"
    text = say.text(key, team=called or say.line("digest-somebody"), title=title)
    if stopped:
        return Item(text, Button(say.line("digest-see-why"), ShowShared(shared.ref)))
    if shared.kind in (None, Kind.WORKED):
        return Item(text, Button(say.line("digest-try"), TryThis(ref=shared.ref)))
    return Item(text, Button(say.line("digest-see"), ShowShared(shared.ref)))


SHARED = Part("shared", "digest-elsewhere", pick, show)
