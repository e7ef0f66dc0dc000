"""An impact story: what a learning entry grew into."""

from dataclasses import dataclass
from datetime import datetime

from bot.learning.model import first_sentence
from bot.measures.model import Measure, Value
from bot.people.model import TeamId

LONGEST_PART = 3000
LONGEST_QUOTE = 500
LONGEST_QUOTED = 100
MOST_MEASURES = 3
PARTS = ("problem", "support", "results", "points", "next_steps")
"""In the order in which they are told."""


@dataclass(frozen=True)
class Story:
    """The headings of DOMAIN: what was the problem, how it was supported, what came of it, what we learned, what is
    next, and somebody's words. "" where nothing is said."""

    ref: str
    """The entry that it grew from: L-12. Who sees the entry sees the story; only its author writes it."""
    team: TeamId
    problem: str = ""
    support: str = ""
    results: str = ""
    points: str = ""
    """Learning points."""
    next_steps: str = ""
    quote: str = ""
    quoted: str = ""
    """Whose words: "a patient's daughter"; never a name."""
    measures: tuple[str, ...] = ()
    """M-3: whose numbers it tells, before and after."""
    written: datetime | None = None
    """When it was saved last."""


@dataclass(frozen=True)
class Numbers:
    """What a story tells of a measure is made of."""

    measure: Measure
    values: tuple[Value, ...]
    began: tuple[datetime, ...] = ()
    """When the small tests of the story's entry were started: those of this measure, or all where none is."""


def gist(story: Story) -> str:
    """What came of it, in a sentence; or else the first that it says."""
    return first_sentence(next((said for said in (story.results, *_told(story)) if said.strip()), ""))


def _told(story: Story) -> tuple[str, ...]:
    return (*(getattr(story, name) for name in PARTS), story.quote)
