"""What question sets show."""

from bot.chat.errors import NotFound
from bot.chat.intent import Handlers
from bot.chat.leading import can_lead
from bot.chat.reply import Reply, ShowCard
from bot.chat.turn import Turn
from bot.people.model import TeamId
from bot.questions import cards
from bot.questions.changing import place_of, to_change
from bot.questions.intents import DeleteQuestionSet, ListQuestionSets, ShowQuestion, ShowQuestionSet
from bot.questions.ports import QuestionUnit
from bot.questions.sets import built_in, exactly


def show_list(intent: ListQuestionSets, unit: QuestionUnit, turn: Turn) -> Reply:
    team = turn.known.teams.get(TeamId(intent.team))
    if team is None:
        raise NotFound
    return ShowCard(cards.listing(team, unit.questions.of_team(team.id), built_in(), turn.say))


def show_set(intent: ShowQuestionSet, unit: QuestionUnit, turn: Turn) -> Reply:
    found = exactly(intent.key, unit)
    asked_for = TeamId(intent.team) if intent.team in turn.known.teams else None
    team = found.team or asked_for or (turn.team.id if turn.team else None)
    may = team is None or can_lead(team, unit, turn)
    return ShowCard(cards.show(found, team or "", may, turn.say))


def show_question(intent: ShowQuestion, unit: QuestionUnit, turn: Turn) -> Reply:
    own = to_change(intent.key, unit, turn)
    return ShowCard(cards.question(own, place_of(intent.question, own), turn.say))


def ask_delete(intent: DeleteQuestionSet, unit: QuestionUnit, turn: Turn) -> Reply:
    return ShowCard(cards.really_delete(to_change(intent.key, unit, turn), turn.say))


VIEWS: Handlers = {
    ListQuestionSets: show_list,
    ShowQuestionSet: show_set,
    ShowQuestion: show_question,
    DeleteQuestionSet: ask_delete,
}
