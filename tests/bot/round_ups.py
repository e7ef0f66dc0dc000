"""Wards and a champion who follows some of them, and what a round-up's part tells them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.chat.card import Card, Element, plain_text
from bot.chat.digest import Part, Scope
from bot.chat.inbound import Origin
from bot.chat.turn import Turn, everyone_there, reader
from bot.digests.making import pick
from bot.learning.model import Content, Visibility
from bot.learning.ports import NewEntry
from bot.people.model import Known, TeamId
from bot.people.ports import Address
from tests.talk import SAY, World, address, buttons

BEGINS = datetime(2026, 11, 16, tzinfo=UTC)
DAY = timedelta(days=1)
ENDS = BEGINS + 7 * DAY
TUESDAY = BEGINS + DAY + timedelta(hours=9)
MONDAY = ENDS + timedelta(hours=8, minutes=30)
FIRST, LAST = date(2026, 11, 16), date(2026, 11, 22)
MOST, SHOWN = 50, 3


class Wards(World):
    """Amina's Ward 7, Bea's Ward 3, which Carl of the Hub follows, and Dan's ED, which nobody does."""

    def __init__(self, store: Any) -> None:
        super().__init__(store)
        self.amina, self.bea = self.person("amina", "Ward 7"), self.person("bea", "Ward 3")
        self.carl, self.dan = self.person("carl", "Hub"), self.person("dan", "ED")
        for each in (self.amina, self.bea, self.carl, self.dan):
            each.say("hi")
        carl, bea = self.known("carl", "Hub"), self.known("bea", "Ward 3")
        with store.write(reader(carl)) as unit:
            unit.follows.ask(carl.person.id, [self.team("bea", "Ward 3")], MONDAY)
            unit.follows.decide(carl.person.id, self.team("bea", "Ward 3"), True, bea.person.id, MONDAY)
            unit.commit()

    def known(self, person: str, channel: str) -> Known:
        found = self._found(address(person, channel))
        assert found is not None
        return found

    def _found(self, where: Address) -> Known | None:
        with self.store.desk() as desk:
            return desk.tenancy.find(Origin(where, "key").address)

    def team(self, person: str, channel: str) -> TeamId:
        return next(iter(self.known(person, channel).teams))

    def writes(self, person: str, channel: str, at: datetime = TUESDAY, **content: Any) -> str:
        """An entry that the whole organisation sees."""
        known = self.known(person, channel)
        visibility = content.pop("visibility", Visibility.ORGANISATION)
        new = NewEntry(
            next(iter(known.teams)), known.person.id, Content(**content), at, at.date(), visibility=visibility
        )
        with self.store.write(reader(known)) as unit:
            entry = unit.learning.add(new)
            unit.commit()
        return entry.ref

    def quiet(self, person: str, channel: str, *others: TeamId, parts: Sequence[Part]) -> int:
        """How many of the teams a round-up of these parts calls quiet."""
        known = self.known(person, channel)
        teams = (next(iter(known.teams)), *others)
        turn = Turn(known, known.teams[teams[0]], reader(known), MONDAY, SAY)
        with self.store.read(turn.audience) as unit:
            return pick(parts, Scope(teams, FIRST, LAST, BEGINS, ENDS), unit, turn).quiet

    def told(self, part: Part, person: str, channel: str, *others: TeamId, **more: Any) -> Card:
        """Its first lines, as that person reads them; with `own` true, as their team's channel does."""
        known = self.known(person, channel)
        audience = everyone_there(known) if more.get("own") else reader(known)
        teams = (next(iter(known.teams)), *others)
        turn = Turn(known, known.teams[teams[0]], audience, MONDAY, SAY, link=lambda view: f"https://x.uk/{view.name}")
        scope = Scope(teams, FIRST, LAST, BEGINS, ENDS, **more)
        with self.store.read(audience) as unit:
            lines = part.pick(scope, unit, MOST)
            elements: tuple[Element, ...] = part.show(list(lines)[:SHOWN], scope, unit, turn) if lines else ()
        card = Card(SAY.text(part.heading, count=len(lines)), elements)
        assert all(not each.intent.updates_card for each in buttons(card).values()), "a press would take its place"
        return card


def lines_of(card: Card) -> list[str]:
    return [line.removeprefix("• ") for line in plain_text(card).splitlines()[1:]]
