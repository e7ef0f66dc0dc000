"""Weekly round-ups: when they come, what they say, and to whom."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.intent import encode
from bot.chat.reply import OpenForm
from bot.digests.intents import SubscribeDigest
from bot.ports import Store
from tests.bot.digesting import DUE, TUESDAY, WEEK, Told, Wards, champion, in_zone, telling
from tests.talk import buttons, shown, text


@pytest.fixture
def wards(store: Store) -> Wards:
    return Wards(store)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    return telling(monkeypatch)


# Previews


def test_in_a_channel_the_team_s_week_is_previewed_for_me_alone(wards: Wards, told: Told) -> None:
    told.news = {"needs": ["Scanner missing"], "learned": ["Red lanyard"], "figures": ["2 tests"]}
    amina = wards.person("amina")
    card = shown(amina.say("digest"))
    assert text(amina.say("digest")).splitlines() == [
        "Ward 7, 11–17 Nov",
        "Needs you (1)",
        "• Scanner missing",
        "What we learned",
        "• Red lanyard",
        "From patients or families",
        "• 2 tests",
    ]
    assert list(buttons(card))[-4:] == [
        "Full round-up",
        "Settings",
        "Post it every Monday here",
        "Send me this every Monday",
    ]
    assert told.asked[-1].own
    assert wards.posts("#Ward 7") == []


def test_in_private_it_is_over_all_my_teams(wards: Wards, told: Told) -> None:
    told.news = {"learned": ["Red lanyard"]}
    cara = champion(wards, "Ward 7", "Ward 9", "ED")
    said = text(cara.say("digest")).splitlines()
    assert said[0] == "Your teams, 11–17 Nov · 3 teams"
    assert "Quiet: 3 teams." in said
    assert len(told.asked[-1].teams) == 3
    assert not told.asked[-1].own
    assert text(wards.person("cara", "Ward 7").say("digest mine")).splitlines()[0] == said[0]


def test_in_private_with_one_team_it_is_that_one_s(wards: Wards, told: Told) -> None:
    told.news = {"learned": ["Red lanyard"]}
    assert text(champion(wards, "Ward 7").say("digest")).startswith("Ward 7, 11–17 Nov")


def test_who_has_no_team_is_told_what_to_do(wards: Wards, told: Told) -> None:
    ben = wards.person("ben", "")
    for words in ("digest", "digest subscribe", "digest settings"):
        assert text(ben.say(words)).startswith("You are in no team here yet")


def test_three_lines_a_section_over_all_its_parts(wards: Wards, told: Told) -> None:
    told.news = {"needs": ["a", "b"], "stalled": ["c", "d"], "learned": ["e"]}
    amina = wards.person("amina")
    reply = amina.say("digest")
    assert [line for line in text(reply).splitlines() if line.startswith("•")] == ["• a", "• b", "• c", "• e"]
    assert "Needs you (4)" in text(reply)
    whole = amina.press(reply, "Full round-up")
    assert "• Needs you (4)" in text(whole)
    section = amina.press(whole, "Show")
    assert text(section).splitlines() == ["Needs you (4)", "• a", "• b", "• c", "• d"]


def test_a_long_section_goes_on_page_by_page(wards: Wards, told: Told) -> None:
    told.news = {"needs": [f"line {number}" for number in range(70)]}
    amina = wards.person("amina")
    reply = amina.press(amina.press(amina.say("digest"), "Full round-up"), "Show")
    seen = []
    while True:
        seen += [line for line in text(reply).splitlines() if line.startswith("•")]
        if "Show more" not in buttons(shown(reply)):
            break
        reply = amina.press(reply, "Show more")
    assert seen == [f"• line {number}" for number in range(50)]


def test_a_quiet_week_is_no_dead_end(wards: Wards, told: Told) -> None:
    told.news = {"figures": ["2 tests"]}
    amina = wards.person("amina")
    assert "Nothing new." in text(amina.say("digest"))
    assert "Add learning" in buttons(shown(amina.say("digest")))
    amina.say("learn Key on a hook")
    wards.until(TUESDAY + 3 * WEEK)
    card = amina.say("digest")
    assert "Nothing new. One to revisit:\n• Ward 7: Key on a hook" in text(card)
    assert "Key on a hook" in text(amina.press(card, "See"))


# By itself


def test_every_monday_in_the_reader_s_own_zone_of_the_week_before(wards: Wards, told: Told) -> None:
    told.news = {"learned": ["Red lanyard"]}
    cara = in_zone(champion(wards, "Ward 7", "Ward 9"), "Asia/Tokyo")
    settings = text(cara.say("digest subscribe"))
    assert settings.startswith("Your weekly round-up\nEvery Monday 08:30. Next: Monday, 08:30.")
    at = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    wards.until(at - timedelta(minutes=1))
    assert wards.texts("cara") == []
    wards.until(at)
    (sent,) = wards.texts("cara")
    assert sent.startswith("Your teams, 16–22 Nov · 2 teams\nWorth borrowing\n• Red lanyard")
    scope = told.asked[-1]
    assert (scope.begins, scope.ends) == (
        at - timedelta(hours=8, minutes=30) - WEEK,
        at - timedelta(hours=8, minutes=30),
    )
    wards.until(at + WEEK - timedelta(minutes=1))
    assert len(wards.texts("cara")) == 1
    wards.until(at + WEEK)
    assert wards.texts("cara")[1].startswith("Your teams, 23–29 Nov")


def test_a_team_that_gets_a_lead_has_one_and_a_quiet_week_is_silent(wards: Wards, told: Told) -> None:
    wards.lead("sister")
    amina = wards.person("amina", "Ward 9")
    amina.press(amina.say("hi"), "I run the huddle")
    wards.until(DUE)
    assert wards.shows.posted == []
    told.news = {"learned": ["Red lanyard"], "figures": ["2 tests"]}
    wards.until(DUE + WEEK)
    for channel in ("Ward 7", "Ward 9"):
        (sent,) = wards.texts(f"#{channel}")
        assert sent.startswith(f"{channel}, 23–29 Nov\n")


def test_a_quiet_week_can_be_said(wards: Wards, told: Told) -> None:
    sister = wards.lead()
    form = sister.press(sister.say("digest settings"), "Change")
    assert isinstance(form, OpenForm)
    said = sister.send(form, {"quiet": "say"})
    assert "I say that there is nothing new" in text(said)
    wards.until(DUE)
    (sent,) = wards.texts("#Ward 7")
    assert sent.splitlines()[:2] == ["Ward 7, 16–22 Nov", "Nothing new."]


def test_what_has_no_room_follows_in_its_thread(wards: Wards, told: Told) -> None:
    told.news = {"needs": [f"line {number}" for number in range(30)], "learned": ["a", "b", "c"]}
    wards.lead()
    wards.until(DUE)
    first, second = wards.posts("#Ward 7")
    assert "• line 2\n" in first.text
    assert "line 3\n" not in first.text
    assert second.under == first.id
    assert second.text.splitlines()[:2] == ["Needs you (30)", "• line 3"]
    assert "and 7 more" in second.text
    amina = wards.person("amina")
    assert second.card is not None
    assert "• line 29" in text(amina.press(second.card, "Show more"))
    wards.until(DUE + timedelta(hours=5))
    assert len(wards.posts("#Ward 7")) == 2


def test_what_was_sent_is_shown_as_it_was(wards: Wards, told: Told) -> None:
    told.news = {"needs": ["a", "b"], "learned": ["c"]}
    sister = wards.lead()
    wards.until(DUE)
    (sent,) = wards.texts("#Ward 7")
    told.news = {"needs": ["new"]}
    assert text(sister.say("digest show R-1")) == sent
    told.gone = {"b"}
    later = text(sister.say("digest show R-1"))
    assert "Needs you (2)\n• a\nWhat we learned" in later
    for stranger in (wards.person("ben", "Ward 9"), wards.person("cara", organisation="other")):
        assert text(stranger.say("digest show R-1")).startswith("I can’t find that.")


def test_one_that_was_due_while_nobody_was_here_comes_late_and_once(wards: Wards, told: Told) -> None:
    told.news = {"learned": ["a"]}
    wards.lead()
    wards.clock.moment = DUE + 2 * WEEK + timedelta(days=3)
    wards.go()
    (sent,) = wards.texts("#Ward 7")
    assert sent.startswith("Ward 7, 30 Nov–6 Dec\n")


@pytest.mark.parametrize(
    ("zone", "monday"),
    [
        ("Asia/Amman", datetime(2021, 3, 29, tzinfo=UTC)),
        ("Africa/Cairo", datetime(2026, 4, 27, tzinfo=UTC)),
        ("Europe/London", datetime(2026, 10, 26, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2026, 10, 5, tzinfo=UTC)),
    ],
)
def test_clocks_that_change_neither_skip_nor_double_it(store: Store, told: Told, zone: str, monday: datetime) -> None:
    wards = Wards(store, monday - timedelta(days=5))
    told.news = {"learned": ["a"]}
    cara = in_zone(champion(wards, "Ward 7", "Ward 9"), zone)
    cara.send(cara.press(cara.say("digest subscribe"), "Change"), {"times": "02:15"})
    for hour in range(24 * 8):
        wards.clock.moment = monday - timedelta(days=5) + timedelta(hours=hour, minutes=20)
        wards.go()
    assert len(wards.texts("cara")) == 1


# Now


def test_now_it_is_posted_once_a_day(wards: Wards, told: Told) -> None:
    told.news = {"learned": ["a"]}
    sister = wards.lead()
    assert text(sister.say("digest now")) == "It is on its way to the channel."
    wards.go()
    (sent,) = wards.texts("#Ward 7")
    assert sent.startswith("Ward 7, 11–17 Nov\n")
    assert text(sister.say("digest now")) == "It was posted in the channel today already."
    wards.until(DUE)
    assert len(wards.texts("#Ward 7")) == 2


def test_any_member_posts_it_while_there_is_no_lead_and_then_the_lead_alone(wards: Wards, told: Told) -> None:
    amina = wards.person("amina")
    assert "on its way" in text(amina.say("digest now"))
    wards.go()
    assert wards.texts("#Ward 7")[0].startswith("Ward 7, 11–17 Nov\nNothing new.")
    assert text(amina.say("digest settings")).startswith("Ward 7: the weekly round-up does not come by itself.")
    sister = wards.person("sister")
    sister.press(sister.say("hi"), "I run the huddle")
    assert "on its way" not in text(amina.say("digest now"))
    team = wards.team_of(sister)
    assert "Ward 7: weekly" not in text(amina.press_intent(encode(SubscribeDigest(team))))


def test_a_team_without_a_channel_is_told_so(wards: Wards, told: Told) -> None:
    ben = wards.person("ben", "")
    ben.send(ben.press(ben.say("learn x"), "Name my team"), {"team_name": "Night team"})
    reply = ben.say("digest now")
    assert text(reply).startswith("Night team has no channel")
    assert text(ben.press(reply, "Show it to me")).startswith("Night team, 11–17 Nov")
