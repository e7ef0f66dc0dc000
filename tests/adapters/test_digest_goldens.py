"""A round-up of an empty, a small and a very large week looks as it did, on each platform, and would be taken there."""

from pathlib import Path

import pytest

from adapters.msteams.limits import MESSAGE_BYTES
from tests.adapters.digest_goldens import FOLDER, WEEKS, files, in_slack, in_teams
from tests.adapters.msteams import validating as teams
from tests.adapters.slack import validating as slack


@pytest.mark.parametrize("name", files())
def test_it_looks_as_it_did(name: str) -> None:
    """Where it should look otherwise: python -m tests.adapters.digest_goldens, and look at what has changed."""
    assert files()[name] == (FOLDER / name).read_bytes().decode()


@pytest.mark.parametrize("week", WEEKS)
def test_it_is_within_the_limits(week: str) -> None:
    assert slack.over_limits(in_slack(week)) == []
    assert teams.over_limits(in_teams(week)) == []
    assert len(files()[f"digest_{week.replace(' ', '_')}.teams.json"].encode()) <= MESSAGE_BYTES


def test_it_is_clean_under_the_validators(tmp_path: Path) -> None:
    assert slack.complaints(tmp_path, "message", {week: in_slack(week) for week in WEEKS}) == []
    assert teams.complaints({week: in_teams(week) for week in WEEKS}) == []
