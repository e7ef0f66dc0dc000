"""What was written before round-ups, and before names stood apart in the index, once a process has started."""

from dataclasses import replace

import pytest
from sqlalchemy import delete, func, select, update

from bot.catching_up import catch_up
from bot.chat.intent import encode
from bot.chat.turn import asker
from bot.pdsa.intents import ReallyRemoveTest
from bot.ports import Store
from storage.cycle_rows import document_of
from storage.network_tables import subscriptions
from storage.search import SqlSearch
from storage.tables import search_docs
from storage.unit_of_work import SqlStore
from tests.bot.champions import Followed
from tests.bot.huddling import Ward
from tests.bot.meanwhile import just_before
from tests.bot.testing import planned
from tests.talk import Talk, text

OFF, ON = "weekly round-up does not come by itself", "Ward 7: weekly round-up\nEvery Monday 08:30."


@pytest.fixture
def ward(store: Store) -> Ward:
    """Ward 7 with a lead, Ward 8 with nobody who leads it."""
    ward = Ward(store)
    ward.lead()
    ward.person("noor", "Ward 8").say("hi")
    return ward


def settings(who: Talk) -> str:
    return text(who.say("digest settings"))


def forget(store: SqlStore) -> None:
    """As it was then."""
    with store.engines.writer.begin() as connection:
        connection.execute(delete(subscriptions))


def test_a_team_that_was_led_before_has_its_round_up(ward: Ward, store: SqlStore) -> None:
    sister = ward.person("sister")
    forget(store)
    assert OFF in settings(sister)
    catch_up(store, ward.clock.moment)
    assert settings(sister).startswith(ON)
    with store.desk() as desk:
        assert desk.without_round_up(9) == ()


def test_what_was_stopped_stays_so(ward: Ward) -> None:
    sister = ward.person("sister")
    sister.say("digest unsubscribe")
    catch_up(ward.store, ward.clock.moment)
    assert OFF in settings(sister)


def test_of_more_than_fit_into_one_transaction_all_begin(
    ward: Ward, store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        ward.lead(f"lead {number}", f"Bay {number}")
    ward.person("lead elsewhere", "Ward 7", organisation="elsewhere").add_bot()
    forget(store)
    monkeypatch.setattr("bot.catching_up.AT_ONCE", 2)
    catch_up(store, ward.clock.moment)
    assert settings(ward.person("sister")).startswith(ON)
    assert settings(ward.person("lead elsewhere", "Ward 7", organisation="elsewhere")).startswith(ON)


def test_a_channel_that_a_led_team_gets_later_brings_it_too(ward: Ward, store: SqlStore) -> None:
    forget(store)
    ward.person("sister").add_bot()
    assert settings(ward.person("sister")).startswith(ON)


def test_small_tests_from_before_are_found_by_followers_and_not_by_names(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = Followed(store)
    for number in range(5):
        planned(there.amina, f"Lanyard {number} for @amina")
    there.follows()
    with store.write(asker(there.ward.known(there.amina))) as unit:
        for cycle in unit.cycles.latest(9):
            as_it_was = document_of(cycle)
            unit.search.put(replace(as_it_was, names=None, title=cycle.plan.trying, body="amina"))
        unit.commit()
    assert "C-1" not in text(there.cara.say("pdsa find lanyard"))
    monkeypatch.setattr("bot.catching_up.AT_ONCE", 2)
    catch_up(store, there.ward.clock.moment)
    assert text(there.cara.say("pdsa find lanyard")).count("Ward 7: C-") == 5
    assert "C-1" not in text(there.cara.say("pdsa find amina"))
    with store.desk(writes=True) as desk:
        assert desk.set_names_apart(9) == 0


def from_before(store: SqlStore) -> None:
    """Documents as they were written when nothing said that names stand apart."""
    of = search_docs.c.audience
    with store.engines.writer.begin() as connection:
        connection.execute(update(search_docs).values(audience=func.replace(of, " nx", "")))


def documents(store: SqlStore) -> set[str]:
    with store.engines.reader.connect() as connection:
        return set(connection.execute(select(search_docs.c.ref)).scalars())


def test_a_test_that_is_removed_at_this_moment_stays_removed(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    there = Followed(store)
    planned(there.amina, "A lanyard")
    from_before(store)
    removing = just_before(
        monkeypatch, store, SqlSearch, "put", lambda: there.amina.press_intent(encode(ReallyRemoveTest("C-1")))
    )
    catch_up(store, there.ward.clock.moment)
    assert text(removing[0].result(20)) == "C-1 is deleted."
    assert documents(store) == set()


def test_what_is_left_of_a_test_that_is_gone_keeps_no_other_waiting(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = Followed(store)
    for number in range(3):
        planned(there.amina, f"Lanyard {number}")
    from_before(store)
    with store.engines.writer.begin() as connection:
        connection.execute(update(search_docs).where(search_docs.c.ref == "C-1").values(ref="C-99"))
    monkeypatch.setattr("bot.catching_up.AT_ONCE", 1)
    catch_up(store, there.ward.clock.moment)
    there.follows()
    assert text(there.cara.say("pdsa find lanyard")).count("Ward 7: C-") == 2
    assert documents(store) == {"C-2", "C-3"}
