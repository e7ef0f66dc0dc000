"""What changes in impact stories."""

from dataclasses import replace
from typing import Any

from bot.chat.errors import NothingSaid, OldButton
from bot.chat.form import chosen
from bot.chat.intent import Handlers, Intent
from bot.chat.said import bounded
from bot.chat.seen import ChangedMeanwhile
from bot.chat.turn import Turn
from bot.learning.entries import own, posted_as
from bot.learning.model import Entry, Kind
from bot.privacy.screening import require_hidden
from bot.stories.forms import WORDS, measures_of, saved_at, there_already
from bot.stories.intents import SaveStory, ShowStorySaved
from bot.stories.model import LONGEST_PART, LONGEST_QUOTE, LONGEST_QUOTED, MOST_MEASURES, PARTS, Story
from bot.stories.ports import StoryUnit

_LONGEST = {"quote": LONGEST_QUOTE, "quoted": LONGEST_QUOTED}


def save(intent: SaveStory, unit: StoryUnit, turn: Turn) -> Intent:
    """The entry becomes a story: its kind says so, and it is found by the story's words too."""
    entry = own(intent.ref, unit, turn, lock=True)
    before = unit.stories.get(intent.ref)
    if intent.seen != saved_at(before):
        raise ChangedMeanwhile(record="story", ref=intent.ref)
    story = _story(intent, entry, before, unit)
    # It goes with its entry, which may be shared at any time.
    require_hidden(*(words for name in WORDS if (words := getattr(story, name)) != getattr(before, name, "")))
    unit.stories.save(replace(story, written=turn.now))
    if entry.content.kind is not Kind.STORY or intent.masked:
        content = replace(entry.content, kind=Kind.STORY)
        unit.learning.change(intent.ref, content, intent.masked, turn.now)
    unit.outbox.show_again(posted_as(intent.ref), turn.now)
    return ShowStorySaved(intent.ref)


def _story(intent: SaveStory, entry: Entry, before: Story | None, unit: StoryUnit) -> Story:
    """What was not on the form stays as it was, or as the entry says it."""
    said = there_already(entry, before, unit)
    if not intent.answered or not said.keys() >= set(intent.answered):
        raise OldButton
    said |= {name: getattr(intent, name) for name in intent.answered if name != "measures"}
    words: Any = {name: bounded(text, _LONGEST.get(name, LONGEST_PART)) for name, text in said.items() if name in WORDS}
    if not any(words[name] for name in PARTS):
        raise NothingSaid
    measures = intent.measures if "measures" in intent.answered else chosen(said["measures"])
    if len(measures) > MOST_MEASURES or not measures_of(entry.team, unit).keys() >= set(measures):
        raise OldButton
    return Story(intent.ref, entry.team, **words, measures=measures)


HANDLERS: Handlers = {SaveStory: save}
