"""Runs every measurement and prints it: python -m tests.bench [--quick]."""

import argparse
import platform
import sys
import tempfile
from pathlib import Path

from tests import databases
from tests.bench import find, learn, start
from tests.bench.timing import HEAD

SIZES = (100_000, 1_000_000)
QUICK = (20_000,)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="20,000 entries instead of 100,000 and 1,000,000")
    sizes = QUICK if parser.parse_args().quick else SIZES
    say(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for row in start.measure(folder):
            say(row)
        with databases.server(folder) as server:
            places = {
                "SQLite": lambda: f"sqlite:///{folder / databases.fresh_name()}.db",
                "PostgreSQL": lambda: databases.new_database(server, durable=True),
            }
            for database, new in places.items():
                say("")
                say(f"{database}\n{HEAD}")
                say(learn.measure(new()))
                for size in sizes:
                    for row in find.measure(new(), size):
                        say(row)


def say(row: str) -> None:
    sys.stdout.write(row + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
