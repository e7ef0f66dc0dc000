"""A team's own question sets: kept as they were written, and out of everybody else's reach."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.errors import NotFound
from bot.people.audience import Audience
from bot.people.model import Known
from bot.ports import Store
from bot.questions.model import Becomes, Kind, Question, QuestionSet
from storage.question_rows import questions_from_json, questions_to_json
from tests.contracts.world import meet, seen_at, seen_by, team_of

FULL = Question(
    "beds",
    "Which beds? <!channel> é 漢",
    Kind.CHOICE,
    "A hint",
    required=True,
    options=("Full", "Free, nearly"),
    weekdays=(0, 4),
    after="today",
    answered="yes",
    from_last=True,
    becomes=Becomes.CONCERN,
)
QUESTIONS = (Question("today", "Worries?", Kind.YES_NO), FULL)


def own(known: Known, name: str = "Our daily huddle") -> QuestionSet:
    return QuestionSet("", name, QUESTIONS, 7, team_of(known), "daily")


def add(store: Store, known: Known, name: str = "Our daily huddle") -> QuestionSet:
    with store.write(seen_by(known)) as unit:
        added = unit.questions.add(own(known, name))
        unit.commit()
    return added


def test_a_set_is_kept_as_it_was_written(store: Store) -> None:
    sam = meet(store)
    added = add(store, sam)
    assert added == replace(own(sam), key="Q-1")
    for audience in (seen_by(sam), seen_at(sam)):
        with store.read(audience) as unit:
            assert unit.questions.get("Q-1") == added


def test_sets_are_numbered_and_listed_by_name(store: Store) -> None:
    sam = meet(store)
    keys = [add(store, sam, name).key for name in ("Nights", "Days", "Nights")]
    assert keys == ["Q-1", "Q-2", "Q-3"]
    with store.read(seen_by(sam)) as unit:
        assert [each.key for each in unit.questions.of_team(team_of(sam))] == ["Q-2", "Q-1", "Q-3"]


def test_a_set_is_changed_and_deleted(store: Store) -> None:
    sam = meet(store)
    changed = replace(add(store, sam), name="Nights", minutes=5, questions=QUESTIONS[:1])
    with store.write(seen_by(sam)) as unit:
        assert unit.questions.get("Q-1", lock=True).minutes == 7
        unit.questions.save(changed)
        unit.commit()
    with store.write(seen_by(sam)) as unit:
        assert unit.questions.get("Q-1") == changed
        unit.questions.delete("Q-1")
        unit.commit()
    with store.read(seen_by(sam)) as unit:
        assert unit.questions.of_team(team_of(sam)) == ()
        with pytest.raises(NotFound):
            unit.questions.get("Q-1")


def _strangers(store: Store) -> tuple[Known, tuple[Audience, ...]]:
    """Somebody with a set; another team of theirs, another organisation, and one that has learned every id."""
    sam = meet(store)
    beside = meet(store, person_key="U2", place_key="C2", place_name="ward-8")
    there = meet(store, organisation_key="T2")
    knows_all = Audience(there.organisation, frozenset(sam.teams), sam.person.id, frozenset(sam.teams))
    return sam, (seen_by(beside), seen_at(beside), seen_by(there), knows_all)


def test_others_find_nothing(store: Store) -> None:
    sam, strangers = _strangers(store)
    add(store, sam)
    for audience in strangers:
        with store.read(audience) as unit:
            assert unit.questions.of_team(team_of(sam)) == ()
            with pytest.raises(NotFound):
                unit.questions.get("Q-1")


def test_others_change_nothing(store: Store) -> None:
    sam, strangers = _strangers(store)
    added = add(store, sam)
    for audience in strangers:
        with store.write(audience) as unit:
            with pytest.raises(NotFound):
                unit.questions.save(replace(added, name="Taken over"))
            with pytest.raises(NotFound):
                unit.questions.delete("Q-1")
            unit.commit()
    for audience in strangers[:3]:
        with store.write(audience) as unit, pytest.raises(NotFound):
            unit.questions.add(own(sam))
    with store.read(seen_by(sam)) as unit:
        assert unit.questions.of_team(team_of(sam)) == (added,)


@pytest.mark.parametrize("key", ["", "daily", "Q-0", "Q-1x", "q-1", "Q-9999999999", "Q-2", "1"])
def test_what_is_no_key_finds_nothing(store: Store, key: str) -> None:
    sam = meet(store)
    add(store, sam)
    with store.read(seen_by(sam)) as unit, pytest.raises(NotFound):
        unit.questions.get(key)


_words = st.text(max_size=20)
_questions = st.builds(
    Question,
    key=_words,
    label=_words,
    kind=st.sampled_from(Kind),
    hint=_words,
    required=st.booleans(),
    options=st.tuples(_words, _words) | st.just(()),
    weekdays=st.just(()) | st.just((0,)) | st.just((0, 6)),
    after=_words,
    answered=_words,
    from_last=st.booleans(),
    becomes=st.sampled_from(Becomes),
)


@given(st.lists(_questions, max_size=4))
def test_questions_survive_their_rows(questions: list[Question]) -> None:
    assert questions_from_json(questions_to_json(questions)) == tuple(questions)


def test_rows_of_other_versions_can_be_read() -> None:
    rows = [{"key": "x"}, {"key": "y", "label": "Why?", "kind": "a drawing", "becomes": "a song", "colour": "red"}]
    assert questions_from_json(rows) == (Question("x", ""), Question("y", "Why?"))
