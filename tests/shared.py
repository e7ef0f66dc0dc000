"""The reference data that stands beside the project, where it is there."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("HUDDLELOG_SHARED") or Path(__file__).parent.parent.parent / "shared")


def data(name: str) -> Path:
    path = SHARED / "data" / name
    if not path.exists():
        pytest.skip(f"the shared reference data are not here ({name}); HUDDLELOG_SHARED names their folder")
    return path
