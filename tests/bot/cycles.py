"""Small tests as records, as far as somebody has come with them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.pdsa.model import Act, Cycle, Decision, Did, Matched, Plan, Prediction, Scale, Stage
from bot.people.model import PersonId, TeamId

MONDAY = datetime(2026, 11, 16, 8, 25, tzinfo=UTC)
DAY = timedelta(days=1)
WARD_7, AMINA = TeamId("7" * 16), PersonId("a" * 16)
PLAN = Plan("Key on a red lanyard", rationale="Everybody passes the sink", tell="Minutes to find it")
GUESS = Prediction("", "Found in under a minute", MONDAY)
DID = Did(as_planned=True, observations="Found at once, three times")
KEEP = Act(Decision.ADOPT, sustain="On the shift checklist")


def cycle(stage: Stage = Stage.PLAN, **changes: Any) -> Cycle:
    """All in order: whatever is asked of a test at that stage has been done, a day a step."""
    order = changes.get("order", 1)
    made = Cycle("C-7", WARD_7, PLAN, AMINA, MONDAY, (GUESS,), lead=AMINA, ramp="C-7", order=order)
    if stage is not Stage.PLAN:
        made = replace(made, started=MONDAY + DAY)
    if stage in (Stage.STUDY, Stage.ACT, Stage.CLOSED):
        made = replace(made, did=DID, done=MONDAY + 2 * DAY)
    if stage in (Stage.ACT, Stage.CLOSED):
        told = replace(GUESS, result="Under a minute each time", matched=Matched.YES)
        made = replace(made, predictions=(told,), learned="Red is seen from the door", studied=MONDAY + 3 * DAY)
    if stage is Stage.CLOSED:
        made = replace(made, act=KEEP, acted=MONDAY + 4 * DAY)
    return replace(made, **changes)


def going_on(before: Cycle, stage: Stage = Stage.PLAN, scale: Scale = Scale.SHIFT, **changes: Any) -> Cycle:
    """The next test, planned when the one before was decided."""
    number = int(before.ref[2:]) + 1
    later = (before.acted or MONDAY) + DAY - MONDAY
    made = cycle(stage, ref=f"C-{number}", ramp=before.ramp, order=before.order + 1, previous=before.ref)
    moved = {
        name: at + later
        for name in ("planned", "started", "done", "studied", "acted")
        if (at := getattr(made, name)) is not None
    }
    predictions = tuple(replace(each, made=each.made + later if each.made else None) for each in made.predictions)
    return replace(made, predictions=predictions, plan=replace(made.plan, scale=scale), **{**moved, **changes})
