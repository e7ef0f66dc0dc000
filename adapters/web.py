"""The HTTP application that every adapter adds its routes to: health, metrics and what holds for all of them."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor

from aiohttp import web
from aiohttp.typedefs import Middleware

from adapters.core import Core
from adapters.health import Health
from bot.chat.phrases import Say

Application = web.Application

HEALTH = web.AppKey("health", Health)

LARGEST_BODY = 1_000_000
"""Bytes of one request; a form of ten full fields is a tenth of it."""

READY_WITHIN = 3.0
"""Seconds that the core may take to say that it is well."""

SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

_SENTENCES = {404: "web-not-found", 405: "web-not-found", 413: "web-too-large"}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def refusal(status: int, sentence: str) -> web.Response:
    """A refusal is one sentence in plain text."""
    return web.Response(status=status, text=sentence + "\n")


def make_application(core: Core, say: Say, executor: Executor, health: Health | None = None) -> web.Application:
    counted = health or Health()
    application = web.Application(client_max_size=LARGEST_BODY, middlewares=[_refuse_plainly(say, counted)])
    application[HEALTH] = counted
    application.on_response_prepare.append(_add_security_headers)

    async def healthz(_: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readyz(_: web.Request) -> web.Response:
        ready = await _healthy(core, executor, counted)
        return web.Response(status=200 if ready else 503, text="ready\n" if ready else "not ready\n")

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(text=counted.metrics(), headers={"Content-Type": "text/plain; version=0.0.4"})

    application.router.add_get("/healthz", healthz)
    application.router.add_get("/readyz", readyz)
    application.router.add_get("/metrics", metrics)
    return application


async def _healthy(core: Core, executor: Executor, health: Health) -> bool:
    loop = asyncio.get_running_loop()
    try:
        return await asyncio.wait_for(loop.run_in_executor(executor, core.healthy), READY_WITHIN)
    except TimeoutError:
        return False
    except Exception as error:
        health.fault(error, "readyz")
        return False


async def _add_security_headers(_: web.Request, response: web.StreamResponse) -> None:
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.pop("Server", None)


def _refuse_plainly(say: Say, health: Health) -> Middleware:
    @web.middleware
    async def refuse_plainly(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except web.HTTPException as error:
            if error.status < 400:
                raise
            response = refusal(error.status, say.line(_SENTENCES.get(error.status, "web-refused")))
            if "Allow" in error.headers:
                response.headers["Allow"] = error.headers["Allow"]
            return response
        except web.RequestPayloadError:
            return refusal(400, say.line("web-unreadable"))
        except ConnectionError:
            raise
        except Exception as error:
            return refusal(500, say.line("web-fault", id=health.fault(error, "request")))

    return refuse_plainly
