"""What every store of offers and questions does."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.chat.errors import NotFound
from bot.helping.model import Ask, AskKind
from bot.helping.ports import NewAsk
from bot.measures.model import Plan as MeasurePlan
from bot.people.audience import Audience
from bot.people.model import Known, TeamId
from bot.ports import Store
from bot.projects.model import Aim
from tests.contracts import test_concerns, test_cycles
from tests.contracts.test_concurrency import at_once
from tests.contracts.test_follows import champion, ward
from tests.contracts.world import NOW, add_wide, lead_of, seen_by, team_of
from tests.contracts.world import add as add_learning

LATER = NOW + timedelta(hours=1)


def new(cara: Known, seven: Known, **more: Any) -> NewAsk:
    given: dict[str, Any] = {"kind": AskKind.QUESTION, "about": "C-7", "text": "Which lanyard?"}
    return NewAsk(**{**given, "by": cara.person.id, "team": team_of(seven), "created": NOW, **more})


def add(store: Store, cara: Known, seven: Known, **more: Any) -> Ask | None:
    with store.write(seen_by(cara)) as unit:
        ask = unit.asks.add(new(cara, seven, **more))
        unit.commit()
    return ask


def sees(store: Store, audience: Audience, ref: str = "E-1") -> bool:
    with store.read(audience) as unit:
        try:
            unit.asks.get(ref)
        except NotFound:
            return False
    return True


def test_a_question_is_read_by_whoever_asked_and_by_the_team_s_leads_alone(store: Store) -> None:
    cara, seven, eight = champion(store), ward(store), ward(store, 8)
    ask = add(store, cara, seven, other=team_of(cara))
    expected = {"ref": "E-1", "by": cara.person.id, "other": team_of(cara), "answer": "", "answered": None}
    assert ask is not None
    assert {name: getattr(ask, name) for name in expected} == expected
    with store.read(lead_of(seven)) as unit:
        assert unit.asks.get("E-1") == ask
    assert sees(store, seen_by(cara))
    assert not sees(store, seen_by(seven))
    assert not sees(store, lead_of(eight))
    assert not sees(store, Audience(seven.organisation, frozenset({team_of(seven)})))


def test_two_that_are_to_meet_are_read_by_the_leads_of_both(store: Store) -> None:
    cara, seven, eight = champion(store), ward(store), ward(store, 8)
    meeting: dict[str, Any] = {"kind": AskKind.MEETING, "other": team_of(eight), "text": "L-1"}
    assert add(store, cara, seven, **meeting) is not None
    assert sees(store, lead_of(seven))
    assert sees(store, lead_of(eight))
    assert add(store, eight, seven, **meeting, created=NOW + timedelta(days=400)) is None
    assert add(store, cara, seven, **meeting, about="C-8") is not None


def test_the_same_within_a_day_is_passed_on_once(store: Store) -> None:
    cara, seven, eight = champion(store), ward(store), ward(store, 8)
    assert add(store, cara, seven) is not None
    assert add(store, cara, seven, created=NOW + timedelta(hours=23)) is None
    assert add(store, cara, seven, text="Another?") is not None
    assert add(store, cara, seven, about="C-8") is not None
    assert add(store, cara, eight) is not None
    assert add(store, cara, seven, kind=AskKind.HELP) is not None
    assert add(store, eight, seven) is not None
    assert add(store, cara, seven, created=NOW + timedelta(days=1, seconds=1)) is not None


def test_of_the_same_at_once_one_is_passed_on(store: Store) -> None:
    cara, seven = champion(store), ward(store)
    made = at_once(lambda _: add(store, cara, seven) is not None)
    assert made.count(True) == 1


def test_the_first_answer_counts(store: Store) -> None:
    cara, seven = champion(store), ward(store)
    add(store, cara, seven)
    with store.write(lead_of(seven)) as unit:
        answered = unit.asks.answer("E-1", "A red one", seven.person.id, LATER)
        assert answered is not None
        assert (answered.answer, answered.answered, answered.answered_by) == ("A red one", LATER, seven.person.id)
        assert unit.asks.answer("E-1", "A blue one", seven.person.id, LATER) is None
        unit.commit()
    with store.read(seen_by(cara)) as unit:
        assert unit.asks.get("E-1").answer == "A red one"
    with pytest.raises(NotFound), store.write(seen_by(seven)) as unit:
        unit.asks.answer("E-1", "No lead", seven.person.id, LATER)


def test_what_somebody_has_asked_is_counted(store: Store) -> None:
    cara, seven = champion(store), ward(store)
    for number in range(3):
        add(store, cara, seven, about=f"C-{number + 1}", created=NOW + timedelta(hours=number))
    add(store, seven, cara)
    with store.read(seen_by(cara)) as unit:
        assert unit.asks.count_since(cara.person.id, NOW - timedelta(seconds=1)) == 3
        assert unit.asks.count_since(cara.person.id, NOW) == 2


def whose(store: Store, audience: Audience, ref: str, follows: frozenset[TeamId]) -> TeamId | None:
    with store.read(audience) as unit:
        try:
            return unit.asks.whose(ref, follows)
        except NotFound:
            return None


def test_whose_a_record_is_is_told_to_whoever_may_read_it(store: Store) -> None:
    cara, seven, eight = champion(store), ward(store), ward(store, 8)
    add_wide(store, seven, "Shared")
    add_learning(store, seven, "Not shared")
    test_cycles.add(store, seven)
    with store.write(seen_by(seven)) as unit:
        unit.measures.add(team_of(seven), MeasurePlan("Falls"), None, NOW)
        unit.projects.add(team_of(seven), Aim("Falls"), None, NOW)
        unit.commit()
    test_concerns.add(store, seven)
    test_concerns.pass_up(store, seven, test_concerns.add(store, seven), eight)
    follows, nobody = frozenset({team_of(seven)}), frozenset[TeamId]()
    refs = ("L-1", "L-2", "C-1", "M-1", "P-1", "K-1", "K-2")
    mine = seen_by(cara)
    assert [ref for ref in refs if whose(store, mine, ref, nobody)] == ["L-1"]
    assert [ref for ref in refs if whose(store, mine, ref, follows)] == ["L-1", "C-1", "M-1", "P-1", "K-2"]
    assert {whose(store, mine, ref, follows) for ref in ("L-1", "C-1", "K-2")} == {team_of(seven)}
    assert [ref for ref in refs if whose(store, seen_by(seven), ref, nobody)] == list(refs)
    for odd in ("", "C", "C-0", "X-1", "H-1", "C-1\n", "E-1", "E-900"):
        assert whose(store, mine, odd, follows) is None


def test_of_two_that_were_told_of_each_other_each_lead_asks_the_other(store: Store) -> None:
    cara, seven, eight = champion(store), ward(store), ward(store, 8)
    add(store, cara, seven, kind=AskKind.MEETING, other=team_of(eight), text="L-1")
    add(store, cara, seven)
    nobody = frozenset[TeamId]()
    assert whose(store, lead_of(seven), "E-1", nobody) == team_of(eight)
    assert whose(store, lead_of(eight), "E-1", nobody) == team_of(seven)
    assert whose(store, seen_by(cara), "E-1", nobody) is None
    assert whose(store, lead_of(seven), "E-2", nobody) is None
    both = replace(lead_of(seven), leads=frozenset({team_of(seven), team_of(eight)}))
    assert whose(store, both, "E-1", nobody) is None


def test_another_organisation_knows_nothing_of_it(store: Store) -> None:
    cara, seven = champion(store), ward(store)
    add(store, cara, seven)
    other = ward(store, 7, organisation_key="T2", organisation_name="Other")
    stolen = replace(lead_of(other), leads=frozenset({team_of(seven)}), person=cara.person.id)
    assert not sees(store, stolen)
    with store.read(stolen) as unit:
        assert unit.asks.count_since(cara.person.id, NOW - timedelta(days=1)) == 0
    theirs = add(store, other, other)
    assert theirs is not None
    assert theirs.ref == "E-1"  # numbered within the organisation
