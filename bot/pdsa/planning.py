"""Between the plan's form and its record, and from what a test told to the plan of the next."""

from datetime import date, timedelta
from typing import Any

from bot.chat.errors import OldButton
from bot.chat.form import Answers
from bot.chat.said import bounded, day_or_none
from bot.chat.turn import Turn
from bot.pdsa import guesses
from bot.pdsa.intents import PlanFields
from bot.pdsa.model import (
    LONGEST_SHORT,
    LONGEST_TEXT,
    MOST_PREDICTIONS,
    Cycle,
    Decision,
    Due,
    Matched,
    Plan,
    Prediction,
    Scale,
)
from bot.pdsa.ports import CycleUnit
from bot.pdsa.work import tested_from
from bot.people.model import TeamId

LONG = ("objective", "rationale", "tell")
SHORT = ("who", "where", "collector", "collect_when")
DUE = ("due_do", "due_study", "due_act")
MOST_FURTHER = MOST_PREDICTIONS - 1


def plan_from(fields: PlanFields, team: TeamId, idea: int, unit: CycleUnit, turn: Turn) -> Plan:
    """Raises where something is no day, no number, too long, or not the team's."""
    words: dict[str, Any] = {name: bounded(getattr(fields, name), LONGEST_TEXT) for name in LONG}
    words |= {name: bounded(getattr(fields, name), LONGEST_SHORT) for name in SHORT}
    if fields.project and unit.projects.get(fields.project).team != team:
        raise OldButton
    if fields.measure and unit.measures.get(fields.measure).team != team:
        raise OldButton
    return Plan(
        trying=bounded(fields.trying, LONGEST_TEXT, required=True),
        scale=_scale(fields.scale),
        when=_when(fields.when, turn),
        tested=tested_from(fields.tested),
        project=fields.project,
        idea=idea if fields.project else 0,
        measure=fields.measure,
        **words,
    )


def _scale(said: str) -> Scale:
    try:
        return Scale(int(said)) if said else Scale.ONE
    except ValueError as error:
        raise OldButton from error


def _when(said: str, turn: Turn) -> date | None:
    """For most people the next shift is tomorrow's; the card says so, and whoever means tonight changes it."""
    if said.strip().casefold() == turn.say.line("pdsa-next-shift").casefold():
        return turn.today + timedelta(days=1)
    return day_or_none(said, turn.today)


def due_from(fields: PlanFields, plan: Plan, turn: Turn) -> Due:
    do, study, act = (day_or_none(getattr(fields, name), turn.today) for name in DUE)
    return Due(plan.when, do, study, act)


def asked_in(fields: PlanFields, turn: Turn) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The guess, and the further questions with theirs."""
    guess = guesses.sure(bounded(fields.guess, LONGEST_TEXT), turn.say)
    lines = guesses.read_lines(bounded(fields.further, LONGEST_TEXT))
    return guess, tuple((question, guesses.sure(text, turn.say)) for question, text in lines)


def answers_of(cycle: Cycle, turn: Turn) -> Answers:
    """A plan as the form shows it."""
    plan, due = cycle.plan, cycle.due
    answers = _words(plan) | {
        "guess": cycle.predictions[0].guess if cycle.predictions else "",
        "further": guesses.as_lines(cycle.predictions),
        "when": turn.say.line("day", day=plan.when) if plan.when else "",
        "tested": "" if plan.tested is None else str(plan.tested),
        "owner": cycle.lead or "",
    }
    days = {"due_do": due.do, "due_study": due.study, "due_act": due.act}
    return answers | {name: day.isoformat() if day else "" for name, day in days.items()}


def _words(plan: Plan) -> dict[str, str]:
    words = {name: getattr(plan, name) for name in ("trying", *LONG, *SHORT, "project", "measure")}
    return words | {"scale": str(int(plan.scale))}


def first_answers(turn: Turn) -> Answers:
    """Of a form in which nothing is said yet."""
    return {"scale": str(int(Scale.ONE)), "when": turn.say.line("pdsa-next-shift"), "owner": turn.person}


def answers_after(cycle: Cycle, turn: Turn) -> Answers:
    """The plan of the next test: what is to change, for the reason that this one has taught; with a guess of its
    own."""
    changes = cycle.act.changes if cycle.act and cycle.acted else ""
    learned = cycle.learned if cycle.studied else ""
    asked = tuple(Prediction(each.question, "") for each in cycle.predictions)
    return {
        **first_answers(turn),
        **_words(cycle.plan),
        "trying": changes or cycle.plan.trying,
        "rationale": learned or cycle.plan.rationale,
        "further": guesses.as_lines(asked),
        "scale": str(int(_next_scale(cycle))),
        "owner": cycle.lead or turn.person,
    }


def _next_scale(cycle: Cycle) -> Scale:
    """After success one step further, not at once everywhere."""
    return Scale(min(cycle.plan.scale + 1, max(Scale))) if succeeded(cycle) else cycle.plan.scale


def succeeded(cycle: Cycle) -> bool:
    """Adopted, or as was guessed and not stopped."""
    if cycle.act is None or cycle.acted is None or cycle.act.decision is Decision.ABANDON:
        return False
    found = {each.matched for each in cycle.predictions if each.matched}
    return cycle.act.decision is Decision.ADOPT or found == {Matched.YES}
