"""Series to chart, a week from point to point."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from bot.charts.charting import chart
from bot.charts.model import Charted, Kind, Options, Phase, Series

FIRST = date(2026, 1, 5)


def series(values: Sequence[float | None], of: Sequence[float | None] = (), days: int = 7) -> Series:
    return Series(tuple(FIRST + timedelta(days * i) for i in range(len(values))), tuple(values), tuple(of))


def charted(kind: Kind, values: Sequence[float | None], of: Sequence[float | None] = (), **options: Any) -> Charted:
    return chart(series(values, of), Options(kind, **options))


def phase(found: Charted) -> Phase:
    (only,) = found.phases
    return only
