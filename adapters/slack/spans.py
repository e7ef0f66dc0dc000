"""Typed spans as Slack's rich text and text objects: people's words come out as they are, and ping nobody."""

import re
from dataclasses import replace
from typing import assert_never
from urllib.parse import quote, urlsplit

from adapters.slack import limits
from adapters.slack.payload import Json
from bot.chat.phrases import Say
from bot.chat.spans import Bold, Code, Link, Mention, Plain, Span, Text, plain

_MARKUP = re.compile(r"[*_~`]|:[^\s:]+:|^\s*>", re.MULTILINE)
"""What mrkdwn would format, turn into an emoji or quote; it knows no way to escape these."""
_BEFORE_STYLE = re.compile(r"(?:^|[\s(\[“‘\"'–—-])$")
_AFTER_STYLE = re.compile(r"^(?:$|[\s.,:;!?)\]”’\"'…–—-])")
_SAFE_IN_URL = "%/:?#[]@!$&'()*+,;=-._~"


def escape(text: str) -> str:
    """For mrkdwn, and for the text beside a message's blocks: no <!channel>, no <@U1>, no link."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def carried(json_text: str) -> str:
    """JSON that comes back as it was sent: Slack escapes &, < and > in some of what it returns."""
    return json_text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def plain_object(text: str, most: int) -> Json:
    """A label: its words exactly, or visibly cut. Slack refuses an empty one."""
    shown = text if len(text) <= most else text[: most - 1].rstrip() + "…"
    return {"type": "plain_text", "text": shown if shown.strip() else "…", "emoji": False}


def text_object(text: Text, most: int, say: Say) -> Json:
    """Styled where mrkdwn can show the words exactly, and otherwise the words alone; visibly shortened."""
    shown = shortened(text, most, say)
    if not all(isinstance(span, Plain | Mention) for span in shown):
        marked = mrkdwn(shown)
        if marked is not None and len(marked) <= most:
            return {"type": "mrkdwn", "text": marked, "verbatim": True}
        shown = shortened((Plain(spelled(shown)),), most, say)
    return plain_object(plain(shown), most)


def rich(text: Text, *, bold: bool = False) -> list[Json]:
    """The elements of a rich text section: nothing in them is parsed."""
    return [element for span in text if (element := _rich(span, bold)) is not None]


def _rich(span: Span, bold: bool) -> Json | None:
    styles: Json = {"style": {"bold": True}} if bold else {}
    match span:
        case Link(text, url) if (href := web(url)) is not None:
            shown = {"text": text} if text.strip() else {}
            return {"type": "link", "url": href, **shown, **styles}
        case Bold():
            styles = {"style": {"bold": True}}
        case Code():
            styles = {"style": {"code": True}}
        case Plain() | Mention() | Link():
            pass
        case _:
            assert_never(span)
    said = words(span)
    return {"type": "text", "text": said, **styles} if said else None


def mrkdwn(text: Text) -> str | None:
    """None where a reader would not see exactly these words."""
    if _MARKUP.search("".join(words(span) for span in text if not _is_bare_link(span))):
        return None
    marked: list[str] = []
    for index, span in enumerate(text):
        if isinstance(span, Bold | Code) and not _can_be_styled(text, index):
            return None
        marked.append(_marked(span))
    return "".join(marked)


def _is_bare_link(span: Span) -> bool:
    return isinstance(span, Link) and not span.text.strip() and web(span.url) is not None


def _can_be_styled(text: Text, index: int) -> bool:
    """Slack formats words between two marks on one line, with no letter beside them."""
    said = words(text[index])
    before, after = plain(text[:index]), plain(text[index + 1 :])
    alone = _BEFORE_STYLE.search(before) is not None and _AFTER_STYLE.search(after) is not None
    return alone and "\n" not in said and said != "" and said == said.strip()


def _marked(span: Span) -> str:
    match span:
        case Bold(text):
            return f"*{escape(text)}*"
        case Code(text):
            return f"`{escape(text)}`"
        case Link(text, url) if (href := web(url)) is not None:
            label = " ".join(text.split())
            return f"<{escape(href)}|{escape(label)}>" if label else f"<{escape(href)}>"
        case Plain() | Mention() | Link():
            return escape(words(span))
        case _:
            assert_never(span)


def words(span: Span) -> str:
    if isinstance(span, Mention):
        return "@" + span.name
    return (span.text or span.url) if isinstance(span, Link) else span.text


def spelled(text: Text) -> str:
    """The words alone, with the address behind those of a link."""
    return "".join(
        f"{span.text} ({span.url})" if isinstance(span, Link) and span.text and web(span.url) else words(span)
        for span in text
    )


def web(url: str) -> str | None:
    """The address as Slack takes it; None for what is no address in the web."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    href = quote(url, safe=_SAFE_IN_URL, errors="replace")
    fits = len(href) <= limits.URL and parts.netloc.isascii() and quote(parts.netloc, safe=_SAFE_IN_URL) == parts.netloc
    return href if parts.scheme in ("http", "https") and host and fits else None


def length(text: Text) -> int:
    return sum(len(words(span)) for span in text)


def is_blank(text: Text) -> bool:
    return not any(words(span).strip() for span in text)


def pieces(text: Text, most: int) -> list[Text]:
    """The text in pieces of at most `most` characters; nothing is lost but what is blank."""
    found: list[Text] = []
    while text:
        piece, text = _split(text, most)
        if not is_blank(piece):
            found.append(piece)
    return found


def shortened(text: Text, most: int, say: Say) -> Text:
    """The text, or as much of it as fits with a word that says so."""
    if length(text) <= most:
        return text
    note = " " + say.line("slack-shortened")
    kept, _ = _split(text, most - len(note))
    return (*kept, Plain(note))


def _split(text: Text, most: int) -> tuple[Text, Text]:
    """Cut at a space where there is one near, in the middle of a word where there is none."""
    left = most
    for index, span in enumerate(text):
        said = words(span)
        if len(said) <= left:
            left -= len(said)
            continue
        at = max(said.rfind(" ", 0, left + 1), said.rfind("\n", 0, left + 1))
        at = at if at > left // 2 else left
        head, tail = _part(span, said[:at]), _part(span, said[at:])
        return (*text[:index], *head), (*tail, *text[index + 1 :])
    return text, ()


def _part(span: Span, said: str) -> Text:
    if not said:
        return ()
    return (Plain(said),) if isinstance(span, Mention) else (replace(span, text=said),)
