"""What is decided about a small test says how the adoption went that it began from, unless a person has said it."""

from collections.abc import Iterable

from bot.chat.errors import NotFound
from bot.chat.turn import Turn
from bot.pdsa.model import Cycle, Decision
from bot.spread.model import Adoption, Outcome
from bot.spread.ports import SpreadUnit
from bot.spread.work import spread_word

OURS = "T-"
OUTCOMES = {
    Decision.ADOPT: Outcome.WORKED,
    Decision.ADAPT: Outcome.ADAPTED,
    Decision.ABANDON: Outcome.ABANDONED,
}


def decided(cycle: Cycle, unit: SpreadUnit, turn: Turn) -> None:
    """By the test that was decided last, of all those that have come of the adoption; taken back, by the one before."""
    ref = next((each.about for each in unit.cycles.ramp(cycle.ramp) if each.about.startswith(OURS)), "")
    adoption = _held(ref, unit)
    if adoption is None or adoption.team != cycle.team or (adoption.outcome is not None and not adoption.by_test):
        return
    last = _last_decided(each for began in unit.cycles.about(ref) for each in unit.cycles.ramp(began.ramp))
    outcome = OUTCOMES[last.act.decision] if last and last.act else None
    if outcome != adoption.outcome:
        after = unit.adoptions.end(ref, outcome, "", turn.now, by_test=last.ref if last else "")
        spread_word(after, unit, turn.now, turn.person)


def _held(ref: str, unit: SpreadUnit) -> Adoption | None:
    """Whoever is just saying how it went is waited for, so that their words stay."""
    try:
        return unit.adoptions.get(ref, lock=True) if ref else None
    except NotFound:
        return None


def _last_decided(cycles: Iterable[Cycle]) -> Cycle | None:
    over = [(each.acted, each.order, each) for each in cycles if each.acted is not None]
    return max(over, key=lambda each: each[:2])[2] if over else None
