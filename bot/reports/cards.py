"""A project's report as a card, whole for a page, and in a few lines for the chat."""

from dataclasses import dataclass, replace

from bot.chat.card import Actions, Button, Card, Divider, Element, Item, Items, Paragraph, Tone
from bot.chat.phrases import Say
from bot.chat.spans import Link, Plain, Text
from bot.learning.model import Entry, title_of
from bot.measures.beyond import said_to, shows_figures
from bot.measures.drawn import chart_of
from bot.measures.model import Often, Purpose
from bot.projects.aims import statement
from bot.projects.diagram import tree
from bot.projects.intents import ShowProject
from bot.projects.model import Project
from bot.reports.gathering import Charted, Gathered
from bot.reports.intents import OfferReport, ShowReport
from bot.reports.method import sentences
from bot.reports.tests_told import decisions, told

MARKDOWN = ".md"
"""Behind a page's address: the same as Markdown."""
LONGEST_IN_CHAT = 12
"""Elements of a list in the chat."""
_PURPOSES = {
    Purpose.OUTCOME: "report-outcome",
    Purpose.PROCESS: "report-process",
    Purpose.BALANCING: "report-balancing",
}
_OFTEN = {Often.DAY: "report-every-day", Often.WEEK: "report-every-week", Often.MONTH: "report-every-month"}


def report(gathered: Gathered, say: Say) -> Card:
    """What its page shows, from the aim to what the record tells of the method."""
    elements = [
        *_aim(gathered, say),
        *_drivers(gathered, say),
        *_measures(gathered, say),
        *_tests(gathered, say),
        *_learned(gathered, say),
        *_decisions(gathered, say),
        *_method(gathered, say),
        Divider(),
        Paragraph(say.text("report-without-names"), Tone.QUIET),
    ]
    return Card(
        say.text("report-title", name=gathered.project.aim.name), tuple(elements), ShowReport(gathered.project.ref)
    )


def _heading(key: str, say: Say) -> Paragraph:
    return Paragraph(say.text("report-heading", title=say.line(key)))


def _aim(gathered: Gathered, say: Say) -> list[Element]:
    project = gathered.project
    begun = project.created.astimezone(gathered.zone).date()
    about = say.text("report-about", team=gathered.team, ref=project.ref, begun=begun, today=gathered.today)
    if project.ended is not None:
        ended = project.ended.astimezone(gathered.zone).date()
        about = say.text("report-about-ended", team=gathered.team, ref=project.ref, begun=begun, ended=ended)
    return [
        Paragraph(say.text("report-aim", words=statement(project.aim, say)), Tone.QUOTE),
        Paragraph(about, Tone.QUIET),
    ]


def _drivers(gathered: Gathered, say: Say) -> list[Element]:
    if not gathered.project.nodes:
        return []
    return [Divider(), _heading("report-part-drivers", say), tree(gathered.project, say)]


def _measures(gathered: Gathered, say: Say) -> list[Element]:
    if not gathered.charts:
        return []
    elements: list[Element] = [Divider(), _heading("report-part-measures", say)]
    for each in gathered.charts:
        elements += _measure(each, say)
    if gathered.measures_left_out:
        elements.append(_quiet(say.text("report-measures-left-out", count=gathered.measures_left_out)))
    return elements


def _measure(charted: Charted, say: Say) -> list[Element]:
    drawn, plan = charted.drawn, charted.drawn.plan
    about = say.line(_PURPOSES[plan.purpose])
    if plan.often in _OFTEN:
        about = say.line("report-measure-often", about=about, often=say.line(_OFTEN[plan.often]))
    elements: list[Element] = [
        Paragraph(say.text("report-measure", name=plan.name)),
        _quiet(say.text("report-measure-about", about=about)),
    ]
    if plan.definition:
        elements.append(Paragraph(say.text("report-measure-definition", words=plan.definition)))
    if drawn.values and shows_figures(drawn, charted.ours):
        elements.append(chart_of(drawn, charted.marks, say))
    else:
        elements.append(Paragraph((Plain(said_to(drawn, charted.ours, say)),)))
    return elements


def _tests(gathered: Gathered, say: Say) -> list[Element]:
    if not gathered.series:
        return []
    elements: list[Element] = [Divider(), _heading("report-part-tests", say)]
    if gathered.tests_left_out:
        elements.append(_quiet(say.text("report-tests-left-out", count=gathered.tests_left_out)))
    for series in gathered.series:
        for test in series:
            elements += told(test, gathered.zone, say)
    return elements


def _learned(gathered: Gathered, say: Say) -> list[Element]:
    if not gathered.learned:
        return []
    elements: list[Element] = [Divider(), _heading("report-part-learned", say)]
    if gathered.learned_left_out:
        elements.append(_quiet(say.text("report-learned-left-out", count=gathered.learned_left_out)))
    return [*elements, Items(tuple(Item(_entry(each, say)) for each in gathered.learned))]


def _entry(entry: Entry, say: Say) -> Text:
    """Its title, and what was learned where that says more."""
    title, words = title_of(entry.content), (entry.content.learned or entry.content.happened).strip()
    if words in ("", title):
        return say.text("report-learned", ref=entry.ref, title=title)
    if words.startswith(title):
        return say.text("report-learned", ref=entry.ref, title=words)
    return say.text("report-learned-more", ref=entry.ref, title=title, words=words)


def _decisions(gathered: Gathered, say: Say) -> list[Element]:
    table = decisions(gathered.tests, gathered.zone, say)
    return [Divider(), table] if table else []


def _method(gathered: Gathered, say: Say) -> list[Element]:
    said = sentences(gathered, say)
    if not said:
        return []
    items = Items(tuple(Item((Plain(each),)) for each in said))
    return [Divider(), _heading("report-part-method", say), items, _quiet(say.text("report-published"))]


def _quiet(text: Text) -> Paragraph:
    return Paragraph(text, Tone.QUIET)


@dataclass(frozen=True)
class Within:
    """What a report holds, in numbers."""

    project: Project
    tests: int
    measures: int


def offer(within: Within, url: str, say: Say) -> Card:
    """What is in it and where it is."""
    page, markdown = Link(say.line("report-open"), url), Link(say.line("report-as-markdown"), url + MARKDOWN)
    elements = (
        Paragraph(say.text("report-within", tests=within.tests, measures=within.measures)),
        Paragraph(say.text("report-links", page=page, markdown=markdown)),
        Paragraph(say.text("report-who-reads"), Tone.QUIET),
        _back(within.project, say),
    )
    return Card(_offered(within.project, say), elements, OfferReport(within.project.ref))


def in_chat(gathered: Gathered, say: Say) -> Card:
    """Its main parts, where there is no address."""
    project = gathered.project
    elements = (*_in_short(gathered, say), _back(project, say))
    return Card(_offered(project, say), elements, OfferReport(project.ref))


def _offered(project: Project, say: Say) -> Text:
    return say.text("report-offer-title", name=project.aim.name)


def _back(project: Project, say: Say) -> Actions:
    return Actions((Button(say.line("report-back"), ShowProject(project.ref)),))


def _in_short(gathered: Gathered, say: Say) -> list[Element]:
    """For a chat without pages: no pictures, and the tests by what was decided."""
    charts = gathered.charts[:LONGEST_IN_CHAT]
    readings = (
        say.text("report-measure-line", name=each.drawn.plan.name, reading=said_to(each.drawn, each.ours, say))
        for each in charts
    )
    short = replace(gathered, learned=gathered.learned[-LONGEST_IN_CHAT:])
    return [
        *_aim(gathered, say),
        *((_heading("report-part-measures", say), Items(tuple(map(Item, readings)))) if charts else ()),
        *_decisions(gathered, say),
        *_learned(short, say),
        *_method(gathered, say),
        _quiet(say.text("report-without-page")),
    ]
