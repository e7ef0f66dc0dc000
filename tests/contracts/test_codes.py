"""Codes: once, in time, for what they were made for, and known to nobody but whoever has them."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.chat.errors import CodeExpired, CodeUsed, HuddlelogError, NoSuchCode
from bot.people.codes import LASTS, Code, CodeKind, new_code, tidy_code
from bot.people.model import Known
from bot.ports import Store
from storage.network_tables import codes
from storage.unit_of_work import SqlStore
from tests.contracts.test_concurrency import THREADS, at_once
from tests.contracts.world import NOW, meet, seen_by


def made(store: Store, by: Known, kind: CodeKind = CodeKind.NETWORK, about: str = "n1") -> str:
    with store.write(seen_by(by)) as unit:
        code = unit.codes.make(kind, about, by.person.id, NOW)
        unit.commit()
    return code


def take(
    store: Store, who: Known, said: str, kind: CodeKind = CodeKind.NETWORK, later: timedelta = timedelta()
) -> Code:
    with store.write(seen_by(who)) as unit:
        taken = unit.codes.take(said, kind, NOW + later)
        unit.commit()
    return taken


def test_somebody_elsewhere_takes_it_once(store: Store) -> None:
    sam, ben = meet(store), meet(store, organisation_key="T2")
    code = made(store, sam)
    assert re.fullmatch(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}", code)
    with store.read(seen_by(ben)) as unit:
        looked = unit.codes.look(code, CodeKind.NETWORK, NOW)
    assert looked == take(store, ben, code) == Code(CodeKind.NETWORK, sam.organisation, sam.person.id, "n1")
    for again in (sam, ben):
        with pytest.raises(CodeUsed):
            take(store, again, code)
        with pytest.raises(CodeUsed), store.read(seen_by(again)) as unit:
            unit.codes.look(code, CodeKind.NETWORK, NOW)


def test_however_it_was_typed(store: Store) -> None:
    sam = meet(store)
    code = made(store, sam)
    assert take(store, sam, f"  {code.lower().replace('-', ' – ')} ").about == "n1"


@pytest.mark.parametrize("kind", list(CodeKind))
def test_it_lasts_as_long_as_its_kind(store: Store, kind: CodeKind) -> None:
    sam = meet(store)
    early, late = made(store, sam, kind), made(store, sam, kind)
    assert take(store, sam, early, kind, LASTS[kind] - timedelta(seconds=1)).kind is kind
    with pytest.raises(CodeExpired):
        take(store, sam, late, kind, LASTS[kind])


def test_a_month_after_it_has_expired_it_is_forgotten(store: SqlStore) -> None:
    sam = meet(store)
    code, over = made(store, sam), LASTS[CodeKind.NETWORK] + timedelta(days=30)
    with store.desk(writes=True) as desk:
        assert desk.forget_expired(NOW + over - timedelta(days=1)) == 0
        assert desk.forget_expired(NOW + over) == 1
        desk.commit()
    with pytest.raises(NoSuchCode):
        take(store, sam, code)


def test_a_wrong_code_and_one_of_another_kind_look_the_same(store: Store) -> None:
    sam = meet(store)
    code = made(store, sam, CodeKind.LINK)
    with pytest.raises(CodeExpired):
        take(store, sam, code, CodeKind.LINK, timedelta(days=1))
    said = []
    for wrong in (code, new_code(), "", "hello", code[:-1], code + "A", "K7QM-2X9P-THW0", "' OR 1=1 --", "é" * 12):
        with pytest.raises(HuddlelogError) as error:
            take(store, sam, wrong, CodeKind.JOIN)
        said.append((type(error.value), error.value.values))
    assert set(map(str, said)) == {str((NoSuchCode, {}))}
    assert take(store, sam, code, CodeKind.LINK).kind is CodeKind.LINK


def test_what_was_rolled_back_is_as_if_it_had_not_been(store: Store) -> None:
    sam = meet(store)
    code = made(store, sam)
    with store.write(seen_by(sam)) as unit:
        unit.codes.take(code, CodeKind.NETWORK, NOW)
    assert take(store, sam, code).about == "n1"


def test_taken_back_by_its_own_organisation_alone(store: Store) -> None:
    sam, ben = meet(store), meet(store, organisation_key="T2")
    code, other, used = made(store, sam), made(store, sam, about="n2"), made(store, sam)
    take(store, ben, used)
    for who in (ben, sam):
        with store.read(seen_by(ben)) as unit:
            assert unit.codes.look(code, CodeKind.NETWORK, NOW)
        with store.write(seen_by(who)) as unit:
            unit.codes.take_back(CodeKind.NETWORK, "n1")
            unit.commit()
    with pytest.raises(NoSuchCode):
        take(store, ben, code)
    with pytest.raises(CodeUsed):
        take(store, ben, used)
    assert take(store, ben, other).about == "n2"


def test_of_many_who_take_it_at_once_one_gets_it(store: Store) -> None:
    people = [meet(store, organisation_key=f"T{n}", person_key=f"U{n}") for n in range(THREADS)]
    code = made(store, people[0])

    def take_it(number: int) -> bool:
        try:
            return bool(take(store, people[number], code))
        except CodeUsed:
            return False

    assert sorted(at_once(take_it)) == [False] * (THREADS - 1) + [True]


def test_the_database_has_no_code(store: SqlStore) -> None:
    code = made(store, meet(store))
    with store.engines.reader.connect() as connection:
        kept = " ".join(str(row) for row in connection.execute(select(codes)))
    assert kept
    assert code not in kept
    assert code.replace("-", "") not in kept


def test_what_cannot_be_a_code() -> None:
    assert tidy_code(new_code())
    assert tidy_code("k7qm2x9pthwd") == "K7QM-2X9P-THWD"
    assert not any(map(tidy_code, ("", "K7QM", "K7QM-2X9P-THW1", "K7QM-2X9P-THWDD", "É7QM-2X9P-THWD")))
