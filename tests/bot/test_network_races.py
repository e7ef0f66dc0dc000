"""Administrators of several organisations at the same moment: nobody is in each other's way, and no network is left to
nobody."""

import pytest

from bot.chat.turn import asker
from bot.joining.intents import JoinWith
from bot.networks.intents import AskToJoin, CreateNetwork, DecideAsking, ReallyLeave
from bot.networks.model import Standing
from bot.people.model import NetworkId
from bot.ports import Store
from tests.bot.meanwhile import presses
from tests.bot.networking import Region, network_of
from tests.bot.trust import SLACK, TEAMS, Trust, code_in
from tests.talk import Talk


@pytest.fixture
def region(store: Store) -> Region:
    return Region(store)


def member(region: Region, network: str, called: str) -> str:
    with region.store.read(asker(region.known(region.boss))) as unit:
        (key,) = [each.key for each in unit.networks.members(NetworkId(network)) if each.called == called]
    return key


def is_theirs(region: Region, network: str, who: Talk) -> bool:
    with region.store.read(asker(region.known(who))) as unit:
        (found,) = [each for each in unit.networks.mine() if each.id == network]
    return found.ours and found.standing is Standing.MEMBER


def test_two_administrators_make_one_each(region: Region) -> None:
    second = region.admin("deputy")
    second.say("hi")
    presses(
        region, (region.boss, CreateNetwork("South", "trust")), (second, CreateNetwork("North", "trust")), "networks"
    )
    with region.store.read(asker(region.known(region.boss))) as unit:
        assert {each.name for each in unit.networks.mine()} == {"South", "North"}


def test_its_maker_leaves_while_another_is_let_in(region: Region) -> None:
    made, second = region.make(), region.admin("deputy")
    second.say("hi")
    region.chief.press(region.chief.say(f"network join {region.code(made)}"), "Ask to join")
    region.wait()
    network = network_of(region.boss)
    lets_in = DecideAsking(network, member(region, network, "southmead"), True)
    presses(region, (second, lets_in), (region.boss, ReallyLeave(network)))
    assert is_theirs(region, network, region.chief)


def test_its_maker_leaves_while_the_next_is_let_go(region: Region) -> None:
    made, third, second = region.make(), region.admin("third", "frenchay"), region.admin("deputy")
    for each in (third, second):
        each.say("hi")
    region.join(made)
    region.join(made, third)
    network = network_of(region.boss)
    lets_go = ReallyLeave(network, member(region, network, "southmead"))
    presses(region, (second, lets_go), (region.boss, ReallyLeave(network)))
    assert is_theirs(region, network, third)


def test_one_code_is_typed_by_two(region: Region) -> None:
    made, second = region.make(), region.admin("second", "southmead")
    second.say("hi")
    code = region.code(made)
    told = presses(region, (region.chief, AskToJoin(code)), (second, AskToJoin(code)))
    assert "has been used" in told[1]


def test_each_side_types_the_code_of_the_other(store: Store) -> None:
    trust = Trust(store)
    ann, bob = trust.person("ann", SLACK, admin=True), trust.person("bob", TEAMS, admin=True)
    codes = [code_in(each.say("join"), each) for each in (ann, bob)]
    told = presses(trust, (ann, JoinWith(codes[1])), (bob, JoinWith(codes[0])), "joining")
    assert [each for each in told if "already" in each], told
