"""Slack as local-slack plays it: its page in headless Chromium, its signed requests, its Web API.

It shows no rich text, so that people's words are read where it keeps them. It has no message shortcut, hides what is
ephemeral from nobody (it marks it), and from a modal it sends what was typed but not what stood there before.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.clients import start
from tests.clients.slack_page import (
    BOT,
    CHANNEL,
    PEOPLE,
    SECRET,
    TOKEN,
    Control,
    SlackPage,
    pictures,
    shown,
    until,
    workspace,
)
from tests.flows.browser import chromium
from tests.patience import PATIENCE
from tests.running import free_port, huddlelog

pytestmark = start.needs(start.LOCAL_SLACK)

AMINA, BEN = PEOPLE["Amina Yusuf"], PEOPLE["Ben Carter"]
ONE_IS_ENOUGH = "Say what you learned or what happened. One of the two is enough."


@dataclass(frozen=True)
class Slack:
    page: SlackPage
    control: Control


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Slack]:
    """A workspace that has the real process as its app; at the end neither may have refused the other anything."""
    folder, bot_port, port = tmp_path_factory.mktemp("slack"), free_port(), free_port()
    api = f"http://127.0.0.1:{port}/api/"
    settings = {"SLACK_SIGNING_SECRET": SECRET, "SLACK_BOT_TOKEN": TOKEN, "SLACK_API_URL": api}
    with (
        start.local_slack(folder, port, workspace(bot_port)) as address,
        huddlelog(folder, bot_port, "serve", settings=settings) as log,
        sync_playwright() as playwright,
    ):
        browser = chromium(playwright)
        expect.set_options(timeout=PATIENCE * 1000)
        slack = Slack(SlackPage(start.open_page(browser, address)), Control(address))
        slack.page.page.set_default_timeout(PATIENCE * 1000)
        yield slack
        assert slack.control.trouble() == []
        browser.close()
        assert "action=fault" not in log.read_text()


@pytest.fixture
def slack(shared: Slack) -> Slack:
    """Amina in the channel of her team."""
    shared.page.act_as("Amina Yusuf")
    shared.page.go("ward-7")
    return shared


def test_a_command_answers_in_private_and_a_press_posts_for_all(slack: Slack) -> None:
    line, page, control = "Spare hoist batteries live left of the sink now.", slack.page, slack.control
    page.say(f"/learn {line} #kit")
    saved = control.latest(line)
    assert saved["ephemeral_to"] == AMINA
    expect(page.message(saved)).to_contain_text("Saved for Ward 7")
    expect(page.message(saved)).to_contain_text("Seen by: your team · Your name: hidden")
    page.press(saved, "Post to channel")
    until(lambda: "On its way to" in shown(control.again(saved)), "nothing says that it is on its way")
    posted = until(lambda: control.public(line), "nothing was posted")[0]
    assert "Amina" not in shown(posted)
    page.act_as("Ben Carter")
    page.press(posted, "Useful")
    expect(page.message(posted)).to_contain_text("useful to 1 person")
    expect(page.message(posted)).to_contain_text("(edited)")
    assert [each["ts"] for each in control.public(line)] == [posted["ts"]]


def test_a_modal_with_an_error_and_its_correction(slack: Slack) -> None:
    line, page, control = "A second clock in the sluice helps the night shift.", slack.page, slack.control
    page.say("/learn")
    expect(page.modal).to_contain_text("Add learning")
    page.field("Tags").fill("nights, clocks")
    page.submit()
    expect(page.modal.locator(".modal-error")).to_contain_text(ONE_IS_ENOUGH)
    expect(page.field("Tags")).to_have_value("nights, clocks")
    page.field("What we learned").fill(line)
    page.field("How did it go?").select_option("Worked")
    page.submit()
    expect(page.modal).to_have_count(0)
    assert control.latest("Saved for", line)["ephemeral_to"] == AMINA
    page.say("/huddlelog find tag:clocks")
    assert f"Ward 7: {line} (Worked)" in shown(control.latest("Found for", line)).replace("*", "")


def test_a_picture_is_uploaded_once_for_the_asker_and_for_all(slack: Slack) -> None:
    """Nobody outside can reach this process, so the picture goes along with the message."""
    name, page, control = "Minutes to the key", slack.page, slack.control
    page.say("/measure add")
    page.field("What do you measure?").fill(name)
    page.field("What kind of number is it?").select_option("A measurement, such as 45 minutes")
    page.submit()
    control.latest(name, "No values yet.")
    page.say(f"/measure {name} 9")
    control.latest("Saved for Ward 7", name)
    page.say(f"/measure chart {name}")
    told = control.latest(name, "Too few points to tell yet", "I’m sending the picture to your own chat with me.")
    assert told["ephemeral_to"] == AMINA
    assert pictures(told) == []
    chat = control.personal_chat("Amina Yusuf")
    sent = pictures(control.latest(name, chat=chat))
    page.press(told, "Post to channel")
    posted = until(lambda: control.public(name, "Too few points"), "nothing was posted")[0]
    assert pictures(posted) == sent
    log = [each["summary"] for each in control.get("log")["log"]]
    assert len([each for each in log if "files.completeUploadExternal" in each]) == 1


def test_home_shows_what_is_mine_and_opens_the_form(slack: Slack) -> None:
    first, second = "Bank staff find the blue folder at the desk.", "The folder hangs on a chain now."
    page, control = slack.page, slack.control
    page.say(f"/learn {first}")
    control.latest("Saved for", first)
    page.go("Huddlelog")
    expect(page.home).to_contain_text("Hello amina.")
    expect(page.home).to_contain_text(first)
    page.home.get_by_role("button", name="Add learning").first.click()
    page.field("What we learned").fill(second)
    page.submit()
    expect(page.modal).to_contain_text("Saved for Ward 7")
    page.close_modal()
    expect(page.home).to_contain_text(second)


def test_a_mention_in_the_channel_and_words_in_the_personal_chat(slack: Slack) -> None:
    first, second = "Handover by the board takes half the time.", "The board wants a red pen."
    third = "The board hangs by the door now."
    page, control = slack.page, slack.control
    page.mention(f"learn {first}")
    assert control.latest("Saved for", first)["ephemeral_to"] == AMINA
    control.post("open-home", user=AMINA)
    chat = control.personal_chat("Amina Yusuf")
    page.go("Amina Yusuf")
    page.say("find handover board")
    assert first in shown(control.latest("Found for", chat=chat))
    page.say(second)
    offer = control.latest("Save this as learning for Ward 7?", second, chat=chat)
    page.press(offer, "Save")
    assert control.latest("Saved for Ward 7", second, chat=chat)["ts"] == offer["ts"]
    page.attach("board.png", "image/png")
    page.say(f"learn {third}")
    assert "I haven’t kept the photo" in shown(control.latest("Saved for Ward 7", third, chat=chat))


def test_what_nobody_asked_for_gets_no_answer_and_a_forged_press_a_clear_one(slack: Slack) -> None:
    control = slack.control
    control.post("command", channel=CHANNEL, user=BEN, command="/huddlelog", text="help")
    assert control.latest("What you can say to me")["ephemeral_to"] == BEN
    said = control.post("message", channel=CHANNEL, user=BEN, text="Tea at four.")["message"]
    control.post("reaction", channel=CHANNEL, ts=said["ts"], user=AMINA, name="heart")
    control.post("edit-message", channel=CHANNEL, ts=said["ts"], user=BEN, text="Tea at five.")
    assert control.messages("Tea at") == []
    control.post("message", channel=CHANNEL, user=BEN, text=f"<@{BOT}> hi")
    hello = control.latest("Hello Ward 7.")
    press = {"type": "button", "action_id": "intent:1", "value": '{"do":"learn.delete-everything"}'}
    control.post("interact", channel=CHANNEL, messageTs=hello["ts"], user=BEN, action=press)
    assert control.latest("That button is from an earlier version")["ephemeral_to"] == BEN
