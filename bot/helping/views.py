"""What is shown of offers and questions: to the lead who is told, and to whoever asked."""

from bot.chat.errors import NotFound
from bot.chat.intent import Handlers
from bot.chat.reply import Reply, ShowCard
from bot.chat.turn import Turn
from bot.helping import cards
from bot.helping.alike import about, alike
from bot.helping.intents import ShowAnswer, ShowAsk, ShowPassedOn, WhoElse
from bot.helping.model import Ask, AskKind
from bot.helping.ports import HelpingUnit
from bot.helping.told import called
from bot.people.model import PersonId


def _shown(ask: Ask, unit: HelpingUnit, turn: Turn) -> cards.Shown:
    teams = unit.people.team_names([team for team in (ask.team, ask.other) if team])
    people: list[PersonId] = [each for each in (ask.by, ask.answered_by) if each]
    names = unit.people.names(people)
    theirs = called(ask.text, unit, turn) if ask.kind is AskKind.MEETING else ""
    return cards.Shown(
        ask,
        teams.get(ask.team, ""),
        teams.get(ask.other, "") if ask.other else "",
        names.get(ask.by, "…"),
        called(ask.about, unit, turn),
        theirs,
        names.get(ask.answered_by, "…") if ask.answered_by else "",
    )


def show_passed_on(intent: ShowPassedOn, unit: HelpingUnit, turn: Turn) -> Reply:
    if not intent.ref:
        return ShowCard(cards.passed_on_before(turn.say))
    return ShowCard(cards.passed_on(_shown(_mine(intent.ref, unit, turn), unit, turn), turn.say))


def show_ask(intent: ShowAsk, unit: HelpingUnit, turn: Turn) -> Reply:
    """To the leads of the team; of both, where two are to meet."""
    ask = unit.asks.get(intent.ref)
    ours, others = ask.team in turn.audience.leads, ask.other in turn.audience.leads
    if not ours and not (others and ask.kind is AskKind.MEETING):
        raise NotFound
    return ShowCard(cards.ask(_shown(ask, unit, turn), ours, turn.say))


def show_answer(intent: ShowAnswer, unit: HelpingUnit, turn: Turn) -> Reply:
    ask = _mine(intent.ref, unit, turn)
    if ask.answered is None:
        raise NotFound
    return ShowCard(cards.answer(_shown(ask, unit, turn), turn.say))


def _mine(ref: str, unit: HelpingUnit, turn: Turn) -> Ask:
    ask = unit.asks.get(ref)
    if ask.by != turn.audience.person:
        raise NotFound
    return ask


def who_else(intent: WhoElse, unit: HelpingUnit, turn: Turn) -> Reply:
    found = alike(about(intent.ref, unit), unit)
    names = unit.people.team_names(list(found))
    others = tuple(
        cards.Other(names[team], ref, called(ref, unit, turn)) for team, ref in found.items() if team in names
    )
    return ShowCard(cards.who_else(intent.ref, called(intent.ref, unit, turn), others, turn.say))


VIEWS: Handlers = {ShowPassedOn: show_passed_on, ShowAsk: show_ask, ShowAnswer: show_answer, WhoElse: who_else}
