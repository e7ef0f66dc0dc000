"""Keeps the playground on this computer: other sites' pages, open in the same browser, may not reach it."""

from aiohttp import web

from bot.settings import is_loopback

_NAMES = ("localhost", "127.0.0.1", "[::1]")


class NotLoopback(ValueError):
    """The playground knows no passwords, so it is served to this computer alone."""


def check_loopback(host: str) -> None:
    """Raises NotLoopback unless `host`, to be bound, is this computer's own."""
    if not is_loopback(host):
        raise NotLoopback(f"the playground can be served on 127.0.0.1, ::1 or localhost alone, not on {host!r}")


def is_own_host(request: web.Request) -> bool:
    """The Host header names this server: a name that was rebound to this address is another."""
    return request.headers.get("Host", "") in _hosts(request)


def is_own_page(request: web.Request) -> bool:
    """Asked for by the playground's own page, by an address typed in, or by no browser at all."""
    if request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("Origin")
    return origin is None or origin in [f"http://{host}" for host in _hosts(request)]


def _hosts(request: web.Request) -> list[str]:
    transport = request.transport
    port = transport.get_extra_info("sockname")[1] if transport is not None else None
    return [f"{name}:{port}" for name in _NAMES] + (list(_NAMES) if port == 80 else [])
