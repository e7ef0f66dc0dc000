"""What following a team refuses; their sentences are in prompts/*/errors.ftl with all others."""

from bot.chat.errors import HuddlelogError


class FollowOwnTeam(HuddlelogError):
    """Somebody is in the team already, and sees all of it."""

    phrase = "error-follow-own-team"


class NoTeamToFollow(HuddlelogError):
    """Every team of the organisation is one's own, or has been asked."""

    phrase = "error-no-team-to-follow"


class TooManyFollowed(HuddlelogError):
    """Teams of one person; `most`."""

    phrase = "error-too-many-followed"


class GuestsCannotFollow(HuddlelogError):
    """Somebody from outside the organisation would follow a team."""

    phrase = "error-guests-cannot-follow"
