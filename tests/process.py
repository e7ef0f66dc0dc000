"""The command line as `python -m bot` runs it, for a process beside a test: patient, and prompt by itself."""

import sys
from functools import partial

from adapters import ticker
from bot.__main__ import main
from tests import patience

EVERY = 0.1
"""Seconds between its looks for what is due, ten times as often as it would: most of a story is waiting for them."""

if __name__ == "__main__":
    ticker.__dict__["Ticker"] = partial(ticker.Ticker, every=EVERY)
    with patience.of_adapters(), patience.of_stores():
        sys.exit(main())
