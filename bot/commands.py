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


def listed(lines: Sequence[str], terminal: Terminal) -> None:
    for line in lines[:MOST_LINES]:
        terminal.tell("plain", text=line)
    if len(lines) > MOST_LINES:
        terminal.tell("import-more", count=len(lines) - MOST_LINES)


def organisation_of(store: Store, name: str, terminal: Terminal, *, make: bool) -> OrganisationId:
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
        organisation = organisation_of(store, options.organisation, terminal, make=False)
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
