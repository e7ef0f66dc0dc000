"""A platform over real HTTP that remembers what reached it and when, and behaves as badly as it is told to."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any, ClassVar


@dataclass(frozen=True)
class Arrival:
    at: float
    to: str
    said: str
    delivery: str
    sender: int
    """The process."""
    counted_after: float
    """Some time between this moment and `at`, on the same clock."""
    taken: bool
    """False where it was refused, or nobody will know that it came."""


@dataclass(frozen=True)
class Trouble:
    status: int = 200
    """0: the connection is broken."""
    retry_after: float = 0.0
    everywhere: bool = False
    taken: bool = False
    """The message is there nevertheless."""
    hangs: float = 0.0
    """Seconds before the answer."""


WELL = Trouble(taken=True)


@dataclass
class Recorder:
    trouble: Callable[[int], Trouble] = lambda number: WELL
    """The number of a request → how it is answered."""
    arrivals: list[Arrival] = field(default_factory=list)
    updates: list[tuple[str, str]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)
    url: str = ""

    @property
    def taken(self) -> list[Arrival]:
        with self.lock:
            return [each for each in self.arrivals if each.taken]

    def post(self, told: dict[str, Any], at: float) -> tuple[Trouble, str]:
        with self.lock:
            trouble = self.trouble(len(self.arrivals))
            what = told["to"], told["said"], told["delivery"], told["sender"], told["counted_after"]
            self.arrivals.append(Arrival(at, *what, trouble.taken))
            return trouble, f"m-{len(self.arrivals)}"

    def find(self, told: dict[str, Any]) -> str:
        with self.lock:
            found = [n for n, each in enumerate(self.arrivals) if each.taken and each.delivery == told["delivery"]]
        return f"m-{found[0] + 1}" if found else ""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"
    recorder: ClassVar[Recorder]

    def do_POST(self) -> None:
        at = time.monotonic()
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/find":
            self._answer(WELL, self.recorder.find(told))
        elif self.path == "/update":
            with self.recorder.lock:
                self.recorder.updates.append((told["message"], told["said"]))
            self._answer(WELL, "")
        else:
            trouble, id = self.recorder.post(told, at)
            time.sleep(trouble.hangs)
            if trouble.status == 0:
                self.close_connection = True
            else:
                self._answer(trouble, id)

    def _answer(self, trouble: Trouble, id: str) -> None:
        body = json.dumps({"id": id, "everywhere": trouble.everywhere}).encode()
        try:
            self.send_response(trouble.status)
            self.send_header("Content-Length", str(len(body)))
            if trouble.retry_after:
                self.send_header("Retry-After", f"{trouble.retry_after:g}")
            self.end_headers()
            self.wfile.write(body)
        except OSError:  # whoever asked was killed, or has hung up
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None: ...


class _Server(ThreadingHTTPServer):
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever asked was killed."""


@contextmanager
def recording(trouble: Callable[[int], Trouble] = lambda number: WELL) -> Iterator[Recorder]:
    recorder = Recorder(trouble)
    handler = type("Handler", (_Handler,), {"recorder": recorder})
    with _Server(("127.0.0.1", 0), handler) as server:
        recorder.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield recorder
        finally:
            server.shutdown()
            thread.join()
