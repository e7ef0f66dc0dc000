"""Why a list of themes cannot be saved."""

from bot.chat.errors import HuddlelogError


class ThemesRefused(HuddlelogError):
    """`why`: a sentence."""

    phrase = "error-themes-refused"
