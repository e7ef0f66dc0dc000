"""What somebody has read of a record before they change it, so that nobody overwrites what they have not seen."""

import hashlib

from bot.chat.errors import HuddlelogError


class ChangedMeanwhile(HuddlelogError):
    """`record`, a kind of which `ref` is one, was saved since the form was opened."""

    phrase = "error-changed-meanwhile"


def seen_as(*values: object) -> str:
    """Short, and another one for any other values."""
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]
