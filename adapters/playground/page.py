"""The playground's page and its pieces, as HTML for whoever looks at them."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup

from adapters.html import Html, call, environment
from adapters.playground.conversations import Message, Panel
from adapters.playground.directory import PERSONAS, Conversation, Persona, with_names
from adapters.playground.times import shown
from bot.chat.card import Card
from bot.chat.phrases import Say
from bot.chat.spans import Text, plain

_FOR_SCRIPT = (
    "playground-offline",
    "playground-personal",
    "playground-personal-note",
    "playground-hint-channel",
    "playground-hint-personal",
    "playground-write-channel",
    "playground-write-personal",
    "playground-unread",
)
_EXAMPLES = ("playground-example-1", "playground-example-2", "playground-example-3")


class Page:
    def __init__(self, say: Say) -> None:
        self._html = Html(say)
        self._say = say
        templates = environment("adapters.playground")
        self._page = templates.get_template("page.html")
        self._parts = templates.get_template("parts.html")

    def whole(self, persona: str, channels: Sequence[Conversation], now: datetime) -> str:
        return self._page.render(
            say=self._say.line,
            personas=PERSONAS.values(),
            chosen=PERSONAS[persona],
            rooms=self.rooms(channels),
            clock=shown(now),
            now=now.isoformat(),
            words={key.removeprefix("playground-"): self._say.line(key) for key in _FOR_SCRIPT},
            examples=[self._say.line(key) for key in _EXAMPLES],
        )

    def rooms(self, channels: Sequence[Conversation]) -> Markup:
        return call(self._parts, "rooms", channels)

    def message(self, message: Message, reader: str) -> Markup:
        author = PERSONAS.get(message.author)
        return call(
            self._parts,
            "message",
            self._say.line,
            message,
            author,
            _initials(author),
            shown(message.at),
            self._body(message),
            reader,
        )

    def panel(self, panel: Panel) -> Markup:
        return call(self._parts, "panel", self._say.line, panel.id, self._html.form(panel.form, panel.errors))

    def _body(self, message: Message) -> Markup:
        match message.body:
            case Card():
                return self._html.card(message.body)
            case words:
                return self._html.text(_called(words) if message.author else words)


def _called(words: Text) -> Text:
    return with_names(plain(words))


def _initials(author: Persona | None) -> str:
    return "".join(part[0] for part in author.name.split()) if author else "H"
