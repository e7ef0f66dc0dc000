"""A test's card in the channel: everybody sees it change."""

import pytest

from bot.chat.reply import ShowCard, To
from bot.messaging import Destination, Unreachable
from bot.ports import Store
from tests.bot import testing
from tests.bot.huddling import Ward, labels, lines
from tests.bot.testing import LANYARD, planned, shown_test
from tests.talk import Talk, text


@pytest.fixture
def ward(store: Store) -> Ward:
    ward = Ward(store)
    ward.lead()
    ward.go()
    return ward


@pytest.fixture
def amina(ward: Ward) -> Talk:
    return ward.person("amina")


def posted(ward: Ward, who: Talk) -> None:
    planned(who)
    who.press(who.press(shown_test(who), "More"), "Post to channel")
    ward.go()


def test_it_changes_with_the_test(ward: Ward, amina: Talk) -> None:
    posted(ward, amina)
    assert lines(ward.card())[:2] == ["Test C-1 ready.", f"“{LANYARD}”"]
    testing.begun(amina)
    ward.go()
    assert lines(ward.card())[0] == "Test C-1 has started."
    testing.done(amina)
    ward.go()
    assert "Seen: Found within 40 seconds" in lines(ward.card())
    testing.studied(amina)
    testing.acted(amina)
    ward.go()
    assert lines(ward.card())[0] == "Test C-1: we keep it."
    amina.send(amina.press(shown_test(amina), "Add learning"), {})
    ward.go()
    assert "• Ward 7: Red is seen from across the bay. (Worked)" in lines(ward.card())
    assert len(ward.channel()) == 1


def test_it_goes_there_once(ward: Ward, amina: Talk) -> None:
    posted(ward, amina)
    amina.press(amina.press(shown_test(amina), "More"), "Post to channel")
    ward.go()
    assert len(ward.channel()) == 1


def test_what_is_suggested_is_not_said_before_everybody(ward: Ward, amina: Talk) -> None:
    posted(ward, amina)
    suggested = set(text(shown_test(amina)).splitlines()) - set(lines(ward.card()))
    assert suggested, "in private there is something"


def test_it_is_started_there_and_what_else_can_be_done_is_shown_to_the_asker(ward: Ward, amina: Talk) -> None:
    posted(ward, amina)
    assert labels(ward.card()) == ["We’ve started", "Change", "More"]
    ben = ward.person("ben", visible=True)
    ben.say("hi")
    reply = ben.press(ward.card(), "We’ve started", visible=True)
    assert text(reply).startswith("Test C-1 has started.")
    assert reply.replaces  # type: ignore[union-attr]
    more = ben.press(ward.card(), "More", visible=True)
    assert not more.replaces  # type: ignore[union-attr]


def test_whoever_starts_it_there_without_a_guess_is_asked_alone(ward: Ward, amina: Talk) -> None:
    planned(amina, guess="")
    amina.press(amina.press(shown_test(amina), "More"), "Post to channel")
    ward.go()
    ben = ward.person("ben", visible=True)
    ben.say("hi")
    asked = ben.press(ward.card(), "We’ve started", key="once", visible=True)
    again = ben.press(ward.card(), "We’ve started", key="once", visible=True)
    for reply in (asked, again):
        assert isinstance(reply, ShowCard)
        assert text(reply).startswith("A guess, even a wrong one")
        assert not reply.replaces
        assert reply.to is To.ASKER
    begun = ben.press(asked, "Start anyway")
    assert begun.replaces  # type: ignore[union-attr]
    ward.go()
    assert lines(ward.card())[0] == "Test C-1 has started."


def test_one_that_is_deleted_says_so_there(ward: Ward, amina: Talk) -> None:
    posted(ward, amina)
    amina.press(amina.say("pdsa delete C-1"), "Delete it")
    ward.go()
    assert LANYARD not in "\n".join(lines(ward.card()))


def test_whoever_asked_is_told_where_it_cannot_be_posted(ward: Ward, amina: Talk) -> None:
    def closed(to: Destination) -> Exception | None:
        return Unreachable() if to.key == "#Ward 7" else None

    ward.shows.trouble = closed
    posted(ward, amina)
    assert any(lines(card)[0] == "I could not post this in Ward 7’s channel" for card in ward.private("amina"))
