"""Every card and form of what travels, easy ones and hard ones; examples.py gathers them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bot.chat.card import Card
from bot.chat.form import Choices, Form, check, show_step
from bot.chat.intent import Intent
from bot.chat.phrases import load
from bot.chat.spans import Plain, mark
from bot.learning.intents import ShowLearning
from bot.learning.model import Content, Entry, Setting, Tried
from bot.learning.parts import Shown as Learned
from bot.networks.intents import ShowShared
from bot.pdsa.board_cards import Reader
from bot.pdsa.model import Stage
from bot.people.model import PersonId, TeamId
from bot.spread import cards as made_by
from bot.spread.beside import tried_elements
from bot.spread.cards import Shown
from bot.spread.evidence import BySetting
from bot.spread.forms import FORMS
from bot.spread.intents import EditTry, ListAdoptions, ShowTree, TellOutcome, TryThis
from bot.spread.model import LONGEST_SERVICE, LONGEST_TEXT, Adoption, Outcome
from bot.spread.sources import Origin
from bot.spread.tree import Lineage
from bot.spread.tree_cards import Grown, tree
from tests.bot.cycles import cycle
from tests.elements import HOSTILE, PAGE

SAY = load()
WARD_9, RUTH = TeamId("9" * 16), PersonId("a" * 16)
WRITTEN = datetime(2026, 11, 16, 8, 25, tzinfo=UTC)
NAMES = {RUTH: "Ruth <!here> & Sons"}
LANYARD = Origin("L-12", "Ward 7", (Plain("Key on a red lanyard"),), ShowLearning("L-12"))
THEIRS = Origin("N-5", HOSTILE[:80], (Plain(HOSTILE),), ShowShared("N-5"))
LONG = Origin("L-12", "W" * 80, (Plain("long " * 24),), ShowLearning("L-12"))
OPENED_BY: dict[type[Intent], Intent] = {
    TryThis: TryThis(WARD_9, "L-12"),
    EditTry: EditTry("T-4"),
    TellOutcome: TellOutcome("T-4"),
}
"""One for each form."""


def adoption(**changes: Any) -> Adoption:
    return replace(Adoption("T-4", "L-12", WARD_9, "", RUTH, WRITTEN), **changes)


def full(text: str, outcome: Outcome | None = Outcome.ABANDONED) -> Adoption:
    words: Any = dict.fromkeys(("keeps", "adapts", "told"), text[:LONGEST_TEXT])
    return adoption(**words, service=text[:LONGEST_SERVICE], setting=Setting.COASTAL, outcome=outcome, ended=WRITTEN)


def hard() -> tuple[tuple[str, Shown], ...]:
    entry = Entry("L-20", WARD_9, RUTH, Content(learned=HOSTILE), WRITTEN, WRITTEN.date())
    more: Any = {
        "tests": [cycle(stage) for stage in Stage],
        "reader": Reader(NAMES, date(2026, 11, 16), "Europe/London"),
        "learned": [Learned(entry, HOSTILE[:80], NAMES)] * 5,
        "points_to_person": True,
        "speaks_of_harm": True,
    }
    plain = Shown(full(f"{HOSTILE} {mark(RUTH)}"), HOSTILE[:80], THEIRS, NAMES, ours=True, **more)
    return (
        ("hostile", plain),
        ("longest", replace(plain, adoption=full("long " * LONGEST_TEXT), origin=LONG)),
        ("longest, to be escaped", replace(plain, adoption=full("&" * LONGEST_TEXT, None), team="<" * 80)),
        ("longest, wide characters", replace(plain, adoption=full("🧑🏽‍⚕️é漢" * LONGEST_TEXT, Outcome.ADAPTED))),
    )


def cards() -> dict[str, Card]:
    """By "spread.function: what is special"."""
    made = (*_shown(), *_listed(), *_told(), *_trees(), *_beside())
    return {f"spread.{function}: {about}": card for function, about, card in made}


def _shown() -> list[tuple[str, str, Card]]:
    plain = Shown(adoption(), "Ward 9", LANYARD, {}, ours=True)
    found = {
        "plain": plain,
        "saved": replace(plain, saved=True),
        "another team's": replace(plain, ours=False),
        "without its source": replace(plain, origin=None),
        "another team's, without its source": replace(plain, origin=None, ours=False),
        "another organisation's": Shown(adoption(team=None, called="Ward 2"), "Ward 2", LANYARD, {}),
        **{f"it {each}": replace(plain, adoption=adoption(outcome=each)) for each in Outcome},
        **dict(hard()),
    }
    return [("show", about, made_by.show(each, SAY)) for about, each in found.items()]


def _listed() -> list[tuple[str, str, Card]]:
    many = [each for _, each in hard()] * 2 + [Shown(adoption(), "Ward 9", None, {}, ours=True)] * 2
    view = ListAdoptions(WARD_9)
    return [
        ("listing", "none", made_by.listing(HOSTILE[:80], [], view, None, SAY)),
        ("listing", "ten", made_by.listing("Ward 9", many, view, ListAdoptions(WARD_9, 10), SAY)),
        ("what_to_try", "", made_by.what_to_try(SAY)),
        ("to_do", "ten", Card(SAY.text("spread-home", team="Ward 9"), (made_by.to_do(many, SAY),))),
    ]


def _told() -> list[tuple[str, str, Card]]:
    plain = Shown(adoption(), "Ward 9", LANYARD, {})
    every = {str(each): replace(plain, adoption=adoption(outcome=each)) for each in (None, *Outcome)}
    return [("told", about, made_by.told(each, SAY)) for about, each in (*every.items(), *hard())]


def _trees() -> list[tuple[str, str, Card]]:
    many = tuple(
        adoption(ref=f"T-{number}", setting=Setting.RURAL, outcome=list(Outcome)[number % 3]) for number in range(1, 61)
    )
    deep = {f"L-{number}": (adoption(ref=f"T-{number}"),) for number in range(12, 20)}
    teams = {f"T-{number}": HOSTILE[:80] for number in range(1, 61)}
    learned = {f"T-{number}": (f"L-{number + 1}",) for number in range(12, 20)}
    titles = {f"L-{number}": "<" * 500 for number in range(12, 21)}
    grown = Grown(Lineage("L-12", {"L-12": many[:2]}), LANYARD, "Key on a red lanyard", teams, {}, f"{PAGE}/x")
    found = {
        "none": replace(grown, lineage=Lineage("L-12")),
        "two": grown,
        "sixty": replace(grown, lineage=Lineage("L-12", {"L-12": many}), root=THEIRS, title=HOSTILE),
        "deep": replace(grown, lineage=Lineage("L-12", deep, learned), root=LONG, titles=titles, picture=""),
    }
    return [("tree", about, tree(each, ShowTree("L-12"), SAY)) for about, each in found.items()]


def _beside() -> list[tuple[str, str, Card]]:
    where = BySetting((Setting.URBAN, Setting.COASTAL), (Setting.RURAL,))
    newest = [(adoption(setting=Setting.RURAL, outcome=each), HOSTILE[:80]) for each in Outcome]
    found = {
        "one": tried_elements("L-12", Tried(trying=1), BySetting(), [(adoption(), "Ward 9")], SAY),
        "many": tried_elements("L-12", Tried(9999, 9999, 9999, 9999), where, newest, SAY),
    }
    return [("beside", about, Card(SAY.text("plain", text="L-12"), each)) for about, each in found.items()]


def forms() -> dict[str, tuple[Form, dict[str, str]]]:
    """As they are without a record's own questions."""
    found: dict[str, tuple[Form, dict[str, str]]] = {}
    for kind, spec in FORMS.items():
        for about, text in (("empty", ""), ("hostile", HOSTILE), ("too long", "&" * 2 * LONGEST_TEXT)):
            answers = {each.name: text for each in spec.steps(Choices({}, {}), SAY)[0]}
            form = show_step(spec, OPENED_BY[kind], "f" * 32, 0, answers, Choices({}, {}), SAY)
            faults = {**check(form.fields, answers), **spec.faults(answers)}
            errors = {name: SAY.line(key, **values) for name, (key, values) in faults.items()}
            found[f"{kind.name}: {about}"] = (form, errors)
    return found
