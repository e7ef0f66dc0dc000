"""What is counted and logged about this process, without anybody's words."""

import logging
import secrets
import traceback
from collections import Counter
from dataclasses import dataclass, field

logger = logging.getLogger(__name__)


@dataclass
class Health:
    events: Counter[str] = field(default_factory=Counter)
    """Events from platforms, by kind."""
    faults: int = 0

    def fault(self, error: BaseException, doing: str) -> str:
        """Counts and logs a fault of ours; the id that a person can be told.

        The error's own message stays out of the log, because it may quote what somebody wrote.
        """
        self.faults += 1
        fault_id = secrets.token_hex(4)
        where = " < ".join(
            f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}"
            for frame in reversed(traceback.extract_tb(error.__traceback__))
        )
        logger.error("fault id=%s doing=%s error=%s at %s", fault_id, doing, type(error).__name__, where)
        return fault_id

    def metrics(self) -> str:
        """In the text format of Prometheus."""
        lines = [
            "# HELP huddlelog_events_total Events received from platforms.",
            "# TYPE huddlelog_events_total counter",
            *(f'huddlelog_events_total{{kind="{kind}"}} {count}' for kind, count in sorted(self.events.items())),
            "# HELP huddlelog_faults_total Unexpected errors.",
            "# TYPE huddlelog_faults_total counter",
            f"huddlelog_faults_total {self.faults}",
        ]
        return "\n".join(lines) + "\n"
