"""What the command line does with files: learning and values come in, and learning goes out."""

import argparse
import sys
from pathlib import Path

from bot import compose
from bot.commands import listed, organisation_of
from bot.exporting import export
from bot.importing import LONGEST_TEAM, Import, Report, UnreadableFile, rows_of, tidy_team
from bot.importing_values import ValueImport
from bot.learning.cells import RowFault, shortened
from bot.learning.model import Visibility
from bot.measures.errors import TooManyValues
from bot.measures.model import MOST_VALUES, Measure
from bot.measures.naming import folded
from bot.measures.reading import Misread
from bot.people.audience import Audience
from bot.people.model import OrganisationId
from bot.ports import Store
from bot.settings import Settings
from bot.terminal import CannotGoOn, Terminal
from bot.timing.clock import SystemClock

SEEN_BY = {
    Visibility.TEAM: "import-seen-by-team",
    Visibility.ORGANISATION: "import-seen-by-organisation",
}
"""Who may see what comes in, and what is told of it; networks are for what its author has agreed to."""


def import_file(options: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    team = tidy_team(options.team)
    if not team and not options.team_from_column:
        raise CannotGoOn("cli-team-needed")
    if len(team) > LONGEST_TEAM:
        raise CannotGoOn("cli-team-too-long", most=LONGEST_TEAM)
    path, visibility = Path(options.file), Visibility(options.visibility)
    if options.measure:
        if visibility is not Visibility.TEAM:
            raise CannotGoOn("cli-visibility-of-values")
        return _import_values(options, team, path, settings, terminal)
    try:
        total = sum(1 for _ in rows_of(path))
        with compose.opened(settings) as store, terminal.progress(total) as progress:
            organisation = organisation_of(store, options.organisation, terminal, make=not options.dry_run)
            work = Import(
                store, SystemClock(), organisation, team, options.team_from_column, options.dry_run, visibility
            )
            report = work.run(rows_of(path), progress)
    except UnreadableFile as error:
        why = terminal.say.line(error.key, **error.values_of)
        raise CannotGoOn("error-bad-file", file=path.name, why=why) from error
    _tell(report, visibility, terminal, dry_run=options.dry_run)
    return 1 if report.faults else 0


def _import_values(options: argparse.Namespace, team: str, path: Path, settings: Settings, terminal: Terminal) -> int:
    say = terminal.say
    with compose.opened(settings) as store:
        organisation = organisation_of(store, options.organisation, terminal, make=False)
        audience, measure = _measure(store, organisation, team, options.measure)
        work = ValueImport(store, SystemClock(), audience, measure, options.dry_run)
        try:
            found = work.read(path)
            done = work.take(found)
        except UnreadableFile as error:
            why = say.line(error.key, **error.values_of)
            raise CannotGoOn("error-bad-file", file=path.name, why=why) from error
        except TooManyValues as error:
            raise CannotGoOn("error-too-many-values", most=MOST_VALUES) from error
    listed(
        [say.line("import-unknown-column", column=c, count=len(found.rows)) for c in found.unknown_columns], terminal
    )
    rows = {Misread: "import-note", RowFault: "import-row"}
    listed([say.line(rows[type(f)], number=n, what=say.line(f.key, **f.values_of)) for n, f in done.faults], terminal)
    if found.masked:
        terminal.tell("import-masked", count=found.masked)
    key = "import-values-would" if options.dry_run else "import-values-done"
    terminal.tell(key, added=done.added, there=done.there_already, faults=len(done.faults), name=measure.plan.name)
    return 1 if done.faults else 0


def _measure(store: Store, organisation: OrganisationId, team: str, name: str) -> tuple[Audience, Measure]:
    """The one of that name in the team, and who sees it."""
    with store.read(Audience(organisation, frozenset())) as unit:
        known = unit.people.team_called(team)
    if known is None:
        raise CannotGoOn("cli-team-unknown", name=team)
    audience = Audience(organisation, frozenset({known.id}))
    with store.read(audience) as unit:
        measures = unit.measures.of_team(known.id)
    found = [each for each in measures if folded(name) in (folded(each.plan.name), each.ref.casefold())]
    if not found:
        names = ", ".join(each.plan.name for each in measures)
        raise CannotGoOn("cli-measure-unknown", name=name, team=team, names=names)
    return audience, found[0]


def _tell(report: Report, visibility: Visibility, terminal: Terminal, *, dry_run: bool) -> None:
    say = terminal.say
    unknown = report.unknown_columns.items()
    listed([say.line("import-unknown-column", column=shortened(c), count=n) for c, n in unknown], terminal)
    listed([say.line("import-note", number=n, what=say.line(key, value=v)) for n, key, v in report.notes], terminal)
    listed(
        [
            say.line("import-found", number=n, column=c, kind=say.line(f"guard-{f.kind}"), excerpt=f.excerpt)
            for n, c, f in report.found
        ],
        terminal,
    )
    listed([say.line("import-row", number=n, what=say.line(f.key, **f.values_of)) for n, f in report.faults], terminal)
    if len(report.teams) > 1:
        for team, count in report.teams.most_common():
            terminal.tell("import-team", team=team, count=count)
    if report.masked:
        terminal.tell("import-masked", count=report.masked)
    if report.added:
        terminal.tell(SEEN_BY[visibility])
    done = "import-would" if dry_run else "import-done"
    terminal.tell(done, added=report.added, there=report.there_already, faults=len(report.faults))


def export_file(options: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    with compose.opened(settings) as store:
        organisation = organisation_of(store, options.organisation, terminal, make=False)
        if options.out:
            try:
                with Path(options.out).open("w", encoding="utf-8", newline="") as out:
                    done = export(store, organisation, options.format, out)
            except OSError as error:
                raise CannotGoOn("error-file-not-written", file=options.out, why=error.strerror or "") from error
        else:
            sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
            done = export(store, organisation, options.format, sys.stdout)
    terminal.tell("export-done", entries=done.entries, masked=done.masked, **{"in": done.entries_masked})
    return 0
