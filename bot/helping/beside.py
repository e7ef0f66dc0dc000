"""What stands on a learning's card besides: who else is working on this, and a question to its team."""

from bot.chat.card import Actions, Button, Element
from bot.chat.turn import Turn
from bot.helping.intents import AskTheTeam, WhoElse
from bot.helping.ports import HelpingUnit


def of_learning(ref: str, unit: HelpingUnit, turn: Turn) -> tuple[Element, ...]:
    """For whoever reads it in private; their own team they ask themselves."""
    if turn.audience.person is None:
        return ()
    buttons = [Button(turn.say.line("help-who-else"), WhoElse(ref))]
    if unit.learning.get(ref).team not in turn.audience.teams:
        buttons.append(Button(turn.say.line("help-ask"), AskTheTeam(ref)))
    return (Actions(tuple(buttons)),)
