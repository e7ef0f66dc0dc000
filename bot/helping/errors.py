"""What offers and questions between teams refuse; their sentences are in prompts/*/errors.ftl with all others."""

from bot.chat.errors import HuddlelogError


class AskedOwnTeam(HuddlelogError):
    """An offer or a question to one's own team."""

    phrase = "error-asked-own-team"


class NoLeadToAsk(HuddlelogError):
    """An offer or a question to a team that nobody leads; its `name`."""

    phrase = "error-no-lead-to-ask"


class TooManyAsks(HuddlelogError):
    """Offers and questions of one person within a day; `most`."""

    phrase = "error-too-many-asks"


class AskAnswered(HuddlelogError):
    """Another lead was first, or it wants no answer."""

    phrase = "error-ask-answered"
