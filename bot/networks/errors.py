"""What sharing and networks refuse; their sentences are in prompts/*/errors.ftl with all others."""

from bot.chat.errors import HuddlelogError


class NotYoursToShare(HuddlelogError):
    """Only its author shares an entry beyond the team; `ref`."""

    phrase = "error-not-yours-to-share"


class WordsChanged(HuddlelogError):
    """Since whoever shares them has read them; `ref`."""

    phrase = "error-words-changed"


class HiddenEntry(HuddlelogError):
    """What a lead has hidden is not shared; `ref`."""

    phrase = "error-hidden-entry"


class TooManyNetworks(HuddlelogError):
    """Of one organisation; `most`."""

    phrase = "error-too-many-networks"


class NetworkFull(HuddlelogError):
    """Of organisations; `most`."""

    phrase = "error-network-full"


class InNetworkAlready(HuddlelogError):
    """An organisation joins a network once, and its own not at all; `name`."""

    phrase = "error-in-network-already"


class AskedNetworkAlready(HuddlelogError):
    """The network's administrators have not decided yet; `name`."""

    phrase = "error-asked-network-already"
