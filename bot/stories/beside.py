"""What stories add to an entry's card: the story in short, or the button to grow one."""

from bot.chat.card import Element
from bot.chat.turn import Turn
from bot.people.access import may_edit
from bot.stories import cards
from bot.stories.ports import StoryUnit


def of_learning(ref: str, unit: StoryUnit, turn: Turn) -> tuple[Element, ...]:
    story = unit.stories.get(ref)
    if story is not None:
        return cards.beside(story, turn.say)
    return cards.grow(ref, turn.say) if may_edit(turn.audience, unit.learning.get(ref).author) else ()
