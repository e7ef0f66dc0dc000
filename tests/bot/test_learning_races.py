"""One entry, two windows, at the same moment: what either has written is there afterwards."""

import pytest

from bot.chat.intent import encode
from bot.chat.turn import asker
from bot.learning.intents import ChangeLearning, ShowAuthor
from bot.learning.model import Entry, Kind
from bot.networks.intents import HideFound
from bot.ports import Store
from bot.stories.intents import SaveStory
from tests.bot.huddling import Ward
from tests.bot.meanwhile import presses
from tests.bot.spreading import wide
from tests.talk import Talk


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def amina(ward: Ward) -> Talk:
    found = ward.person("amina")
    found.say("learn Keys on a hook")
    return found


def entry(ward: Ward, who: Talk) -> Entry:
    with ward.store.read(asker(ward.known(who))) as unit:
        return unit.learning.get("L-1")


def test_a_name_that_is_taken_off_stays_off_whatever_is_edited_meanwhile(ward: Ward, amina: Talk) -> None:
    amina.press_intent(encode(ShowAuthor("L-1", shown=True)))
    words = ChangeLearning(ref="L-1", learned="Keys on a red hook", answered=("learned",))
    presses(ward, (amina, ShowAuthor("L-1", shown=False)), (amina, words))
    assert (entry(ward, amina).content.show_author, entry(ward, amina).content.learned) == (False, "Keys on a red hook")


def test_two_windows_change_two_fields(ward: Ward, amina: Talk) -> None:
    one = ChangeLearning(ref="L-1", why="Nobody found them", answered=("why",))
    other = ChangeLearning(ref="L-1", next_step="A second hook", answered=("next_step",))
    presses(ward, (amina, one), (amina, other))
    assert (entry(ward, amina).content.why, entry(ward, amina).content.next_step) == (one.why, other.next_step)


def test_it_grows_into_a_story_while_its_words_are_changed(ward: Ward, amina: Talk) -> None:
    words = ChangeLearning(ref="L-1", learned="Keys on a red hook", answered=("learned",))
    story = SaveStory("L-1", problem="Hunting for keys", answered=("problem",))
    presses(ward, (amina, words), (amina, story))
    assert (entry(ward, amina).content.kind, entry(ward, amina).content.learned) == (Kind.STORY, "Keys on a red hook")


def test_identifiers_are_hidden_while_its_words_are_changed(ward: Ward, amina: Talk) -> None:
    ref = wide(ward, amina, "Rang 07700 900123 first").ref
    words = ChangeLearning(ref=ref, why="Nobody was told", answered=("why",))
    presses(ward, (amina, words), (amina, HideFound(ref)))
    with ward.store.read(asker(ward.known(amina))) as unit:
        content = unit.learning.get(ref).content
    assert content.why == "Nobody was told"
    assert "07700" not in content.learned


def test_two_windows_tell_its_story(ward: Ward, amina: Talk) -> None:
    """Whoever comes second keeps their words, and is told."""
    one, other = (SaveStory("L-1", problem=words, answered=("problem",)) for words in ("Hunting for keys", "Lost keys"))
    _, told = presses(ward, (amina, one), (amina, other))
    assert told.startswith("This has changed since you opened the form")
    with ward.store.read(asker(ward.known(amina))) as unit:
        story = unit.stories.get("L-1")
    assert story is not None
    assert story.problem == "Hunting for keys"
