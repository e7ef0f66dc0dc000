"""What an adapter remembers for its platform."""

from bot.ports import Store


def test_kept_changed_and_forgotten(store: Store) -> None:
    memory = store.memory
    assert memory.recall("slack", "install", "T1") is None
    memory.keep("slack", "install", "T1", "{}")
    memory.keep("slack", "install", "T1", '{"token": "…"}')
    memory.keep("slack", "state", "T1", "other")
    assert memory.recall("slack", "install", "T1") == '{"token": "…"}'
    assert memory.recall("msteams", "install", "T1") is None
    memory.forget("slack", "install", "T1")
    memory.forget("slack", "install", "T1")
    assert memory.recall("slack", "install", "T1") is None
    assert memory.recall("slack", "state", "T1") == "other"
