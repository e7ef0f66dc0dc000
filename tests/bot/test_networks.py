"""Networks as administrators use them: made, joined with a code that both sides agree to, left at any time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.intent import encode
from bot.networks.intents import (
    AppearAs,
    AskToJoin,
    ChangeAppearance,
    CreateNetwork,
    DecideAsking,
    Invite,
    ReallyLeave,
    ShowMembers,
    ShowNetwork,
)
from bot.ports import Store
from tests.bot.networking import Region, labels, network_of, said
from tests.talk import Talk, buttons, shown, text

NOT_FOUND = "I can’t find that."
NOT_THE_ADMIN = "Only an administrator of your organisation can do that"


@pytest.fixture
def region(store: Store) -> Region:
    return Region(store)


def invited(region: Region) -> str:
    return region.code(region.make())


def test_both_sides_agree(region: Region) -> None:
    network = region.make(called="The Trust", team_names="no")
    assert text(network).startswith("South West ICS\nIn it: The Trust\n")
    card = text(region.boss.press(network, "Invite"))
    code = card.splitlines()[1]
    assert f"network join {code}" in card
    before = region.chief.say(f"network join {code}")
    assert text(before).splitlines()[:2] == ["Join South West ICS?", "The Trust lets organisations in."]
    assert text(before).endswith("We would appear as southmead, with the names of our teams.")
    asked = region.chief.press(before, "Ask to join")
    assert "South West ICS: we have asked to join" in text(asked)
    assert region.private("boss") == []
    region.wait()
    (question,) = region.private("boss")
    assert said(question).startswith("southmead asks to join South West ICS\n")
    assert text(region.boss.press(question, "Let them in")) == "southmead is in South West ICS."
    region.wait()
    assert [said(card) for card in region.private("chief")] == ["Your organisation is in South West ICS."]
    assert text(region.chief.press(region.private("chief")[0], "See")).startswith(
        "South West ICS\nIn it: southmead, The Trust\n"
    )


def test_only_administrators_are_offered_what_only_they_can_do(region: Region) -> None:
    assert "Nothing yet about" not in text(region.make()), "nothing was shared at all"
    assert labels(shown(region.amina.say("network"))) == ["See"]
    assert labels(shown(region.boss.say("network"))) == ["See", "Make a network", "Join with a code"]


def test_not_now(region: Region) -> None:
    region.chief.press(region.chief.say(f"network join {invited(region)}"), "Ask to join")
    region.wait()
    after = region.boss.press(region.private("boss")[0], "Not now")
    assert text(after) == "Nobody is waiting here any more to join South West ICS."
    region.wait()
    (told,) = region.private("chief")
    assert said(told).startswith("Your organisation was not let into South West ICS.")
    assert "is in none yet" in text(region.chief.press(told, "Other organisations"))


def test_how_we_appear_is_ours_to_choose(region: Region) -> None:
    before = region.chief.say(f"network join {invited(region)}")
    form = region.chief.press(before, "Appear otherwise")
    otherwise = region.chief.send(form, {"called": "North  Bristol", "team_names": "no"})
    assert text(otherwise).endswith("We would appear as North Bristol, without the names of our teams.")
    region.chief.press(otherwise, "Ask to join")
    region.wait()
    region.boss.press(region.private("boss")[0], "Let them in")
    ref = region.share(region.dan, "Key on a hook.")
    card = text(region.amina.say(f"show {ref}"))
    assert card.startswith("North Bristol learned\n")
    assert "Ward 9" not in card
    assert "southmead" not in card


def test_by_form(region: Region) -> None:
    code = invited(region)
    form = region.chief.press(region.chief.say("network"), "Join with a code")
    assert "Join South West ICS?" in text(region.chief.send(form, {"code": f" {code.lower()} "}))


@pytest.mark.parametrize(
    ("code", "why"),
    [("", "Please fill this in."), ("x" * 41, "40 fit here"), ("K7QM-2X9P-THWD", "I don’t know that code.")],
)
def test_a_form_with_a_wrong_code_comes_back(region: Region, code: str, why: str) -> None:
    form = region.chief.say("network join")
    reply = region.chief.send(form, {"code": code})
    assert why in str(getattr(reply, "errors", "")) or why in text(reply)


def test_a_code_works_once_for_a_week(region: Region) -> None:
    network, third = region.make(), region.admin("third", "elsewhere")
    third.say("hi")
    code = region.code(network)
    asked = region.chief.say(f"network join {code}")
    other = third.say(f"network join {code}")
    region.chief.press(asked, "Ask to join")
    assert text(third.press(other, "Ask to join")).startswith("That code has been used already")
    assert text(third.say(f"network join {code}")).startswith("That code has been used already")
    assert "we have asked to join" in text(region.chief.press(asked, "Ask to join"))  # a second press
    late = region.code(network)
    region.until(region.clock.moment + timedelta(days=7))
    assert text(third.say(f"network join {late}")).startswith("That code has run out")
    assert text(third.say("network join K7QM-2X9P-THWD")).startswith("I don’t know that code")


def test_nobody_joins_twice_nor_their_own(region: Region) -> None:
    network = region.make()
    assert text(region.boss.say(f"network join {region.code(network)}")).startswith(
        "Your organisation is in South West ICS already"
    )
    first, second = region.code(network), region.code(network)
    cards = [region.chief.say(f"network join {code}") for code in (first, second)]
    region.chief.press(cards[0], "Ask to join")
    assert text(region.chief.press(cards[1], "Ask to join")).startswith("Your organisation has asked to join")
    region.wait()
    region.boss.press(region.private("boss")[0], "Let them in")
    assert text(region.chief.press(cards[1], "Ask to join")).startswith(
        "Your organisation is in South West ICS already"
    )
    third = region.admin("third", "elsewhere")
    third.say("hi")
    assert "Ask to join" in labels(third.say(f"network join {second}"))  # it was not used up


def test_the_eleventh_network(region: Region) -> None:
    for number in range(10):
        region.make(f"Network {number}")
    refused = region.make("Eleventh")
    assert "as many as I can keep" in str(getattr(refused, "errors", ""))


def test_two_administrators_decide(region: Region) -> None:
    second = region.admin("second")
    second.say("hi")
    region.chief.press(region.chief.say(f"network join {invited(region)}"), "Ask to join")
    region.wait()
    (one,), (two,) = region.private("boss"), region.private("second")
    region.boss.press(one, "Let them in")
    assert text(second.press(two, "Not now")) == "southmead is in South West ICS."
    region.wait()
    assert len(region.private("chief")) == 1


def test_an_administrator_of_before_is_not_asked(region: Region, caplog: pytest.LogCaptureFixture) -> None:
    second = region.admin("second")
    second.say("hi")
    region.chief.press(region.chief.say(f"network join {invited(region)}"), "Ask to join")
    region.app.tick(region.clock.moment)
    Talk(region.app, replace(second.where, admin=False)).say("hi")
    region.wait()
    assert (len(region.private("boss")), region.private("second")) == (1, [])
    assert "NotTheAdmin" not in caplog.text


def test_who_asks_no_more_is_not_let_in(region: Region) -> None:
    region.chief.press(region.chief.say(f"network join {invited(region)}"), "Ask to join")
    region.wait()
    question = region.private("boss")[0]
    region.chief.press(region.chief.press(region.chief.say("network"), "Don’t ask any more"), "Leave the network")
    assert text(region.boss.press(question, "Let them in")).startswith("Nobody is waiting here")
    assert "is in none yet" in text(region.chief.say("network"))


def test_letting_a_member_go(region: Region) -> None:
    region.join(region.make())
    ref = region.share(region.dan, "Key on a hook.")
    asked = region.dan.say("share L-1")
    there = region.boss.press(region.boss.press(region.boss.say("network"), "See"), "Who is in it")
    sure = region.boss.press(there, "Let go")
    assert text(sure).startswith("Let southmead go from South West ICS?")
    after = region.boss.press(sure, "Let go")
    assert "In it: trust" in text(after)
    assert text(region.amina.say(f"show {ref}")).startswith(NOT_FOUND)
    assert text(region.dan.press(asked, "Stop sharing")).startswith("L-1 is shared beyond the team")
    region.wait()
    assert said(region.private("chief")[-1]).startswith("Your organisation is no longer in South West ICS.")
    assert "South West ICS" not in text(region.dan.say("share L-1"))
    region.join(region.make("Another"))


def test_leaving(region: Region) -> None:
    region.join(region.make())
    ref = region.share(region.dan, "Key on a hook.")
    sure = region.chief.press(region.chief.press(region.chief.say("network"), "See"), "Leave the network")
    assert text(sure).startswith("Leave South West ICS?")
    assert "is in none yet" in text(region.chief.press(sure, "Leave the network"))
    assert "is in none yet" in text(region.chief.press(sure, "Leave the network"))
    assert text(region.amina.say(f"show {ref}")).startswith(NOT_FOUND)
    assert "In it: trust\n" in text(region.boss.press(region.boss.say("network"), "See"))


def test_for_administrators_alone(region: Region) -> None:
    network = region.make()
    region.join(network)
    id = network_of(region.boss)
    for words in ("network make", "network join", "network join K7QM-2X9P-THWD"):
        assert text(region.amina.say(words)).startswith(NOT_THE_ADMIN)
    for intent in (
        CreateNetwork("X", "Y"),
        AskToJoin("K7QM-2X9P-THWD", "Y"),
        DecideAsking(id, "0" * 16, True),
        ReallyLeave(id),
        AppearAs(id, "Z"),
        ChangeAppearance(id),
        ReallyLeave(id, "0" * 16),
        Invite(id),
    ):
        assert text(region.amina.press_intent(encode(intent))).startswith(NOT_THE_ADMIN)
    assert labels(region.amina.press(region.amina.say("network"), "See")) == ["Who is in it"]
    assert labels(region.chief.press(region.chief.say("network"), "See")) == [
        "Who is in it",
        "How we appear",
        "Leave the network",
    ]
    for intent in (Invite(id), DecideAsking(id, "0" * 16, True), ReallyLeave(id, "0" * 16)):
        assert text(region.chief.press_intent(encode(intent))).startswith(NOT_FOUND)


def test_strangers_learn_nothing_of_a_network(region: Region) -> None:
    region.make()
    id = network_of(region.boss)
    for who in (region.chief, region.dan):
        for view in (ShowNetwork(id), ShowMembers(id)):
            assert text(who.press_intent(encode(view))).startswith(NOT_FOUND)
    for intent in (Invite(id), ReallyLeave(id), DecideAsking(id, "x", True)):
        assert text(region.chief.press_intent(encode(intent))).startswith(NOT_FOUND)
    guest = region.guest("gus", "trust", "Ward 7")
    for hidden in (ShowNetwork(id), ShowMembers(id), Invite(id)):
        assert text(guest.press_intent(encode(hidden))).startswith(NOT_FOUND)


def test_names_are_read_by_the_guard_and_bounded(region: Region) -> None:
    warned = region.make("Friends of 999 398 2598")
    assert "This looks like an NHS number" in text(warned)
    assert "●●●" in text(region.boss.press(warned, "Hide it and save")).splitlines()[0]
    hostile = region.make("<!channel> *x* [a](b)\n<script>", called="&amp; <at>all</at>")
    assert text(hostile).startswith("<!channel> *x* [a](b) <script>\nIn it: &amp; <at>all</at>")
    assert "80 fit here" in str(getattr(region.make("x" * 81), "errors", ""))
    long = region.boss.press_intent(encode(CreateNetwork("x" * 81, "y")))
    assert "I can keep 80 in one piece" in text(long)
    warned = region.chief.press_intent(encode(AskToJoin(region.code(region.make("Third")), "999 398 2598")))
    assert "This looks like an NHS number" in text(warned)
    form = region.chief.press(warned, "Edit")
    assert "Join Third?" in text(region.chief.send(form, {"called": "Southmead"}))


def test_an_overview_on_one_screen(region: Region) -> None:
    network = region.make()
    region.join(network)
    for number in range(12):
        region.share(region.dan, f"Hook {number}")
    card = region.boss.press(region.boss.say("network"), "See")
    assert text(card).count("Hook") == 3
    assert len(text(card).splitlines()) <= 12
    assert text(region.boss.press(card, "See")).startswith("Ward 9, southmead learned")


def test_themes_of_an_overview(region: Region) -> None:
    region.join(region.make())
    form = region.dan.send(region.dan.say("learn"), {"learned": "Ask families first."}, action="more")
    region.dan.send(form, {"themes": "user-insight"})
    region.dan.press(region.dan.say("share L-1"), "Share with South West ICS")
    overview = text(region.boss.press(region.boss.say("network"), "See"))
    assert "User insight | 1 | 0" in overview
    assert "User insight" not in overview.partition("Nothing yet about: ")[2].splitlines()[0]
    assert "Ask families" in text(region.amina.say('find theme:"user insight"'))
    assert "Ask families" not in text(region.amina.say("find theme:leadership"))


def test_a_code_is_shown_to_one_person_and_kept_nowhere(region: Region) -> None:
    network = region.make()
    reply = region.boss.press(network, "Invite")
    assert shown(reply).view is None
    assert buttons(shown(reply)) == {}
    other = region.boss.press(network, "Invite")
    assert text(reply) != text(other)
