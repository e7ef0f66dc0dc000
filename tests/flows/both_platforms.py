"""A Slack workspace and a Teams tenant that one process serves: two organisations, and nobody is in both."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.flows.browser import process
from tests.flows.driver import Somebody
from tests.flows.slack_driver import HERE, SlackDriver, environment, recording_slack
from tests.flows.teams_driver import TeamsDriver, recording_teams, tenant_of
from tests.running import OURS, SOURCE

IN_SLACK = ("Amina Yusuf", "Ben Carter")
IN_TEAMS = ("Dilys Evans", "Ewan Price", "Femi Ade")
WARD_IN_TEAMS = "Ward 9"
ADMINISTRATOR = "Ben Carter"
"""Of the workspace, as Slack says."""
AT_SITE = "Dilys Evans"
CODE = re.compile(r"[A-Z2-9]{4}(?:-[A-Z2-9]{4}){2}")


@dataclass(frozen=True)
class Both:
    slack: SlackDriver
    teams: TeamsDriver
    folder: Path
    """Of the process and its database."""


@contextmanager
def both_platforms(folder: Path, in_teams: Sequence[str] = IN_TEAMS) -> Iterator[Both]:
    """Asserts at the end that each platform would have taken all that was sent."""
    with recording_slack() as slack, recording_teams() as service:
        slack.users[HERE.users[ADMINISTRATOR]]["is_admin"] = True
        tenant = tenant_of(service, in_teams, WARD_IN_TEAMS)
        for name, account in tenant.accounts.items():
            service.members[account] = {"name": name}
        settings = {**environment(slack), **service.environment()}
        with process(folder, "serve", "--local", **settings) as address:
            both = Both(SlackDriver(address, slack), TeamsDriver(address, tenant, service, AT_SITE), folder)
            yield both
            assert both.slack.is_answered_in_time()
            assert both.teams.is_answered_in_time()


def command(folder: Path, *arguments: str) -> str:
    """A command of ours beside the process, on the same database; what it says."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    own |= {"PYTHONPATH": SOURCE, "HUDDLELOG_DATABASE_URL": f"sqlite:///{folder}/huddlelog.db"}
    done = subprocess.run(
        (sys.executable, "-m", "bot", *arguments), cwd=folder, env=own, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def becomes_administrator(both: Both, dilys: Somebody) -> None:
    """Slack says who administers it; in Teams it is whoever has the code of those who run the server."""
    said = command(both.folder, "admin")
    dilys.ask(f"admin {code_in(next(line for line in said.splitlines() if 'Teams' in line))}")
    dilys.latest("You administer Huddlelog here")


def code_in(words: str) -> str:
    found = CODE.search(words)
    assert found is not None, words
    return found[0]
