"""What round-ups are made of, added up in one or two statements each, however many teams they are of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import Connection, Executable, Select

from bot.chat.digest import Counts, Line, Scope
from bot.pdsa.model import Decision
from bot.people.audience import Audience
from storage.padding import padded
from storage.quick import run
from storage.types import AnyRow
from storage.week_learning import Which, last_learned, ranked, words
from storage.week_quiet import QUIET
from storage.week_travel import BY_GUEST
from storage.week_work import DECIDED, HELD, MEASURED, OVERDUE, PASSED_UP, STALLED, TESTS

LOOKED_BACK = timedelta(weeks=4)
"""For something to revisit, from when anything was learned last."""
_MOMENT = timedelta(microseconds=1)


class SqlWeek:
    def __init__(self, connection: Connection, audience: Audience) -> None:
        self._connection = connection
        self._audience = audience

    def learned(self, scope: Scope, most: int) -> Sequence[Line]:
        return self._ranked(Which.BORROWED, scope, most)

    def insights(self, scope: Scope, most: int) -> Sequence[Line]:
        return self._ranked(Which.INSIGHTS, scope, most)

    def stories(self, scope: Scope, most: int) -> Sequence[Line]:
        return self._ranked(Which.STORIES, scope, most)

    def latest_learned(self, scope: Scope) -> Line | None:
        """Of the weeks before the last time that anything was learned."""
        values = {**self._learning(scope), "begins": scope.begins}
        last = self._named(last_learned, scope, values).scalar()
        if last is None:
            return None
        best = self._ranked(Which.BORROWED, scope, 1, begins=last - LOOKED_BACK, ends=last + _MOMENT)
        return best[0] if best else None

    def decided(self, scope: Scope, most: int) -> Sequence[Line]:
        rows = self._rows(DECIDED, ours=self._followed(scope), most=most, **_days(scope))
        return [_line("C", row, decision=row.decision) for row in rows]

    def stalled(self, scope: Scope, since: datetime, most: int) -> Sequence[Line]:
        rows = self._rows(STALLED, ours=self._followed(scope), since=since, last=scope.last, most=most)
        return [_line("C", row, stage=row.stage, days=(scope.ends - row.waiting_since).days) for row in rows]

    def passed_up(self, scope: Scope, most: int) -> Sequence[Line]:
        rows = self._rows(PASSED_UP, ours=self._followed(scope), sites=self._own(scope), most=most)
        return [_line("K", row, days=max((scope.ends - row.passed_up).days, 0)) for row in rows]

    def overdue(self, scope: Scope, most: int) -> Sequence[Line]:
        if not scope.own:
            return ()
        last = scope.last - timedelta(scope.so_far)
        rows = self._rows(OVERDUE, ours=self._own(scope), last=last, most=most)
        return [_line("A", row, days=(last - row.due).days + 1) for row in rows]

    def measures(self, scope: Scope, most: int) -> Sequence[Line]:
        values = {"first": scope.first, "last": scope.last, "most": most}
        rows = self._rows(MEASURED, ours=self._followed(scope), **values)
        return [_line("M", row) for row in rows]

    def huddles(self, scope: Scope) -> tuple[int, int]:
        if not scope.own:
            return 0, 0
        row = self._rows(HELD, ours=self._own(scope), **_days(scope)).first()
        return row.held, row.possible

    def travelled(self, scope: Scope, most: int) -> Sequence[Line]:
        lines, _ = BY_GUEST[self._audience.guest]
        rows = self._rows(lines, most=most, **self._travelling(scope))
        return [_line("T", row, outcome=row.outcome) for row in rows]

    def counts(self, scope: Scope) -> Counts:
        _, counts = BY_GUEST[self._audience.guest]
        spread = self._rows(counts, **self._travelling(scope)).first()
        return replace(self.tests(scope), tried=spread.tried, outcomes=spread.outcomes)

    def tests(self, scope: Scope) -> Counts:
        tests = {row.what: row.many for row in self._rows(TESTS, ours=self._followed(scope), **_days(scope))}
        return Counts(
            started=tests.get("started", 0),
            adopted=tests.get(Decision.ADOPT.value, 0),
            adapted=tests.get(Decision.ADAPT.value, 0),
            stopped=tests.get(Decision.ABANDON.value, 0),
        )

    def quiet(self, scope: Scope) -> int:
        values = {"followed": self._followed(scope), "wanted": padded(scope.teams)}
        days = {"first": scope.first, "last": scope.last}
        return int(self._rows(QUIET, **self._learning(scope), **values, **days, **_days(scope)).scalar_one())

    def _ranked(self, which: Which, scope: Scope, most: int, **days: datetime) -> Sequence[Line]:
        """Of the scope's days, or of others."""
        values = {**_days(scope), **days, **self._learning(scope), "most": most}
        rows = self._named(partial(ranked, which), scope, values)
        return [_line("L", row, useful=row.useful, tried=row.tried) for row in rows]

    def _named(self, statement: Callable[..., Select[Any]], scope: Scope, values: Mapping[str, Any]) -> Any:
        """With the scope's tags and themes, where there are any."""
        dialect = self._connection.dialect.name
        if not (scope.tags or scope.themes):
            return self._rows(statement(dialect, tagged=False), **values)
        names = {"tags": words(scope.tags), "themes": words(scope.themes)}
        return self._rows(statement(dialect, tagged=True), **values, **names)

    def _own(self, scope: Scope) -> list[str]:
        return padded(self._audience.teams.intersection(scope.teams))

    def _followed(self, scope: Scope) -> list[str]:
        """One's own teams, and those that one follows."""
        return padded(self._audience.sees.intersection(scope.teams))

    def _learning(self, scope: Scope) -> dict[str, Any]:
        """Whose learning is looked through, and whose own is all seen."""
        own = self._own(scope)
        return {"ours": own, "every": own if self._audience.guest else padded(scope.teams)}

    def _travelling(self, scope: Scope) -> dict[str, Any]:
        return {**_days(scope), "wanted": padded(scope.teams), "ours": padded(self._audience.teams)}

    def _rows(self, statement: Executable, **values: Any) -> Any:
        return run(self._connection, statement, {"here": self._audience.organisation, **values})


def _days(scope: Scope) -> Mapping[str, datetime]:
    return {"begins": scope.begins, "ends": scope.ends}


def _line(letter: str, row: AnyRow, **values: str | int | float) -> Line:
    return Line(f"{letter}-{row.number}", row.team_id or "", values)
