"""Small tests as cards."""

from bot.actions.intents import AddAction
from bot.chat.card import Actions, Button, Card, Element, Item, Items, Paragraph, Style, Tone
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.spans import Text
from bot.helping.intents import AskTheTeam, OfferHelp, WhoElse
from bot.learning.cards import line as learning_line
from bot.pdsa.guesses import asked_of, has_guess
from bot.pdsa.intents import (
    AskGuess,
    BeginTest,
    EditTest,
    LearnFromTest,
    MoreOfTest,
    PostTest,
    ReallyRemoveTest,
    RemoveTest,
    ShowGuesses,
    ShowTest,
    StartTest,
    TakeBackStep,
)
from bot.pdsa.model import Cycle, Decision, Stage
from bot.pdsa.parts import (
    Shown,
    act_part,
    day_of,
    do_part,
    footer,
    guess_lines,
    plan_part,
    short_facts,
    study_part,
    words,
)
from bot.pdsa.step_forms import shortened
from bot.pdsa.step_intents import WriteAct, WriteDo, WriteGuess, WriteStudy
from bot.pdsa.words import state

_IN_A_ROW = 5
"""Buttons."""
LONGEST_LINE = 160
"""Characters of a test's words where it is one line among others."""
TITLES = {
    Stage.PLAN: "pdsa-title-plan",
    Stage.DO: "pdsa-title-do",
    Stage.STUDY: "pdsa-title-study",
    Stage.ACT: "pdsa-title-act",
}
ENDED = {
    Decision.ADOPT: "pdsa-title-kept",
    Decision.ADAPT: "pdsa-title-changed",
    Decision.ABANDON: "pdsa-title-stopped",
}
TAKE_BACK = {
    Stage.DO: "pdsa-back-plan",
    Stage.STUDY: "pdsa-back-do",
    Stage.ACT: "pdsa-back-study",
    Stage.CLOSED: "pdsa-back-act",
}


def show(shown: Shown, say: Say) -> Card:
    """Everything about it; just planned, as much as is needed to start."""
    cycle = shown.cycle
    ready = shown.saved and cycle.stage is Stage.PLAN
    elements: list[Element] = [_quote(cycle, say), *guess_lines(shown, say)]
    if ready:
        elements.append(short_facts(shown, say))
    else:
        elements += [*plan_part(shown, say), *do_part(cycle, say), *study_part(cycle, say), *act_part(cycle, say)]
        elements += [*_learned(shown, say), *shown.beside, *_row(shown, say)]
    elements.append(footer(shown, say))
    elements += _asked(shown, say)
    if shown.suggestion is not None:
        elements.append(Paragraph(shown.suggestion))
    elements.append(Actions(_next_buttons(shown, say)))
    return Card(_title(cycle, say), tuple(elements), ShowTest(cycle.ref))


def _title(cycle: Cycle, say: Say) -> Text:
    key = ENDED[cycle.act.decision] if cycle.act and cycle.acted else TITLES.get(cycle.stage, "pdsa-title-act")
    return say.text(key, ref=cycle.ref)


def _quote(cycle: Cycle, say: Say) -> Paragraph:
    return Paragraph(say.text("pdsa-quoted", words=words(cycle.plan.trying)), Tone.QUOTE)


def _asked(shown: Shown, say: Say) -> list[Element]:
    """What whoever has just written it is told besides."""
    elements: list[Element] = []
    if shown.posted:
        elements.append(Paragraph(say.text("pdsa-posted", team=shown.team)))
    if shown.speaks_of_harm:
        elements.append(Paragraph(say.text("guard-harm")))
    if shown.points_to_person:
        elements.append(Paragraph(say.text("guard-person")))
    return elements


def _learned(shown: Shown, say: Say) -> list[Element]:
    if not shown.learned:
        return []
    lines = Items(tuple(learning_line(each, say) for each in shown.learned))
    return [Paragraph(say.text("pdsa-learned-from-it")), lines]


def _row(shown: Shown, say: Say) -> list[Element]:
    """The test before it and those after it."""
    items = []
    if shown.before is not None:
        items.append(_see("pdsa-before", shown.before, say))
    items += [_see("pdsa-after", each, say) for each in shown.after]
    return [Items(tuple(items))] if items else []


def _see(key: str, cycle: Cycle, say: Say) -> Item:
    return Item(say.text(key, line=line(cycle, say)), Button(say.line("pdsa-see"), ShowTest(cycle.ref)))


def line(cycle: Cycle, say: Say) -> Text:
    """One line among others: C-7 red lanyard on the key (stopped)."""
    said = words(shortened(cycle.plan.trying, LONGEST_LINE))
    return say.text("pdsa-line", ref=cycle.ref, words=said, state=state(cycle, say))


def _next_buttons(shown: Shown, say: Say) -> tuple[Button, ...]:
    cycle, ref = shown.cycle, shown.cycle.ref
    if not shown.ours:
        return (
            _button("help-offer", OfferHelp(ref), say),
            _button("help-ask", AskTheTeam(ref), say),
            _button("help-who-else", WhoElse(ref), say),
        )
    learn, again = LearnFromTest(ref), StartTest(cycle.team, previous=ref)
    match cycle.stage:
        case Stage.PLAN:
            buttons = [("pdsa-begin", BeginTest(ref)), ("pdsa-change", EditTest(ref))]
        case Stage.DO:
            buttons = [("pdsa-write-do", WriteDo(ref))]
        case Stage.STUDY:
            buttons = [("pdsa-write-study", WriteStudy(ref))]
        case Stage.ACT:
            buttons = [("pdsa-write-act", WriteAct(ref)), ("add-learning", learn)]
        case Stage.CLOSED:
            buttons = [("add-learning", learn), ("pdsa-next", again)]
            if shown.learned or (cycle.act and cycle.act.decision is Decision.ADAPT):
                buttons.reverse()
    first, *others = buttons
    more = _button("pdsa-more", MoreOfTest(ref), say)
    return (_button(*first, say, Style.PRIMARY), *(_button(*each, say) for each in others), more)


def _button(key: str, intent: Intent, say: Say, style: Style = Style.NORMAL) -> Button:
    return Button(say.line(key), intent, style)


def more(shown: Shown, removable: bool, say: Say) -> Card:
    """What else can be done with it, beside what stands on its card."""
    cycle = shown.cycle
    ref, stage = cycle.ref, cycle.stage
    buttons = [_button("pdsa-change-plan", EditTest(ref), say)]
    if stage is not Stage.CLOSED:
        key = "pdsa-change-guess" if stage is Stage.PLAN else "pdsa-add-to-guess"
        buttons.append(_button(key, WriteGuess(ref), say))
    if any(each.amendments for each in cycle.predictions):
        buttons.append(_button("pdsa-see-guesses", ShowGuesses(ref), say))
    if stage in TAKE_BACK:
        buttons.append(_button(TAKE_BACK[stage], TakeBackStep(ref, stage.value), say))
    if stage in (Stage.DO, Stage.STUDY):
        buttons.append(_button("add-learning", LearnFromTest(ref), say))
    if stage in (Stage.DO, Stage.STUDY, Stage.ACT):
        buttons.append(_button("pdsa-next", StartTest(cycle.team, previous=ref), say))
    buttons.append(_button("pdsa-add-action", AddAction(cycle.team, about=ref), say))
    buttons.append(_button("help-who-else", WhoElse(ref), say))
    if shown.can_post:
        buttons.append(_button("pdsa-post", PostTest(ref), say))
    if removable:
        buttons.append(_button("pdsa-remove", RemoveTest(ref), say, Style.DANGER))
    rows = (Actions(tuple(buttons[start : start + _IN_A_ROW])) for start in range(0, len(buttons), _IN_A_ROW))
    return Card(say.text("pdsa-more-of", ref=ref), (_quote(cycle, say), *rows), MoreOfTest(ref))


def ask_guess(cycle: Cycle, say: Say) -> Card:
    """Once, before it starts."""
    buttons = (
        _button("pdsa-add-guess", WriteGuess(cycle.ref), say, Style.PRIMARY),
        _button("pdsa-start-anyway", BeginTest(cycle.ref, anyway=True), say),
    )
    return Card(say.text("pdsa-ask-guess"), (_quote(cycle, say), Actions(buttons)), AskGuess(cycle.ref))


def guesses(shown: Shown, say: Say) -> Card:
    """What was guessed first, and what later, each with its day."""
    cycle = shown.cycle
    elements: list[Element] = []
    for each in asked_of(cycle):
        guess = words(each.guess or say.line("pdsa-not-sure"))
        question = words(each.question or say.line("pdsa-guess"))
        elements.append(Paragraph(say.text("pdsa-guess-of", question=question, guess=guess)))
        if each.made is not None:
            elements.append(Paragraph(say.text("pdsa-made", day=day_of(each.made, shown.zone, say)), Tone.QUIET))
        for later in each.amendments:
            text = say.text("pdsa-later", day=day_of(later.at, shown.zone, say), guess=words(later.text))
            elements.append(Paragraph(text))
    buttons = [_button("pdsa-see", ShowTest(cycle.ref), say)]
    if shown.ours and cycle.stage is not Stage.CLOSED:
        key = "pdsa-add-to-guess" if has_guess(cycle.predictions) else "pdsa-add-guess"
        buttons.append(_button(key, WriteGuess(cycle.ref), say))
    return Card(say.text("pdsa-guesses-of", ref=cycle.ref), (*elements, Actions(tuple(buttons))))


def really_remove(cycle: Cycle, say: Say) -> Card:
    buttons = (
        _button("pdsa-remove-yes", ReallyRemoveTest(cycle.ref), say, Style.DANGER),
        _button("pdsa-remove-no", ShowTest(cycle.ref), say),
    )
    return Card(say.text("pdsa-remove-really", ref=cycle.ref), (_quote(cycle, say), Actions(buttons)))


def removed(ref: str, say: Say) -> Card:
    return Card(say.text("pdsa-removed", ref=ref))


def not_posted(shown: Shown, say: Say) -> Card:
    """For whoever asked to post it."""
    how = Paragraph(say.text("learning-not-posted-how"))
    again = _button("pdsa-post", PostTest(shown.cycle.ref), say, Style.PRIMARY)
    title = say.text("learning-not-posted", team=shown.team)
    return Card(title, (_quote(shown.cycle, say), how, Actions((again,))))
