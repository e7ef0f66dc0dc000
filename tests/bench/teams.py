"""Teams messages a second, `learn TEXT` with its commit and its answer sent, beside the SDK's own echo bot."""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.adapters.msteams.fake_service import FakeService
from tests.bench.filling import contents
from tests.bench.load import PATIENCE, Load, process
from tests.bench.timing import Rates, rate_line

PATH = "/api/messages"
CHUNK = 100


def measure(folder: Path, chunks: int) -> Iterator[str]:
    load = Load()
    with FakeService() as service:
        environment = service.environment() | {"HUDDLELOG_DATABASE_URL": f"sqlite:///{folder / 'teams.db'}"}
        with (
            process("bot", "serve", environment=environment) as port,
            process("tests.bench.bare_echo", environment=environment) as bare_port,
        ):
            ours, bare = Rates(), Rates()
            said = (content.learned for content in contents(4))
            # Said in a channel once, so that her own chat knows Amina's team.
            load.send(port, PATH, [(service.headers(), json.dumps(service.message("help", channel="Ward 7")))])
            for number in range(-1, chunks):
                texts = [f"learn {next(said)}" for _ in range(CHUNK)]
                service.sent.clear()
                told = load.send(port, PATH, _requests(service, texts))
                saved = _saved(service)
                service.sent.clear()
                # With no id to reply to, for the fake service takes no replies but only what is posted to it.
                reference = load.send(bare_port, PATH, _requests(service, texts, id=None))
                echoed = sum(sent.activity.get("text") in texts for sent in service.sent)
                if (saved, echoed) != (CHUNK, CHUNK):
                    raise ValueError(f"{saved} saved and {echoed} echoed of {CHUNK}")
                if number >= 0:
                    ours.add(told)
                    bare.add(reference)
    load.close()
    yield rate_line("Teams: learn TEXT (reference: unpatched echo)", ours, bare)


def _saved(service: FakeService) -> int:
    """How many were answered with "saved"; an answer that took long comes after its request has been let go."""
    end = time.monotonic() + PATIENCE
    while True:
        saved = sum("Saved for" in json.dumps(sent.activity) for sent in tuple(service.sent))
        if saved >= CHUNK or time.monotonic() > end:
            return saved
        time.sleep(0.05)


def _requests(service: FakeService, texts: Sequence[str], **values: Any) -> list[tuple[Mapping[str, str], str]]:
    headers = service.headers()
    return [(headers, json.dumps(service.message(text, **values))) for text in texts]
