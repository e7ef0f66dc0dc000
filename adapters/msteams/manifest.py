"""The app package that an administrator uploads to Teams: the manifest, which asks for little, and two icons."""

import io
import json
import uuid
import zipfile
from collections.abc import Sequence
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from adapters.msteams.limits import cut
from bot.chat.phrases import Say

SCHEMA = "1.25"
"""Nothing here needs a newer one, and tenants learn new ones slowly."""
VERSION = "1.0.0"
"""Of the package; Teams takes an update only under a higher one."""
DEFAULT_SITE = "https://huddlelog.example"
"""Stands for the operator's own pages where no public https address is set; to be replaced before publishing."""
SAVE_ACTION = "saveAsLearning"
"""The message action's command."""
FIND_QUERY = "findLearning"
"""The search's command; its one parameter is `words`."""
WORDS = "words"

MOST_COMMANDS = 12
LONGEST_TITLE = 32
LONGEST_DESCRIPTION = 128
ACCENT = "#005EB8"
SCOPES = ("personal", "team", "groupChat")
ICONS = ("color.png", "outline.png")
_WRITTEN = (1980, 1, 1, 0, 0, 0)
"""The same package from the same settings, byte for byte."""


def package(app_id: str, commands: Sequence[tuple[str, str]], say: Say, *, public_url: str) -> bytes:
    """The zip file. Raises ValueError for an app id that is no GUID."""
    manifest = _manifest(str(uuid.UUID(app_id)), commands, say, _site(public_url))
    icons = files("adapters.msteams") / "static"
    parts = {"manifest.json": json.dumps(manifest, indent=2, ensure_ascii=False).encode()}
    parts |= {name: (icons / name).read_bytes() for name in ICONS}
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _WRITTEN), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _manifest(app_id: str, commands: Sequence[tuple[str, str]], say: Say, site: str) -> dict[str, Any]:
    return {
        "$schema": f"https://developer.microsoft.com/json-schemas/teams/v{SCHEMA}/MicrosoftTeams.schema.json",
        "manifestVersion": SCHEMA,
        "version": VERSION,
        "id": app_id,
        "developer": {
            "name": say.line("msteams-app-name"),
            "websiteUrl": f"{site}/privacy",  # what Huddlelog is and keeps; it has no other front page
            "privacyUrl": f"{site}/privacy",
            "termsOfUseUrl": f"{site}/terms",
        },
        "name": {"short": say.line("msteams-app-name"), "full": say.line("msteams-app-name-full")},
        "description": {"short": say.line("msteams-app-short"), "full": say.line("msteams-app-full")},
        "icons": {"color": ICONS[0], "outline": ICONS[1]},
        "accentColor": ACCENT,
        "bots": [_bot(app_id, commands)],
        "composeExtensions": [_extension(app_id, say)],
        # To know who asks, and to answer in private what was said in a channel.
        "permissions": ["identity", "messageTeamMembers"],
        "validDomains": [] if site == DEFAULT_SITE else [urlsplit(site).hostname],
        "defaultInstallScope": "team",
        "defaultGroupCapability": {"team": "bot", "groupchat": "bot"},
    }


def _bot(app_id: str, commands: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The first of the commands; `help` has them all."""
    shown = {title: what for title, what in reversed(commands) if len(title) <= LONGEST_TITLE}
    first = [title for title in dict(commands) if title in shown][:MOST_COMMANDS]
    listed = [{"title": title, "description": cut(shown[title], LONGEST_DESCRIPTION)} for title in first]
    lists = [{"scopes": list(SCOPES), "commands": listed}] if listed else []
    return {
        "botId": app_id,
        "scopes": list(SCOPES),
        "supportsFiles": False,
        "isNotificationOnly": False,
        "commandLists": lists,
    }


def _extension(app_id: str, say: Say) -> dict[str, Any]:
    save = {
        "id": SAVE_ACTION,
        "type": "action",
        "title": say.line("msteams-save-title"),
        "description": say.line("msteams-save-description"),
        "context": ["message"],
        "fetchTask": True,
    }
    what = {
        "name": WORDS,
        "title": say.line("msteams-find-words"),
        "description": say.line("msteams-find-words-description"),
        "inputType": "text",
    }
    find = {
        "id": FIND_QUERY,
        "type": "query",
        "title": say.line("msteams-find-title"),
        "description": say.line("msteams-find-description"),
        "context": ["compose", "commandBox"],
        "initialRun": False,
        "parameters": [what],
    }
    return {"botId": app_id, "canUpdateConfiguration": False, "commands": [find, save]}


def _site(public_url: str) -> str:
    """The operator's https address without a path's end, or the default."""
    parts = urlsplit(public_url)
    return public_url.rstrip("/") if parts.scheme == "https" and parts.hostname else DEFAULT_SITE
