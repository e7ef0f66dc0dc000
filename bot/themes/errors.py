"""Why a list of themes cannot be saved."""

from bot.chat.errors import HuddlelogError


class ThemesChanged(HuddlelogError):
    """Somebody else has saved another list since the form was opened."""

    phrase = "error-themes-changed"


class ThemesRefused(HuddlelogError):
    """`why`: a sentence."""

    phrase = "error-themes-refused"
