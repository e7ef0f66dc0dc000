"""Adoptions as cards, and as lines on the cards of others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.chat.card import Actions, Button, Card, Element, Facts, Item, Items, Paragraph, Style, Tone
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.spans import Text, read
from bot.learning.cards import Shown as Learned
from bot.learning.cards import line as learning_line
from bot.learning.forms import option_key
from bot.learning.intents import AskWhatToFind, ListLearning, WriteLearning
from bot.pdsa.board_cards import Reader, found_items
from bot.pdsa.intents import StartTest
from bot.pdsa.model import Cycle
from bot.people.model import PersonId
from bot.spread.intents import EditTry, ListAdoptions, ShowAdoption, ShowTold, ShowTree, TellOutcome
from bot.spread.model import Adoption, Outcome
from bot.spread.sources import Origin

WENT = {
    Outcome.WORKED: "spread-went-worked",
    Outcome.ADAPTED: "spread-went-adapted",
    Outcome.ABANDONED: "spread-went-stopped",
}
TITLES = {
    Outcome.WORKED: "spread-title-worked",
    Outcome.ADAPTED: "spread-title-adapted",
    Outcome.ABANDONED: "spread-title-stopped",
}


@dataclass(frozen=True)
class Shown:
    """An adoption with what its audience may know of it."""

    adoption: Adoption
    team: str
    """Who tries it."""
    origin: Origin | None
    """None where the source is gone, or is not for this reader."""
    names: Mapping[PersonId, str]
    ours: bool = False
    """Of a team that the reader is in."""
    saved: bool = False
    """Just now."""
    tests: Sequence[Cycle] = ()
    reader: Reader | None = None
    learned: Sequence[Learned] = ()
    points_to_person: bool = False
    speaks_of_harm: bool = False


def went(adoption: Adoption, say: Say) -> str:
    """In a word or two: worked; still trying."""
    return say.line(WENT[adoption.outcome] if adoption.outcome else "spread-went-on")


def show(shown: Shown, say: Say) -> Card:
    adoption = shown.adoption
    elements: list[Element] = [*_source(shown, say), *_facts(shown, say)]
    elements.append(Paragraph(say.text("spread-written" if shown.ours else "spread-ref", ref=adoption.ref), Tone.QUIET))
    if shown.speaks_of_harm:
        elements.append(Paragraph(say.text("guard-harm")))
    if shown.points_to_person:
        elements.append(Paragraph(say.text("guard-person")))
    if shown.tests and shown.reader:
        elements += [Paragraph(say.text("spread-tests")), found_items(shown.tests, shown.reader, say)]
    if shown.learned:
        lines = tuple(learning_line(each, say) for each in shown.learned)
        elements += [Paragraph(say.text("spread-learned-here")), Items(lines)]
    if buttons := _buttons(shown, say):
        elements.append(Actions(buttons))
    key = TITLES[adoption.outcome] if adoption.outcome else "spread-title-trying"
    return Card(say.text(key, team=shown.team), tuple(elements), ShowAdoption(adoption.ref))


def _source(shown: Shown, say: Say) -> tuple[Element, ...]:
    if shown.origin is None:
        return (Paragraph(say.text("spread-source-gone" if shown.ours else "spread-source-gone-short")),)
    text = say.text("spread-source", team=shown.origin.team, title=shown.origin.title)
    return (Items((Item(text, Button(say.line("spread-see"), shown.origin.see)),)),)


def _facts(shown: Shown, say: Say) -> tuple[Element, ...]:
    adoption, facts = shown.adoption, list[tuple[str, Text]]()
    for key, words in (("spread-keeps", adoption.keeps), ("spread-adapts", adoption.adapts)):
        if words:
            facts.append((say.line(key), read(words, shown.names)))
    if adoption.setting:
        name = say.line(option_key("setting", adoption.setting))
        facts.append((say.line("learning-setting"), say.text("plain", text=name)))
    if adoption.service:
        facts.append((say.line("learning-service"), say.text("plain", text=read(adoption.service, shown.names))))
    if adoption.told:
        key = "spread-why-stopped" if adoption.outcome is Outcome.ABANDONED else "spread-what-they-say"
        facts.append((say.line(key), read(adoption.told, shown.names)))
    return (Facts(tuple(facts)),) if facts else ()


def _buttons(shown: Shown, say: Say) -> tuple[Button, ...]:
    adoption, ref = shown.adoption, shown.adoption.ref
    where = (Button(say.line("spread-where"), ShowTree(ref)),) if shown.origin else ()
    if not shown.ours or adoption.team is None:
        return where
    test = Button(say.line("pdsa-start"), StartTest(adoption.team, about=ref), Style.PRIMARY)
    change = Button(say.line("spread-change"), EditTry(ref))
    if adoption.outcome is None:
        return (test, Button(say.line("spread-how-did-it-go"), TellOutcome(ref)), change)
    learn = Button(say.line("add-learning"), WriteLearning(adoption.team, about=ref), Style.PRIMARY)
    return (learn, Button(say.line("spread-change-outcome"), TellOutcome(ref)), change, *where)


def line(shown: Shown, say: Say) -> Text:
    """Ward 3: Key on a hook (worked)."""
    title = shown.origin.title if shown.origin else say.text("spread-gone-title", ref=shown.adoption.ref)
    team = shown.origin.team if shown.origin else ""
    how = went(shown.adoption, say)
    if not team:
        return say.text("spread-line-gone", title=title, went=how)
    return say.text("spread-line", team=team, title=title, went=how)


def to_do(shown: Sequence[Shown], say: Say) -> Items:
    """What is being tried, each with the way to say how it went."""
    ask = say.line("spread-how-did-it-go")
    return Items(tuple(Item(line(each, say), Button(ask, TellOutcome(each.adoption.ref))) for each in shown))


def listing(team: str, shown: Sequence[Shown], view: ListAdoptions, more: ListAdoptions | None, say: Say) -> Card:
    if not shown:
        return Card(say.text("spread-none", team=team), _how(say), view)
    see = say.line("spread-see")
    rows = tuple(Item(line(each, say), Button(see, ShowAdoption(each.adoption.ref))) for each in shown)
    elements: tuple[Element, ...] = (Items(rows),)
    if more is not None:
        elements += (Actions((Button(say.line("learning-more-entries"), more),)),)
    return Card(say.text("spread-list", team=team), elements, view)


def _how(say: Say) -> tuple[Element, ...]:
    find: tuple[tuple[str, Intent], ...] = (("learning-find", AskWhatToFind()), ("see-learning", ListLearning()))
    return Paragraph(say.text("spread-how")), Actions(tuple(Button(say.line(key), intent) for key, intent in find))


def what_to_try(say: Say) -> Card:
    return Card(say.text("spread-what"), _how(say))


def told(shown: Shown, say: Say) -> Card:
    """You said, we did: for the author alone; its title, which a lock screen shows, says nobody's words."""
    adoption, origin = shown.adoption, shown.origin
    title = origin.title if origin else ()
    key = {
        None: "spread-told-trying",
        Outcome.WORKED: "spread-told-worked",
        Outcome.ADAPTED: "spread-told-adapted",
        Outcome.ABANDONED: "spread-told-stopped",
    }[adoption.outcome]
    elements: list[Element] = [
        Paragraph(say.text("spread-you-said")),
        Paragraph(say.text("learning-quoted", words=title), Tone.QUOTE),
        Paragraph(say.text(key, team=shown.team)),
        *_facts(shown, say),
    ]
    buttons = [Button(say.line("spread-where"), ShowTree(adoption.source))]
    if origin is not None:
        buttons.insert(0, Button(say.line("spread-see"), origin.see, Style.PRIMARY))
    elements.append(Actions(tuple(buttons)))
    return Card(say.text("spread-you-said-we-did"), tuple(elements), ShowTold(adoption.ref))
