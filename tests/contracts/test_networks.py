"""Networks: made by one, joined by others with both sides' agreement, left at any time."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.chat.errors import HuddlelogError, NoSuchCode, NotFound
from bot.chat.timers import Timer
from bot.learning.model import Tried
from bot.networks.errors import AskedNetworkAlready, InNetworkAlready, TooManyNetworks
from bot.networks.model import MOST_NETWORKS, Left, Network, Standing
from bot.networks.ports import NetworkRepository
from bot.people.codes import Code, CodeKind
from bot.people.model import Known, NetworkId, TeamId
from bot.ports import Store
from tests.contracts.networking import ask, decide, join, leave, make, organisation, publish
from tests.contracts.test_concurrency import THREADS, at_once
from tests.contracts.world import NOW, add_wide, seen_by


def mine(store: Store, who: Known) -> list[tuple[str, bool, Standing]]:
    with store.read(seen_by(who)) as unit:
        return [(each.name, each.ours, each.standing) for each in unit.networks.mine()]


def members(store: Store, who: Known, network: NetworkId) -> list[tuple[str, Standing, bool]]:
    with store.read(seen_by(who)) as unit:
        return [(each.called, each.standing, each.ours) for each in unit.networks.members(network)]


def test_made_asked_accepted(store: Store) -> None:
    here, there = organisation(store, "A"), organisation(store, "B")
    network = make(store, here, team_names=False)
    assert network == Network(network.id, "South West", True, "South West maker", Standing.MEMBER, False)
    key = ask(store, there, here, network.id, "Trust B")
    assert mine(store, there) == [("South West", False, Standing.ASKED)]
    assert members(store, here, network.id) == [
        ("South West maker", Standing.MEMBER, True),
        ("Trust B", Standing.ASKED, False),
    ]
    with pytest.raises(NotFound):
        members(store, there, network.id)
    assert decide(store, here, network.id, key)
    assert not decide(store, here, network.id, key, accepts=False)  # another administrator was first
    assert mine(store, there) == [("South West", False, Standing.MEMBER)]
    third = organisation(store, "C")
    ask(store, third, here, network.id, "Trust C")
    assert [called for called, *_ in members(store, there, network.id)] == ["South West maker", "Trust B"]


def test_refused_one_may_ask_again(store: Store) -> None:
    here, there = organisation(store, "A"), organisation(store, "B")
    network = make(store, here)
    first = ask(store, there, here, network.id)
    assert decide(store, here, network.id, first, accepts=False)
    assert mine(store, there) == []
    second = ask(store, there, here, network.id)
    assert second != first
    with pytest.raises(NotFound):
        decide(store, here, network.id, first)
    assert decide(store, here, network.id, second)


def test_nobody_joins_twice_nor_their_own(store: Store) -> None:
    here, there = organisation(store, "A"), organisation(store, "B")
    network = make(store, here)
    with pytest.raises(InNetworkAlready):
        ask(store, here, here, network.id)
    key = ask(store, there, here, network.id)
    with pytest.raises(AskedNetworkAlready):
        ask(store, there, here, network.id)
    decide(store, here, network.id, key)
    with pytest.raises(InNetworkAlready):
        ask(store, there, here, network.id)


def test_an_invitation_says_what_it_is_for_and_to_nobody_without_a_code_of_its_maker(store: Store) -> None:
    here, there = organisation(store, "A"), organisation(store, "B")
    network = make(store, here)
    with store.read(seen_by(there)) as unit:
        code = Code(CodeKind.NETWORK, here.organisation, None, network.id)
        assert vars(unit.networks.invitation(code)) == {"name": "South West", "made_by": "South West maker"}
        for wrong in (
            Code(CodeKind.NETWORK, there.organisation, None, network.id),
            Code(code.kind, code.organisation, None, "x"),
        ):
            with pytest.raises(NoSuchCode):
                unit.networks.invitation(wrong)


def test_ten_networks_and_no_more(store: Store) -> None:
    here, there = organisation(store, "A"), organisation(store, "B")
    others = [make(store, there, f"Other {n}") for n in range(2)]
    for n in range(MOST_NETWORKS - 1):
        make(store, here, f"Own {n}")
    ask(store, here, there, others[0].id)
    with pytest.raises(TooManyNetworks):
        make(store, here, "Eleventh")
    with pytest.raises(TooManyNetworks):
        ask(store, here, there, others[1].id)
    leave(store, here, others[0].id)
    ask(store, here, there, others[1].id)


def test_of_many_at_once_ten_networks_are_made(store: Store) -> None:
    here = organisation(store, "A")
    for n in range(MOST_NETWORKS - 3):
        make(store, here, f"Own {n}")

    def another(number: int) -> bool:
        try:
            return bool(make(store, here, f"At once {number}"))
        except TooManyNetworks:
            return False

    assert sum(at_once(another)) == 3
    assert len(mine(store, here)) == MOST_NETWORKS


def test_of_many_who_decide_at_once_one_does(store: Store) -> None:
    here, there = organisation(store, "A"), organisation(store, "B")
    network = make(store, here)
    key = ask(store, there, here, network.id)
    decided = at_once(lambda number: decide(store, here, network.id, key, accepts=number % 2 == 0))
    assert sorted(decided) == [False] * (THREADS - 1) + [True]
    assert bool(mine(store, there)) is (decided.index(True) % 2 == 0)


def test_whoever_leaves_takes_along_what_they_shared(store: Store) -> None:
    here, there = organisation(store, "A"), organisation(store, "B")
    network = make(store, here)
    join(store, there, here, network.id)
    ours, theirs = publish(store, here, network.id), publish(store, there, network.id, "Theirs.")
    assert leave(store, there, network.id) is None
    assert mine(store, there) == []
    with store.read(seen_by(here)) as unit:
        assert [each.ref for each in unit.shared.get_many((ours, theirs))] == [ours]
    with store.read(seen_by(there)) as unit:
        assert unit.shared.get_many((ours, theirs)) == ()
        assert unit.shared.of("L-1") == ()
    join(store, there, here, network.id)  # back again: what was taken back stays so
    with store.read(seen_by(there)) as unit:
        assert [each.ref for each in unit.shared.get_many((ours, theirs))] == [ours]


def test_a_network_goes_to_whoever_has_been_in_it_longest(store: Store) -> None:
    here, *others = (organisation(store, key) for key in "ABC")
    network = make(store, here)
    join(store, others[0], here, network.id, "Later", days=2)
    join(store, others[1], here, network.id, "Earlier", days=1)
    assert leave(store, here, network.id) == others[1].organisation
    assert mine(store, others[1]) == [("South West", True, Standing.MEMBER)]
    assert mine(store, others[0]) == [("South West", False, Standing.MEMBER)]
    assert leave(store, others[1], network.id) == others[0].organisation
    waiting = organisation(store, "D")
    ask(store, waiting, others[0], network.id)
    with store.write(seen_by(others[0])) as unit:
        assert unit.networks.leave(network.id, NOW) == Left(None, (waiting.organisation,))
        unit.commit()
    assert mine(store, waiting) == []


def test_one_who_is_let_go_is_out_of_sight_at_once(store: Store) -> None:
    here, there, third = (organisation(store, key) for key in "ABC")
    network = make(store, here)
    key = join(store, there, here, network.id)
    join(store, third, here, network.id)
    ref = publish(store, there, network.id)
    for who, allowed in ((third, False), (there, False), (here, True)):
        with store.write(seen_by(who)) as unit:
            if allowed:
                assert unit.networks.let_go(network.id, key, NOW)
                assert not unit.networks.let_go(network.id, key, NOW)
                with pytest.raises(NotFound):
                    unit.networks.let_go(network.id, unit.networks.our_key(network.id), NOW)
                unit.commit()
            else:
                with pytest.raises(NotFound):
                    unit.networks.let_go(network.id, key, NOW)
    for who in (here, there, third):
        with store.read(seen_by(who)) as unit:
            assert unit.shared.get_many((ref,)) == ()
    with pytest.raises(NotFound):
        publish(store, there, network.id)


def test_publishing_while_leaving_leaves_nothing_behind(store: Store) -> None:
    here, there = organisation(store, "A"), organisation(store, "B")
    network = make(store, here)
    join(store, there, here, network.id)

    def act(number: int) -> None:
        try:
            if number == 0:
                leave(store, there, network.id)
            else:
                publish(store, there, network.id)
        except NotFound:
            pass

    at_once(act)
    join(store, there, here, network.id)
    with store.read(seen_by(here)) as unit:
        assert unit.shared.between([network.id], NOW, NOW + timedelta(1), 99) == ()


READS: dict[str, Callable[[NetworkRepository, NetworkId, str], object]] = {
    "get": lambda networks, id, key: networks.get(id),
    "members": lambda networks, id, key: networks.members(id),
    "decide": lambda networks, id, key: networks.decide(id, key, True, NOW),
    "let go": lambda networks, id, key: networks.let_go(id, key, NOW),
    "appear": lambda networks, id, key: networks.appear(id, "Other", team_names=False),
    "leave": lambda networks, id, key: networks.leave(id, NOW),
    "whom to tell": lambda networks, id, key: networks.whom_to_tell(id),
    "which member to tell": lambda networks, id, key: networks.whom_to_tell(id, key),
    "our key": lambda networks, id, key: networks.our_key(id),
}


@pytest.mark.parametrize("read", READS)
def test_nobody_else_reads_or_changes(store: Store, read: str) -> None:
    here, there, stranger = (organisation(store, key) for key in "ABC")
    network = make(store, here)
    key = ask(store, there, here, network.id)
    with pytest.raises(NotFound), store.write(seen_by(stranger)) as unit:
        READS[read](unit.networks, network.id, key)
    assert members(store, here, network.id)[0][1:] == (Standing.ASKED, False)


def test_a_stranger_publishes_nothing_and_takes_nothing_back(store: Store) -> None:
    here, stranger = organisation(store, "A"), organisation(store, "B")
    network = make(store, here)
    ref = publish(store, here, network.id)
    entry = add_wide(store, stranger, "Mine.")
    with store.write(seen_by(stranger)) as unit:
        with pytest.raises(NotFound):
            unit.networks.publish(entry, network.id, "", (), NOW)
        unit.networks.withdraw(entry.ref)
        unit.networks.clear(network.id)
        unit.networks.count(entry.ref, Tried(worked=9))
        unit.commit()
    with store.read(seen_by(here)) as unit:
        assert unit.shared.get(ref).worked == 0


def test_mail_sets_a_timer_there_and_nothing_here(store: Store) -> None:
    here, there = organisation(store, "A"), organisation(store, "B")
    with store.write(seen_by(here)) as unit:
        unit.mail.send(there.organisation, Timer("k", "{}", NOW, TeamId("")))
        unit.commit()
    with store.desk(writes=True) as desk:
        assert [(each.organisation, each.key, each.team) for each in desk.claim(NOW, 9)] == [
            (there.organisation, "k", "")
        ]


def test_errors_that_name_a_network_name_only_one_of_ours(store: Store) -> None:
    here, stranger = organisation(store, "A"), organisation(store, "B")
    network = make(store, here)
    with pytest.raises(HuddlelogError) as error, store.read(seen_by(stranger)) as unit:
        unit.networks.get(network.id)
    assert error.value.values == {}
