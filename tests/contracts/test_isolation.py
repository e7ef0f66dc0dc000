"""Whatever one organisation writes, another can neither read nor change, even knowing every id."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.chat.errors import NotFound
from bot.learning.model import Content, Hidden, Imported, Visibility
from bot.people.audience import Audience
from bot.people.model import Known, Role
from bot.ports import Store, Unit
from bot.privacy.ports import Draft
from bot.search.query import parse
from tests.contracts.world import NOW, address, meet, new, seen_by, team_of


def two(store: Store) -> tuple[Known, Known]:
    """Somebody of each organisation; the first has written everything that can be written."""
    here, there = meet(store), meet(store, organisation_key="T2", place_name="ward-7")
    with store.write(seen_by(here)) as unit:
        imported = Imported("row-1", "Old log", "CC0", {})
        wide = new(here, "rails", visibility=Visibility.ORGANISATION, imported=imported, show_author=True)
        unit.learning.add(wide)
        unit.learning.change("L-1", Content(learned="rails", show_author=True, tags=("nights",)), 0, NOW)
        unit.learning.mark_useful("L-1", here.person.id, NOW)
        unit.people.give_role(team_of(here), here.person.id, Role.LEAD)
        unit.drafts.keep(Draft("d1", here.person.id, b"", NOW + timedelta(1)))
        unit.receipts.claim("event 1", NOW)
        unit.receipts.settle("event 1", "show L-1")
        unit.outbox.post("board", "k1", NOW, place=here.place.id)
        unit.commit()
    return here, there


def intruder(here: Known, there: Known) -> Audience:
    """Of the other organisation, with every id of the first."""
    return Audience(there.organisation, frozenset(here.teams), here.person.id, frozenset(here.teams))


READS: dict[str, tuple[Callable[[Unit, Known], object], object]] = {
    "get_many": (lambda unit, here: unit.learning.get_many(("L-1",)), ()),
    "gists": (lambda unit, here: unit.learning.gists(("L-1",)), ()),
    "latest": (lambda unit, here: unit.learning.latest(None, 9), ()),
    "latest of a team": (lambda unit, here: unit.learning.latest(team_of(here), 9), ()),
    "imported_among": (lambda unit, here: unit.learning.imported_among(["row-1"]), frozenset()),
    "everything": (lambda unit, here: list(unit.learning.everything()), []),
    "find": (lambda unit, here: unit.search.find("learning", parse("rails"), 9), ()),
    "find by no words": (lambda unit, here: unit.search.find("learning", parse(""), 9), ()),
    "find a team's": (lambda unit, here: unit.search.find("learning", parse("rails team:ward-7"), 9), ()),
    "find by name": (lambda unit, here: unit.search.find("learning", parse("by:sam"), 9), ()),
    "find by me": (lambda unit, here: unit.search.find("learning", parse("by:me"), 9), ()),
    "names": (lambda unit, here: unit.people.names([here.person.id]), {}),
    "team_names": (lambda unit, here: unit.people.team_names(list(here.teams)), {}),
    "colleagues": (lambda unit, here: unit.people.colleagues(team_of(here)), {}),
    "leads": (lambda unit, here: unit.people.leads(team_of(here)), ()),
    "place_of": (lambda unit, here: unit.people.place_of(team_of(here)), None),
    "draft": (lambda unit, here: unit.drafts.get("d1", here.person.id, NOW), None),
}


@pytest.mark.parametrize("read", READS)
def test_nothing_is_read(store: Store, read: str) -> None:
    here, there = two(store)
    ask, nothing = READS[read]
    with store.read(intruder(here, there)) as unit:
        assert ask(unit, here) == nothing
    with store.read(seen_by(here)) as unit:
        assert ask(unit, here) != nothing


@pytest.mark.parametrize(
    "change",
    [
        lambda unit, here: unit.learning.get("L-1"),
        lambda unit, here: unit.learning.history("L-1"),
        lambda unit, here: unit.learning.change("L-1", Content(), 0, NOW),
        lambda unit, here: unit.learning.delete("L-1"),
        lambda unit, here: unit.learning.hide("L-1", Hidden("", here.person.id, NOW)),
        lambda unit, here: unit.learning.move("L-1", team_of(here)),
        lambda unit, here: unit.learning.mark_useful("L-1", here.person.id, NOW),
        lambda unit, here: unit.learning.add(new(here)),
        lambda unit, here: unit.people.give_role(team_of(here), here.person.id, Role.MEMBER),
        lambda unit, here: unit.people.take_empty_lead(team_of(here), here.person.id),
        lambda unit, here: unit.people.add_team("Ward 9", here.person.id, NOW),
        lambda unit, here: unit.people.name_team(team_of(here), "Ward 9"),
        lambda unit, here: unit.people.remember_team(here.person.id, team_of(here), NOW),
    ],
)
def test_nothing_is_found_to_be_changed(store: Store, change: Callable[[Unit, Known], object]) -> None:
    here, there = two(store)
    with store.write(seen_by(here)) as unit:
        before = (unit.learning.get("L-1"), unit.learning.history("L-1"), unit.people.leads(team_of(here)))
    with pytest.raises(NotFound), store.write(intruder(here, there)) as unit:
        change(unit, here)
    with store.read(seen_by(here)) as unit:
        after = (unit.learning.get("L-1"), unit.learning.history("L-1"), unit.people.leads(team_of(here)))
    assert after == before


@pytest.mark.parametrize(
    "change",
    [
        lambda unit, here, there: unit.learning.add(new(there, author=here.person.id)),
        lambda unit, here, there: unit.drafts.keep(Draft("d2", here.person.id, b"", NOW)),
        lambda unit, here, there: unit.outbox.post("board", "k1", NOW, place=here.place.id),
        lambda unit, here, there: unit.outbox.post("board", "k1", NOW, person=here.person.id),
    ],
)
def test_nothing_can_refer_to_another_organisation(
    store: Store, change: Callable[[Unit, Known, Known], object]
) -> None:
    """The database itself refuses."""
    here, there = two(store)
    with pytest.raises(IntegrityError), store.write(seen_by(there)) as unit:
        change(unit, here, there)


def test_the_same_keys_do_not_meet(store: Store) -> None:
    here, there = two(store)
    with store.write(intruder(here, there)) as unit:
        assert unit.drafts.drop("d1", here.person.id) is False
        assert unit.receipts.claim("event 1", NOW) is None
        unit.receipts.settle("event 1", "other")
        unit.search.remove("learning", "L-1")
        unit.commit()
    with store.write(seen_by(here)) as unit:
        assert unit.drafts.get("d1", here.person.id, NOW) is not None
        assert unit.receipts.claim("event 1", NOW) == "show L-1"
        assert unit.search.find("learning", parse("rails"), 9) == ("L-1",)


def test_a_team_of_the_same_name_is_each_organisation_s_own(store: Store) -> None:
    _here, there = two(store)
    with store.read(seen_by(there)) as unit:
        found = unit.people.team_called("ward-7")
        assert found == there.teams[team_of(there)]
    with store.desk() as desk:
        assert desk.tenancy.rooms("slack", "T2") == (("C1", "Ward 7"),)
        assert desk.tenancy.find(address()) != desk.tenancy.find(address(organisation_key="T2"))
