"""Themes as people choose, search, count and edit them."""

from dataclasses import replace

import pytest

from bot.chat.form import SeveralField
from bot.chat.intent import encode
from bot.chat.reply import Invalid, Reply
from bot.learning.intents import ChangeLearning, EditLearning, RecordLearning
from bot.ports import Store
from bot.themes.defaults import ten
from bot.themes.intents import BackToTheTen, SaveThemes
from tests.bot.huddling import Ward
from tests.bot.test_stories import open_to_all
from tests.talk import Talk, answers_in, buttons, opened, shown, text


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


@pytest.fixture
def amina(ward: Ward) -> Talk:
    """An administrator: while none is known, whoever leads a team."""
    return ward.lead("amina")


def detail(who: Talk, ref: str = "L-1") -> Reply:
    return who.press_intent(encode(EditLearning(ref, step=1)))


def field(reply: Reply) -> SeveralField:
    (found,) = [each for each in opened(reply).fields if each.name == "themes"]
    assert isinstance(found, SeveralField)
    return found


def learned(who: Talk, words: str, themes: str, ref: str = "L-1") -> None:
    who.say(f"learn {words}")
    who.send(detail(who, ref), {"themes": themes})


def edit(who: Talk, lines: str) -> Reply:
    return who.send(who.press(who.say("themes"), "Change the list"), {"lines": lines})


def test_themes_are_chosen_with_the_detail_and_shown_on_the_card(amina: Talk) -> None:
    learned(amina, "Two clocks", "test-and-learn,leadership")
    assert "Themes: Test and learn, Leadership" in text(amina.say("learn L-1"))
    assert answers_in(opened(detail(amina)))["themes"] == "test-and-learn,leadership"


def test_a_theme_is_suggested_and_never_chosen(amina: Talk) -> None:
    amina.say("learn We tried a small test on one shift.")
    form = detail(amina)
    assert field(form).hint == "What is it about? Up to 3. It may be about: Test and learn."
    assert field(form).value == ""
    assert [label for _, label in field(form).options] == [each.name for each in ten()]
    amina.send(form, {"title": "Clocks"})
    assert "Themes" not in text(amina.say("learn L-1"))


def test_three_are_the_most(amina: Talk) -> None:
    amina.say("learn Two clocks")
    reply = amina.send(detail(amina), {"themes": "leadership,pipeline,test-and-learn,user-insight"})
    assert isinstance(reply, Invalid)
    assert reply.errors["themes"] == "Choose 3 at most."
    assert field(reply).value.count(",") == 3


@pytest.mark.parametrize("themes", [("nonsense",), ("leadership",) * 4, ("<script>",)])
def test_what_no_form_offers_is_refused(amina: Talk, themes: tuple[str, ...]) -> None:
    amina.say("learn Two clocks")
    amina.press_intent(encode(ChangeLearning(ref="L-1", themes=themes, answered=("themes",))))
    assert "Themes" not in text(amina.say("learn L-1"))
    amina.press_intent(encode(RecordLearning(learned="Other", themes=themes)))
    assert "Other" not in text(amina.say("list"))


@pytest.mark.parametrize("said", ['"Test and learn"', '"test AND learn"', "test-and-learn", "TEST-AND-LEARN"])
def test_learning_is_found_by_theme(amina: Talk, said: str) -> None:
    learned(amina, "Two clocks", "test-and-learn")
    learned(amina, "A test of lanyards", "leadership", "L-2")
    found = text(amina.say(f"find theme:{said}"))
    assert "Two clocks" in found
    assert "lanyards" not in found
    assert "Two clocks" in text(amina.say(f"find clocks theme:{said}"))
    assert "Nothing found" in text(amina.say(f"find xylophone theme:{said}"))


def test_a_theme_that_there_is_not_is_said_to_be_so(amina: Talk) -> None:
    learned(amina, "Two clocks", "test-and-learn")
    alone = text(amina.say("find theme:nonsense"))
    assert "There is no theme called “nonsense”" in alone
    assert "Two clocks" not in alone
    rest = text(amina.say("find clocks theme:nonsense"))
    assert "There is no theme called “nonsense”" in rest
    assert "Two clocks" in rest


def test_the_overview_says_what_is_learned_about_and_what_is_silent(amina: Talk) -> None:
    learned(amina, "Two clocks", "test-and-learn")
    card = amina.say("themes")
    assert "• Test and learn: your team" in text(card)
    silent = next(line for line in text(card).splitlines() if line.startswith("Nothing yet about"))
    assert "Leadership" in silent
    assert "Test and learn" not in silent
    assert "Two clocks" in text(amina.press(card, "See"))


def test_counts_under_five_beyond_the_team_are_a_few(amina: Talk, ward: Ward) -> None:
    cara = ward.person("cara", "Ward 9")
    cara.say("hi")
    learned(amina, "Two clocks", "test-and-learn")
    assert "Test and learn:" not in text(cara.say("themes"))
    open_to_all(ward, amina)
    assert "• Test and learn: a few teams" in text(cara.say("themes"))


def test_a_theme_that_is_renamed_keeps_what_was_written_about_it(amina: Talk) -> None:
    learned(amina, "Two clocks", "test-and-learn")
    edit(amina, "Test and learn > Trying things\nFalls: What keeps people on their feet.")
    assert "Themes: Trying things" in text(amina.say("learn L-1"))
    assert "Two clocks" in text(amina.say('find theme:"trying things"'))
    assert [label for _, label in field(detail(amina)).options] == ["Trying things", "Falls"]
    amina.say("learn Rails")
    amina.send(detail(amina, "L-2"), {"themes": "falls"})
    assert "Rails" in text(amina.say("find theme:falls"))


def test_one_that_has_ended_stays_where_it_is_and_is_not_offered(amina: Talk) -> None:
    learned(amina, "Two clocks", "test-and-learn")
    edit(amina, "Falls")
    assert "Themes: Test and learn" in text(amina.say("learn L-1"))
    assert "Two clocks" in text(amina.say("find theme:test-and-learn"))
    form = detail(amina)
    assert [label for _, label in field(form).options] == ["Falls", "Test and learn"]
    amina.send(form, {"title": "Clocks"})
    assert "Themes: Test and learn" in text(amina.say("learn L-1"))
    amina.say("learn Rails")
    assert [label for _, label in field(detail(amina, "L-2")).options] == ["Falls"]


def test_back_to_the_ten(amina: Talk) -> None:
    assert "Back to the usual ten" not in buttons(shown(amina.say("themes")))
    edit(amina, "Falls")
    learned(amina, "Rails", "falls")
    card = amina.press(amina.say("themes"), "Back to the usual ten")
    assert "Leadership" in text(card)
    assert "Falls" not in text(card)
    assert "Back to the usual ten" not in buttons(shown(card))
    assert "Themes: Falls" in text(amina.say("learn L-1"))


def test_a_list_that_cannot_be_read_comes_back_with_its_lines(amina: Talk) -> None:
    reply = edit(amina, "Falls\nfalls")
    assert isinstance(reply, Invalid)
    assert reply.errors[""] == "“falls” is there twice. Leave one of the two out."
    assert answers_in(reply.form)["lines"] == "Falls\nfalls"


def test_the_guard_reads_the_list(amina: Talk) -> None:
    assert "Not saved" in text(edit(amina, "999 398 2598"))


def test_only_an_administrator_edits_it(amina: Talk, ward: Ward) -> None:
    ben, cara = ward.person("ben"), ward.person("cara")
    ben.say("hi")
    for intent in (SaveThemes("Falls"), BackToTheTen()):
        assert "Only an administrator" in text(ben.press_intent(encode(intent)))
    assert "Change the list" not in buttons(shown(ben.say("themes")))
    cara.where = replace(cara.where, admin=True)
    assert "Change the list" in buttons(shown(cara.say("themes")))
    assert "Change the list" not in buttons(shown(amina.say("themes")))  # there is an administrator now
    assert "Only an administrator" in text(amina.say("themes edit"))


def test_each_organisation_has_its_own(amina: Talk, ward: Ward) -> None:
    edit(amina, "Falls")
    there = ward.person("dan", organisation="other")
    there.add_bot()
    assert "Leadership" in text(there.say("themes"))
    assert "Falls" not in text(there.say("themes"))


def test_many_themes_are_shown_a_page_at_a_time(amina: Talk) -> None:
    edit(amina, "\n".join(f"Theme {number}" for number in range(13)))
    for number in range(13):
        learned(amina, f"Line {number}", f"theme-{number}", f"L-{number + 1}")
    card = amina.say("themes")
    assert text(card).count("your team") == 12
    assert "• Theme 12: your team" in text(amina.press(card, "More themes"))
