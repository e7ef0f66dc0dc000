"""Every card and form of series, easy ones and hard ones; examples.py gathers them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from bot.chat.card import Card
from bot.chat.intent import Intent
from bot.chat.phrases import load
from bot.people.model import PersonId, TeamId
from bot.questions.model import QuestionSet
from bot.series import cards as series
from bot.series.cards import Shown
from bot.series.intents import EditSeries, ListSeries, PauseOne, ScheduleHuddle, ShowSeriesPaused
from bot.series.model import LONGEST_NAME, Paused, Plan, Series, Way
from bot.timing.recurrence import Schedule, Slot
from tests.elements import HOSTILE

SAY = load()
TEAM = TeamId("7" * 16)
AMINA, CARA = PersonId("a" * 16), PersonId("c" * 16)
MANY = {PersonId(f"{number:016x}"): f"Nurse {number} O’Neill-Błaszczykowska" for number in range(150)}
SCHEDULE = Schedule("Europe/London", (Slot(0, time(8, 25)),), (0, 1, 2, 3, 4), date(2026, 11, 23))
LONG_SCHEDULE = Schedule(
    "America/Argentina/ComodRivadavia",
    tuple(Slot(number, time(2 * number, 25)) for number in range(6)),
    (0, 2, 4, 5, 6),
    date(2026, 11, 23),
    every_weeks=3,
    region="US-CA",
)

OPENED_BY: dict[type[Intent], Intent] = {
    ScheduleHuddle: ScheduleHuddle(TEAM),
    EditSeries: EditSeries("S-3"),
}
"""One for each form."""


def shown(
    name: str = "Ward 7 huddle", schedule: Schedule = SCHEDULE, plan: dict[str, Any] | None = None, **changes: Any
) -> Shown:
    made = replace(Plan(name, "daily", Way.ROOM, schedule, by_itself=False), **(plan or {}))
    each = Series("S-3", TEAM, made, datetime(2026, 11, 20, tzinfo=UTC), paused=changes.pop("paused", None))
    known: dict[str, Any] = {
        "team": "Ward 7",
        "names": {AMINA: "Amina Yusuf", CARA: HOSTILE[:80]},
        "leads": (AMINA,),
        "next": "tomorrow, 08:25",
        "zone": "Europe/London",
    }
    return Shown(each, questions="Daily huddle", **{**known, **changes})


def _hard() -> tuple[tuple[str, Shown], ...]:
    everything = {"way": Way.FORM, "nudges": True, "by_person": True, "lead": CARA, "people": (AMINA, CARA)}
    longest = {**everything, "people": tuple(MANY), "lead": next(iter(MANY)), "window": 10_080, "reminder": 1}
    return (
        ("", shown()),
        ("by itself, no reminder", shown(plan={"by_itself": True, "reminder": 0})),
        ("by form", shown(plan=everything)),
        ("hostile", shown(HOSTILE[:LONGEST_NAME], LONG_SCHEDULE, everything, team=HOSTILE[:80])),
        ("longest", shown("W" * LONGEST_NAME, LONG_SCHEDULE, longest, names=MANY)),
        ("to be escaped", shown("&" * LONGEST_NAME, replace(SCHEDULE, nth=-1), longest, names=MANY)),
        ("nobody leads, no channel", shown(leads=(), has_channel=False)),
        ("of others", shown(may_change=False)),
        ("paused", shown(paused=Paused.BY_LEAD, next="")),
        ("without a channel", shown(paused=Paused.NO_CHANNEL, next="")),
        ("over", shown(schedule=replace(SCHEDULE, once=date(2026, 11, 27)), next="")),
    )


def _asked(name: str, key: str = "own") -> QuestionSet:
    return QuestionSet(key, name, (), team=TEAM)


def cards() -> dict[str, Card]:
    """By "series.function: what is special"."""
    several = tuple(each for _, each in _hard())
    paused = [replace(each, series=replace(each.series, paused=Paused.NO_CHANNEL)) for each in several]
    made: list[tuple[Callable[..., Card], str, Card]] = [
        *((series.show, about, series.show(each, SAY)) for about, each in _hard()),
        *((series.really_delete, about, series.really_delete(each, SAY)) for about, each in _hard()[:5]),
        (series.listing, "", series.listing(several[:1], ListSeries(TEAM), SAY)),
        (series.listing, "twelve", series.listing((*several, several[4]), ListSeries(TEAM), SAY)),
        (series.nothing_yet, "", series.nothing_yet("Ward 7", ListSeries(TEAM), SAY)),
        (series.nothing_yet, "hostile", series.nothing_yet(HOSTILE[:80], ListSeries(TEAM), SAY)),
        (series.which, "pauses", series.which(several, PauseOne(TEAM), True, SAY)),
        (series.which, "goes on", series.which(paused, PauseOne(TEAM, resume=True), True, SAY)),
        (series.which, "all paused", series.which(paused, PauseOne(TEAM), False, SAY)),
        (series.which, "none paused", series.which(several, PauseOne(TEAM, resume=True), False, SAY)),
        (series.pick_asking, "", series.pick_asking(several, _asked("Our daily huddle"), SAY)),
        (series.pick_asking, "hostile", series.pick_asking(several, _asked(HOSTILE[:LONGEST_NAME], "daily"), SAY)),
        (series.deleted, "", series.deleted("Ward 7 huddle", TEAM, SAY)),
        (series.deleted, "hostile", series.deleted(HOSTILE[:LONGEST_NAME], TEAM, SAY)),
        (series.paused, "", series.paused("Ward 7", paused[:1], ShowSeriesPaused(TEAM), SAY)),
        (series.paused, "many", series.paused(HOSTILE[:80], paused, ShowSeriesPaused(TEAM), SAY)),
    ]
    return {f"series.{function.__name__}{': ' if about else ''}{about}": card for function, about, card in made}
