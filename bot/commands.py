"""What each command of the command line does."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bot import compose
from bot.chat.errors import StoreAway
from bot.doctor import Finding, State, examine
from bot.exporting import export
from bot.importing import LONGEST_TEAM, Import, Report, UnreadableFile, rows_of, tidy_team
from bot.learning.cells import shortened
from bot.people.model import OrganisationId
from bot.people.ports import LOCAL
from bot.ports import Store
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
    try:
        Path(options.out).write_bytes(content)
    except OSError as error:
        raise CannotGoOn("error-bad-file", file=options.out, why=error.strerror or "") from error
    terminal.tell("cli-written", file=options.out)
    return 0


def import_file(options: argparse.Namespace, settings: Settings, terminal: Terminal) -> int:
    team = tidy_team(options.team)
    if not team and not options.team_from_column:
        raise CannotGoOn("cli-team-needed")
    if len(team) > LONGEST_TEAM:
        raise CannotGoOn("cli-team-too-long", most=LONGEST_TEAM)
    path = Path(options.file)
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
                raise CannotGoOn("error-bad-file", file=options.out, why=error.strerror or "") from error
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
