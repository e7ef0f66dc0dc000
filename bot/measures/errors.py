"""What measures and their values refuse; their sentences are in prompts/*/errors.ftl with all others."""

from bot.chat.errors import HuddlelogError


class ValueRefused(HuddlelogError):
    """A measure's value, or how its chart is to be drawn, cannot be so; `why` is a sentence or a few."""

    phrase = "error-value-refused"


class TooManyValues(HuddlelogError):
    """Of one measure; `most`."""

    phrase = "error-too-many-values"


class MeasureEnded(HuddlelogError):
    """A value for a measure that was deleted; `name`."""

    phrase = "error-measure-ended"


class MeasureNameTaken(HuddlelogError):
    """A team's measures are told apart by their names; `name`."""

    phrase = "error-measure-name-taken"


class TooManyMeasures(HuddlelogError):
    """Of one team; `most`."""

    phrase = "error-too-many-measures"


class MeasureHasValues(HuddlelogError):
    """What a measure's values are made of is to be changed, and there are some."""

    phrase = "error-measure-has-values"
