"""Two organisations in which everything that could leak is written down, each thing with a word of its own, and who may
see which word."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

from hypothesis import strategies as st

from bot.actions.model import NewAction
from bot.concerns.model import ConcernStatus, NewConcern
from bot.learning.model import Content, Hidden, Visibility
from bot.learning.ports import NewEntry
from bot.measures.model import Plan as MeasurePlan
from bot.pdsa.model import Plan, Prediction
from bot.pdsa.ports import NewCycle
from bot.people.audience import Audience
from bot.people.codes import CodeKind
from bot.people.model import Known, NetworkId, PersonId, Role, TeamId
from bot.ports import Store, Unit
from bot.spread.ports import NewAdoption
from bot.stories.model import Story
from tests.bot.leaking_sent import send_to_all
from tests.talk import Talk, World

HERE, THERE = "north", "south"
TEAMS = {HERE: ("Ward 1", "Ward 2", "Ward 3"), THERE: ("Ward 4", "Ward 5")}
COMMON = "lanyard"
"""In every text, so that one search could find all of them."""
NETWORKS = ("first", "second")
GUEST = "gil"


@dataclass(frozen=True)
class Plot:
    """What is drawn by chance."""

    wide: frozenset[str]
    """Teams whose learning is shared with the organisation."""
    hidden: frozenset[str]
    """Teams whose lead has hidden their entry."""
    published: frozenset[tuple[str, str]]
    """(team, network) of entries that are shared there."""
    members: frozenset[tuple[str, str]]
    """(organisation, network)."""
    gone: frozenset[tuple[str, str]]
    """Of those, who has left again."""
    follows: frozenset[tuple[str, str]]
    """(person, team), asked."""
    agreed: frozenset[tuple[str, str]]
    """Of those, with the lead's consent."""
    withdrawn: frozenset[tuple[str, str]]
    passed_up: frozenset[str]
    """Teams whose concern was passed up, to the next team of their organisation."""
    tries: frozenset[tuple[str, str]]
    """(team, team whose learning it tries), of one organisation."""


PEOPLE = {HERE: ("ann", "bob", "cat", GUEST), THERE: ("dan", "eve")}
WARDS = {"ann": ("Ward 1",), "bob": ("Ward 2", "Ward 3"), "cat": (), GUEST: ("Ward 3",), "dan": ("Ward 4",), "eve": ()}
"""Who is in which team."""
LEADS = {"Ward 1": "ann", "Ward 2": "bob", "Ward 4": "dan"}
_ALL = [(organisation, team) for organisation, teams in TEAMS.items() for team in teams]
_TEAMS = st.frozensets(st.sampled_from([team for _, team in _ALL]))
_FOLLOWS = [(person, team) for where, people in PEOPLE.items() for person in people for team in TEAMS[where]]
_TRIES = [(mine, theirs) for teams in TEAMS.values() for mine in teams for theirs in teams if mine != theirs]


def _some(pairs: list[tuple[str, str]]) -> st.SearchStrategy[frozenset[tuple[str, str]]]:
    return st.frozensets(st.sampled_from(pairs))


PLOTS = st.builds(
    Plot,
    wide=_TEAMS,
    hidden=st.frozensets(st.sampled_from([team for _, team in _ALL]), max_size=2),
    published=_some([(team, network) for _, team in _ALL for network in NETWORKS]),
    members=_some([(organisation, network) for organisation in TEAMS for network in NETWORKS]),
    gone=_some([(organisation, network) for organisation in TEAMS for network in NETWORKS]),
    follows=_some(_FOLLOWS),
    agreed=_some(_FOLLOWS),
    withdrawn=_some(_FOLLOWS),
    passed_up=_TEAMS,
    tries=_some(_TRIES),
)


def token(kind: str, team: str) -> str:
    """A word that stands in one text alone."""
    return f"qx{kind}{team.lower().replace(' ', '')}z"


def organisation_of(team: str) -> str:
    return next(organisation for organisation, name in _ALL if name == team)


@dataclass
class Stage:
    """The plot, carried out."""

    plot: Plot
    world: World
    talks: dict[str, Talk] = field(default_factory=dict)
    known: dict[str, Known] = field(default_factory=dict)
    teams: dict[str, TeamId] = field(default_factory=dict)
    refs: dict[str, list[str]] = field(default_factory=dict)
    """Organisation → what is written down there."""
    networks: dict[str, NetworkId] = field(default_factory=dict)
    sent: dict[str, list[str]] = field(default_factory=dict)
    """Organisation → round-ups."""

    def person(self, name: str) -> PersonId:
        return self.known[name].person.id


def carried_out(plot: Plot, store: Store) -> Stage:
    stage = Stage(plot, World(store))
    _meet(stage)
    for organisation in TEAMS:
        with store.write(_everything(stage, organisation)) as unit:
            _follow(stage, organisation, unit)
            for team in TEAMS[organisation]:
                _write_down(stage, organisation, team, unit)
            _try(stage, organisation, unit)
            unit.commit()
    _share(stage, store)
    send_to_all(stage, store, PEOPLE, TEAMS)
    return stage


def _meet(stage: Stage) -> None:
    """Everybody says something in their teams; whoever is in none, in their own chat."""
    world = stage.world
    for organisation, people in PEOPLE.items():
        for team in TEAMS[organisation]:
            world.person(f"clerk of {team}", team, organisation).say("hi")
        for name in people:
            for team in WARDS[name]:
                _say_hi(world.person(name, team, organisation), name)
            talk = world.person(name, "", organisation)
            _say_hi(talk, name)
            stage.talks[name] = talk
    with world.store.desk() as desk:
        for name, talk in stage.talks.items():
            known = desk.tenancy.find(talk.where)
            assert known is not None
            stage.known[name] = known
    for organisation, teams in TEAMS.items():
        somebody = stage.known[PEOPLE[organisation][0]]
        with world.store.write(Audience(somebody.organisation, frozenset())) as unit:
            for team in teams:
                found = unit.people.team_called(team)
                assert found is not None
                stage.teams[team] = found.id
                if team in LEADS:
                    unit.people.give_role(found.id, stage.person(LEADS[team]), Role.LEAD)
            unit.commit()


def _say_hi(talk: Talk, name: str) -> None:
    talk.where = replace(talk.where, guest=name == GUEST)
    talk.say("hi")


def _everything(stage: Stage, organisation: str) -> Audience:
    teams = frozenset(stage.teams[team] for team in TEAMS[organisation])
    return Audience(stage.known[PEOPLE[organisation][0]].organisation, teams, leads=teams)


def _follow(stage: Stage, organisation: str, unit: Unit) -> None:
    now, plot = stage.world.clock.now(), stage.plot
    for name, team in sorted(plot.follows):
        if organisation_of(team) != organisation or name == GUEST:
            continue
        person, team_id = stage.person(name), stage.teams[team]
        unit.follows.ask(person, [team_id], now)
        if (name, team) in plot.agreed:
            unit.follows.decide(person, team_id, True, person, now)
        if (name, team) in plot.withdrawn:
            unit.follows.end(person, team_id, person, now)


def _write_down(stage: Stage, organisation: str, team: str, unit: Unit) -> None:
    plot, now, id = stage.plot, stage.world.clock.now(), stage.teams[team]
    then, refs = now - timedelta(days=2), stage.refs.setdefault(organisation, [])
    said = f"{COMMON} {token('learned', team)}"
    content = Content(learned=said, why=f"{COMMON} {token('why', team)}", owner=None)
    visibility = Visibility.ORGANISATION if team in plot.wide else Visibility.TEAM
    entry = unit.learning.add(NewEntry(id, None, content, then, then.date(), visibility))
    unit.stories.save(Story(entry.ref, id, problem=f"{COMMON} {token('story', team)}", written=then))
    if team in plot.hidden:
        unit.learning.hide(entry.ref, Hidden("why", stage.person(PEOPLE[organisation][0]), then))
    plan = Plan(f"{COMMON} {token('test', team)}", who=token("who", team), collector=token("collector", team))
    test = unit.cycles.add(NewCycle(id, plan, None, then, (Prediction("q", token("guess", team), then),)))
    measure = unit.measures.add(id, MeasurePlan(f"{COMMON} {token('measure', team)}"), None, then)
    action = unit.actions.add(NewAction(id, f"{COMMON} {token('action', team)}", None, then))
    concern = unit.concerns.add(NewConcern(id, f"{COMMON} {token('concern', team)}", None, then))
    if team in plot.passed_up:
        site = stage.teams[_site(team)]
        unit.people.set_site(id, site)
        changed = replace(concern, status=ConcernStatus.PASSED_UP, site=site, passed_up=then)
        assert unit.concerns.save(concern, changed)
    refs += [entry.ref, test.ref, measure.ref, action.ref, concern.ref]


def _site(team: str) -> str:
    teams = TEAMS[organisation_of(team)]
    return teams[(teams.index(team) + 1) % len(teams)]


def _entry_of(team: str) -> str:
    """Entries are numbered in the order of the teams."""
    return f"L-{TEAMS[organisation_of(team)].index(team) + 1}"


def _try(stage: Stage, organisation: str, unit: Unit) -> None:
    now = stage.world.clock.now() - timedelta(days=1)
    for mine, theirs in sorted(stage.plot.tries):
        if organisation_of(mine) == organisation and theirs in stage.plot.wide - stage.plot.hidden:
            keeps = f"{COMMON} {token('keeps', mine + theirs)}"
            new = NewAdoption(_entry_of(theirs), stage.teams[mine], None, now, keeps=keeps)
            stage.refs[organisation].append(unit.adoptions.add(new).ref)


def _share(stage: Stage, store: Store) -> None:
    """The first organisation makes the networks; whoever is no member of one has never been, or has left."""
    plot, now = stage.plot, stage.world.clock.now()
    maker = stage.person(PEOPLE[HERE][0])
    with store.write(_everything(stage, HERE)) as unit:
        for network in NETWORKS:
            stage.networks[network] = unit.networks.make(network, f"{HERE} trust", maker, now).id
        unit.commit()
    for network, id in stage.networks.items():
        if (THERE, network) in plot.members:
            with store.write(_everything(stage, HERE)) as unit:
                code = unit.codes.make(CodeKind.NETWORK, id, maker, now)
                unit.commit()
            with store.write(_everything(stage, THERE)) as unit:
                taken = unit.codes.take(code, CodeKind.NETWORK, now)
                unit.networks.ask(taken, f"{THERE} trust", stage.person("dan"), now)
                unit.commit()
            with store.write(_everything(stage, HERE)) as unit:
                key = next(each.key for each in unit.networks.members(id) if not each.ours)
                unit.networks.decide(id, key, True, now)
                unit.commit()
    for organisation in TEAMS:
        with store.write(_everything(stage, organisation)) as unit:
            _publish(stage, organisation, unit)
            unit.commit()


def _publish(stage: Stage, organisation: str, unit: Unit) -> None:
    plot, now = stage.plot, stage.world.clock.now()
    for team, network in sorted(plot.published):
        here = organisation_of(team) == organisation and team in plot.wide - plot.hidden
        if here and (organisation == HERE or (organisation, network) in plot.members):
            entry = unit.learning.get(_entry_of(team))
            ref = unit.networks.publish(entry, stage.networks[network], team, (), now)
            for refs in stage.refs.values():
                refs.append(ref)
    for network in NETWORKS:
        if organisation == THERE and (THERE, network) in plot.members & plot.gone:
            unit.networks.leave(stage.networks[network], now)


def seen(stage: Stage, reader: str) -> Iterator[str]:
    """The words that may be seen: by what is written in the documents, not by what the code does."""
    plot, home = stage.plot, next(where for where, people in PEOPLE.items() if reader in people)
    followed = {team for name, team in plot.follows & plot.agreed - plot.withdrawn if name == reader != GUEST}
    for organisation, team in _ALL:
        mine = team in WARDS[reader]
        beyond = organisation == home and team in plot.wide and reader != GUEST
        hidden = team in plot.hidden and LEADS.get(team) != reader
        if (mine or beyond) and not hidden:
            yield from (token("learned", team), token("why", team), token("story", team))
        if organisation != home and _reached(plot, organisation, team, home) and reader != GUEST:
            yield token("learned", team)
        if mine or team in followed:
            yield from (token("test", team), token("guess", team), token("measure", team))
        if mine:
            yield from (token("action", team), token("who", team), token("collector", team))
        passed = team in plot.passed_up
        if mine or (passed and (team in followed or _site(team) in WARDS[reader])):
            yield token("concern", team)
    for ours, theirs in plot.tries:
        if theirs not in plot.wide - plot.hidden:
            continue  # nobody could try it
        source = organisation_of(theirs) == home and reader != GUEST
        if ours in WARDS[reader] or theirs in WARDS[reader] or source:
            yield token("keeps", ours + theirs)


def _reached(plot: Plot, organisation: str, team: str, home: str) -> bool:
    """Whether what the team has published has come to the other organisation."""
    return any(
        (team, network) in plot.published
        and all(each == HERE or (each, network) in plot.members - plot.gone for each in (organisation, home))
        and team in plot.wide - plot.hidden
        for network in NETWORKS
    )
