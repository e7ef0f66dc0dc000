"""The command line about platforms: what to set up, and what is missing."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.adapters.slack.fake_api import TOKEN, FakeSlack

APP_ID = "11111111-2222-3333-4444-555555555555"
TEAMS = {"MicrosoftAppId": APP_ID, "MicrosoftAppPassword": "passw0rd", "MicrosoftAppTenantId": "tenant"}
URL = {"HUDDLELOG_PUBLIC_URL": "https://huddlelog.example.org"}


def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "Microsoft"))}
    environment = inherited | {"HUDDLELOG_DATABASE_URL": f"sqlite:///{folder}/huddlelog.db"} | variables
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)


def test_the_manifest_for_slack(tmp_path: Path) -> None:
    manifest = json.loads(run(tmp_path, "manifest", "slack", **URL).stdout)
    commands = {each["command"]: each["url"] for each in manifest["features"]["slash_commands"]}
    own = ("/learn", "/pdsa", "/huddle", "/measure", "/digest", "/huddlelog")
    assert commands == dict.fromkeys(own, "https://huddlelog.example.org/slack/events")
    without_url = run(tmp_path, "manifest", "slack")
    assert (without_url.returncode, without_url.stdout) == (2, "")
    assert "HUDDLELOG_PUBLIC_URL" in without_url.stderr
    socket = json.loads(run(tmp_path, "manifest", "slack", "--socket-mode").stdout)
    assert socket["settings"]["socket_mode_enabled"] is True


def test_the_package_for_teams(tmp_path: Path) -> None:
    file = tmp_path / "huddlelog.zip"
    done = run(tmp_path, "manifest", "teams", "--out", str(file), **TEAMS, **URL)
    assert (done.returncode, done.stderr) == (0, f"Written: {file}\n")
    with zipfile.ZipFile(file) as package:
        assert sorted(package.namelist()) == ["color.png", "manifest.json", "outline.png"]
        assert json.loads(package.read("manifest.json"))["bots"][0]["botId"] == APP_ID
    assert "MicrosoftAppId" in run(tmp_path, "manifest", "teams", "--out", str(file)).stderr
    assert "--out" in run(tmp_path, "manifest", "teams", **TEAMS).stderr
    nowhere = run(tmp_path, "manifest", "teams", "--out", str(tmp_path / "no" / "x.zip"), **TEAMS)
    assert (nowhere.returncode, "Traceback" in nowhere.stderr) == (2, False)


def test_serve_without_a_platform_says_where_to_look(tmp_path: Path) -> None:
    done = run(tmp_path, "serve")
    assert done.returncode == 2
    assert "docs/slack.md and docs/teams.md" in done.stderr


def test_the_doctor_asks_slack_and_names_what_is_missing(tmp_path: Path) -> None:
    with FakeSlack().in_thread() as slack:
        by_http = {"SLACK_SIGNING_SECRET": "0123456789abcdef" * 2, "SLACK_BOT_TOKEN": TOKEN, "SLACK_API_URL": slack.url}
        told = by_http | URL
        assert run(tmp_path, "doctor", **told).returncode == 0
        without_url = run(tmp_path, "doctor", **by_http)
        assert without_url.returncode == 1
        assert "no public address is set" in without_url.stdout
        slack.refuse("auth.test", "invalid_auth")
        refused = run(tmp_path, "doctor", **told)
        assert refused.returncode == 1
        assert "docs/slack.md" in refused.stdout
        assert TOKEN not in refused.stdout + refused.stderr
