"""The rules of projects, held for any aim and any tree: what is suggested, what is said, what is moved."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.chat.card import Branch
from bot.measures.model import LARGEST
from bot.projects.aims import amount, statement
from bot.projects.diagram import tree
from bot.projects.model import Aim, Node, NodeKind, Project
from bot.projects.nodes import AIM, DEEPEST_DRIVER, depth_of, find, may_stand, places_for, under, walk, without
from bot.projects.smart import Part, missing, suggestion
from tests.contracts.world import NOW
from tests.examples import SAY, WARD_7

WHOLE = Aim("Pain", "Patients screened", 62.0, 95.0, "%", date(2027, 3, 31), "people over 65", "Ward 7")
LEFT_OUT = {
    Part.TARGET: replace(WHOLE, target=None),
    Part.BY: replace(WHOLE, by=None),
    Part.BASELINE: replace(WHOLE, baseline=None),
    Part.POPULATION: replace(WHOLE, population=" "),
    Part.PLACE: replace(WHOLE, place=""),
}
numbers = some.none() | some.floats(-LARGEST, LARGEST)
texts = some.text(max_size=20)
aims = some.builds(
    Aim, some.text(min_size=1, max_size=20), texts, numbers, numbers, texts, some.none() | some.dates(), texts, texts
)


def test_an_aim_that_says_everything_is_left_in_peace() -> None:
    assert suggestion(WHOLE, measured=True) is None
    assert suggestion(WHOLE, measured=False) is Part.MEASURE


@pytest.mark.parametrize("part", LEFT_OUT)
def test_what_is_not_there_is_suggested(part: Part) -> None:
    assert suggestion(LEFT_OUT[part], measured=True) is part


def test_nothing_is_no_number() -> None:
    """0 falls is as good an aim as any."""
    assert missing(replace(WHOLE, baseline=0.0, target=0.0), measured=True) == ()


@given(aims, some.booleans())
def test_what_is_there_is_never_suggested(aim: Aim, measured: bool) -> None:
    there = {
        Part.TARGET: aim.target is not None,
        Part.BY: aim.by is not None,
        Part.BASELINE: aim.baseline is not None,
        Part.POPULATION: aim.population.strip() != "",
        Part.PLACE: aim.place.strip() != "",
        Part.MEASURE: measured,
    }
    found = missing(aim, measured=measured)
    assert set(found) == {part for part, is_there in there.items() if not is_there}
    assert suggestion(aim, measured=measured) == (found[0] if found else None)


@pytest.mark.parametrize(
    ("aim", "said"),
    [
        (WHOLE, "Patients screened: from 62% to 95%, by 31 Mar 2027, for people over 65 (Ward 7)"),
        (replace(WHOLE, what="Patients\nscreened. "), statement(WHOLE, SAY)),
        (Aim("Pain"), "Pain"),
        (Aim("Pain", target=95.0), "Pain: to 95"),
        (Aim("Pain", baseline=1200.5, unit="min"), "Pain: 1,200.5 min now"),
        (Aim("Pain", by=date(2027, 3, 31)), "Pain: by 31 Mar 2027"),
        (Aim("Pain", place="Ward 7"), "Pain: Ward 7"),
        (Aim("Pain", population="everybody"), "Pain: for everybody"),
        (Aim("Pain", baseline=0.0, target=-0.5), "Pain: from 0 to -0.5"),
        (Aim("...", "?"), "?"),
    ],
)
def test_the_aim_is_a_sentence_without_gaps(aim: Aim, said: str) -> None:
    assert statement(aim, SAY) == said


@given(aims)
def test_a_sentence_is_never_empty(aim: Aim) -> None:
    said = statement(aim, SAY)
    assert said


@given(some.floats(-LARGEST, LARGEST))
def test_a_number_is_said_as_it_is(value: float) -> None:
    said = amount(value, "min")
    assert said.endswith(" min")
    number = float(said.removesuffix(" min").replace(",", ""))
    assert number == pytest.approx(value, rel=1e-4, abs=5.1e-7)
    assert (number == 0) == (value == 0)
    assert not said.startswith("-0 ")


@some.composite
def trees(draw: some.DrawFn) -> tuple[Node, ...]:
    """As people make them: each node where it may stand."""
    nodes: tuple[Node, ...] = ()
    for id in range(1, draw(some.integers(0, 12)) + 1):
        kind = draw(some.sampled_from(NodeKind))
        places = [AIM, *(each.id for each in places_for(nodes, Node(id, kind, "")))]
        nodes += (Node(id, kind, f"node {id}", draw(some.sampled_from(places))),)
    return nodes


@given(trees(), some.integers(0, 14))
def test_removing_one_loses_no_other(nodes: tuple[Node, ...], gone: int) -> None:
    left = without(nodes, gone)
    assert {each.id for each in left} == {each.id for each in nodes} - {gone}
    assert {each.id for _, each in walk(left)} == {each.id for each in left}
    for each in left:
        before = find(nodes, each.id)
        removed = find(nodes, gone)
        assert before is not None
        if before.under == gone and removed is not None:
            assert each == replace(before, under=removed.under)
        else:
            assert each == before
        assert may_stand(left, each)


@given(trees(), some.integers(1, 12), some.integers(0, 14))
def test_wherever_one_may_be_moved_all_are_still_found(nodes: tuple[Node, ...], id: int, to: int) -> None:
    node = find(nodes, id)
    if node is None:
        return
    moved = replace(node, under=to)
    if not may_stand(nodes, moved):
        return
    after = tuple(moved if each.id == id else each for each in nodes)
    assert sorted(each.id for _, each in walk(after)) == sorted(each.id for each in nodes)
    drivers = [each for each in after if each.kind is NodeKind.DRIVER]
    assert all(depth_of(after, each.id) <= DEEPEST_DRIVER for each in drivers)
    assert all(not under(after, each.id) for each in after if each.kind is NodeKind.IDEA)


@given(trees())
def test_the_picture_has_each_once_in_its_column(nodes: tuple[Node, ...]) -> None:
    drawn = tree(Project("P-1", WARD_7.id, Aim("Pain"), None, NOW, nodes), SAY)
    columns: dict[str, int] = {}

    def look(branch: Branch, depth: int) -> None:
        label = branch.label.removeprefix("Idea: ")
        assert label not in columns
        columns[label] = depth
        for each in branch.branches:
            look(each, depth + 1)

    look(drawn.root, 0)
    assert columns == {"Pain": 0, **{each.text: depth_of(nodes, each.id) for each in nodes}}
    assert len(drawn.columns) == 1 + max(columns.values())
    for each in nodes:
        assert "ideas" in drawn.columns[columns[each.text]].lower() or each.kind is NodeKind.DRIVER
