"""A story together with its entry and who asks for it."""

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from bot.chat.card import Chart
from bot.chat.spans import Text
from bot.chat.turn import Turn
from bot.learning.model import Entry
from bot.learning.parts import Shown
from bot.learning.views import shown
from bot.measures.intents import ShowChart
from bot.stories.model import Story
from bot.stories.numbers import chart, told
from bot.stories.ports import StoryUnit


@dataclass(frozen=True)
class Told:
    """A story as its reader sees it."""

    story: Story
    entry: Shown
    numbers: tuple[tuple[Text, Chart | None], ...] = ()
    """Of each measure the sentence, and the chart for those who may see the measure."""
    page: str = ""
    """Its address; "" where there is none."""


def told_to(story: Story, entry: Entry, unit: StoryUnit, turn: Turn, page: str = "") -> Told:
    zone = ZoneInfo(turn.known.person.zone)
    sees = story.team in turn.audience.sees
    numbers = tuple(
        (
            told(each, sees, zone, turn.say),
            chart(each, zone, turn.say, turn.link(ShowChart(each.measure.ref))) if sees else None,
        )
        for each in unit.stories.numbers(story.ref)
    )
    return Told(story, named(entry, unit, turn), numbers, page)


def named(entry: Entry, unit: StoryUnit, turn: Turn) -> Shown:
    """Without names beyond the team."""
    found = shown([entry], unit, turn)[0]
    return found if found.ours else replace(found, names={})
