"""What the adapters remember for their platforms."""

from sqlalchemy import ColumnElement, delete, select

from storage.conversation_tables import memory
from storage.engine import Engines, away
from storage.statements import insert_new, insert_or_update


class SqlMemory:
    def __init__(self, engines: Engines) -> None:
        self._engines = engines

    def keep(self, platform: str, kind: str, key: str, content: str) -> None:
        row = {"platform": platform, "kind": kind, "key": key, "content": content}
        with away(writes=True), self._engines.writer.connect() as connection:
            insert_or_update(connection, memory, row, ("content",))
            connection.commit()

    def keep_first(self, platform: str, kind: str, key: str, content: str) -> str:
        row = {"platform": platform, "kind": kind, "key": key, "content": content}
        with away(writes=True), self._engines.writer.connect() as connection:
            insert_new(connection, memory, **row)
            kept = connection.execute(select(memory.c.content).where(*_this(platform, kind, key)))
            content = kept.scalar_one()
            connection.commit()
            return content

    def recall(self, platform: str, kind: str, key: str) -> str | None:
        with away(writes=False), self._engines.reader.connect() as connection:
            kept = connection.execute(select(memory.c.content).where(*_this(platform, kind, key)))
            content: str | None = kept.scalar()
            return content

    def forget(self, platform: str, kind: str, key: str) -> None:
        with away(writes=True), self._engines.writer.connect() as connection:
            connection.execute(delete(memory).where(*_this(platform, kind, key)))
            connection.commit()


def _this(platform: str, kind: str, key: str) -> tuple[ColumnElement[bool], ...]:
    return memory.c.platform == platform, memory.c.kind == kind, memory.c.key == key
