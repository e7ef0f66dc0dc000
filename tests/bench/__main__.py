"""Runs every measurement and prints it: python -m tests.bench [--quick]."""

import argparse
import platform
import sys
import tempfile
from pathlib import Path

from tests import databases
from tests.bench import board, charts, deliver, digests, due, find, learn, slack, start, teams
from tests.bench.timing import HEAD, RATES

SIZES = (100_000, 1_000_000)
QUICK = (20_000,)
CHUNKS, QUICK_CHUNKS = 10, 3
"""Of requests to each platform's server."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="20,000 entries instead of 100,000 and 1,000,000")
    quick = parser.parse_args().quick
    sizes = QUICK if quick else SIZES
    say(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for row in start.measure(folder):
            say(row)
        say("")
        for row in charts.measure():
            say(row)
        say(f"\n{RATES}")
        for platform_of in (slack, teams):
            for row in platform_of.measure(folder, QUICK_CHUNKS if quick else CHUNKS):
                say(row)
        with databases.server(folder) as server:
            server.psql("ALTER SYSTEM SET fsync = on")
            server.psql("SELECT pg_reload_conf()")
            for database in ("SQLite", "PostgreSQL"):
                say(f"\n{database}\n{HEAD}")
                for size in (0, *sizes):
                    file = f"sqlite:///{folder}/{size}.db"
                    url = file if database == "SQLite" else databases.new_database(server)
                    for row in find.measure(url, size) if size else learn.measure(url):
                        say(row)
                say("")
                for row in digests.measure(url):
                    say(row)
                say(f"\n{HEAD}")
                url = f"sqlite:///{folder}/board.db" if database == "SQLite" else databases.new_database(server)
                for row in board.measure(url):
                    say(row)
            many = due.QUICK if quick else due.MANY
            say(f"\n{due.head(many)}")
            for database in ("SQLite", "PostgreSQL"):
                url = f"sqlite:///{folder}/due.db" if database == "SQLite" else databases.new_database(server)
                for row in due.measure(url, database, many):
                    say(row)
            say(due.measure_reference(many))
            say(f"\n{deliver.HEAD}")
            for database in ("SQLite", "PostgreSQL"):
                url = f"sqlite:///{folder}/deliver.db" if database == "SQLite" else databases.new_database(server)
                for row in deliver.measure(url, database):
                    say(row)


def say(row: str) -> None:
    sys.stdout.write(row + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
