"""The form of a plan: five questions, and the rest behind *More*."""

from collections.abc import Mapping
from dataclasses import replace

from bot.chat.form import (
    Answers,
    ChoiceField,
    Choices,
    DateField,
    Fault,
    Field,
    FormSpec,
    NumberField,
    PersonField,
    TextField,
)
from bot.chat.intent import Intent
from bot.chat.offering import offered, options
from bot.chat.phrases import Say
from bot.chat.turn import Turn
from bot.pdsa.beginning import WordsOf, answers_in, begin, save_from, with_answers
from bot.pdsa.guesses import read_lines
from bot.pdsa.intents import ChangeTest, EditTest, NextTest, SaveTest, StartTest
from bot.pdsa.model import LONGEST_SHORT, LONGEST_TEXT, Stage
from bot.pdsa.planning import MOST_FURTHER, answers_of
from bot.pdsa.ports import CycleUnit
from bot.pdsa.words import SCALES
from bot.people.model import TeamId

LONGEST_DAY = 60
FIXED = "fixed"
"""Names no field: the test has started, and its guesses are asked for elsewhere."""
FOLLOWS = "follows"
"""Nor does this: it goes on from another test."""
Steps = tuple[tuple[Field, ...], ...]


def _steps(choices: Choices, say: Say) -> Steps:
    def text(name: str, label: str, hint: str, most: int = LONGEST_TEXT, *, long: bool = False) -> TextField:
        return TextField(name, say.line(label), say.line(hint), most=most, long=long)

    fixed, follows = (
        any(each.name == name for fields in choices.questions for each in fields) for name in (FIXED, FOLLOWS)
    )
    trying = TextField(
        "trying", say.line("pdsa-trying"), say.line("pdsa-trying-hint"), required=True, long=True, most=LONGEST_TEXT
    )
    size, hint = ("pdsa-scale-again", "pdsa-scale-again-hint") if follows else ("pdsa-scale", "pdsa-scale-hint")
    scale = ChoiceField("scale", say.line(size), options(SCALES, say), hint=say.line(hint), required=True)
    first = (
        trying,
        *(() if fixed else (text("guess", "pdsa-guess", "pdsa-guess-hint"),)),
        text("tell", "pdsa-tell", "pdsa-tell-hint"),
        scale,
        text("when", "pdsa-when", "pdsa-when-hint", LONGEST_DAY),
    )
    second = (
        text("rationale", "pdsa-rationale", "pdsa-rationale-hint", long=True),
        text("objective", "pdsa-objective", "pdsa-objective-hint", long=True),
        text("who", "pdsa-who", "pdsa-who-hint", LONGEST_SHORT),
        text("where", "pdsa-where", "pdsa-where-hint", LONGEST_SHORT),
        text("collector", "pdsa-collector", "pdsa-collector-hint", LONGEST_SHORT),
        text("collect_when", "pdsa-collect-when", "pdsa-collect-when-hint", LONGEST_SHORT),
        *_of_team("project", "pdsa-project", choices, say),
        *_of_team("measure", "pdsa-measure", choices, say),
    )
    further = () if fixed else (text("further", "pdsa-further", "pdsa-further-hint", long=True),)
    third = (
        *further,
        NumberField("tested", say.line("pdsa-tested"), least=0),
        PersonField("owner", say.line("pdsa-lead"), options=tuple(choices.people.items())),
        DateField("due_do", say.line("pdsa-due-do")),
        DateField("due_study", say.line("pdsa-due-study")),
        DateField("due_act", say.line("pdsa-due-act")),
    )
    return first, second, third


def _of_team(name: str, label: str, choices: Choices, say: Say) -> tuple[Field, ...]:
    """The field, where the team has something to choose from."""
    found = offered(name, choices, say)
    return (ChoiceField(name, say.line(label), found),) if found else ()


def _offered(carried: StartTest | EditTest, answers: Answers, unit: CycleUnit, turn: Turn) -> Steps:
    """What the form offers: the team's aims and measures; and whether its guesses are fixed."""
    edited = unit.cycles.get(carried.ref) if isinstance(carried, EditTest) else None
    team = edited.team if edited else TeamId(carried.team)
    follows = edited.previous if edited else isinstance(carried, StartTest) and carried.previous
    aims = {each.ref: each.aim.name for each in unit.projects.of_team(team) if each.ended is None}
    measures = {each.ref: each.plan.name for each in unit.measures.of_team(team)}
    if (chosen := answers.get("project", "")) and chosen not in aims:
        aims |= {each.ref: each.aim.name for each in unit.projects.get_many([chosen])}
    if (chosen := answers.get("measure", "")) and chosen not in measures:
        measures |= {each.ref: each.plan.name for each in unit.measures.get_many([chosen])}
    fixed = isinstance(carried, EditTest) and carried.fixed
    offered = (
        ChoiceField("project", "", tuple(aims.items())),
        ChoiceField("measure", "", tuple(measures.items())),
        *((TextField(FIXED, ""),) if fixed else ()),
        *((TextField(FOLLOWS, ""),) if follows else ()),
    )
    return (offered,)


def _edit(intent: EditTest, unit: CycleUnit, turn: Turn) -> tuple[Intent, Answers]:
    cycle = unit.cycles.get(intent.ref)
    return EditTest(intent.ref, cycle.team, cycle.stage is not Stage.PLAN), answers_of(cycle, turn)


def _faults(answers: Answers) -> dict[str, Fault]:
    many = len(read_lines(answers.get("further", "")))
    return {"further": ("pdsa-too-many-questions", {"most": MOST_FURTHER})} if many > MOST_FURTHER else {}


def _save_again(save: SaveTest) -> tuple[Intent, Answers]:
    carried = StartTest(save.team, about=save.about, previous=save.previous, project=save.project, idea=save.idea)
    return carried, answers_in(save)


def _next(intent: NextTest, unit: CycleUnit, turn: Turn) -> tuple[Intent, Answers]:
    return begin(StartTest(previous=intent.ref), unit, turn)


_START = FormSpec(
    title="pdsa-form",
    save="pdsa-save",
    start=begin,
    steps=_steps,
    intent=save_from,
    again=_save_again,
    makes=(SaveTest,),
    faults=_faults,
    more="pdsa-form-more",
    questions=_offered,
    ends_early=True,
)


def start_with(words_of: Mapping[str, WordsOf]) -> FormSpec:
    """A test may be about a higher feature's records too."""
    return replace(_START, start=lambda intent, unit, turn: begin(intent, unit, turn, words_of))


FORMS: dict[type[Intent], FormSpec] = {
    StartTest: _START,
    NextTest: replace(_START, start=_next, makes=()),
    EditTest: replace(
        _START,
        title="pdsa-form-edit",
        start=_edit,
        intent=lambda opened_by, answers: with_answers(ChangeTest(ref=opened_by.ref), answers),
        again=lambda change: (EditTest(change.ref, fixed="guess" not in change.answered), answers_in(change)),
        makes=(ChangeTest,),
    ),
}
