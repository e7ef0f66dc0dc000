"""Pictures of charts and trees in Slack: fetched by it from our address, uploaded where there is none, or left out."""

import asyncio
import ipaddress
import logging
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from adapters.pictures import Pictured, address, drawn
from adapters.slack.api import Api, Refused, SlackError
from adapters.slack.payload import Json
from adapters.slack.spans import web
from bot.chat.card import Card, Chart, Table, Tree

log = logging.getLogger(__name__)

Shown = Mapping[Pictured, Json]
"""What of an image block says where each picture is."""
WORDS: Shown = {}
"""No pictures."""
NO_TABLE = Table("", (), ())

MOST_KEPT = 50
"""Pictures of which we know under which name they are in Slack."""
NOT_TRIED_AGAIN = 300.0
"""Seconds, once Slack could not fetch from our address, or the app may not upload."""
UPLOADED_WITHIN = 20.0
"""Seconds for drawing and sending one; the first of a process takes longest."""
READY_AFTER = (0.5, 1.0, 2.0, 3.0)
"""Seconds until a message with an uploaded picture is tried again: Slack works on a file for a moment
(slackapi/python-slack-sdk issue 1521), and to ask it when it is done would need a permission to read files."""
LONGEST_ABOUT = 1000
"""Characters of what is said of a file for a screen reader; methods/files.getUploadURLExternal."""
MAY_NOT = frozenset({"missing_scope", "not_allowed_token_type", "no_permission", "file_uploads_disabled"})


def pictured(card: Card) -> tuple[Pictured, ...]:
    return tuple(each for each in card.elements if isinstance(each, Chart | Tree))


def linked(pictures: Iterable[Pictured]) -> Shown:
    """Those that Slack can fetch."""
    found = ((each, web(address(each))) for each in pictures if each.picture)
    return {each: {"image_url": href} for each, href in found if href and _public(href)}


def _public(href: str) -> bool:
    parts = urlsplit(href)
    host = parts.hostname or ""
    try:
        return parts.scheme == "https" and ipaddress.ip_address(host).is_global
    except ValueError:
        return parts.scheme == "https" and "." in host and not host.endswith((".localhost", ".local", ".internal"))


class Pictures:
    def __init__(self, api: Api) -> None:
        self._api = api
        self._kept: OrderedDict[tuple[str, Pictured], asyncio.Future[str]] = OrderedDict()
        self._not_before: dict[str, float] = {}
        """When it is tried again, by workspace to upload, and under "" to have Slack fetch."""

    async def ways(self, team: str, card: Card, *, upload: bool) -> AsyncIterator[Shown]:
        """The best first, and at last without any: who asks for the next one says that Slack has refused this one."""
        wanted = pictured(card)
        links = linked(wanted)
        if links and self._may(""):
            yield links
            self._leave("")
        if upload and wanted and self._may(team) and (files := await self.uploaded(team, card)):
            yield files
            for wait in READY_AFTER:
                await asyncio.sleep(wait)
                yield files
            self._forget(team, files)
        yield WORDS

    def to_upload(self, team: str, card: Card) -> bool:
        """Whether that is how its pictures come to Slack."""
        wanted = pictured(card)
        return bool(wanted) and not (self._may("") and linked(wanted)) and self._may(team)

    async def uploaded(self, team: str, card: Card) -> Shown:
        """Those that are in Slack now; a picture that has not changed is sent once."""
        names = [(each, await self._name(team, each)) for each in pictured(card)]
        return {each: {"slack_file": {"id": name}} for each, name in names if name}

    async def _name(self, team: str, picture: Pictured) -> str:
        key = _key(team, picture)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = asyncio.ensure_future(self._upload(team, picture))
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        name = await asyncio.shield(kept)
        if not name:
            self._kept.pop(key, None)
        return name

    async def _upload(self, team: str, picture: Pictured) -> str:
        """The id of the file; "" where that did not work. Nobody but the bot sees it until it stands in a message."""
        try:
            return await asyncio.wait_for(self._send(team, picture), UPLOADED_WITHIN)
        except SlackError as error:
            log.warning("action=upload-picture error=%s", error)
            if isinstance(error, Refused) and error.reason in MAY_NOT:
                self._leave(team)
        except Exception as error:  # a chart that cannot be drawn still has its words
            log.warning("action=draw-picture error=%s", type(error).__name__)
        return ""

    async def _send(self, team: str, picture: Pictured) -> str:
        content = await asyncio.to_thread(drawn, picture)
        about = {"filename": "chart.png", "length": len(content), "alt_txt": picture.alt[:LONGEST_ABOUT]}
        told = await self._api.call(team, "files.getUploadURLExternal", **about)
        name = str(told.get("file_id") or "")
        await self._api.put(str(told.get("upload_url") or ""), content)
        named = {"id": name, **({"title": picture.title} if picture.title.strip() else {})}
        await self._api.call(team, "files.completeUploadExternal", files=[named])
        return name

    def _may(self, what: str) -> bool:
        return time.monotonic() >= self._not_before.get(what, 0.0)

    def _leave(self, what: str) -> None:
        log.warning("action=no-pictures way=%s", "upload" if what else "fetch")
        self._not_before[what] = time.monotonic() + NOT_TRIED_AGAIN

    def _forget(self, team: str, files: Iterable[Pictured]) -> None:
        """Somebody has deleted the file, perhaps."""
        for each in files:
            self._kept.pop(_key(team, each), None)


def _key(team: str, picture: Pictured) -> tuple[str, Pictured]:
    """What is drawn: its address is another each time, and its table stands below it."""
    drawn_of = replace(picture, picture="")
    return team, replace(drawn_of, table=NO_TABLE) if isinstance(drawn_of, Chart) else drawn_of
