"""People's words for Teams: as text runs, which no client parses, or escaped for a message that is text alone."""

import re
from typing import Any, assert_never
from urllib.parse import urlsplit

from bot.chat.spans import Bold, Code, Link, Mention, Plain, Span, Text

Json = dict[str, Any]

TEXT_FORMAT = "xml"
"""What a message says its `text` is, wherever it comes from `text()`."""

# Cards turn {{DATE(...)}} and {{TIME(...)}} into a date, in each run by itself.
_BETWEEN_BRACES = re.compile(r"(?<=\{)(?=\{)")
# Whatever is markup in XML, in Markdown or in both; a numbered reference is neither.
_MARKUP = re.compile(
    r"""[&<>*_`~\[\]()#|\\!{}@:="$]|^[^\S\n]*[-+]|^[^\S\n]*\d+\.|(?<=www)\.""", re.MULTILINE | re.IGNORECASE
)
# Nothing in these can be Markdown in a text block: no list, no heading, no link, no entity.
_CALM = re.compile(r"[^\W\d_](?:[^\W_]|[ ,;?!'’‘“”…·–—%/()-]|[.:](?![^\W\d_]|[/:]))*")


def runs(text: Text, **look: object) -> list[Json]:
    """The inlines of a rich text block; `look` is how each of them looks."""
    return [each for span in text for each in _runs(span, look)]


def block(text: Text, look: Json | None = None, **element: object) -> Json:
    """A rich text block; an empty text is a space, for there has to be something."""
    inlines = runs(text, **(look or {})) or [{"type": "TextRun", "text": " "}]
    return {"type": "RichTextBlock", "inlines": inlines, **element}


def is_calm(words: str) -> bool:
    """Whether a text block shows these words as they are."""
    return _CALM.fullmatch(words) is not None


def calmed(words: str) -> str:
    """For a label, which knows no runs: an invisible joiner keeps braces from being read as a date."""
    return _BETWEEN_BRACES.sub("\u2060", words)


def _runs(span: Span, look: Json) -> list[Json]:
    match span:
        case Plain(text):
            return _split(text, look)
        case Bold(text):
            return _split(text, {**look, "weight": "Bolder"})
        case Code(text):
            return _split(text, {**look, "fontType": "Monospace"})
        case Link(text, url) if is_web(url):
            opens = {"type": "Action.OpenUrl", "url": url}
            return _split(text or url, {**look, "color": "Accent", "selectAction": opens})
        case Link(text, url):
            return _split(text or url, look)
        case Mention(name=name):
            return _split("@" + name, look)
        case _:
            assert_never(span)


def _split(words: str, look: Json) -> list[Json]:
    return [{"type": "TextRun", "text": part, **look} for part in _BETWEEN_BRACES.split(words) if part]


def is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def text(text: Text) -> str:
    """A message's `text` in TEXT_FORMAT: what a client may read as XML or as Markdown is a numbered reference."""
    return "".join(_tagged(span) for span in text)


def _tagged(span: Span) -> str:
    match span:
        case Plain(text):
            return escaped(text)
        case Bold(text):
            return f"<b>{escaped(text)}</b>" if text else ""
        case Code(text):
            return f"<code>{escaped(text)}</code>" if text else ""
        case Link(text, url) if is_web(url):
            return f'<a href="{escaped(url)}">{escaped(text or url)}</a>'
        case Link(text, url):
            return escaped(text or url)
        case Mention(name=name):
            return escaped("@" + name)
        case _:
            assert_never(span)


def escaped(words: str) -> str:
    return _MARKUP.sub(_references, words).replace("\n", "<br/>")


def _references(found: re.Match[str]) -> str:
    return "".join(each if each.isspace() or each.isdigit() else f"&#{ord(each)};" for each in found[0])
