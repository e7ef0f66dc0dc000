"""What changes in offers and questions: a team's lead alone is told, and whoever asked hears the answer."""

from datetime import timedelta

from bot.chat.errors import NotFound
from bot.chat.intent import Handlers, Intent, encode
from bot.chat.said import bounded
from bot.chat.turn import Turn
from bot.helping.errors import AskAnswered, AskedOwnTeam, NoLeadToAsk, TooManyAsks
from bot.helping.intents import (
    AnswerOffer,
    IntroduceUs,
    OfferHelp,
    SendAnswer,
    SendQuestion,
    ShowAnswer,
    ShowAsk,
    ShowPassedOn,
)
from bot.helping.model import LONGEST_TEXT, MOST_A_DAY, NO, YES, Ask, AskKind, ask_key
from bot.helping.ports import HelpingUnit, NewAsk
from bot.people.access import may
from bot.people.model import Role, TeamId
from bot.privacy.screening import require_hidden

A_DAY = timedelta(days=1)


def offer(intent: OfferHelp, unit: HelpingUnit, turn: Turn) -> Intent:
    return _pass_on(_new(AskKind.HELP, intent.ref, "", unit, turn), unit, turn)


def question(intent: SendQuestion, unit: HelpingUnit, turn: Turn) -> Intent:
    words = bounded(intent.question, LONGEST_TEXT, required=True)
    require_hidden(words)
    return _pass_on(_new(AskKind.QUESTION, intent.ref, words, unit, turn), unit, turn)


def introduce(intent: IntroduceUs, unit: HelpingUnit, turn: Turn) -> Intent:
    """Both must be there for the asker to see; their leads read of each only what they may see themselves."""
    ours = unit.asks.whose(intent.ref, turn.known.follows)
    theirs = unit.asks.whose(intent.found, turn.known.follows)
    if ours == theirs:
        raise NotFound
    new = NewAsk(AskKind.MEETING, turn.person, theirs, intent.ref, intent.found, turn.now, ours)
    return _pass_on(new, unit, turn)


def required_team(ref: str, unit: HelpingUnit, turn: Turn) -> TeamId:
    """The team of a record that the asker may see. Raises where it is their own."""
    team = unit.asks.whose(ref, turn.known.follows)
    if team in turn.known.teams:
        raise AskedOwnTeam
    return team


def _new(kind: AskKind, ref: str, text: str, unit: HelpingUnit, turn: Turn) -> NewAsk:
    team = required_team(ref, unit, turn)
    own = None if turn.team is None else turn.team.id
    return NewAsk(kind, turn.person, team, ref, text, turn.now, own)


def _pass_on(new: NewAsk, unit: HelpingUnit, turn: Turn) -> Intent:
    leads = unit.people.leads(new.team)
    if not leads:
        raise NoLeadToAsk(name=unit.people.team_names([new.team])[new.team])
    ask = unit.asks.add(new)  # of two at once the second waits here, and the first is counted
    if ask is None:
        return ShowPassedOn()
    if unit.asks.count_since(turn.person, turn.now - A_DAY) > MOST_A_DAY:
        raise TooManyAsks(most=MOST_A_DAY)
    if ask.kind is AskKind.MEETING and ask.other is not None:
        leads = (*leads, *unit.people.leads(ask.other))
    for lead in dict.fromkeys(leads):
        unit.outbox.post(encode(ShowAsk(ask.ref)), ask_key(ask.ref), turn.now, person=lead)
    return ShowPassedOn(ask.ref)


def answer_offer(intent: AnswerOffer, unit: HelpingUnit, turn: Turn) -> Intent:
    ask = to_answer(intent.ref, AskKind.HELP, unit, turn)
    answered = unit.asks.answer(ask.ref, YES if intent.welcome else NO, turn.person, turn.now)
    if answered is not None:
        _tell(answered, unit, turn)
    return ShowAsk(ask.ref)


def answer_question(intent: SendAnswer, unit: HelpingUnit, turn: Turn) -> Intent:
    ask = to_answer(intent.ref, AskKind.QUESTION, unit, turn)
    words = bounded(intent.answer, LONGEST_TEXT, required=True)
    require_hidden(words)
    answered = unit.asks.answer(ask.ref, words, turn.person, turn.now)
    if answered is None:
        raise AskAnswered
    _tell(answered, unit, turn)
    return ShowAsk(ask.ref)


def to_answer(ref: str, kind: AskKind, unit: HelpingUnit, turn: Turn) -> Ask:
    """By somebody who leads the team now; whoever asked does not answer."""
    ask = unit.asks.get(ref)
    if ask.kind is not kind or not may(turn.known, ask.team, Role.LEAD):
        raise NotFound
    return ask


def _tell(ask: Ask, unit: HelpingUnit, turn: Turn) -> None:
    unit.outbox.show_again(ask_key(ask.ref), turn.now)
    unit.outbox.post(encode(ShowAnswer(ask.ref)), f"{ask_key(ask.ref)} answered", turn.now, person=ask.by)


HANDLERS: Handlers = {
    OfferHelp: offer,
    SendQuestion: question,
    IntroduceUs: introduce,
    AnswerOffer: answer_offer,
    SendAnswer: answer_question,
}
