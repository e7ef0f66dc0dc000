"""What somebody wrote, out of Teams' markup: mentions apart from words, and HTML as words."""

import html
import re
from collections.abc import Mapping

from adapters.msteams.payload import LONGEST_TEXT, Payload, items, line, part, string
from bot.chat.inbound import Called, Heard
from bot.chat.spans import Plain

MOST_MENTIONS = 50
_TAG = re.compile(r"<at\b[^<>]{0,200}>|</at>", re.IGNORECASE)
_HTML = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^<>]*>|<![^<>]*>", re.IGNORECASE)
_BOT = "\x00"
"""Where the bot's name stood, until the words are put together."""
_BOT_GAP = re.compile(f"(?:(?<! ) +)?{_BOT} *")
_BREAKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "blockquote"})
_SKIPPED = frozenset({"script", "style", "attachment"})


def heard(activity: Payload, keys: Mapping[str, str]) -> Heard:
    """The text without the bot's own name; `keys` are the people behind the accounts that it mentions."""
    text, bot = string(activity.get("text"), LONGEST_TEXT), string(part(activity, "recipient").get("id"))
    mentions = _mentions(activity)
    found: list[Plain | Called] = []
    for marked, words in _pieces(text):
        account, name = _taken(mentions, words) if marked else ("", "")
        if not account:
            found.append(Plain(html.unescape(words).replace("\xa0", " ").replace(_BOT, "")))
        elif account == bot:
            found.append(Plain(_BOT))
        else:
            found.append(Called(keys.get(account, account), name or words))
    return _joined(found)


def mentioned(activity: Payload) -> tuple[str, ...]:
    """Accounts of the people who are mentioned, without the bot's."""
    bot = string(part(activity, "recipient").get("id"))
    accounts = [account for account, _, _ in _mentions(activity)]
    return tuple(dict.fromkeys(account for account in accounts if account and account != bot))


def _mentions(activity: Payload) -> list[tuple[str, str, str]]:
    """(account, name, words between the marks), in their order; of people and of the bot itself."""
    bot, found = string(part(activity, "recipient").get("id")), []
    for each in items(activity.get("entities"), MOST_MENTIONS):
        who = part(each, "mentioned")
        account = string(who.get("id"))
        if string(each.get("type")).lower() == "mention" and (account == bot or _is_person(account, who)):
            words = _TAG.sub("", string(each.get("text"), LONGEST_TEXT)).strip() or line(who.get("name"))
            found.append((account, line(html.unescape(string(who.get("name")))), words))
    return found


def _is_person(account: str, who: Payload) -> bool:
    """Neither a channel, nor a team, nor another bot, nor a tag for several people."""
    return not account.startswith(("19:", "28:")) and who.get("type") in (None, "person", "user")


def _taken(mentions: list[tuple[str, str, str]], words: str) -> tuple[str, str]:
    """Who is meant by marked words. Of two with one name the first that is left; the last serves again."""
    same = [each for each in mentions if each[2] == words.strip()]
    if len(same) > 1:
        mentions.remove(same[0])
    return same[0][:2] if same else ("", "")


def _pieces(text: str) -> list[tuple[bool, str]]:
    """(whether it stands in a mark, words). Marks inside marks are one; a mark that never ends is none."""
    pieces: list[tuple[bool, str]] = []
    depth, end, inside = 0, 0, ""
    for tag in _TAG.finditer(text):
        words, end = text[end : tag.start()], tag.end()
        closes = tag[0].startswith("</")
        if depth:
            inside += words
        elif words:
            pieces.append((False, words))
        depth = max(0, depth - 1) if closes else depth + 1
        if closes and not depth and inside:
            pieces.append((True, inside))
            inside = ""
    return [*pieces, (False, inside + text[end:])] if inside or end < len(text) else pieces


def _joined(found: list[Plain | Called]) -> Heard:
    """Words that follow one another as one, and one space where the bot's name stood."""
    joined: list[Plain | Called] = []
    for each in found:
        if isinstance(each, Plain) and joined and isinstance(joined[-1], Plain):
            joined[-1] = Plain(joined[-1].text + each.text)
        else:
            joined.append(each)
    tidied = [Plain(_BOT_GAP.sub(" ", each.text)) if isinstance(each, Plain) else each for each in joined]
    if tidied and isinstance(tidied[0], Plain):
        tidied[0] = Plain(tidied[0].text.lstrip())
    if tidied and isinstance(tidied[-1], Plain):
        tidied[-1] = Plain(tidied[-1].text.rstrip())
    return tuple(each for each in tidied if not isinstance(each, Plain) or each.text)


def of_message(message: Payload) -> str:
    """The words of a message that somebody chose to save."""
    body = part(message, "body")
    content = string(body.get("content"), LONGEST_TEXT)
    if string(body.get("contentType")).lower() != "html":
        return content.strip()
    lines = [" ".join(each.split()) for each in _from_html(content).replace("\xa0", " ").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _from_html(content: str) -> str:
    """Not by Python's parser, which needs the square of the time for brackets that never end."""
    found: list[str] = []
    end = skipping = 0
    for tag in _HTML.finditer(content):
        closes, name = tag[1] == "/", (tag[2] or "").lower()
        found.append("" if skipping else html.unescape(content[end : tag.start()]))
        found.append("\n" if name in _BREAKS else "")
        if name in _SKIPPED:
            skipping = max(0, skipping - 1) if closes else skipping + 1
        end = tag.end()
    return "".join([*found, "" if skipping else html.unescape(content[end:])])
