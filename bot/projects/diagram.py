"""The driver diagram: what is thought to lead to the aim, as a tree from left to right, and in words."""

from collections.abc import Mapping

from bot.chat.card import Branch, Tree
from bot.chat.phrases import Say
from bot.projects.aims import statement
from bot.projects.model import Node, NodeKind, Project
from bot.projects.nodes import AIM, depth_of, under, walk

LONGEST_IN_WORDS = 80
"""Characters of a driver in the picture's description."""
Kinds = frozenset[NodeKind]
_DRIVERS, _IDEAS = frozenset({NodeKind.DRIVER}), frozenset({NodeKind.IDEA})


def tree(project: Project, say: Say, picture: str = "") -> Tree:
    kinds = _kinds(project)
    columns = (say.line("project-column-aim"), *(_column(depth, kinds[depth], say) for depth in sorted(kinds)))
    aim = statement(project.aim, say)
    root = Branch(aim, _branches(project, AIM, 1, kinds, say))
    return Tree(_alt(project, say), project.aim.name, columns, root, picture)


def _kinds(project: Project) -> Mapping[int, Kinds]:
    """What stands at each depth."""
    found: dict[int, Kinds] = {}
    for depth, each in walk(project.nodes):
        found[depth] = found.get(depth, frozenset()) | {each.kind}
    return found


def _column(depth: int, kinds: Kinds, say: Say) -> str:
    if kinds == _IDEAS:
        return say.line("project-column-ideas")
    if kinds == _DRIVERS:
        return say.line("project-column-primary" if depth == 1 else "project-column-secondary")
    return say.line("project-column-primary-and-ideas" if depth == 1 else "project-column-secondary-and-ideas")


def _branches(project: Project, id: int, depth: int, kinds: Mapping[int, Kinds], say: Say) -> tuple[Branch, ...]:
    return tuple(
        Branch(_label(each, kinds[depth], say), _branches(project, each.id, depth + 1, kinds, say))
        for each in under(project.nodes, id)
    )


def _label(node: Node, beside: Kinds, say: Say) -> str:
    """An idea among drivers says that it is one."""
    is_plain = node.kind is NodeKind.DRIVER or beside == _IDEAS
    return node.text if is_plain else say.line("project-idea", text=node.text)


def _alt(project: Project, say: Say) -> str:
    """Its drivers by name, each with those below it, and how many ideas there are, which are listed elsewhere."""
    ideas = sum(each.kind is NodeKind.IDEA for each in project.nodes)
    drivers = "; ".join(_with_those_below(project, each) for each in _drivers(project, AIM))
    if not drivers:
        return say.line("project-alt-ideas", name=project.aim.name, ideas=ideas)
    return say.line("project-alt", name=project.aim.name, drivers=drivers, ideas=ideas)


def _with_those_below(project: Project, driver: Node) -> str:
    below = ", ".join(map(_shortened, _drivers(project, driver.id)))
    return f"{_shortened(driver)} ({below})" if below else _shortened(driver)


def _shortened(driver: Node) -> str:
    if len(driver.text) <= LONGEST_IN_WORDS:
        return driver.text
    return driver.text[: LONGEST_IN_WORDS - 1].rstrip() + "…"


def _drivers(project: Project, id: int) -> tuple[Node, ...]:
    return tuple(each for each in under(project.nodes, id) if each.kind is NodeKind.DRIVER)


def level(project: Project, node: Node, say: Say) -> str:
    """What it is, in two words."""
    if node.kind is NodeKind.IDEA:
        return say.line("project-node-idea")
    primary = depth_of(project.nodes, node.id) == 1
    return say.line("project-node-primary" if primary else "project-node-secondary")
