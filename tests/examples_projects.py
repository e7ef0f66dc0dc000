"""Every card and form of projects, easy ones and hard ones; examples.py gathers them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bot.chat.card import Actions, Button, Card, Item, Items, Paragraph
from bot.chat.form import Choices, Form, show_step
from bot.chat.intent import Intent
from bot.chat.phrases import load
from bot.measures.model import LONGEST_NAME as LONGEST_MEASURE
from bot.measures.model import Measure, Plan
from bot.pdsa.intents import ShowTest
from bot.people.model import PersonId, TeamId
from bot.projects import cards as made_by
from bot.projects.forms import FORMS, node_form
from bot.projects.intents import EditProject, ListProjects, ShowDrivers, StartProject, WriteNode
from bot.projects.model import LONGEST_NAME, LONGEST_TEXT, LONGEST_UNIT, MOST_NODES, Aim, Node, NodeKind, Project
from bot.projects.smart import Part
from tests.elements import HOSTILE, words

SAY = load()
WARD_7 = TeamId("7" * 16)
SAM = PersonId("a" * 16)
WRITTEN = datetime(2026, 11, 16, 8, 25, tzinfo=UTC)
PICTURE = "https://x.example/pages/" + "t" * 400

OPENED_BY: dict[type[Intent], Intent] = {
    StartProject: StartProject(WARD_7),
    EditProject: EditProject("P-2"),
    WriteNode: WriteNode("P-2", NodeKind.IDEA.value, 3),
}
"""One for each form."""

AIM = Aim(
    "Trolley key", "Rounds with the key at hand", 62.0, 95.0, "%", date(2027, 3, 31), "everybody on the round", "Ward 7"
)
NODES = (
    Node(1, NodeKind.DRIVER, "A fixed place"),
    Node(2, NodeKind.DRIVER, "The hook", 1),
    Node(3, NodeKind.IDEA, "A red lanyard", 2),
    Node(4, NodeKind.IDEA, "Tell everybody"),
)


def project(aim: Aim = AIM, **changes: Any) -> Project:
    return replace(Project("P-2", WARD_7, aim, SAM, WRITTEN, NODES, last_node=4), **changes)


def aim_of(text: str) -> Aim:
    short, long, unit = text[:LONGEST_NAME], text[:LONGEST_TEXT], text[:LONGEST_UNIT]
    return Aim(short, long, -1e12, 123456789.123456, unit, date.max, long, long)


def nodes_of(text: str) -> tuple[Node, ...]:
    """As many as there may be: drivers with ideas, to the deepest."""
    long = text[:LONGEST_TEXT]
    drivers = [Node(id, NodeKind.DRIVER, long, 0 if id % 3 else id - 1) for id in range(1, MOST_NODES // 2 + 1)]
    ideas = [Node(id, NodeKind.IDEA, long, id - MOST_NODES // 2) for id in range(MOST_NODES // 2 + 1, MOST_NODES + 1)]
    return (*drivers, *ideas)


def hard() -> tuple[tuple[str, str], ...]:
    return (
        ("hostile", HOSTILE),
        ("longest", "long " * (LONGEST_TEXT // 5)),
        ("longest, to be escaped", "&" * LONGEST_TEXT),
        ("longest, wide characters", "🧑🏽‍⚕️é漢" * (LONGEST_TEXT // 8)),
    )


def forms() -> dict[str, tuple[Form, dict[str, str]]]:
    """Those that are read from the project, with as many places as there may be."""
    found = {}
    for about, text in hard():
        fields = node_form(nodes_of(text), WriteNode("P-2"), SAY)
        choices = Choices({}, {}, (fields,))
        form = show_step(FORMS[WriteNode], OPENED_BY[WriteNode], "f" * 32, 0, {"text": text}, choices, SAY)
        found[f"{WriteNode.name}: {about}"] = (form, {"under": HOSTILE})
    return found


def cards() -> dict[str, Card]:
    """By "projects.function: what is special"."""
    return {f"projects.{name}: {about}": card for name, about, card in (*_shown(), *_listed(), *_drivers(), *_nodes())}


def measured(name: str, reading: str, **more: Any) -> made_by.Measured:
    measure = Measure("M-3", WARD_7, Plan(name[:LONGEST_MEASURE]), SAM, WRITTEN)
    return made_by.Measured(measure, reading=reading, **more)


def _shown() -> list[tuple[str, str, Card]]:
    value: dict[str, Any] = {"last": "83.3%", "day": date(2026, 11, 13)}
    few = [measured("Key at hand", "Too few points to tell yet (7 of 10).", **value), measured("Staff upset", "")]
    plain = made_by.Shown(project(), None, few)
    beside = (Paragraph(words("Tests")), Items((Item(words("C-7"), Button("See", ShowTest("C-7"))),)), Actions(()))
    many = [measured(HOSTILE, "&" * 300, **value)] * (made_by.MOST_MEASURES + 1)
    found = {
        "plain": plain,
        "a name alone": made_by.Shown(project(Aim("Trolley key"), nodes=()), Part.TARGET),
        **{f"suggests {part}": made_by.Shown(project(), part) for part in Part},
        "finished": replace(plain, project=project(ended=WRITTEN), suggestion=Part.BY, finished=WRITTEN.date()),
        **{
            about: made_by.Shown(project(aim_of(text), nodes=nodes_of(text)), Part.MEASURE, many, beside)
            for about, text in hard()
        },
    }
    return [("show", about, made_by.show(each, SAY)) for about, each in found.items()]


def _listed() -> list[tuple[str, str, Card]]:
    view, long = ListProjects(WARD_7), [project(aim_of(text)) for _, text in hard()]
    found = {
        "none": made_by.Listed("Ward 7", (), (), 0, view),
        "few": made_by.Listed("Ward 7", [project()], [], 0, view),
        "finished alone": made_by.Listed("Ward 7", [], [project(ended=WRITTEN)], 1, view),
        "many": made_by.Listed(HOSTILE[:80], long * 5, long * 2, 1234, view),
    }
    return [("listing", about, made_by.listing(each, SAY)) for about, each in found.items()]


def _drivers() -> list[tuple[str, str, Card]]:
    view = ShowDrivers("P-2")
    made = {
        "none": made_by.drivers(project(nodes=()), view, "", SAY),
        "few": made_by.drivers(project(), view, "", SAY),
        "few, with a picture": made_by.drivers(project(), view, PICTURE, SAY),
        "to be changed": made_by.drivers(project(), ShowDrivers("P-2", changing=True), PICTURE, SAY),
        "second page": made_by.drivers(project(nodes=nodes_of("Short")), ShowDrivers("P-2", skip=20), PICTURE, SAY),
        **{
            about: made_by.drivers(project(aim_of(text), nodes=nodes_of(text)), view, PICTURE, SAY)
            for about, text in hard()
        },
    }
    return [("drivers", about, card) for about, card in made.items()]


def _nodes() -> list[tuple[str, str, Card]]:
    few = {f"{node.kind} {node.id}": made_by.node(project(), node, SAY) for node in NODES}
    long = {about: (project(aim_of(text), nodes=nodes_of(text)), text) for about, text in hard()}
    many = {about: made_by.node(each, each.nodes[2], SAY) for about, (each, _) in long.items()}
    return [("node", about, card) for about, card in {**few, **many}.items()]
