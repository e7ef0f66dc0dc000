"""From what a test begins: a learning, an answer, a project's idea, the test before it, or a few words."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any, TypeVar

from bot.chat.errors import NotFound, NotStarted, OldButton
from bot.chat.form import Answers
from bot.chat.intent import is_ref
from bot.chat.spans import mentioned, spell_mentions
from bot.chat.turn import Turn
from bot.pdsa.intents import PlanFields, SaveTest, StartTest
from bot.pdsa.model import LONGEST_TEXT, Cycle, Stage
from bot.pdsa.planning import answers_after, first_answers
from bot.pdsa.ports import CycleUnit
from bot.people.model import TeamId

_LEARNING = "L-"
FIELDS = tuple(each.name for each in fields(PlanFields) if each.name != "answered")
IN_FORM = {name: "owner" if name == "lead" else name for name in FIELDS}
"""Field of an intent → its field in the form. Forms know a person by that name."""
P = TypeVar("P", bound=PlanFields)


WordsOf = Callable[[str, Any, Turn], str]
"""(a record's name, unit, turn) → what a test that is about it begins with."""


def begin(
    intent: StartTest, unit: CycleUnit, turn: Turn, words_of: Mapping[str, WordsOf] = MappingProxyType({})
) -> tuple[StartTest, Answers]:
    """What was said already stands in the form; the intent that the form carries stays small. `words_of`: by the first
    letters of what a higher feature calls its records."""
    if intent.previous:
        before = previous_of(intent.previous, unit)
        carried = replace(intent, team=before.team, trying="", project=before.plan.project, idea=before.plan.idea)
        return carried, {**answers_after(before, turn), **_said(intent, unit)}
    team = TeamId(intent.team)
    if team not in turn.known.teams or (intent.about and not is_ref(intent.about)):
        raise OldButton
    other = words_of.get(intent.about[:2])
    words = other(intent.about, unit, turn) if other else ""
    answers = {
        **first_answers(turn),
        **_of_learning(intent, unit),
        **({"trying": _shortened(words, unit)} if words else {}),
        **_of_idea(intent, unit),
        **_said(intent, unit),
    }
    return replace(intent, trying=""), answers


def previous_of(ref: str, unit: CycleUnit) -> Cycle:
    before = unit.cycles.get(ref)
    if before.stage is Stage.PLAN:
        raise NotStarted(ref=ref)
    return before


def _said(intent: StartTest, unit: CycleUnit) -> Answers:
    return {"trying": _shortened(intent.trying, unit)} if intent.trying.strip() else {}


def _of_learning(intent: StartTest, unit: CycleUnit) -> Answers:
    if not intent.about.startswith(_LEARNING):
        return {}
    content = unit.learning.get(intent.about).content
    return {"trying": _shortened(content.learned or content.happened, unit)}


def _of_idea(intent: StartTest, unit: CycleUnit) -> Answers:
    if not intent.project:
        return {}
    project = unit.projects.get(intent.project)
    if project.team != intent.team:
        raise NotFound
    words = next((node.text for node in project.nodes if node.id == intent.idea), "")
    return {"project": project.ref, **({"trying": _shortened(words, unit)} if words else {})}


def _shortened(words: str, unit: CycleUnit) -> str:
    """The whole stands where it came from still."""
    text = spell_mentions(words, unit.people.names(set(mentioned(words)))).strip()
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def save_from(opened_by: StartTest, answers: Answers) -> SaveTest:
    same_project = answers.get("project", opened_by.project) == opened_by.project
    return with_answers(
        SaveTest(
            team=opened_by.team,
            about=opened_by.about,
            previous=opened_by.previous,
            project=opened_by.project,
            idea=opened_by.idea if same_project else 0,
        ),
        answers,
    )


def with_answers(intent: P, answers: Answers) -> P:
    given = {name: answers[in_form] for name, in_form in IN_FORM.items() if in_form in answers}
    return replace(intent, **given, answered=tuple(given))


def answers_in(intent: PlanFields) -> Answers:
    """Back from an intent to what stood in the form."""
    return {IN_FORM[name]: getattr(intent, name) for name in intent.answered if name in IN_FORM}


def filled(intent: P, otherwise: Answers) -> P:
    """The fields on steps that nobody has seen are as they were, or as the form would have offered them."""
    unseen = {
        name: otherwise.get(in_form, "")
        for name, in_form in IN_FORM.items()
        if name not in intent.answered and not getattr(intent, name)
    }
    return replace(intent, **unseen)  # type: ignore[arg-type]  # as above
