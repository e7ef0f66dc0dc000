"""What is shown of impact stories."""

from bot.chat.intent import Handlers
from bot.chat.reply import Reply, ShowCard
from bot.chat.spans import mentioned
from bot.chat.turn import Turn
from bot.learning.views import shown
from bot.people.access import may_edit
from bot.privacy import guard
from bot.privacy.harm import speaks_of_harm
from bot.stories import cards
from bot.stories.forms import WORDS
from bot.stories.intents import ShowStory, ShowStorySaved
from bot.stories.ports import StoryUnit
from bot.stories.work import Told, told_to


def show(intent: ShowStory, unit: StoryUnit, turn: Turn) -> Reply:
    entry = unit.learning.get(intent.ref)
    story = unit.stories.get(intent.ref)
    if story is None:
        return ShowCard(cards.none_yet(intent.ref, may_edit(turn.audience, entry.author), turn.say))
    told = told_to(story, entry, unit, turn, turn.link(ShowStory(intent.ref)))
    return ShowCard(cards.show(told, turn.say))


def show_saved(intent: ShowStorySaved, unit: StoryUnit, turn: Turn) -> Reply:
    entry = unit.learning.get(intent.ref)
    story = unit.stories.get(intent.ref)
    if story is None or not may_edit(turn.audience, entry.author):
        return show(ShowStory(intent.ref), unit, turn)
    said = () if intent.settled else [text for name in WORDS if (text := getattr(story, name))]
    colleagues = unit.people.colleagues(entry.team).values() if said else ()
    what = cards.Saved(
        Told(story, shown([entry], unit, turn)[0]),
        any(mentioned(text) or guard.points_to_person(text, colleagues) for text in said),
        any(speaks_of_harm(text) for text in said),
    )
    return ShowCard(cards.saved(what, turn.say))


VIEWS: Handlers = {ShowStory: show, ShowStorySaved: show_saved}
