"""Monday's round-up: on a team's huddle card, by itself, and for a champion over eleven teams; and a quiet week."""

import re
from datetime import date, datetime, time, timedelta
from html import unescape
from zoneinfo import ZoneInfo

from tests.flows.driver import TEAM, Seen, Somebody, fetched
from tests.flows.playground_driver import PlaygroundDriver

LONDON = ZoneInfo("Europe/London")
ALONE = "Stroke Unit"
"""A team without a huddle."""
CHAMPIONS_OWN = "Ward 9"
PLACES = {
    "Amina Yusuf": (TEAM, ALONE, "Huddlelog"),
    "Ben Carter": (TEAM, "Huddlelog"),
    "Cara Lindqvist": ("Huddlelog", CHAMPIONS_OWN),
}
"""Who has which places open."""
HUDDLE = "Morning huddle"
LEARNED = "A torch on the medicines fridge ends the search for the switch at night"
STUCK = "A second torch by the sluice"
MINE = ("Your teams,", "Full round-up", "Settings")
QUIET = "Nothing new. One to revisit:"
MOST_AT_ONCE = 3
SECTION = re.compile(
    "Needs you|Worth borrowing|What we learned|Tests|Numbers|Travelled|From patients or families|In figures"
)
BUTTON = re.compile("We’ll try this|See why|See|Show chart|Offer help|Ask the team")
TAG, COUNT = re.compile("<[^>]*>"), re.compile(r"^ \(\d+\)")
TWO_SCREENS = 2.0


class Mondays:
    """The next one and those after it."""

    def __init__(self, driver: PlaygroundDriver) -> None:
        today = datetime.now(LONDON).date()
        self._first = today + timedelta(days=7 - today.weekday())
        self._driver = driver

    def move_to(self, week: int, at: str) -> None:
        moment = datetime.combine(self._day(week), time.fromisoformat(at), LONDON)
        self._driver.move_to(moment)

    def told(self, week: int) -> str:
        """The days of which that Monday tells: 16–22 Nov."""
        first, last = self._day(week) - timedelta(days=7), self._day(week) - timedelta(days=1)
        begins = str(first.day) if first.month == last.month else f"{first.day} {first:%b}"
        return f"{begins}–{last.day} {last:%b}"

    def _day(self, week: int) -> date:
        return self._first + timedelta(weeks=week)


def play(driver: PlaygroundDriver) -> None:
    amina, ben, cara = (Somebody(driver, name) for name in PLACES)
    mondays = Mondays(driver)
    _it_comes_by_itself(amina, ben, cara)
    _something_is_shared(amina, ben)
    mondays.move_to(0, "08:16")
    _on_the_huddle_card(mondays, amina, ben)
    mondays.move_to(0, "08:31")
    _by_itself(mondays, amina)
    _the_champion_s(mondays, cara)
    assert driver.screens(cara.name, *MINE) <= TWO_SCREENS
    _opened_and_paged(cara)
    _we_ll_try_this(amina, cara)
    mondays.move_to(1, "08:31")
    _what_travelled(mondays, cara)
    mondays.move_to(2, "08:31")
    _a_quiet_week_both_ways(mondays, amina, cara)
    _something_gets_stuck(amina)
    mondays.move_to(4, "08:31")
    _needs_somebody(mondays, ben, cara)


def _it_comes_by_itself(amina: Somebody, ben: Somebody, cara: Somebody) -> None:
    ben.ask("huddle schedule")
    ben.form("When do you huddle?")
    ben.send({"What is it called?": HUDDLE, "On which days?": "Monday", "At what time?": "08:25"})
    ben.latest(f"{HUDDLE}: every Monday 08:25")
    amina.mention("digest subscribe", ALONE)
    amina.latest(f"{ALONE}: weekly round-up", "Every Monday 08:30")
    cara.mention("hello", CHAMPIONS_OWN)
    cara.ask("digest subscribe")
    cara.press("Change", "Your weekly round-up", "Every Monday 08:30")
    assert cara.form("Weekly round-up").values["In a week without news"] == "Say nothing"
    cara.send({"In a week without news": "Say “Nothing new”"})
    cara.latest("Your weekly round-up", "A quiet week: I say that there is nothing new.")


def _something_is_shared(amina: Somebody, ben: Somebody) -> None:
    """Useful to somebody, so that it stands before everything that was only imported."""
    amina.ask(f"learn {LEARNED}")
    amina.press("Post to channel", amina.saved, LEARNED)
    ben.press("Useful", amina.entry, LEARNED)
    amina.press("Change", amina.saved, LEARNED)
    amina.press("Share", amina.entry, LEARNED)
    amina.press("Share with the organisation", "beyond the team?", LEARNED)
    amina.latest("Everyone in", "can read this.")


def _on_the_huddle_card(mondays: Mondays, amina: Somebody, ben: Somebody) -> None:
    card = amina.latest(f"{HUDDLE} at 08:25", "Weekly round-up", mondays.told(0))
    assert card.buttons[:2] == ("Start", "Not today")
    assert not card.pictures, "it is read in the room, on a phone"
    mondays.move_to(0, "08:25")
    ben.press("Start", f"{HUDDLE} at 08:25")
    amina.latest(HUDDLE, "of 10 min", "Weekly round-up", LEARNED)
    assert len(amina.all("Weekly round-up")) == 1


def _by_itself(mondays: Mondays, amina: Somebody) -> None:
    own = amina.latest(f"{ALONE}, {mondays.told(0)}", "What we learned", "Full round-up")
    _is_short(own)
    assert LEARNED not in own.words, "it is the team’s own"
    assert amina.sees_no(f"{TEAM}, {mondays.told(0)}"), "that stands on the huddle’s card"


def _the_champion_s(mondays: Mondays, cara: Somebody) -> None:
    mine = cara.latest(*MINE, mondays.told(0), "12 teams")
    _is_short(mine)
    assert mine.words.index("Worth borrowing") < mine.words.index("Tests") < mine.words.index("Numbers")
    assert f"{TEAM}: {LEARNED}" in mine.words
    assert "Waiting for consent: 1." in mine.words
    assert not [name for name in PLACES if name.partition(" ")[0] in mine.words]
    assert len(cara.all(*MINE)) == 1


def _is_short(seen: Seen) -> None:
    """Three lines a section."""
    words, *others = SECTION.split(seen.words)
    assert others, words
    for section in others:
        assert len(BUTTON.findall(section)) <= MOST_AT_ONCE, section


def _opened_and_paged(cara: Somebody) -> None:
    """What has no room is a press away; everything is on its page."""
    assert cara.sees_no("Worth borrowing", "Show more")
    cara.press("Full round-up", *MINE)
    cara.press("Show", "Your teams,", "From patients or families", "Show")
    first = cara.latest("Worth borrowing", LEARNED, "Show more")
    cara.press("Show more", "Worth borrowing", LEARNED)
    pages = ("Worth borrowing", "Show more")
    second = cara.until(lambda: [each for each in cara.all(*pages) if not each.under][1:], "sees no next page")[-1]
    assert not set(_lines(first)) & set(_lines(second))
    (page,) = [link for link in cara.latest(*MINE).links if "/pages/" in link]
    everything = " ".join(unescape(TAG.sub("", fetched(page, "text/html").decode())).split())
    missing = [line for line in (*_lines(first), *_lines(second)) if line not in everything]
    assert not missing, missing


def _lines(seen: Seen) -> list[str]:
    """Of a section."""
    words = COUNT.sub("", seen.words.partition("Worth borrowing")[2]).rpartition(" and ")[0]
    return [line.strip() for line in BUTTON.split(words) if line.strip()]


def _we_ll_try_this(amina: Somebody, cara: Somebody) -> None:
    cara.press("We’ll try this", *MINE)
    cara.form("What we keep")
    cara.send({"What we keep": "The torch", "Setting": "Rural"})
    cara.press("Start a small test", f"{CHAMPIONS_OWN} is trying this", LEARNED)
    assert LEARNED in cara.form("Start a small test").values["What will you try?"]
    cara.send({"What do you think will happen?": "Found within a minute"})
    (ref,) = cara.latest("ready.", LEARNED).words.partition("Test ")[2].split()[:1]
    cara.press("We’ve started", f"Test {ref} ready.")
    cara.press("What happened", f"Test {ref} has started.")
    cara.form("What happened")
    cara.send({"What did you see?": "Found at once on five nights"})
    cara.press("What it told us", f"Test {ref}: what did it tell you?")
    cara.form("What it told us")
    told = {"What was the result?": "At once", "Was it as you guessed?": "Yes, as guessed"}
    cara.send({**told, "What we learned": "A torch is found by touch."})
    cara.press("What next", f"Test {ref}: what next?")
    cara.form("What next?")
    cara.send({"What next?": "Keep it"})
    amina.latest("You said, we did", LEARNED, CHAMPIONS_OWN, "it worked")
    amina.until(
        lambda: [each for each in amina.posted(LEARNED) if "Tried in 1 setting: worked 1" in each.words],
        "never saw the posted card change",
    )


def _what_travelled(mondays: Mondays, cara: Somebody) -> None:
    mine = cara.latest(*MINE, mondays.told(1))
    assert f"{TEAM}: {LEARNED} → {CHAMPIONS_OWN}, worked" in mine.words
    assert "1 started · 1 kept" in mine.words
    assert "Quiet: 11 teams." in mine.words


def _a_quiet_week_both_ways(mondays: Mondays, amina: Somebody, cara: Somebody) -> None:
    quiet = cara.latest("Your teams,", mondays.told(2), QUIET)
    assert quiet.buttons == ("See", "Settings")
    assert amina.sees_no(f"{ALONE}, {mondays.told(2)}")
    assert amina.sees_no(f"{ALONE}, {mondays.told(1)}")


def _something_gets_stuck(amina: Somebody) -> None:
    amina.ask("pdsa start")
    amina.form("Start a small test")
    amina.send({"What will you try?": STUCK})
    amina.press("We’ve started", "ready.", STUCK)
    amina.press("Start anyway", "A guess, even a wrong one", STUCK)
    amina.latest("has started.", STUCK)


def _needs_somebody(mondays: Mondays, ben: Somebody, cara: Somebody) -> None:
    """First of all, and without a word of the team’s own that it has not shared; its lead alone is told."""
    mine = cara.latest(*MINE, mondays.told(4))
    assert mine.words.index("Needs you") < mine.words.index("A question for the week")
    assert f"{TEAM}: test C-5 waiting" in mine.words
    cara.press("Offer help", *MINE, mondays.told(4))
    cara.latest(f"{TEAM}’s lead has been told that you offer help")
    ben.press("Thank you, please get in touch", f"An offer of help for {TEAM}", "Cara Lindqvist", "C-5")
    cara.latest(f"{TEAM} has seen your offer of help", "please get in touch")
