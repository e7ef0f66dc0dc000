"""What the environment says, read once and checked all together."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

DEFAULT_DATABASE = "sqlite:///data/huddlelog.db"
DEFAULT_PORT = 3978

# Up to the last @, for a password may hold any character; better too much than a part of it.
_PASSWORD = re.compile(r"(?<=://)([^:/@?#]*):.*@", re.DOTALL)
_QUERY_PASSWORD = re.compile(r"([?&][^=&]*password=)[^&]*", re.IGNORECASE)


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
        if why := _database_fault(database):
            faults.append(Fault("HUDDLELOG_DATABASE_URL", why))
        port = environment.get("HUDDLELOG_PORT", "") or str(DEFAULT_PORT)
        if not (port.isascii() and port.isdigit() and len(port) < 6 and 0 < int(port) < 65536):
            faults.append(Fault("HUDDLELOG_PORT", "setting-port"))
            port = str(DEFAULT_PORT)
        public = environment.get("HUDDLELOG_PUBLIC_URL", "").rstrip("/")
        if public and not _is_page(public):
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
        return _QUERY_PASSWORD.sub(r"\1***", _PASSWORD.sub(r"\1:***@", self.database_url))

    @property
    def is_local(self) -> bool:
        """Whether nobody but this computer is listened to, as the playground wants it."""
        try:
            return self.host == "localhost" or ip_address(self.host).is_loopback
        except ValueError:
            return False


def _database_fault(url: str) -> str | None:
    """The key of the phrase that says what is wrong."""
    scheme = url.partition("://")[0]
    if scheme == "sqlite":
        path = url.removeprefix("sqlite:///")
        named = path != url and path.strip("/") and path != ":memory:" and "?" not in path
        return None if named else "setting-database-path"
    if scheme != "postgresql":
        return "setting-database"
    parts = _split(url)
    return "setting-database-address" if parts is None or parts.netloc.endswith(":") else None


def _is_page(url: str) -> bool:
    parts = _split(url)
    return parts is not None and parts.scheme in ("https", "http") and bool(parts.hostname)


def _split(url: str) -> SplitResult | None:
    """None for an address that is none, or whose port is none."""
    try:
        parts = urlsplit(url)
        return parts if parts.port is None or parts.port else None
    except ValueError:
        return None
