"""An organisation's themes: which there are, how one is called, and which one somebody means."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from bot.search.query import Query, theme_key
from bot.themes.defaults import ten
from bot.themes.model import Theme
from bot.themes.ports import ThemeRepository


class _Unit(Protocol):
    @property
    def themes(self) -> ThemeRepository: ...


def every(unit: _Unit) -> tuple[Theme, ...]:
    """Those that have ended too."""
    return unit.themes.all() or ten()


def open_ones(unit: _Unit) -> tuple[Theme, ...]:
    """Those that can be chosen."""
    return tuple(each for each in every(unit) if not each.ended)


def names(keys: Sequence[str], unit: _Unit) -> Mapping[str, str]:
    """Key → name; one that no list has, such as a file's, is called by its key."""
    known = {each.key: each.name for each in every(unit)} if keys else {}
    return {key: known.get(key) or key.replace("-", " ") for key in keys}


def meant(said: str, themes: Sequence[Theme]) -> Theme | None:
    """By its key or its name, in any case, with spaces or hyphens; the name that is in use goes first."""
    key = theme_key(said)
    fits = [each for each in themes if key and key in (theme_key(each.name), each.key)]
    return min(fits, key=lambda each: (each.ended, theme_key(each.name) != key), default=None)


def themed(query: Query, unit: _Unit) -> tuple[Query, str]:
    """The query with the key of the theme that is meant; and what was said instead where there is no such theme."""
    if not query.theme:
        return query, ""
    theme = meant(query.theme, every(unit))
    return (replace(query, theme=""), query.theme) if theme is None else (replace(query, theme=theme.key), "")
