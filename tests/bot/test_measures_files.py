"""A measure's values from a file, on the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.people.ports import LOCAL
from storage.unit_of_work import open_store
from tests.bot.measuring import PERCENTAGE, measure, values
from tests.talk import Talk, World, address

Import = Callable[..., int]


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path / 'x.db'}"
    monkeypatch.setenv("HUDDLELOG_DATABASE_URL", url)
    return url


@pytest.fixture
def amina(url: str) -> Talk:
    where = address("amina", "Ward 7")
    here = where.__class__(**{**where.__dict__, "platform": LOCAL[0], "organisation_key": LOCAL[1]})
    talk = Talk(World(open_store(url)).app, here)
    measure(talk, "Hand hygiene", **PERCENTAGE)
    measure(talk, "Falls")
    measure(talk, "Sepsis six", {"elements": "Cultures\nAntibiotics"}, shape="bundle")
    return talk


@pytest.fixture
def take(tmp_path: Path) -> Import:
    def run(text: str, name: str = "falls", *more: str, file: str = "values.csv", team: str = "ward 7") -> int:
        (tmp_path / file).write_bytes(text.encode("utf-8", errors="surrogateescape"))
        return main(["import", str(tmp_path / file), "--measure", name, "--team", team, *more])

    return run


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def test_values_with_denominators_and_notes(amina: Talk, take: Import, capsys: pytest.CaptureFixture[str]) -> None:
    text = "note,Denominator,value,DATE\nbusy,15,12,2024-11-03\n,,14/15,4 Nov 2024\n,15,,2024-11-05\n"
    assert take(text, "hand hygiene") == 0
    assert told(capsys) == ["Hand hygiene: 2 values added, 0 already there, 0 rows with faults."]
    assert values(amina, "M-1") == ["4 Nov 2024 14/15 (93.3%)", "3 Nov 2024 12/15 (80%), busy"]
    assert take(text, "M-1") == 0
    assert told(capsys) == ["Hand hygiene: 0 values added, 2 already there, 0 rows with faults."]


def test_faults_are_named_by_row_and_the_others_taken(
    amina: Talk, take: Import, capsys: pytest.CaptureFixture[str]
) -> None:
    amina.say("measure falls 9 on 2024-11-03")
    rows = ["date,value,who", "2024-11-01,1,sam", "2024-11-02,nan", "2024-11-03,3", "2024-11-01,2", "2999-01-01,1"]
    rows += ["2024-11-04,-1", "2024-11-05,4,x,y", "2024-11-06,1e400", "someday,5", "2024-11-07,\udcff", "2024-11-08,8"]
    assert take("\n".join(rows)) == 1
    assert told(capsys) == [
        "The column who is not known; it was left out in 3 rows.",
        "Row 3: I can’t read “nan” as a number. Try: 12, 12/15, 1,250 or 3.5.",
        "Row 4: 3 Nov 2024 has 9 already, and the file says 3. The value stays; change it in the chat, if it is wrong.",
        "Row 5: 1 Nov 2024 is there twice, as 1 and as 2. Please keep one.",
        "Row 6: 1 Jan 2999 is still to come. Record it when it is over.",
        "Row 7: -1 is below 0, and this measure cannot be. Please check it.",
        "Row 8 has more cells than the header",
        "Row 9: I can’t read “1e400” as a number. Try: 12, 12/15, 1,250 or 3.5.",
        "Row 10: I can’t read “someday” as a day. Try: 3 Nov, Friday, yesterday, or 2026-11-03.",
        "Row 11 holds characters that are not UTF-8; save the file as UTF-8",
        "Falls: 2 values added, 0 already there, 9 rows with faults.",
    ]
    assert values(amina, "M-2") == ["8 Nov 2024 8", "3 Nov 2024 9", "1 Nov 2024 1"]


def test_cases_of_a_bundle_are_counted(amina: Talk, take: Import, capsys: pytest.CaptureFixture[str]) -> None:
    rows = ["date,cultures,antibiotics", "2024-11-01,yes,yes", "2024-11-01,yes,no", "2024-11-01,,1", "2024-11-02,,"]
    rows += ["2024-11-03,yes,yes", "2024-11-03,perhaps,yes"]
    assert take("\n".join(rows), "sepsis six") == 1
    assert told(capsys) == [
        "Row 7: cultures: I can’t read “perhaps”. Write yes, no, or nothing where it does not apply.",
        "Sepsis six: 1 value added, 0 already there, 1 row with faults.",
    ]
    assert values(amina, "M-3") == ["1 Nov 2024 2/3 (66.7%)"]


def test_the_guard_reads_notes(amina: Talk, take: Import, capsys: pytest.CaptureFixture[str]) -> None:
    assert take("date,value,note\n2024-11-01,1,Pt 999 398 2598\n") == 0
    assert told(capsys)[0] == "The guard hid 1 identifier."
    assert values(amina, "M-2") == ["1 Nov 2024 1, Pt ●●● ●●● ●●●●"]


def test_a_number_of_a_patient_is_no_value(amina: Talk, take: Import, capsys: pytest.CaptureFixture[str]) -> None:
    assert take("date,value\n2024-11-01,9993982598\n2024-11-02,07700900123\n2024-11-03,4\n") == 1
    said = told(capsys)
    assert (
        said[0] == "Row 2: That looks like a patient’s or a telephone number, and was left out. Please check the file."
    )
    assert said[1].startswith("Row 3: That looks like")
    assert values(amina, "M-2") == ["3 Nov 2024 4"]


def test_a_dry_run_writes_nothing(amina: Talk, take: Import, capsys: pytest.CaptureFixture[str]) -> None:
    assert take("date,value\n2024-11-01,1\n", "falls", "--dry-run") == 0
    assert told(capsys)[0].startswith("Nothing was written. Falls: 1 value would be added")
    assert values(amina, "M-2") == []


@pytest.mark.parametrize(
    ("text", "more", "says"),
    [
        ("day,number\n", {}, "values.csv cannot be read: its first line has to have the columns date and value"),
        ("", {}, "values.csv cannot be read: its first line has to have the columns"),
        ("date,value,value\n", {}, "values.csv cannot be read: its first line names the column value twice"),
        ("date,value\n", {"file": "values.jsonl"}, "values.jsonl cannot be read: name it .csv"),
        (
            "date,value\n",
            {"name": "beds"},
            "ward 7 has no measure called beds. It has: Falls, Hand hygiene, Sepsis six.",
        ),
        ("date,value\n", {"team": "Ward 8"}, "There is no team called Ward 8."),
    ],
)
def test_a_file_that_cannot_be_taken_says_why(
    amina: Talk, take: Import, capsys: pytest.CaptureFixture[str], text: str, more: dict[str, str], says: str
) -> None:
    assert take(text, **more) == 2
    assert told(capsys)[-1].startswith(f"huddlelog: {says}")
