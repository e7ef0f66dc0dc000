"""What round-ups refuse; their sentences are in prompts/*/errors.ftl with all others."""

from bot.chat.errors import HuddlelogError


class NoTeamYet(HuddlelogError):
    """A round-up of no team at all."""

    phrase = "error-no-team-yet"


class NoSuchSection(HuddlelogError):
    """In the list of a round-up's sections; `said`, `names`."""

    phrase = "error-no-such-section"


class OneTimeOnly(HuddlelogError):
    """A round-up comes once on its days."""

    phrase = "error-one-time-only"
