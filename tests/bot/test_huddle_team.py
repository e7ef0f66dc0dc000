"""What a team reads of its huddles: what is on and next, how they have gone, the sheet, and the same time tomorrow."""

import pytest

from bot.chat.intent import encode
from bot.chat.reply import Nothing
from bot.huddles.intents import AskDaysSince, PrintSheet, SetDaysSince, ShowHuddles, ShowSheet
from bot.ports import Store
from tests.bot.huddling import Ward, labels, lines
from tests.talk import Talk, buttons, shown, text


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


def held(ward: Ward, sister: Talk, day: int, clock: str = "08:26") -> None:
    ward.at("08:15", days=day)
    ward.at(clock, days=day)
    sister.press(ward.card(), "Start", visible=True)
    ward.go()
    sister.press(ward.card(), "Finish", visible=True)
    ward.go()


def test_after_the_first_huddle_the_same_time_is_one_press(ward: Ward) -> None:
    sister = ward.lead()
    sister.say("huddle start")
    ward.at("07:36")
    sister.press(ward.card(), "Finish", visible=True)
    ward.go()
    (asked,) = ward.private("sister")
    assert lines(asked) == ["Same time tomorrow?"]
    assert labels(asked) == ["Weekdays 07:30", "Every day", "Choose", "No"]
    alone = ward.person("sister", "")
    assert text(alone.press(asked, "Weekdays 07:30")).startswith(
        "Ward 7 huddle: weekdays 07:30\nNext: tomorrow, 07:30."
    )
    assert text(alone.press(asked, "Weekdays 07:30")).startswith("Ward 7 huddle: weekdays 07:30")
    assert text(sister.say("huddle list")).count("07:30.") == 2  # its rhythm, and its next
    ward.at("07:20", days=1)
    assert lines(ward.card()) == ["Ward 7 huddle at 07:30"]


def test_the_same_time_is_asked_once_a_team(ward: Ward) -> None:
    sister = ward.lead()
    for _ in range(2):
        sister.say("huddle start")
        ward.go()
        sister.say("huddle close")
        ward.go()
    (asked,) = ward.private("sister")
    declined = ward.person("sister", "").press(asked, "No")
    assert text(declined) == "All right. To set a time, say huddle schedule."
    form = sister.press(asked, "Choose")
    fields = {each.name: each.value for each in form.form.fields}  # type: ignore[union-attr]
    assert (fields["times"], fields["days"]) == ("07:30", "0,1,2,3,4")


def test_it_is_not_asked_where_something_is_planned(ward: Ward) -> None:
    sister = ward.lead()
    ward.schedule(sister)
    held(ward, sister, 0)
    assert [lines(card)[0] for card in ward.private("sister")] == ["Done in 1 min. Nothing new to follow up."]


def test_start_takes_the_one_that_is_planned_for_about_now(ward: Ward) -> None:
    """Also before it was made; its series does not hold it a second time."""
    sister = ward.lead()
    ward.schedule(sister)
    ward.at("07:40")
    assert sister.say("huddle start") == Nothing()
    ward.go()
    assert lines(ward.card())[0] == "Ward 7 huddle · 0 of 10 min"
    sister.say("huddle close")
    ward.at("08:45")
    assert len(ward.channel()) == 1
    ward.at("10:00")
    sister.say("huddle start")
    ward.go()
    assert len(ward.channel()) == 2
    ward.at("08:15", days=1)
    assert len(ward.channel()) == 3


def test_one_by_form_is_started_by_its_name(ward: Ward) -> None:
    sister = ward.lead()
    ward.schedule(sister, {"way": "form", "huddle_name": "Night round"}, {"window": "60"})
    sister.say("huddle start Night ROUND")
    ward.go()
    assert lines(ward.card()) == ["Night round", "Nobody has answered yet. Open until 09:25."]
    ward.at("12:00")
    sister.say("huddle start night round")
    ward.go()
    assert lines(ward.card()) == ["Night round", "Nobody has answered yet. Open until 13:00."]


def test_what_is_on_and_next(ward: Ward) -> None:
    sister, ben = ward.lead(), ward.person("ben")
    nothing = ben.say("huddle")
    assert lines(shown(nothing)) == ["Ward 7 has no huddle planned."]
    assert labels(shown(nothing)) == ["Start huddle", "Schedule a huddle"]
    ward.schedule(sister)
    assert lines(shown(sister.say("huddle"))) == ["Ward 7: huddles", "• Next: Ward 7 huddle, 08:25"]
    assert labels(shown(sister.say("huddle"))) == ["Start huddle", "All huddles", "Count days since …"]
    ward.at("08:15")
    sister.press(ward.card(), "Start", visible=True)
    assert lines(shown(ben.say("huddle")))[:3] == [
        "Ward 7: huddles",
        "• Ward 7 huddle is open now",
        "• Next: Ward 7 huddle, tomorrow 08:25",
    ]
    assert text(ben.press(ben.say("huddle"), "Show it")).startswith("Ward 7 huddle · 0 of 10 min")


def test_how_the_team_s_huddles_have_gone(ward: Ward) -> None:
    sister = ward.lead()
    ward.schedule(sister)
    held(ward, sister, 0)
    held(ward, sister, 1, clock="08:45")
    ward.at("09:30", days=2)
    ward.at("08:15", days=3)
    sister.press(ward.card(), "Not today", visible=True)
    assert "Held 2 of 3 in the last 4 weeks, 1 on time." in lines(shown(sister.say("huddle")))
    assert not any("Embedded" in line for line in lines(shown(sister.say("huddle"))))


def test_fifteen_in_a_row_are_embedded(ward: Ward) -> None:
    sister = ward.lead()
    ward.schedule(sister)
    for day in range(21):
        if day % 7 < 5:
            held(ward, sister, day)
    said = lines(shown(sister.say("huddle")))
    assert "Held 15 of 15 in the last 4 weeks, 15 on time." in said
    assert "Embedded since 11 Dec 2026 (15 in a row within 21 days)." in said


def test_days_since(ward: Ward) -> None:
    sister, ben = ward.lead(), ward.person("ben")
    form = sister.press(sister.say("huddle"), "Count days since …")
    counted = sister.send(form, {"what": "  fall ", "day": "2026-11-11"})
    assert lines(shown(counted))[-1] == "12 days since the last fall."
    assert lines(shown(ben.say("huddle")))[-1] == "12 days since the last fall."
    again = sister.press(sister.say("huddle"), "Count days since …")
    assert lines(shown(sister.send(again, {})))[-1] == "Today: fall. The count starts again."
    ward.at("09:00", days=1)
    assert lines(shown(ben.say("huddle")))[-1] == "1 day since the last fall."
    stopped = sister.send(sister.press(sister.say("huddle"), "Count days since …"), {"what": ""})
    assert "since" not in text(stopped)


def test_only_the_lead_sets_what_is_counted_and_nobody_else_reads_it(ward: Ward) -> None:
    sister, ben, eve = ward.lead(), ward.person("ben"), ward.person("eve", "Ward 8")
    team = ward.team_of(sister)
    sister.press_intent(encode(SetDaysSince(team, "fall", "2026-11-11")))
    for intent in (AskDaysSince(team), SetDaysSince(team, "party", "2026-11-11")):
        assert (
            text(ben.press_intent(encode(intent)))
            == "Only the team’s lead can do that: please ask sister. To lead it yourself, say team."
        )
    assert "members of the team" in text(eve.press_intent(encode(SetDaysSince(team, "party", "2026-11-11"))))
    assert text(eve.press_intent(encode(ShowHuddles(team)))).startswith("I can’t find that.")
    assert text(eve.press_intent(encode(ShowSheet(team=team)))).startswith("I can’t find that.")
    assert "12 days since the last fall." in text(ben.say("huddle"))


def test_what_is_counted_holds_no_patient(ward: Ward) -> None:
    sister = ward.lead()
    form = sister.press(sister.say("huddle"), "Count days since …")
    assert text(sister.send(form, {"what": "fall of 999 398 2598"})).startswith("Not saved.")


def test_the_sheet_for_people_without_phones(ward: Ward) -> None:
    sister = ward.lead()
    sister.say("action add Order red lanyards")
    sister.say("concern Bladder scanner missing")
    daily = lines(shown(sister.say("huddle sheet")))
    assert daily[0] == "Ward 7 huddle, 23 Nov 2026"
    ward.schedule(sister, {"question_set": "safety"})
    sheet = shown(sister.say("huddle print"))
    assert lines(sheet)[:5] == [
        "Ward 7 huddle, 23 Nov 2026 08:25",
        "In the room: ______",
        "Carried over",
        "• Bladder scanner missing",
        "• A-1 Order red lanyards",
    ]
    ward.at("08:15")
    assert lines(shown(sister.say("huddle sheet"))) == lines(sheet)
    assert lines(shown(sister.press_intent(encode(PrintSheet(ref="S-1"))))) == lines(sheet)


def test_home_shows_what_is_open_and_what_comes_next(ward: Ward) -> None:
    sister, ben = ward.lead(), ward.person("ben", "")
    ward.person("ben").say("hi")
    ward.schedule(sister, {"way": "form"})
    assert "• Next: Ward 7 huddle, 08:25" in lines(shown(ben.open_home()))
    ward.at("08:25")
    home = ben.open_home()
    assert "• Ward 7 huddle is open now" in lines(shown(home))
    assert "Answer" in buttons(shown(home))
