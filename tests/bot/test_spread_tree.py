"""Where a learning went: a tree that ends, shows each once, and shows nobody more than they may see."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.card import Branch, Card, Tree
from bot.chat.intent import encode
from bot.chat.spans import mark
from bot.chat.turn import asker
from bot.learning.intents import ReallyDelete, RecordLearning
from bot.people.model import TeamId
from bot.ports import Store
from bot.spread.lineage import MOST_NODES
from bot.spread.model import MOST_DEEP, Adoption
from bot.spread.ports import NewAdoption
from bot.spread.tree import Lineage, branch, walk
from tests.bot.huddling import Ward
from tests.bot.spreading import LANYARD, adoption, tree_of, tries, went, wide
from tests.talk import Talk, buttons, shown, text

REFS = [f"L-{number}" for number in range(8)]


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def amina(ward: Ward) -> Talk:
    amina = ward.lead("amina")
    wide(ward, amina)
    return amina


@pytest.fixture
def ruth(ward: Ward, amina: Talk) -> Talk:
    return ward.lead("ruth", "Ward 9")


def drawn(card: Card) -> Tree:
    return next(each for each in card.elements if isinstance(each, Tree))


def labels(branch: Branch) -> list[object]:
    return [branch.label, *([labels(each) for each in branch.branches])]


def test_what_was_learned_from_it_and_who_tried_that(ward: Ward, amina: Talk, ruth: Talk) -> None:
    tries(ruth, setting="rural")
    went(ruth, outcome="adapted", told="Blue")
    wide(ward, ruth, "Key on a blue lanyard", about="T-1")
    cara = ward.lead("cara", "Ward 3")
    tries(cara, "L-2")
    tries(cara, "L-1")
    expected = [
        f"Ward 7: {LANYARD}",
        ["Ward 9 (rural): adapted. Learned there: L-2 Key on a blue lanyard", ["Ward 3: still trying"]],
        ["Ward 3: still trying"],
    ]
    for ref in ("L-1", "L-2", "T-1", "T-2"):  # from wherever one asks
        tree = drawn(shown(tree_of(amina, ref)))
        assert labels(tree.root) == expected
        assert tree.columns == ("Learned", "Tried by", "Then tried by")
        assert tree.alt == (
            f"“{LANYARD}” was tried by: Ward 9 (rural): adapted; Ward 3: still trying. "
            "From what they learned, by: Ward 3: still trying."
        )
    assert "Learned from it:\n• Ward 9: Key on a blue lanyard" in text(adoption(ruth))


def test_a_learning_that_nobody_tries_says_so(amina: Talk) -> None:
    assert text(amina.say("tree L-1")) == f"Where it went: {LANYARD}\nNobody has said yet that they try this."
    assert list(buttons(shown(amina.say("tree L-1")))) == ["See the learning"]
    assert text(amina.say("tree L-2")).startswith("I can’t find that.")
    assert text(tree_of(amina, "T-1")).startswith("I can’t find that.")


def test_nobody_is_named(ward: Ward, amina: Talk, ruth: Talk) -> None:
    wide(ward, amina, f"{mark(ward.known(ruth).person.id)} hung it there", title="")
    tries(ruth, "L-2")
    tree = drawn(shown(tree_of(amina, "L-2")))
    assert "ruth" not in f"{tree} {text(tree_of(amina, 'L-2'))}"


def test_what_one_may_not_see_is_no_part_of_it(ward: Ward, amina: Talk, ruth: Talk) -> None:
    tries(ruth)
    ruth.press_intent(encode(RecordLearning(team=ward.team_of(ruth), learned="Ours alone", about="T-1")))
    assert "L-2 Ours alone" in drawn(shown(tree_of(ruth))).root.branches[0].label
    assert drawn(shown(tree_of(amina))).root.branches[0].label == "Ward 9: still trying"
    assert text(tree_of(amina, "L-2")).startswith("I can’t find that.")
    assert text(tree_of(ward.person("eve", "Ward 7", organisation="other"))).startswith("I can’t find that.")


def test_what_another_team_says_of_it_is_not_what_came_from_there(ward: Ward, amina: Talk, ruth: Talk) -> None:
    tries(ruth)
    wide(ward, amina, "Not theirs", about="T-1")
    assert labels(drawn(shown(tree_of(amina))).root) == [f"Ward 7: {LANYARD}", ["Ward 9: still trying"]]
    assert text(tree_of(amina, "L-2")).startswith("Where it went: Not theirs")


def test_without_its_source_a_branch_begins_below(ward: Ward, amina: Talk, ruth: Talk) -> None:
    tries(ruth)
    wide(ward, ruth, "Key on a blue lanyard", about="T-1")
    tries(ward.lead("cara", "Ward 3"), "L-2")
    amina.press_intent(encode(ReallyDelete("L-1")))
    assert labels(drawn(shown(tree_of(ruth, "L-2"))).root) == [
        "Ward 9: Key on a blue lanyard",
        ["Ward 3: still trying"],
    ]
    assert text(tree_of(ruth, "T-1")).startswith("I can’t find that.")


def test_what_goes_round_in_a_circle_ends(ward: Ward, amina: Talk, ruth: Talk) -> None:
    """Each says that it came from trying the other."""
    wide(ward, ruth, "Blue", about="T-1")
    wide(ward, amina, "Red", about="T-2")
    tries(ruth, "L-3")
    tries(amina, "L-2")
    for ref in ("L-2", "L-3", "T-1", "T-2"):
        tree = drawn(shown(tree_of(ruth, ref)))
        assert str(labels(tree.root)).count("Ward 7: still trying") == 1
        assert str(labels(tree.root)).count("Ward 9: still trying") == 1


def test_very_many_are_shown_in_part(ward: Ward, amina: Talk) -> None:
    with ward.store.write(asker(ward.known(amina))) as unit:
        for number in range(MOST_NODES + 5):
            told = NewAdoption("L-1", None, None, ward.clock.moment, f"Ward {number}, Southmead", elsewhere=str(number))
            unit.adoptions.add(told)
        unit.commit()
    tree = drawn(shown(tree_of(amina)))
    assert len(tree.root.branches) == MOST_NODES
    assert len(tree.alt) < 2000
    assert f"And {MOST_NODES - 10} more." in text(tree_of(amina))


ADOPTIONS = st.lists(st.tuples(st.sampled_from(REFS), st.sets(st.sampled_from(REFS), max_size=3)), max_size=20)


def lineage(made: list[tuple[str, set[str]]]) -> Lineage:
    """Whatever is said to have come from whatever."""
    now = datetime(2026, 11, 16, tzinfo=UTC)
    tried: dict[str, tuple[Adoption, ...]] = {}
    learned = {}
    for number, (source, entries) in enumerate(made, 1):
        one = Adoption(f"T-{number}", source, TeamId("1"), "", None, now)
        tried[source] = (*tried.get(source, ()), one)
        learned[one.ref] = tuple(sorted(entries))
    return Lineage(REFS[0], tried, learned)


@given(ADOPTIONS)
def test_a_tree_ends_and_shows_each_adoption_once_at_most(made: list[tuple[str, set[str]]]) -> None:
    grown = lineage(made)
    walked = list(walk(grown))
    refs = [each.ref for _, each in walked]
    assert len(refs) == len(set(refs)) <= len(made)
    assert all(1 <= depth < MOST_DEEP for depth, _ in walked)
    assert set(refs) >= {each.ref for each in grown.tried.get(grown.root, ())}


@given(ADOPTIONS)
def test_the_picture_shows_the_same_as_the_words(made: list[tuple[str, set[str]]]) -> None:
    grown = lineage(made)
    root = branch(grown, "root", lambda adoption, learned: adoption.ref)

    def all_of(branch: Branch, depth: int = 0) -> list[tuple[int, str]]:
        below = [each for one in branch.branches for each in all_of(one, depth + 1)]
        return [(depth, branch.label), *below]

    assert all_of(root)[1:] == [(depth, each.ref) for depth, each in walk(grown)]
