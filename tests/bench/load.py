"""Requests to a process over HTTP, so many at once, timed by a process of their own."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context

AT_ONCE = 16
PATIENCE = 30.0
"""Seconds until a process that does not answer counts as broken."""


@dataclass(frozen=True)
class Sent:
    """Seconds for all of the requests, seconds for each, and the last body."""

    together: float
    each: tuple[float, ...]
    last: str


class Load:
    """Sends from another process, so that what is measured does not share an interpreter with who measures."""

    def __init__(self) -> None:
        self._process = ProcessPoolExecutor(1, mp_context=get_context("spawn"))

    def send(self, port: int, path: str, requests: Sequence[tuple[Mapping[str, str], str]]) -> Sent:
        """Raises ValueError unless everything is answered with a status of success."""
        ready = [_written(path, headers, body.encode()) for headers, body in requests]
        return self._process.submit(_send, port, ready).result()

    def close(self) -> None:
        self._process.shutdown()


def _written(path: str, headers: Mapping[str, str], body: bytes) -> bytes:
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(body)}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def _send(port: int, requests: Sequence[bytes]) -> Sent:
    return asyncio.run(_all(port, requests))


async def _all(port: int, requests: Sequence[bytes]) -> Sent:
    taken: list[float] = []
    last = b""
    waiting = iter(requests)

    async def one_connection() -> None:
        nonlocal last
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for request in waiting:
            start = time.perf_counter()
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            status, _, headers = head.decode().partition("\r\n")
            if not status.split(" ")[1].startswith("2"):
                raise ValueError(status)
            told = dict(line.lower().split(": ", 1) for line in headers.split("\r\n") if ": " in line)
            last = await reader.readexactly(int(told.get("content-length", "0")))
            taken.append(time.perf_counter() - start)
        writer.close()

    start = time.perf_counter()
    await asyncio.gather(*(one_connection() for _ in range(AT_ONCE)))
    return Sent(time.perf_counter() - start, tuple(taken), last.decode())


@contextmanager
def process(module: str, *arguments: str, environment: Mapping[str, str]) -> Iterator[int]:
    """The port on which `python -m module` listens, once it does; it is told by the variable HUDDLELOG_PORT."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    told = os.environ | environment | {"HUDDLELOG_PORT": str(port)}
    running = subprocess.Popen(
        [sys.executable, "-m", module, *arguments], env=told, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(port, running)
        yield port
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(PATIENCE)


def _wait_for(port: int, running: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and running.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("it did not start")
