"""One trust on two platforms: a Slack workspace and a Teams tenant become one organisation, and two accounts one
person."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.flows.both_platforms import IN_SLACK, IN_TEAMS, WARD_IN_TEAMS, Both, becomes_administrator, code_in
from tests.flows.driver import ALSO_AT_SITE as ON_BOTH
from tests.flows.driver import SITE, TEAM, Somebody

LONDON = ZoneInfo("Europe/London")
IN_SLACKS_WARD = "A green tray for the blood forms means none is lost"
FOR_ALL_IN_SLACK = "Chairs with arms in the day room get people up sooner"
AT_SLACKS_SITE = "Ten minutes at noon beside the bed board saves an hour"
IN_TEAMS_WARD = "A basket at the door gathers the loose wheelchair feet"
AT_TEAMS_SITE = "One phone for the discharge lounge is answered"
SITE_IN_TEAMS = f"{SITE} (Microsoft Teams)"
"""Told apart from the one in Slack."""
ROUND_UP = ("Your teams,", "4 teams (2 Teams, 2 Slack)")
ONE = "You are one organisation now"


def play(both: Both) -> None:
    amina, ben = (Somebody(both.slack, name) for name in IN_SLACK)
    dilys, ewan, _ = (Somebody(both.teams, name) for name in IN_TEAMS)
    here, there = Somebody(both.slack, ON_BOTH), Somebody(both.teams, ON_BOTH)
    _two_organisations(amina, ben, here, dilys, ewan, there)
    _nothing_is_seen_on_the_other_side(amina, ewan)
    becomes_administrator(both, dilys)
    _both_agree(ben, dilys)
    _cards_from_before(amina, ben, ewan)
    _search_follows(amina, ewan, there)
    _two_accounts_become_one(here, there)
    _permissions_follow(amina, ewan, here, there)
    _a_lead_in_teams_agrees(dilys, there)
    _one_round_up_over_both(both, amina, here, there)


def _two_organisations(
    amina: Somebody, ben: Somebody, here: Somebody, dilys: Somebody, ewan: Somebody, there: Somebody
) -> None:
    ben.driver.add_bot(ben.name)
    here.driver.add_bot(here.name, SITE)
    for place in (WARD_IN_TEAMS, SITE):
        dilys.driver.add_bot(dilys.name, place)
    for each in (amina, ben, here, dilys, ewan, there):
        each.mention("hello")
        each.latest(each.hello)
    _posted(amina, IN_SLACKS_WARD)
    _posted(ewan, IN_TEAMS_WARD)
    amina.ask(f"learn {FOR_ALL_IN_SLACK}")
    _shared_with_all(amina, FOR_ALL_IN_SLACK)
    here.mention(f"learn {AT_SLACKS_SITE}", SITE)
    here.latest(f"Saved for {SITE}", AT_SLACKS_SITE)
    dilys.mention(f"learn {AT_TEAMS_SITE}", SITE)
    _shared_with_all(dilys, AT_TEAMS_SITE)


def _posted(who: Somebody, said: str) -> None:
    who.ask(f"learn {said}")
    who.press("Post to channel", who.saved, said)
    who.latest(who.entry, said)


def _shared_with_all(who: Somebody, said: str) -> None:
    who.press("Change", "Saved for", said)
    who.press("Share", "learned", said)
    who.press("Share with the organisation", "beyond the team?", said)
    who.latest("can read this.", said)


def _nothing_is_seen_on_the_other_side(amina: Somebody, ewan: Somebody) -> None:
    ewan.ask("find chairs arms")
    ewan.latest("Nothing found for “chairs arms”")
    amina.ask("find discharge lounge")
    amina.latest("Nothing found for “discharge lounge”")


def _both_agree(ben: Somebody, dilys: Somebody) -> None:
    """With the code of one administrator, the consent of both; then it happens by itself."""
    ben.ask("join")
    ben.press("Make a code for the other side", "Slack and Teams together")
    code = code_in(ben.latest("Your code is").words)
    dilys.ask(f"join {code}")
    plan = dilys.latest("Become one organisation:", "Nothing happens before both of you have agreed.")
    assert "Slack · 2 teams · 3 entries in the log" in plan.words
    assert "Microsoft Teams · 2 teams · 2 entries in the log" in plan.words
    assert ben.sees_no("Become one organisation:"), "nobody is asked before whoever has the code agrees"
    dilys.press("Join them", "Become one organisation:")
    dilys.latest("Become one organisation:", "You have agreed. I am asking")
    ben.press("Join them", "Become one organisation:")
    ben.latest(ONE, "What was L-12 here is now L-1012.", "4 teams · 5 entries in the log")
    dilys.latest(ONE, "What was L-12 here is now L-2012.")
    assert len(ben.all(ONE)) == len(dilys.all(ONE)) == 1
    dilys.ask(f"join {code}")
    dilys.latest("That code has been used already")


def _cards_from_before(amina: Somebody, ben: Somebody, ewan: Somebody) -> None:
    """In place: they are the same messages, under the new numbers."""
    ben.press("Useful", ben.entry, IN_SLACKS_WARD)
    amina.latest(amina.entry, IN_SLACKS_WARD, "useful to 1 person")
    assert len(amina.posted(IN_SLACKS_WARD)) == 1
    ewan.press("Open", ewan.entry, IN_TEAMS_WARD)
    ewan.latest(ewan.entry, IN_TEAMS_WARD, "L-2001")
    for each, said, other in ((amina, IN_SLACKS_WARD, IN_TEAMS_WARD), (ewan, IN_TEAMS_WARD, IN_SLACKS_WARD)):
        each.ask("show L-1")
        assert other not in each.latest(each.entry, said, "L-1").words
    ben.ask("learn A mat under the tray keeps it there")
    ben.latest(ben.saved, "A mat under the tray", "L-2003")


def _search_follows(amina: Somebody, ewan: Somebody, there: Somebody) -> None:
    """What is for the organisation is found on both sides, what is a team's by nobody else."""
    ewan.ask("find chairs arms")
    ewan.press("See", "Found for “chairs arms”", FOR_ALL_IN_SLACK)
    assert "Amina" not in ewan.latest(f"{TEAM} learned", FOR_ALL_IN_SLACK).words
    amina.ask("find discharge lounge")
    amina.latest("Found for “discharge lounge”", AT_TEAMS_SITE, SITE_IN_TEAMS)
    for each in (ewan, there):
        each.ask("find green tray")
        each.latest("Nothing found for “green tray”")
        each.ask("show L-1001")
        each.latest("I can’t find")


def _two_accounts_become_one(here: Somebody, there: Somebody) -> None:
    """The code is made on one side and typed on the other, and the first says once more that it is so."""
    there.ask("link")
    code = code_in(there.latest("Your code is").words)
    here.ask(f"link {code}")
    here.latest("I’ve asked your other account")
    there.press("Yes, that’s me", f"Somebody called {ON_BOTH} in Slack says they are you")
    there.latest("Your accounts are linked: Microsoft Teams, Slack.", "reaches you in Microsoft Teams")


def _permissions_follow(amina: Somebody, ewan: Somebody, here: Somebody, there: Somebody) -> None:
    there.ask("find green tray")
    there.latest("Found for “green tray”", IN_SLACKS_WARD)
    here.ask("show L-2001")
    here.latest(f"{WARD_IN_TEAMS} learned", IN_TEAMS_WARD)
    there.ask("find bed board")
    there.press("See", "Found for “bed board”", AT_SLACKS_SITE)
    there.press("Share", f"{SITE} learned", AT_SLACKS_SITE)
    there.press("Share with the organisation", "beyond the team?", AT_SLACKS_SITE)
    there.latest("can read this.", AT_SLACKS_SITE)
    amina.ask("find bed board")
    amina.latest("Found for “bed board”", AT_SLACKS_SITE)
    ewan.ask("find green tray")
    assert ewan.sees_no("Found for “green tray”")


def _a_lead_in_teams_agrees(dilys: Somebody, there: Somebody) -> None:
    there.ask(f"follow {SITE_IN_TEAMS}")
    there.press("Ask to follow", SITE_IN_TEAMS)
    dilys.press("Yes, follow us", f"{ON_BOTH} would like to follow {SITE_IN_TEAMS}.")
    there.latest(f"{SITE_IN_TEAMS} is glad to be followed by you")


def _one_round_up_over_both(both: Both, amina: Somebody, here: Somebody, there: Somebody) -> None:
    """In Teams, where the champion wants it, and nowhere else."""
    there.ask("digest subscribe")
    there.latest("Your weekly round-up", "Every Monday 08:30")
    today = datetime.now(LONDON).date()
    monday = today + timedelta(days=7 - today.weekday())
    both.teams.move_to(datetime.combine(monday, datetime.min.time(), LONDON).replace(hour=8, minute=30))
    round_up = there.latest(*ROUND_UP)
    for team, said in ((TEAM, IN_SLACKS_WARD), (SITE, AT_SLACKS_SITE), (SITE_IN_TEAMS, AT_TEAMS_SITE)):
        assert f"{team}: {said}" in round_up.words
    there.press("Full round-up", *ROUND_UP)
    amina.latest(f"{TEAM}, ", "Full round-up", IN_SLACKS_WARD)
    there.latest(f"{WARD_IN_TEAMS}, ", IN_TEAMS_WARD)
    assert len(there.all(*ROUND_UP, IN_SLACKS_WARD)) == 1
    assert here.sees_no(*ROUND_UP)
    assert amina.sees_no(*ROUND_UP)
