"""What the NHS's icons say: whether a change is one for the better, and whether a target will be met."""

from bot.charts.model import Assurance, Direction, Options, Point, Side, Signal, Variation


def variation(signal: Signal | None, direction: Direction) -> Variation:
    if signal is None:
        return Variation.COMMON
    high = signal.side is Side.HIGH
    if direction is Direction.NEUTRAL:
        return Variation.NEUTRAL_HIGH if high else Variation.NEUTRAL_LOW
    return Variation.IMPROVEMENT if high is (direction is Direction.INCREASE) else Variation.CONCERN


def assurance(last: Point, options: Options) -> Assurance | None:
    """By the limits as they are now: a target outside them is met, or missed, whatever chance does."""
    target, direction = options.target, options.direction
    if target is None or direction is Direction.NEUTRAL or last.lower is None or last.upper is None:
        return None
    if last.lower <= target <= last.upper:
        return Assurance.INCONSISTENT
    passes = (target < last.lower) is (direction is Direction.INCREASE)
    return Assurance.CONSISTENT_PASS if passes else Assurance.CONSISTENT_FAIL
