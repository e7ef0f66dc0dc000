"""The command line: huddlelog, or python -m bot."""

import argparse
import math
import os
import sys
from collections.abc import Sequence
from typing import Any

from bot.chat.errors import StoreAway
from bot.chat.phrases import Say, load
from bot.settings import BadSettings, Settings
from bot.terminal import CannotGoOn, Terminal


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 1 something is to be mended, 2 unusable arguments or file."""
    say = load()
    terminal = Terminal(say)
    options = _parser(say).parse_args(arguments)
    try:
        settings = Settings.from_env({} if options.alone else os.environ)
        return int(options.run(options, settings, terminal))
    except BadSettings as error:
        for fault in error.faults:
            terminal.complain("error-bad-setting", name=fault.name, why=say.line(fault.why))
        return 2
    except CannotGoOn as error:
        terminal.complain(error.key, **error.values_of)
        return error.code
    except StoreAway:
        terminal.complain("cli-store-away", where=settings.database_without_password)
        return 1
    except KeyboardInterrupt:
        terminal.complain("cli-stopped")
        return 130
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser(say: Say) -> argparse.ArgumentParser:
    from bot import commands, commands_files

    parser = argparse.ArgumentParser(prog="huddlelog", description=say.line("cli-description"))
    parser.set_defaults(alone=False)
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")

    serve = verbs.add_parser("serve", help=say.line("cli-serve"))
    serve.add_argument("--local", action="store_true", help=say.line("cli-serve-local"))
    serve.set_defaults(run=commands.serve)

    demo = verbs.add_parser("demo", help=say.line("cli-demo"))
    demo.set_defaults(run=commands.demo)

    load_file = verbs.add_parser("import", help=say.line("cli-import"))
    _add_import_options(load_file, say)
    load_file.set_defaults(run=commands_files.import_file)

    manifest = verbs.add_parser("manifest", help=say.line("cli-manifest"))
    manifest.add_argument("platform", choices=("slack", "teams"), help=say.line("cli-manifest-platform"))
    manifest.add_argument("--socket-mode", action="store_true", help=say.line("cli-socket-mode"))
    manifest.add_argument("--out", default="", metavar="FILE", help=say.line("cli-out"))
    manifest.set_defaults(run=commands.manifest)

    give = verbs.add_parser("export", help=say.line("cli-export"))
    give.add_argument("--format", choices=("csv", "jsonl"), default="jsonl", help=say.line("cli-format"))
    give.add_argument("--out", default="", metavar="FILE", help=say.line("cli-out"))
    give.add_argument("--organisation", default="", metavar="NAME", help=say.line("cli-organisation"))
    give.set_defaults(run=commands_files.export_file)

    preview = verbs.add_parser("digest", help=say.line("cli-digest"))
    _add_preview(preview, say)
    preview.set_defaults(run=commands.preview_digest)

    draw = verbs.add_parser("chart", help=say.line("cli-chart"))
    _add_chart_options(draw, say)
    draw.set_defaults(run=commands.chart, alone=True)

    admin = verbs.add_parser("admin", help=say.line("cli-admin"))
    admin.add_argument("--organisation", default="", metavar="NAME", help=say.line("cli-organisation"))
    admin.set_defaults(run=commands.admin)

    doctor = verbs.add_parser("doctor", help=say.line("cli-doctor"))
    doctor.set_defaults(run=commands.doctor)
    return parser


def _add_import_options(load_file: argparse.ArgumentParser, say: Say) -> None:
    from bot.commands_files import SEEN_BY

    load_file.add_argument("file", help=say.line("cli-file"))
    load_file.add_argument("--team", default="", metavar="NAME", help=say.line("cli-team"))
    load_file.add_argument("--team-from-column", action="store_true", help=say.line("cli-team-from-column"))
    seen_by = [each.value for each in SEEN_BY]
    load_file.add_argument("--visibility", choices=seen_by, default=seen_by[0], help=say.line("cli-visibility"))
    load_file.add_argument("--dry-run", action="store_true", help=say.line("cli-dry-run"))
    load_file.add_argument("--organisation", default="", metavar="NAME", help=say.line("cli-organisation"))
    load_file.add_argument("--measure", default="", metavar="NAME", help=say.line("cli-measure"))


def _add_preview(digest: argparse.ArgumentParser, say: Say) -> None:
    commands = digest.add_subparsers(required=True, metavar="COMMAND")
    preview = commands.add_parser("preview", help=say.line("cli-digest-preview"))
    preview.add_argument("--team", required=True, metavar="NAME", help=say.line("cli-digest-team"))
    preview.add_argument("--person", default="", metavar="NAME", help=say.line("cli-digest-person"))
    preview.add_argument("--organisation", default="", metavar="NAME", help=say.line("cli-organisation"))


def _add_chart_options(draw: argparse.ArgumentParser, say: Say) -> None:
    from bot.charts.model import Direction, Kind, Rules

    def add(option: str, key: str, **how: Any) -> None:
        draw.add_argument(option, help=say.line(key), **how)

    several = {"type": count, "action": "append", "default": [], "metavar": "N"}
    add("file", "cli-chart-file", metavar="DATA.csv")
    add("--type", "cli-chart-type", choices=[each.value for each in Kind], default=Kind.RUN.value)
    add("--freeze", "cli-chart-freeze", type=count, metavar="N")
    add("--phase-after", "cli-chart-phase-after", **several)
    add("--exclude", "cli-chart-exclude", **several)
    add("--centre", "cli-chart-centre", type=number, metavar="X")
    add("--multiply", "cli-chart-multiply", type=number, default=1.0, metavar="K")
    add("--target", "cli-chart-target", type=number, metavar="X")
    add(
        "--direction",
        "cli-chart-direction",
        choices=[each.value for each in Direction],
        default=Direction.NEUTRAL.value,
    )
    add("--screen", "cli-chart-screen", action=argparse.BooleanOptionalAction, default=False)
    add("--rules", "cli-chart-rules", choices=[each.value for each in Rules], default=Rules.ANHOEJ.value)
    add("--png", "cli-chart-png", default="", metavar="FILE")
    add("--json", "cli-chart-json", action="store_true")


def count(text: str) -> int:
    """Of points; argparse names this function where it is none."""
    value = int(text)
    if value < 1:
        raise ValueError
    return value


def number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError
    return value


if __name__ == "__main__":
    sys.exit(main())
