"""Tags: words with a # in a line, or a list in a form."""

import re
from collections.abc import Iterable

_TAG = re.compile(r"(?<![\w#&/])#([^\W\d_][\w-]*)", re.UNICODE)
_TRAILING_TAGS = re.compile(r"(?:\s*(?<![\w#&/])#[^\W\d_][\w-]*)+\s*$", re.UNICODE)


def tags_in(line: str) -> tuple[str, tuple[str, ...]]:
    """A one-line capture → its text and tags: tags at the end go, those between words lose their #."""
    tags = tidy_tags(_TAG.findall(line))
    return _TAG.sub(r"\1", _TRAILING_TAGS.sub("", line)).strip(), tags


def tidy_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Lower case, each once, in the order written."""
    kept = dict.fromkeys(re.sub(r"\s+", "-", tag.strip().lstrip("#").lower()) for tag in tags)
    return tuple(tag for tag in kept if tag)
