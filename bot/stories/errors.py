"""What a story refuses; the sentence is in prompts/*/errors.ftl with all others."""

from bot.chat.errors import HuddlelogError


class StoryChanged(HuddlelogError):
    """It was saved again since it was opened; `ref`."""

    phrase = "error-story-changed"
