"""Files that are odd or broken: nothing is lost in silence, and nothing crashes."""

import csv
import hashlib
import io
import json
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from bot.importing import Import, Numbered, Report, UnreadableFile, rows_of
from bot.learning.model import UNDATED
from bot.learning.rows import COLUMNS, read_row
from bot.people.audience import Audience
from bot.people.model import OrganisationId
from bot.ports import Store
from bot.timing.clock import SystemClock
from tests.bot.test_importing import ROW, Row, faults, give, lines, organisation, take
from tests.patience import PATIENCE

MASKED = "●●● ●●● ●●●●"


def exported(store: Store) -> list[Row]:
    return [json.loads(line) for line in give(store)[0].splitlines()]


def csv_file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "rows.csv"
    path.write_text(text, "utf-8", newline="")
    return path


def test_no_hash_of_an_identifier_is_stored(store: Store, tmp_path: Path) -> None:
    hidden = ROW | {"external_id": "", "learned": "Was 999 398 2598."}
    take(store, lines(tmp_path, hidden))
    with store.read(Audience(organisation(store), frozenset())) as unit:
        (id,) = [entry.imported.external_id for entry in unit.learning.everything() if entry.imported]
    raw = json.dumps([hidden.get(column) for column in COLUMNS], ensure_ascii=False)
    assert hashlib.sha256(raw.encode()).hexdigest()[:24] not in id
    again = read_row(hidden | {"learned": f"Was {MASKED}."}, Counter())
    assert again.imported.external_id == id


def test_rows_that_read_the_same_once_masked_are_all_kept(store: Store, tmp_path: Path) -> None:
    blank = ROW | {"external_id": ""}
    rows = [blank | {"learned": f"Was {number}."} for number in ("999 398 2598", "999 123 4500", "999 398 2598")]
    path = lines(tmp_path, *rows)
    masked = [row["learned"] for row in exported(store)] if take(store, path).added == 3 else []
    assert len(masked) == 3
    assert take(store, path).added == 0


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_masked_ids_can_be_told_apart_elsewhere(store: Store, tmp_path: Path, form: str) -> None:
    rows = [ROW | {"external_id": id, "tags": []} for id in ("999 398 2598", "999 123 4500", "")]
    assert take(store, lines(tmp_path, *rows, ROW | {"external_id": None, "title": None})).added == 4
    out = tmp_path / f"out.{form}"
    out.write_text(give(store, form)[0], "utf-8", newline="")
    ids = [row["external_id"] for row in exported(store)]
    assert ids[2:] == ["", None]
    assert len({*ids[:2]}) == 2
    assert all(str(id).startswith("row-") for id in ids[:2])
    assert take(store, out).added == 0
    fresh = Import(store, SystemClock(), _elsewhere(store), "demo").run(rows_of(out))
    assert (fresh.added, fresh.there_already) == (4, 0)


def _elsewhere(store: Store) -> OrganisationId:
    with store.desk(writes=True) as desk:
        id = desk.tenancy.found("test", "elsewhere", "Elsewhere", SystemClock().now())
        desk.commit()
    return id


def test_an_identifier_is_seen_through_what_is_removed_later(store: Store, tmp_path: Path) -> None:
    report = take(store, lines(tmp_path, ROW | {"title": "999\x00398\ue0102598", "tags": ["9993\x079\ufeff82598"]}))
    assert [column for _, column, _ in report.found] == ["title", "tags"]
    assert "2598" not in json.dumps(exported(store))


def test_numbers_that_are_none_and_nul_characters(store: Store, tmp_path: Path) -> None:
    rows = ['{"learned": "x", "title": NaN}', '{"learned": "x", "source": -Infinity}', '{"learned": 1e999}']
    nul = ROW | {"tags": ["a\0b"], "source": "s\0", "team": "W\0ard", "external_id": "n\0", "odd\0": "x"}
    report = take(store, lines(tmp_path, *rows, nul))
    assert faults(report) == [(number, "row-not-a-number") for number in (1, 2, 3)]
    (row,) = exported(store)
    assert (row["tags"], row["source"], row["team"], row["external_id"]) == (["ab"], "s", "Ward", "n")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("March 2024", "2024-03-01"),
        ("Monday March 2024", "2024-03-01"),
        ("3 November 2026", "2026-11-03"),
        ("3/11/2026", "2026-11-03"),
        ("2026/11/03", "2026-11-03"),
        ("5 May 2024 10:00 PQR", "2024-05-05"),
        ("2024", None),
        ("14 March", None),
        ("12:30 2024", None),
        ("Friday 2024", None),
        ("3/4/24 10:00:00.2024", None),
        ("1 May 2024" + " " * 100 + "x" * 100, None),
    ],
)
def test_a_date_never_depends_on_today(written: str, read: str | None) -> None:
    row = read_row(ROW | {"date": written}, Counter())
    assert row.day.isoformat() == (read or UNDATED.isoformat())
    assert [key for key, _ in row.notes] == ([] if read else ["row-date-not-read"])


@pytest.mark.parametrize("header", ["learned,learned", "title,learned,title", '"learned\nx', '"learned" x', ""])
def test_a_header_that_cannot_be_read(tmp_path: Path, header: str) -> None:
    with pytest.raises(UnreadableFile) as error:
        list(rows_of(csv_file(tmp_path, f"{header}\na,b\n")))
    assert error.value.key == ("file-column-twice" if ",learned" in header else "file-columns")


def test_a_repeated_id_with_other_words_is_told(store: Store, tmp_path: Path) -> None:
    path = lines(tmp_path, ROW, ROW, ROW | {"learned": "Something else."})
    for added in (1, 0):
        report = take(store, path)
        assert (report.added, report.there_already, report.notes) == (added, 3 - added, [(3, "row-same-id", "a1")])


def test_csv_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    path = csv_file(tmp_path, 'learned\nfirst\n\n"two\nlines"\n\nlast\n')
    assert [number for number, _ in rows_of(path)] == [2, 4, 6]


@pytest.mark.parametrize("rest", ["last,x\nbad\n", 'last,x\n"quoted",x\ngood,x\n'])
def test_a_quote_left_open_is_reported_where_it_begins(store: Store, tmp_path: Path, rest: str) -> None:
    report = take(store, csv_file(tmp_path, f'learned,title\ngood,x\n"open,x\n{rest}'))
    ((number, fault),) = report.faults
    assert (number, fault.key, fault.values_of) == (3, "row-quote-open", {"count": 2})
    assert report.added == (2 if "quoted" in rest else 1)


def test_team_names_are_tidied_and_never_cut(store: Store, tmp_path: Path) -> None:
    names = [" Ward \u202e\t 7\u00a0", "Ward 7", "W" * 81, "W" * 80, "\u202e "]
    rows = [ROW | {"external_id": str(number), "team": name} for number, name in enumerate(names)]
    report = take(store, lines(tmp_path, *rows), from_column=True)
    assert report.teams == {"Ward 7": 2, "W" * 80: 1, "demo": 1}
    assert faults(report) == [(3, "row-too-long")]
    assert exported(store)[0]["team"] == names[0]


def test_an_id_too_long_for_an_index(store: Store, tmp_path: Path) -> None:
    assert faults(take(store, lines(tmp_path, ROW | {"external_id": "x" * 20_000}))) == [(1, "row-too-long")]


def test_notes_are_short_and_harmless(store: Store, tmp_path: Path) -> None:
    report = take(store, lines(tmp_path, ROW | {"kind": "\x1b[31m" + "x" * 5000, "date": "y" * 5000}))
    assert [value for _, _, value in report.notes] == ["y" * 60 + "…", "[31m" + "x" * 56 + "…"]


@pytest.mark.parametrize("tags", [["a;b", "c,d"], ['["x"]'], ["[x", "y"], [" a", "b"], [], ["a"]])
def test_tags_keep_their_separators_through_csv(store: Store, tmp_path: Path, tags: list[str]) -> None:
    take(store, lines(tmp_path, ROW | {"tags": tags}))
    text = give(store, "csv")[0]
    (cell,) = [row["tags"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    assert cell.startswith("[") == ((tags[:1] or [""])[0] in ("a;b", '["x"]', "[x"))
    (row,) = [row for _, row in rows_of(csv_file(tmp_path, text)) if isinstance(row, dict)]
    there = read_row(row, Counter())
    assert there.content.tags == read_row(ROW | {"tags": tags}, Counter()).content.tags


def test_tags_as_json_text_are_guarded_and_come_back(store: Store, tmp_path: Path) -> None:
    cells = ['[ "a;b", "c" ]', '["\\u0039993982598", "c"]', '["a\\u0000b"]', "[" * 100_000]
    written = io.StringIO(newline="")
    csv.writer(written).writerows([("external_id", "learned", "tags"), *((cell[:9], "x", cell) for cell in cells)])
    assert take(store, csv_file(tmp_path, written.getvalue())).added == 4
    back = [row["tags"] for row in csv.DictReader(io.StringIO(give(store, "csv")[0], newline=""))]
    assert back == [cells[0], "●●●●●●●●●●;c", *cells[2:]]


def test_two_imports_of_one_file_at_once(store: Store, tmp_path: Path) -> None:
    path = lines(tmp_path, *(ROW | {"external_id": str(number)} for number in range(450)))
    here, both_have_looked = organisation(store), Barrier(2)

    def numbered() -> Iterator[Numbered]:
        both_have_looked.wait(PATIENCE)
        yield from rows_of(path)

    def work(_: int) -> Report:
        return Import(store, SystemClock(), here, "demo").run(numbered())

    with ThreadPoolExecutor(2) as pool:
        reports = list(pool.map(work, range(2)))
    assert sum(report.added for report in reports) == 450
    assert sum(report.there_already for report in reports) == 450
    assert sum(report.teams["demo"] for report in reports) == 450
    assert len(exported(store)) == 450


def test_a_fault_of_ours_in_a_batch_is_not_swallowed(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise LookupError

    monkeypatch.setattr("bot.importing.new_entry", broken)
    with pytest.raises(LookupError):
        take(store, lines(tmp_path, ROW))
