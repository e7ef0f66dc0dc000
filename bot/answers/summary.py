"""What was answered in a huddle, in lines and pages; names only where the form said so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.actions.cards import line as action_line
from bot.actions.model import Action
from bot.actions.work import people_in
from bot.answers.model import Answer
from bot.answers.ports import AnswerUnit
from bot.chat.phrases import Say
from bot.chat.spans import Plain, Text, mentioned, plain, read
from bot.chat.turn import Turn
from bot.concerns.model import Concern
from bot.huddles.model import Huddle
from bot.people.model import PersonId
from bot.questions.fields import from_words, words_for
from bot.questions.model import Becomes, Kind, Question

MOST_CHARACTERS = 11_000
"""On one page; platforms refuse a message that is not much longer."""
MOST_LINES = 40
"""On one page, headings among them."""
Names = Mapping[PersonId, str]


@dataclass(frozen=True)
class Line:
    heading: str
    text: Text
    number: int = 0
    """Of the answer, from 1; 0 for what was recorded besides."""
    question: str = ""


@dataclass(frozen=True)
class Summary:
    huddle: Huddle
    lines: tuple[Line, ...]
    took_part: int
    decisions: int
    concerns: int
    actions: int


@dataclass(frozen=True)
class _Recorded:
    actions: tuple[Action, ...]
    concerns: tuple[Concern, ...]


def summary_of(huddle: Huddle, by_person: bool, unit: AnswerUnit, turn: Turn) -> Summary:
    answers = unit.answers.of(huddle.ref)
    recorded = _Recorded(unit.actions.about(huddle.ref), unit.concerns.about(huddle.ref))
    names = unit.people.names(_people(answers, huddle.questions, recorded))
    order = _by_person if by_person else _by_question
    return Summary(
        huddle,
        (*order(answers, huddle.questions, names, turn.say), *_besides(recorded, names, turn)),
        took_part=sum(not each.skipped for each in answers),
        decisions=_count(Becomes.DECISION, answers, huddle.questions, ()),
        concerns=_count(Becomes.CONCERN, answers, huddle.questions, [each.text for each in recorded.concerns]),
        actions=_count(Becomes.ACTION, answers, huddle.questions, [each.text for each in recorded.actions]),
    )


def _people(answers: Sequence[Answer], questions: Sequence[Question], recorded: _Recorded) -> frozenset[PersonId]:
    chosen = {each.key for each in questions if each.kind is Kind.PERSON}
    found = {PersonId(from_words(text)) for each in answers for key, text in each.words.items() if key in chosen}
    found |= {each.person for each in answers if each.named} | people_in(*recorded.actions)
    return frozenset(found.union(*(mentioned(each.text) for each in recorded.concerns)))


def _count(kind: Becomes, answers: Sequence[Answer], questions: Sequence[Question], recorded: Iterable[str]) -> int:
    """What was recorded in the very words of an answer is the same thing."""
    keys = {each.key for each in questions if each.becomes is kind}
    said = [text for each in answers for key, text in each.words.items() if key in keys]
    return len({" ".join(text.casefold().split()) for text in (*said, *recorded)})


def _by_question(answers: Sequence[Answer], questions: Sequence[Question], names: Names, say: Say) -> Iterator[Line]:
    for question in questions:
        for number, answer in enumerate(answers, start=1):
            if words := words_for(question, answer.words.get(question.key, ""), names, say):
                yield Line(question.label, _with_late(words, answer, say), number, question.key)


def _by_person(answers: Sequence[Answer], questions: Sequence[Question], names: Names, say: Say) -> Iterator[Line]:
    """Who answered before the lead chose names stands among the others, without one."""
    numbered = sorted(enumerate(answers, start=1), key=lambda each: not each[1].named)
    for number, answer in numbered:
        heading = names.get(answer.person, "…") if answer.named else say.line("answers-unnamed")
        for question in questions:
            if words := words_for(question, answer.words.get(question.key, ""), names, say):
                label, said = question.label, _with_late(words, answer, say)
                key = "answers-asked" if label.endswith("?") else "answers-of-question"
                yield Line(heading, say.text(key, question=label, words=said), number, question.key)


def _with_late(words: str, answer: Answer, say: Say) -> Text:
    text: Text = (Plain(words),)
    return say.text("answers-late", words=text) if answer.late else text


def _besides(recorded: _Recorded, names: Names, turn: Turn) -> Iterator[Line]:
    """What anybody recorded in the huddle beside its form."""
    for concern in recorded.concerns:
        yield Line(turn.say.line("answers-concerns"), read(concern.text, names))
    for action in recorded.actions:
        yield Line(turn.say.line("answers-actions"), action_line(action, names, turn.today, turn.say))


def pages(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """At least one; each as full as a message may be."""
    found: list[list[Line]] = [[]]
    characters = count = 0
    for line in lines:
        heads = not found[-1] or found[-1][-1].heading != line.heading
        length = len(plain(line.text)) + (len(line.heading) if heads else 0)
        if found[-1] and (characters + length > MOST_CHARACTERS or count + 1 + heads > MOST_LINES):
            found.append([])
            characters = count = 0
            heads, length = True, len(plain(line.text)) + len(line.heading)
        found[-1].append(line)
        characters, count = characters + length, count + 1 + heads
    return [tuple(page) for page in found]
