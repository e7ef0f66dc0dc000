"""The form of a huddle that comes again: what most need first, the rest behind *More*."""

from dataclasses import replace
from typing import Any

from bot.chat.form import (
    Answers,
    ChoiceField,
    Choices,
    DateField,
    Field,
    FormSpec,
    NumberField,
    PersonField,
    SeveralField,
    TextField,
    YesNoField,
)
from bot.chat.intent import Intent
from bot.chat.leading import require_lead
from bot.chat.offering import Options, offered, options
from bot.chat.phrases import Say
from bot.chat.turn import Turn
from bot.people.model import TeamId
from bot.questions import sets
from bot.series.intents import EditSeries, SaveSeries, ScheduleHuddle
from bot.series.led import led
from bot.series.model import LONGEST_NAME, Way
from bot.series.planning import BY_ITSELF, BY_PERSON, BY_QUESTION, TEXTS, answers_of, first_plan
from bot.series.ports import SeriesUnit
from bot.series.reading import NO_REGION, ONCE, faults
from bot.series.words import EVERY_DAY
from bot.timing.holidays import is_region, region_name, regions_of
from bot.timing.zones import country_of

REGIONS = {
    NO_REGION: "series-region-none",
    "GB-ENG": "series-region-england",
    "GB-WLS": "series-region-wales",
    "GB-SCT": "series-region-scotland",
    "GB-NIR": "series-region-northern-ireland",
    "IE": "series-region-ireland",
}
_COUNTRIES = {region.partition("-")[0] for region in REGIONS}
_WAYS = {
    Way.ROOM.value: "series-way-room",
    BY_ITSELF: "series-way-by-itself",
    Way.FORM.value: "series-way-form",
}
_RHYTHMS = {
    "1": "series-rhythm-1",
    "2": "series-rhythm-2",
    "3": "series-rhythm-3",
    "4": "series-rhythm-4",
    "first": "series-rhythm-first",
    "second": "series-rhythm-second",
    "third": "series-rhythm-third",
    "fourth": "series-rhythm-fourth",
    "last": "series-rhythm-last",
    ONCE: "series-rhythm-once",
}
_SUMMARIES = {BY_QUESTION: "series-summary-by-question", BY_PERSON: "series-summary-by-person"}


def _steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    questions = offered("question_set", choices, say)
    if len(questions) < 2:  # the record cannot be read
        questions = _each_once(*((each.key, each.name) for each in sets.built_in()), *questions)
    regions = _each_once(*options(REGIONS, say), *offered("region", choices, say))
    people = offered("people", choices, say) or tuple((id, name) for id, name in choices.people.items() if id)
    leads = offered("lead", choices, say) or people
    return _first(questions, say), _second(people, leads, regions, say)


def _each_once(*options: tuple[str, str]) -> Options:
    found: dict[str, str] = {}
    for value, label in options:
        found.setdefault(value, label)
    return tuple(found.items())


def _read(
    intent: ScheduleHuddle | EditSeries, answers: Answers, unit: SeriesUnit, turn: Turn
) -> tuple[tuple[Field, ...], ...]:
    """The fields that offer what the team has: its own question sets, its people, and its country's regions."""
    team = led(intent.ref, unit, turn).team if isinstance(intent, EditSeries) else TeamId(intent.team)
    require_lead(team, unit, turn)
    colleagues = tuple(unit.people.colleagues(team).items())
    offered = (
        ChoiceField("question_set", "", sets.all_for(team, unit)),
        ChoiceField("region", "", _other_regions(answers, turn)),
        SeveralField("people", "", colleagues),
        PersonField("lead", "", options=colleagues),
    )
    return (offered,)


def _other_regions(answers: Answers, turn: Turn) -> Options:
    """Of the country where the huddle is held, and the one that was chosen, wherever that is."""
    country = country_of(answers.get("zone", "") or turn.known.person.zone)
    near = regions_of(country) if country not in _COUNTRIES else ()
    region = answers.get("region", "")
    own = ((region, region_name(region)),) if region not in REGIONS and is_region(region) else ()
    return _each_once(*near, *own)


def _first(questions: Options, say: Say) -> tuple[Field, ...]:
    weekdays = tuple((str(day), say.line("series-weekday", day=day)) for day in EVERY_DAY)
    times_hint = say.line("series-times-hint")
    return (
        TextField("huddle_name", say.line("series-huddle-name"), required=True, most=LONGEST_NAME),
        SeveralField("days", say.line("series-days"), weekdays),
        TextField("times", say.line("series-times"), times_hint, required=True, most=100),
        ChoiceField("way", say.line("series-way"), options(_WAYS, say), required=True),
        ChoiceField("question_set", say.line("series-questions"), questions, required=True),
    )


def _second(people: Options, leads: Options, regions: Options, say: Say) -> tuple[Field, ...]:
    def line(key: str) -> str:
        return say.line(key)

    return (
        ChoiceField("rhythm", line("series-rhythm"), options(_RHYTHMS, say), required=True),
        DateField("first_day", line("series-first-day"), line("series-first-day-hint")),
        ChoiceField("zone", line("series-zone"), look_up="zones", hint=line("series-zone-hint")),
        ChoiceField("region", line("series-region"), regions),
        SeveralField("people", line("series-people"), people, line("series-people-hint")),
        PersonField("lead", line("series-lead"), line("series-lead-hint"), options=leads),
        NumberField("reminder", line("series-reminder"), line("series-reminder-hint"), least=0),
        NumberField("window", line("series-window"), line("series-window-hint"), least=0),
        YesNoField("nudges", line("series-nudges"), line("series-nudges-hint")),
        ChoiceField("summary", line("series-summary"), options(_SUMMARIES, say)),
    )


def _start(intent: ScheduleHuddle | EditSeries, unit: SeriesUnit, turn: Turn) -> tuple[Intent, Answers]:
    """What was asked for already stands in the form; the intent that the form carries stays small."""
    if isinstance(intent, EditSeries):
        series = led(intent.ref, unit, turn)
        return intent, answers_of(series.plan, unit, unit.people.colleagues(series.team))
    team = TeamId(intent.team)
    require_lead(team, unit, turn)
    answers = answers_of(first_plan(team, unit, turn), unit, ())
    asked = {"times": intent.times, "days": intent.days}
    return replace(intent, times="", days=""), {**answers, **{name: each for name, each in asked.items() if each}}


def _save(opened_by: ScheduleHuddle | EditSeries, answers: Answers) -> Intent:
    values: dict[str, Any] = {name: answers[name] for name in TEXTS if name in answers}
    if "nudges" in answers:
        values["nudges"] = answers["nudges"] == "yes"
    if "summary" in answers:
        values["by_person"] = answers["summary"] == BY_PERSON
    ref = opened_by.ref if isinstance(opened_by, EditSeries) else ""
    team = opened_by.team if isinstance(opened_by, ScheduleHuddle) else ""
    return SaveSeries(team=team, ref=ref, answered=tuple(values), **values)


def _again(intent: SaveSeries) -> tuple[Intent, Answers]:
    answers = {name: str(getattr(intent, name)) for name in TEXTS if name in intent.answered}
    if "nudges" in intent.answered:
        answers["nudges"] = "yes" if intent.nudges else "no"
    if "by_person" in intent.answered:
        answers["summary"] = BY_PERSON if intent.by_person else BY_QUESTION
    return EditSeries(intent.ref) if intent.ref else ScheduleHuddle(intent.team), answers


_FORM = FormSpec(
    title="series-form",
    save="series-form-save",
    start=_start,
    steps=_steps,
    intent=_save,
    again=_again,
    makes=(SaveSeries,),
    faults=faults,
    more="series-form-more",
    questions=_read,
    ends_early=True,
)

FORMS: dict[type[Intent], FormSpec] = {ScheduleHuddle: _FORM, EditSeries: _FORM}
