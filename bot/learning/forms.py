"""The learning form, and the small ones around an entry."""

from collections.abc import Mapping
from dataclasses import fields as fields_of
from dataclasses import replace
from datetime import date
from typing import Any

from bot.chat.errors import OldButton
from bot.chat.form import (
    Answers,
    ChoiceField,
    Choices,
    DateField,
    Fault,
    Field,
    FormSpec,
    PersonField,
    TextField,
    YesNoField,
    chosen,
    team_steps,
)
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.spans import spell_mentions
from bot.chat.tags import tidy_tags
from bot.chat.turn import Turn
from bot.learning.about import offered_themes, themes_field, too_many_themes
from bot.learning.entries import led, own, people_in
from bot.learning.intents import (
    AskWhatToFind,
    ChangeLearning,
    EditLearning,
    FindLearning,
    HideFor,
    HideLearning,
    LearningFields,
    MoveLearning,
    MoveTo,
    RecordLearning,
    WriteLearning,
)
from bot.learning.model import LONGEST_SEARCH, LONGEST_TITLE, Content, Evidence, Kind, Setting
from bot.learning.ports import LearningUnit
from bot.people.model import PersonId


def _steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    def label(name: str) -> str:
        return say.line(f"learning-{name.replace('_', '-')}")

    def words(name: str, *, long: bool = False, most: int = 3000) -> TextField:
        key = name.replace("_", "-")
        return TextField(name, label(name), say.line(f"learning-{key}-hint"), long=long, most=most)

    def one_of(name: str, values: type[Kind] | type[Setting] | type[Evidence]) -> ChoiceField:
        options = tuple((str(each), say.line(option_key(name, each))) for each in values)
        return ChoiceField(name, label(name), options)

    first = (
        words("learned", long=True),
        words("happened", long=True),
        one_of("kind", Kind),
        words("tags", most=500),
    )
    about = themes_field(choices, say)
    second = (
        words("title", most=LONGEST_TITLE),
        words("expected", long=True),
        words("why", long=True),
        words("next_step", long=True),
        PersonField("owner", label("owner"), options=tuple(choices.people.items())),
        DateField("due", label("due")),
        one_of("setting", Setting),
        words("service", most=120),
        *((about,) if about else ()),
        one_of("evidence", Evidence),
        YesNoField("show_author", label("show_author"), say.line("learning-show-author-hint")),
    )
    return first, second


def option_key(name: str, value: str) -> str:
    return f"learning-{name}-{value.replace(' ', '-').replace(chr(39), '')}"


def _one_is_enough(answers: Answers) -> dict[str, Fault]:
    said = answers.get("learned") or answers.get("happened")
    return too_many_themes(answers) | ({} if said else {"learned": ("learning-one-is-enough", {})})


def _values(answers: Answers) -> dict[str, object]:
    """The answers as the fields of an intent."""
    values: dict[str, object] = {
        field.name: answers[field.name]
        for field in fields_of(LearningFields)
        if field.name in answers and field.name not in ("tags", "themes", "show_author")
    }
    if "tags" in answers:
        values["tags"] = tidy_tags(answers["tags"].replace(";", ",").split(","))
    if "themes" in answers:
        values["themes"] = chosen(answers["themes"])
    if "show_author" in answers:
        values["show_author"] = answers["show_author"] == "yes"
    return values


def _record(opened_by: WriteLearning, answers: Answers) -> Intent:
    values: Any = _values(answers)
    return RecordLearning(team=opened_by.team, link=opened_by.link, about=opened_by.about, **values)


def _change(opened_by: EditLearning, answers: Answers) -> Intent:
    values: Any = _values(answers)
    return ChangeLearning(ref=opened_by.ref, answered=tuple(values), **values)


def answers_in(intent: LearningFields) -> Answers:
    """Back from an intent to what stood in the form."""
    answers = {field.name: str(getattr(intent, field.name)) for field in fields_of(LearningFields)}
    tags, themes = ", ".join(intent.tags), ",".join(intent.themes)
    return answers | {"tags": tags, "themes": themes, "show_author": "yes" if intent.show_author else ""}


def _record_again(intent: RecordLearning) -> tuple[Intent, Answers]:
    return WriteLearning(team=intent.team, link=intent.link, about=intent.about), answers_in(intent)


def _change_again(intent: ChangeLearning) -> tuple[Intent, Answers]:
    answers = answers_in(intent)
    return EditLearning(ref=intent.ref), {name: answers[name] for name in intent.answered}


def answers_of(content: Content, names: Mapping[PersonId, str]) -> Answers:
    """An entry as the form shows it; mentions become names."""
    answers = {field.name: str(getattr(content, field.name) or "") for field in fields_of(LearningFields)}
    spelled = {name: spell_mentions(answer, names) for name, answer in answers.items()}
    tags, themes = ", ".join(content.tags), ",".join(content.themes)
    return spelled | {"tags": tags, "themes": themes, "show_author": "yes" if content.show_author else "no"}


def content_from(intent: LearningFields) -> Content:
    """An intent's text as a typed content. Raises OldButton for values that no form offers."""
    try:
        return _content(intent)
    except ValueError as error:
        raise OldButton from error


def _content(intent: LearningFields) -> Content:
    return Content(
        title=intent.title,
        expected=intent.expected,
        happened=intent.happened,
        why=intent.why,
        learned=intent.learned,
        next_step=intent.next_step,
        owner=PersonId(intent.owner) if intent.owner else None,
        due=date.fromisoformat(intent.due) if intent.due else None,
        kind=Kind(intent.kind) if intent.kind else None,
        setting=Setting(intent.setting) if intent.setting else None,
        service=intent.service,
        evidence=Evidence(intent.evidence) if intent.evidence else None,
        tags=tidy_tags(intent.tags),
        themes=intent.themes,
        show_author=intent.show_author,
    )


def _write(intent: WriteLearning, unit: LearningUnit, turn: Turn) -> tuple[Intent, Answers]:
    """What was said already stands in the form; the intent that the form carries stays small."""
    return replace(intent, learned=""), {"learned": intent.learned}


def _edit(intent: EditLearning, unit: LearningUnit, turn: Turn) -> tuple[Intent, Answers]:
    entry = own(intent.ref, unit, turn)
    return intent, answers_of(entry.content, unit.people.names(people_in(entry)))


def _ask_reason(intent: HideLearning, unit: LearningUnit, turn: Turn) -> tuple[Intent, Answers]:
    led(intent.ref, unit, turn)
    return intent, {}


def _reason_steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    label, hint = say.line("learning-hide-reason"), say.line("learning-hide-reason-hint")
    return ((TextField("reason", label, hint, required=True, long=True, most=500),),)


def _find_steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    label, hint = say.line("learning-find-label"), say.line("learning-find-hint")
    return ((TextField("words", label, hint, required=True, most=LONGEST_SEARCH),),)


def _ask_team(intent: MoveLearning, unit: LearningUnit, turn: Turn) -> tuple[Intent, Answers]:
    return intent, {"team": own(intent.ref, unit, turn).team}


FORMS: dict[type[Intent], FormSpec] = {
    WriteLearning: FormSpec(
        title="learning-form",
        save="learning-save",
        start=_write,
        steps=_steps,
        intent=_record,
        again=_record_again,
        makes=(RecordLearning,),
        faults=_one_is_enough,
        more="learning-more",
        questions=offered_themes,
        ends_early=True,
    ),
    EditLearning: FormSpec(
        title="learning-form-edit",
        save="learning-save",
        start=_edit,
        steps=_steps,
        intent=_change,
        again=_change_again,
        makes=(ChangeLearning,),
        faults=too_many_themes,
        more="learning-more",
        questions=offered_themes,
        ends_early=True,
    ),
    AskWhatToFind: FormSpec(
        title="learning-form-find",
        save="learning-find-save",
        start=lambda intent, unit, turn: (intent, {}),
        steps=_find_steps,
        intent=lambda opened_by, answers: FindLearning(answers["words"]),
        again=lambda find: (AskWhatToFind(), {"words": find.words}),
        makes=(FindLearning,),
    ),
    HideLearning: FormSpec(
        title="learning-form-hide",
        save="learning-hide",
        start=_ask_reason,
        steps=_reason_steps,
        intent=lambda opened_by, answers: HideFor(opened_by.ref, answers["reason"]),
        again=lambda hide: (HideLearning(hide.ref), {"reason": hide.reason}),
        makes=(HideFor,),
    ),
    MoveLearning: FormSpec(
        title="choose-team-title",
        save="choose-team-save",
        start=_ask_team,
        steps=team_steps,
        intent=lambda opened_by, answers: MoveTo(opened_by.ref, answers["team"]),
        again=lambda move: (MoveLearning(move.ref), {"team": move.team}),
        makes=(MoveTo,),
    ),
}
