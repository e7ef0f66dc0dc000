"""From what a lead has answered to a plan, and back."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import time

from bot.chat.errors import OldButton, PersonHasLeft, TooLong
from bot.chat.form import Answers, chosen
from bot.chat.turn import Turn
from bot.people.model import PersonId, TeamId
from bot.questions import sets
from bot.series.intents import SaveSeries
from bot.series.led import free_name
from bot.series.model import LONGEST_NAME, Plan, Series, Way
from bot.series.ports import SeriesUnit
from bot.series.reading import NO_REGION, NTH, ONCE, read_reminder, read_schedule, read_window
from bot.series.words import WEEKDAYS
from bot.timing.recurrence import Schedule, Slot

AT_FIRST = time(8, 25)
BY_ITSELF = "room-by-itself"
BY_PERSON, BY_QUESTION = "person", "question"
TEXTS = (
    "huddle_name",
    "question_set",
    "way",
    "times",
    "days",
    "rhythm",
    "first_day",
    "zone",
    "region",
    "people",
    "lead",
    "window",
    "reminder",
)
"""The fields of the form that are text in the intent, by the same name."""


def first_plan(team: TeamId, unit: SeriesUnit, turn: Turn) -> Plan:
    """What stands in the form of a new series."""
    schedule = Schedule(turn.known.person.zone, (Slot(0, AT_FIRST),), WEEKDAYS, turn.today)
    return Plan(free_name(team, unit, turn), sets.DAILY, Way.ROOM, schedule, by_itself=False)


def answers_of(plan: Plan, unit: SeriesUnit, colleagues: Collection[PersonId]) -> Answers:
    """A plan as the form shows it, without people who have left."""
    schedule = plan.schedule
    return {
        "huddle_name": plan.name,
        "days": ",".join(map(str, schedule.weekdays)),
        "times": ", ".join(f"{slot.at:%H:%M}" for slot in schedule.slots),
        "way": BY_ITSELF if plan.way is Way.ROOM and plan.by_itself else plan.way.value,
        "question_set": sets.find(plan.question_set, unit).key,
        "rhythm": _rhythm(schedule),
        "first_day": (schedule.once or schedule.anchor).isoformat(),
        "zone": schedule.zone,
        "region": schedule.region or NO_REGION,
        "people": ",".join(person for person in plan.people if person in colleagues),
        "lead": plan.lead if plan.lead in colleagues and plan.lead else "",
        "reminder": str(plan.reminder),
        "window": str(plan.window),
        "nudges": "yes" if plan.nudges else "no",
        "summary": BY_PERSON if plan.by_person else BY_QUESTION,
    }


def _rhythm(schedule: Schedule) -> str:
    if schedule.once is not None:
        return ONCE
    nth = {number: name for name, number in NTH.items()}
    return nth[schedule.nth] if schedule.nth else str(schedule.every_weeks)


def plan_from(intent: SaveSeries, before: Plan, series: Series | None, unit: SeriesUnit, turn: Turn) -> Plan:
    """`before` with what was answered; nothing of it is believed."""
    team = series.team if series is not None else TeamId(intent.team)
    answers = {name: str(getattr(intent, name)) for name in TEXTS if name in intent.answered}
    plan = _with_people(before, answers, team, unit)
    used = () if series is None else series.reached
    plan = replace(plan, schedule=read_schedule(answers, plan.schedule, used))
    if name := answers.get("huddle_name", "").strip():
        if len(name) > LONGEST_NAME:
            raise TooLong(length=len(name), most=LONGEST_NAME)
        plan = replace(plan, name=name)
    if answers.get("way"):
        plan = _with_way(plan, answers["way"])
    if answers.get("question_set"):
        known = dict(sets.all_for(team, unit))
        plan = replace(plan, question_set=answers["question_set"] if answers["question_set"] in known else sets.DAILY)
    if answers.get("reminder"):
        plan = replace(plan, reminder=read_reminder(answers["reminder"]))
    if answers.get("window"):
        plan = replace(plan, window=read_window(answers["window"]))
    if "nudges" in intent.answered:
        plan = replace(plan, nudges=intent.nudges)
    if "by_person" in intent.answered:
        plan = replace(plan, by_person=intent.by_person)
    return plan


def _with_way(plan: Plan, answer: str) -> Plan:
    if answer == BY_ITSELF:
        return replace(plan, way=Way.ROOM, by_itself=True)
    try:
        way = Way(answer)
    except ValueError as error:
        raise OldButton from error
    return replace(plan, way=way, by_itself=way is Way.FORM)


def _with_people(plan: Plan, answers: Mapping[str, str], team: TeamId, unit: SeriesUnit) -> Plan:
    """Whoever was chosen before and has left since is left out, unless nobody would remain."""
    colleagues = unit.people.colleagues(team)
    lead = plan.lead if plan.lead in colleagues else None
    people = tuple(person for person in plan.people if person in colleagues)
    if "lead" in answers:
        lead = PersonId(answers["lead"]) if answers["lead"] else None
    if "people" in answers:
        people = tuple(dict.fromkeys(map(PersonId, chosen(answers["people"]))))
    elif plan.people and not people:
        people = plan.people
    for person in (*people, *([lead] if lead else [])):
        if person not in colleagues:
            name = unit.people.names([person]).get(person)
            if name is None:
                raise OldButton
            raise PersonHasLeft(name=name)
    return replace(plan, lead=lead, people=people)
