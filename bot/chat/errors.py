"""The one error tree; each error is a sentence that a person can act on, in prompts/*/errors.ftl."""

from typing import ClassVar


class HuddlelogError(Exception):
    """Something that a person can be told plainly."""

    phrase: ClassVar[str]

    def __init__(self, **values: str | int) -> None:
        super().__init__(self.phrase)
        self.values = values


class NotFound(HuddlelogError):
    """There is no such record, or it is not for the asker: both look the same from outside."""

    phrase = "error-not-found"


class NotAllowed(HuddlelogError):
    """Only a member of the team may."""

    phrase = "error-not-a-member"


class NotTheAuthor(HuddlelogError):
    """Only its author edits or deletes an entry."""

    phrase = "error-not-the-author"


class NotTheLead(HuddlelogError):
    """Only the team's lead may."""

    phrase = "error-not-the-lead"


class NoLongerKept(HuddlelogError):
    """Sealed words were used, discarded or have run out."""

    phrase = "error-no-longer-kept"


class StepsGone(HuddlelogError):
    """The answers of a form's earlier steps have run out."""

    phrase = "error-steps-gone"


class TeamExists(HuddlelogError):
    """A second team of one name would divide its people."""

    phrase = "error-team-exists"


class TooLong(HuddlelogError):
    """More text than is kept; `length` and `most` in characters."""

    phrase = "error-too-long"


class NothingSaid(HuddlelogError):
    """A command that wants words came without any."""

    phrase = "error-nothing-said"


class OldButton(HuddlelogError):
    """A press or a form that this version does not know."""

    phrase = "error-old-button"


class StoreAway(HuddlelogError):
    """The database cannot be reached; nothing was written."""

    phrase = "error-store-away"


class Unexpected(HuddlelogError):
    """A fault of ours, logged under `id`."""

    phrase = "error-unexpected"
