"""What answers show; what is somebody's own is never composed for a place."""

from collections.abc import Iterable, Sequence

from bot.actions.cards import line as action_line
from bot.actions.work import people_in
from bot.answers import cards
from bot.answers.cards import Given, OpenHuddle, OpenTest
from bot.answers.intents import (
    ShowAnswered,
    ShowHabits,
    ShowNext,
    ShowOnToday,
    ShowOpen,
    ShowSummary,
    UseAnswer,
)
from bot.answers.open import any_done, open_for, to_choose_from
from bot.answers.ports import AnswerUnit
from bot.answers.said import READ, said_in
from bot.answers.summary import pages, summary_of
from bot.answers.windows import is_named, takes_answers
from bot.chat.errors import NotFound, OldButton
from bot.chat.intent import Handlers
from bot.chat.reply import Reply, ShowCard
from bot.chat.turn import Turn
from bot.huddles.model import Huddle, Status
from bot.huddles.words import when
from bot.pdsa.board_cards import asked, next_step
from bot.pdsa.finding import reader_of
from bot.pdsa.model import Cycle
from bot.people.model import PersonId, TeamId
from bot.privacy import guard
from bot.privacy.harm import speaks_of_harm
from bot.questions.fields import from_words, words_for
from bot.questions.model import Kind
from bot.series.model import Way

_TEXTS = (Kind.SHORT, Kind.LONG)


def show_answered(intent: ShowAnswered, unit: AnswerUnit, turn: Turn) -> Reply:
    huddle = unit.huddles.get(intent.ref)
    mine = unit.answers.get(huddle.ref, _oneself(turn))
    if mine is None:
        raise NotFound
    if mine.skipped:
        return ShowCard(cards.skipped(huddle, turn.say))
    given = [(each, mine.words[each.key]) for each in huddle.questions if each.key in mine.words]
    names = unit.people.names([PersonId(from_words(text)) for each, text in given if each.kind is Kind.PERSON])
    texts = [text for each, text in given if each.kind in _TEXTS]
    colleagues = unit.people.colleagues(huddle.team).values()
    shown = Given(
        huddle,
        tuple((each.label, words_for(each, text, names, turn.say)) for each, text in given),
        late=mine.late,
        points_to_person=any(guard.points_to_person(text, colleagues) for text in texts),
        speaks_of_harm=any(map(speaks_of_harm, texts)),
    )
    return ShowCard(cards.answered(shown, turn.say))


def _oneself(turn: Turn) -> PersonId:
    if turn.audience.person is None:
        raise NotFound
    return turn.audience.person


def show_next(intent: ShowNext, unit: AnswerUnit, turn: Turn) -> Reply:
    team = turn.known.teams.get(TeamId(intent.team))
    if team is None:
        raise NotFound
    listed = to_choose_from(team.id, unit, turn)
    if not listed:
        return ShowCard(cards.none_next(team, turn.say))
    return ShowCard(cards.which(team.name, _with_times(listed, unit, turn), turn.say))


def _with_times(huddles: Iterable[Huddle], unit: AnswerUnit, turn: Turn) -> tuple[OpenHuddle, ...]:
    listed = tuple(huddles)
    answered, zone = unit.answers.get_many([each.ref for each in listed], turn.person), turn.known.person.zone
    return tuple(
        OpenHuddle(
            each,
            when(each.starts if each.status is Status.PLANNED else each.ends, zone, turn.now, turn.say),
            answered=each.ref in answered and not answered[each.ref].skipped,
        )
        for each in listed
    )


def show_on_today(intent: ShowOnToday, unit: AnswerUnit, turn: Turn) -> Reply:
    _oneself(turn)
    team = turn.known.teams.get(TeamId(intent.team))
    if team is None:
        raise NotFound
    there = open_for(unit, turn, [team.id])
    return ShowCard(cards.on_today(team.name, _with_times(there.huddles, unit, turn), turn.say))


def show_habits(intent: ShowHabits, unit: AnswerUnit, turn: Turn) -> Reply:
    person = _oneself(turn)
    return ShowCard(cards.habits(unit.answers.habits([person])[person], turn.today, turn.say))


def show_open(intent: ShowOpen, unit: AnswerUnit, turn: Turn) -> Reply:
    _oneself(turn)
    found = open_for(unit, turn, turn.known.teams)
    if not found.refs:
        if not any_done(intent.about, unit, turn):
            raise NotFound
        return ShowCard(cards.all_done(intent.about, intent.later, turn.say))
    names = unit.people.names(people_in(*found.actions))
    actions = [(each.ref, action_line(each, names, turn.today, turn.say)) for each in found.actions]
    open_now = cards.OpenToday(_with_times(found.huddles, unit, turn), actions, _asked(found.tests, unit, turn))
    return ShowCard(cards.open_today(open_now, intent.later, turn.say))


def _asked(tests: Sequence[Cycle], unit: AnswerUnit, turn: Turn) -> tuple[OpenTest, ...]:
    reader = reader_of(tests, unit, turn)
    return tuple(OpenTest(each.ref, asked(each, reader, turn.say), next_step(each, turn.say)) for each in tests)


def show_summary(intent: ShowSummary, unit: AnswerUnit, turn: Turn) -> Reply:
    huddle = unit.huddles.get(intent.ref)
    if huddle.way is not Way.FORM or huddle.status not in READ:
        raise NotFound
    summary = summary_of(huddle, is_named(huddle, unit), unit, turn)
    found = pages(summary.lines)
    if intent.page >= len(found):
        raise OldButton
    more, takes = intent.page + 1 < len(found), takes_answers(huddle, unit, turn.now)
    return ShowCard(cards.summary(summary, found[intent.page], intent.page, more, takes, turn.say))


def show_use(intent: UseAnswer, unit: AnswerUnit, turn: Turn) -> Reply:
    said = said_in(intent, unit, turn)
    return ShowCard(cards.use_answer(intent, said.question.label, said.words, turn.say))


VIEWS: Handlers = {
    ShowAnswered: show_answered,
    ShowNext: show_next,
    ShowOnToday: show_on_today,
    ShowHabits: show_habits,
    ShowOpen: show_open,
    ShowSummary: show_summary,
    UseAnswer: show_use,
}
