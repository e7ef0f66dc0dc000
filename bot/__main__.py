"""The command line: huddlelog, or python -m bot."""

import argparse
import os
import sys
from collections.abc import Sequence

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
        settings = Settings.from_env(os.environ)
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
    from bot import commands

    parser = argparse.ArgumentParser(prog="huddlelog", description=say.line("cli-description"))
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")

    serve = verbs.add_parser("serve", help=say.line("cli-serve"))
    serve.add_argument("--local", action="store_true", help=say.line("cli-serve-local"))
    serve.set_defaults(run=commands.serve)

    demo = verbs.add_parser("demo", help=say.line("cli-demo"))
    demo.set_defaults(run=commands.demo)

    load_file = verbs.add_parser("import", help=say.line("cli-import"))
    load_file.add_argument("file", help=say.line("cli-file"))
    load_file.add_argument("--team", default="", metavar="NAME", help=say.line("cli-team"))
    load_file.add_argument("--team-from-column", action="store_true", help=say.line("cli-team-from-column"))
    load_file.add_argument("--dry-run", action="store_true", help=say.line("cli-dry-run"))
    load_file.add_argument("--organisation", default="", metavar="NAME", help=say.line("cli-organisation"))
    load_file.set_defaults(run=commands.import_file)

    manifest = verbs.add_parser("manifest", help=say.line("cli-manifest"))
    manifest.add_argument("platform", choices=("slack", "teams"), help=say.line("cli-manifest-platform"))
    manifest.add_argument("--socket-mode", action="store_true", help=say.line("cli-socket-mode"))
    manifest.add_argument("--out", default="", metavar="FILE", help=say.line("cli-out"))
    manifest.set_defaults(run=commands.manifest)

    give = verbs.add_parser("export", help=say.line("cli-export"))
    give.add_argument("--format", choices=("csv", "jsonl"), default="jsonl", help=say.line("cli-format"))
    give.add_argument("--out", default="", metavar="FILE", help=say.line("cli-out"))
    give.add_argument("--organisation", default="", metavar="NAME", help=say.line("cli-organisation"))
    give.set_defaults(run=commands.export_file)

    doctor = verbs.add_parser("doctor", help=say.line("cli-doctor"))
    doctor.set_defaults(run=commands.doctor)
    return parser


if __name__ == "__main__":
    sys.exit(main())
