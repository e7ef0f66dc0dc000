"""Runs statements that are made once, at the driver's own price; SQLAlchemy's is several times that."""

from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import ARRAY, BinaryExpression, Connection, Dialect, Executable, Select, all_, any_, bindparam
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.operators import in_op
from sqlalchemy.sql.visitors import replacement_traverse

from storage.arrays import array

_Change = Callable[[Any], Any]
_NOTHING = object()
_NUMERIC = 1700
"""PostgreSQL's number of the type in which it may give what we have as a float."""


@dataclass(frozen=True)
class _Prepared:
    text: str
    values: tuple[tuple[str, int | None, object, _Change | None], ...]
    """In order: the name, the place in its list, what it is if it is not given, and how the database has it."""
    row: Callable[[Sequence[Any]], Any]
    columns: tuple[tuple[int, _Change], ...]
    """Those that are something else for us than for the database."""

    def given(self, values: Mapping[str, Any]) -> list[Any]:
        given = []
        for name, place, otherwise, change in self.values:
            value = values.get(name, otherwise) if place is None else values[name][place]
            given.append(value if change is None else change(value))
        return given


class Rows:
    """What a statement gave; as much of SQLAlchemy's own as is asked for."""

    def __init__(self, rows: list[Any], rowcount: int) -> None:
        self._rows = rows
        self.rowcount = rowcount

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def all(self) -> list[Any]:
        return self._rows

    def first(self) -> Any:
        return self._rows[0] if self._rows else None

    def scalar(self) -> Any:
        return self._rows[0][0] if self._rows else None

    def scalar_one(self) -> Any:
        (row,) = self._rows
        return row[0]

    def scalars(self) -> Iterator[Any]:
        return (row[0] for row in self._rows)


def run(connection: Connection, statement: Executable, values: Mapping[str, Any]) -> Rows:
    """As `connection.execute`, for a statement that is kept: what is prepared of it is kept too."""
    dialect = connection.dialect
    lengths: tuple[tuple[str, int], ...] = ()
    if dialect.name == "sqlite":
        lengths = tuple((name, len(value)) for name, value in values.items() if type(value) is list)
    prepared = _prepare(statement, tuple(values), lengths, dialect)
    driver = _begun(connection)
    try:
        cursor = driver.execute(prepared.text, prepared.given(values))
        # psycopg, unlike SQLite, will not fetch from what gives no rows.
        rows = cursor.fetchall() if dialect.name == "sqlite" or cursor.rownumber is not None else []
    except _errors(dialect) as error:
        raise _fault(connection, prepared.text, error) from error
    if prepared.columns:
        rows = [_changed(row, prepared.columns) for row in rows]
    return Rows([prepared.row(row) for row in rows], cursor.rowcount)


def run_many(connection: Connection, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> int:
    """On SQLite: once for each row, none of which holds a list; how many rows of the table it concerned."""
    if not rows:
        return 0
    dialect = connection.dialect
    prepared = _prepare(statement, tuple(rows[0]), (), dialect)
    driver = _begun(connection)
    try:
        cursor = driver.executemany(prepared.text, _all_given(prepared, rows))
    except _errors(dialect) as error:
        raise _fault(connection, prepared.text, error) from error
    rowcount: int = cursor.rowcount
    return rowcount


def _all_given(prepared: _Prepared, rows: Sequence[Mapping[str, Any]]) -> Iterator[Sequence[Any]]:
    """As `given` for each, at a third of its price. What is the very same as in the row before is not changed anew."""
    if len(prepared.values) < 2 or any(name not in rows[0] for name, *_ in prepared.values):
        yield from map(prepared.given, rows)
        return
    pick = itemgetter(*(name for name, *_ in prepared.values))
    changes = [(place, change) for place, (*_, change) in enumerate(prepared.values) if change is not None]
    before: dict[int, tuple[Any, Any]] = {place: (_NOTHING, None) for place, _ in changes}
    for row in rows:
        given = list(pick(row))
        for place, change in changes:
            value = given[place]
            if value is not before[place][0]:
                before[place] = (value, change(value))
            given[place] = before[place][1]
        yield given


def _begun(connection: Connection) -> Any:
    """The driver, within a transaction."""
    if not connection.in_transaction():
        connection.begin()
    return connection.connection.driver_connection


def tell(connection: Connection, text: str) -> None:
    """One word to SQLite, such as BEGIN."""
    driver: Any = connection.connection.driver_connection
    try:
        driver.execute(text)
    except _errors(connection.dialect) as error:
        raise _fault(connection, text, error) from error


def _errors(dialect: Dialect) -> type[Exception]:
    errors: type[Exception] = dialect.loaded_dbapi.Error
    return errors


def _fault(connection: Connection, text: str, error: Any) -> BaseException:
    """As SQLAlchemy raises it."""
    dialect = connection.dialect
    keep_words_out(error)
    lost = dialect.is_disconnect(error, connection.connection.driver_connection, None)
    fault: BaseException = DBAPIError.instance(
        text, None, error, _errors(dialect), hide_parameters=True, connection_invalidated=lost, dialect=dialect
    )
    return fault


def keep_words_out(error: BaseException) -> None:
    """PostgreSQL's details quote the row at fault, and a row holds people's words: first lines only."""
    if error.args and isinstance(error.args[0], str):
        error.args = (error.args[0].split("\n", 1)[0], *error.args[1:])


def _changed(row: Sequence[Any], columns: tuple[tuple[int, _Change], ...]) -> list[Any]:
    changed = list(row)
    for place, change in columns:
        changed[place] = change(changed[place])
    return changed


@lru_cache(maxsize=512)
def _prepare(
    statement: Any, names: tuple[str, ...], lengths: tuple[tuple[str, int], ...], dialect: Dialect
) -> _Prepared:
    if dialect.name == "postgresql":
        statement = replacement_traverse(statement, {}, _as_array)
    compiled = statement.compile(dialect=dialect, column_keys=names if statement.is_insert else None)
    lists = {name: [None] * length for name, length in lengths}
    state = compiled.construct_expanded_state(compiled.construct_params({**dict.fromkeys(names), **lists}))
    places = {
        each: (name, number) for name, every in state.parameter_expansion.items() for number, each in enumerate(every)
    }
    kinds = {name: bind.type for bind, name in compiled.bind_names.items()}
    values = []
    for each in state.positiontup or ():
        name, place = places.get(each, (each, None))
        kind = kinds[name]
        otherwise = state.parameters.get(each) if place is None else None
        change = array if isinstance(kind, ARRAY) else kind.dialect_impl(dialect).bind_processor(dialect)
        values.append((name, place, otherwise, change))
    columns = list(statement.selected_columns) if isinstance(statement, Select) else []
    changes = [
        (place, column.type.dialect_impl(dialect).result_processor(dialect, _NUMERIC))
        for place, column in enumerate(columns)
    ]
    names_of_columns = [str(column.key) for column in columns]
    kind_of_row: Any = namedtuple("Row", names_of_columns, rename=True)  # type: ignore[misc]  # known only here
    row = kind_of_row._make if columns else tuple
    return _Prepared(state.statement, tuple(values), row, tuple((place, each) for place, each in changes if each))


def _as_array(element: Any, **_: Any) -> Any:
    """On PostgreSQL a list is one value, however long it is: hundreds cost more to prepare than to answer."""
    if not (isinstance(element, BinaryExpression) and getattr(element.right, "expanding", False)):
        return None
    array = bindparam(element.right.key, type_=ARRAY(element.left.type))
    return element.left == any_(array) if element.operator is in_op else element.left != all_(array)
