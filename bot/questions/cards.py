"""Question sets as cards."""

from collections.abc import Sequence

from bot.chat.card import Actions, Button, Card, Element, Item, Items, Paragraph, Style, Tone
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.spans import Text
from bot.people.model import Team
from bot.questions.intents import (
    CopyQuestionSet,
    DeleteQuestionSet,
    EditQuestion,
    ListQuestionSets,
    NameQuestionSet,
    RaiseQuestion,
    ReallyDeleteSet,
    RemoveQuestion,
    ShowQuestion,
    ShowQuestionSet,
)
from bot.questions.model import MOST_QUESTIONS, Becomes, Question, QuestionSet
from bot.questions.words import BECOMES, KINDS, WEEKDAYS
from bot.series.intents import PickAsking


def listing(team: Team, own: Sequence[QuestionSet], built_in: Sequence[QuestionSet], say: Say) -> Card:
    elements: list[Element] = []
    if own:
        elements += [Paragraph(say.text("questions-own")), _sets(own, "", say)]
        elements.append(Paragraph(say.text("questions-built-in")))
    elements.append(_sets(built_in, team.id, say))
    return Card(say.text("questions-of", team=team.name), tuple(elements), ListQuestionSets(team.id))


def _sets(sets: Sequence[QuestionSet], team: str, say: Say) -> Items:
    def see(key: str) -> Button:
        return _button("learning-see", ShowQuestionSet(key, team), say)

    return Items(tuple(Item(_line(each, say), see(each.key)) for each in sets))


def show(found: QuestionSet, team: str, may_change: bool, say: Say) -> Card:
    """The whole set. One that comes with the bot is copied for `team` first; a team's own is changed in place."""
    own = found.team is not None
    lines = []
    for number, each in enumerate(found.questions, 1):
        said = details(each, found, say)
        text = say.text("questions-question", number=str(number), label=each.label, details=said)
        change = _button("learning-change", ShowQuestion(found.key, each.key), say) if own and may_change else None
        lines.append(Item(text, change))
    note = "questions-only-the-lead" if not may_change else "questions-when" if own else "questions-copy-first"
    buttons = [_button("questions-all", ListQuestionSets(found.team or team), say)]
    if may_change:
        copy = _button("questions-copy", CopyQuestionSet(team, found.key), say, Style.PRIMARY)
        use = _button("questions-use", PickAsking(found.team or team, found.key), say)
        buttons = [*(_changes(found, say) if own else (copy,)), *((use,) if found.team or team else ()), *buttons]
    elements = (Items(tuple(lines)), Paragraph(say.text(note), Tone.QUIET), Actions(tuple(buttons)))
    return Card(_line(found, say), elements, ShowQuestionSet(found.key, "" if own else team))


def _changes(own: QuestionSet, say: Say) -> list[Button]:
    found = [
        _button("questions-name-it", NameQuestionSet(own.key), say),
        _button("questions-delete", DeleteQuestionSet(own.key), say, Style.DANGER),
    ]
    if len(own.questions) < MOST_QUESTIONS:
        found.insert(0, _button("questions-add", EditQuestion(own.key), say, Style.PRIMARY))
    return found


def question(own: QuestionSet, place: int, say: Say) -> Card:
    each = own.questions[place]
    buttons = [_button("learning-edit", EditQuestion(own.key, each.key), say, Style.PRIMARY)]
    if place:
        buttons.append(_button("questions-up", RaiseQuestion(own.key, each.key, place), say))
    buttons.append(_button("questions-remove", RemoveQuestion(own.key, each.key), say, Style.DANGER))
    buttons.append(_button("questions-back", ShowQuestionSet(own.key), say))
    elements: list[Element] = [Paragraph(say.text("plain", text=details(each, own, say)))]
    if each.hint:
        elements.append(Paragraph(say.text("plain", text=each.hint), Tone.QUIET))
    if each.options:
        elements.append(Items(tuple(Item(say.text("plain", text=option)) for option in each.options)))
    elements += [Paragraph(say.text("questions-when"), Tone.QUIET), Actions(tuple(buttons))]
    return Card(say.text("plain", text=each.label), tuple(elements), ShowQuestion(own.key, each.key))


def really_delete(own: QuestionSet, say: Say) -> Card:
    buttons = (
        _button("learning-delete-yes", ReallyDeleteSet(own.key), say, Style.DANGER),
        _button("learning-delete-no", ShowQuestionSet(own.key), say),
    )
    return Card(say.text("questions-delete-really", name=own.name), (Actions(buttons),))


def details(each: Question, among: QuestionSet, say: Say) -> str:
    """The kind of a question, when it is asked, and what becomes of its answer."""
    said = [say.line(KINDS[each.kind])]
    if each.required:
        said.append(say.line("questions-is-required"))
    if each.weekdays:
        said.append(say.line("questions-only-on", days=", ".join(say.line(WEEKDAYS[day]) for day in each.weekdays)))
    if each.after:
        label = next((other.label for other in among.questions if other.key == each.after), "…")
        if each.answered:
            said.append(say.line("questions-only-if", label=label, answer=each.answered))
        else:
            said.append(say.line("questions-only-after", label=label))
    if each.from_last:
        said.append(say.line("questions-filled-in"))
    if each.becomes is not Becomes.ANSWER:
        said.append(say.line("questions-counts-as", what=say.line(BECOMES[each.becomes])))
    return " · ".join(said)


def _line(found: QuestionSet, say: Say) -> Text:
    return say.text("questions-line", name=found.name, count=len(found.questions), minutes=str(found.minutes))


def _button(label: str, intent: Intent, say: Say, style: Style = Style.NORMAL) -> Button:
    return Button(say.line(label), intent, style)
