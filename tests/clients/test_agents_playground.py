"""Teams as the Microsoft 365 Agents Playground plays it: its page in headless Chromium before `serve --local`.

It opens no dialog from a card, so that forms stand in cards; the message action does open one.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.clients import start
from tests.clients.teams_page import GENERAL, GROUP, PERSONAL, TeamsPage
from tests.flows.browser import chromium
from tests.patience import PATIENCE
from tests.running import free_port, huddlelog

pytestmark = start.needs(start.AGENTS_PLAYGROUND)

WELCOME = "Tell me one thing you learned today."
ONE_IS_ENOUGH = "Say what you learned or what happened. One of the two is enough."


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamsPage]:
    """A fresh process and a page before it; at the end neither may have refused the other anything."""
    folder, bot_port, port = tmp_path_factory.mktemp("teams"), free_port(), free_port()
    with (
        huddlelog(folder, bot_port, "serve", "--local") as log,
        start.agents_playground(folder, port, bot_port) as address,
        sync_playwright() as playwright,
    ):
        browser = chromium(playwright)
        expect.set_options(timeout=PATIENCE * 1000)
        page = TeamsPage(start.open_page(browser, address, f"http://127.0.0.1:{bot_port}/pages/"))
        page.page.set_default_timeout(PATIENCE * 1000)
        yield page
        assert page.trouble() == []
        browser.close()
        assert "action=fault" not in log.read_text()


@pytest.fixture
def teams(shared: TeamsPage) -> TeamsPage:
    """The personal chat of somebody who is in "My Team": speaking in its channel has made them one of it."""
    shared.go(GENERAL)
    expect(shared.cards(WELCOME)).to_have_count(1)
    shared.mention("team")
    shared.go(PERSONAL)
    expect(shared.card("My Team", "Huddles are led by Alex Wilber.")).to_be_visible()
    return shared


def test_a_line_from_a_channel_is_saved_in_private_and_posted_for_all(teams: TeamsPage) -> None:
    line = "Spare hoist batteries live left of the sink now."
    teams.go(GENERAL)
    teams.mention(f"learn {line} #kit")
    expect(teams.page.get_by_text("I’ve answered you in our private chat.").first).to_be_visible()
    expect(teams.cards(line)).to_have_count(0)
    teams.go(PERSONAL)
    expect(teams.card("Saved for My Team", line)).to_contain_text("Seen by: your team · Your name: hidden")
    teams.press(teams.card("Saved for My Team", line), "Post to channel")
    expect(teams.card("Saved for My Team", line)).to_contain_text("On its way to My Team’s channel.")
    expect(teams.cards("Saved for My Team", line)).to_have_count(1)
    teams.go(GENERAL)
    teams.press(teams.card("My Team learned", line), "Useful")
    expect(teams.card("My Team learned", line)).to_contain_text("useful to 1 person")
    expect(teams.cards("My Team learned", line)).to_have_count(1)


def test_a_form_in_a_card_with_an_error_and_its_correction(teams: TeamsPage) -> None:
    line = "A second clock in the sluice helps the night shift."
    teams.say("learn")
    teams.form.get_by_label("Tags").fill("kit, nights")
    teams.press(teams.form, "Save")
    expect(teams.form).to_contain_text(ONE_IS_ENOUGH)
    expect(teams.form.get_by_label("Tags")).to_have_value("kit, nights")
    teams.form.get_by_label("What we learned").fill(line)
    teams.press(teams.form, "Save")
    expect(teams.card("Saved for My Team", line)).to_be_visible()
    expect(teams.form).to_have_count(0)
    teams.press(teams.card("Saved for My Team", line), "Change")
    expect(teams.card("My Team learned", line)).to_contain_text("#kit #nights")


def test_a_mention_in_a_group_chat_and_a_search_while_writing(teams: TeamsPage) -> None:
    line = "Handover by the board takes half the time."
    teams.go(GROUP)
    expect(teams.cards(WELCOME)).to_have_count(1)
    teams.mention(f"learn {line}")
    expect(teams.page.get_by_text("I’ve answered you in our private chat.").first).to_be_visible()
    teams.go(PERSONAL)
    expect(teams.card("Saved for", line)).to_be_visible()
    teams.search("handover board")
    teams.found.get_by_text(line).click()
    teams.send()
    expect(teams.card("learned", line)).to_be_visible()


def test_the_message_action_opens_a_dialog(teams: TeamsPage) -> None:
    line = "The bladder scanner has a home at last, by the linen."
    teams.say(line)
    expect(teams.card("Save this as learning for", line)).to_be_visible()
    dialog = teams.save_message(line, "saveLearning")
    expect(dialog.get_by_label("What we learned")).to_have_value(line)
    dialog.get_by_label("What we learned").fill("")
    teams.press(dialog, "Save")
    expect(dialog).to_contain_text(ONE_IS_ENOUGH)
    dialog.get_by_label("What we learned").fill(line)
    teams.press(dialog, "Save")
    expect(dialog).to_contain_text("Saved for")
    dialog.get_by_role("button", name="Close").first.click()
    expect(dialog).to_have_count(0)


def test_a_chart_with_its_picture_and_its_numbers_behind_it(teams: TeamsPage) -> None:
    name, today = "Minutes to the key", datetime.now(UTC).date()
    teams.say("project start Trolley key")
    teams.press(teams.asking("What do you call it?"), "Save")
    teams.press(teams.card("Trolley key", "P-1"), "Add a measure")
    form = teams.asking("What do you measure?")
    form.get_by_label("What do you measure?").fill(name)
    teams.choose(form, "What kind of number is it?", "A measurement, such as 45 minutes")
    teams.press(form, "Save")
    teams.press(teams.card(name, "No values yet."), "Record")
    pasted = "\n".join(f"{today - timedelta(days=24 - day)}\t{9 + day % 3}" for day in range(24))
    teams.asking("Number").get_by_label("Number").fill(pasted)
    teams.press(teams.asking("Number"), "Save")
    teams.press(teams.card(f"{name}, 24 values"), "Show chart")
    chart = teams.card(name, "No signal: what you see is ordinary variation around 10.")
    picture = chart.get_by_role("img", name="Run chart, 24 values")
    expect(picture).to_be_visible()
    teams.page.wait_for_function("image => image.naturalWidth > 300", arg=picture.element_handle())
    expect(chart.get_by_role("table")).to_be_hidden()
    teams.press(chart, "The numbers")
    expect(chart.get_by_role("table").get_by_role("row")).to_have_count(25)


def test_a_small_test_from_its_plan_to_the_next(teams: TeamsPage) -> None:
    idea, guess, shorter = "A red lanyard on the key", "Found in under a minute", "A shorter lanyard on the key"
    teams.say(f"pdsa start {idea}")
    form = teams.asking("What will you try?")
    expect(form.get_by_label("What will you try?")).to_have_value(idea)
    form.get_by_label("What do you think will happen?").fill("Not sure")
    teams.press(form, "Save")
    teams.press(teams.card("Test C-1 ready.", "Guess: Not sure"), "We’ve started")
    teams.press(teams.card("A guess, even a wrong one, makes the result easier to read."), "Add a guess")
    form = teams.asking("What do you think will happen?")
    form.get_by_label("What do you think will happen?").fill(guess)
    teams.press(form, "Save")
    teams.press(teams.card("Test C-1 ready.", f"Guess: {guess}"), "We’ve started")
    teams.press(teams.card("Test C-1 has started."), "What happened")
    teams.asking("What did you see?").get_by_label("What did you see?").fill("Found at once")
    teams.press(teams.asking("What did you see?"), "Save")
    teams.press(teams.card("Test C-1: what did it tell you?", "Found at once"), "What it told us")
    form = teams.asking("What was the result?")
    expect(form).to_contain_text(f"Your guess: “{guess}”")
    form.get_by_label("What was the result?").fill("40 seconds")
    teams.choose(form, "Was it as you guessed?", "Yes, as guessed")
    teams.press(form, "Save")
    teams.press(teams.card("Test C-1: what next?", "Result: 40 seconds (Yes, as guessed)"), "What next")
    form = teams.asking("What will you change for the next test?")
    teams.choose(form, "What next?", "Change it and try again")
    form.get_by_label("What will you change for the next test?").fill(shorter)
    teams.press(form, "Save")
    teams.press(teams.card("Test C-1: we change it and try again.", shorter), "Next test")
    expect(teams.asking("What will you try?").get_by_label("What will you try?")).to_have_value(shorter)


def test_one_welcome_however_often_the_app_is_installed(teams: TeamsPage) -> None:
    """Each time that the page is opened, it installs the app again and has forgotten what was said."""
    expect(teams.cards("Hello Alex Wilber.", WELCOME)).to_have_count(1)
    teams.page.reload()
    for place in (PERSONAL, GENERAL, GROUP):
        teams.go(place)
    teams.go(PERSONAL)
    teams.say("help")
    expect(teams.card("What you can say to me")).to_be_visible()
    for place in (PERSONAL, GENERAL, GROUP):
        teams.go(place)
        expect(teams.cards(WELCOME)).to_have_count(0)
