"""Actions as their people use them."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.actions.intents import ListActions, RecordAction
from bot.chat.inbound import Called, TextSaid
from bot.chat.intent import encode
from bot.chat.reply import Invalid, Reply
from bot.chat.spans import Plain
from bot.ports import Store
from tests.talk import Talk, World, answers_in, buttons, opened, shown, text

MONDAY = datetime(2031, 6, 2, 8, 30, tzinfo=UTC)
"""In ten years at most, which is as far as a clock can be moved."""


@pytest.fixture
def world(store: Store) -> World:
    world = World(store)
    world.clock.move_to(MONDAY)
    return world


def mention(who: Talk, before: str, person: str, after: str = "") -> Reply:
    return who.app.receive(TextSaid(who.origin(), (Plain(before), Called(person, person), Plain(after))))


def team_in(reply: Reply) -> str:
    view = shown(reply).view
    assert isinstance(view, ListActions)
    return view.team


def lines(reply: Reply) -> list[str]:
    return [line.removeprefix("• ") for line in text(reply).splitlines() if line.startswith("• ")]


def test_one_line_is_enough(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    added = amina.say("action add order red lanyards by Friday")
    assert text(added) == "Saved for Ward 7\n“order red lanyards”\nBy when: Fri\nA-1 · Seen by: your team"
    assert list(buttons(shown(added))) == ["Done", "Change"]
    assert lines(amina.say("actions")) == ["A-1 order red lanyards, due Fri"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("order lanyards @Amina Yusuf by Friday", "A-1 order lanyards → Amina Yusuf, due Fri"),
        ("order lanyards @amina by Friday", "A-1 order lanyards → Amina Yusuf, due Fri"),
        ("ask @Sam about beds", "A-1 ask @Sam about beds"),  # there are two
        ("ask @Sam Okoro about beds", "A-1 ask @Sam Okoro about beds → Sam Okoro"),
        ("log in as ward@amina", "A-1 log in as ward@amina"),
        ("ask @Aminata", "A-1 ask @Aminata"),
    ],
)
def test_a_name_that_is_typed_counts_where_it_can_be_only_one(world: World, words: str, said: str) -> None:
    for name in ("Amina Yusuf", "Sam Okoro", "Sam Reed"):
        world.person(name, "Ward 7").say("hi")
    lead = world.person("ben", "Ward 7")
    lead.say(f"action add {words}")
    assert lines(lead.say("action list")) == [said]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("action order red lanyards ", "", "A-1 order red lanyards → ben"),
        ("action order red lanyards ", " by Friday", "A-1 order red lanyards → ben, due Fri"),
        ("action order red lanyards by Friday ", "", "A-1 order red lanyards → ben, due Fri"),
        ("action order red lanyards – ", " by tomorrow.", "A-1 order red lanyards → ben, due tomorrow"),
        ("action ask ", " by Friday", "A-1 ask @ben → ben, due Fri"),
        ("action ", " orders red lanyards by 10 June", "A-1 @ben orders red lanyards → ben, due 10 Jun"),
        ("action add ", "", "A-1 @ben → ben"),
    ],
)
def test_whoever_is_mentioned_owns_it(world: World, before: str, after: str, said: str) -> None:
    amina = world.person("amina", "Ward 7")
    mention(amina, before, "ben", after)
    assert lines(amina.say("action list")) == [said]


def test_of_two_the_one_at_the_end_owns_it(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    heard = (Plain("action ask "), Called("ben", "ben"), Plain(" for lanyards "), Called("cara", "cara"))
    amina.app.receive(TextSaid(amina.origin(), heard))
    assert lines(amina.say("action list")) == ["A-1 ask @ben for lanyards → cara"]


@pytest.mark.parametrize("words", ["sign off by pharmacy", "stand by", "by Friday", "cut waits by 2 weeks"])
def test_what_is_no_day_stays_in_the_words(world: World, words: str) -> None:
    assert f"“{words}”" in text(world.person("amina", "Ward 7").say(f"action {words}"))


def test_a_day_that_does_not_exist_is_named_and_nothing_is_lost(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    added = amina.say("action order red lanyards by 31 February")
    assert "“order red lanyards by 31 February”" in text(added)
    assert "There is no such day as 31 February. I saved it without a date" in text(added)
    changed = amina.send(amina.press(added, "Change"), {"text": "order red lanyards", "due": "2031-06-06"})
    assert lines(amina.say("actions")) == ["A-1 order red lanyards, due Fri"]
    assert "no such day" not in text(changed)


def test_the_form(world: World) -> None:
    amina, ben = world.person("amina", "Ward 7"), world.person("ben", "Ward 7")
    ben.say("hi")
    form = amina.say("action")
    refused = amina.send(form, {"text": " ", "due": "2031-02-31"})
    assert isinstance(refused, Invalid)
    assert refused.errors == {
        "text": "Please fill this in.",
        "due": "Please write a date that exists, such as 2026-11-30.",
    }
    owner = next(each for each in opened(form).fields if each.name == "owner")
    by_name = {name: value for value, name in owner.options}  # type: ignore[union-attr]
    answers = {"text": "Order lanyards", "owner": by_name["ben"], "who": "Sister", "due": "2031-06-03"}
    saved = amina.send(form, answers)
    assert "Who: ben, Sister" in text(saved)
    assert lines(amina.say("actions")) == ["A-1 Order lanyards → ben, Sister, due tomorrow"]
    again = amina.press(saved, "Change")
    assert answers_in(opened(again)) == answers


def test_a_form_with_words_in_it_says_whom_they_name(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    added = mention(amina, "action ask ", "ben", " for lanyards")
    form = amina.press(added, "Change")
    assert answers_in(opened(form))["text"] == "ask @ben for lanyards"
    amina.send(form, {"due": "2031-06-06"})
    assert lines(amina.say("actions")) == ["A-1 ask @ben for lanyards → ben, due Fri"]
    assert answers_in(opened(amina.say("action edit A-1")))["owner"]


def test_a_date_may_be_said_where_no_form_asks_for_it(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    team = team_in(amina.say("actions"))

    def due(said: str) -> str:
        return text(amina.press_intent(encode(RecordAction(text="order", due=said, team=team))))

    assert "By when: Fri" in due("Friday")
    assert due("31 February") == "There is no such day as 31 February. Which day did you mean?"
    assert due("soonish").startswith("I can’t read “soonish” as a day.")
    assert len(lines(amina.say("actions"))) == 1


def test_mine_come_first_and_what_is_overdue_is_marked(world: World) -> None:
    amina, ben = world.person("amina", "Ward 7"), world.person("ben", "Ward 7")
    ben.say("action add check the trolley by tomorrow")
    mention(ben, "action add order lanyards ", "amina", " by today")
    mention(ben, "action add tell pharmacy ", "ben")
    world.clock.move_to(MONDAY + timedelta(days=1))
    assert text(amina.say("actions")) == (
        "Still to do for Ward 7\nYours\n• A-2 order lanyards → amina, overdue since yesterday\nThe team’s\n"
        "• A-1 check the trolley, due today\n• A-3 tell pharmacy → ben\nTo change one, say its number: action A-3"
    )
    assert lines(amina.say("my actions")) == ["A-2 order lanyards → amina, overdue since yesterday"]
    assert lines(amina.say("action list team"))[1:] == ["A-1 check the trolley, due today", "A-3 tell pharmacy → ben"]
    assert lines(amina.say("action list overdue")) == ["A-2 order lanyards → amina, overdue since yesterday"]
    assert text(world.person("cara", "Ward 7").say("my actions")) == "You have nothing left to do."
    world.clock.move_to(MONDAY + timedelta(days=9))
    assert "overdue since 2 Jun" in text(amina.say("actions"))


def test_ten_on_a_page_each_once(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    for number in range(1, 5):
        mention(amina, f"action mine {number} ", "amina")
    for number in range(5, 24):
        amina.say(f"action team {number}")
    pages = [amina.say("actions")]
    while "More" in buttons(shown(pages[-1])):
        pages.append(amina.press(pages[-1], "More"))
    assert [len(lines(page)) for page in pages] == [10, 10, 3]
    seen = [int(line.split()[2]) for page in pages for line in lines(page)]
    assert seen == list(range(1, 24))


def test_done_in_a_list_shows_the_list_again_and_can_be_taken_back(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    amina.say("action order lanyards")
    amina.say("action tell pharmacy")
    after = amina.press(amina.say("actions"), "Done")
    assert lines(after) == ["A-1 order lanyards (done)", "A-2 tell pharmacy"]
    again = amina.press(after, "Not done yet")
    assert lines(again) == ["A-1 order lanyards", "A-2 tell pharmacy"]


def test_the_last_of_a_page_done_leads_back_to_the_first(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    for number in range(11):
        amina.say(f"action number {number}")
    second = amina.press(amina.say("actions"), "More")
    assert len(lines(second)) == 1
    assert len(lines(amina.press(second, "Done"))) == 11  # ten, and the one that can be taken back


def test_done_twice_is_done_once(world: World) -> None:
    amina, ben = world.person("amina", "Ward 7"), world.person("ben", "Ward 7")
    added = amina.say("action order lanyards")
    done = text(amina.press(added, "Done"))
    assert "A-1 · Done 2 Jun 2031" in done
    world.clock.move_to(MONDAY + timedelta(days=3))
    assert text(ben.press(added, "Done")) == done
    assert text(ben.say("action done A-1")) == done
    assert lines(amina.say("actions")) == []
    assert "Done" in buttons(shown(ben.say("action reopen A-1")))
    assert lines(amina.say("actions")) == ["A-1 order lanyards"]


def test_anybody_in_the_team_may_change_it_and_nobody_else(world: World) -> None:
    amina, ben = world.person("amina", "Ward 7"), world.person("ben", "Ward 7")
    amina.say("action order lanyards")
    ben.send(ben.say("action edit A-1"), {"text": "order ten lanyards"})
    stranger, other = world.person("dan", "Ward 9"), world.person("eve", "Ward 7", organisation="other")
    for outsider in (stranger, other):
        for words in ("action A-1", "action edit A-1", "action done A-1", "action reopen A-1"):
            assert text(outsider.say(words)).startswith("I can’t find that.")
        assert lines(outsider.say("actions")) == []
        changed = outsider.press_intent('{"do":"action.change","ref":"A-1","text":"gone"}')
        assert text(changed).startswith("I can’t find that.")
    team = team_in(amina.say("actions"))
    assert text(stranger.press_intent(encode(RecordAction(text="x", team=team)))).startswith("That is for members")
    assert lines(amina.say("actions")) == ["A-1 order ten lanyards"]


def test_who_is_not_in_the_team_cannot_be_chosen(world: World) -> None:
    amina, dan = world.person("amina", "Ward 7"), world.person("dan", "Ward 9")
    mention(dan, "action x ", "dan")
    stranger = answers_in(opened(dan.say("action edit A-1")))["owner"]
    form = amina.say("action")
    refused = amina.send(form, {"text": "order lanyards", "owner": stranger})
    assert isinstance(refused, Invalid)
    assert refused.errors[""].startswith("dan is not in this team.")
    assert answers_in(refused.form)["text"] == "order lanyards"
    nobody = amina.send(form, {"text": "order lanyards", "owner": "0" * 16})
    assert isinstance(nobody, Invalid)


def test_who_is_mentioned_and_not_in_the_team_yet_still_owns_it_when_it_is_changed(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    mention(amina, "action order lanyards ", "zoe", " by Friday")
    amina.send(amina.say("action edit A-1"), {"text": "order ten lanyards"})
    assert lines(amina.say("actions")) == ["A-1 order ten lanyards → zoe, due Fri"]
    assert lines(world.person("zoe", "Ward 7").say("my actions")) == ["A-1 order ten lanyards → zoe, due Fri"]


def test_home_shows_what_is_mine(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    assert "Yours" not in text(amina.open_home())
    for number in range(6):
        mention(amina, f"action number {number} ", "amina")
    amina.say("action somebody else's")
    home = amina.open_home()
    assert lines(home)[:5] == [f"A-{number + 1} number {number} → amina" for number in range(5)]
    assert len(lines(amina.press(home, "All of mine"))) == 6
    amina.press(home, "Done")
    assert lines(amina.open_home())[0] == "A-2 number 1 → amina"


def test_the_guard_reads_it_and_hides_it(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    warned = mention(amina, "action ring Pt 999 398 2598 ", "amina", " by Friday")
    assert text(warned).startswith("Not saved.")
    amina.press(warned, "Hide it and save")
    assert lines(amina.say("actions")) == ["A-1 ring Pt ●●● ●●● ●●●● → amina, due Fri"]


def test_what_the_guard_sends_back_is_as_it_was_said(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    warned = mention(amina, "action ring Pt 999 398 2598 ", "amina", " by Friday")
    form = amina.press(warned, "Edit")
    assert answers_in(opened(form))["text"] == "ring Pt 999 398 2598 by Friday"
    amina.send(form, {"text": "ring the pharmacy by Friday"})
    assert lines(amina.say("actions")) == ["A-1 ring the pharmacy → amina, due Fri"]


def test_what_is_due_today_is_not_late_in_a_round_up(world: World) -> None:
    amina = world.person("amina", "Ward 7")
    amina.say("action add order lanyards by today")
    assert "order lanyards" not in text(amina.say("digest"))
    world.clock.move_to(MONDAY + timedelta(days=1))
    assert "order lanyards, overdue since yesterday" in text(amina.say("digest"))
