"""What joining two platforms and two accounts refuses; their sentences are in prompts/*/errors.ftl with all others."""

from bot.chat.errors import HuddlelogError


class OwnCode(HuddlelogError):
    """An organisation would join itself: the code is its own."""

    phrase = "error-own-code"


class SamePlatform(HuddlelogError):
    """Two organisations on one platform stay two; a network is for them."""

    phrase = "error-same-platform"


class JoinGoingOn(HuddlelogError):
    """Either of the two is about to be joined already, or is being joined now."""

    phrase = "error-join-going-on"


class TooManyToJoin(HuddlelogError):
    """Records' numbers would become longer than a name may be."""

    phrase = "error-too-many-to-join"


class LinkElsewhere(HuddlelogError):
    """The code is of an account in another organisation."""

    phrase = "error-link-elsewhere"


class LinkNotTwo(HuddlelogError):
    """Not two accounts on two platforms: one's own code, or two people of one platform."""

    phrase = "error-link-not-two"
