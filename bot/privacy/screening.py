"""The guard over an intent: every field of free text that it carries."""

from dataclasses import dataclass, replace

from bot.chat.errors import HideFirst
from bot.chat.intent import Intent, with_words, words_of
from bot.chat.spans import blank_mentions
from bot.privacy import guard
from bot.privacy.guard import Kind

LONGEST_EXCERPT = 160


@dataclass(frozen=True)
class Found:
    """One identifier, as a warning may show it."""

    kind: Kind
    excerpt: str
    """Masked, with a few words round it."""


def find(text: str) -> tuple[Found, ...]:
    readable = blank_mentions(text)  # a person's random id is no identifier
    findings = guard.screen(readable)
    masked = guard.mask(readable, findings)
    return tuple(Found(each.kind, _short(guard.excerpt(masked, each))) for each in findings)


def _short(excerpt: str) -> str:
    return excerpt if len(excerpt) <= LONGEST_EXCERPT else excerpt[: LONGEST_EXCERPT - 1] + "…"


def find_in(intent: Intent) -> tuple[Found, ...]:
    return tuple(found for text in words_of(intent).values() for found in find(text))


def require_hidden(*texts: str) -> None:
    """Of what others read beyond the team, who has said that it is no patient detail or not. Raises HideFirst."""
    if any(map(find, texts)):
        raise HideFirst


def hide(text: str) -> tuple[str, int]:
    """The text with its identifiers masked, and how many there were."""
    findings = guard.screen(blank_mentions(text))
    return guard.mask(text, findings), len(findings)


def hide_in(intent: Intent) -> Intent:
    """The intent with every identifier masked; it is told how many where it has a field for that."""
    hidden = {field: hide(text) for field, text in words_of(intent).items()}
    masked = with_words(intent, {field: text for field, (text, _) in hidden.items()})
    count = sum(number for _, number in hidden.values())
    return replace(masked, masked=count) if hasattr(masked, "masked") else masked  # type: ignore[call-arg]
