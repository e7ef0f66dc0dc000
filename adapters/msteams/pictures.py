"""A chart or a tree in Teams: its picture, fetched from our address, or its words; and what stands behind it."""

import ipaddress
from collections.abc import Iterator
from urllib.parse import urlsplit

from adapters.msteams.spans import Json, block, calmed, is_web
from adapters.pictures import address
from bot.chat.card import Branch, Chart, Tree
from bot.chat.phrases import Say
from bot.chat.spans import Plain

STEP = "\u2003"
"""How far in each branch stands from what it grows from."""


def picture(element: Chart | Tree, behind: list[Json], name: str, say: Say) -> list[Json]:
    """`behind` is shown at the press of a button, or at once where there is no picture; `name` is no other's here."""
    url = _address(element)
    if not url:
        return [block((Plain(element.alt),)), *behind]
    # Not as a link: its words would be read out instead of what the picture shows.
    image = {"type": "Image", "url": url, "altText": calmed(element.alt) or " ", "size": "Stretch"}
    larger = {"type": "Action.OpenUrl", "title": say.line("msteams-larger"), "url": element.picture}
    if not behind:
        return [image, {"type": "ActionSet", "actions": [larger]}]
    label = say.line("msteams-numbers" if isinstance(element, Chart) else "msteams-branches")
    toggle = {"type": "Action.ToggleVisibility", "title": label, "targetElements": [name]}
    hidden = {"type": "Container", "id": name, "isVisible": False, "items": behind}
    return [image, {"type": "ActionSet", "actions": [toggle, larger]}, hidden]


def branches(tree: Tree) -> list[Json]:
    """A line each, those that grow from it further in."""
    lines = [block((Plain(f"{STEP * depth}• {label}"),)) for depth, label in _of(tree.root, 0)]
    return [*lines[:1], *({**each, "spacing": "Small"} for each in lines[1:])]


def _of(branch: Branch, depth: int) -> Iterator[tuple[int, str]]:
    yield depth, branch.label
    for each in branch.branches:
        yield from _of(each, depth + 1)


def _address(element: Chart | Tree) -> str:
    """By https, as Teams has it; by http from this computer to itself, as the emulator has it."""
    url = address(element) if is_web(element.picture) else ""
    return url if url.startswith("https://") or (url and _is_loopback(url)) else ""


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
