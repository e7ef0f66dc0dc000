"""What every search index does."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.learning.model import Content, Hidden, Kind
from bot.people.audience import Audience
from bot.people.model import TeamId
from bot.ports import Store
from bot.search.ports import Document
from bot.search.query import Query, Term, parse
from tests.contracts.world import NOW, TODAY, add, add_wide, day, lead_of, meet, new, seen_at, seen_by, team_of


def find(store: Store, audience: Audience, words: str, most: int = 20, skip: int = 0) -> tuple[str, ...]:
    with store.read(audience) as unit:
        return unit.search.find("learning", parse(words), most, skip)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("falls", True),
        ("FALLING", True),  # by its stem
        ("cafe", True),
        ("café", True),
        ("rails bed", True),
        ("rails nowhere", False),
        ('"bed rails"', True),
        ('"rails bed"', False),
        ("rai*", True),
        ("rai", False),
        ("half-way", True),
        ("way-half", False),
        ("8:25", True),
        ("walker/frame", True),
        ("falls OR AND NOT NEAR", False),
        ("nights", True),  # a tag
        ("falls-risk", True),
        ("12.5", True),
        ("ward_7", True),
        ('"', True),  # no words: everything
        ("zzz", False),
    ],
)
def test_words_phrases_and_prefixes(store: Store, words: str, found: bool) -> None:
    sam = meet(store)
    text = "Fewer falls when bed rails stay down half-way past 8:25 in the café, walker/frame at 12.5 in ward_7"
    add(store, sam, text, tags=("nights", "falls-risk"))
    assert find(store, seen_by(sam), words) == (("L-1",) if found else ())


def test_one_of_the_terms_can_be_enough(store: Store) -> None:
    sam = meet(store)
    add(store, sam, "Rails")
    add(store, sam, "Beds")
    query = Query((Term(("rails",)), Term(("beds",)), Term(("zzz",))), needed=1)
    with store.read(seen_by(sam)) as unit:
        assert set(unit.search.find("learning", query, 9)) == {"L-1", "L-2"}
        assert unit.search.find("learning", replace(query, needed=0), 9) == ()


def test_titles_count_most_then_tags_then_the_rest_and_equals_newest_first(store: Store) -> None:
    sam = meet(store)
    other = "something else that is said here"
    entries = [
        add(store, sam, f"rails and {other}", title="Beds"),
        add(store, sam, other, title="Beds", tags=("rails",)),
        add(store, sam, other, title="Rails"),
        add(store, sam, f"rails and {other}", title="Beds"),
        add(store, sam, f"rails and {other}", title="Beds", day=day(1)),
    ]
    assert [entry.ref for entry in entries] == ["L-1", "L-2", "L-3", "L-4", "L-5"]
    found = find(store, seen_by(sam), "rails")
    assert found == ("L-3", "L-2", "L-4", "L-1", "L-5")
    assert find(store, seen_by(sam), "rails", 2) + find(store, seen_by(sam), "rails", 9, skip=2) == found


def test_without_words_newest_first(store: Store) -> None:
    sam, kim = meet(store), meet(store, person_key="U2", place_key="C2", place_name="ward-8")
    add(store, sam, day=day(2)), add(store, sam, day=day(1)), add_wide(store, kim, "For all", day=day(3))
    add(store, kim), add_wide(store, sam, "Every ward", day=day(4)), add(store, sam, day=day(2))
    mine = ("L-5", "L-3", "L-6", "L-1", "L-2")
    assert find(store, seen_by(sam), "") == mine
    assert find(store, seen_by(sam), "", 2) + find(store, seen_by(sam), "", 9, skip=2) == mine
    assert find(store, Audience(sam.organisation, frozenset()), "") == ("L-5", "L-3")
    many = Audience(sam.organisation, frozenset(TeamId(f"{n:016}") for n in range(300)))
    assert find(store, many, "") == ("L-5", "L-3")
    assert find(store, many, "wards") == ("L-5",)


@pytest.mark.parametrize("words", ["", "rails"])
@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ("team:ward-7", {"L-1", "L-2"}),
        ('team:"WARD 7"', {"L-1", "L-2"}),
        ("team:ward-8", {"L-3"}),  # of another team's what is for all
        ("team:ward", set()),
        ("team:nowhere", set()),
        ('kind:"didn’t work"', {"L-1"}),
        ("kind:Idea", {"L-2"}),
        ("kind:zzz", set()),
        ("tag:falls-risk", {"L-1"}),
        ("tag:#Falls-Risk", {"L-1"}),
        ("tag:falls", {"L-2"}),
        ("tag:risk", set()),
        ("tag:%", set()),
        ("tag:--", set()),
        ("by:kim", {"L-3"}),
        ('by:"Kim Kaur"', {"L-3"}),
        ("by:kaur", set()),
        ("by:sam", {"L-2"}),  # only where the name is shown
        ("by:me", {"L-1", "L-2"}),
        ("by:nobody", set()),
        ("by:%", set()),
        ("since:2026-10-05", {"L-1", "L-3"}),
        ("since:2026-10-06", {"L-3"}),
        ("team:ward-7 by:me tag:falls kind:idea since:2026", {"L-2"}),
        ("team:ward-7 team:ward-8", {"L-3"}),
    ],
)
def test_filters(store: Store, words: str, filters: str, found: set[str]) -> None:
    sam, kim = meet(store), meet(store, person_key="U2", person_name="Kim Kaur", place_key="C2", place_name="ward-8")
    add(store, sam, "rails", kind=Kind.DID_NOT_WORK, tags=("falls-risk", "nights"), day=day(5))
    add(store, sam, "rails", kind=Kind.IDEA, tags=("falls",), show_author=True, day=day(4))
    add_wide(store, kim, "rails", show_author=True)
    add(store, kim, "rails", tags=("falls-risk",), kind=Kind.IDEA, show_author=True)
    assert set(find(store, seen_by(sam), f"{words} {filters}")) == found


def test_a_place_has_no_words_of_its_own(store: Store) -> None:
    sam = meet(store)
    add(store, sam, "rails")
    assert find(store, seen_at(sam), "rails by:me") == ()


def test_hidden_names_are_found_by_nobody_else(store: Store) -> None:
    sam, kim = meet(store), meet(store, person_key="U2", person_name="Kim")
    add(store, sam, "rails")
    for words in ("by:sam", 'by:"Sam Lee"', "sam", "by:me"):
        assert find(store, seen_by(kim), words) == ()


def test_the_index_keeps_step_with_every_change(store: Store) -> None:
    sam = meet(store)
    mine = seen_by(sam)
    entry = add(store, sam, "rails")
    with store.write(lead_of(sam)) as unit:
        unit.learning.change(entry.ref, Content(learned="lights"), 0, NOW)
        unit.commit()
    assert (find(store, mine, "rails"), find(store, mine, "lights")) == ((), ("L-1",))
    with store.write(lead_of(sam)) as unit:
        unit.learning.hide(entry.ref, Hidden("", sam.person.id, NOW))
        unit.learning.change(entry.ref, Content(learned="bells"), 0, NOW)
        unit.commit()
    assert (find(store, mine, "bells"), find(store, mine, ""), find(store, mine, "by:me")) == ((), (), ())
    with store.write(lead_of(sam)) as unit:
        unit.learning.hide(entry.ref, None)
        unit.commit()
    assert (find(store, mine, "bells"), find(store, mine, "by:me")) == (("L-1",), ("L-1",))
    kim = meet(store, person_key="U2", place_key="C2", place_name="ward-8")
    with store.write(mine) as unit:
        unit.learning.move(entry.ref, team_of(kim))
        unit.commit()
    assert (find(store, mine, "bells"), find(store, seen_by(kim), "bells")) == ((), ("L-1",))
    with store.write(seen_by(kim)) as unit:
        unit.learning.delete(entry.ref)
        unit.commit()
    assert find(store, seen_by(kim), "") == ()


def test_documents_of_any_kind(store: Store) -> None:
    sam = meet(store)
    one = Document("cycle", "C-1", "Rails", "down", ("a",), team_of(sam), False, "", TODAY, sam.person.id)
    with store.write(seen_by(sam)) as unit:
        unit.search.put(one)
        unit.search.put(replace(one, title="Lights"))
        unit.search.put(replace(one, ref="C-2", day=day(9)))
        unit.search.put(replace(one, ref="C-2", day=TODAY + timedelta(1)))
        assert unit.search.find("cycle", parse("rails"), 9) == ("C-2",)
        assert unit.search.find("cycle", parse(""), 9) == ("C-2", "C-1")
        assert unit.search.find("cycle", parse("by:sam"), 9) == ("C-2", "C-1")
        assert unit.search.find("learning", parse("rails"), 9) == ()
        unit.search.remove("learning", "C-2")
        unit.search.remove("cycle", "C-2")
        assert unit.search.find("cycle", parse(""), 9) == ("C-1",)


def test_audience_tokens_are_no_words(store: Store) -> None:
    sam = meet(store)
    add(store, sam), add_wide(store, sam, "For all")
    for token in (f"o{sam.organisation}learning", f"t{team_of(sam)}learning", f"m{team_of(sam)}learning", "audience"):
        assert find(store, seen_by(sam), token) == find(store, seen_by(sam), token + "*") == ()
    for start in ("o*", "t*", "m*"):
        assert find(store, seen_by(sam), start[0] + sam.organisation[:3] + "*") == ()


def test_mentions_are_not_indexed(store: Store) -> None:
    sam = meet(store)
    add(store, sam, f"Ask \ue010{sam.person.id}\ue011 first")
    assert find(store, seen_by(sam), sam.person.id) == ()
    assert find(store, seen_by(sam), '"ask first"') == ("L-1",)


@pytest.mark.parametrize("words", ["the", "the*", '"of the"', "the of and", "the falls"])
def test_words_that_say_little_raise_nothing(store: Store, words: str) -> None:
    sam = meet(store)
    add(store, sam, "The number of the falls")
    assert find(store, seen_by(sam), words) in ((), ("L-1",))
    assert find(store, seen_by(sam), "the falls") == ("L-1",)


def test_an_edit_leaves_the_order_as_it_was(store: Store) -> None:
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        first = unit.learning.add(new(sam, "rails"))
        unit.learning.add(new(sam, "rails"))
        unit.learning.change(first.ref, Content(learned="rails"), 0, NOW)
        assert unit.search.find("learning", parse(""), 5) == ("L-2", "L-1")
        assert unit.search.find("learning", parse("rails"), 5) == ("L-2", "L-1")
