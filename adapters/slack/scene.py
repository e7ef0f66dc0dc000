"""Where in Slack something happened, and so where its answer can go."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

PLATFORM = "slack"
URL_LIVES = timedelta(minutes=29)
"""A response_url is good for 30 minutes and five answers."""


@dataclass(frozen=True)
class Scene:
    team: str
    """The workspace."""
    user: str
    place: str = ""
    """The channel; "" for the person's own chat."""
    personal: bool = False
    channel: str = ""
    """Where the bot can hope to post; "" where it can only answer the person."""
    thread: str = ""
    message: str = ""
    """The message whose button was pressed."""
    ephemeral: bool = False
    """That message is seen by the presser alone."""
    response_url: str = ""
    until: float = 0.0
    """When the response_url ends, in seconds since 1970."""
    trigger: str = ""
    view: str = ""
    """The modal that is open."""
    in_modal: bool = False
    """There is no message to answer in: from the home, or a shortcut."""
    at_home: bool = False
    """From the home, which is shown afresh afterwards."""

    def answers_by_url(self, now: datetime) -> bool:
        return bool(self.response_url) and now.timestamp() < self.until

    def packed(self) -> str:
        """As a form carries it, from its opening to its sending."""
        kept = {
            "p": self.place,
            "d": self.personal,
            "c": self.channel,
            "t": self.thread,
            "r": self.response_url,
            "u": int(self.until),
            "m": self.in_modal,
            "h": self.at_home,
        }
        return json.dumps({name: value for name, value in kept.items() if value}, separators=(",", ":"))


def unpacked(packed: str, team: str, user: str) -> Scene:
    """What cannot be read is somebody's own chat."""
    try:
        kept = json.loads(packed)
        until = kept.get("u", 0)
        texts = {name: kept.get(name, "") for name in "pctr"}
        if type(until) is not int or not all(isinstance(text, str) for text in texts.values()):
            raise TypeError("not a place")
    except (ValueError, TypeError, AttributeError, RecursionError):
        return Scene(team, user, personal=True)
    return Scene(
        team,
        user,
        place=texts["p"],
        personal=bool(kept.get("d")) or not texts["p"],
        channel=texts["c"],
        thread=texts["t"],
        response_url=texts["r"],
        until=until,
        in_modal=bool(kept.get("m")),
        at_home=bool(kept.get("h")),
    )
