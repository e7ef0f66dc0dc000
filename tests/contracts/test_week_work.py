"""What every store adds up of a week's small tests, concerns, actions, measures, huddles and adoptions."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.actions.model import NewAction
from bot.chat.digest import Counts
from bot.concerns.model import ConcernStatus
from bot.huddles.model import NewHuddle, Status
from bot.measures.model import Plan, Value
from bot.people.model import Known, TeamId
from bot.ports import Store
from bot.series.model import Plan as SeriesPlan
from bot.series.model import Way
from bot.spread.model import Outcome
from bot.spread.ports import NewAdoption
from bot.timing.recurrence import Schedule, Slot
from tests.contracts.networking import join, make, organisation, publish
from tests.contracts.test_concerns import add as raise_concern
from tests.contracts.test_concerns import pass_up, save, the_site
from tests.contracts.test_week_learning import tries
from tests.contracts.week import BEGINS, DAY, ENDS, FIRST, LAST, TUESDAY, following, learned, refs, scope, ward
from tests.contracts.week import small_test as tried_out
from tests.contracts.world import NOW, add, seen_by, team_of


def test_tests_of_ones_own_and_of_followed_teams_are_counted(store: Store) -> None:
    own, other, unasked, elsewhere = ward(store, 7), ward(store, 3), ward(store, 9), ward(store, 1, "T2")
    stopped = tried_out(store, other, upto="acted")
    tried_out(store, own)
    for known in (unasked, elsewhere):
        tried_out(store, known, upto="acted")
    tried_out(store, own, BEGINS - DAY, upto="acted")
    tried_out(store, own, ENDS + DAY, upto="acted")
    every = scope(own, other, unasked, elsewhere)
    with store.read(following(own, other)) as unit:
        found = unit.week.decided(every, 9)
        assert refs(found) == [stopped]
        assert found[0].values == {"decision": "abandon"}
        assert unit.week.tests(every) == Counts(started=2, stopped=1)
        assert unit.week.tests(scope(own)) == Counts(started=1)
        assert unit.week.decided(scope(own), 9) == []
    with store.read(seen_by(own)) as unit:
        assert unit.week.tests(every) == Counts(started=1)


def test_one_that_stalls_longest_is_told_first(store: Store) -> None:
    own, other, unasked = ward(store, 7), ward(store, 3), ward(store, 9)
    study = tried_out(store, other, ENDS - 20 * DAY, upto="done")
    do = tried_out(store, own, ENDS - 30 * DAY)
    tried_out(store, own, ENDS - 5 * DAY)
    tried_out(store, own, ENDS - 30 * DAY, upto="acted")
    tried_out(store, unasked, ENDS - 30 * DAY)
    since = ENDS - 12 * DAY
    with store.read(following(own, other)) as unit:
        found = unit.week.stalled(scope(own, other, unasked), since, 9)
        assert [(line.ref, dict(line.values)) for line in found] == [
            (do, {"stage": "do", "days": 30}),
            (study, {"stage": "study", "days": 20}),
        ]
        assert refs(unit.week.stalled(scope(own, other), since, 1)) == [do]


def test_concerns_that_were_passed_up_are_seen_by_their_team_its_followers_and_the_site(store: Store) -> None:
    own, other, unasked, site = ward(store, 7), ward(store, 3), ward(store, 9), the_site(store)
    mine = pass_up(store, own, raise_concern(store, own), site, -8)
    theirs = pass_up(store, other, raise_concern(store, other), site, -4)
    hidden = pass_up(store, unasked, raise_concern(store, unasked), site, -3)
    raise_concern(store, own)
    raise_concern(store, other)
    answered = pass_up(store, own, raise_concern(store, own), site)
    save(store, own, answered, status=ConcernStatus.CLOSED, outcome="Bought", solved=True, closed=NOW)
    every = scope(own, other, unasked)
    with store.read(following(own, other)) as unit:
        found = unit.week.passed_up(every, 9)
        assert [(line.ref, line.values["days"]) for line in found] == [(mine.ref, 7), (theirs.ref, 3)]
        assert refs(unit.week.passed_up(scope(other), 9)) == [theirs.ref]
    with store.read(seen_by(site)) as unit:
        assert refs(unit.week.passed_up(scope(site), 9)) == [mine.ref, theirs.ref, hidden.ref]
    with store.read(seen_by(ward(store, 1, "T2"))) as unit:
        assert unit.week.passed_up(every, 9) == []


def test_actions_and_huddles_are_told_to_their_team_alone(store: Store) -> None:
    own, other = ward(store, 7), ward(store, 3)
    late = {}
    for known in (own, other):
        with store.write(seen_by(known)) as unit:
            new = NewAction(team_of(known), "Order lanyards", None, NOW, due=LAST - 2 * DAY)
            late[known.person.id] = unit.actions.add(new).ref
            unit.actions.add(replace(new, due=LAST + DAY))
            done = unit.actions.add(new)
            unit.actions.save(replace(done, done=NOW))
            series = unit.series.add(team_of(known), _plan(), NOW).ref
            unit.huddles.add(*_huddles(known, series))
            unit.commit()
    champion, mine = following(own, other), scope(own, other, own=True)
    with store.read(champion) as unit:
        found = unit.week.overdue(mine, 9)
        assert [(line.ref, line.values["days"]) for line in found] == [(late[own.person.id], 3)]
        today = replace(mine, last=LAST - 2 * DAY, so_far=True)
        assert unit.week.overdue(today, 9) == []
        assert [line.values["days"] for line in unit.week.overdue(replace(today, last=LAST - DAY), 9)] == [1]
        assert unit.week.overdue(scope(own), 9) == ()
        assert unit.week.huddles(mine) == (2, 3)
        assert unit.week.huddles(scope(own)) == (0, 0)


def _plan() -> SeriesPlan:
    daily = Schedule("Europe/London", (Slot(1, NOW.time()),), (0, 1, 2, 3, 4), FIRST)
    return SeriesPlan("Morning huddle", "daily", Way.ROOM, daily, by_itself=True)


def _huddles(known: Known, series: str) -> list[NewHuddle]:
    """Two held, one missed, one called off; one by hand, one of the week before."""
    stands = (Status.CLOSED, Status.OPEN, Status.MISSED, Status.CANCELLED, Status.CLOSED, Status.CLOSED)
    made = []
    for number, status in enumerate(stands):
        starts = TUESDAY + number * DAY if number < 5 else BEGINS - DAY
        times: dict[str, Any] = {"starts": starts, "ends": starts, "day": starts.date(), "minutes": 10, "slot": 1}
        which = "" if number == 4 else series
        made.append(NewHuddle(team_of(known), "Huddle", Way.ROOM, (), lead=None, series=which, status=status, **times))
    return made


def test_measures_with_a_new_value_are_told_team_by_team(store: Store) -> None:
    own, other, unasked = ward(store, 7), ward(store, 3), ward(store, 9)
    first, second = measured(store, own, 1, 2), measured(store, own, 3)
    theirs = measured(store, other, 0)
    measured(store, own, -1)
    measured(store, own, 7)
    measured(store, unasked, 2)
    ended = measured(store, own, 4)
    with store.write(seen_by(own)) as unit:
        unit.measures.end(ended, NOW)
        unit.commit()
    with store.read(following(own, other)) as unit:
        assert refs(unit.week.measures(scope(own, other, unasked), 9)) == [second, theirs, first]
        assert refs(unit.week.measures(scope(own, other), 2)) == [second, theirs]
    with store.read(seen_by(ward(store, 1, "T2"))) as unit:
        assert unit.week.measures(scope(own, other), 9) == []


def measured(store: Store, known: Known, *days: int) -> str:
    with store.write(seen_by(known)) as unit:
        ref = unit.measures.add(team_of(known), Plan(f"Falls {days}"), None, NOW).ref
        unit.measures.put(ref, [Value(FIRST + day * DAY, 3, recorded=NOW) for day in days])
        unit.commit()
    return ref


def test_what_travelled_is_seen_with_its_source_or_by_who_tries(store: Store) -> None:
    own, other, unasked = ward(store, 7), ward(store, 3), ward(store, 9)
    ours, wide = learned(store, own), learned(store, unasked)
    away = tries(store, unasked, ours)
    told = tries(store, other, ours, Outcome.ADAPTED)
    strangers = tries(store, unasked, wide)
    secret = add(store, other, "For Ward 3 alone", created=TUESDAY).ref
    alone = tries(store, other, secret)
    with store.write(seen_by(own)) as unit:
        early = NewAdoption(wide, team_of(own), None, BEGINS - 9 * DAY)
        unit.adoptions.end(unit.adoptions.add(early).ref, Outcome.WORKED, "", ENDS)
        elsewhere = unit.adoptions.add(NewAdoption(ours, None, None, TUESDAY, called="Ward 2, Hill", elsewhere="k"))
        unit.commit()
    with store.read(following(own, other)) as unit:
        found = unit.week.travelled(scope(own), 9)
        assert (found[0].ref, found[0].values) == (told, {"outcome": "adapted"})
        assert set(refs(found)) == {told, away, elsewhere.ref}
        assert refs(unit.week.travelled(scope(own), 1)) == [told]
        assert set(refs(unit.week.travelled(scope(other), 9))) == {told}
        assert set(refs(unit.week.travelled(scope(unasked), 9))) == {away, strangers}
        assert unit.week.counts(scope(own)) == Counts(tried=3, outcomes=1)
    with store.read(seen_by(other)) as unit:
        assert set(refs(unit.week.travelled(scope(other), 9))) == {told, alone}
    with store.read(replace(seen_by(own), guest=True)) as unit:
        assert unit.week.travelled(scope(unasked), 9) != []
        assert refs(unit.week.travelled(scope(unasked), 9)) == [away]
    with store.read(seen_by(ward(store, 1, "T2"))) as unit:
        assert unit.week.travelled(scope(own, other, unasked), 9) == []
        assert unit.week.counts(scope(own, other, unasked)) == Counts()


def test_what_travelled_from_another_organisation_is_seen_while_both_are_in_the_network(store: Store) -> None:
    maker, sharer = organisation(store, "M"), organisation(store, "S")
    own, other = ward(store, 7), ward(store, 3)
    network = make(store, maker).id
    join(store, own, maker, network)
    member = join(store, sharer, maker, network, "Sharer")
    there = tries(store, other, publish(store, sharer, network))
    with store.read(seen_by(own)) as unit:
        assert refs(unit.week.travelled(scope(other), 9)) == [there]
    with store.write(seen_by(maker)) as unit:
        assert unit.networks.let_go(network, member, NOW)
        unit.commit()
    with store.read(seen_by(own)) as unit:
        assert (unit.week.travelled(scope(other), 9), unit.week.counts(scope(other))) == ([], Counts())


def test_teams_of_which_nothing_is_seen_are_quiet(store: Store) -> None:
    own, busy, silent = ward(store, 7), ward(store, 3), ward(store, 9)
    every = scope(own, busy, silent)
    champion = following(own, busy, silent)
    add(store, silent, "For Ward 9 alone", created=TUESDAY)
    with store.read(champion) as unit:
        assert unit.week.quiet(every) == 3
    learned(store, own)
    tried_out(store, busy, upto="done")
    with store.read(champion) as unit:
        assert unit.week.quiet(every) == 1
        assert unit.week.quiet(scope(silent)) == 1
    with store.read(seen_by(own)) as unit:
        assert unit.week.quiet(every) == 2
    measured(store, silent, 2)
    with store.read(champion) as unit:
        assert unit.week.quiet(every) == 0
    with store.read(seen_by(ward(store, 1, "T2"))) as unit:
        assert unit.week.quiet(every) == 0


def test_hundreds_of_teams_are_one_question(store: Store) -> None:
    own, other = ward(store, 7), ward(store, 3)
    ref, moment = learned(store, other), timedelta(days=7)
    strangers = [TeamId(f"{number:016x}") for number in range(498)]
    many = replace(scope(own, other), teams=(*strangers, team_of(own), team_of(other)))
    with store.read(replace(following(own, other), follows=frozenset(many.teams))) as unit:
        assert refs(unit.week.learned(many, 9)) == [ref]
        assert unit.week.quiet(many) == 1
        assert unit.week.stalled(many, BEGINS - moment, 9) == []
        assert unit.week.counts(many) == Counts()
