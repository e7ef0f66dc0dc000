"""A team's own round-up on the card of its first huddle of the week."""

import pytest

from bot.ports import Store
from tests.bot.digesting import Told, Wards, telling
from tests.bot.huddling import labels, lines
from tests.talk import Talk, text


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    told = telling(monkeypatch)
    told.news = {"needs": ["a", "b"], "learned": ["c", "d", "e", "f"], "figures": ["2 tests"]}
    return told


@pytest.fixture
def wards(store: Store) -> Wards:
    return Wards(store)


@pytest.fixture
def sister(wards: Wards) -> Talk:
    return wards.lead()


def test_on_monday_it_stands_on_the_huddle_s_card_and_nowhere_else(wards: Wards, told: Told, sister: Talk) -> None:
    wards.schedule(sister)
    wards.at("08:20")
    (card,) = wards.channel()[-1:]
    said = lines(card)
    at = said.index("Weekly round-up, 16–22 Nov")
    assert said[at:] == ["Weekly round-up, 16–22 Nov", "• c"]  # what waits for the team stands above already
    assert labels(card)[-1] == "Full round-up"
    before = len(wards.shows.posted)
    wards.at("08:40")
    assert [each for each in wards.texts("#Ward 7") if each.startswith("Ward 7, ")] == []
    assert len(wards.posts("#Ward 7")) <= before
    whole = text(sister.press(wards.card(), "Full round-up"))
    assert whole.startswith("Ward 7, 16–22 Nov\n")
    assert "What we learned" in whole


def test_a_line_without_a_button_says_what_it_is_about(wards: Wards, told: Told, sister: Talk) -> None:
    told.news, told.figures = {"needs": ["a"], "learned": ["2 of us"]}, {"2 of us"}
    wards.schedule(sister)
    wards.at("08:20")
    said = lines(wards.card())
    assert said[said.index("Weekly round-up, 16–22 Nov") :][1:] == ["What we learned: 2 of us"]
    wards.at("08:40")
    assert "Needs you (1)\n• a\nWhat we learned: 2 of us" in text(sister.say("digest show R-1"))


def test_what_it_said_is_kept(wards: Wards, told: Told, sister: Talk) -> None:
    wards.schedule(sister)
    wards.at("08:40")
    told.news = {"needs": ["new"]}
    kept = text(sister.say("digest show R-1"))
    assert "• c\n• d\n• e" in kept
    assert "new" not in kept


def test_before_it_is_due_the_whole_of_it_is_shown_too(wards: Wards, told: Told, sister: Talk) -> None:
    wards.schedule(sister)
    wards.at("08:20")
    assert text(sister.press(wards.card(), "Full round-up")).startswith("Ward 7, 16–22 Nov\nNeeds you (2)\n• a")


def test_only_the_first_huddle_of_the_day_has_it(wards: Wards, told: Told, sister: Talk) -> None:
    wards.schedule(sister, {"times": "08:25, 20:25"})
    wards.at("08:20")
    assert "Weekly round-up, 16–22 Nov" in lines(wards.card())
    wards.at("20:20")
    assert "Weekly round-up, 16–22 Nov" not in lines(wards.card())
    wards.at("08:20", days=1)
    assert "Weekly round-up" not in "\n".join(lines(wards.card()))


def test_a_team_whose_week_begins_later_has_a_message_of_its_own(wards: Wards, told: Told, sister: Talk) -> None:
    wards.schedule(sister, {"days": "1,3"})
    wards.at("08:40")
    assert any(each.startswith("Ward 7, 16–22 Nov") for each in wards.texts("#Ward 7"))
    wards.at("08:20", days=1)
    assert "Weekly round-up" not in "\n".join(lines(wards.card()))


def test_while_huddles_are_paused_it_comes_by_itself(wards: Wards, told: Told, sister: Talk) -> None:
    wards.schedule(sister)
    sister.press(sister.say("huddle pause"), "Pause")
    wards.at("08:40")
    assert any(each.startswith("Ward 7, 16–22 Nov") for each in wards.texts("#Ward 7"))


def test_a_quiet_week_leaves_the_card_alone(wards: Wards, told: Told, sister: Talk) -> None:
    told.news = {"figures": ["2 tests"]}
    wards.schedule(sister)
    wards.at("08:20")
    assert "Weekly round-up" not in "\n".join(lines(wards.card()))
    assert "Full round-up" not in labels(wards.card())


def test_stopped_it_leaves_the_card_alone(wards: Wards, told: Told, sister: Talk) -> None:
    wards.schedule(sister)
    sister.say("digest unsubscribe")
    wards.at("08:40")
    assert "Weekly round-up" not in "\n".join(lines(wards.card()))


def test_called_off_before_it_is_due_it_comes_by_itself(wards: Wards, told: Told, sister: Talk) -> None:
    wards.schedule(sister)
    wards.at("08:20")
    assert "Weekly round-up, 16–22 Nov" in lines(wards.card())
    sister.press(wards.card(), "Not today", visible=True)
    wards.at("08:29")
    assert lines(wards.channel()[-1]) == ["Ward 7 huddle, 08:25: Not today."]
    wards.at("08:31")
    assert [lines(each)[0] for each in wards.channel()[-2:]] == ["Ward 7, 16–22 Nov", "What we learned"]
    wards.at("10:00", days=1)
    assert [each[:7] for each in wards.texts("#Ward 7")].count("Ward 7,") == 1


def test_called_off_after_it_was_due_it_comes_at_once(wards: Wards, told: Told, sister: Talk) -> None:
    told.news["learned"] = list("cdefgh")
    wards.schedule(sister, {"times": "09:25"})
    wards.at("09:20")
    assert "Weekly round-up, 16–22 Nov" in lines(wards.card())
    sister.press(wards.card(), "Not today", visible=True)
    wards.go()
    called_off, whole, thread = wards.channel()[-3:]
    assert lines(called_off) == ["Ward 7 huddle, 09:25: Not today."]
    assert lines(whole)[:3] == ["Ward 7, 16–22 Nov", "Needs you (2)", "• a"]
    assert lines(thread)[0] == "What we learned"
    sister.press(called_off, "Start now", visible=True)
    wards.go()
    assert "Weekly round-up" not in "\n".join(lines(wards.card()))


def test_another_huddle_s_being_called_off_leaves_it_where_it_is(wards: Wards, told: Told, sister: Talk) -> None:
    wards.schedule(sister, {"times": "08:25, 20:25"})
    wards.at("20:20")
    sister.press(wards.card(), "Not today", visible=True)
    wards.go()
    assert not any(each.startswith("Ward 7, ") for each in wards.texts("#Ward 7"))


def test_what_stands_above_already_has_no_empty_heading(wards: Wards, told: Told, sister: Talk) -> None:
    told.news = {"needs": ["a"]}
    wards.schedule(sister)
    wards.at("08:20")
    assert "Weekly round-up" not in "\n".join(lines(wards.card()))
    assert "Full round-up" not in labels(wards.card())
