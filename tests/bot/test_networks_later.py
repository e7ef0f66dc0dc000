"""What changes in a network later: how an organisation appears, and that nobody is left in it."""

import pytest

from bot.ports import Store
from tests.bot.networking import Region, labels, said
from tests.talk import answers_in, opened, text


@pytest.fixture
def region(store: Store) -> Region:
    return Region(store)


def test_its_maker_leaves_and_says_to_whom_it_goes(region: Region) -> None:
    network = region.make()
    region.join(network)
    code = region.code(network)
    sure = region.boss.press(network, "Leave the network")
    assert "southmead, which has been in it longest, will let organisations in." in text(sure)
    region.boss.press(sure, "Leave the network")
    region.wait()
    assert said(region.private("chief")[-1]).startswith("South West ICS is yours now")
    assert "Invite" in labels(region.chief.press(region.chief.say("network"), "See"))
    assert text(region.boss.say(f"network join {code}")).startswith("I don’t know that code")


def test_whoever_has_asked_hears_that_the_last_one_has_left(region: Region) -> None:
    network = region.make()
    region.chief.press(region.chief.say(f"network join {region.code(network)}"), "Ask to join")
    region.wait()
    region.boss.press(region.boss.press(network, "Leave the network"), "Leave the network")
    region.wait()
    told = region.private("chief")[-1]
    assert said(told).startswith("South West ICS is no more: its last organisation has left")
    assert "South West ICS" not in text(region.chief.press(told, "Other organisations"))


def test_how_an_organisation_appears_can_be_changed(region: Region) -> None:
    network = region.make(called="The Trust", team_names="no")
    region.join(network)
    ref = region.share(region.amina, "A lanyard for the key")
    assert "Ward 7" not in text(region.dan.say(f"show {ref}"))
    form = region.boss.press(region.boss.press(region.boss.say("network"), "See"), "How we appear")
    assert answers_in(opened(form)) == {"called": "The Trust", "team_names": "no"}
    assert text(region.boss.send(form, {"called": " Northmead  Trust ", "team_names": "yes"})).startswith(
        "South West ICS\nIn it: Northmead Trust, southmead\n"
    )
    assert text(region.dan.say(f"show {ref}")).startswith("Northmead Trust learned"), "as it was agreed to"
    later = region.share(region.amina, "A lanyard for the drawer")
    assert text(region.dan.say(f"show {later}")).startswith("Ward 7, Northmead Trust learned")
    assert "How we appear" in labels(region.chief.press(region.chief.say("network"), "See"))
    assert "How we appear" not in labels(region.amina.press(region.amina.say("network"), "See"))
