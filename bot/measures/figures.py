"""Values in figures: as they are written down, so that they can be read again, and as a chart shows them."""

from collections.abc import Sequence
from decimal import Decimal

from bot.charts.amounts import amount
from bot.chat.phrases import Say
from bot.measures.model import Measure, Plan, Shape, Value

OUT_OF = frozenset({Shape.PERCENTAGE, Shape.RATE, Shape.BUNDLE})
"""What one value is made of has a denominator."""
PERCENT = frozenset({Shape.PERCENTAGE, Shape.BUNDLE})
_HUNDRED = 100.0


def exact(number: float) -> str:
    """1,250 or 3.5, to the last digit, which reads as the same number again."""
    text = f"{Decimal(repr(number)):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def bare(value: Value) -> str:
    """12/15 or 3.5."""
    return exact(value.value) if value.of is None else f"{exact(value.value)}/{exact(value.of)}"


def written(value: Value, plan: Plan) -> str:
    """12/15, 3.5 min, 7."""
    return bare(value) if value.of is not None or plan.shape in PERCENT else f"{bare(value)} {plan.unit}".strip()


def line_of(value: Value) -> str:
    """As somebody could have typed it: 2026-11-03 12/15 - two agency staff."""
    return f"{value.day.isoformat()} {bare(value)}" + (f" - {value.note}" if value.note else "")


def typed(value: Value) -> str:
    """As somebody could have typed it behind a measure's name: 12/15 on 2026-11-03 - two agency staff."""
    return f"{bare(value)} on {value.day.isoformat()}" + (f" - {value.note}" if value.note else "")


def scale(plan: Plan) -> float:
    """What a value is multiplied with before it is shown."""
    if plan.shape in PERCENT:
        return _HUNDRED
    return plan.per if plan.shape is Shape.RATE else 1.0


def unit_of(plan: Plan, say: Say) -> str:
    """%, min, per 1,000 bed days."""
    if plan.shape is Shape.RATE:
        return say.line("measure-unit-rate", per=exact(plan.per), unit=plan.unit).strip()
    return "%" if plan.shape in PERCENT else plan.unit


def shown(value: Value, plan: Plan, say: Say) -> str:
    """On the scale of the chart: 80%, 3.5 min."""
    number = value.value if value.of is None else value.value / value.of * scale(plan)
    return amount(number, unit_of(plan, say))


def elements_of(measure: Measure, value: Value) -> tuple[tuple[str, int, int], ...]:
    """(name, given, eligible) of each element of a bundle that has cases."""
    pairs = zip(measure.plan.elements, value.elements)
    return tuple((name, given, eligible) for name, (given, eligible) in pairs if eligible)


def element_rows(measure: Measure, values: Sequence[Value]) -> tuple[tuple[str, ...], ...]:
    """Of a bundle: each element in the latest value that has it, and in all together."""
    last: dict[str, str] = {}
    sums: dict[str, tuple[int, int]] = {}
    for each in values:
        if each.left_out:
            continue
        for name, given, of in elements_of(measure, each):
            before = sums.get(name, (0, 0))
            sums[name] = before[0] + given, before[1] + of
            last[name] = f"{given}/{of}"
    return tuple(
        (name, last[name], amount(100 * sums[name][0] / sums[name][1], "%"))
        for name in measure.plan.elements
        if name in sums
    )
