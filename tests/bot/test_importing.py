"""Files of learning entries, in and out again."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.exporting import Exported, export
from bot.importing import Import, Report, rows_of
from bot.learning.rows import COLUMNS
from bot.people.model import OrganisationId
from bot.people.ports import LOCAL
from bot.ports import Store
from bot.timing.clock import SystemClock
from storage.unit_of_work import open_store
from tests import shared
from tests.talk import World, text

Row = dict[str, object]
ROW: Row = {
    "external_id": "a1",
    "date": "2024-03-23",
    "title": "Red lanyard",
    "happened": "",
    "learned": "The key is found.",
    "kind": "worked",
    "tags": ["keys"],
    "team": "Ward 7",
    "source": "a blog",
    "licence": "CC0",
}


def organisation(store: Store) -> OrganisationId:
    with store.desk(writes=True) as desk:
        id = desk.tenancy.found(*LOCAL, "Here", SystemClock().now())
        desk.commit()
    return id


def take(store: Store, path: Path, team: str = "demo", *, from_column: bool = False, dry_run: bool = False) -> Report:
    work = Import(store, SystemClock(), organisation(store), team, from_column, dry_run)
    return work.run(rows_of(path))


def give(store: Store, form: str = "jsonl") -> tuple[str, Exported]:
    out = io.StringIO(newline="")
    done = export(store, organisation(store), form, out)
    return out.getvalue(), done


def lines(tmp_path: Path, *rows: Row | str) -> Path:
    path = tmp_path / "rows.jsonl"
    written = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("\n".join(written) + "\n", "utf-8", errors="surrogateescape")
    return path


def faults(report: Report) -> list[tuple[int, str]]:
    return [(number, fault.key) for number, fault in report.faults]


def test_the_real_entries_come_back_field_for_field(store: Store) -> None:
    path = shared.data("learning_items.jsonl")
    first = take(store, path)
    assert (first.added, first.there_already, first.faults) == (553, 0, [])
    again = take(store, path)
    assert (again.added, again.there_already) == (0, 553)
    exported, done = give(store)
    given_rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    back = [json.loads(line) for line in exported.splitlines()]
    differing = [(a, b) for a, b in zip(given_rows, back) if a != b]
    assert len(back) == 553
    assert (len(differing), done.entries_masked, done.masked) == (4, 4, first.masked)
    for before, after in differing:
        changed = [column for column in before if before[column] != after[column]]
        assert set(changed) <= {"happened", "learned"}
        for column in changed:
            kept = [a == b or b == "●" for a, b in zip(before[column], after[column])]
            assert all(kept)
            assert len(before[column]) == len(after[column])


def test_imported_entries_are_found_by_the_team(store: Store) -> None:
    take(store, shared.data("learning_items.jsonl"), from_column=True)
    world = World(store)
    cloud = world.person("amina", "cloud-platform")
    where = cloud.where.__class__(**{**cloud.where.__dict__, "platform": LOCAL[0], "organisation_key": LOCAL[1]})
    cloud.where = where
    assert "cloud-platform: " in text(cloud.say("find database team:cloud-platform"))


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_what_is_odd_comes_back_as_it_was_written(store: Store, tmp_path: Path, form: str) -> None:
    odd = ROW | {
        "date": "14 June 2025",
        "title": "  Spaces and a non-breaking one\u00a0",
        "learned": "Line\r\nanother \u202e line\n",
        "kind": "Did not work",
        "tags": ["Drug Round", "keys"],
        "team": " Ward 7 ",
    }
    undated = ROW | {"external_id": "a2", "date": "some day in spring", "kind": "nonsense", "tags": []}
    if form == "csv":
        path = tmp_path / "rows.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows([odd | {"tags": "Drug Round;keys"}, undated | {"tags": ""}])
        rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")))
    else:
        undated["date"] = None
        path = lines(tmp_path, odd, undated)
        rows = [odd, undated]
    assert take(store, path).added == 2
    exported, _ = give(store, form)
    if form == "csv":
        assert list(csv.DictReader(io.StringIO(exported, newline=""))) == rows
    else:
        assert [json.loads(line) for line in exported.splitlines()] == rows


def test_good_rows_are_kept_and_bad_ones_reported_by_number(store: Store, tmp_path: Path) -> None:
    path = lines(
        tmp_path,
        ROW,
        "{not json",
        '["a list"]',
        ROW | {"external_id": "b", "learned": " ", "happened": ""},
        ROW | {"external_id": "c", "learned": "x" * 3001},
        ROW | {"external_id": "d", "title": ["a"]},
        '{"learned": "bad \udce9 bytes"}',
        ROW | {"external_id": "e", "colour": "red"},
        ROW,
    )
    report = take(store, path)
    assert faults(report) == [
        (2, "row-not-json"),
        (3, "row-not-json"),
        (4, "row-empty"),
        (5, "row-too-long"),
        (6, "row-not-text"),
        (7, "row-not-utf8"),
    ]
    assert (report.added, report.there_already) == (2, 1)
    assert report.unknown_columns == {"colour": 1}
    assert len(give(store)[0].splitlines()) == 2


def test_a_csv_with_broken_rows(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text('learned,team\ngood one,Ward 7\nbad,one,too many\nanother,Ward 3\n"unclosed', "utf-8")
    report = take(store, path, from_column=True)
    assert faults(report) == [(3, "row-too-many-cells"), (5, "row-not-csv")]
    assert report.teams == {"Ward 7": 1, "Ward 3": 1}


def test_rows_without_an_id_are_still_taken_once(store: Store, tmp_path: Path) -> None:
    path = lines(tmp_path, ROW | {"external_id": ""}, ROW | {"external_id": "", "learned": "Another"})
    assert take(store, path).added == 2
    assert take(store, path).added == 0
    assert [json.loads(line)["external_id"] for line in give(store)[0].splitlines()] == ["", ""]


def test_entries_are_spread_over_their_teams(store: Store, tmp_path: Path) -> None:
    rows = [ROW | {"external_id": str(n), "team": team} for n, team in enumerate(["A", "B", "", "b"])]
    report = take(store, lines(tmp_path, *rows), team="Rest", from_column=True)
    assert report.teams == {"A": 1, "B": 1, "Rest": 1, "b": 1}
    with store.desk() as desk:
        assert {name for _, name in desk.tenancy.rooms(*LOCAL)} == {"A", "B", "Rest"}
    nobody = take(store, lines(tmp_path, ROW | {"external_id": "9", "team": ""}), team="", from_column=True)
    assert faults(nobody) == [(1, "row-no-team")]


def test_a_dry_run_writes_nothing(store: Store, tmp_path: Path) -> None:
    assert take(store, lines(tmp_path, ROW), dry_run=True).added == 1
    assert give(store)[0] == ""


def test_identifiers_are_masked_listed_and_counted_wherever_they_stand(store: Store, tmp_path: Path) -> None:
    row = ROW | {
        "external_id": "999 398 2598",
        "title": "Call 07700 900123",
        "tags": ["a@example.com"],
        "source": "DOB 14/03/1951",
    }
    report = take(store, lines(tmp_path, row))
    assert [(number, column) for number, column, _ in report.found] == [
        (1, "external_id"),
        (1, "title"),
        (1, "tags"),
        (1, "source"),
    ]
    exported, done = give(store)
    assert (done.masked, done.entries_masked) == (4, 1)
    for secret in ("398 2598", "900123", "example", "1951"):
        assert secret not in exported
    assert take(store, lines(tmp_path, row)).added == 0


def test_what_was_written_in_chat_is_exported_with_all_its_fields(store: Store) -> None:
    world = World(store)
    amina = world.person("amina", "Ward 7", organisation=LOCAL[1])
    amina.where = amina.where.__class__(**{**amina.where.__dict__, "platform": LOCAL[0]})
    second = amina.send(amina.say("learn"), {"learned": "Key on a hook", "kind": "idea"}, action="more")
    amina.send(second, {"why": "One place", "setting": "rural"})
    (row,) = [json.loads(line) for line in give(store)[0].splitlines()]
    assert row["external_id"].endswith(":L-1")
    assert (row["learned"], row["kind"], row["team"], row["why"], row["setting"]) == (
        "Key on a hook",
        "idea",
        "Ward 7",
        "One place",
        "rural",
    )


_cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
_days = st.one_of(st.none(), st.dates().map(str), st.sampled_from(["14 June 2025", "3/4/2025", "soon", "2025"]))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.fixed_dictionaries(
        {
            "date": _days,
            "title": _cells,
            "learned": _cells.filter(str.strip),
            "kind": _cells,
            "tags": st.lists(_cells, max_size=3),
            "team": _cells,
        }
    )
)
def test_any_row_comes_back_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, row: dict[str, object]) -> None:
    tmp_path = tmp_path_factory.mktemp("any")
    store = open_store(f"sqlite:///{tmp_path}/x.db")
    full = dict.fromkeys(COLUMNS, "") | {"external_id": "x1"} | row
    report = take(store, lines(tmp_path, full))
    if report.added and not report.masked:
        assert json.loads(give(store)[0]) == full
    else:
        assert report.masked or faults(report) == [(1, "row-empty")]
    store.close()
