"""Each test of a report: what was tried, the guess beside its result, what happened and what came of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from bot.chat.card import Element, Paragraph, Table, Tone
from bot.chat.phrases import Say
from bot.learning.model import first_sentence
from bot.pdsa.model import Cycle, Decision, Prediction, Stage
from bot.pdsa.parts import do_part, sections, study_part
from bot.pdsa.words import MATCHED, SCALES

_DECISIONS = {
    Decision.ADOPT: "report-kept",
    Decision.ADAPT: "report-adapted",
    Decision.ABANDON: "report-stopped",
}


def told(test: Cycle, zone: ZoneInfo, say: Say) -> list[Element]:
    plan, title = test.plan, first_sentence(test.plan.trying)
    elements: list[Element] = [
        Paragraph(say.text("report-test", ref=test.ref, title=title)),
        Paragraph(say.text("report-test-about", words=_about(test, zone, say)), Tone.QUIET),
    ]
    tried = plan.trying if title != plan.trying.strip() else ""
    elements += sections(
        (("report-tried", tried), ("pdsa-rationale", plan.rationale), ("pdsa-said-tell", plan.tell)), say
    )
    if table := _guesses(test, say):
        elements.append(table)
    return [*elements, *do_part(test, say), *study_part(test, say), *_next(test, say)]


def _about(test: Cycle, zone: ZoneInfo, say: Say) -> str:
    """How far it reached, when it was, and from which it went on."""
    parts = [say.line(SCALES[test.plan.scale])]
    if test.plan.tested is not None:
        parts.append(say.line("report-tested", count=test.plan.tested))
    parts.append(_when(test, zone, say))
    if test.previous:
        parts.append(say.line("report-went-on-from", ref=test.previous))
    if test.stage is not Stage.CLOSED:
        parts.append(say.line("report-not-started" if test.stage is Stage.PLAN else "report-going-on"))
    return " · ".join(parts)


def _when(test: Cycle, zone: ZoneInfo, say: Say) -> str:
    """From the day on which it began to the day on which it was over."""
    if test.started is None:
        return say.line("report-planned", day=test.planned.astimezone(zone).date())
    first = test.started.astimezone(zone).date()
    last = (test.done or test.started).astimezone(zone).date()
    if first == last:
        return say.line("report-on", day=first)
    return say.line("report-from-to", first=first, last=last)


def _next(test: Cycle, say: Say) -> list[Element]:
    """What was decided, as it is told afterwards."""
    act = test.act
    if act is None or test.acted is None:
        return []
    said = (("pdsa-said-why", act.why), ("pdsa-said-changes", act.changes), ("pdsa-said-sustain", act.sustain))
    decision = say.line(_DECISIONS[act.decision])
    return [Paragraph(say.text("report-what-next", decision=decision)), *sections(said, say)]


def _guesses(test: Cycle, say: Say) -> Table | None:
    told = test.studied is not None
    known = [each if told else replace(each, result="", matched=None) for each in test.predictions]
    known = [each for each in known if each.guess or each.result]
    if not known:
        return None
    header = (say.line("report-we-thought"), say.line("report-it-was"), say.line("report-matched"))
    return Table(say.line("report-guesses"), header, tuple(_row(each, say) for each in known))


def _row(each: Prediction, say: Say) -> tuple[str, str, str]:
    guess = each.guess or say.line("pdsa-not-sure")
    if each.question:
        guess = say.line("report-guess-of", question=each.question, guess=guess)
    for later in each.amendments:
        guess = say.line("report-added-later", guess=guess, later=later.text)
    matched = say.line(MATCHED[each.matched]) if each.matched else say.line("report-nothing")
    return guess, each.result or say.line("report-nothing"), matched


def decisions(tests: Iterable[Cycle], zone: ZoneInfo, say: Say) -> Table | None:
    rows = tuple(_decided(each, zone, say) for each in tests if each.act is not None and each.acted is not None)
    if not rows:
        return None
    header = (say.line("report-of-test"), say.line("report-decision"), say.line("report-why"))
    return Table(say.line("report-decisions"), header, rows)


def _decided(test: Cycle, zone: ZoneInfo, say: Say) -> tuple[str, str, str]:
    assert test.act is not None
    assert test.acted is not None
    day: date = test.acted.astimezone(zone).date()
    decision = say.line("report-decided", decision=say.line(_DECISIONS[test.act.decision]), day=day)
    title = say.line("report-test-line", ref=test.ref, title=first_sentence(test.plan.trying))
    return title, decision, test.act.why or test.act.changes or test.act.sustain or say.line("report-nothing")
