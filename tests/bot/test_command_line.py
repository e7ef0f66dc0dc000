"""The command line as a person at a terminal uses it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import BadSettings, Settings

ENTRY = '{"external_id": "1", "learned": "Key on a hook", "team": "Ward 7"}\n'


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    settings = {"HUDDLELOG_DATABASE_URL": f"sqlite:///{folder}/data/x.db", **environment}
    command = [sys.executable, "-m", "bot", *arguments]
    env = {name: value for name, value in os.environ.items() if not name.startswith("HUDDLELOG")} | settings
    return subprocess.run(command, capture_output=True, text=True, env=env, check=False)


def test_import_export_and_doctor(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(ENTRY + "{bad\n", "utf-8")
    done = run(tmp_path, "import", str(file), "--team", "demo")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "Row 2 is not a JSON object",
        "1 entry added, 0 already there, 1 with faults.",
    ]
    given = run(tmp_path, "export")
    assert json.loads(given.stdout)["team"] == "Ward 7"
    assert given.stderr == "1 entry written. Nothing in them was masked.\n"
    csv = tmp_path / "out.csv"
    assert run(tmp_path, "export", "--format", "csv", "--out", str(csv)).stdout == ""
    assert (
        csv.read_text("utf-8").splitlines()[0]
        == "external_id,date,title,happened,learned,kind,tags,team,source,licence"
    )
    doctor = run(tmp_path, "doctor")
    assert doctor.returncode == 0
    assert "ok   One organisation: This computer" in doctor.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("import", "no.csv", "--team", "x"), "huddlelog: no.csv cannot be read: No such file or directory"),
        (("import", "no.txt", "--team", "x"), "huddlelog: no.txt cannot be read: name it .csv, or .jsonl"),
        (("import", "no.csv"), "huddlelog: Say which team the entries are for"),
        (("serve",), "huddlelog: No chat platform is configured"),
        (("export", "--organisation", "x"), "huddlelog: There is no organisation called x."),
    ],
)
def test_what_cannot_be_done_says_what_to_do(tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    done = run(tmp_path, *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith(says)
    assert "Traceback" not in done.stderr


def test_a_database_that_is_away(tmp_path: Path) -> None:
    away = "postgresql://somebody:secret@127.0.0.1:1/x"
    done = run(tmp_path, "export", HUDDLELOG_DATABASE_URL=away)
    assert done.returncode == 1
    assert "postgresql://somebody:***@127.0.0.1:1/x" in done.stderr
    doctor = run(tmp_path, "doctor", HUDDLELOG_DATABASE_URL=away)
    assert doctor.returncode == 1
    assert "The database does not answer" in doctor.stdout
    assert "secret" not in done.stderr + doctor.stdout + doctor.stderr


def test_the_playground_is_for_this_computer_alone(tmp_path: Path) -> None:
    done = run(tmp_path, "demo", HUDDLELOG_HOST="0.0.0.0")
    assert done.returncode == 2
    assert done.stderr.startswith("huddlelog: The playground speaks to anybody who reaches it")


def test_every_fault_of_the_settings_at_once() -> None:
    bad = {"HUDDLELOG_DATABASE_URL": "mysql://x", "HUDDLELOG_PORT": "many", "HUDDLELOG_PUBLIC_URL": "example"}
    with pytest.raises(BadSettings) as error:
        Settings.from_env(bad)
    assert [fault.name for fault in error.value.faults] == list(bad)


def test_settings_by_default() -> None:
    assert Settings.from_env({}) == Settings("sqlite:///data/huddlelog.db", "127.0.0.1", 3978, "")
