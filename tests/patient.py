"""The command line as `python -m bot` runs it, for a process beside a test: patient, and prompt by itself."""

import sys
from functools import partial
from importlib import import_module

from adapters import ticker
from bot.__main__ import main
from tests.limits import OF_ADAPTERS, OF_STORES, PATIENT

EVERY = 0.1
"""Seconds between its looks for what is due, ten times as often as it would: most of a story is waiting for them."""

if __name__ == "__main__":
    for limit in (*OF_ADAPTERS, *OF_STORES):
        module, _, name = limit.rpartition(".")
        setattr(import_module(module), name, PATIENT)
    ticker.__dict__["Ticker"] = partial(ticker.Ticker, every=EVERY)
    sys.exit(main())
