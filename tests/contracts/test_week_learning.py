"""What every store adds up of a week's learning, and for whom."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat.digest import Line
from bot.learning.model import Hidden, Kind
from bot.people.audience import Audience
from bot.people.model import Known, PersonId
from bot.ports import Store
from bot.spread.model import Outcome
from bot.spread.ports import NewAdoption
from bot.stories.model import Story
from tests.contracts.week import BEGINS, DAY, ENDS, TUESDAY, following, learned, refs, scope, ward
from tests.contracts.world import add, seen_by, team_of

_keys = count()


def lines(store: Store, audience: Audience, *wards: Known, most: int = 50, **more: Any) -> list[Line]:
    with store.read(audience) as unit:
        return list(unit.week.learned(scope(*wards, **more), most))


def tries(store: Store, known: Known, ref: str, outcome: Outcome | None = None) -> str:
    with store.write(seen_by(known)) as unit:
        adoption = unit.adoptions.add(NewAdoption(ref, team_of(known), known.person.id, TUESDAY + DAY))
        if outcome:
            unit.adoptions.end(adoption.ref, outcome, "", TUESDAY + 2 * DAY)
        unit.commit()
    return adoption.ref


def test_learning_belongs_to_the_week_in_which_it_was_written_down(store: Store) -> None:
    own = ward(store, 7)
    first = learned(store, own, at=BEGINS, day=BEGINS.date() - 400 * DAY)
    learned(store, own, at=BEGINS - timedelta(microseconds=1), day=BEGINS.date())
    learned(store, own, at=ENDS, day=BEGINS.date())
    assert refs(lines(store, seen_by(own), own)) == [first]


def test_it_is_seen_as_the_log_shows_it(store: Store) -> None:
    own, other, unasked, elsewhere = ward(store, 7), ward(store, 3), ward(store, 9), ward(store, 1, "T2")
    ours = add(store, own, "For us alone", created=TUESDAY).ref
    add(store, other, "For Ward 3 alone", created=TUESDAY)
    theirs = learned(store, other)
    learned(store, unasked)
    learned(store, elsewhere)
    away = learned(store, other)
    with store.write(seen_by(other)) as unit:
        unit.learning.hide(away, Hidden("Names somebody", PersonId(other.person.id), TUESDAY))
        unit.commit()
    champion = following(own, other)
    assert set(refs(lines(store, champion, own, other, elsewhere))) == {ours, theirs}
    assert refs(lines(store, replace(champion, guest=True), own, other)) == [ours]
    assert refs(lines(store, seen_by(own), other)) == [theirs]
    assert refs(lines(store, seen_by(elsewhere), own, other)) == []
    assert lines(store, champion) == []
    lead = replace(seen_by(other), leads=frozenset({team_of(other)}))
    assert away not in refs(lines(store, lead, other))


def test_the_most_tried_comes_first_then_the_most_useful_then_the_newest(store: Store) -> None:
    own, other = ward(store, 7), ward(store, 3)
    old, new = learned(store, own), learned(store, own, at=TUESDAY + DAY)
    useful, tried = learned(store, own), learned(store, own)
    with store.write(seen_by(other)) as unit:
        unit.learning.mark_useful(useful, other.person.id, TUESDAY)
        unit.commit()
    tries(store, other, tried)
    found = lines(store, seen_by(own), own)
    assert refs(found) == [tried, useful, new, old]
    assert [dict(each.values) for each in found[:2]] == [{"useful": 0, "tried": 1}, {"useful": 1, "tried": 0}]
    assert refs(lines(store, seen_by(own), own, most=1)) == [tried]


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(1, 5), min_size=1, max_size=6), st.data())
def test_of_so_many_teams_the_first_lines_are_of_as_many(store: Store, entries: list[int], data: st.DataObject) -> None:
    organisation = f"T-{next(_keys)}"
    wards = [ward(store, number, organisation) for number in range(len(entries))]
    for known, many in zip(wards, entries):
        for ref in [learned(store, known) for _ in range(many)]:
            if data.draw(st.booleans()):
                with store.write(seen_by(wards[0])) as unit:
                    unit.learning.mark_useful(ref, wards[0].person.id, TUESDAY)
                    unit.commit()
    found = lines(store, following(wards[0], *wards), *wards)
    assert len(found) == sum(entries)
    teams = [line.team for line in found]
    assert set(teams[: len(wards)]) == {team_of(each) for each in wards}
    seen = Counter[str]()
    for place, team in enumerate(teams):
        seen[team] += 1
        left = {team_of(each): many for each, many in zip(wards, entries)}
        assert all(seen[each] >= min(seen[team] - 1, left[each]) for each in left), place


def test_what_patients_say_and_stories_stand_apart(store: Store) -> None:
    own = ward(store, 7)
    said = learned(store, own, "Families want a caller", kind=Kind.INSIGHT)
    told, grown = learned(store, own, kind=Kind.STORY), learned(store, own, kind=Kind.STORY, at=BEGINS - 30 * DAY)
    stopped = learned(store, own, kind=Kind.DID_NOT_WORK)
    with store.write(seen_by(own)) as unit:
        for ref in (told, grown):
            unit.stories.save(Story(ref, team_of(own), problem="Lost keys", written=TUESDAY))
        unit.commit()
    plain = learned(store, own, kind=Kind.STORY)
    with store.read(seen_by(own)) as unit:
        assert refs(unit.week.insights(scope(own), 9)) == [said]
        assert set(refs(unit.week.stories(scope(own), 9))) == {told, grown}
        assert set(refs(unit.week.learned(scope(own), 9))) == {stopped, plain}
    other = ward(store, 3)
    with store.read(replace(seen_by(other), guest=True)) as unit:
        assert refs(unit.week.stories(scope(own), 9)) == refs(unit.week.insights(scope(own), 9)) == []


def test_tags_and_themes_choose_what_has_one_of_them(store: Store) -> None:
    own = ward(store, 7)
    key = learned(store, own, tags=("keys", "night"))
    falls = learned(store, own, themes=("test-and-learn", "leadership"))
    learned(store, own, tags=("keyring",))
    audience = seen_by(own)
    assert refs(lines(store, audience, own, tags=("keys",))) == [key]
    assert refs(lines(store, audience, own, themes=("leadership",))) == [falls]
    assert set(refs(lines(store, audience, own, tags=("night",), themes=("leadership",)))) == {key, falls}
    assert lines(store, audience, own, tags=("%",)) == []


def test_a_quiet_week_has_something_to_revisit(store: Store) -> None:
    own, other = ward(store, 7), ward(store, 3)
    add(store, other, "For Ward 3 alone", created=BEGINS - DAY)
    learned(store, own, at=BEGINS - 300 * DAY)
    good = learned(store, own, at=BEGINS - 205 * DAY)
    learned(store, other, at=BEGINS - 200 * DAY)
    learned(store, own, at=ENDS)
    tries(store, other, good)
    with store.read(following(own, other)) as unit:
        best = unit.week.latest_learned(scope(own, other))
        assert best is not None
        assert best.ref == good
        assert unit.week.latest_learned(scope(own, tags=("keys",))) is None
    with store.read(replace(seen_by(other), guest=True)) as unit:
        assert unit.week.latest_learned(scope(own)) is None
