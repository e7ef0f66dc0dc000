"""What concerns refuse; their sentences are in prompts/*/errors.ftl with all others."""

from bot.chat.errors import HuddlelogError


class OwnSite(HuddlelogError):
    """A team would pass its concerns up to itself."""

    phrase = "error-own-site"


class SiteLoop(HuddlelogError):
    """Two teams would pass their concerns up to each other; `name` of the other."""

    phrase = "error-site-loop"


class HandedOn(HuddlelogError):
    """A concern that others have read, so that its words stay; `ref`."""

    phrase = "error-handed-on"


class AnsweredAlready(HuddlelogError):
    """What came of a concern was written down by somebody else; `ref`, and their words as `outcome`."""

    phrase = "error-answered-already"
