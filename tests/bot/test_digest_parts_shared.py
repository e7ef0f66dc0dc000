"""The words of a round-up's part about what other organisations shared."""

from dataclasses import replace

from bot.chat.digest import Line
from bot.learning.model import Kind
from bot.networks import digest as networks
from bot.networks.intents import ShowShared
from bot.ports import Store
from bot.spread.intents import TryThis
from tests.bot.round_ups import ENDS, TUESDAY, Wards, lines_of
from tests.contracts import networking
from tests.contracts.world import add_wide
from tests.talk import buttons


def test_what_other_organisations_shared_is_told_as_they_wish_to_be_called(store: Store) -> None:
    wards, hill = Wards(store), networking.organisation(store, "T2")
    amina = wards.known("amina", "Ward 7")
    network = networking.make(store, hill, "South West").id
    networking.join(store, amina, hill, network)
    told = {}
    for kind, at in ((Kind.WORKED, TUESDAY), (Kind.DID_NOT_WORK, TUESDAY), (Kind.SURPRISE, ENDS)):
        entry = add_wide(store, hill, f"Red lanyard {kind}", kind=kind)
        told[kind] = networking.publish_entry(store, hill, network, entry, "Ward 2", now=at)
    ours = add_wide(store, amina, "Our own lanyard")
    networking.publish_entry(store, amina, network, ours, "Ward 7", now=TUESDAY)
    card = wards.told(networks.SHARED, "amina", "Ward 7", networks=(network,))
    assert set(lines_of(card)) == {
        "Ward 2, South West maker: Red lanyard worked",
        "Ward 2, South West maker stopped: Red lanyard didn't work",
    }
    assert buttons(card)["We’ll try this"].intent == TryThis(ref=told[Kind.WORKED])
    assert buttons(card)["See why"].intent == ShowShared(told[Kind.DID_NOT_WORK])
    assert lines_of(wards.told(networks.SHARED, "amina", "Ward 7")) == []
    everything = replace(networks.SHARED, pick=lambda scope, unit, most: [Line(ref) for ref in told.values()])
    networking.leave(store, amina, network)
    assert lines_of(wards.told(everything, "amina", "Ward 7", networks=(network,))) == []
