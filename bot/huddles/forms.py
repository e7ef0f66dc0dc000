"""The forms of huddles: how many are in the room, and what the team counts the days since."""

from bot.chat.form import Answers, Choices, DateField, Fault, Field, FormSpec, NumberField, TextField
from bot.chat.intent import Intent
from bot.chat.leading import require_lead
from bot.chat.phrases import Say
from bot.chat.spans import mentioned, spell_mentions
from bot.chat.turn import Turn
from bot.huddles.intents import AskDaysSince, CountRoom, SetDaysSince, SetRoom
from bot.huddles.ports import HuddleUnit
from bot.people.model import TeamId

MOST_IN_ROOM = 500
LONGEST_COUNTED = 60
"""Characters of what the days are counted since."""


def _count(intent: CountRoom, unit: HuddleUnit, turn: Turn) -> tuple[Intent, Answers]:
    huddle = unit.huddles.get(intent.ref)
    return intent, {"people": "" if huddle.in_room is None else str(huddle.in_room)}


def _count_steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    label, hint = say.line("huddle-people"), say.line("huddle-people-hint")
    return ((NumberField("people", label, hint, required=True, least=0),),)


def _count_faults(answers: Answers) -> dict[str, Fault]:
    if people_in(answers.get("people", "")) is not None:
        return {}
    return {"people": ("error-not-in-range", {"least": "0", "most": str(MOST_IN_ROOM)})}


def people_in(said: str) -> int | None:
    """None for what is no number of people."""
    try:
        people = float(said)
    except ValueError:
        return None
    return int(people) if 0 <= people <= MOST_IN_ROOM and people.is_integer() else None


def _since(intent: AskDaysSince, unit: HuddleUnit, turn: Turn) -> tuple[Intent, Answers]:
    team = TeamId(intent.team)
    require_lead(team, unit, turn)
    counted = unit.huddles.days_since(team)
    what = counted[0] if counted is not None else ""
    names = unit.people.names(set(mentioned(what)))
    return intent, {"what": spell_mentions(what, names), "day": turn.today.isoformat()}


def _since_steps(choices: Choices, say: Say) -> tuple[tuple[Field, ...], ...]:
    what = TextField("what", say.line("huddle-since-what"), say.line("huddle-since-what-hint"), most=LONGEST_COUNTED)
    day = DateField("day", say.line("huddle-since-day"), say.line("huddle-since-day-hint"), required=True)
    return ((what, day),)


FORMS: dict[type[Intent], FormSpec] = {
    CountRoom: FormSpec(
        title="huddle-how-many",
        save="huddle-save",
        start=_count,
        steps=_count_steps,
        intent=lambda opened_by, answers: SetRoom(opened_by.ref, answers["people"]),
        again=lambda made: (CountRoom(made.ref), {"people": made.people}),
        makes=(SetRoom,),
        faults=_count_faults,
    ),
    AskDaysSince: FormSpec(
        title="huddle-since-title",
        save="huddle-save",
        start=_since,
        steps=_since_steps,
        intent=lambda opened_by, answers: SetDaysSince(opened_by.team, answers["what"], answers["day"]),
        again=lambda made: (AskDaysSince(made.team), {"what": made.what, "day": made.day}),
        makes=(SetDaysSince,),
    ),
}
