"""Every card and form of impact stories, easy ones and hard ones; examples.py gathers them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.chat.card import Card
from bot.chat.form import Choices, Form, SeveralField, check, show_step
from bot.chat.intent import Intent
from bot.chat.phrases import load
from bot.learning.model import Content, Entry, Hidden, Kind
from bot.learning.parts import Shown
from bot.measures.model import MOST_OF_TEAM, Measure, Plan, Shape, Value
from bot.people.model import PersonId, TeamId
from bot.stories import cards as made_by
from bot.stories.forms import FORMS, WORDS
from bot.stories.intents import WriteStory
from bot.stories.model import LONGEST_PART, LONGEST_QUOTE, LONGEST_QUOTED, PARTS, Numbers, Story
from bot.stories.numbers import chart, told
from bot.stories.work import Told
from tests.elements import HOSTILE, words

SAY, LONDON = load(), ZoneInfo("Europe/London")
AMINA, WARD_7 = PersonId("a" * 16), TeamId("7" * 16)
WRITTEN = datetime(2026, 11, 20, 8, 25, tzinfo=UTC)
ADDRESS = "https://x.example/pages/" + "p" * 120
OPENED_BY: dict[type[Intent], Intent] = {WriteStory: WriteStory("L-12", WRITTEN.isoformat())}
"""One for each form."""

PLAIN = Story(
    "L-12",
    WARD_7,
    problem="The drug key was lost every morning, and the 8 am round began late.",
    support="Two hours a week from the ward manager, and the pharmacy’s old hook.",
    results="The key is found in under a minute.\nThe round begins at 8.",
    points="Hang it where everybody passes.",
    next_steps="Order ten more for Ward 9.",
    quote="I sleep better for it.",
    quoted="a night nurse",
    measures=("M-1",),
    written=WRITTEN,
)


def _everywhere(text: str) -> Story:
    words: Any = dict.fromkeys(PARTS, text[:LONGEST_PART])
    return replace(PLAIN, **words, quote=text[:LONGEST_QUOTE], quoted=text[:LONGEST_QUOTED])


HARD = (
    ("hostile", _everywhere(HOSTILE)),
    ("longest", _everywhere("long " * (LONGEST_PART // 5))),
    ("longest, to be escaped", _everywhere("&" * LONGEST_PART)),
    ("longest, wide characters", _everywhere("🧑🏽‍⚕️é漢" * (LONGEST_PART // 8))),
)


def _shown(**changes: Any) -> Shown:
    content = Content(learned="A red lanyard stops the hunt.", kind=Kind.STORY)
    return Shown(Entry("L-12", WARD_7, AMINA, content, WRITTEN, WRITTEN.date(), useful=3), "Ward 7", {}, **changes)


def _numbers(name: str, shape: Shape = Shape.COUNT, many: int = 12) -> Numbers:
    of = 100.0 if shape is Shape.PERCENTAGE else None
    measure = Measure("M-1", WARD_7, Plan(name, shape=shape), None, WRITTEN)
    values = [Value(date(2026, 1, 1) + timedelta(7 * each), float(6 if each < 6 else 3), of) for each in range(many)]
    return Numbers(measure, tuple(values), (datetime(2026, 2, 10, 9, 0, tzinfo=UTC),))


def _told(story: Story, *numbers: Numbers, ours: bool = True, **changes: Any) -> Told:
    lines = tuple(
        (told(each, ours, LONDON, SAY), chart(each, ours, LONDON, SAY, ADDRESS) if ours else None) for each in numbers
    )
    return Told(story, _shown(ours=ours, **changes), lines, ADDRESS)


def cards() -> dict[str, Card]:
    """By "stories.function: what is special"."""
    three = (_numbers("Falls a month"), _numbers(HOSTILE[:80], Shape.PERCENTAGE), _numbers("W" * 80, many=2))
    hidden = _shown(mine=True)
    hidden = replace(hidden, entry=replace(hidden.entry, hidden=Hidden(HOSTILE, AMINA, WRITTEN)))
    whole: dict[str, Told] = {
        "mine": _told(PLAIN, _numbers("Falls a month"), mine=True),
        "another team’s": _told(PLAIN, *three, ours=False),
        "in a channel": _told(PLAIN, private=False),
        "hidden": replace(_told(PLAIN), entry=hidden),
        "one part": _told(Story("L-12", WARD_7, points="One line.")),
        **{about: _told(each, *three, mine=True) for about, each in HARD},
    }
    saved = {
        "": made_by.Saved(_told(PLAIN, mine=True)),
        "everything asked": made_by.Saved(_told(HARD[0][1], mine=True), True, True),
    }
    found = {f"stories.show: {about}": made_by.show(each, SAY) for about, each in whole.items()}
    found |= {f"stories.saved: {about}": made_by.saved(each, SAY) for about, each in saved.items()}
    found |= {f"stories.none_yet: {about}": made_by.none_yet("L-12", about == "mine", SAY) for about in ("mine", "")}
    found |= {
        f"stories.beside: {about}": Card(words("L-12"), made_by.beside(each, SAY))
        for about, each in (("plain", PLAIN), *HARD)
    }
    return found | {"stories.grow": Card(words("L-12"), made_by.grow("L-12", SAY))}


def forms() -> dict[str, tuple[Form, dict[str, str]]]:
    """With the measures of a team; each with the errors that it shows."""
    names = {f"M-{number}": f"{HOSTILE[:60]} {number}" for number in range(1, MOST_OF_TEAM + 1)}
    choices = Choices({}, {}, ((SeveralField("measures", "", tuple(names.items())),),))
    answers = {**dict.fromkeys(WORDS, "&" * LONGEST_PART), "measures": ",".join(list(names)[:4])}
    spec, opened_by = FORMS[WriteStory], OPENED_BY[WriteStory]
    form = show_step(spec, opened_by, "f" * 32, 1, answers, choices, SAY)
    faults = {**check(form.fields, answers), **spec.faults(answers)}
    errors = {name: SAY.line(key, **values) for name, (key, values) in faults.items()}
    return {"story.write, step 2: many measures": (form, errors)}
