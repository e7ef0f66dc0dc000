"""Learning that travels: shared in Slack, tried in Teams, and the outcome on the Slack card where it stands."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tests.flows.both_platforms import IN_SLACK, IN_TEAMS, WARD_IN_TEAMS, Both, becomes_administrator, code_in
from tests.flows.driver import SITE, TEAM, Somebody

LONDON = ZoneInfo("Europe/London")
NETWORK, IN_IT, THERE = "South West", "Northmead", "Southcombe"
"""The network, and what the two organisations are called in it."""
LEARNED = "A red lanyard on the trolley key ends the morning hunt"
KEPT, ADAPTED = "The red lanyard", "A short one, for ours catches on the drawer"
GUESS, TOLD = "Found in under a minute", "Found at once on five mornings"
SITES_OWN = "The late shift begins with the board"
TEAMS_OWN = "Two of us can move the bed through the side door"
ROUND_UP = ("Your teams,", "2 teams", f"• {SITE}: {SITES_OWN}")


def play(both: Both) -> None:
    amina, ben = (Somebody(both.slack, name) for name in IN_SLACK)
    dilys, ewan, femi = (Somebody(both.teams, name) for name in IN_TEAMS)
    _teams_on_both(ben, amina, dilys, ewan, femi)
    _an_administrator_in_teams(both, dilys)
    _a_network_made_in_slack(ben)
    _joined_in_teams(ben, dilys)
    _shared_by_its_author(amina, ben)
    _found_and_tried(amina, ewan)
    _the_slack_card_knows(amina, ben, "Tried in 1 setting: still trying 1")
    _its_author_hears(amina, ben, "is trying it now")
    _a_small_test_of_it(ewan)
    _the_slack_card_knows(amina, ben, "Tried in 1 setting: worked 1")
    _its_author_hears(amina, ben, "it worked")
    _a_champion_follows(dilys, femi)
    _one_round_up_over_both(both, dilys, femi)
    _and_the_team_s_own_in_slack(amina, ben)
    _withdrawn(amina, ewan, femi)
    _nobody_is_named_elsewhere(both)


def _teams_on_both(ben: Somebody, amina: Somebody, dilys: Somebody, ewan: Somebody, femi: Somebody) -> None:
    ben.driver.add_bot(ben.name)
    dilys.driver.add_bot(dilys.name, WARD_IN_TEAMS)
    dilys.driver.add_bot(dilys.name, SITE)
    dilys.latest(f"Hello {SITE}.")
    for each in (amina, ben, dilys, ewan, femi):
        each.mention("hello")
        each.latest(each.hello)


def _an_administrator_in_teams(both: Both, dilys: Somebody) -> None:
    dilys.ask("network make")
    dilys.latest("administrator")
    becomes_administrator(both, dilys)


def _a_network_made_in_slack(ben: Somebody) -> None:
    ben.ask("network")
    ben.press("Make a network", "Other organisations")
    ben.form("Make a network")
    called = {"What is the network called?": NETWORK, "What is our organisation called there?": IN_IT}
    ben.send({**called, "Say which team it is from?": "Yes"}, "Make it")
    ben.press("Invite", NETWORK, f"In it: {IN_IT}")


def _joined_in_teams(ben: Somebody, dilys: Somebody) -> None:
    """With the code of one administrator, the consent of both."""
    code = code_in(ben.latest(f"A code for {NETWORK}").words)
    dilys.ask(f"network join {code}")
    dilys.press("Appear otherwise", f"Join {NETWORK}?", f"{IN_IT} lets organisations in.")
    assert dilys.form("The code").values["The code"] == code
    dilys.send({"What is our organisation called there?": THERE}, "Look")
    dilys.press("Ask to join", f"Join {NETWORK}?", f"We would appear as {THERE}")
    dilys.latest(f"{NETWORK}: we have asked to join")
    ben.press("Let them in", f"{THERE} asks to join {NETWORK}")
    dilys.latest(f"Your organisation is in {NETWORK}.")
    dilys.ask(f"network join {code}")
    dilys.latest("That code has been used already")


def _shared_by_its_author(amina: Somebody, ben: Somebody) -> None:
    """The exact text first; others see the button, and it is not for them."""
    amina.ask(f"learn {LEARNED}")
    amina.press("Post to channel", amina.saved, LEARNED)
    ben.latest(amina.entry, LEARNED)
    amina.press("Change", amina.saved, LEARNED)
    amina.press("Share", amina.entry, LEARNED)
    asked = ("Share L-1 beyond the team?", "This is what others would read:", LEARNED, f"{NETWORK}, as {TEAM}, {IN_IT}")
    assert "Amina" not in amina.latest(*asked).words
    amina.press(f"Share with {NETWORK}", *asked)
    amina.latest(f"{NETWORK} can read this, as N-1 from {TEAM}, {IN_IT}.")


def _found_and_tried(amina: Somebody, ewan: Somebody) -> None:
    ewan.ask("find red lanyard")
    ewan.press("See", "Found for “red lanyard”", "From other organisations", LEARNED)
    card = ewan.latest(f"{TEAM}, {IN_IT} learned", LEARNED)
    assert "Amina" not in card.words
    ewan.press("We’ll try this", f"{TEAM}, {IN_IT} learned", LEARNED)
    ewan.form("What we keep", "What we’ll do differently")
    ewan.send({"What we keep": KEPT, "What we’ll do differently": ADAPTED, "Setting": "Rural"})
    ewan.latest(f"{WARD_IN_TEAMS} is trying this", LEARNED, KEPT, ADAPTED)
    assert amina.sees_no(ADAPTED), "what others write of it stays theirs"


def _the_slack_card_knows(amina: Somebody, ben: Somebody, how: str) -> None:
    """In place: it is the same message."""
    amina.until(lambda: [card for card in amina.posted(LEARNED) if how in card.words], f"never saw “{how}”")
    for each in (amina, ben):
        assert len(each.posted(LEARNED)) == 1
        assert how in each.posted(LEARNED)[0].words
        assert f"{WARD_IN_TEAMS}, {THERE}" in each.posted(LEARNED)[0].words


def _its_author_hears(amina: Somebody, ben: Somebody, how: str) -> None:
    amina.latest("You said, we did", LEARNED, f"{WARD_IN_TEAMS}, {THERE}", how)
    assert ben.sees_no("You said, we did"), "it is for its author alone"


def _a_small_test_of_it(ewan: Somebody) -> None:
    ewan.press("Start a small test", f"{WARD_IN_TEAMS} is trying this")
    form = ewan.form("Start a small test")
    assert LEARNED in form.values["What will you try?"]
    ewan.send({"What do you think will happen?": GUESS})
    ewan.press("We’ve started", "Test C-1 ready.")
    ewan.press("What happened", "Test C-1 has started.")
    ewan.form("What happened", "What did you see?")
    ewan.send({"What did you see?": TOLD})
    ewan.press("What it told us", "Test C-1: what did it tell you?")
    ewan.form("What it told us", f"Your guess: “{GUESS}”")
    answers = {"What was the result?": TOLD, "Was it as you guessed?": "Yes, as guessed"}
    ewan.send({**answers, "What we learned": TEAMS_OWN})
    ewan.press("What next", "Test C-1: what next?")
    ewan.form("What next?")
    ewan.send({"What next?": "Keep it"})
    ewan.ask("try T-1")
    ewan.latest(f"{WARD_IN_TEAMS} tried this: it worked", LEARNED, "C-1")


def _a_champion_follows(dilys: Somebody, femi: Somebody) -> None:
    """With the lead's consent, and seeing what the team shares and no more."""
    dilys.mention(f"learn {SITES_OWN}", SITE)
    dilys.latest(f"Saved for {SITE}", SITES_OWN)
    dilys.press("Change", f"Saved for {SITE}", SITES_OWN)
    dilys.press("Share", f"{SITE} learned", SITES_OWN)
    dilys.press("Share with the organisation", "beyond the team?", SITES_OWN)
    femi.ask(f"follow {SITE}")
    femi.press("Ask to follow", SITE)
    dilys.press("Yes, follow us", f"{femi.name} would like to follow {SITE}.")
    femi.latest(f"{SITE} is glad to be followed by you")


def _one_round_up_over_both(both: Both, dilys: Somebody, femi: Somebody) -> None:
    femi.ask("digest subscribe")
    femi.press("Change", "Your weekly round-up")
    femi.form("Weekly round-up")
    femi.send({}, "What is in it")
    femi.form("Which teams?")
    femi.send({"Other organisations": NETWORK})
    femi.latest("Your weekly round-up", f"Other organisations: {NETWORK}")
    today = datetime.now(LONDON).date()
    monday = today + timedelta(days=7 - today.weekday())
    both.teams.move_to(datetime.combine(monday, datetime.min.time(), LONDON).replace(hour=8, minute=30))
    round_up = femi.latest(*ROUND_UP, f"{TEAM}, {IN_IT}: {LEARNED} → {WARD_IN_TEAMS}, worked")
    assert f"From other organisations • {TEAM}, {IN_IT}: {LEARNED}" in round_up.words
    assert round_up.buttons[-2:] == ("Full round-up", "Settings")
    assert len(femi.all(*ROUND_UP)) == 1
    assert dilys.sees_no(*ROUND_UP)


def _and_the_team_s_own_in_slack(amina: Somebody, ben: Somebody) -> None:
    """In the channel, by itself: it has no huddle on whose card it could stand."""
    for each in (amina, ben):
        own = each.latest(f"{TEAM}, ", "Full round-up", LEARNED)
        assert f"→ {WARD_IN_TEAMS}, {THERE}, worked" in own.words
        assert SITES_OWN not in own.words


def _withdrawn(amina: Somebody, ewan: Somebody, femi: Somebody) -> None:
    """What was deleted is gone for everybody; what the adopters wrote down stays theirs."""
    amina.ask("learn delete L-1")
    amina.press("Delete it", "Delete L-1 for good?")
    amina.latest("L-1 is deleted")
    ewan.ask("show N-1")
    ewan.latest("I can’t find")
    ewan.ask("try T-1")
    ewan.latest(f"{WARD_IN_TEAMS} tried this: it worked", "no longer here", KEPT, ADAPTED, "C-1")
    (ref,) = re.findall(r"R-\d+", femi.latest(*ROUND_UP).words)
    femi.ask(f"digest show {ref}")
    again = femi.latest(*ROUND_UP, "the learning is no longer here")
    assert "From other organisations" not in again.words
    assert IN_IT not in again.words
    assert f"C-1 {LEARNED} (kept)" in again.words, "a test's words are those of the team that did it"


def _nobody_is_named_elsewhere(both: Both) -> None:
    """Neither platform has ever shown a name of the other's people."""
    for names, driver, others in ((IN_SLACK, both.slack, IN_TEAMS), (IN_TEAMS, both.teams, IN_SLACK)):
        told = " ".join(each.words for name in names for each in driver.seen(name))
        assert not [name for name in others if name.partition(" ")[0] in told]
