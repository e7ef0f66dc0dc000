"""The playground's HTTP: its page, what the page sends, and the stream of what changes."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from importlib.resources import files

from aiohttp import web

from adapters.playground.conversations import Change, ClockMoved, ConnectionEnded, Conversations, RoomsChanged
from adapters.playground.directory import (
    ORGANISATION_KEY,
    PERSONAS,
    PLATFORM,
    Conversation,
    channels,
    personal_chat,
)
from adapters.playground.guards import is_own_host, is_own_page
from adapters.playground.inbound import BadPayload, Payload, Reader
from adapters.playground.messenger import PlaygroundMessenger
from adapters.playground.page import Page
from adapters.playground.replies import Answering
from adapters.playground.stream import news, stream
from adapters.playground.times import BadTime, forward, given
from adapters.receiving import Receiving
from adapters.web import refusal
from bot.chat.inbound import HomeOpened
from bot.chat.reply import Nothing, Options
from bot.chat.spans import Plain
from bot.timing.clock import MovableClock

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_STATIC = {
    "playground.css": "text/css",
    "playground.js": "text/javascript",
    "conversation.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}


def add_playground(
    application: web.Application,
    receiving: Receiving,
    conversations: Conversations,
    messenger: PlaygroundMessenger,
    clock: MovableClock,
) -> None:
    """Adds `/` and `/local/…` to an application of `adapters.web`."""
    playground = Playground(receiving, conversations, clock)
    routes = application.router
    routes.add_get("/", playground.guarded(playground.page))
    routes.add_get("/local/static/{name}", playground.guarded(playground.static))
    routes.add_get("/local/conversation", playground.guarded(playground.conversation))
    routes.add_get("/local/events", playground.guarded(playground.events))
    routes.add_post("/local/event", playground.guarded(playground.event))
    routes.add_post("/local/delete", playground.guarded(playground.delete))
    routes.add_post("/local/close", playground.guarded(playground.close))
    routes.add_post("/local/channel", playground.guarded(playground.add_channel))
    routes.add_post("/local/clock", playground.guarded(playground.move_clock))

    async def start(_: web.Application) -> None:
        messenger.loop.bind()

    async def end_streams(_: web.Application) -> None:
        conversations.announce(ConnectionEnded())

    application.on_startup.append(start)
    application.on_shutdown.append(end_streams)


@dataclass
class Playground:
    receiving: Receiving
    conversations: Conversations
    clock: MovableClock
    channels: tuple[Conversation, ...] = ()
    at_home: set[str] = field(default_factory=set)
    """Personas that have opened their personal chat before."""

    def __post_init__(self) -> None:
        self.say = self.receiving.say
        self.shows = Page(self.say)
        self.reader = Reader(self.conversations, self.say.line("playground-organisation"))
        folder = files("adapters.playground") / "static"
        self.files = {name: (folder / name).read_text("utf-8") for name in _STATIC}

    def guarded(self, handler: Handler) -> Handler:
        """Refuses what is not from this computer's own page, and what nobody can read."""

        async def guard(request: web.Request) -> web.StreamResponse:
            arriving = request.path == "/"  # a link from elsewhere may open the page
            if not is_own_host(request) or not (arriving or is_own_page(request)):
                return refusal(403, self.say.line("playground-not-from-here"))
            if request.method == "POST" and request.content_type != "application/json":
                return refusal(415, self.say.line("playground-only-json"))
            try:
                return await handler(request)
            except (BadPayload, BadTime) as error:
                return refusal(400, self.say.line(str(error)))

        return guard

    async def page(self, request: web.Request) -> web.Response:
        await self._look_for_rooms()
        persona = request.query.get("as", "")
        html = self.shows.whole(persona if persona in PERSONAS else "amina", self.channels, self.clock.now())
        return web.Response(text=html, content_type="text/html")

    async def static(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        if name not in _STATIC:
            raise web.HTTPNotFound
        return web.Response(text=self.files[name], content_type=_STATIC[name])

    async def conversation(self, request: web.Request) -> web.Response:
        """All of one conversation as its reader sees it, and the number of the last change that is in it."""
        persona = _persona(request)
        place = await self._place(persona, request.query.get("conversation", ""))
        panel = self.conversations.panel(persona, place.key)
        return web.json_response(
            {
                "number": self.conversations.number,
                "messages": "".join(
                    self.shows.message(each, persona) for each in self.conversations.said(place.key, persona)
                ),
                "form": self.shows.panel(panel) if panel else "",
                "rooms": self.shows.rooms(self.channels),
                "now": self.clock.now().isoformat(),
                "home": place.is_personal and persona not in self.at_home,
            }
        )

    async def events(self, request: web.Request) -> web.StreamResponse:
        return await stream(request, _persona(request), self.conversations, self._news)

    async def event(self, request: web.Request) -> web.Response:
        """One thing that a persona did; what comes of it goes to the streams, a look-up's options back at once."""
        payload = Payload(await request.read())
        persona = payload.persona()
        place = await self._place(persona, payload.string("conversation"))
        sending = self.reader.read(payload, place)
        key = payload.key()
        if sending.words and not self.conversations.was_sent(place.key, persona, key):
            words = (Plain(sending.words),)
            self.conversations.post(place.key, persona, self.clock.now(), words, key=key)
        if isinstance(sending.event, HomeOpened):
            if persona in self.at_home:
                return web.json_response({})
            self.at_home.add(persona)
        reply = await self.receiving.receive(sending.event) if sending.event else Nothing()
        if isinstance(reply, Options):
            return web.json_response({"options": reply.options})
        if sending.event:
            Answering(self.conversations, persona, place, sending.pressed, self.clock.now()).show(reply, sending.event)
        await self._look_for_rooms()
        return web.json_response({})

    async def delete(self, request: web.Request) -> web.Response:
        """Takes one's own words away from everyone, as somebody must who has written about a patient.

        What only oneself sees can be dismissed.
        """
        payload = Payload(await request.read())
        persona = payload.persona()
        place = await self._place(persona, payload.string("conversation"))
        message = self.reader.message(payload, persona, place)
        if persona not in (message.author, message.only_for):
            return refusal(403, self.say.line("playground-not-yours"))
        self.conversations.delete(message)
        return web.json_response({})

    async def close(self, request: web.Request) -> web.Response:
        payload = Payload(await request.read())
        persona = payload.persona()
        place = await self._place(persona, payload.string("conversation"))
        self.conversations.close_panel(persona, place.key)
        return web.json_response({})

    async def add_channel(self, request: web.Request) -> web.Response:
        """A channel to which the persona adds the bot; one of that name that there is already is only opened."""
        payload = Payload(await request.read())
        added = self.reader.added(payload)
        place = next((each for each in self.channels if each.name.casefold() == added.name.casefold()), None)
        if place is None:
            place, event = Conversation(f"#{added.name}", added.name), added.event
            reply = await self.receiving.receive(event)
            Answering(self.conversations, payload.persona(), place, None, self.clock.now()).show(reply, event)
            await self._look_for_rooms()
        return web.json_response({"conversation": place.key})

    async def move_clock(self, request: web.Request) -> web.Response:
        """To a time, {"now": "2026-11-23T08:25:00Z"}, or by a button, {"forward": "hour"}."""
        payload, now = Payload(await request.read()), self.clock.now()
        step = payload.value("forward")
        self.clock.move_to(given(payload.value("now"), now) if step is None else forward(step, now))
        self.conversations.announce(ClockMoved())
        return web.json_response({"now": self.clock.now().isoformat()})

    async def _place(self, persona: str, key: str) -> Conversation:
        """A channel that there is, or the persona's own personal chat."""
        own = personal_chat(persona)
        if key == own.key:
            return own
        found = next((each for each in self.channels if each.key == key), None)
        if found is None:
            await self._look_for_rooms()
            found = next((each for each in self.channels if each.key == key), None)
        if found is None:
            raise BadPayload("playground-bad-conversation")
        return found

    async def _look_for_rooms(self) -> None:
        rooms = await self.receiving.rooms(PLATFORM, ORGANISATION_KEY)
        if rooms is None:
            return
        found = channels(rooms)
        if found != self.channels:
            self.channels = found
            self.conversations.announce(RoomsChanged())

    def _news(self, change: Change, reader: str) -> dict[str, object] | None:
        return news(change, reader, self.shows, self.channels, self.clock.now())


def _persona(request: web.Request) -> str:
    persona = request.query.get("persona", "")
    if persona not in PERSONAS:
        raise BadPayload("playground-bad-persona")
    return persona
