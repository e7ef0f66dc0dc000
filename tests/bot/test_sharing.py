"""Sharing beyond the team: exactly what its author has read and agreed to, taken back at any time."""

import pytest

from bot.chat.intent import encode
from bot.chat.turn import asker
from bot.learning.intents import HideFor, ReallyDelete
from bot.learning.model import Content
from bot.learning.ports import NewEntry
from bot.networks.intents import ShareWith, StopSharing
from bot.ports import Store
from tests.bot.huddling import MONDAY
from tests.bot.networking import Region, labels, network_of, said, shared_as
from tests.talk import Talk, buttons, shown, text

HOOK = "Key on a hook stops the hunt."
NOT_FOUND = "I can’t find that."


@pytest.fixture
def region(store: Store) -> Region:
    region = Region(store)
    region.join(region.make())
    return region


def saw(who: Talk, words: str = "hook") -> bool:
    return "Key on a" in text(who.say(f"find {words}"))


def test_its_author_reads_exactly_what_others_would(region: Region) -> None:
    amina = region.amina
    entry = amina.send(
        amina.say("learn"),
        {"learned": HOOK, "happened": "We looked for the key.", "kind": "worked", "tags": "keys"},
        action="more",
    )
    amina.send(entry, {"title": "A hook", "why": "Nobody looks twice.", "setting": "rural", "service": "Stroke"})
    offered = amina.say("share L-1")
    assert text(offered) == (
        "Share L-1 beyond the team?\nThis is what others would read:\nA hook\n"
        f"What we learned: {HOOK}\nWhat happened: We looked for the key.\n"
        "How did it go? Worked\nSetting: Rural\nService: Stroke\nTags: #keys\n"
        "Your own organisation would also read:\nWhy: Nobody looks twice.\n"
        "From Ward 7. Nobody’s name is shown. You can stop sharing at any time.\n"
        "What another organisation reads, everyone in trust can read too.\n"
        "• Everyone in trust\n• South West ICS, as Ward 7, trust"
    )
    assert labels(offered) == ["Share with the organisation", "Share with South West ICS", "Edit", "See"]
    assert not saw(region.dan)
    ref = shared_as(amina.press(offered, "Share with South West ICS"))
    card = region.dan.say(f"show {ref}")
    assert text(card) == (
        f"Ward 7, trust learned\nA hook\nWhat we learned: {HOOK}\nWhat happened: We looked for the key.\n"
        "How did it go? Worked\nSetting: Rural\nService: Stroke\nTags: #keys\n"
        f"{ref} · Ward 7, trust · 23 Nov 2026"
    )
    assert labels(card) == ["We’ll try this", "See where it went"]


def test_with_the_organisation_alone(region: Region) -> None:
    other = region.person("eve", "Ward 3")
    region.amina.say(f"learn {HOOK}")
    assert not saw(other)
    after = region.amina.press(region.amina.say("share L-1"), "Share with the organisation")
    assert "Everyone in trust can read this." in text(after)
    assert saw(other)
    assert not saw(region.dan)
    assert "Seen by: everyone in your organisation" in text(region.amina.say("learn show L-1"))
    assert "Seen by" not in text(other.say("learn show L-1"))
    region.amina.press(after, "Back to the team only")
    assert not saw(other)


def test_another_team_reads_no_name(region: Region) -> None:
    region.amina.say(f"learn {HOOK}")
    region.amina.press(region.amina.say("learn show L-1"), "Show my name")
    region.amina.press(region.amina.say("share L-1"), "Share with the organisation")
    assert "amina" in text(region.person("ben").say("learn show L-1"))
    assert "amina" not in text(region.person("eve", "Ward 3").say("learn show L-1"))


@pytest.mark.parametrize("how", ["stop", "team", "hide", "delete"])
def test_it_is_taken_back_at_once(region: Region, how: str) -> None:
    ref = region.share(region.amina, HOOK)
    amina, sister = region.amina, region.lead()
    match how:
        case "stop":
            amina.press(amina.say("share L-1"), "Stop sharing")
        case "team":
            amina.press(amina.say("share L-1"), "Back to the team only")
        case "hide":
            sister.press_intent(encode(HideFor("L-1", "Twice.")))
        case _:
            amina.press_intent(encode(ReallyDelete("L-1")))
    assert text(region.dan.say(f"show {ref}")).startswith(NOT_FOUND)
    assert not saw(region.dan)
    if how == "stop":
        assert saw(region.person("eve", "Ward 3"))
    if how == "hide":
        assert text(amina.say("share L-1")).startswith("L-1 is hidden by the team’s lead")


def test_new_words_wait_for_their_author(region: Region) -> None:
    ref = region.share(region.amina, HOOK)
    edited = region.amina.send(region.amina.say("learn edit L-1"), {"learned": "Key on a rope."})
    assert "Shared with South West ICS" in text(edited)
    assert "Other organisations still read your earlier words." in text(edited)
    assert HOOK in text(region.dan.say(f"show {ref}"))
    offered = region.amina.press(edited, "Share the new text")
    assert f"South West ICS still reads your earlier words, as {ref}." in text(offered)
    assert {"Share the new text", "Stop sharing"} <= set(labels(offered))
    region.amina.press(offered, "Share the new text")
    assert "Key on a rope." in text(region.dan.say(f"show {ref}"))
    assert "earlier words" not in text(region.amina.say("learn show L-1"))


def test_what_changed_after_it_was_read_is_not_shared(region: Region) -> None:
    region.amina.say(f"learn {HOOK}")
    offered = region.amina.say("share L-1")
    region.amina.send(region.amina.say("learn edit L-1"), {"learned": "Key on a rope."})
    for label in ("Share with the organisation", "Share with South West ICS"):
        assert text(region.amina.press(offered, label)).startswith("L-1 has changed since you read it")
    assert not saw(region.dan, "rope")
    assert not saw(region.person("eve", "Ward 3"), "rope")


def test_nobody_else_shares_and_a_lead_may_ask(region: Region) -> None:
    region.amina.say(f"learn {HOOK}")
    offered, sister, ben = region.amina.say("share L-1"), region.lead(), region.person("ben")
    for who in (ben, sister, region.boss, region.person("eve", "Ward 3"), region.dan):
        for label in ("Share with the organisation", "Share with South West ICS"):
            pressed = text(who.press(offered, label))
            assert pressed.startswith(("Only its author can share L-1", NOT_FOUND))
        assert text(who.press_intent(encode(StopSharing("L-1")))).startswith(("Only its author", NOT_FOUND))
    assert text(ben.say("share L-1")).startswith("Only its author can share L-1")
    asked = sister.press(sister.say("share L-1"), "Ask the author to share")
    assert text(asked) == "I’ve asked the author of L-1, in private. It is up to them."
    sister.press(sister.say("learn show L-1"), "Ask the author to share")  # once a day
    region.wait()
    (card,) = region.private("amina")
    assert "A lead of Ward 7 asks whether you would share this." in said(card)
    region.amina.press(card, "Share with South West ICS")
    assert saw(region.dan)


def test_a_question_before_it_goes_beyond_the_team(region: Region) -> None:
    region.amina.say("learn Key on a hook for the lady in bed 4, 82F")
    asked = region.amina.say("share L-1")
    assert "Could this point to a patient or a colleague?" in text(asked)
    assert labels(asked) == ["Edit", "It’s fine"]
    fine = region.amina.press(asked, "It’s fine")
    unsettled = shown(fine)
    share = buttons(unsettled)["Share with South West ICS"].intent
    assert isinstance(share, ShareWith)
    again = region.amina.press_intent(encode(ShareWith(share.ref, share.network, share.read)))
    assert "Could this point to" in text(again)
    assert not saw(region.dan)
    region.amina.press(fine, "Share with South West ICS")
    assert saw(region.dan)
    assert "Stop sharing" in labels(region.amina.say("share L-1"))
    region.amina.send(region.amina.say("learn edit L-1"), {"learned": "Key on a hook for the lady in bed 5, 83F"})
    assert labels(region.amina.say("share L-1")) == ["Edit", "It’s fine", "Back to the team only"]


def test_one_of_two_networks(region: Region) -> None:
    region.make("Coast", by=region.boss)
    first = region.share(region.amina, HOOK)
    offered = region.amina.say("share L-1")
    assert "Share with Coast" in labels(offered)
    both = text(region.amina.press(offered, "Share with Coast"))
    refs = [part.split()[0] for part in both.split("can read this, as ")[1:]]
    (second,) = set(refs) - {first}
    assert text(region.dan.say("find hook")).count(HOOK) == 1
    assert HOOK in text(region.dan.say(f"show {first}"))
    assert text(region.dan.say(f"show {second}")).startswith(NOT_FOUND)


def test_a_card_of_a_network_that_was_left(region: Region) -> None:
    region.amina.say(f"learn {HOOK}")
    offered = region.amina.say("share L-1")
    boss = region.boss
    boss.press(boss.press(boss.press(boss.say("network"), "See"), "Leave the network"), "Leave the network")
    assert text(region.amina.press(offered, "Share with South West ICS")).startswith(NOT_FOUND)
    assert not saw(region.person("eve", "Ward 3"))  # nor with the organisation


def test_its_place_in_the_channel_says_who_sees_it(region: Region) -> None:
    saved = region.amina.say(f"learn {HOOK}")
    region.amina.press(saved, "Post to channel")
    region.wait()
    assert "Shared with" not in said(region.card())
    region.amina.press(region.amina.say("share L-1"), "Share with South West ICS")
    region.wait()
    assert "Seen by: everyone in your organisation\nShared with South West ICS" in said(region.card())


def test_similar_from_another_organisation_at_most_one(region: Region) -> None:
    for number in range(3):
        region.share(region.amina, f"Red lanyard on the trolley key number {number}")
    saved = text(region.dan.say("learn A lanyard for our trolley key"))
    assert "In another organisation:" in saved
    assert saved.count("Red lanyard") == 1
    assert "In another organisation" not in text(region.person("eve", "Ward 3").say("learn Two clocks"))


def test_found_beside_and_paged(region: Region) -> None:
    for number in range(12):
        region.share(region.amina, f"Hook number {number}")
    few = region.dan.say("find hook")
    assert text(few).count("Hook number") == 3
    page = region.dan.press(few, "More")
    rest = region.dan.press(page, "Older")
    seen = [line for reply in (page, rest) for line in text(reply).splitlines() if "Hook number" in line]
    assert len(seen) == len(set(seen)) == 12


@pytest.mark.parametrize("words", ["share L-9", "share N-1", "share H-1", "show N-999999", "show L-9"])
def test_what_is_not_there(region: Region, words: str) -> None:
    assert text(region.amina.say(words)).startswith(NOT_FOUND)


def test_guests_share_and_see_nothing(region: Region) -> None:
    ref = region.share(region.amina, HOOK)
    guest = region.guest("gus", "southmead", "Ward 9")
    guest.say("learn Something of a guest")
    for words in (f"show {ref}", "network"):
        assert text(guest.say(words)).startswith(NOT_FOUND)
    assert not saw(guest)
    assert text(guest.say("share L-1")).startswith("Only its author")


def test_everybody_in_a_channel_sees_what_is_shared(region: Region) -> None:
    ref = region.share(region.amina, HOOK)
    assert HOOK in text(region.person("dan", "Ward 9", organisation="southmead", visible=True).say(f"show {ref}"))


def add(region: Region, who: Talk, learned: str, *, file: bool = False) -> None:
    """As it came in before the guard knew it, or from a file: without an author."""
    known = region.known(who)
    with region.store.write(asker(known)) as unit:
        content = Content(learned=learned)
        author = None if file else known.person.id
        unit.learning.add(NewEntry(region.team_of(who), author, content, MONDAY, MONDAY.date()))
        unit.commit()


def test_the_guard_looks_again(region: Region) -> None:
    add(region, region.amina, "Key on a hook, call 999 398 2598")
    stopped = region.amina.say("share L-1")
    assert text(stopped).startswith("L-1 is not shared yet.\n• This looks like an NHS number: “")
    assert "2598" not in text(stopped)
    assert labels(stopped) == ["Hide it", "Edit"]
    for network in ("", network_of(region.boss)):
        region.amina.press_intent(encode(ShareWith("L-1", network, "x" * 16, settled=True)))
    assert not saw(region.person("eve", "Ward 3"))
    hidden = region.amina.press(stopped, "Hide it")
    assert "call ●●● ●●● ●●●●" in text(hidden)
    ref = shared_as(region.amina.press(hidden, "Share with South West ICS"))
    assert saw(region.dan)
    assert "2598" not in text(region.dan.say(f"show {ref}"))


def test_what_came_from_a_file_is_shared_by_a_lead(region: Region) -> None:
    sister = region.lead()
    add(region, region.amina, "Key on a hook.", file=True)
    assert text(region.amina.say("share L-1")).startswith("Only its author can share L-1")
    offered = sister.press(sister.say("learn show L-1"), "Share")
    assert "Edit" not in labels(offered)
    sister.press(offered, "Share with South West ICS")
    assert saw(region.dan)
