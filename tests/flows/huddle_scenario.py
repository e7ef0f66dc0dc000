"""A week of huddles, told once and played on every platform with its clock moved: in the room, and by form."""

from datetime import datetime, time, timedelta
from urllib.request import urlopen
from zoneinfo import ZoneInfo

from tests.flows.driver import SITE, TEAM, Driver, Somebody

LONDON = ZoneInfo("Europe/London")
ROOM, FORM = "Morning huddle", "Afternoon check"
SCANNER = "Bladder scanner missing since Sunday"
LANYARDS = "Order red lanyards"
LEARNED = "Two of us can move the bed through the side door."
LENT = "The stroke unit lends theirs until Friday."
GOOD, BETTER = "The new board saved a phone call.", "Keep the hoist sling with the hoist."
LATE = "Breaks were on time."


class Week:
    """Days and times as the ward says them, from the next Friday on."""

    def __init__(self, driver: Driver) -> None:
        now = datetime.now(LONDON)
        self._friday = now.date() + timedelta(days=(4 - now.weekday()) % 7 or 7)
        self._driver = driver

    def on(self, days: int, at: str) -> datetime:
        """So many days after Friday."""
        return datetime.combine(self._friday + timedelta(days=days), time.fromisoformat(at), LONDON)

    def move_to(self, days: int, at: str) -> None:
        self._driver.move_to(self.on(days, at))


FRIDAY, MONDAY, TUESDAY, WEDNESDAY = 0, 3, 4, 5


def play(driver: Driver) -> None:
    amina, ben, cara = (Somebody(driver, name) for name in ("Amina Yusuf", "Ben Carter", "Cara Lindqvist"))
    week = Week(driver)
    _a_team_and_its_site(amina, ben, cara)
    in_the_room(week, amina, ben, cara)
    by_form(week, amina, ben, cara)


def _a_team_and_its_site(amina: Somebody, ben: Somebody, cara: Somebody) -> None:
    ben.driver.add_bot(ben.name)
    ben.latest(ben.hello)
    cara.driver.add_bot(cara.name, SITE)
    cara.latest("Hello Site huddle.")
    for each in (amina, cara):
        each.mention("hello")
        each.latest(each.hello)


def in_the_room(week: Week, amina: Somebody, ben: Somebody, cara: Somebody) -> None:
    week.move_to(FRIDAY, "14:00")
    _scheduled_on_friday(ben)
    _a_sheet_to_print(ben)
    week.move_to(MONDAY, "08:16")
    _reminded_and_started(week, amina, ben)
    _the_room_speaks(week, amina, ben)
    _done(week, amina, ben)
    _passed_up(amina)
    _answered_by_the_site(amina, ben, cara)
    week.move_to(TUESDAY, "08:16")
    _carried_over(week, amina, ben)


def _scheduled_on_friday(ben: Somebody) -> None:
    ben.ask("huddle schedule")
    form = ben.form("When do you huddle?")
    assert form.values["On which days?"] == "Monday, Tuesday, Wednesday, Thursday, Friday"
    ben.send({"What is it called?": ROOM, "On which days?": "Monday, Tuesday", "At what time?": "half past"})
    again = ben.form("half past")
    assert again.values["On which days?"] == "Monday, Tuesday"
    first = {"At what time?": "08:25", "How?": "In the room, the lead presses Start", "Questions": "Daily huddle"}
    ben.send(first, "More")
    assert ben.form("Bank holidays").values["How often?"] == "Every week"
    ben.send({"Time zone": "London, United Kingdom", "Bank holidays": "We work on them"})
    ben.latest(f"{ROOM}: every Monday and Tuesday 08:25", "Next: Monday, 08:25")
    ben.has_no_form()


def _a_sheet_to_print(ben: Somebody) -> None:
    """Whoever has the address can read it, without the chat."""
    ben.ask("huddle sheet")
    (address,) = ben.latest(f"A sheet to print: {ROOM}").links
    with urlopen(address) as page:
        html = page.read().decode()
    assert ROOM in html
    assert "2. Today’s worries" in html


def _reminded_and_started(week: Week, amina: Somebody, ben: Somebody) -> None:
    """The channel ten minutes before, the lead in private five minutes before."""
    at = f"{ROOM} at 08:25"
    assert amina.latest(at).buttons == ("Start", "Not today")
    assert len(ben.all(at)) == 1
    week.move_to(MONDAY, "08:20")
    ben.until(lambda: len(ben.all(at)) == 2, "was never reminded in private")
    assert len(amina.all(at)) == 1
    week.move_to(MONDAY, "08:25")
    ben.press("Start", at)
    card = amina.latest(ROOM, "of 10 min", "1 of 5: Yesterday’s concerns")
    assert card.buttons[:3] == ("Add concern", "Add action", "Add learning")
    assert amina.sees_no(at), "it is the same card"


def _the_room_speaks(week: Week, amina: Somebody, ben: Somebody) -> None:
    open_card = (ROOM, "of 10 min")
    amina.press("Next", *open_card)
    amina.latest(*open_card, "2 of 5: Today’s worries")
    amina.press("Add concern", *open_card)
    amina.form("What worries you?")
    amina.send({"What worries you?": SCANNER, "Who raised it?": "Somebody in the room"})
    ben.latest(*open_card, f"{SCANNER} (from the room)")
    ben.press("Add action", *open_card)
    ben.form("What is to be done?")
    friday = week.on(FRIDAY + 7, "08:00").date().isoformat()
    ben.send({"What is to be done?": LANYARDS, "Or somebody without an account": "Sister", "By when": friday})
    amina.latest(*open_card, f"{LANYARDS} → Sister, due")
    amina.press("Add learning", *open_card)
    amina.form("Add learning")
    amina.send({"What we learned": LEARNED})
    ben.latest(*open_card, f"Learned: {LEARNED}")
    ben.press("How many in the room?", *open_card)
    ben.form("How many people are in the room?")
    ben.send({"How many people are in the room?": "14"})
    amina.latest(*open_card, "14 in the room")
    assert len(amina.all(*open_card)) == 1


def _done(week: Week, amina: Somebody, ben: Somebody) -> None:
    week.move_to(MONDAY, "08:32:30")
    amina.press("Finish", ROOM, "of 10 min")
    done = ben.latest("Done in 7 min.", "1 concern, 1 action, 1 learning")
    for words in (SCANNER, LANYARDS, LEARNED, "14 in the room"):
        assert words in done.words
    assert amina.sees_no(ROOM, "of 10 min")
    assert len(amina.all("Done in 7 min.")) == 1


def _passed_up(amina: Somebody) -> None:
    """The site huddle is named once, when it is needed."""
    amina.press("Pass up a concern", "Done in 7 min.")
    amina.press("Pass up", "Which concern goes to your site huddle?", SCANNER)
    amina.press("Name our site huddle", SCANNER)
    amina.form("Which huddle hears what your team cannot solve?")
    amina.send({"Which huddle hears what your team cannot solve?": SITE}, "Use this huddle")
    amina.latest(SCANNER, f"passed up to {SITE} today")


def _answered_by_the_site(amina: Somebody, ben: Somebody, cara: Somebody) -> None:
    cara.mention("huddle start", SITE)
    cara.latest("of 10 min", "Passed up to you", f"From {TEAM}: {SCANNER}")
    assert amina.sees_no("Passed up to you")
    cara.press("Answer", "of 10 min", "Passed up to you", SCANNER)
    cara.form("What came of it?")
    cara.send({"What came of it?": LENT, "Is it solved?": "Yes"})
    for each in (amina, ben):
        each.latest("You said, we did", SCANNER, f"{SITE}: {LENT}")
    cara.until(lambda: cara.sees_no("of 10 min", "Passed up to you"), "is still asked")
    cara.press("Finish", "of 10 min")
    cara.latest("Nothing new to follow up.")


def _carried_over(week: Week, amina: Somebody, ben: Somebody) -> None:
    tuesday = amina.latest(f"{ROOM} at 08:25", "Carried over", f"{LANYARDS} → Sister, due")
    assert SCANNER not in tuesday.words
    ben.press("Not today", f"{ROOM} at 08:25", "Carried over")
    amina.latest(f"{ROOM}, 08:25: Not today.")


def by_form(week: Week, amina: Somebody, ben: Somebody, cara: Somebody) -> None:
    _by_form_with_nudges(ben)
    week.move_to(WEDNESDAY, "16:00")
    _two_of_three_answer(amina, ben)
    _the_third_is_nudged(week, amina, ben, cara)
    week.move_to(WEDNESDAY, "18:01")
    _the_summary(amina, ben)
    _a_late_answer(amina, cara)
    _an_answer_becomes_learning(amina, ben)


def _by_form_with_nudges(ben: Somebody) -> None:
    ben.ask("huddle schedule")
    ben.form("When do you huddle?")
    how = "By form, everybody when it suits them"
    first = {"What is it called?": FORM, "On which days?": "Wednesday", "At what time?": "16:00", "How?": how}
    ben.send({**first, "Questions": "Plus/delta"}, "More")
    ben.form("Bank holidays")
    ben.send({"By form: minutes that answers may take": "120", "Nudges": "Yes"})
    ben.latest(f"{FORM}: every Wednesday 16:00")


def _two_of_three_answer(amina: Somebody, ben: Somebody) -> None:
    """The channel sees how many, and never who."""
    amina.latest(FORM, "Nobody has answered yet. Open until 18:00.")
    amina.press("Answer", FORM, "Nobody has answered yet.")
    amina.form("What was good?")
    amina.send({"What was good?": GOOD, "What would make it better?": BETTER})
    amina.latest("Thank you.", GOOD)
    ben.latest(FORM, "1 has answered.")
    ben.press("Answer", FORM, "1 has answered.")
    ben.form("What was good?")
    ben.send({"What was good?": "Handover in five minutes."})
    card = amina.latest(FORM, "2 have answered.")
    assert not [name for name in ("Amina", "Ben", "Cara") if name in card.words]
    assert ben.sees_no(GOOD)


def _the_third_is_nudged(week: Week, amina: Somebody, ben: Somebody, cara: Somebody) -> None:
    week.move_to(WEDNESDAY, "17:45")
    nudge = cara.latest("Open for you today", f"{FORM}, open until 18:00")
    assert "Answer" in nudge.buttons
    assert amina.sees_no("Open for you today")
    assert ben.sees_no("Open for you today")


def _the_summary(amina: Somebody, ben: Somebody) -> None:
    amina.latest("Done.", "2 took part.", "The summary is below.", FORM)
    assert amina.sees_no(FORM, "2 have answered.")
    summary = amina.latest(f"{FORM}, ", "what was said", GOOD, BETTER, "Handover in five minutes.")
    assert "Done." in summary.under
    assert not [name for name in ("Amina", "Ben", "Cara") if name in summary.words]


def _a_late_answer(amina: Somebody, cara: Somebody) -> None:
    """Added to the summary where it stands."""
    cara.press("Answer late", "Done.", FORM)
    cara.form("What was good?")
    cara.send({"What was good?": LATE})
    cara.latest("Thank you.", "It came after the huddle, and is added to its summary.")
    summary = amina.latest("what was said", GOOD, f"{LATE} (added later)")
    assert "Done." in summary.under
    assert len(amina.all("what was said")) == 1


def _an_answer_becomes_learning(amina: Somebody, ben: Somebody) -> None:
    ben.press("Use this", "what was said", GOOD)
    ben.press("Add learning", f"“{GOOD}”")
    assert ben.form("Add learning").values["What we learned"] == GOOD
    ben.send({})
    ben.latest(ben.saved, GOOD)
    amina.ask("find board phone call")
    amina.latest("Found for “board phone call”", GOOD)
