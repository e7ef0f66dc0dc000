"""What the platforms' directories ask every app to say of itself, and sealed pages that a card links to for a week."""

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import NamedTuple

from aiohttp import web
from cryptography.fernet import Fernet, InvalidToken

from adapters.html import Html, environment
from adapters.web import SECURITY_HEADERS
from bot.chat.card import Card, Paragraph
from bot.chat.errors import StoreAway
from bot.chat.phrases import Say
from bot.chat.spans import plain
from bot.people.model import OrganisationId, TeamId
from bot.ports import Memory
from bot.timing.clock import Clock

log = logging.getLogger(__name__)

SHOWN_FOR = timedelta(days=7)
LONGEST_TOKEN = 4000
"""Characters."""
SHEET_HEADERS = {
    **SECURITY_HEADERS,
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' https:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Robots-Tag": "noindex, nofollow",
}
"""No script runs there, and nobody who is linked to from there learns the address."""


class Opened(NamedTuple):
    organisation: OrganisationId
    teams: tuple[TeamId, ...]
    view: str
    until: datetime


Show = Callable[[OrganisationId, Sequence[TeamId], str], Card | None]
"""What a page shows now; None where it is gone. Raises StoreAway."""


class SealedPages:
    """A `bot.chat.links.Pages`: an address says nothing about what it leads to, and cannot be made up."""

    def __init__(self, memory: Memory, address: str) -> None:
        """`address`: where this process is reached. The key is made once for all processes. Raises StoreAway."""
        self._fernet = Fernet(memory.keep_first("pages", "key", "", Fernet.generate_key().decode()).encode())
        self._address = address

    def link(self, organisation: OrganisationId, teams: Sequence[TeamId], view: str, now: datetime) -> str:
        until = int((now + SHOWN_FOR).timestamp())
        sealed = json.dumps([organisation, list(teams), view, until], separators=(",", ":"), ensure_ascii=False)
        return f"{self._address}/pages/{self._fernet.encrypt(sealed.encode()).decode()}"

    def open(self, token: str, now: datetime) -> Opened | None:
        """None for what was never sealed here, or has run out."""
        if len(token) > LONGEST_TOKEN:
            return None
        try:
            organisation, teams, view, until = json.loads(self._fernet.decrypt(token.encode()))
        except (InvalidToken, ValueError):
            return None
        opened = Opened(organisation, tuple(teams), view, datetime.fromtimestamp(until, UTC))
        return opened if now < opened.until else None


def add_pages(application: web.Application, say: Say) -> None:
    """Adds /privacy and /terms."""
    template = environment("adapters").get_template("page.html")
    privacy = [
        say.line("page-privacy-what"),
        say.line("page-privacy-where"),
        say.line("page-privacy-who"),
        say.line("page-privacy-guard"),
        say.line("page-privacy-how-long"),
        say.line("page-privacy-ask"),
    ]
    terms = [say.line("page-terms-what"), say.line("page-terms-not"), say.line("page-terms-licence")]
    pages = {
        "/privacy": template.render(title=say.line("page-privacy"), paragraphs=privacy),
        "/terms": template.render(title=say.line("page-terms"), paragraphs=terms),
    }
    style = (files("adapters") / "templates" / "pages.css").read_text("utf-8")

    async def page(request: web.Request) -> web.Response:
        return web.Response(text=pages[request.path], content_type="text/html")

    async def css(_: web.Request) -> web.Response:
        return web.Response(text=style, content_type="text/css")

    for path in pages:
        application.router.add_get(path, page)
    application.router.add_get("/pages.css", css)


def add_sheets(
    application: web.Application, say: Say, executor: Executor, clock: Clock, pages: SealedPages, show: Show
) -> None:
    """Adds /pages/…, which `add_pages` gives its style."""
    application.router.add_get("/pages/{token}", Sheets(say, executor, clock, pages, show).sheet)


class Sheets:
    def __init__(self, say: Say, executor: Executor, clock: Clock, pages: SealedPages, show: Show) -> None:
        self._say, self._executor, self._clock, self._pages, self._show = say, executor, clock, pages, show
        self._html = Html(say, on_paper=True)
        self._template = environment("adapters").get_template("sheet.html")

    async def sheet(self, request: web.Request) -> web.Response:
        opened = self._pages.open(request.match_info["token"], self._clock.now())
        if opened is None:
            return self._sorry(404, "page-gone")
        loop = asyncio.get_running_loop()
        try:
            html = await loop.run_in_executor(self._executor, self._drawn, opened)
        except StoreAway:
            return self._sorry(503, "page-away")
        if html is None:
            return self._sorry(404, "page-gone")
        return web.Response(text=html, content_type="text/html", headers=SHEET_HEADERS)

    def _drawn(self, opened: Opened) -> str | None:
        """On the executor: what is long takes some milliseconds."""
        card = self._show(opened.organisation, opened.teams, opened.view)
        if card is None:
            return None
        until = self._say.line("page-until", day=f"{opened.until.day} {opened.until:%B}")
        lines = [self._say.line("page-how-to-print"), until]
        return self._template.render(title=plain(card.title), body=self._html.body(card), notes=lines)

    def _sorry(self, status: int, key: str) -> web.Response:
        """What has happened, and what to do."""
        log.info("action=page status=%s", status)
        body = self._html.body(Card((), (Paragraph(self._say.text(f"{key}-what-to-do")),)))
        html = self._template.render(title=self._say.line(key), body=body, notes=[])
        return web.Response(text=html, content_type="text/html", status=status, headers=SHEET_HEADERS)
