"""`huddlelog chart`: what it prints, what it writes, and what it says of a file that is not as it should be."""

import io
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from bot.__main__ import main

WEEKS = tuple(f"2026-{month:02}-{day:02}" for month in (1, 2, 3) for day in (2, 9, 16, 23))
WAITS = (12, 14, 11, 13, 15, 10, 14, 11, 13, 10, 15, 12)
PNG = b"\x89PNG\r\n"

Out = pytest.CaptureFixture[str]


def _file(folder: Path, text: str | bytes, name: str = "waits.csv") -> str:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def _waits(folder: Path, values: Sequence[object] = WAITS) -> str:
    return _file(folder, "date,value\n" + "".join(f"{day},{value}\n" for day, value in zip(WEEKS, values)))


def test_the_reading_and_a_table_of_phases(tmp_path: Path, capsys: Out) -> None:
    assert main(["chart", _waits(tmp_path), "--phase-after", "10"]) == 0
    said, nothing = capsys.readouterr()
    assert said.splitlines() == [
        "waits: Run chart, 12 points",
        "▄▇▂▅█▁▇▂▅▁█▄",
        "Too few points to tell yet since the new line began (2 of 10).",
        "",
        "Phase  Points  Off the median  Longest run    Crossings       Centre  Limits",
        "1      1–10    10              2 (at most 6)  8 (at least 2)  12.5    –",
        "2      11–12   2               1 (at most 4)  1 (at least 0)  13.5    –",
    ]
    assert nothing == ""


def test_limits_and_what_is_outside(tmp_path: Path, capsys: Out) -> None:
    assert main(["chart", _waits(tmp_path, (*WAITS[:11], 40)), "--type", "i", "--exclude", "12"]) == 0
    said = capsys.readouterr().out
    assert "1 point is outside the limits." in said
    assert "No signal" in said
    assert said.splitlines()[-1].endswith("12.5    4.3 – 20.8")


def test_where_a_new_phase_may_begin(tmp_path: Path, capsys: Out) -> None:
    days = [f"2026-{month:02}-{day:02}" for month in range(1, 9) for day in (5, 12, 19)]
    values = (11, 9, 12, 8, 11, 9, 11, 8, 12, 9, 11, 8, *(20, 22) * 6)
    rows = "".join(f"{day},{value}\n" for day, value in zip(days, values))
    assert main(["chart", _file(tmp_path, f"date,value\n{rows}"), "--freeze", "12"]) == 0
    assert "a new phase may begin there: --phase-after 12" in capsys.readouterr().out
    assert main(["chart", str(tmp_path / "waits.csv")]) == 0
    assert "--phase-after" not in capsys.readouterr().out


def test_json(tmp_path: Path, capsys: Out) -> None:
    path = _file(tmp_path, "date,value,denominator\n2026-01-02,1,4\n2026-01-03,,4\n2026-01-04,2,4\n")
    assert main(["chart", path, "--type", "p", "--multiply", "100", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["phases"] == [
        {
            "part": 1,
            "first": 1,
            "last": 3,
            "n_obs": 3,
            "n_useful": 2,
            "longest_run": 1,
            "longest_run_max": 4,
            "crossings": 1,
            "crossings_min": 0,
            "runs_signal": False,
            "centre": 37.5,
        }
    ]
    assert found["points"]["date"] == ["2026-01-02", "2026-01-03", "2026-01-04"]
    assert found["points"]["y"] == [25.0, None, 50.0]
    assert found["points"]["upper"] == [100.0, 100.0, 100.0]
    assert found["points"]["outside"] == [False, False, False]
    assert set(found["points"]) == {"date", "y", "centre", "lower", "upper", "outside"}
    assert set(found) == {"phases", "points"}


def test_json_of_an_xmr_chart(tmp_path: Path, capsys: Out) -> None:
    path = _waits(tmp_path, (*WAITS[:11], 40))
    assert main(["chart", path, "--type", "xmr", "--target", "9", "--direction", "decrease", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["points"]["special_cause_type"] == ["Common Cause"] * 11 + ["Above UCL"]
    assert found["points"]["point_type"][-1] == "special_cause_concern"
    assert found["summary"] == {"variation_type": "special_cause_concern", "assurance_type": "inconsistent"}


def test_ihi_rules_also_say_how_many_crossings_are_ordinary(tmp_path: Path, capsys: Out) -> None:
    assert main(["chart", _waits(tmp_path), "--rules", "ihi", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["phases"][0]["crossings_max"] == 10


def test_a_picture(tmp_path: Path, capsys: Out) -> None:
    picture = tmp_path / "waits.png"
    assert main(["chart", _waits(tmp_path), "--png", str(picture), "--json"]) == 0
    assert picture.read_bytes().startswith(PNG)
    said, aside = capsys.readouterr()
    assert json.loads(said)["phases"]
    assert str(picture) in aside
    assert main(["chart", _waits(tmp_path), "--png", str(tmp_path / "no" / "waits.png")]) == 2


def test_it_needs_no_settings(tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUDDLELOG_PORT", "no number")
    assert main(["chart", _waits(tmp_path)]) == 0


def test_a_terminal_that_knows_no_blocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="ascii"))
    assert main(["chart", _waits(tmp_path)]) == 0
    sys.stdout.flush()
    assert b"No signal: what you see is ordinary variation around 12.5." in out.getvalue()


def test_rows_in_any_order_blank_lines_spaces_and_a_byte_order_mark(tmp_path: Path, capsys: Out) -> None:
    main(["chart", _waits(tmp_path), "--json"])
    expected = capsys.readouterr().out
    rows = [f' {day} , "{value}"'.replace(', "', ',"') for day, value in zip(WEEKS, WAITS)]
    text = "\ufeffDate, Value \r\n\r\n" + "\r\n".join(reversed(rows)) + "\r\n\r\n"
    assert main(["chart", _file(tmp_path, text), "--json"]) == 0
    assert capsys.readouterr().out == expected


def test_a_header_alone_and_values_that_are_all_missing(tmp_path: Path, capsys: Out) -> None:
    for text in ("date,value\n", "date,value\n2026-01-01,\n2026-01-02,\n"):
        assert main(["chart", _file(tmp_path, text)]) == 0
        assert "There are no values yet." in capsys.readouterr().out


HEAD = "date,value,denominator\n"


@pytest.mark.parametrize(
    ("text", "arguments", "where", "why"),
    [
        ("", (), "line 1, column date", "empty"),
        ("\n \n", (), "line 1, column date", "empty"),
        ("day,value\n", (), "line 1, column date", "“day,value”"),
        ("date;value\n", (), "line 1, column date", "“date;value”"),
        ("date\n", (), "line 1, column value", "date,value"),
        ("date,value,of\n", (), "line 1, column denominator", "“date,value,of”"),
        ("date,value,denominator,note\n", (), "line 1, column 4", "more than 3"),
        (b"date,value\n2026-01-01,1\0\n", (), "line 2, column value", "NUL"),
        (b"date,value\n2026-01-01,\xff\n", (), "line 2, column value", "UTF-8"),
        ("date,value\n".encode("utf-16"), (), "line 1, column date", "NUL"),
        ('date,value\n2026-01-01,"1\n', (), "line 2, column date", "quotation mark"),
        ("date,value\n2026-01-01,1,2\n", (), "line 2, column 3", "more than 2"),
        ("date,value\n2026-01-01\n", (), "line 2, column value", "2 columns"),
        ("date,value\n,1\n", (), "line 2, column date", "no date"),
        ("date,value\n3/11/2026,1\n", (), "line 2, column date", "“3/11/2026”"),
        ("date,value\n2026-02-30,1\n", (), "line 2, column date", "2026-02-30"),
        ("date,value\n0000-01-01,1\n", (), "line 2, column date", "0000-01-01"),
        ("date,value\n2026-01-01,1\n\n2026-01-01,2\n", (), "line 4, column date", "line 2 already"),
        ("date,value\n2026-01-01,twelve\n", (), "line 2, column value", "“twelve”"),
        ("date,value\n2026-01-01,12%\n", (), "line 2, column value", "“12%”"),
        ("date,value\n2026-01-01,nan\n", (), "line 2, column value", "“nan”"),
        ("date,value\n2026-01-01,1_0\n", (), "line 2, column value", "“1_0”"),
        ("date,value\n2026-01-01,١\n", (), "line 2, column value", "no number"),
        ("date,value\n2026-01-01,1e400\n", (), "line 2, column value", "no measurement"),
        ("date,value\n2026-01-01,1e200\n", (), "line 2, column value", "no measurement"),
        (HEAD + "2026-01-01,1,-2\n", (), "line 2, column denominator", "below 0"),
        (HEAD + "2026-01-01,1,0\n", ("--type", "u"), "line 2, column denominator", "denominator is 0"),
        (HEAD + "2026-01-01,1,1e-200\n", (), "line 2, column denominator", "no measurement"),
        (HEAD + "2026-01-02,3,2\n2026-01-01,1,1\n", ("--type", "p"), "line 2, column value", "above the denominator"),
        (HEAD + "2026-01-01,-1,2\n", ("--type", "u"), "line 2, column value", "below 0"),
        ("date,value\n2026-01-01,-1\n", ("--type", "c"), "line 2, column value", "below 0"),
        ("date,value\n2026-01-01,0\n", ("--type", "t"), "line 2, column value", "above 0"),
        ("date,value\n2026-01-01,1\n", ("--type", "pp"), "line 1, column denominator", "third column"),
        ("date,value\n2026-01-01,1\n", ("--multiply", "0"), "waits.csv", "--multiply"),
        ("date,value\n2026-01-01,1\n", ("--type", "c", "--centre=-1"), "waits.csv", "--centre"),
        ("date,value\n2026-01-01,1\n", ("--target", "1e200"), "waits.csv", "--target"),
        ("date,value\n2026-01-01,1\n", ("--exclude", "2"), "--exclude 2", "1 point"),
        ("date,value\n2026-01-01,1\n", ("--phase-after", "1"), "--phase-after 1", "1 point"),
    ],
)
def test_faults(
    tmp_path: Path, capsys: Out, text: str | bytes, arguments: tuple[str, ...], where: str, why: str
) -> None:
    assert main(["chart", _file(tmp_path, text), *arguments]) == 2
    nothing, said = capsys.readouterr()
    assert nothing == ""
    assert said.startswith("huddlelog: ")
    assert len(said.splitlines()) == 1
    assert f"{where}: " in said
    assert why in said


def test_all_faults_are_said_at_once_and_many_are_counted(tmp_path: Path, capsys: Out) -> None:
    rows = "".join(f"{day},{'x' if i % 2 else ''}\n" for i, day in enumerate(WEEKS))
    assert main(["chart", _file(tmp_path, f"date,value\n{rows}")]) == 2
    assert [line.split(", ")[1] for line in capsys.readouterr().err.splitlines()] == [
        "line 3",
        "line 5",
        "line 7",
        "line 9",
        "line 11",
        "line 13",
    ]
    assert main(["chart", _file(tmp_path, "date,value\n" + "x,y\n" * 50)]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == "… and 60 more like these"


@pytest.mark.parametrize("options", [("--freeze", "0"), ("--centre", "nan"), ("--type", "pie"), ("--exclude", "x")])
def test_options_that_cannot_be(tmp_path: Path, capsys: Out, options: tuple[str, str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["chart", _waits(tmp_path), *options])
    assert stopped.value.code == 2
    assert options[0] in capsys.readouterr().err


def test_files_that_are_none(tmp_path: Path, capsys: Out) -> None:
    assert main(["chart", str(tmp_path / "none.csv")]) == 2
    assert main(["chart", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count("cannot be read") == 2
    assert main(["chart", "/dev/zero"]) == 2
    assert "line 1, column date" in capsys.readouterr().err


def test_a_picture_that_cannot_be_written(tmp_path: Path, capsys: Out) -> None:
    file = _file(tmp_path, "date,value\n2026-01-01,1\n")
    for place in (tmp_path, tmp_path / "none" / "x.png"):
        assert main(["chart", file, "--png", str(place)]) == 2
        assert f"{place} cannot be written: " in capsys.readouterr().err


def test_ten_thousand_points(tmp_path: Path, capsys: Out) -> None:
    rows = "".join(f"{date.fromordinal(720_000 + i)},{i * 7919 % 101}\n" for i in range(10_000))
    assert main(["chart", _file(tmp_path, f"date,value\n{rows}"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["phases"][0]["n_obs"] == 10_000
