"""Slack's way of writing a message → what somebody said: mentions, links and three escaped characters."""

import re
from collections.abc import Mapping

from bot.chat.inbound import Called, Heard
from bot.chat.spans import Plain

MOST_MENTIONS = 50
"""People in one message whose names are asked for."""

_TOKEN = re.compile(r"<(?:([@#!])([A-Za-z][^<>|]{0,300})|([a-z][a-z0-9+.-]*:[^<>|]{1,3000}))(?:\|([^<>]*))?>")
_USER = re.compile(r"<@([A-Z0-9]{1,30})(?:\|[^<>]*)?>")


def mentioned(text: str) -> list[str]:
    """Ids of the people in it, each once."""
    return list(dict.fromkeys(_USER.findall(text)))[:MOST_MENTIONS]


def without(text: str, user: str) -> str:
    """Without the mention of the bot that was called."""
    parts = re.split(rf"(?:(?<!\s)\s+)?<@{re.escape(user)}(?:\|[^<>]*)?>[:,]?\s*", text) if user else [text]
    return " ".join(part for part in parts if part) if len(parts) > 1 else text


def heard(text: str, names: Mapping[str, str]) -> Heard:
    found: list[Plain | Called] = []
    end = 0
    for match in _TOKEN.finditer(text):
        found.append(Plain(unescaped(text[end : match.start()])))
        found.append(_token(match[1] or "", match[2] or match[3], unescaped(match[4] or ""), names))
        end = match.end()
    found.append(Plain(unescaped(text[end:])))
    return tuple(each for each in found if isinstance(each, Called) or each.text)


def _token(sign: str, target: str, words: str, names: Mapping[str, str]) -> Plain | Called:
    if sign == "@":
        return Called(target, names.get(target) or words or target)
    if sign == "#":
        return Plain(f"#{words or target}")
    if sign == "!":  # <!here>, <!subteam^S1|@ward>, <!date^…|Monday>
        return Plain(words or "@" + target.partition("^")[0])
    url = unescaped(target)
    bare = url.removeprefix("mailto:").removeprefix("tel:")
    if not words or words in (bare, bare.partition("://")[2], bare.partition("://")[2].rstrip("/")):
        return Plain(words or bare)
    return Plain(f"{words} ({bare})")


def unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
