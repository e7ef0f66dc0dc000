"""A story together with its entry and who asks for it."""

from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from bot.chat.card import Chart
from bot.chat.nameless import hiding_of, without_names
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
    ours, follows = story.team in turn.audience.teams, story.team in turn.audience.follows
    every = unit.stories.numbers(story.ref)
    if not ours:
        hide = hiding_of(story.team, unit, turn.say)
        every = [replace(each, measure=without_names(each.measure, hide)) for each in every]
    numbers = tuple(
        (
            told(each, ours, zone, turn.say),
            # A page's address would outlast the consent of a team that is followed.
            chart(each, ours, zone, turn.say, turn.link(ShowChart(each.measure.ref)) if ours else "")
            if ours or follows
            else None,
        )
        for each in every
    )
    return Told(story, shown([entry], unit, turn)[0], numbers, page)
