"""What a test's card says of each of its steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.chat.card import Element, Facts, Paragraph, Tone
from bot.chat.day_words import day_words
from bot.chat.phrases import Say
from bot.chat.spans import Plain, Text
from bot.learning.cards import Shown as Learned
from bot.pdsa.guesses import asked_of
from bot.pdsa.model import Cycle, Prediction, Stage
from bot.pdsa.words import HOW, MATCHED, SCALES

LAST_GUESSES = 2
"""Later guesses of one question on the card; the others are one press away."""


@dataclass(frozen=True)
class Shown:
    """A test with what its audience may know of it."""

    cycle: Cycle
    team: str
    today: date | None
    """None on a card that is read on other days too, where "tomorrow" would be wrong."""
    zone: ZoneInfo
    lead: str = ""
    """"" in front of others where nobody has chosen that it is said."""
    project: str = ""
    """The name of its aim, as is `measure`."""
    measure: str = ""
    before: Cycle | None = None
    """The test that it goes on from."""
    after: tuple[Cycle, ...] = ()
    learned: tuple[Learned, ...] = ()
    suggestion: Text | None = None
    can_post: bool = False
    saved: bool = False
    """Just now."""
    posted: bool = False
    points_to_person: bool = False
    speaks_of_harm: bool = False
    ours: bool = True
    """Otherwise it is read by whoever follows its team, and changed by nobody."""
    beside: tuple[Element, ...] = ()
    """What other features show with it."""


def words(text: str) -> Text:
    return (Plain(text),)


def section(label: str, text: str, say: Say) -> Paragraph:
    return Paragraph(say.text("pdsa-section", label=label, words=words(text)))


def sections(said: Sequence[tuple[str, str]], say: Say) -> list[Element]:
    """(phrase of the label, words); without those that nobody has written."""
    return [section(say.line(key), text, say) for key, text in said if text]


def day_of(moment: datetime, zone: ZoneInfo, say: Say) -> str:
    return say.line("day", day=moment.astimezone(zone).date())


def guess_lines(shown: Shown, say: Say) -> list[Element]:
    """Each question with its guess; once it is known, what came of it beside it."""
    return [Paragraph(_prediction(each, shown, say)) for each in asked_of(shown.cycle)]


def _prediction(each: Prediction, shown: Shown, say: Say) -> Text:
    guess = words(each.guess or say.line("pdsa-not-sure"))
    text = say.text("pdsa-guess-is", guess=guess)
    if each.question:
        text = say.text("pdsa-guess-of", question=words(each.question), guess=guess)
    for later in each.amendments[-LAST_GUESSES:]:
        day = day_of(later.at, shown.zone, say)
        text = (*text, Plain("\n"), *say.text("pdsa-later", day=day, guess=words(later.text)))
    if shown.cycle.studied is None or not (each.result or each.matched):
        return text
    result = words(each.result or "–")
    if each.matched is None:
        return (*text, Plain("\n"), *say.text("pdsa-result", result=result))
    matched = say.line(MATCHED[each.matched])
    return (*text, Plain("\n"), *say.text("pdsa-result-matched", result=result, matched=matched))


def plan_part(shown: Shown, say: Say) -> list[Element]:
    plan = shown.cycle.plan
    elements = sections(
        (
            ("pdsa-said-tell", plan.tell),
            ("pdsa-rationale", plan.rationale),
            ("pdsa-said-objective", plan.objective),
        ),
        say,
    )
    return [*elements, Facts(tuple((say.line(key), words(text)) for key, text in _facts(shown, say) if text))]


def short_facts(shown: Shown, say: Say) -> Facts:
    """As much of the plan as has to be seen before it starts."""
    plan = shown.cycle.plan
    facts = [(say.line("pdsa-said-scale"), words(say.line(SCALES[plan.scale])))]
    if plan.when:
        facts.append((say.line("pdsa-said-when"), words(_day(plan.when, shown, say))))
    return Facts(tuple(facts))


def _day(day: date, shown: Shown, say: Say) -> str:
    return say.line("day", day=day) if shown.today is None else day_words(day, shown.today, say)


def _facts(shown: Shown, say: Say) -> tuple[tuple[str, str], ...]:
    cycle, plan = shown.cycle, shown.cycle.plan
    due = None if cycle.stage in (Stage.PLAN, Stage.CLOSED) else getattr(cycle.due, cycle.stage.value)
    return (
        ("pdsa-said-scale", say.line(SCALES[plan.scale])),
        ("pdsa-said-when", _day(plan.when, shown, say) if plan.when and not cycle.started else ""),
        ("pdsa-who", plan.who),
        ("pdsa-where", plan.where),
        ("pdsa-said-collector", plan.collector),
        ("pdsa-said-collect-when", plan.collect_when),
        ("pdsa-tested", "" if plan.tested is None else str(plan.tested)),
        ("pdsa-said-project", shown.project),
        ("pdsa-said-measure", shown.measure),
        ("pdsa-lead", shown.lead),
        ("pdsa-due", _day(due, shown, say) if due else ""),
    )


def do_part(cycle: Cycle, say: Say) -> list[Element]:
    did = cycle.did
    if did is None or cycle.done is None:
        return []
    how = {None: "pdsa-part-do", True: "pdsa-part-do-as-planned", False: "pdsa-part-do-otherwise"}
    said = (
        ("pdsa-said-observations", did.observations),
        ("pdsa-said-differed", did.differed),
        ("pdsa-problems", did.problems),
        ("pdsa-said-data", did.data),
    )
    return [Paragraph(say.text(how[did.as_planned])), *sections(said, say)]


def study_part(cycle: Cycle, say: Say) -> list[Element]:
    if cycle.studied is None or not cycle.learned:
        return []
    return [Paragraph(say.text("pdsa-part-study", learned=words(cycle.learned)))]


def act_part(cycle: Cycle, say: Say) -> list[Element]:
    act = cycle.act
    if act is None or cycle.acted is None:
        return []
    said = (
        ("pdsa-said-why", act.why),
        ("pdsa-said-changes", act.changes),
        ("pdsa-said-sustain", act.sustain),
    )
    return [Paragraph(say.text("pdsa-part-act", decision=say.line(HOW[act.decision]))), *sections(said, say)]


def footer(shown: Shown, say: Say) -> Paragraph:
    cycle = shown.cycle
    text = say.text("pdsa-written", ref=cycle.ref, team=shown.team, day=day_of(cycle.planned, shown.zone, say))
    if cycle.started is not None:
        day = day_of(cycle.started, shown.zone, say)
        text = say.text("pdsa-started-on", written=text, day=day)
    return Paragraph(text, Tone.QUIET)
