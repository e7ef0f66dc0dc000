"""An aim as one sentence, made of what is said of it so far."""

from bot.chat.phrases import Say
from bot.projects.model import Aim

_ENDS = " \t\n.,;:"
_BEHIND = 6
"""Digits behind the point."""


def statement(aim: Aim, say: Say) -> str:
    """ "Patients screened for pain: from 62% to 95%, by 31 Mar 2027, for people over 65 (Ward 7)"."""
    what = _one_line(aim.what) or _one_line(aim.name) or aim.name
    how = _joined(_how_much(aim, say), _by(aim, say), _for_whom(aim, say))
    return say.line("project-aim", what=what, how=how) if how else what


def in_short(aim: Aim, say: Say) -> str:
    """By how much and by when, beside its name; "" where neither is said."""
    return _joined(_how_much(aim, say), _by(aim, say))


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _how_much(aim: Aim, say: Say) -> str:
    baseline = "" if aim.baseline is None else amount(aim.baseline, aim.unit)
    target = "" if aim.target is None else amount(aim.target, aim.unit)
    if baseline and target:
        return say.line("project-aim-from-to", baseline=baseline, target=target)
    if target:
        return say.line("project-aim-to", target=target)
    return say.line("project-aim-now", baseline=baseline) if baseline else ""


def _by(aim: Aim, say: Say) -> str:
    return say.line("project-aim-by", day=say.line("day", day=aim.by)) if aim.by else ""


def _for_whom(aim: Aim, say: Say) -> str:
    population, place = _one_line(aim.population), _one_line(aim.place)
    if population and place:
        return say.line("project-aim-for-at", population=population, place=place)
    if population:
        return say.line("project-aim-for", population=population)
    return place


def amount(value: float, unit: str) -> str:
    """ "62%", "1,200", "0.5 min": as it was said, where a chart would round."""
    value = value or 0.0  # never -0
    number = f"{value:,.{_BEHIND}f}".rstrip("0").rstrip(".")
    if value and float(number.replace(",", "")) == 0:
        number = f"{value:g}"
    return f"{number}%" if _one_line(unit) == "%" else f"{number} {_one_line(unit)}".rstrip()


def _one_line(words: str) -> str:
    return " ".join(words.split()).rstrip(_ENDS)
