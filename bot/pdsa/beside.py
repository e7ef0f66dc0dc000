"""What small tests add to the cards of others: marks on a measure's chart, a project's tests, a learning's tests."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from bot.chat.card import Actions, Button, Element, Paragraph
from bot.chat.spans import plain
from bot.chat.turn import Turn
from bot.pdsa.beyond import as_seen
from bot.pdsa.board_cards import found_items, headline, in_rows, people_in
from bot.pdsa.board_intents import ShowTestsOf
from bot.pdsa.finding import reader_of
from bot.pdsa.model import Cycle
from bot.pdsa.ports import CycleUnit
from bot.people.model import PersonId

LONGEST_MARK = 48
"""Characters beside a point of a chart."""
MOST_OF_PROJECT = 6
MOST_OF_LEARNING = 5


def marks(measure: str, unit: CycleUnit, turn: Turn) -> Sequence[tuple[date, str]]:
    """The day on which each test of the measure began, in the zone of the asker, and what it is called."""
    cycles = as_seen(unit.cycles.of_measure(measure), unit, turn)
    names = unit.people.names(people_in(cycles)) if cycles else {}
    return marked(cycles, names, ZoneInfo(turn.known.person.zone))


def marked(cycles: Iterable[Cycle], names: Mapping[PersonId, str], zone: ZoneInfo) -> tuple[tuple[date, str], ...]:
    return tuple(
        (each.started.astimezone(zone).date(), _shortened(f"{each.ref} {plain(headline(each, names))}"))
        for each in cycles
        if each.started is not None
    )


def _shortened(label: str) -> str:
    if len(label) <= LONGEST_MARK:
        return label
    return label[: LONGEST_MARK - 1].rsplit(" ", 1)[0].rstrip(" ,;:.–-") + "…"


def of_project(project: str, unit: CycleUnit, turn: Turn) -> tuple[Element, ...]:
    """In order, the latest of them; each with how far it has come or what was decided."""
    cycles = as_seen(unit.cycles.latest_of_project(project, MOST_OF_PROJECT), unit, turn)
    if not cycles:
        return ()
    rows = in_rows(cycles, reader_of(cycles, unit, turn), turn.say)
    found: tuple[Element, ...] = (Paragraph(turn.say.text("test-beside-project")), rows)
    if unit.cycles.count_of_project(project) > MOST_OF_PROJECT:
        found += (Actions((Button(turn.say.line("test-all-of-project"), ShowTestsOf(project)),)),)
    return found


def of_learning(ref: str, unit: CycleUnit, turn: Turn) -> tuple[Element, ...]:
    """Tried: C-7 Key on a hook (kept)."""
    cycles = as_seen(unit.cycles.about(ref)[-MOST_OF_LEARNING:], unit, turn)
    if not cycles:
        return ()
    return Paragraph(turn.say.text("test-tried")), found_items(cycles, reader_of(cycles, unit, turn), turn.say)
