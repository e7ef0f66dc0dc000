"""What every store of adoptions does."""

from dataclasses import replace
from typing import Any

import pytest

from bot.chat.errors import NotFound
from bot.learning.model import Hidden, Setting, Tried
from bot.people.audience import Audience
from bot.people.model import Known
from bot.ports import Store
from bot.spread.model import MOST_OF, Adoption, Outcome
from bot.spread.ports import NewAdoption
from tests.contracts.networking import join, leave, make, publish
from tests.contracts.test_concurrency import at_once
from tests.contracts.world import NOW, add, add_wide, lead_of, meet, seen_by, team_of

KEY = "f" * 32


def ward_9(store: Store, **more: Any) -> Known:
    return meet(store, **{"person_key": "U9", "place_key": "C9", "place_name": "ward-9", **more})


def new(known: Known, source: str = "L-1", **more: Any) -> NewAdoption:
    return NewAdoption(**{"source": source, "team": team_of(known), "by": known.person.id, "created": NOW, **more})


def tries(store: Store, known: Known, source: str = "L-1", **more: Any) -> Adoption:
    with store.write(seen_by(known)) as unit:
        adoption = unit.adoptions.add(new(known, source, **more))
        unit.commit()
    return adoption


def hears(store: Store, source_team: Known, key: str = KEY, **more: Any) -> Adoption:
    with store.write(seen_by(source_team)) as unit:
        told: Any = {"team": None, "by": None, "called": "Ward 2, Southmead", "elsewhere": key, **more}
        adoption = unit.adoptions.add(new(source_team, **told))
        unit.commit()
    return adoption


def ends(store: Store, known: Known, ref: str, outcome: Outcome | None, told: str = "", **more: Any) -> Adoption:
    with store.write(seen_by(known)) as unit:
        adoption = unit.adoptions.end(ref, outcome, told, NOW, **more)
        unit.commit()
    return adoption


@pytest.fixture
def sam(store: Store) -> Known:
    """Of Ward 7, whose L-1 everybody may see."""
    known = meet(store)
    add_wide(store, known, "Red lanyard on the key")
    return known


@pytest.fixture
def ruth(store: Store, sam: Known) -> Known:
    """Of Ward 9."""
    return ward_9(store)


def test_an_adoption_comes_back_as_it_was_added(store: Store, ruth: Known) -> None:
    given: dict[str, Any] = {"keeps": "The hook 🧑🏽‍⚕️", "adapts": "Blue", "setting": Setting.RURAL, "service": "Stroke"}
    added = tries(store, ruth, **given)
    assert added == Adoption("T-1", "L-1", team_of(ruth), "", ruth.person.id, NOW, **given)
    with store.read(seen_by(ruth)) as unit:
        assert unit.adoptions.get("T-1") == added
        assert unit.adoptions.get_many(["T-2", "T-1", "L-1", ""]) == (added,)


@pytest.mark.parametrize("ref", ["T-2", "T-0", "L-1", "T-1 ", "T-9999999999", "", "T-١"])
def test_what_is_no_adoption_is_not_found(store: Store, ruth: Known, ref: str) -> None:
    tries(store, ruth)
    with pytest.raises(NotFound), store.read(seen_by(ruth)) as unit:
        unit.adoptions.get(ref)


@pytest.mark.parametrize("source", ["L-2", "N-1", "H-1", "T-1", "L-", "L-x", "", "L-999999999", "N-999999999"])
def test_what_is_not_there_is_not_tried(store: Store, ruth: Known, source: str) -> None:
    with pytest.raises(NotFound):
        tries(store, ruth, source)


def test_the_same_is_tried_once_at_a_time(store: Store, ruth: Known) -> None:
    first = tries(store, ruth)
    assert tries(store, ruth, keeps="Again") == first
    ends(store, ruth, "T-1", Outcome.ABANDONED, "Lost")
    second = tries(store, ruth)
    assert second.ref != first.ref
    with store.read(seen_by(ruth)) as unit:
        assert [each.ref for each in unit.adoptions.of("L-1")] == [first.ref, second.ref]


def test_pressed_by_eight_at_once_it_is_tried_once(store: Store, ruth: Known) -> None:
    assert {each.ref for each in at_once(lambda _: tries(store, ruth))} == {"T-1"}
    with store.read(seen_by(ruth)) as unit:
        assert len(unit.adoptions.of("L-1")) == 1


def test_how_it_went_and_taking_that_back(store: Store, ruth: Known) -> None:
    began = tries(store, ruth)
    ended = ends(store, ruth, "T-1", Outcome.WORKED, "All found it")
    assert ended == replace(began, outcome=Outcome.WORKED, told="All found it", ended=NOW)
    by_test = ends(store, ruth, "T-1", Outcome.ADAPTED, by_test="C-7")
    assert by_test == replace(began, outcome=Outcome.ADAPTED, ended=NOW, by_test="C-7")
    assert ends(store, ruth, "T-1", None) == began


def test_what_was_begun_again_is_not_open_twice(store: Store, ruth: Known) -> None:
    tries(store, ruth)
    ended = ends(store, ruth, "T-1", Outcome.ABANDONED)
    tries(store, ruth)
    assert ends(store, ruth, "T-1", None) == ended


def test_what_is_written_down_can_be_changed(store: Store, ruth: Known) -> None:
    began = tries(store, ruth)
    with store.write(seen_by(ruth)) as unit:
        changed = unit.adoptions.change("T-1", "Hook", "Blue", Setting.COASTAL, "Stroke")
        unit.commit()
    assert changed == replace(began, keeps="Hook", adapts="Blue", setting=Setting.COASTAL, service="Stroke")


def test_outcomes_are_added_up_for_each_source(store: Store, sam: Known, ruth: Known) -> None:
    add_wide(store, sam, "Another")
    add_wide(store, sam, "Never tried")
    for number, outcome in enumerate((Outcome.WORKED, Outcome.WORKED, Outcome.ADAPTED, Outcome.ABANDONED, None)):
        there = ward_9(store, place_key=f"C1{number}", place_name=f"ward 1{number}")
        ref = tries(store, there).ref
        if outcome is not None:
            ends(store, there, ref, outcome)
    tries(store, ruth, "L-2")
    with store.read(seen_by(sam)) as unit:
        assert unit.adoptions.tried(("L-1", "L-2", "L-3", "L-4")) == {"L-1": Tried(2, 1, 1, 1), "L-2": Tried(trying=1)}
        assert unit.adoptions.tried(()) == {}
        assert unit.adoptions.of() == ()


def test_the_same_team_in_the_same_setting_is_one(store: Store, sam: Known, ruth: Known) -> None:
    for number, outcome in enumerate((Outcome.WORKED, Outcome.WORKED, Outcome.ABANDONED), 1):
        ends(store, ruth, tries(store, ruth).ref, outcome)
        with store.read(seen_by(sam)) as unit:
            assert unit.adoptions.tried(("L-1",)) == {"L-1": Tried(**{outcome.value: 1})}
            assert unit.adoptions.count("L-1") == number
    tries(store, ruth, service="Stroke")
    with store.read(seen_by(sam)) as unit:
        assert unit.adoptions.tried(("L-1",)) == {"L-1": Tried(abandoned=1, trying=1)}


def test_of_very_many_the_newest_are_read(store: Store, sam: Known) -> None:
    with store.write(seen_by(sam)) as unit:
        for number in range(MOST_OF + 2):
            unit.adoptions.add(new(sam, team=None, by=None, called="Ward 2", elsewhere=f"{number:032x}"))
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        found = unit.adoptions.of("L-1")
        assert [each.ref for each in found] == [f"T-{number}" for number in range(3, MOST_OF + 3)]
        assert unit.adoptions.tried(("L-1",)) == {"L-1": Tried(trying=MOST_OF + 2)}


def test_a_team_s_own_are_listed_newest_first(store: Store, sam: Known, ruth: Known) -> None:
    for number in range(2, 5):
        add_wide(store, sam, f"Learning {number}")
    for source in ("L-1", "L-2", "L-3"):
        tries(store, ruth, source)
    ends(store, ruth, "T-2", Outcome.WORKED)
    with store.read(seen_by(ruth)) as unit:
        of_team = unit.adoptions.of_team
        assert [each.ref for each in of_team(team_of(ruth), 9)] == ["T-3", "T-2", "T-1"]
        assert [each.ref for each in of_team(team_of(ruth), 1, 1)] == ["T-2"]
        assert [each.ref for each in of_team(team_of(ruth), 9, ended=False)] == ["T-3", "T-1"]


def test_another_organisation_s_is_known_by_its_key_alone(store: Store, sam: Known, ruth: Known) -> None:
    heard = hears(store, sam, setting=Setting.URBAN)
    assert hears(store, sam, called="Somebody else") == heard
    assert (heard.team, heard.by, heard.called) == (None, None, "Ward 2, Southmead")
    tries(store, ruth, elsewhere="e" * 32)
    with store.read(seen_by(sam)) as unit:
        assert unit.adoptions.heard(KEY) == heard
        assert unit.adoptions.heard("e" * 32) is None
        assert unit.adoptions.heard("") is None
    assert ends(store, sam, heard.ref, Outcome.ADAPTED).outcome is Outcome.ADAPTED
    with pytest.raises(NotFound):
        hears(store, sam, key="")
    with pytest.raises(NotFound):
        ends(store, ruth, heard.ref, Outcome.WORKED)


def test_deleting_the_source_keeps_the_adopters_own_record(store: Store, sam: Known, ruth: Known) -> None:
    tries(store, ruth, keeps="The hook")
    with store.write(seen_by(sam)) as unit:
        unit.learning.delete("L-1")
        unit.commit()
    with store.read(seen_by(ruth)) as unit:
        assert unit.adoptions.get("T-1").keeps == "The hook"
        assert unit.adoptions.of_team(team_of(ruth), 9) == unit.adoptions.of("L-1") != ()
    assert ends(store, ruth, "T-1", Outcome.WORKED).outcome is Outcome.WORKED
    with store.read(seen_by(sam)) as unit:
        assert unit.adoptions.of("L-1") == ()
        assert unit.adoptions.tried(("L-1",)) == {}


def test_it_is_seen_as_its_source_is(store: Store, sam: Known, ruth: Known) -> None:
    tries(store, ruth)
    third = seen_by(meet(store, person_key="U3", place_key="C3", place_name="ward-3"))
    guest = replace(third, guest=True)
    assert visible(store, third) == visible(store, lead_of(sam)) == visible(store, seen_by(ruth)) == ["T-1"]
    assert visible(store, guest) == []
    with store.write(lead_of(sam)) as unit:
        unit.learning.hide("L-1", Hidden("Not yet", sam.person.id, NOW))
        unit.commit()
    assert visible(store, third) == []
    assert visible(store, lead_of(sam)) == visible(store, seen_by(ruth)) == ["T-1"]


def test_what_one_team_keeps_to_itself_is_not_tried_by_others(store: Store, sam: Known, ruth: Known) -> None:
    add(store, sam, "Ours alone")
    with pytest.raises(NotFound):
        tries(store, ruth, "L-2")
    both = Audience(sam.organisation, frozenset({team_of(sam), team_of(ruth)}), ruth.person.id)
    with store.write(both) as unit:
        unit.adoptions.add(new(ruth, "L-2"))
        unit.commit()
    third = seen_by(meet(store, person_key="U3", place_key="C3", place_name="ward-3"))
    assert visible(store, third) == []
    assert visible(store, seen_by(sam)) == visible(store, seen_by(ruth)) == ["T-1"]


def test_what_another_organisation_shared_is_tried_while_it_may_be_read(store: Store, sam: Known) -> None:
    there = ward_9(store, organisation_key="T2", organisation_name="Southmead")
    network = make(store, sam).id
    join(store, there, sam, network)
    shared = publish(store, sam, network)
    adoption = tries(store, there, shared, called="Ward 9", elsewhere=KEY)
    colleague = meet(store, organisation_key="T2", person_key="U3", place_key="C3", place_name="ward-3")
    outsider = meet(store, organisation_key="T3", person_key="U4")
    for who, seen in ((seen_by(colleague), True), (replace(seen_by(colleague), guest=True), False)):
        with store.read(who) as unit:
            assert unit.adoptions.of(shared) == ((adoption,) if seen else ())
            assert unit.adoptions.tried((shared,)) == ({shared: Tried(trying=1)} if seen else {})
    with pytest.raises(NotFound):
        tries(store, outsider, shared)
    with store.read(seen_by(sam)) as unit:
        assert unit.adoptions.of(shared) == ()
    leave(store, there, network)
    with store.read(seen_by(colleague)) as unit:
        assert unit.adoptions.of(shared) == ()
    with store.read(seen_by(there)) as unit:
        assert unit.adoptions.get(adoption.ref) == adoption
    with pytest.raises(NotFound):
        tries(store, colleague, shared)


def visible(store: Store, audience: Audience) -> list[str]:
    """By every way of reading; they agree."""
    with store.read(audience) as unit:
        sources = [f"L-{number}" for number in range(1, 4)]
        found = [each.ref for each in unit.adoptions.of(*sources)]
        assert sum(each.settings for each in unit.adoptions.tried(tuple(sources)).values()) == len(found)
        assert [each.ref for each in unit.adoptions.get_many(["T-1", "T-2"])] == found
        return found
