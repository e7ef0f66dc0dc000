"""The command line as a person at a terminal uses it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.people.audience import Audience
from bot.settings import BadSettings, Fault, Settings
from storage.unit_of_work import open_store

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
        "Seen by: each entry’s own team. With --visibility organisation everybody in the organisation finds them.",
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
    assert "ok   One organisation: Hillside Trust" in doctor.stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("import", "no.csv", "--team", "x"), "huddlelog: no.csv cannot be read: No such file or directory"),
        (("import", "no.txt", "--team", "x"), "huddlelog: no.txt cannot be read: name it .csv, or .jsonl"),
        (("import", "no.csv", "--team", "x" * 81), "huddlelog: A team's name has at most 80 characters"),
        (
            ("import", "no.csv", "--team", "x", "--measure", "Falls", "--visibility", "organisation"),
            "huddlelog: Values are seen as their measure is",
        ),
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


@pytest.mark.parametrize("path", ["garbage.db", "damaged.db"])
def test_a_file_that_is_no_database(tmp_path: Path, path: str) -> None:
    file = tmp_path / path
    if path == "damaged.db":
        url = f"sqlite:///{file}"
        run(tmp_path, "doctor", HUDDLELOG_DATABASE_URL=url)
        kept = file.read_bytes()
        file.write_bytes(kept[:100] + b"damaged" * (len(kept) // 7))
    else:
        file.write_text("no database " * 500, "utf-8")
    for command in ("export", "doctor"):
        done = run(tmp_path, command, HUDDLELOG_DATABASE_URL=f"sqlite:///{file}")
        assert done.returncode == 1
        assert path in done.stdout + done.stderr
        assert "Traceback" not in done.stderr


def test_an_option_of_the_database_that_there_is_not(tmp_path: Path) -> None:
    for option in ("nonsense=1", "port=abc"):
        url = f"postgresql://127.0.0.1:1/x?{option}&password=secret"
        done = run(tmp_path, "doctor", HUDDLELOG_DATABASE_URL=url)
        assert done.returncode == 1
        assert f"The database does not answer: postgresql://127.0.0.1:1/x?{option}&password=***." in done.stdout
        assert "secret" not in done.stdout + done.stderr


def test_the_playground_is_for_this_computer_alone(tmp_path: Path) -> None:
    done = run(tmp_path, "demo", HUDDLELOG_HOST="0.0.0.0")
    assert done.returncode == 2
    assert done.stderr.startswith("huddlelog: The playground speaks to anybody who reaches it")
    doctor = run(tmp_path, "doctor", HUDDLELOG_HOST="0.0.0.0")
    assert doctor.returncode == 1
    assert "mend  The playground does not start on 0.0.0.0:3978" in doctor.stdout


def test_an_import_that_everybody_sees(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(ENTRY, "utf-8")
    wide = ("import", str(file), "--team", "demo", "--visibility", "organisation")
    for done in (run(tmp_path, *wide, "--dry-run"), run(tmp_path, *wide)):
        assert "Seen by: everybody in the organisation." in done.stderr.splitlines()
    assert "Seen by" not in run(tmp_path, *wide).stderr, "nothing was added"
    with open_store(f"sqlite:///{tmp_path}/data/x.db").desk() as desk:
        ((organisation, _),) = desk.tenancy.organisations()
        stranger = desk.unit(Audience(organisation, frozenset()))
        assert [each.ref for each in stranger.learning.get_many(("L-1",))] == ["L-1"]


def test_long_values_do_not_stop_a_report(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    rows = [{"learned": "x", "kind": "k" * 5000, "c" * 5000: 1}, {"learned": "x", "team": "t" * 5000}]
    file.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    done = run(tmp_path, "import", str(file), "--team", "demo", "--team-from-column")
    assert done.returncode == 1
    assert f"the kind “{'k' * 60}…”" in done.stderr
    assert f"The column {'c' * 60}… is not known" in done.stderr
    assert done.stderr.endswith("1 entry added, 0 already there, 1 with faults.\n")


def test_every_fault_of_the_settings_at_once() -> None:
    bad = {"HUDDLELOG_DATABASE_URL": "mysql://x", "HUDDLELOG_PORT": "many", "HUDDLELOG_PUBLIC_URL": "example"}
    with pytest.raises(BadSettings) as error:
        Settings.from_env(bad)
    assert [fault.name for fault in error.value.faults] == list(bad)


def test_settings_by_default() -> None:
    assert Settings.from_env({}) == Settings("sqlite:///data/huddlelog.db", "127.0.0.1", 3978, "")


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("HUDDLELOG_DATABASE_URL", "sqlite://data/x.db", "setting-database-path"),
        ("HUDDLELOG_DATABASE_URL", "sqlite:///:memory:", "setting-database-path"),
        ("HUDDLELOG_DATABASE_URL", "sqlite:///x.db?timeout=abc", "setting-database-path"),
        ("HUDDLELOG_DATABASE_URL", "sqlite:x.db", "setting-database"),
        ("HUDDLELOG_DATABASE_URL", "postgresql://[bad", "setting-database-address"),
        ("HUDDLELOG_DATABASE_URL", "postgresql://h:abc/d", "setting-database-address"),
        ("HUDDLELOG_DATABASE_URL", "postgresql://h:/d", "setting-database-address"),
        ("HUDDLELOG_DATABASE_URL", "postgresql://h:99999/d", "setting-database-address"),
        ("HUDDLELOG_PORT", "9" * 5000, "setting-port"),
        ("HUDDLELOG_PUBLIC_URL", "http://[", "setting-public-url"),
        ("HUDDLELOG_PUBLIC_URL", "http://h:abc", "setting-public-url"),
    ],
)
def test_an_address_that_is_none(name: str, value: str, why: str) -> None:
    with pytest.raises(BadSettings) as error:
        Settings.from_env({name: value})
    assert error.value.faults == (Fault(name, why),)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://u:secret@h:1/d", "postgresql://u:***@h:1/d"),
        ("postgresql://u:12/se:cr@et@h/d", "postgresql://u:***@h/d"),
        ("postgresql://h/d?a=1&password=secret&b=2", "postgresql://h/d?a=1&password=***&b=2"),
        ("postgresql://h/d?sslpassword=secret", "postgresql://h/d?sslpassword=***"),
        ("postgresql://[::1]:5432/d", "postgresql://[::1]:5432/d"),
        ("sqlite:////srv/a:b@c.db", "sqlite:////srv/a:b@c.db"),
    ],
)
def test_no_password_is_shown(url: str, shown: str) -> None:
    assert Settings.from_env({"HUDDLELOG_DATABASE_URL": url}).database_without_password == shown


def test_which_hosts_are_this_computer() -> None:
    own = [host for host in ("", "localhost", "127.0.0.2", "::1", "0.0.0.0", "::", "ward7") if _settings(host).is_local]
    assert own == ["", "localhost", "127.0.0.2", "::1"]


def _settings(host: str) -> Settings:
    return Settings.from_env({"HUDDLELOG_HOST": host})
