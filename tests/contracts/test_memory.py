"""What an adapter remembers for its platform."""

from concurrent.futures import ThreadPoolExecutor

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


def test_of_several_who_keep_something_first_one_does(store: Store) -> None:
    memory = store.memory
    with ThreadPoolExecutor(8) as executor:
        kept = set(executor.map(lambda n: memory.keep_first("pages", "key", "", str(n)), range(8)))
    assert kept == {memory.recall("pages", "key", "")}
    assert memory.keep_first("pages", "key", "other", "new") == "new"
