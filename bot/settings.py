"""What the environment says, read once and checked all together."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

DEFAULT_DATABASE = "sqlite:///data/huddlelog.db"
DEFAULT_PORT = 3978
APP_TYPES = ("SingleTenant", "MultiTenant", "UserAssignedMSI")
CLOUD = (
    "TO_BOT_FROM_CHANNEL_OPENID_METADATA_URL",
    "TO_BOT_FROM_CHANNEL_TOKEN_ISSUER",
    "TO_BOT_FROM_EMULATOR_OPENID_METADATA_URL",
    "TO_CHANNEL_FROM_BOT_LOGIN_URL",
    "TO_CHANNEL_FROM_BOT_OAUTH_SCOPE",
    "OAUTH_URL",
)
"""Another cloud than the public one: all of these together, by the names of Microsoft's own SDK."""

# Up to the last @, for a password may hold any character; better too much than a part of it.
_PASSWORD = re.compile(r"(?<=://)([^:/@?#]*):.*@", re.DOTALL)
_QUERY_PASSWORD = re.compile(r"([?&][^=&]*password=)[^&]*", re.IGNORECASE)
_APP_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


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
class SlackSettings:
    signing_secret: str = field(repr=False)
    bot_token: str = field(repr=False)
    """Of the one workspace; "" where workspaces install the app for themselves."""
    app_token: str = field(repr=False)
    """For Socket Mode, with which nobody has to reach this process."""
    client_id: str
    client_secret: str = field(repr=False)
    api_url: str
    """Another base URL for the Web API; "" for Slack's own."""
    look_up: bool = False
    """After a crash it is looked up in the channel whether a message was sent, which takes permission to read there."""


@dataclass(frozen=True)
class TeamsSettings:
    app_id: str
    password: str = field(repr=False)
    tenant: str
    app_type: str
    cloud: Mapping[str, str]
    """Empty for the public cloud."""


@dataclass(frozen=True)
class Settings:
    database_url: str
    host: str
    port: int
    public_url: str
    slack: SlackSettings | None = None
    teams: TeamsSettings | None = None
    slack_look_up: bool = False
    """As in `slack`, and for the manifest that is made before there are any tokens."""

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
        look_up = _yes(environment, "HUDDLELOG_SLACK_LOOK_UP", faults)
        slack, teams = _slack(environment, look_up, faults), _teams(environment, faults)
        if faults:
            raise BadSettings(tuple(faults))
        host = environment.get("HUDDLELOG_HOST", "") or "127.0.0.1"
        return cls(database, host, int(port), public, slack, teams, look_up)

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
    def address(self) -> str:
        """Where this process listens, as a browser takes it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def is_local(self) -> bool:
        """Whether nobody but this computer is listened to, as the playground wants it."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _yes(environment: Mapping[str, str], name: str, faults: list[Fault]) -> bool:
    told = environment.get(name, "").strip().lower()
    if told not in ("", "no", "yes"):
        faults.append(Fault(name, "setting-yes-no"))
    return told == "yes"


def _slack(environment: Mapping[str, str], look_up: bool, faults: list[Fault]) -> SlackSettings | None:
    """None where none of its variables is set; half a set is a fault, never half a platform."""
    secret, bot, app, client, client_secret, api = (
        environment.get(f"SLACK_{name}", "").strip()
        for name in ("SIGNING_SECRET", "BOT_TOKEN", "APP_TOKEN", "CLIENT_ID", "CLIENT_SECRET", "API_URL")
    )
    if not (secret or bot or app or client or client_secret):
        return None
    if not secret and not app:
        faults.append(Fault("SLACK_SIGNING_SECRET", "setting-slack-secret"))
    if not bot and not client:
        faults.append(Fault("SLACK_BOT_TOKEN", "setting-slack-token"))
    if bot and not bot.startswith("xoxb-"):
        faults.append(Fault("SLACK_BOT_TOKEN", "setting-slack-bot-token"))
    if app and not app.startswith("xapp-"):
        faults.append(Fault("SLACK_APP_TOKEN", "setting-slack-app-token"))
    if bool(client) != bool(client_secret):
        faults.append(Fault("SLACK_CLIENT_SECRET" if client else "SLACK_CLIENT_ID", "setting-slack-client"))
    if api and not _is_page(api):
        faults.append(Fault("SLACK_API_URL", "setting-public-url"))
    return SlackSettings(secret, bot, app, client, client_secret, api, look_up)


def _teams(environment: Mapping[str, str], faults: list[Fault]) -> TeamsSettings | None:
    app_id, password, tenant, app_type = (
        environment.get(f"MicrosoftApp{name}", "").strip() for name in ("Id", "Password", "TenantId", "Type")
    )
    if not (app_id or password or tenant or app_type):
        return None
    if not _APP_ID.fullmatch(app_id):
        faults.append(Fault("MicrosoftAppId", "setting-teams-id"))
    app_type = app_type or APP_TYPES[0]
    if app_type not in APP_TYPES:
        faults.append(Fault("MicrosoftAppType", "setting-teams-type"))
    if not password and app_type != "UserAssignedMSI":
        faults.append(Fault("MicrosoftAppPassword", "setting-teams-password"))
    if not tenant and app_type != "MultiTenant":
        faults.append(Fault("MicrosoftAppTenantId", "setting-teams-tenant"))
    cloud = {name: environment[name].strip() for name in CLOUD if environment.get(name, "").strip()}
    faults.extend(Fault(name, "setting-teams-cloud") for name in CLOUD if cloud and name not in cloud)
    login = _split(cloud.get("TO_CHANNEL_FROM_BOT_LOGIN_URL", ""))
    if login is not None and login.scheme == "http" and not is_loopback(login.hostname or ""):
        faults.append(Fault("TO_CHANNEL_FROM_BOT_LOGIN_URL", "setting-teams-login"))
    return TeamsSettings(app_id, password, tenant, app_type, cloud)


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
