"""What the platforms' directories ask every app to say of itself, and sealed pages that a card links to for a week."""

import asyncio
import base64
import hashlib
import json
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from typing import NamedTuple

from aiohttp import web
from cryptography.fernet import Fernet, InvalidToken
from markupsafe import Markup

from adapters.html import Html, environment
from adapters.markdown import markdown
from adapters.pictures import Pictured, Pictures, pictured
from adapters.web import SECURITY_HEADERS
from bot.chat.card import Card, Paragraph
from bot.chat.errors import StoreAway
from bot.chat.phrases import Say
from bot.chat.spans import plain
from bot.people.model import OrganisationId, PersonId, TeamId
from bot.ports import Memory
from bot.timing.clock import Clock

log = logging.getLogger(__name__)

SHOWN_FOR = timedelta(days=7)
PICTURE_LONGER = timedelta(days=23)
"""That a page's picture is still shown: a message that was posted a month ago is whole."""
PICTURE_KEPT = 300
"""Seconds that whoever has fetched a picture may show it without asking again."""
LONGEST_TOKEN = 4000
"""Characters."""


def _style() -> str:
    return (files("adapters") / "templates" / "pages.css").read_text("utf-8")


def _headers(style: str) -> dict[str, str]:
    """No script runs there, and nobody who is linked to from there learns the address."""
    own = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{own}'; img-src 'self' data: https:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return {**SECURITY_HEADERS, "Content-Security-Policy": policy, "X-Robots-Tag": "noindex, nofollow"}


class Opened(NamedTuple):
    organisation: OrganisationId
    teams: tuple[TeamId, ...]
    view: str
    until: datetime
    person: PersonId | None = None
    """As whom it is seen; None for the teams."""


Show = Callable[[OrganisationId, Sequence[TeamId], str, PersonId | None], Card | None]
"""What a page shows now; None where it is gone. Raises StoreAway."""


class SealedPages:
    """A `bot.chat.links.Pages`: an address says nothing about what it leads to, and cannot be made up."""

    def __init__(self, memory: Memory, address: str) -> None:
        """`address`: where this process is reached. The key is made once for all processes. Raises StoreAway."""
        self._fernet = Fernet(memory.keep_first("pages", "key", "", Fernet.generate_key().decode()).encode())
        self._address = address

    def link(
        self,
        organisation: OrganisationId,
        teams: Sequence[TeamId],
        view: str,
        now: datetime,
        person: PersonId | None = None,
    ) -> str:
        until = int((now + SHOWN_FOR).timestamp())
        whole = [organisation, list(teams) if person is None else [], view, until, *([person] if person else [])]
        sealed = json.dumps(whole, separators=(",", ":"), ensure_ascii=False)
        return self.address(self._fernet.encrypt(sealed.encode()).decode(), "")

    def address(self, token: str, ending: str) -> str:
        return f"{self._address}/pages/{token}{ending}"

    def open(self, token: str, now: datetime, longer: timedelta = timedelta()) -> Opened | None:
        """None for what was never sealed here, or ran out more than `longer` ago."""
        if len(token) > LONGEST_TOKEN:
            return None
        try:
            organisation, teams, view, until, *person = json.loads(self._fernet.decrypt(token.encode()))
        except (InvalidToken, ValueError):
            return None
        own = PersonId(person[0]) if person else None
        opened = Opened(organisation, tuple(teams), view, datetime.fromtimestamp(until, UTC), own)
        return opened if now < opened.until + longer else None


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
    style = _style()

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
    """Adds /pages/…: a view as a page, with ".md" behind its address as Markdown, with ".png" as a picture."""
    sheets = Sheets(say, executor, clock, pages, show)
    application.router.add_get("/pages/{token}.png", sheets.picture)
    application.router.add_get("/pages/{token}.md", sheets.as_markdown)
    application.router.add_get("/pages/{token}", sheets.sheet)


class Sheets:
    def __init__(self, say: Say, executor: Executor, clock: Clock, pages: SealedPages, show: Show) -> None:
        self._say, self._executor, self._clock, self._pages, self._show = say, executor, clock, pages, show
        self._pictures = Pictures()
        self._html = Html(say, on_paper=self._pictures)
        self._template = environment("adapters").get_template("sheet.html")
        self._style = _style()
        self._headers = _headers(self._style)

    async def sheet(self, request: web.Request) -> web.Response:
        found = await self._found(request)
        if isinstance(found, web.Response):
            return found
        opened, card = found
        # Not on the core's few threads: pictures take a while.
        html = await asyncio.to_thread(self._drawn, card, opened.until, request.match_info["token"])
        return web.Response(text=html, content_type="text/html", headers=self._headers)

    async def as_markdown(self, request: web.Request) -> web.Response:
        found = await self._found(request)
        if isinstance(found, web.Response):
            return found
        text = await asyncio.to_thread(markdown, found[1])
        headers = {**self._headers, "Content-Disposition": 'attachment; filename="huddlelog.md"'}
        return web.Response(text=text, content_type="text/markdown", headers=headers)

    async def picture(self, request: web.Request) -> web.Response:
        """For chats' servers, which fetch it without being anybody."""
        found = await self._found(request, PICTURE_LONGER)
        if isinstance(found, web.Response):
            return found
        shown = pictured(found[1])
        if shown is None:
            return self._sorry(404, "page-gone")
        png = await asyncio.to_thread(self._png, shown, "dark" in request.query)
        kept = {"Cache-Control": f"private, max-age={PICTURE_KEPT}", "Cross-Origin-Resource-Policy": "cross-origin"}
        return web.Response(body=png, content_type="image/png", headers={**self._headers, **kept})

    async def _found(self, request: web.Request, longer: timedelta = timedelta()) -> tuple[Opened, Card] | web.Response:
        """What was sealed, and the card as it is now; or why there is none."""
        opened = self._pages.open(request.match_info["token"], self._clock.now(), longer)
        if opened is None:
            return self._sorry(404, "page-gone")
        try:
            card = await asyncio.get_running_loop().run_in_executor(
                self._executor, self._show, opened.organisation, opened.teams, opened.view, opened.person
            )
        except StoreAway:
            return self._sorry(503, "page-away")
        return self._sorry(404, "page-gone") if card is None else (opened, card)

    def _png(self, shown: Pictured, dark: bool) -> bytes:
        return self._pictures.png(shown, dark=dark)

    def _drawn(self, card: Card, until: datetime, token: str) -> str:
        lines = [
            self._say.line("page-how-to-print"),
            self._say.line("page-until", day=f"{until.day} {until:%B}"),
        ]
        link = self._pages.address(token, ".md"), self._say.line("page-as-markdown")
        return self._whole(plain(card.title), self._html.body(card), lines, link)

    def _whole(self, title: str, body: str, notes: Sequence[str], link: tuple[str, str] | None) -> str:
        style = Markup(self._style)  # our own file
        return self._template.render(title=title, body=body, notes=notes, link=link, style=style)

    def _sorry(self, status: int, key: str) -> web.Response:
        """What has happened, and what to do."""
        log.info("action=page status=%s", status)
        body = self._html.body(Card((), (Paragraph(self._say.text(f"{key}-what-to-do")),)))
        html = self._whole(self._say.line(key), body, [], None)
        return web.Response(text=html, content_type="text/html", status=status, headers=self._headers)
