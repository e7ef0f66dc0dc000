"""Moments come back as the same moments, in UTC, and sort as time does."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql, sqlite

from storage.types import Instant

SQLITE: Dialect = sqlite.dialect()
POSTGRESQL: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(9000, 1, 1), timezones=OFFSETS)  # noqa: DTZ001 - bounds


@given(one=MOMENTS, other=MOMENTS)
def test_sqlite_keeps_moments_as_text_that_sorts(one: datetime, other: datetime) -> None:
    instant, dialect = Instant(), SQLITE
    kept = [str(instant.process_bind_param(moment, dialect)) for moment in (one, other)]
    assert [instant.process_result_value(text, dialect) for text in kept] == [one, other]
    assert (kept[0] < kept[1]) == (one < other)


def test_postgresql_is_given_utc_and_gives_it_back() -> None:
    instant, dialect = Instant(), POSTGRESQL
    moment = datetime(2026, 7, 1, 9, 30, tzinfo=timezone(timedelta(hours=1)))
    assert instant.process_bind_param(moment, dialect) == datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
    read = instant.process_result_value(moment, dialect)
    assert read is not None
    assert read.tzinfo is UTC
    assert instant.process_bind_param(None, dialect) is instant.process_result_value(None, dialect) is None


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Instant().process_bind_param(datetime(2026, 7, 1), SQLITE)  # noqa: DTZ001 - that is the fault
