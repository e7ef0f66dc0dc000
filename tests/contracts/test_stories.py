"""Impact stories: seen by whoever sees the entry that they grew from, and gone with it."""

from dataclasses import replace

import pytest

from bot.chat.errors import NotFound
from bot.learning.model import Content, Hidden, Visibility
from bot.measures.model import Plan, Value
from bot.people.model import Known
from bot.ports import Store
from bot.search.query import parse
from bot.stories.model import Story
from tests.contracts.world import NOW, add, day, lead_of, meet, seen_at, seen_by, team_of


def of(ref: str, known: Known, **words: object) -> Story:
    plain = Story(ref, team_of(known), problem="Keys were lost.", results="Found in a minute.", written=NOW)
    return replace(plain, **words)  # type: ignore[arg-type]


def save(store: Store, known: Known, story: Story) -> None:
    with store.write(seen_by(known)) as unit:
        unit.stories.save(story)
        unit.commit()


def measure(store: Store, known: Known) -> str:
    with store.write(seen_by(known)) as unit:
        found = unit.measures.add(team_of(known), Plan("Falls"), None, NOW)
        unit.measures.put(found.ref, [Value(day(number), number, recorded=NOW) for number in range(1, 4)])
        unit.commit()
    return found.ref


def test_a_story_is_kept_as_it_was_saved(store: Store) -> None:
    sam = meet(store)
    ref = add(store, sam).ref
    story = of(ref, sam, support="S", points="L", next_steps="N", quote="Q", quoted="a daughter", measures=("M-1",))
    with store.write(seen_by(sam)) as unit:
        assert unit.stories.get(ref) is None
        unit.stories.save(story)
        assert unit.stories.get(ref) == story
        unit.stories.save(replace(story, problem="", measures=()))
        assert unit.stories.get(ref) == replace(story, problem="", measures=())
        unit.commit()


@pytest.mark.parametrize("visibility", Visibility)
def test_it_is_seen_and_found_by_whoever_sees_its_entry(store: Store, visibility: Visibility) -> None:
    sam, ward_9 = meet(store), meet(store, person_key="U9", place_key="C9", place_name="ward-9")
    ref, plain = (add(store, sam, visibility=visibility).ref for _ in range(2))
    save(store, sam, of(ref, sam, quote="Lavender"))
    wide = visibility is Visibility.ORGANISATION
    seers = ((seen_by(sam), True), (seen_at(sam), True), (seen_by(ward_9), wide))
    for audience, sees in (*seers, (replace(seen_by(ward_9), guest=True), False)):
        with store.read(audience) as unit:
            assert unit.stories.among((ref, plain, "L-99", "x")) == (frozenset({ref}) if sees else frozenset())
            assert unit.search.find("learning", parse("lavender"), 9) == ((ref,) if sees else ())
            if sees:
                assert unit.stories.get(ref)
                continue
        with store.write(audience) as unit:
            for change in (unit.stories.get, unit.stories.numbers, lambda ref: unit.stories.save(of(ref, sam))):
                with pytest.raises(NotFound):
                    change(ref)


def test_a_hidden_one_is_the_author_s_and_the_lead_s(store: Store) -> None:
    sam, ben = meet(store), meet(store, person_key="U2", person_name="Ben")
    ref = add(store, sam).ref
    save(store, sam, of(ref, sam, quote="Lavender"))
    with store.write(lead_of(ben)) as unit:
        unit.learning.hide(ref, Hidden("no", ben.person.id, NOW))
        unit.commit()
    for audience in (seen_by(sam), lead_of(ben)):
        with store.read(audience) as unit:
            assert unit.stories.get(ref)
    with store.read(seen_by(ben)) as unit, pytest.raises(NotFound):
        unit.stories.get(ref)
    with store.write(seen_by(sam)) as unit:
        unit.stories.save(of(ref, sam, quote="Camomile"))
        assert unit.search.find("learning", parse("camomile"), 9) == ()
        unit.learning.hide(ref, None)
        assert unit.search.find("learning", parse("camomile"), 9) == (ref,)


def test_words_are_found_after_the_entry_has_changed_and_moved(store: Store) -> None:
    sam = meet(store)
    ward_9 = meet(store, place_key="C9", place_name="ward-9")
    ref = add(store, sam).ref
    save(store, sam, of(ref, sam, quote="Lavender", measures=(measure(store, sam),)))
    both = replace(seen_by(sam), teams=frozenset({team_of(sam), team_of(ward_9)}))
    with store.write(both) as unit:
        unit.learning.change(ref, Content(learned="Other words"), 0, NOW)
        assert unit.search.find("learning", parse("lavender other"), 9) == (ref,)
        assert len(unit.stories.numbers(ref)) == 1
        unit.learning.move(ref, team_of(ward_9))
        assert unit.search.find("learning", parse("lavender team:ward-9"), 9) == (ref,)
        assert (unit.stories.get(ref) or of("", sam)).team == team_of(ward_9)
        assert list(unit.stories.numbers(ref)) == []


def test_it_goes_with_its_entry(store: Store) -> None:
    sam = meet(store)
    ref = add(store, sam, themes=("leadership",)).ref
    save(store, sam, of(ref, sam, quote="Lavender"))
    with store.write(seen_by(sam)) as unit:
        unit.learning.delete(ref)
        unit.commit()
    with store.write(seen_by(sam)) as unit:
        assert unit.search.find("learning", parse("lavender"), 9) == ()
        assert unit.stories.among((ref,)) == frozenset()
        with pytest.raises(NotFound):
            unit.stories.save(of(ref, sam))


def test_its_numbers_are_told_to_whoever_reads_it_and_no_others_are(store: Store) -> None:
    sam, ward_9 = meet(store), meet(store, person_key="U9", place_key="C9", place_name="ward-9")
    told, untold, theirs = measure(store, sam), measure(store, sam), measure(store, ward_9)
    ref = add(store, sam, visibility=Visibility.ORGANISATION).ref
    save(store, sam, of(ref, sam, measures=(theirs, told, "M-99", "x")))
    for audience in (seen_by(sam), seen_by(ward_9)):
        with store.read(audience) as unit:
            (numbers,) = unit.stories.numbers(ref)
            assert (numbers.measure.ref, [each.value for each in numbers.values]) == (told, [1, 2, 3])
    with store.read(seen_by(ward_9)) as unit:
        assert [each.ref for each in unit.measures.get_many([told, untold, theirs])] == [theirs]
    with store.write(seen_by(sam)) as unit:
        unit.measures.end(told, NOW)
        assert list(unit.stories.numbers(ref)) == []


def test_another_organisation_sees_and_changes_nothing(store: Store) -> None:
    here, there = meet(store), meet(store, organisation_key="T2")
    ref = add(store, here, visibility=Visibility.ORGANISATION).ref
    save(store, here, of(ref, here, quote="Lavender", measures=(measure(store, here),)))
    own = add(store, there).ref
    assert own == ref
    intruder = replace(seen_by(there), teams=frozenset(here.teams), person=here.person.id)
    with store.write(intruder) as unit:
        assert unit.search.find("learning", parse("lavender"), 9) == ()
        assert unit.stories.among((ref,)) == frozenset()
        for change in (unit.stories.get, unit.stories.numbers, unit.learning.delete):
            with pytest.raises(NotFound):
                change(ref)
    with store.write(seen_by(there)) as unit:
        assert unit.stories.get(own) is None
        unit.stories.save(of(own, there, problem="Theirs"))
        unit.learning.delete(own)
        unit.commit()
    with store.read(seen_by(here)) as unit:
        assert (unit.stories.get(ref) or of("", here)).quote == "Lavender"
