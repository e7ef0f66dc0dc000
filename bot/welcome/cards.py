"""The first cards that somebody sees."""

from collections.abc import Sequence

from bot.chat.card import Actions, Button, Card, Divider, Element, Item, Items, Paragraph, Style, Tone
from bot.chat.grammar import Command, Takes
from bot.chat.phrases import Say
from bot.concerns.intents import NameSite
from bot.huddles.intents import StartHuddle
from bot.joining.intents import ShowJoining
from bot.learning.intents import AskWhatToFind, ListLearning, WriteLearning
from bot.measures.intents import AddMeasure
from bot.pdsa.intents import StartTest
from bot.people.model import Team
from bot.privacy.intents import ChooseTeam
from bot.projects.intents import StartProject
from bot.welcome.intents import NameTeam, SayHello, ShowHelp, ShowHome, ShowPrivacy, ShowTeam, StopLeading, TakeLead

_EVERYDAY = (
    "help-learn-text",
    "help-find",
    "help-try",
    "help-pdsa-start",
    "help-measure-record",
    "help-huddle-start",
    "help-action-add",
    "help-concern-text",
    "help-digest",
    "help-hi",
    "help-home",
    "help-team",
    "help-privacy",
)
_TOPICS = (
    ("help-about-learning", "learn"),
    ("help-about-tests", "pdsa"),
    ("help-about-numbers", "measure"),
    ("help-about-projects", "project"),
    ("help-about-huddles", "huddle"),
    ("help-about-actions", "action"),
    ("help-about-concerns", "concern"),
    ("help-about-digests", "digest"),
    ("help-about-stories", "story"),
    ("help-about-teams", "follow"),
    ("help-about-networks", "network"),
)
ABOUT = {
    "story": ("story", "theme"),
    "follow": ("follow", "who"),
    "network": ("network", "join", "link", "admin"),
}
"""Topic → the words that name what belongs to it, where that is not the topic alone."""
_BEGINNINGS = {
    "pdsa": ("pdsa-start", StartTest()),
    "measure": ("measure-add", AddMeasure()),
    "project": ("project-start", StartProject()),
}
"""What to press first, of topics that have no place on the hello card."""


def hello(name: str, team: Team | None, has_lead: bool, several_teams: bool, say: Say) -> Card:
    """The one hello card; `name` of the team, or of the person in a personal chat."""
    buttons = [Button(say.line("add-learning"), WriteLearning(), Style.PRIMARY)]
    elements: list[Element] = [Paragraph(say.text("hello-question"))]
    if team is not None and not team.named:
        elements.append(Paragraph(say.text("hello-what-name", team=team.name)))
        buttons.append(Button(say.line("team-name-it"), NameTeam(team.id)))
    if team is not None:
        buttons.append(Button(say.line("huddle-start"), StartHuddle(team.id)))
    if team is not None and not has_lead:
        buttons.append(Button(say.line("team-take-lead"), TakeLead(team.id, from_hello=True)))
    buttons.append(Button(say.line("hello-how-private"), ShowPrivacy()))
    if team is not None and several_teams:
        elements.append(Paragraph(say.text("team-now", team=team.name), Tone.QUIET))
        buttons.append(Button(say.line("change-team"), ChooseTeam()))
    elements += [Actions(tuple(buttons)), Paragraph(say.text("hello-no-patients"), Tone.QUIET)]
    unnamed = team is not None and not team.named and name == team.name
    title = say.text("hello-everybody") if unnamed else say.text("hello", name=name)
    return Card(title, tuple(elements), SayHello())


def home(greeting: Card, sections: Sequence[tuple[Element, ...]], say: Say) -> Card:
    """The hello card, and below it what is mine."""
    buttons: tuple[Button, ...] = (Button(say.line("learning-find"), AskWhatToFind()),)
    parts = [element for section in sections if section for element in (Divider(), *section)]
    if parts and isinstance(last := parts[-1], Actions):
        buttons = (*buttons, *last.buttons)  # in one row, on a phone
        parts.pop()
    return Card(greeting.title, (*greeting.elements, *parts, Actions(buttons)), ShowHome())


def help_overview(commands: Sequence[Command], say: Say) -> Card:
    """What is said every day; the rest is a press away, for it is more than a phone's screen holds."""
    everyday = [each for each in commands if each.help in _EVERYDAY]
    topics = (Button(say.line(key), ShowHelp(topic)) for key, topic in _TOPICS)
    return Card(
        say.text("help-title"),
        (
            Paragraph(say.text("help-how")),
            _commands(everyday, say),
            Paragraph(say.text("help-more-about")),
            Actions(tuple(topics)),
            Paragraph(say.text("help-names"), Tone.QUIET),
        ),
        ShowHelp(),
    )


def _commands(commands: Sequence[Command], say: Say) -> Items:
    named = [each for each in commands if each.help]
    return Items(tuple(Item(say.text("help-line", words=each.pattern, what=say.text(each.help))) for each in named))


def help_card(commands: Sequence[Command], say: Say, topic: str = "") -> Card:
    """All about one topic."""
    private = Button(say.line("hello-how-private"), ShowPrivacy())
    key, begin = _BEGINNINGS.get(topic, ("add-learning", WriteLearning()))
    buttons: tuple[Button, ...] = (Button(say.line(key), begin, Style.PRIMARY), private)
    if topic not in _BEGINNINGS:
        buttons = (buttons[0], Button(say.line("see-learning"), ListLearning()), private)
    return Card(
        say.text("help-title"),
        (
            Paragraph(say.text("help-how")),
            _commands(commands, say),
            Actions(buttons),
            Paragraph(say.text("help-names"), Tone.QUIET),
        ),
        ShowHelp(),
    )


def privacy(say: Say) -> Card:
    keys = ("privacy-seen-by", "privacy-names", "privacy-only-you", "privacy-guard", "privacy-harm")
    items = Items(tuple(Item(say.text(key)) for key in keys))
    both = Actions((Button(say.line("join-title-button"), ShowJoining()),))
    return Card(say.text("privacy-title"), (items, both), ShowPrivacy())


def team(
    team: Team,
    leads: Sequence[str],
    i_lead: bool,
    may_name: bool,
    several_teams: bool,
    say: Say,
    site: str = "",
    beside: tuple[Element, ...] = (),
) -> Card:
    """`site`: the name of the team whose huddle hears what this one passes up; `beside`: who follows it."""
    buttons = []
    if not leads:
        buttons.append(Button(say.line("team-take-lead"), TakeLead(team.id), Style.PRIMARY))
    if i_lead:
        buttons.append(Button(say.line("team-stop-leading"), StopLeading(team.id)))
    if may_name:
        buttons.append(Button(say.line("team-name-it"), NameTeam(team.id)))
        buttons.append(Button(say.line("team-name-site"), NameSite(team.id)))
    if several_teams:
        buttons.append(Button(say.line("change-team"), ChooseTeam()))
    led = say.text("team-led-by", names=", ".join(leads)) if leads else say.text("team-without-lead")
    elements: list[Element] = [Paragraph(led)]
    if leads and not i_lead:
        elements.append(Paragraph(say.text("team-hand-over"), Tone.QUIET))
    if site:
        elements.append(Paragraph(say.text("team-site", site=site)))
    if buttons:
        elements.append(Actions(tuple(buttons)))
    elements += beside
    return Card(say.text("team-title", team=team.name), tuple(elements), ShowTeam(team.id))


def unreachable(team: str, say: Say) -> Card:
    elements = (Paragraph(say.text("team-unreachable", team=team)), Paragraph(say.text("team-unreachable-mend")))
    return Card(say.text("team-unreachable-title", team=team), elements)


def no_team(key: str, say: Say) -> Card:
    button = Button(say.line("team-name-mine"), NameTeam(key=key), Style.PRIMARY)
    return Card(say.text("no-team-title"), (Paragraph(say.text("no-team")), Actions((button,))))


def not_understood(near: Sequence[str], commands: Sequence[Command], words: str, say: Say) -> Card:
    """Never a dead end: the nearest commands, and the words as a learning."""
    elements: list[Element] = []
    if near:
        elements.append(Paragraph(say.text("did-you-mean")))
    save = Button(say.line("save-as-learning"), WriteLearning(learned=words))
    help_button = Button(say.line("help-button"), ShowHelp())
    elements.append(Actions((*(_nearly(each, commands) for each in near), save, help_button)))
    return Card(say.text("not-understood"), tuple(elements))


def _nearly(words: str, commands: Sequence[Command]) -> Button:
    """Does at once what needs nothing more; shows how to say the rest."""
    alone = [each for each in commands if words in each.words and each.takes in (Takes.NOTHING, Takes.FEW, Takes.ANY)]
    return Button(words, alone[0].intent("") if alone else ShowHelp(words))
