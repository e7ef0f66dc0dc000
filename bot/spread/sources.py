"""What is tried: a learning of this organisation, or what another one has shared; as its reader may see it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.chat.errors import NotFound, NotYourOwn
from bot.chat.intent import Intent
from bot.chat.spans import Plain, Text
from bot.chat.turn import Turn
from bot.learning.intents import ShowLearning
from bot.learning.parts import headline
from bot.learning.views import shown
from bot.networks.intents import ShowShared
from bot.networks.model import Shared
from bot.people.model import TeamId
from bot.spread.ports import SpreadUnit

OURS, SHARED = "L-", "N-"


@dataclass(frozen=True)
class Origin:
    ref: str
    team: str
    """Whose it is."""
    title: Text
    see: Intent


def origins(refs: Iterable[str], unit: SpreadUnit, turn: Turn) -> Mapping[str, Origin]:
    """Of those that may be seen; the others are gone, or have never been for this reader."""
    wanted = tuple(dict.fromkeys(refs))
    ours, theirs = (tuple(ref for ref in wanted if ref.startswith(letter)) for letter in (OURS, SHARED))
    found = {
        each.entry.ref: Origin(each.entry.ref, each.team, headline(each), ShowLearning(each.entry.ref))
        for each in (shown(unit.learning.get_many(ours), unit, turn) if ours else ())
    }
    for each in unit.shared.get_many(theirs) if theirs else ():
        found[each.ref] = Origin(each.ref, whose(each, turn), (Plain(each.title),), ShowShared(each.ref))
    return found


def whose(shared: Shared, turn: Turn) -> str:
    named = ", ".join(filter(None, (shared.team_name, shared.organisation)))
    return named or turn.say.line("spread-elsewhere")


def tryable(ref: str, team: TeamId, unit: SpreadUnit) -> str:
    """The source that is written down. Raises NotFound, and NotYourOwn for what the team has learned itself."""
    if ref.startswith(SHARED):
        ref = unit.shared.get(ref).ours or ref  # shared by this organisation: the entry itself
    if ref.startswith(SHARED):
        return _tried_before(ref, team, unit)
    if not ref.startswith(OURS):
        raise NotFound
    if unit.learning.get(ref).team == team:
        raise NotYourOwn(ref=ref)
    return ref


def _tried_before(ref: str, team: TeamId, unit: SpreadUnit) -> str:
    """What was shared in several networks is one: a team that has tried it from one of them tries that again."""
    same = unit.shared.same(ref)
    if len(same) < 2:
        return ref
    before = [each.source for each in unit.adoptions.of(*same) if each.team == team]
    return before[-1] if before else ref
