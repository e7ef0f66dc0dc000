"""What each command of the command line does."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bot import admin_codes, compose
from bot.charting_file import FileFault, Unchartable, series_of
from bot.charting_told import as_json, in_words
from bot.charts import charting
from bot.charts.model import Direction, Kind, Options, Rules
from bot.charts.picture import About, element
from bot.chat.errors import StoreAway
from bot.doctor import Finding, State, examine
from bot.exporting import export
from bot.importing import LONGEST_TEAM, Import, Report, UnreadableFile, rows_of, tidy_team
from bot.importing_values import ValueImport
from bot.learning.cells import RowFault, shortened
from bot.measures.errors import TooManyValues
from bot.measures.model import MOST_VALUES, Measure
from bot.measures.naming import folded
from bot.measures.reading import Misread
from bot.people.audience import Audience
from bot.people.model import OrganisationId
from bot.people.ports import LOCAL
from bot.ports import Store
from bot.previewing import preview
from bot.questions import sets as question_sets
from bot.settings import Settings
from bot.terminal import CannotGoOn, Terminal
from bot.timing.clock import SystemClock

MOST_LINES = 40
"""Lines of one kind in a report; the rest is counted."""
NOBODYS = OrganisationId("")
"""Where there is no organisation yet: nothing is found there."""


def serve(options: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    if not (options.local or settings.slack or settings.teams):
        raise CannotGoOn("cli-no-platform")
    return _serve(settings, terminal, local=options.local)


def demo(options: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    return _serve(settings, terminal, local=True, with_sample=True)


def _serve(settings: Settings, terminal: Terminal, *, local: bool, with_sample: bool = False) -> int:
    for fault in question_sets.faults():
        terminal.tell("plain", text=fault.told(terminal.say))
    with compose.opened(settings) as store:
        compose.serve(settings, store, terminal, local=local, with_sample=with_sample)
    return 0


def manifest(options: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    if options.platform == "slack":
        text = compose.manifest_for_slack(settings, terminal.say, socket_mode=options.socket_mode)
        content = f"{text}\n".encode()
    else:
        content = compose.package_for_teams(settings, terminal.say)
        if not options.out:
            raise CannotGoOn("cli-out-needed")
    if not options.out:
        sys.stdout.buffer.write(content)
        return 0
    _write(options.out, content, terminal)
    return 0


def _write(name: str, content: bytes, terminal: Terminal) -> None:
    try:
        Path(name).write_bytes(content)
    except OSError as error:
        raise CannotGoOn("error-file-not-written", file=name, why=error.strerror or "") from error
    terminal.tell("cli-written", file=name)


def chart(options: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    """Needs no settings and no database."""
    wanted = Options(
        kind=Kind(options.type),
        rules=Rules(options.rules),
        freeze=options.freeze,
        phases_after=tuple(options.phase_after),
        exclude=tuple(options.exclude),
        centre=options.centre,
        multiply=options.multiply,
        target=options.target,
        direction=Direction(options.direction),
        screen=options.screen,
    )
    path = Path(options.file)
    try:
        series = series_of(path, wanted)
    except OSError as error:
        raise CannotGoOn("error-bad-file", file=options.file, why=error.strerror or "") from error
    except Unchartable as error:
        _complain(path.name, error.faults, terminal)
        return 2
    _hold_within(wanted, len(series.days))
    charted = charting.chart(series, wanted)
    if options.png:
        _write(options.png, compose.picture(element(charted, About(path.stem, ""), terminal.say)), terminal)
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # a terminal without blocks gets its words
    for line in [as_json(charted)] if options.json else in_words(charted, path.stem, terminal.say):
        terminal.show(line)
    return 0


def _complain(name: str, faults: Sequence[FileFault], terminal: Terminal) -> None:
    for each in faults[:MOST_LINES]:
        why = terminal.say.line(each.key, **each.values)
        if each.line:
            terminal.complain("chart-file-fault", file=name, line=each.line, column=each.column, why=why)
        else:
            terminal.complain("chart-file-fault-of-option", file=name, why=why)
    if len(faults) > MOST_LINES:
        terminal.tell("import-more", count=len(faults) - MOST_LINES)


def _hold_within(wanted: Options, count: int) -> None:
    """A baseline that is longer than the series is all of it; a point that is not there was meant otherwise."""
    for option, given, most in (
        ("--phase-after", wanted.phases_after, count - 1),
        ("--exclude", wanted.exclude, count),
    ):
        for at in given:
            if at > most:
                raise CannotGoOn("chart-option-beyond", option=option, at=at, count=count)


def import_file(options: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    team = tidy_team(options.team)
    if not team and not options.team_from_column:
        raise CannotGoOn("cli-team-needed")
    if len(team) > LONGEST_TEAM:
        raise CannotGoOn("cli-team-too-long", most=LONGEST_TEAM)
    path = Path(options.file)
    if options.measure:
        return _import_values(options, team, path, settings, terminal)
    try:
        total = sum(1 for _ in rows_of(path))
        with compose.opened(settings) as store, terminal.progress(total) as progress:
            organisation = _organisation(store, options.organisation, terminal, make=not options.dry_run)
            work = Import(store, SystemClock(), organisation, team, options.team_from_column, options.dry_run)
            report = work.run(rows_of(path), progress)
    except UnreadableFile as error:
        why = terminal.say.line(error.key, **error.values_of)
        raise CannotGoOn("error-bad-file", file=path.name, why=why) from error
    _tell(report, options.dry_run, terminal)
    return 1 if report.faults else 0


def _import_values(options: argparse.Namespace, team: str, path: Path, settings: Settings, terminal: Terminal) -> int:
    say = terminal.say
    with compose.opened(settings) as store:
        organisation = _organisation(store, options.organisation, terminal, make=False)
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
    _listed(
        [say.line("import-unknown-column", column=c, count=len(found.rows)) for c in found.unknown_columns], terminal
    )
    rows = {Misread: "import-note", RowFault: "import-row"}
    _listed([say.line(rows[type(f)], number=n, what=say.line(f.key, **f.values_of)) for n, f in done.faults], terminal)
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


def _tell(report: Report, dry_run: bool, terminal: Terminal) -> None:
    say = terminal.say
    unknown = report.unknown_columns.items()
    _listed([say.line("import-unknown-column", column=shortened(c), count=n) for c, n in unknown], terminal)
    _listed([say.line("import-note", number=n, what=say.line(key, value=v)) for n, key, v in report.notes], terminal)
    _listed(
        [
            say.line("import-found", number=n, column=c, kind=say.line(f"guard-{f.kind}"), excerpt=f.excerpt)
            for n, c, f in report.found
        ],
        terminal,
    )
    _listed([say.line("import-row", number=n, what=say.line(f.key, **f.values_of)) for n, f in report.faults], terminal)
    if len(report.teams) > 1:
        for team, count in report.teams.most_common():
            terminal.tell("import-team", team=team, count=count)
    if report.masked:
        terminal.tell("import-masked", count=report.masked)
    done = "import-would" if dry_run else "import-done"
    terminal.tell(done, added=report.added, there=report.there_already, faults=len(report.faults))


def _listed(lines: Sequence[str], terminal: Terminal) -> None:
    for line in lines[:MOST_LINES]:
        terminal.tell("plain", text=line)
    if len(lines) > MOST_LINES:
        terminal.tell("import-more", count=len(lines) - MOST_LINES)


def export_file(options: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    with compose.opened(settings) as store:
        organisation = _organisation(store, options.organisation, terminal, make=False)
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


def _organisation(store: Store, name: str, terminal: Terminal, *, make: bool) -> OrganisationId:
    """The one that is meant; with `make`, this computer's own where there is none yet."""
    with store.desk(writes=make) as desk:
        known = desk.tenancy.organisations()
        if not known and make:
            id = desk.tenancy.found(*LOCAL, terminal.say.line("playground-organisation"), SystemClock().now())
            desk.commit()
            return id
    names = ", ".join(each for _, each in known)
    if name:
        chosen = [id for id, each in known if each.casefold() == name.casefold()]
        if len(chosen) != 1:
            raise CannotGoOn("cli-organisation-unknown", name=name, names=names)
        return chosen[0]
    if len(known) > 1:
        raise CannotGoOn("cli-organisation-needed", names=names)
    return known[0][0] if known else NOBODYS


def admin(options: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    wanted = options.organisation.casefold()
    with compose.opened(settings) as store:
        with store.desk() as desk:
            known = desk.tenancy.organisations()
        chosen = [each for each in known if wanted in ("", each[1].casefold())]
        if not chosen:
            names = ", ".join(name for _, name in known)
            raise CannotGoOn("cli-organisation-unknown", name=options.organisation, names=names)
        for given in admin_codes.make(store, chosen, SystemClock().now()):
            where = {"name": given.organisation, "platforms": given.platforms}
            terminal.show(terminal.say.line("cli-admin-code", given=given.code, **where))
    terminal.tell("cli-admin-how")
    return 0


def preview_digest(options: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    with compose.opened(settings) as store:
        organisation = _organisation(store, options.organisation, terminal, make=False)
        terminal.show(preview(store, organisation, options.team, options.person, SystemClock(), terminal.say))
    return 0


def doctor(options: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    try:
        with compose.opened(settings) as store:
            findings = list(examine(settings, store, terminal.say))
    except (StoreAway, OSError):
        findings = list(examine(settings, None, terminal.say))
    findings += compose.examine_platforms(settings, terminal.say)
    width = max(len(_mark(each, terminal)) for each in findings)
    for each in findings:
        terminal.show(f"{_mark(each, terminal):{width}}  {each.text}")
    return 1 if any(each.state is State.BAD for each in findings) else 0


def _mark(finding: Finding, terminal: Terminal) -> str:
    return terminal.say.line(f"doctor-{finding.state}")
