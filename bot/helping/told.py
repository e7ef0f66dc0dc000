"""What a record is called in an offer or a question: its own words, as its reader may see them now."""

from bot.chat.errors import NotFound
from bot.chat.nameless import hiding_of
from bot.chat.turn import Turn
from bot.helping.ports import HelpingUnit
from bot.learning.model import first_sentence, title_of
from bot.people.model import TeamId


def called(ref: str, unit: HelpingUnit, turn: Turn) -> str:
    """Without the names of people; "" of what may not be seen, or is gone."""
    try:
        team, words = _words(ref, unit)
    except NotFound:
        return ""
    hide = hiding_of(team, unit, turn.say)
    return first_sentence(" ".join(hide(words).split()))


def _words(ref: str, unit: HelpingUnit) -> tuple[TeamId, str]:
    match ref[:1]:
        case "L":
            entry = unit.learning.get(ref)
            return entry.team, title_of(entry.content)
        case "C":
            cycle = unit.cycles.get(ref)
            return cycle.team, cycle.plan.trying
        case "K":
            concern = unit.concerns.get(ref)
            return concern.team, concern.text
        case "M":
            measure = unit.measures.get(ref)
            return measure.team, measure.plan.name
        case "P":
            project = unit.projects.get(ref)
            return project.team, project.aim.name
        case _:
            raise NotFound
