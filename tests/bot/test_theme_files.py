"""Themes and stories in files: in and out again."""

import csv
import io
import json
from pathlib import Path

import pytest

from bot.learning.cells import themes_of
from bot.people.ports import LOCAL
from bot.ports import Store
from tests.bot.test_importing import ROW, give, lines, take
from tests.talk import World


@pytest.mark.parametrize(
    ("cell", "keys"),
    [
        (["Test and learn", "leadership"], ("test-and-learn", "leadership")),
        ("Test and learn;leadership", ("test-and-learn", "leadership")),
        ("falls, FALLS,, !!!", ("falls",)),
        (None, ()),
        ("", ()),
        (["a", "b", "c", "d"], ("a", "b", "c")),
    ],
)
def test_names_in_a_file_become_keys(cell: object, keys: tuple[str, ...]) -> None:
    notes: list[tuple[str, str]] = []
    assert themes_of(cell, notes) == keys
    assert notes == ([("row-themes-left-out", "d")] if cell == ["a", "b", "c", "d"] else [])


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_themes_come_back_as_they_were_written(store: Store, tmp_path: Path, form: str) -> None:
    row = ROW | {"themes": ["Test and learn", "falls"]}
    assert take(store, lines(tmp_path, row)).added == 1
    exported, _ = give(store, form)
    if form == "jsonl":
        assert json.loads(exported) == row
    else:
        (read,) = csv.DictReader(io.StringIO(exported, newline=""))
        assert read["themes"] == "Test and learn;falls"


def test_a_row_without_themes_is_known_from_before_there_were_any(store: Store, tmp_path: Path) -> None:
    row = {name: cell for name, cell in ROW.items() if name != "external_id"}
    assert take(store, lines(tmp_path, row)).added == 1
    exported = json.loads(give(store)[0])
    assert "themes" not in exported
    assert take(store, lines(tmp_path, row | {"themes": []})).added == 0
    assert take(store, lines(tmp_path, row | {"themes": ["falls"]})).added == 1


def test_an_identifier_in_a_theme_is_hidden(store: Store, tmp_path: Path) -> None:
    report = take(store, lines(tmp_path, ROW | {"themes": ["999 398 2598"]}))
    assert [column for _, column, _ in report.found] == ["themes"]
    assert "398" not in give(store)[0]


def test_a_story_is_in_the_json_and_not_in_the_table(store: Store) -> None:
    world = World(store)
    amina = world.person("amina", "Ward 7", organisation=LOCAL[1])
    amina.where = amina.where.__class__(**{**amina.where.__dict__, "platform": LOCAL[0]})
    amina.say("learn Key on a hook")
    amina.say("learn Two clocks")
    amina.send(amina.say("story write L-1"), {"problem": "It was lost."})
    told, plain = (json.loads(line) for line in give(store)[0].splitlines())
    assert told["story"] == {"problem": "It was lost.", "points": "Key on a hook"}
    assert told["kind"] == "impact story"
    assert "story" not in plain
    (header, *_) = give(store, "csv")[0].splitlines()
    assert "story" not in header.split(",")
