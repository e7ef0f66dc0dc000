"""What the fake Slack knows of files: what was uploaded, and which pictures it can show in a message."""

from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass
class FakeFiles:
    files: dict[str, bytes] = field(default_factory=dict)
    """What was uploaded, by the id of the file; complete once files.completeUploadExternal has named it."""
    complete: set[str] = field(default_factory=set)
    not_ready: int = 0
    """So many messages with a picture are refused, for Slack still works on its file."""
    fetches: bool = True
    """Whether it can fetch a picture from an address."""

    async def upload(self, request: web.Request) -> web.StreamResponse:
        self.files[request.match_info["id"]] = await request.read()
        return web.Response(text=f"OK - {len(self.files)}")

    def completed(self, named: list[dict[str, Any]]) -> dict[str, Any]:
        ids = {each["id"] for each in named}
        self.complete |= ids & set(self.files)
        return {"ok": ids <= self.complete, "files": named}

    def cannot_show(self, message: dict[str, Any]) -> bool:
        """Slack takes no message at all with a picture that it cannot get."""
        shown = [each for each in message.get("blocks") or () if each["type"] == "image"]
        if any("slack_file" in each for each in shown) and self.not_ready:
            self.not_ready -= 1
            return True
        return any(
            not self.fetches if "image_url" in each else each["slack_file"]["id"] not in self.complete for each in shown
        )
