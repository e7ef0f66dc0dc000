"""What answers do by themselves when their time has come: nudges, and only for those who wish them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.answers.intents import NudgeDaily, NudgeLater, ShowOpen
from bot.answers.model import Habits, daily_key, later_key, nudge_key
from bot.answers.nudges import DAILY_AT, QUIET_FROM, is_quiet, next_at, next_morning, wanted
from bot.answers.open import takes_part
from bot.answers.ports import AnswerUnit
from bot.chat.intent import encode
from bot.chat.timers import Due, Timer, WhenDue
from bot.huddles.intents import NudgeForHuddle
from bot.huddles.model import Huddle, Status
from bot.pdsa.due import timer_key, timer_of, waits
from bot.pdsa.intents import KeepTest
from bot.pdsa.model import Cycle
from bot.people.model import PersonId, TeamId
from bot.people.ports import HOME_ZONE
from bot.series.model import Series, Way

MOST_AT_ONCE = 5000
"""People whose habits are asked for at once; databases bound it."""


@dataclass
class _Team:
    """Who is in the teams concerned, asked for once."""

    unit: AnswerUnit
    _colleagues: dict[TeamId, frozenset[PersonId]] = field(default_factory=dict)
    _on_today: dict[tuple[TeamId, date], frozenset[PersonId]] = field(default_factory=dict)
    _nudges: dict[TeamId, bool] = field(default_factory=dict)

    def colleagues(self, team: TeamId) -> frozenset[PersonId]:
        if team not in self._colleagues:
            self._colleagues[team] = frozenset(self.unit.people.colleagues(team))
        return self._colleagues[team]

    def is_on(self, person: PersonId, team: TeamId, today: date) -> bool:
        if (team, today) not in self._on_today:
            self._on_today[team, today] = self.unit.answers.on_duty(team, today)
        return person in self._on_today[team, today]

    def nudges(self, team: TeamId) -> bool:
        """Whether its lead has switched them on for one of its huddles."""
        if team not in self._nudges:
            self._nudges[team] = any(each.plan.nudges for each in self.unit.series.of_team(team))
        return self._nudges[team]


Wait = tuple[Huddle, PersonId]


def nudge_for_huddles(dues: Sequence[Due], unit: AnswerUnit, now: datetime) -> None:
    """Everybody who takes part and has said nothing."""
    huddles = _open(unit.huddles.get_many([due.intent.ref for due in dues]).values(), now)
    series, teams = _series(huddles, unit), _Team(unit)
    waiting = [
        (huddle, person)
        for huddle in huddles
        for person in sorted(teams.colleagues(huddle.team))
        if takes_part(person, huddle, series)
    ]
    for start in range(0, len(waiting), MOST_AT_ONCE):
        _nudge(waiting[start : start + MOST_AT_ONCE], series, teams, unit, now)
    unit.huddles.save(*((each, replace(each, nudged=True)) for each in huddles))


def nudge_later(dues: Sequence[Due], unit: AnswerUnit, now: datetime) -> None:
    """Those whose morning has come, where the huddle is open still."""
    found = unit.huddles.get_many({due.intent.ref for due in dues})
    huddles = {each.ref: each for each in _open(found.values(), now)}
    series, teams = _series(huddles.values(), unit), _Team(unit)
    waiting = [
        (huddle, PersonId(due.intent.person))
        for due in dues
        if (huddle := huddles.get(due.intent.ref)) and due.intent.person in teams.colleagues(huddle.team)
    ]
    _nudge(waiting, series, teams, unit, now)


def _open(huddles: Iterable[Huddle], now: datetime) -> list[Huddle]:
    return [each for each in huddles if each.status is Status.OPEN and each.way is Way.FORM and now < each.ends]


def _series(huddles: Iterable[Huddle], unit: AnswerUnit) -> Mapping[str, Series]:
    return unit.series.get_many({each.series for each in huddles if each.series})


def _nudge(
    waiting: Sequence[Wait], series: Mapping[str, Series], teams: _Team, unit: AnswerUnit, now: datetime
) -> None:
    people = {person for _, person in waiting}
    habits, zones = unit.answers.habits(people), unit.people.zones(people)
    answered = unit.answers.who([huddle.ref for huddle, _ in waiting])
    timers, now_open = list[Timer](), dict[PersonId, list[Huddle]]()
    for huddle, person in waiting:
        zone, mine = zones.get(person, HOME_ZONE), habits.get(person, Habits())
        today = now.astimezone(ZoneInfo(zone)).date()
        if mine.nudges:
            timers.append(_daily(person, huddle.team, now, zone))
        of = series.get(huddle.series)
        is_wanted = wanted(mine, of is not None and of.plan.nudges, teams.is_on(person, huddle.team, today))
        if person in answered[huddle.ref] or mine.away(today) or not is_wanted:
            continue
        if not is_quiet(now, zone):
            now_open.setdefault(person, []).append(huddle)
        elif (morning := next_morning(now, zone)) < huddle.ends:
            later = encode(NudgeLater(huddle.ref, person))
            timers.append(Timer(later_key(huddle.ref, person), later, morning, huddle.team))
    unit.timers.set(*timers)
    for person, huddles in now_open.items():
        until = max(each.ends for each in huddles)
        _post(person, tuple(each.ref for each in huddles), zones.get(person, HOME_ZONE), until, unit, now)


def _post(
    person: PersonId, about: tuple[str, ...], zone: str, until: datetime, unit: AnswerUnit, now: datetime
) -> None:
    """One message a day; what comes to it later is shown in it."""
    key = nudge_key(person, now.astimezone(ZoneInfo(zone)).date())
    if not unit.outbox.post(encode(ShowOpen(about)), key, now, person=person, until=until):
        unit.outbox.show_again(key, now)


def _daily(person: PersonId, team: TeamId, now: datetime, zone: str) -> Timer:
    return Timer(daily_key(person, team), encode(NudgeDaily(person)), next_at(DAILY_AT, now, zone), team)


def nudge_daily(dues: Sequence[Due], unit: AnswerUnit, now: datetime) -> None:
    """For whoever has switched nudges on and is in the team still; nothing where nothing of theirs is due."""
    people = {PersonId(due.intent.person) for due in dues}
    habits, zones, teams = unit.answers.habits(people), unit.people.zones(people), _Team(unit)
    for due in dues:
        person = PersonId(due.intent.person)
        mine, zone = habits.get(person, Habits()), zones.get(person, HOME_ZONE)
        if not mine.nudges or person not in teams.colleagues(due.team):
            continue
        unit.timers.set(_daily(person, due.team, now, zone))
        today = now.astimezone(ZoneInfo(zone)).date()
        if mine.away(today) or is_quiet(now, zone):
            continue
        if actions := unit.actions.open_mine(person, 1, due_by=today):
            _post(person, (actions[0].ref,), zone, next_at(QUIET_FROM, now, zone), unit, now)


def nudge_for_tests(dues: Sequence[Due], unit: AnswerUnit, now: datetime) -> None:
    """Whoever leads a small test that waits, as they and their team have it with nudges; everybody sees on home and
    board that it waits."""
    tests = [each for each in unit.cycles.get_many({due.intent.ref for due in dues}) if each.lead is not None]
    people = {each.lead for each in tests if each.lead is not None}
    habits, zones, teams = unit.answers.habits(people), unit.people.zones(people), _Team(unit)
    timers = dict[str, Timer]()
    for test in tests:
        person = test.lead
        if person is None or person not in teams.colleagues(test.team):
            continue
        zone, mine = zones.get(person, HOME_ZONE), habits.get(person, Habits())
        if timer := timer_of(test, zone, now):
            timers[timer.key] = timer
        today = now.astimezone(ZoneInfo(zone)).date()
        is_wanted = wanted(mine, teams.nudges(test.team), teams.is_on(person, test.team, today))
        if not waits(test, today, zone) or mine.away(today) or not is_wanted:
            continue
        if is_quiet(now, zone):
            timers[timer_key(test.ref)] = _in_the_morning(test, zone, now)
        else:
            _post(person, (test.ref,), zone, next_at(QUIET_FROM, now, zone), unit, now)
    unit.timers.set(*timers.values())


def _in_the_morning(test: Cycle, zone: str, now: datetime) -> Timer:
    """Its time came while nothing was running."""
    return Timer(timer_key(test.ref), encode(KeepTest(test.ref)), next_at(DAILY_AT, now, zone), test.team)


WHEN_DUE: WhenDue = {
    NudgeForHuddle: nudge_for_huddles,
    NudgeLater: nudge_later,
    NudgeDaily: nudge_daily,
    KeepTest: nudge_for_tests,
}
