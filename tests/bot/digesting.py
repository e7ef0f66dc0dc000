"""Round-ups of wards whose clock is moved: who reads them, and what they are told."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot import features
from bot.chat.card import Button, Element, Item, Items, Paragraph
from bot.chat.digest import Line, Part, Scope
from bot.chat.spans import Plain
from bot.chat.turn import Turn
from bot.digests import folding, forms, handlers, views
from bot.digests.intents import ShowDigest
from bot.huddles import views as huddle_views
from bot.huddles.intents import ShowHuddle
from bot.ports import Store
from tests.bot.huddling import Ward
from tests.messengers import Posted
from tests.talk import Talk

TUESDAY = datetime(2026, 11, 17, 12, 0, tzinfo=UTC)
"""Of the week that the round-up of Monday, 23 November tells of."""
DUE = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
WEEK = timedelta(weeks=1)


@dataclass
class Told:
    """Parts that tell what a test says, of whichever teams are asked about."""

    news: dict[str, list[str]] = field(default_factory=dict)
    """Part → its lines."""
    asked: list[Scope] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    """Lines that nobody may see any more."""
    figures: set[str] = field(default_factory=set)
    """Lines without a button."""

    def part(self, name: str, heading: str, *, always: bool = False) -> Part:
        def pick(scope: Scope, unit: Any, most: int) -> list[Line]:
            self.asked.append(scope)
            return [Line(values={"said": each}) for each in self.news.get(name, [])][:most]

        def show(lines: Any, scope: Scope, unit: Any, turn: Turn) -> tuple[Element, ...]:
            said = [str(line.values["said"]) for line in lines if line.values["said"] not in self.gone]
            counted = tuple(Paragraph((Plain(each),)) for each in said if each in self.figures)
            rest = [each for each in said if each not in self.figures]
            items = tuple(Item((Plain(each),), Button(f"See {each}", ShowDigest())) for each in rest)
            return (*counted, Items(items)) if items else counted

        return Part(name, heading, pick, show, always)


def telling(monkeypatch: pytest.MonkeyPatch) -> Told:
    """Instead of the parts that there are."""
    told = Told()
    parts = (
        told.part("needs", "digest-needs-you"),
        told.part("stalled", "digest-needs-you"),
        told.part("learned", "digest-borrow"),
        told.part("figures", "digest-insights", always=True),
    )
    for where, what in (
        (features.VIEWS, views.views(parts)),
        (features.HANDLERS, handlers.handlers(parts)),
        (features.FORMS, forms.forms(parts)),
    ):
        for kind, each in what.items():
            monkeypatch.setitem(where, kind, each)
    huddles = huddle_views.show_with((folding.beside_huddle(parts),))
    monkeypatch.setitem(features.VIEWS, ShowHuddle, huddles)
    return told


class Wards(Ward):
    """Several of them."""

    def __init__(self, store: Store, now: datetime = TUESDAY) -> None:
        super().__init__(store, now)

    def posts(self, key: str) -> list[Posted]:
        """What was posted to a place or to a person, oldest first."""
        return [each for each in self.shows.posted if each.to.key == key]

    def texts(self, key: str) -> list[str]:
        return [each.text for each in self.posts(key)]


def in_zone(who: Talk, zone: str) -> Talk:
    return Talk(who.app, replace(who.where, zone=zone), who.visible)


def champion(wards: Wards, *channels: str, name: str = "cara") -> Talk:
    """In several teams; speaks in private."""
    for channel in channels:
        wards.person(name, channel).say("hi")
    return wards.person(name, "")
