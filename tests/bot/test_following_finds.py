"""Small tests of followed teams are found by what was done, never by who did it."""

import pytest

from bot.chat.intent import encode
from bot.following.intents import EndFollow
from bot.ports import Store
from tests.bot import testing
from tests.bot.champions import Followed
from tests.talk import Talk, text

LINE = "• Ward 7: C-1 Red lanyard on the key a colleague (not started)"


@pytest.fixture
def there(store: Store) -> Followed:
    """Whoever does a test, whoever counts, and colleagues who are named in its words."""
    found = Followed(store)
    amina = found.amina
    first = {"trying": "Red lanyard on the key @amina", "guess": "found in a minute"}
    form = amina.send(amina.say("pdsa start"), first, "more")
    amina.send(form, {"who": "Bartholomew", "where": "Bay three", "collector": "Clementine"})
    return found


def found(who: Talk, words: str) -> list[str]:
    return [line for line in text(who.say(words)).splitlines() if line.startswith("• ")]


def test_the_tests_of_followed_teams_are_found_with_their_team_s_name(there: Followed) -> None:
    assert found(there.cara, "pdsa find lanyard") == found(there.cara, "find lanyard") == []
    there.follows()
    testing.planned(there.cara, "A blue lanyard")
    assert found(there.cara, "pdsa find lanyard") == ["• C-2 A blue lanyard (not started)", LINE]
    assert found(there.cara, "pdsa find lanyard kind:planned") == ["• C-2 A blue lanyard (not started)", LINE]
    assert found(there.cara, "pdsa find minute") == [LINE]
    assert found(there.cara, "pdsa find team:ward-7") == found(there.cara, 'pdsa find team:"Ward 7" red') == [LINE]
    beside = there.cara.say("find bay three")
    assert LINE in text(beside).splitlines()
    assert "Red lanyard" in text(there.cara.press(beside, "See"))
    there.sister.press_intent(encode(EndFollow(there.team, there.ward.known(there.cara).person.id)))
    assert found(there.cara, "pdsa find minute") == found(there.cara, "find minute") == []


def test_how_it_ended_is_found_too(there: Followed) -> None:
    there.follows()
    testing.whole(there.amina, "C-2", testing.STOPPED, trying="Printout by the bed")
    line = "• Ward 7: C-2 Printout by the bed (stopped: Pharmacy could not read it)"
    for words in ("stopped", "kind:stopped", "abandoned printout"):
        assert found(there.cara, f"pdsa find {words}") == [line], words


@pytest.mark.parametrize("name", ["amina", "ami*", "Bartholomew", "barth*", "clementine", '"key amina"', "by:amina"])
def test_nobody_is_found_by_a_name(there: Followed, name: str) -> None:
    """Not even together with a word that finds it; the team itself finds it by all of them."""
    there.follows()
    for words in (f"pdsa find {name}", f"find {name}"):
        assert found(there.cara, words) == [], words
        assert "amina" not in text(there.cara.say(words)).casefold().replace(name.casefold(), "")
    if not name.startswith("by:"):
        assert found(there.amina, f"pdsa find {name}") == ["• C-1 Red lanyard on the key @amina (not started)"]
        assert "Nothing has all of these words." in text(there.cara.say(f"pdsa find lanyard {name}"))


def test_a_colleague_who_comes_later_is_no_word_either(there: Followed) -> None:
    testing.planned(there.amina, "Lanyards for @Zebedee Quill to try")
    there.ward.person("Zebedee Quill").say("hi")
    there.follows()
    assert len(found(there.cara, "pdsa find lanyards")) == 2
    assert found(there.cara, "pdsa find zebedee") == found(there.cara, "pdsa find quill") == []


def test_more_than_a_page_of_own_and_followed(there: Followed) -> None:
    there.follows()
    for number in range(8):
        testing.planned(there.cara, f"Key ring {number}")
        testing.planned(there.amina, f"Key box {number}")
    first = there.cara.say("pdsa find key")
    second = there.cara.press(first, "More")
    lines = [line for reply in (first, second) for line in text(reply).splitlines() if line.startswith("• ")]
    assert len(lines) == len(set(lines)) == 17
    assert [line.startswith("• Ward 7: ") for line in lines] == [False] * 8 + [True] * 9
