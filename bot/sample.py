"""The playground's sample: a dozen teams, their entries, a project with its tests and numbers, and three people."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from typing import Any

from bot.app import App
from bot.charts.model import Direction
from bot.chat.card import Card
from bot.chat.inbound import BotAdded, HomeOpened, Origin
from bot.chat.reply import ShowCard
from bot.following.model import MOST
from bot.importing import Import, Numbered
from bot.learning.model import Content, Kind, Visibility
from bot.learning.ports import NewEntry
from bot.measures.model import Often, Plan, Shape, Value
from bot.pdsa.model import Act, Cycle, Decision, Did, Matched, Prediction, Scale, Stage
from bot.pdsa.model import Plan as TestPlan
from bot.pdsa.ports import NewCycle
from bot.people.audience import Audience
from bot.people.model import OrganisationId, PlaceKind, TeamId
from bot.people.ports import LOCAL, Address
from bot.ports import Store, Unit
from bot.projects.model import Aim, Node, NodeKind
from bot.timing.clock import Clock

WARD = "Ward 7"
LEAD = "ben"
CHAMPION = "cara"
_SATURDAY = 5
_AT_WORK = time(8, 5)


def play_sample(
    app: App, store: Store, clock: Clock, organisation_name: str, people: Mapping[str, str]
) -> dict[str, Card]:
    """Once: not again in an organisation that has a team. `people`: key → name.

    Returns what the bot said meanwhile: a channel's key → the card.
    """
    if app.rooms(*LOCAL):
        return {}
    rows = list(_rows(clock))
    teams = dict.fromkeys(str(row["team"]) for _, row in rows if isinstance(row, dict))
    said: dict[str, Card] = {}
    for team in sorted(teams, key=lambda each: each != WARD):
        origin = _origin(LEAD, people[LEAD], team, organisation_name)
        reply = app.receive(BotAdded(origin, adder_known=team == WARD))
        if isinstance(reply, ShowCard):
            said[origin.address.place_key] = reply.card
    for person, name in people.items():
        if person != CHAMPION:  # whoever is heard from in a channel is one of its team
            app.receive(HomeOpened(_origin(person, name, WARD, organisation_name)))
    with store.desk() as desk:
        organisation = desk.tenancy.organisations()[0][0]
    _play_follows(store, clock, organisation_name, people)
    # Seen by everybody in the organisation, so that one team's learning is found by another.
    work = Import(store, clock, organisation, WARD, team_from_column=True, visibility=Visibility.ORGANISATION)
    work.run(rows)
    _play_project(store, organisation, clock)
    return said


def _play_follows(store: Store, clock: Clock, organisation_name: str, people: Mapping[str, str]) -> None:
    """The champion follows every team but one, which nobody leads yet, so that nobody has been asked."""
    where = _origin(LEAD, people[LEAD], WARD, organisation_name).address
    with store.desk(writes=True) as desk:
        met = desk.tenancy.named(where, {key: people[key] for key in (LEAD, CHAMPION)}, clock.now())
        organisation = desk.tenancy.organisations()[0][0]
        desk.commit()
    lead, champion = met[LEAD], met[CHAMPION]
    with store.write(Audience(organisation, frozenset())) as unit:
        *agreed, waiting = unit.people.teams_like("", MOST)
        for team in unit.follows.ask(champion, [*agreed, waiting], clock.now()):
            if team != waiting:
                unit.follows.decide(champion, team, True, lead, clock.now())
        unit.commit()


def _rows(clock: Clock) -> Iterator[Numbered]:
    """The file says how many days ago, so that the sample is never old."""
    source = files("adapters.playground") / "sample.jsonl"
    for number, line in enumerate(source.read_text("utf-8").splitlines(), 1):
        row = json.loads(line)
        day = clock.now().date() - timedelta(days=row.pop("days_ago"))
        yield number, row | {"date": day.isoformat()}


def _play_project(store: Store, organisation: OrganisationId, clock: Clock) -> None:
    """What a ward does in a few weeks; the file says how many days ago, or which working day from the last."""
    sample = tomllib.loads((files("adapters.playground") / "sample_project.toml").read_text("utf-8"))
    today = clock.now().date()
    with store.read(Audience(organisation, frozenset())) as unit:
        ward = unit.people.team_called(WARD)
    if ward is None:
        return
    with store.write(Audience(organisation, frozenset({ward.id}))) as unit:
        project = _project(sample, ward.id, unit, today)
        measure = _measure(sample["measure"], ward.id, project, unit, today)
        previous = ""
        for each in sample["test"]:
            previous = _test(each, ward.id, TestPlan("", project=project, measure=measure), previous, unit, today)
        unit.commit()


def _project(sample: dict[str, Any], team: TeamId, unit: Unit, today: date) -> str:
    aim = dict(sample["aim"])
    begun, by = _moment(today, aim.pop("days_ago")), today + timedelta(days=aim.pop("days_left"))
    ref = unit.projects.add(team, Aim(by=by, **aim), None, begun).ref
    nodes = [replace(Node(**each), kind=NodeKind(each["kind"])) for each in sample["node"]]
    unit.projects.set_nodes(ref, nodes)
    return ref


def _measure(sample: dict[str, Any], team: TeamId, project: str, unit: Unit, today: date) -> str:
    numbers = sample.pop("values")
    shape, way, often = Shape(sample.pop("shape")), Direction(sample.pop("direction")), Often(sample.pop("often"))
    plan = Plan(shape=shape, direction=way, often=often, project=project, **sample)
    days = _working_days(today, len(numbers))
    ref = unit.measures.add(team, plan, None, _moment(days[0])).ref
    unit.measures.put(ref, [Value(day, number, recorded=_moment(day)) for day, number in zip(days, numbers)])
    return ref


def _working_days(today: date, many: int) -> list[date]:
    """The last so many before today, in order."""
    before = (today - timedelta(days=away) for away in range(2 * many + 7, 0, -1))
    return [each for each in before if each.weekday() < _SATURDAY][-many:]


def _test(said: dict[str, Any], team: TeamId, plan: TestPlan, previous: str, unit: Unit, today: date) -> str:
    """Planned on the working day before it started, and decided on its last."""
    first, last = said["first"], said["last"]
    days = _working_days(today, first + 1)
    planned, started, done = _moment(days[0]), _moment(days[1]), _moment(days[first - last + 1])
    plan = replace(
        plan, scale=Scale(said["scale"]), **{name: said[name] for name in ("trying", "rationale", "tell", "idea")}
    )
    guess = Prediction("", said["guess"], planned, said["result"], Matched(said["matched"]))
    cycle = unit.cycles.add(NewCycle(team, plan, None, planned, (guess,), previous=previous))
    act = Act(Decision(said["decision"]), **{name: said.get(name, "") for name in ("why", "changes", "sustain")})
    did, after = Did(as_planned=True, observations=said["happened"]), done + timedelta(hours=1)
    unit.cycles.save(
        replace(cycle, started=started, did=did, done=done, learned=said["told"], studied=done, act=act, acted=after),
        Stage.PLAN,
    )
    _learning(said, cycle, unit, done)
    return cycle.ref


def _learning(said: dict[str, Any], cycle: Cycle, unit: Unit, at: datetime) -> None:
    content = Content(learned=said["told"], kind=Kind(said["kind"]), tags=("keys", "medicines"))
    unit.learning.add(NewEntry(cycle.team, None, content, at, at.date(), about=cycle.ref))


def _moment(day: date, days_ago: int = 0) -> datetime:
    return datetime.combine(day - timedelta(days=days_ago), _AT_WORK, UTC)


def _origin(person: str, name: str, team: str, organisation_name: str) -> Origin:
    platform, key = LOCAL
    where = Address(platform, key, organisation_name, person, name, f"#{team}", PlaceKind.CHANNEL, team)
    return Origin(where, f"sample {person} {team}")
