"""The playground as a whole trust: its sample, and hundreds of entries that were imported into the same teams."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.importing import Import, rows_of
from bot.learning.model import Visibility
from bot.timing.clock import SystemClock
from storage.unit_of_work import open_store
from tests import shared
from tests.flows.browser import process

TEAMS = (
    "District Nursing North",
    "Emergency Department",
    "Frailty",
    "Maternity",
    "Pharmacy",
    "Riverside Practice",
    "Stroke Unit",
    "Ward 2",
    "Ward 3",
    "Ward 4",
    "Ward 7",
)
"""Those of the sample's dozen that its champion is in or follows."""
BACK = 28
"""Days over which the entries are spread, so that some are of each week."""


@contextmanager
def trust(folder: Path) -> Iterator[str]:
    """The address of a playground in which a week is as full as in a real trust."""
    file = folder / "entries.jsonl"
    rows = [json.loads(line) for line in shared.data("learning_items.jsonl").read_text("utf-8").splitlines()]
    file.write_text("\n".join(json.dumps(each) for each in _spread(rows)), "utf-8")
    with process(folder, "demo") as address:
        assert _imported(file, folder) == len(rows)
        yield address


def _imported(file: Path, folder: Path) -> int:
    """As the sample is: seen by everybody in the organisation, so that whoever follows a team reads them."""
    store = open_store(f"sqlite:///{folder}/huddlelog.db")
    with store.desk() as desk:
        ((organisation, _),) = desk.tenancy.organisations()
    wide = Import(store, SystemClock(), organisation, "", team_from_column=True, visibility=Visibility.ORGANISATION)
    added = wide.run(rows_of(file)).added
    store.close()
    return added


def _spread(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What one source wrote goes to one team, so that one team is loud and others are not."""
    sources = {team: number for number, team in enumerate(sorted({row["team"] for row in rows}))}
    today = datetime.now(UTC).date()
    for number, row in enumerate(rows):
        day = today - timedelta(days=number % BACK)
        yield row | {"team": TEAMS[sources[row["team"]]], "date": day.isoformat()}
