"""Drivers and ideas as a tree under the aim: who stands under whom, and what becomes of it when one goes."""

from collections.abc import Iterator, Sequence

from bot.projects.model import Node, NodeKind

AIM = 0
"""As the id of what a node is under."""
DEEPEST_DRIVER = 2
"""Primary drivers are 1 deep, secondary ones 2."""
Nodes = Sequence[Node]


def under(nodes: Nodes, id: int) -> tuple[Node, ...]:
    """Right under it, drivers first, each in the order in which they were written."""
    found = [each for each in nodes if each.under == id]
    return tuple(sorted(found, key=lambda each: each.kind is NodeKind.IDEA))


def walk(nodes: Nodes, top: int = AIM, depth: int = 1) -> Iterator[tuple[int, Node]]:
    """(how deep, node), each followed by what is under it."""
    for each in under(nodes, top):
        yield depth, each
        yield from walk(nodes, each.id, depth + 1)


def find(nodes: Nodes, id: int) -> Node | None:
    return next((each for each in nodes if each.id == id), None)


def depth_of(nodes: Nodes, id: int) -> int:
    """0 for the aim itself."""
    node = find(nodes, id)
    return 0 if node is None else 1 + depth_of(nodes, node.under)


def may_stand(nodes: Nodes, node: Node) -> bool:
    """Under the aim or a driver that is not under itself, and no driver deeper than secondary ones."""
    above = find(nodes, node.under)
    if node.under != AIM and (above is None or above.kind is not NodeKind.DRIVER):
        return False
    below = list(walk(nodes, node.id)) if find(nodes, node.id) else []
    if node.under == node.id or node.under in {each.id for _, each in below}:
        return False
    if node.kind is NodeKind.IDEA:
        return True
    drivers_below = max((deep for deep, each in below if each.kind is NodeKind.DRIVER), default=0)
    return depth_of(nodes, node.under) + 1 + drivers_below <= DEEPEST_DRIVER


def places_for(nodes: Nodes, node: Node) -> tuple[Node, ...]:
    """The drivers under which it may stand."""
    drivers = (each for _, each in walk(nodes) if each.kind is NodeKind.DRIVER)
    return tuple(each for each in drivers if may_stand(nodes, Node(node.id, node.kind, node.text, each.id)))


def without(nodes: Nodes, id: int) -> tuple[Node, ...]:
    """What is under it moves up to what it was under."""
    gone = find(nodes, id)
    if gone is None:
        return tuple(nodes)
    moved = (Node(each.id, each.kind, each.text, gone.under) if each.under == id else each for each in nodes)
    return tuple(each for each in moved if each.id != id)
