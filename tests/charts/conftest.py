"""The command is called hundreds of times here, and its words are the same each time."""

import pytest

from bot.chat.phrases import Say, load


@pytest.fixture(scope="session")
def words() -> Say:
    return load()


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch, words: Say) -> None:
    monkeypatch.setattr("bot.__main__.load", lambda: words)
