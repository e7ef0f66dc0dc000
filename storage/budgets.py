"""How much may be sent, by the database's own time, so that all replicas together keep to a platform's limits."""

from functools import cache

from sqlalchemy import Connection, Executable, Float, bindparam, literal_column, select, text
from sqlalchemy.sql.elements import ColumnClause

from bot.messaging import Rate
from storage.quick import run
from storage.time_tables import budgets

# Seconds since 1970. On PostgreSQL the moment of the statement, not of the transaction.
_CLOCKS = {
    "sqlite": "((julianday('now') - 2440587.5) * 86400.0)",
    "postgresql": "CAST(extract(epoch FROM clock_timestamp()) AS double precision)",
}


def clock_of(dialect: str) -> ColumnClause[float]:
    return literal_column(_CLOCKS[dialect], Float)


def seconds_now(connection: Connection) -> float:
    return float(run(connection, _now(connection.dialect.name), {}).scalar_one())


def after(free_at: float, rate: Rate, now: float) -> float:
    """When the next may be sent, one being sent now. A rest is worth `burst` at once (a leaky bucket: GCRA)."""
    return max(free_at, now - (rate.burst - 1) * rate.seconds) + rate.seconds


def reserve(connection: Connection, key: str, rate: Rate) -> bool:
    """Whether one more may be sent now; if so, it is counted. Others wait here until the transaction ends."""
    values = {"key": key, "seconds": rate.seconds, "rest": (rate.burst - 1) * rate.seconds}
    reserved: bool = run(connection, _reserve(connection.dialect.name), values).rowcount == 1
    return reserved


def hold(connection: Connection, key: str, seconds: float) -> None:
    run(connection, _hold(connection.dialect.name), {"key": key, "seconds": seconds})


@cache
def _now(dialect: str) -> Executable:
    return select(clock_of(dialect).label("now"))


# Only our own words are put together below.


@cache
def _reserve(dialect: str) -> Executable:
    now, most = _CLOCKS[dialect], {"sqlite": "max", "postgresql": "greatest"}[dialect]
    words = (
        f"INSERT INTO budgets (key, free_at) VALUES (:key, {now} - :rest + :seconds)"  # noqa: S608
        f" ON CONFLICT (key) DO UPDATE SET free_at = {most}(budgets.free_at, {now} - :rest) + :seconds"
        f" WHERE budgets.free_at <= {now}"
    )
    return _typed(words, "rest", "seconds")


@cache
def _hold(dialect: str) -> Executable:
    now, most = _CLOCKS[dialect], {"sqlite": "max", "postgresql": "greatest"}[dialect]
    words = (
        f"INSERT INTO budgets (key, free_at) VALUES (:key, {now} + :seconds)"  # noqa: S608
        f" ON CONFLICT (key) DO UPDATE SET free_at = {most}(budgets.free_at, excluded.free_at)"
    )
    return _typed(words, "seconds")


def _typed(words: str, *numbers: str) -> Executable:
    return text(words).bindparams(*(bindparam(name, type_=Float()) for name in numbers))


def used_up(connection: Connection) -> list[str]:
    """Keys of the budgets of which nothing is left for now."""
    return list(run(connection, _used_up(connection.dialect.name), {}).scalars())


@cache
def _used_up(dialect: str) -> Executable:
    return select(budgets.c.key).where(budgets.c.free_at > clock_of(dialect))
