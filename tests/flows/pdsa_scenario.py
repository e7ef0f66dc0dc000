"""An aim, its numbers, and three small tests that grow out of one another, told once and played on every platform."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.flows.driver import Driver, Somebody, fetched

LONDON = ZoneInfo("Europe/London")
PROJECT, MEASURE = "Trolley key", "Minutes to the key"
WHAT = "Morning rounds that start with the key at hand"
IDEA = "A red lanyard on the trolley key ends the morning hunt"
GUESS = "Found in under a minute"
SEEN = "Found at once, but the lanyard caught on the drawer"
LEARNED = "A lanyard is seen from afar, and a short one catches less"
SHORTER = "A shorter lanyard on the trolley key"
HOOK = "A hook by the drug cupboard for the key"
STOPPED = "The hook is behind the door when it stands open"
BEFORE = tuple(9 + (index * 7) % 5 - 2 for index in range(24))
"""Minutes as they come, with nothing to see in them."""
AFTER = (3, 2, 3, 4, 2, 3, 2, 3, 2, 3)
HOLD = "Hold each guess beside what happened."
ONCE_MORE = "Once with one person is a good start."
GO_ON = "Begin the next test while it is fresh"
"""What the coach suggests."""
QUIET = "No signal: what you see is ordinary variation"
SHIFT = "A shift for the better"

_DRAWN = re.compile(r"base64,[A-Za-z0-9+/=]+")


class Diary:
    """Days from the one on which it begins."""

    def __init__(self, driver: Driver) -> None:
        self._first = datetime.now(LONDON).date() + timedelta(days=1)
        self._driver = driver

    def day(self, days: int) -> date:
        return self._first + timedelta(days=days)

    def move_to(self, days: int) -> None:
        """To the afternoon of that day."""
        self._driver.move_to(datetime.combine(self.day(days), datetime.min.time(), LONDON).replace(hour=15))

    def pasted(self, first: int, values: tuple[int, ...]) -> str:
        """A line a day, as from a spreadsheet."""
        return "\n".join(f"{self.day(first + index).isoformat()}\t{value}" for index, value in enumerate(values))


def play(driver: Driver) -> str:
    """The address of the report at the end."""
    amina, ben = Somebody(driver, "Amina Yusuf"), Somebody(driver, "Ben Carter")
    diary = Diary(driver)
    diary.move_to(0)
    _a_team(amina, ben)
    _a_project(amina)
    _what_leads_there(amina)
    _a_measure_with_24_values(diary, amina)
    quiet = _its_chart(amina, QUIET)
    _a_small_test_from_a_learning(amina)
    _the_coach_asks_once(amina)
    _marked_on_its_chart(amina, quiet)
    diary.move_to(10)
    _what_happened_and_what_it_told(amina, ben)
    _ten_values_later(diary, amina)
    _its_chart(amina, SHIFT)
    _the_chart_for_everybody(amina, ben)
    _change_it_and_try_again(ben)
    _the_third_is_stopped(ben)
    _found_afterwards(amina)
    _the_board(ben)
    _the_project_with_its_tests(amina)
    return _its_report(amina)


def _a_team(amina: Somebody, ben: Somebody) -> None:
    ben.driver.add_bot(ben.name)
    ben.latest(ben.hello)
    amina.mention("hello")
    amina.latest(amina.hello)


def _a_project(amina: Somebody) -> None:
    """Its name is enough to begin with; one thing that would help is suggested."""
    amina.ask("project start")
    amina.form("Start a project")
    amina.send({"What do you call it?": PROJECT, "What will be better?": WHAT})
    amina.latest(PROJECT, WHAT, "How much better?")
    amina.press("Change", PROJECT, WHAT)
    assert amina.form("Change this project").values["What do you call it?"] == PROJECT
    numbers = {"Where are you now?": "9", "What do you aim for?": "2", "Counted in": "minutes"}
    amina.send(numbers)
    amina.latest(PROJECT, "from 9 minutes to 2 minutes")


def _what_leads_there(amina: Somebody) -> None:
    """A picture as soon as there is something in it."""
    amina.press("Drivers and ideas", PROJECT, "from 9 minutes to 2 minutes")
    amina.press("Add a driver", f"What leads there: {PROJECT}")
    amina.form("Driver or idea")
    amina.send({"In a few words": "The key can be seen"})
    amina.latest(f"What leads there: {PROJECT}", "The key can be seen")
    amina.picture(f"What leads there: {PROJECT}", "The key can be seen")


def _a_measure_with_24_values(diary: Diary, amina: Somebody) -> None:
    amina.press("Add a measure", PROJECT, "from 9 minutes to 2")
    amina.form("Add a measure")
    kind = {"What kind of number is it?": "A measurement, such as 45 minutes"}
    amina.send({"What do you measure?": MEASURE, **kind, "Which way is better?": "Lower is better", "Target": "2"})
    amina.press("Record", MEASURE, "No values yet.")
    amina.form("Record numbers")
    amina.send({"Number": diary.pasted(-23, BEFORE)})
    amina.latest(f"Saved for {amina.driver.team}: {MEASURE}, 24 values", QUIET)


def _its_chart(somebody: Somebody, reading: str) -> bytes:
    somebody.ask(f"measure chart {MEASURE}")
    somebody.latest(MEASURE, reading)
    return somebody.picture(MEASURE, reading)


def _a_small_test_from_a_learning(amina: Somebody) -> None:
    """The learning's words stand in the form; the aim and the measure are behind More."""
    amina.ask(f"learn {IDEA}")
    amina.press("Test this", amina.saved, IDEA)
    assert amina.form("Start a small test").values["What will you try?"] == IDEA
    amina.send({"What do you think will happen?": "Not sure", "How will you tell?": "Minutes to the key"}, "More")
    amina.form("Why we think so")
    amina.send({"The aim it is for": PROJECT, "The measure it should move": MEASURE})
    amina.latest("Test C-1 ready.", IDEA, "Guess: Not sure", "One person, once")


def _the_coach_asks_once(amina: Somebody) -> None:
    amina.press("We’ve started", "Test C-1 ready.")
    amina.press("Add a guess", "A guess, even a wrong one, makes the result easier to read.", IDEA)
    amina.form("Your guess")
    amina.send({"What do you think will happen?": GUESS})
    amina.press("We’ve started", "Test C-1 ready.", f"Guess: {GUESS}")
    amina.latest("Test C-1 has started.", f"Guess: {GUESS}")


def _marked_on_its_chart(amina: Somebody, before: bytes) -> None:
    """When it began, among the same values."""
    amina.until(lambda: _its_chart(amina, QUIET) != before, "sees no mark of the test on the chart")


def _what_happened_and_what_it_told(amina: Somebody, ben: Somebody) -> None:
    """One thing that would help, each time to whoever is at it and to nobody else."""
    amina.press("What happened", "Test C-1 has started.")
    amina.form("What happened", "What did you see?")
    amina.send({"Did it go as planned?": "Yes", "What did you see?": SEEN})
    amina.latest("Test C-1: what did it tell you?", SEEN, HOLD)
    assert ben.sees_no(HOLD)
    amina.press("What it told us", "Test C-1: what did it tell you?", SEEN)
    amina.form("What it told us", f"Your guess: “{GUESS}”")
    result = {"What was the result?": "40 seconds", "Was it as you guessed?": "Yes, as guessed"}
    amina.send({**result, "What we learned": LEARNED})
    told = f"Guess: {GUESS} Result: 40 seconds (Yes, as guessed)"
    amina.latest("Test C-1: what next?", told, LEARNED, ONCE_MORE)


def _ten_values_later(diary: Diary, amina: Somebody) -> None:
    """In a line of chat, or several at once as they stand in a spreadsheet."""
    amina.ask(f"measure {MEASURE} {AFTER[0]} on {diary.day(1).isoformat()}")
    amina.latest(f"Saved for {amina.driver.team}: {MEASURE}", f"{AFTER[0]}")
    amina.ask("measure M-1")
    amina.press("Record", MEASURE, "M-1 · Seen by")
    amina.form("Record numbers")
    amina.send({"Number": diary.pasted(2, AFTER[1:])})
    amina.latest(f"Saved for {amina.driver.team}: {MEASURE}, 9 values", SHIFT)


def _the_chart_for_everybody(amina: Somebody, ben: Somebody) -> None:
    amina.press("Post to channel", MEASURE, SHIFT)
    ben.latest(MEASURE, SHIFT)
    ben.picture(MEASURE, SHIFT)


def _change_it_and_try_again(ben: Somebody) -> None:
    """Anybody in the team goes on with it; the next test begins with what is to change, and why."""
    ben.ask("pdsa C-1")
    ben.press("What next", "Test C-1: what next?")
    ben.form("What next?")
    ben.send({"What next?": "Change it and try again", "What will you change for the next test?": SHORTER})
    ben.latest("Test C-1: we change it and try again.", SHORTER, GO_ON)
    ben.press("Next test", "Test C-1: we change it and try again.", SHORTER)
    form = ben.form("Start a small test")
    assert form.values["What will you try?"] == SHORTER
    assert form.values["What do you think will happen?"] == "", "its guess is its own"
    ben.send({"What do you think will happen?": "It catches nowhere"})
    _once_through(ben, "C-2", "It caught once", "Partly")
    ben.press("What next", "Test C-2: what next?")
    ben.form("What next?")
    ben.send({"What next?": "Change it and try again", "What will you change for the next test?": HOOK})
    ben.press("Next test", "Test C-2: we change it and try again.", HOOK)
    assert ben.form("Start a small test").values["What will you try?"] == HOOK


def _once_through(ben: Somebody, ref: str, result: str, matched: str) -> None:
    ben.press("We’ve started", f"Test {ref} ready.")
    ben.press("What happened", f"Test {ref} has started.")
    ben.form("What happened", "What did you see?")
    ben.send({"What did you see?": result})
    ben.press("What it told us", f"Test {ref}: what did it tell you?")
    ben.form("What it told us", "Your guess:")
    ben.send({"What was the result?": result, "Was it as you guessed?": matched, "What we learned": f"{result}."})


def _the_third_is_stopped(ben: Somebody) -> None:
    """Stopping needs a reason, and is a result too."""
    ben.send({"What do you think will happen?": "The key hangs there each morning"})
    _once_through(ben, "C-3", "Nobody saw it", "No, it came differently")
    ben.press("What next", "Test C-3: what next?")
    ben.form("What next?")
    ben.send({"What next?": "Stop, and say why"})
    again = ben.form("Say in a line why you stop")
    assert again.values["What next?"] == "Stop, and say why"
    ben.send({"Why?": STOPPED})
    ben.latest("Test C-3: stopped.", HOOK, STOPPED)


def _found_afterwards(amina: Somebody) -> None:
    """As easily as those that were kept."""
    amina.ask("pdsa find hook cupboard")
    amina.latest("Small tests found for “hook cupboard”", "C-3", f"stopped: {STOPPED}")
    amina.ask("find hook cupboard")
    amina.latest("Found for “hook cupboard”", "C-3")
    amina.press("See", "Small tests found for “hook cupboard”", "C-3")
    amina.latest("Test C-3: stopped.", HOOK, STOPPED)


def _the_board(ben: Somebody) -> None:
    ben.ask("pdsa")
    board = ben.latest(f"Small tests of {ben.driver.team}", "Lately finished")
    for line in ("C-1", "C-2", f"C-3 {HOOK} (stopped: {STOPPED})"):
        assert line in board.words


def _the_project_with_its_tests(amina: Somebody) -> None:
    amina.ask("project P-1")
    card = amina.latest(PROJECT, WHAT, MEASURE, SHIFT, "C-3")
    assert card.words.index("C-1") < card.words.index("C-2") < card.words.index("C-3")


def _its_report(amina: Somebody) -> str:
    """Whoever has its address can read it, without the chat; people are not named in it."""
    amina.ask("project report P-1")
    page, markdown = amina.latest(PROJECT, "3 small tests", "1 chart").links
    html = _DRAWN.sub("", fetched(page, "text/html").decode())
    text = fetched(markdown, "text/markdown").decode()
    assert text.startswith(f"# {PROJECT}")
    for words in (PROJECT, MEASURE, SHIFT, GUESS, LEARNED, STOPPED):
        assert words in html
        assert words in text
    assert not [name for name in ("Amina", "Ben") if name in html + text]
    return page
