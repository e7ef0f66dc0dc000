"""What an aim does not say yet: numbers, a date, for whom and where, a measure. Never whether it can be reached."""

from enum import StrEnum

from bot.projects.model import Aim


class Part(StrEnum):
    """In the order in which they help."""

    TARGET = "target"
    BY = "by"
    BASELINE = "baseline"
    POPULATION = "population"
    PLACE = "place"
    MEASURE = "measure"


MORE = frozenset({Part.POPULATION, Part.PLACE})
"""Asked in the form's second step."""


def missing(aim: Aim, *, measured: bool) -> tuple[Part, ...]:
    """`measured`: an outcome measure is linked to the project."""
    said = {
        Part.TARGET: aim.target is not None,
        Part.BY: aim.by is not None,
        Part.BASELINE: aim.baseline is not None,
        Part.POPULATION: bool(aim.population.strip()),
        Part.PLACE: bool(aim.place.strip()),
        Part.MEASURE: measured,
    }
    return tuple(part for part in Part if not said[part])


def suggestion(aim: Aim, *, measured: bool) -> Part | None:
    """One thing at a time."""
    return next(iter(missing(aim, measured=measured)), None)
