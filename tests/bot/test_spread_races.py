"""What is tried and shared by several at the same moment: nobody's words go, and what is counted is what is there."""

import pytest

from bot.chat.intent import encode
from bot.chat.turn import asker
from bot.networks.intents import StopSharing
from bot.pdsa.step_intents import SaveAct
from bot.ports import Store
from bot.search.query import parse
from bot.spread.intents import SaveOutcome, SaveTry
from bot.spread.model import Adoption, Outcome
from tests.bot.huddling import Ward
from tests.bot.meanwhile import presses
from tests.bot.networking import Region, network_of, saved_as
from tests.bot.spreading import adoption, tries, wide
from tests.bot.testing import begun, done, studied
from tests.talk import Talk, buttons, shown


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def ruth(ward: Ward) -> Talk:
    wide(ward, ward.lead("amina"))
    return ward.lead("ruth", "Ward 9")


def adoptions(ward: Ward, who: Talk) -> tuple[Adoption, ...]:
    with ward.store.read(asker(ward.known(who))) as unit:
        return tuple(reversed(unit.adoptions.of_team(ward.team_of(who), 10)))


def test_two_of_a_team_try_it_and_say_different_things(ward: Ward, ruth: Talk) -> None:
    rob, team = ward.person("rob", "Ward 9"), ward.team_of(ruth)
    rob.say("hi")
    presses(
        ward, (ruth, SaveTry("The colour", team=team, ref="L-1")), (rob, SaveTry(service="ICU", team=team, ref="L-1"))
    )
    (tried,) = adoptions(ward, ruth)
    assert (tried.keeps, tried.service) == ("The colour", "ICU")
    presses(
        ward,
        (ruth, SaveTry(adapts="Blue", team=team, ref="L-1")),
        (rob, SaveTry("The colour and the hook", team=team, ref="L-1")),
    )
    (tried,) = adoptions(ward, ruth)
    assert (tried.keeps, tried.adapts) == ("The colour and the hook", "Blue")


def test_tried_again_while_it_is_said_how_it_went(ward: Ward, ruth: Talk) -> None:
    """What is tried from now on is another try."""
    tries(ruth)
    again = SaveTry("The colour", team=ward.team_of(ruth), ref="L-1")
    presses(ward, (ruth, SaveOutcome("T-1", "worked", "At once")), (ruth, again))
    first, second = adoptions(ward, ruth)
    assert (first.outcome, first.told, first.keeps) == (Outcome.WORKED, "At once", "")
    assert (second.outcome, second.keeps) == (None, "The colour")


def test_a_test_is_decided_while_somebody_says_how_it_went(ward: Ward, ruth: Talk) -> None:
    """Whoever says it has the last word."""
    tries(ruth)
    ruth.send(ruth.press(adoption(ruth), "Start a small test"), {"guess": "Found in a minute"})
    begun(ruth)
    done(ruth)
    studied(ruth)
    said = SaveOutcome("T-1", "abandoned", "Pharmacy could not read it")
    presses(ward, (ruth, said), (ruth, SaveAct("C-1", "adopt", sustain="Mondays")))
    (one,) = adoptions(ward, ruth)
    assert (one.outcome, one.told) == (Outcome.ABANDONED, "Pharmacy could not read it")


def test_two_teams_say_how_it_went_and_both_are_counted_elsewhere(store: Store) -> None:
    region = Region(store)
    region.join(region.make())
    ref = region.share(region.amina, "Key on a hook")
    one, other = region.person("eve", "Ward 8"), region.person("finn", "Ward 6")
    for each in (one, other):
        each.say("hi")
        tries(each)
    presses(region, (one, SaveOutcome("T-1", "worked")), (other, SaveOutcome("T-2", "worked")))
    with store.read(asker(region.known(region.dan))) as unit:
        assert (unit.shared.get(ref).worked, unit.shared.get(ref).trying) == (2, 0)


def test_shared_again_while_it_is_taken_back(store: Store) -> None:
    """Whoever comes last: it is there altogether, or not at all."""
    region = Region(store)
    region.join(region.make())
    before = region.amina.say(f"share {saved_as(region.amina.say('learn Key on a hook'))}")
    share = buttons(shown(before))["Share with South West ICS"].intent
    region.amina.press_intent(encode(share))
    presses(region, (region.amina, StopSharing("L-1", network_of(region.boss))), (region.amina, share))
    with store.read(asker(region.known(region.dan))) as unit:
        (found,) = unit.shared.find(parse("hook"), 5)
        assert unit.shared.get(found).learned == "Key on a hook"
