"""The words for how far a test reaches and has come, for what came of a guess, and for what was decided."""

from bot.chat.phrases import Say
from bot.pdsa.model import Cycle, Decision, Matched, Scale, Stage

SCALES = {
    Scale.ONE: "pdsa-scale-one",
    Scale.SHIFT: "pdsa-scale-shift",
    Scale.PART: "pdsa-scale-part",
    Scale.UNIT: "pdsa-scale-unit",
    Scale.SEVERAL: "pdsa-scale-several",
    Scale.ORGANISATION: "pdsa-scale-organisation",
}
MATCHED = {
    Matched.YES: "pdsa-matched-yes",
    Matched.PARTLY: "pdsa-matched-partly",
    Matched.NO: "pdsa-matched-no",
}
DECISIONS = {
    Decision.ADOPT: "pdsa-keep-it",
    Decision.ADAPT: "pdsa-change-it",
    Decision.ABANDON: "pdsa-stop-it",
}
STANDS = {
    Stage.PLAN: "pdsa-stands-plan",
    Stage.DO: "pdsa-stands-do",
    Stage.STUDY: "pdsa-stands-study",
    Stage.ACT: "pdsa-stands-act",
    Stage.CLOSED: "pdsa-stands-closed",
}
IS = {
    Stage.PLAN: "pdsa-is-plan",
    Stage.DO: "pdsa-is-do",
    Stage.STUDY: "pdsa-is-study",
    Stage.ACT: "pdsa-is-act",
}
HOW = {
    Decision.ADOPT: "pdsa-is-adopt",
    Decision.ADAPT: "pdsa-is-adapt",
    Decision.ABANDON: "pdsa-is-abandon",
}


def stands(cycle: Cycle, say: Say) -> str:
    """Where it is, as a sentence."""
    return say.line(STANDS[cycle.stage])


def state(cycle: Cycle, say: Say) -> str:
    """How far it has come, or what was decided."""
    return say.line(HOW[cycle.act.decision] if cycle.act and cycle.acted else IS[cycle.stage])
