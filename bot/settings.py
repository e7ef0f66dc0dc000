"""What the environment says, read once and checked all together."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

DEFAULT_DATABASE = "sqlite:///data/huddlelog.db"
DEFAULT_PORT = 3978


@dataclass(frozen=True)
class Fault:
    """A setting that cannot be used; `why` is the key of a phrase."""

    name: str
    why: str


class BadSettings(Exception):
    """Every fault at once, so that nobody mends them one start at a time."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(", ".join(fault.name for fault in faults))
        self.faults = faults


@dataclass(frozen=True)
class Settings:
    database_url: str
    host: str
    port: int
    public_url: str

    @classmethod
    def from_env(cls, environment: Mapping[str, str]) -> "Settings":
        """Raises BadSettings."""
        faults: list[Fault] = []
        database = environment.get("HUDDLELOG_DATABASE_URL", "") or DEFAULT_DATABASE
        if urlsplit(database).scheme not in ("sqlite", "postgresql"):
            faults.append(Fault("HUDDLELOG_DATABASE_URL", "setting-database"))
        elif database.startswith("sqlite:") and not database.removeprefix("sqlite:///").strip("/"):
            faults.append(Fault("HUDDLELOG_DATABASE_URL", "setting-database-path"))
        port = environment.get("HUDDLELOG_PORT", "") or str(DEFAULT_PORT)
        if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
            faults.append(Fault("HUDDLELOG_PORT", "setting-port"))
            port = str(DEFAULT_PORT)
        public = environment.get("HUDDLELOG_PUBLIC_URL", "").rstrip("/")
        if public and (urlsplit(public).scheme not in ("https", "http") or not urlsplit(public).hostname):
            faults.append(Fault("HUDDLELOG_PUBLIC_URL", "setting-public-url"))
        if faults:
            raise BadSettings(tuple(faults))
        return cls(database, environment.get("HUDDLELOG_HOST", "") or "127.0.0.1", int(port), public)

    @property
    def database_file(self) -> Path | None:
        """Where SQLite keeps its data; None for PostgreSQL."""
        if not self.database_url.startswith("sqlite:"):
            return None
        return Path(self.database_url.removeprefix("sqlite:///"))

    @property
    def database_without_password(self) -> str:
        parts = urlsplit(self.database_url)
        return self.database_url.replace(f":{parts.password}@", ":***@") if parts.password else self.database_url
