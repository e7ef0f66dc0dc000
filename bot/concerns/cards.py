"""Concerns as cards, and as a line on the cards of huddles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from bot.actions.intents import AddAction
from bot.chat.card import Actions, Button, Card, Element, Facts, Item, Items, Paragraph, Style, Tone
from bot.chat.day_words import day_words, long_words
from bot.chat.intent import Intent
from bot.chat.phrases import Say
from bot.chat.spans import Text, read
from bot.concerns.intents import (
    AddConcern,
    AnswerConcern,
    EditConcern,
    ListConcerns,
    NameSite,
    PassUp,
    ShowConcern,
    ShowOutcome,
)
from bot.concerns.model import Concern, ConcernStatus
from bot.helping.intents import AskTheTeam, OfferHelp
from bot.learning.intents import WriteLearning
from bot.people.model import PersonId
from bot.people.ports import HOME_ZONE

Names = Mapping[PersonId, str]
NOBODY: Names = {}
"""Beyond the team nobody is named, in the words neither."""


def line(concern: Concern, today: date, say: Say, names: Names = NOBODY) -> Text:
    """Two staff short, late shift → Sister, today."""
    text = say.text("plain", text=_words(concern.text, names))
    if concern.raised_by is None:
        text = say.text("concern-line-room", line=text)
    day = day_words(concern.due, today, say) if concern.due else ""
    taken = ", ".join(each for each in (concern.who, day) if each)
    if taken:
        text = say.text("concern-line-taken", line=text, taken=taken)
    match concern.status:
        case ConcernStatus.PASSED_UP:
            return say.text("concern-line-passed-up", line=text)
        case ConcernStatus.CLOSED:
            return say.text("concern-line-solved" if concern.solved else "concern-line-closed", line=text)
        case _:
            return text


def passed_line(concern: Concern, team_name: str, today: date, zone: str, say: Say) -> Text:
    """From Ward 7: Bladder scanner missing, passed up 2 days ago."""
    text = say.text("concern-from", team=team_name, text=_words(concern.text, NOBODY))
    days = _days_ago(concern, today, zone)
    return say.text("concern-passed-up-ago", line=text, days=days, long=long_words(days, say))


def _days_ago(concern: Concern, today: date, zone: str) -> int:
    """Since it was passed up, where the reader is."""
    return max((today - concern.passed_up.astimezone(ZoneInfo(zone)).date()).days, 0) if concern.passed_up else 0


def _words(text: str, names: Names) -> Text:
    return read(" ".join(text.split()), names)


@dataclass(frozen=True)
class Shown:
    """A concern with what its audience may know of it."""

    concern: Concern
    team: str
    today: date
    site: str = ""
    """The name of the team that it was passed up to, or would be; "" where none is named."""
    names: Names = field(default_factory=dict)
    ours: bool = True
    """The reader is in its team; otherwise in the site's, or follows the team."""
    follows: bool = False
    """Reads what was passed up, and answers nothing."""
    saved: bool = False
    wants_site: bool = False
    points_to_person: bool = False
    speaks_of_harm: bool = False
    zone: str = HOME_ZONE
    """Where `today` is today."""


def show(shown: Shown, say: Say) -> Card:
    if not shown.ours:
        return _for_the_site(shown, say)
    concern = shown.concern
    quoted = say.text("concern-quoted", words=read(concern.text, shown.names))
    elements: list[Element] = [Paragraph(quoted, Tone.QUOTE)]
    facts = _facts(shown, say)
    if facts:
        elements.append(Facts(facts))
    if concern.outcome:
        elements.append(Paragraph(_outcome(shown, say)))
    elements.append(Paragraph(_status(shown, say), Tone.QUIET))
    if shown.speaks_of_harm:
        elements.append(Paragraph(say.text("guard-harm")))
    if shown.points_to_person:
        elements.append(Paragraph(say.text("guard-person")))
    if _asks_for_site(shown):
        elements.append(Paragraph(say.text("concern-wants-site")))
    elements.append(Actions(_buttons(shown, say)))
    key = "concern-saved-for" if shown.saved else "concern-of"
    return Card(say.text(key, team=shown.team), tuple(elements), ShowConcern(concern.ref))


def _asks_for_site(shown: Shown) -> bool:
    here = shown.concern.status in (ConcernStatus.OPEN, ConcernStatus.ACTIONED)
    return shown.wants_site and here and not shown.site


def _facts(shown: Shown, say: Say) -> tuple[tuple[str, Text], ...]:
    concern = shown.concern
    facts: list[tuple[str, Text]] = []
    if concern.who:
        facts.append((say.line("concern-who"), say.text("plain", text=concern.who)))
    if concern.due is not None:
        day = day_words(concern.due, shown.today, say)
        facts.append((say.line("concern-due"), say.text("plain", text=day)))
    return tuple(facts)


def _status(shown: Shown, say: Say) -> Text:
    concern = shown.concern
    match concern.status:
        case ConcernStatus.OPEN:
            key = "concern-open-room" if concern.raised_by is None else "concern-open"
            return say.text(key, ref=concern.ref)
        case ConcernStatus.ACTIONED:
            return say.text("concern-actioned", ref=concern.ref)
        case ConcernStatus.PASSED_UP:
            return _since("concern-passed-up", shown, say, site=shown.site)
        case ConcernStatus.CLOSED:
            return say.text("concern-solved" if concern.solved else "concern-closed", ref=concern.ref)


def _since(key: str, shown: Shown, say: Say, **values: str) -> Text:
    days = _days_ago(shown.concern, shown.today, shown.zone)
    return say.text(key, ref=shown.concern.ref, days=days, long=long_words(days, say), **values)


def _outcome(shown: Shown, say: Say) -> Text:
    names = NOBODY if shown.concern.site else shown.names
    return say.text("concern-came-of-it", words=read(shown.concern.outcome, names))


def _buttons(shown: Shown, say: Say) -> tuple[Button, ...]:
    concern = shown.concern

    def button(key: str, intent: Intent, style: Style = Style.NORMAL) -> Button:
        return Button(say.line(key), intent, style)

    answer = button("concern-answer-own", AnswerConcern(concern.ref))
    match concern.status:
        case ConcernStatus.OPEN | ConcernStatus.ACTIONED:
            up = button("concern-pass-up", PassUp(concern.ref))
            if not shown.site:
                key = "concern-name-site" if shown.wants_site else "concern-pass-up"
                style = Style.PRIMARY if shown.wants_site else Style.NORMAL
                up = button(key, NameSite(concern.team, concern.ref), style)
            return (up, answer, button("concern-change", EditConcern(concern.ref)))
        case ConcernStatus.PASSED_UP:
            return (answer,)
        case ConcernStatus.CLOSED:
            return (
                button("add-learning", WriteLearning(concern.team)),
                button("concern-all", ListConcerns(concern.team)),
            )


def _for_the_site(shown: Shown, say: Say) -> Card:
    """Without names, and without whoever takes it there; so, too, for whoever follows the team."""
    concern = shown.concern
    quoted = say.text("concern-quoted", words=read(concern.text, NOBODY))
    elements: list[Element] = [Paragraph(quoted, Tone.QUOTE)]
    status = _since("concern-passed-up-to-us", shown, say)
    buttons: tuple[Button, ...] = (Button(say.line("concern-answer"), AnswerConcern(concern.ref), Style.PRIMARY),)
    if concern.status is ConcernStatus.CLOSED:
        elements.append(Paragraph(_outcome(shown, say)))
        buttons = (Button(say.line("concern-all"), ListConcerns(concern.site or "")),)
    if shown.follows and concern.status is ConcernStatus.PASSED_UP:
        status = _since("follow-concern-passed-up", shown, say, site=shown.site)
    elif concern.status is ConcernStatus.CLOSED:
        status = say.text("concern-solved" if concern.solved else "concern-closed", ref=concern.ref)
    if shown.follows:
        ask, offer = AskTheTeam(concern.ref), OfferHelp(concern.ref)
        buttons = (Button(say.line("help-offer"), offer), Button(say.line("help-ask"), ask))
    elements += [Paragraph(status, Tone.QUIET), Actions(buttons)]
    return Card(say.text("concern-from-team", team=shown.team), tuple(elements), ShowConcern(concern.ref))


def outcome(shown: Shown, say: Say) -> Card:
    """You said, we did: for the team that raised it."""
    concern, site = shown.concern, shown.site if shown.concern.site else ""
    said = say.text("concern-quoted", words=read(concern.text, shown.names))
    if site:
        did = say.text("concern-site-says", site=site, words=read(concern.outcome, NOBODY))
    else:
        did = _outcome(shown, say)
    elements = [
        Paragraph(say.text("concern-you-said")),
        Paragraph(said, Tone.QUOTE),
        Paragraph(did),
        Paragraph(say.text("concern-solved" if concern.solved else "concern-closed", ref=concern.ref), Tone.QUIET),
    ]
    learn = Button(say.line("add-learning"), WriteLearning(concern.team))
    act = Button(say.line("action-add"), AddAction(concern.team, about=concern.about))
    elements_with_buttons: tuple[Element, ...] = (*elements, Actions((learn,) if concern.solved else (act, learn)))
    key = "concern-you-said-we-did" if concern.solved else "concern-what-came"
    return Card(say.text(key), elements_with_buttons, ShowOutcome(concern.ref))


@dataclass(frozen=True)
class Page:
    """A page of a team's concerns, and of those that were passed up to it."""

    team: str
    own: Sequence[Concern]
    passed: Sequence[tuple[Concern, str]]
    """With the name of the team that each is from."""
    names: Names
    today: date
    view: ListConcerns
    site: str = ""
    more: ListConcerns | None = None
    zone: str = HOME_ZONE


def listing(page: Page, say: Say) -> Card:
    elements: list[Element] = []
    if page.passed:
        answer = say.line("concern-answer")
        items = tuple(
            Item(passed_line(each, team, page.today, page.zone, say), Button(answer, AnswerConcern(each.ref)))
            for each, team in page.passed
        )
        elements += [Paragraph(say.text("concern-part-passed")), Items(items)]
    if page.own:
        see = say.line("concern-see")
        items = tuple(
            Item(line(each, page.today, say, page.names), Button(see, ShowConcern(each.ref))) for each in page.own
        )
        elements += [Paragraph(say.text("concern-part-own")), Items(items)] if page.passed else [Items(items)]
    buttons = [Button(say.line("concern-add"), AddConcern(page.view.team), Style.PRIMARY)]
    if page.more is not None:
        buttons.insert(0, Button(say.line("concern-more"), page.more))
    if page.site:
        elements.append(Paragraph(say.text("concern-our-site", site=page.site), Tone.QUIET))
    key = "concern-other-site" if page.site else "concern-name-site"
    buttons.append(Button(say.line(key), NameSite(page.view.team)))
    elements.append(Actions(tuple(buttons)))
    title = "concern-list" if page.own or page.passed else "concern-none"
    return Card(say.text(title, team=page.team), tuple(elements), page.view)
