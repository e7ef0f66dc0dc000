"""Reads one value out of what somebody wrote: 12/15, 12 of 15, 1,250, 3.5 min."""

import re
from dataclasses import dataclass
from datetime import date

from bot.measures.figures import OUT_OF, PERCENT
from bot.measures.model import LARGEST, Plan, Shape

LONGEST_SHOWN = 60
_NUMBER = r"(?=[-+−]?\.?[0-9])[-+−]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,18})?(?:\.[0-9]{1,20})?"
_ENDS = r"(?![0-9]|[.,/][0-9]|e[-+]?[0-9])"
_WHOLE_NUMBER = re.compile(_NUMBER)
_AMOUNT = re.compile(
    rf"(?P<value>{_NUMBER})(?P<percent>\s*(?:%|per ?cent\b))?"
    rf"(?:(?:\s*/|(?:\s+[^\W\d_]{{2,}}){{0,2}}?\s*\b(?:out of|of|in|per)\b)\s*(?P<of>{_NUMBER}))?{_ENDS}",
    re.IGNORECASE,
)
_PAIR = re.compile(rf"(?P<value>{_NUMBER})\s+(?P<of>{_NUMBER}){_ENDS}")
_ITS_PERCENT = re.compile(r"\s*+=?\s*+\(?\s*+(?P<percent>[0-9]{1,3}(?:\.[0-9]+)?)\s*%\s*\)?")
_UNIT = re.compile(r"(?:(?:occupied )?(?:bed|patient)[ -](?=days?\b))?[^\W\d_][\w²³/%.]*", re.IGNORECASE)
_WHOLE = frozenset({Shape.COUNT, Shape.PERCENTAGE, Shape.BUNDLE})
_UNITS = frozenset(
    "s sec secs second seconds min mins minute minutes h hr hrs hour hours day days week weeks month months"
    " case cases patient patients people time times fall falls".split()
) | {f"{whose}{mark}day{s}" for whose in ("bed", "occupied bed", "patient") for mark in " -" for s in ("", "s")}
"""What may stand behind a number where no unit is set."""


class Misread(Exception):
    """What is wrong with a value as somebody wrote it; `key` is a phrase's."""

    def __init__(self, key: str, **values: str | int | date) -> None:
        super().__init__(key)
        self.key = key
        self.values_of = values


@dataclass(frozen=True)
class Amount:
    value: float
    of: float | None = None


def number_said(text: str) -> float:
    """1,250 or -3.5 and nothing else. Raises Misread."""
    said = text.strip()
    if not _WHOLE_NUMBER.fullmatch(said):
        raise Misread("misread-number", said=shortened(said))
    number = float(said.replace(",", "").replace("−", "-"))
    if abs(number) > LARGEST:
        raise Misread("misread-too-large", said=shortened(said))
    return number + 0.0  # no minus before a zero


def amount_said(text: str, plan: Plan) -> Amount:
    """The whole text is one value. Raises Misread."""
    amount, rest = begin_amount(text, plan)
    if rest and without_unit(rest, plan):
        raise Misread("misread-number", said=shortened(text))
    return amount


def begin_amount(text: str, plan: Plan) -> tuple[Amount, str]:
    """The value with which the text begins, and what stands behind it. Raises Misread."""
    said = text.strip()
    found = (_PAIR.match(said) if plan.shape in OUT_OF else None) or _AMOUNT.match(said)
    if found is None:
        raise Misread("misread-number", said=shortened(said)) if said else Misread("misread-nothing")
    value, of = number_said(found["value"]), found["of"]
    amount = Amount(value, number_said(of)) if of is not None else Amount(value)
    if "percent" in found.groupdict() and found["percent"] and plan.shape in OUT_OF:
        raise Misread("misread-percent")
    rest = said[found.end() :]
    checked(amount, plan)
    if plan.shape in PERCENT and (again := _ITS_PERCENT.match(rest)):
        if not _is_percent(again, amount):
            raise Misread("misread-other-percent", said=_written(amount), percent=again["percent"])
        rest = rest[again.end() :]
    return amount, rest.strip(" .,")


def says_percent(text: str, amount: Amount) -> bool:
    """Whether it says no more than the value does: 80% beside 12/15."""
    found = _ITS_PERCENT.fullmatch(text)
    return found is not None and _is_percent(found, amount)


def _is_percent(found: re.Match[str], amount: Amount) -> bool:
    """However it was rounded."""
    return bool(amount.of) and abs(float(found["percent"]) - 100 * amount.value / (amount.of or 1)) <= 1


def without_unit(rest: str, plan: Plan) -> str:
    """What stands behind a value, without its unit. Raises Misread for another unit."""
    whole = re.match(rf"{re.escape(plan.unit)}(?!\w)", rest, re.IGNORECASE) if plan.unit else None
    found = whole or _UNIT.match(rest)
    if found is None:
        return rest
    if whole or _is_unit(found[0], plan):
        return rest[found.end() :].strip(" .,")
    if found[0].casefold() in _UNITS:
        raise Misread("misread-unit", said=found[0], unit=plan.unit)
    return rest


def checked(amount: Amount, plan: Plan) -> Amount:
    """Raises Misread where a measure of that kind cannot have this value."""
    said = _written(amount)
    if plan.shape not in OUT_OF and amount.of is not None:
        raise Misread("misread-one-number", said=said)
    if plan.shape in OUT_OF and amount.of is None:
        raise Misread("misread-rate" if plan.shape is Shape.RATE else "misread-out-of", said=said)
    if plan.shape is not Shape.CONTINUOUS and amount.value < 0:
        raise Misread("misread-negative", said=said)
    if amount.of is not None and amount.of <= 0:
        raise Misread("misread-of-none", said=said)
    whole = amount.value.is_integer() and (amount.of is None or amount.of.is_integer())
    if plan.shape in _WHOLE and not whole:
        raise Misread("misread-whole", said=said)
    if plan.shape in (Shape.PERCENTAGE, Shape.BUNDLE) and amount.of is not None and amount.value > amount.of:
        raise Misread("misread-more-than-all", said=said)
    return amount


def shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else line[:LONGEST_SHOWN] + "…"


def _written(amount: Amount) -> str:
    of = "" if amount.of is None else f" of {amount.of:,.15g}"
    return f"{amount.value:,.15g}{of}"


def _is_unit(word: str, plan: Plan) -> bool:
    """As it is set, begun or ended in another way: "mins" where it is "min"."""
    said, unit = word.casefold().strip(" ."), plan.unit.casefold().strip(" .")
    return said in _UNITS if not unit else said.startswith(unit) or unit.startswith(said)
