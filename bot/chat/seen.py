"""What somebody has read of a record before they change it, so that nobody overwrites what they have not seen."""

import hashlib

from bot.chat.errors import HuddlelogError


class ChangedMeanwhile(HuddlelogError):
    """`ref` was saved by somebody else since the form was opened; `record`: how its commands begin."""

    phrase = "error-changed-meanwhile"


def seen_as(*values: object) -> str:
    """Short, and another one for any other values."""
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]
