"""A Slack workspace and a Teams tenant that one process serves: two organisations, and nobody is in both."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.flows.browser import process
from tests.flows.slack_driver import HERE, SlackDriver, environment, recording_slack
from tests.flows.teams_driver import TeamsDriver, recording_teams, tenant_of
from tests.running import OURS, SOURCE

IN_SLACK = ("Amina Yusuf", "Ben Carter")
IN_TEAMS = ("Dilys Evans", "Ewan Price", "Femi Ade")
WARD_IN_TEAMS = "Ward 9"
ADMINISTRATOR = "Ben Carter"
"""Of the workspace, as Slack says."""
AT_SITE = "Dilys Evans"


@dataclass(frozen=True)
class Both:
    slack: SlackDriver
    teams: TeamsDriver
    folder: Path
    """Of the process and its database."""


@contextmanager
def both_platforms(folder: Path) -> Iterator[Both]:
    """Asserts at the end that each platform would have taken all that was sent."""
    with recording_slack() as slack, recording_teams() as service:
        slack.users[HERE.users[ADMINISTRATOR]]["is_admin"] = True
        tenant = tenant_of(service, IN_TEAMS, WARD_IN_TEAMS)
        for name, account in tenant.accounts.items():
            service.members[account] = {"name": name}
        settings = {**environment(slack), **service.environment()}
        with process(folder, "serve", "--local", **settings) as address:
            yield Both(SlackDriver(address, slack), TeamsDriver(address, tenant, service, AT_SITE), folder)


def command(folder: Path, *arguments: str) -> str:
    """A command of ours beside the process, on the same database; what it says."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    own |= {"PYTHONPATH": SOURCE, "HUDDLELOG_DATABASE_URL": f"sqlite:///{folder}/huddlelog.db"}
    done = subprocess.run(
        (sys.executable, "-m", "bot", *arguments), cwd=folder, env=own, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr
