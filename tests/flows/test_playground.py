"""The playground in headless Chromium: three people, on a laptop and on a phone."""

import json
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import Browser, expect

from tests.flows.browser import CHROMIUM, grave_findings, open_page
from tests.flows.conftest import WIDTHS, Opens, fits

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no Chromium at {CHROMIUM}")

LINE = "Spare hoist batteries live left of the sink now."


def test_one_line_posted_useful_and_found_by_three_people(people: Opens) -> None:
    amina, ben = people("amina"), people("ben")
    expect(amina.latest("Hello Ward 7.")).to_contain_text("Tell me one thing you learned today.")
    amina.say(f"@Huddlelog learn {LINE} #kit")
    expect(amina.latest("Saved for Ward 7")).to_contain_text("Seen by: your team · Your name: hidden")
    expect(ben.latest(LINE)).to_contain_text("@Huddlelog")
    expect(ben.page.get_by_text("Saved for Ward 7")).to_have_count(0)
    amina.press("Saved for Ward 7", "Post to channel")
    expect(ben.latest("Ward 7 learned")).to_contain_text(LINE)
    expect(ben.latest("Ward 7 learned")).not_to_contain_text("Amina")
    ben.press("Ward 7 learned", "Useful")
    expect(amina.latest("Ward 7 learned")).to_contain_text("useful to 1 person")
    expect(amina.page.get_by_role("article").filter(has_text="Ward 7 learned")).to_have_count(1)
    assert grave_findings(ben.page) == []
    cara = people("cara")
    cara.say("/find hoist batteries")
    expect(cara.latest("Found for")).to_contain_text(LINE)
    cara.latest("Found for").get_by_role("button", name="See").first.click()
    expect(cara.latest("Ward 7 learned").get_by_role("button")).to_have_text(["Useful", "Test this", "Who else?", "×"])


def test_a_form_with_a_fault_then_edit_and_delete(people: Opens) -> None:
    amina = people("amina")
    amina.say("/learn")
    amina.form.get_by_label("Tags").fill("kit, nights")
    amina.choose("Save")
    learned = amina.form.get_by_label("What we learned")
    expect(learned).to_have_attribute("aria-invalid", "true")
    expect(learned).to_be_focused()
    expect(learned).to_have_accessible_description(
        "One line is enough. No patient details, please. "
        "Say what you learned or what happened. One of the two is enough."
    )
    expect(amina.form.get_by_label("Tags")).to_have_value("kit, nights")
    assert grave_findings(amina.page) == []
    learned.fill(LINE)
    amina.choose("More detail")
    amina.form.get_by_label("Why").fill("One place for everybody.")
    amina.choose("Save")
    expect(amina.latest("Saved for Ward 7")).to_contain_text(LINE)
    expect(amina.form).to_have_count(0)
    amina.press("Saved for Ward 7", "Change")
    amina.press("Ward 7 learned", "Edit")
    expect(amina.form.get_by_label("Tags")).to_have_value("kit, nights")
    amina.form.get_by_label("What we learned").fill("The batteries live right of the sink.")
    amina.choose("Save")
    expect(amina.latest("Saved for Ward 7")).to_contain_text("right of the sink")
    amina.press("Saved for Ward 7", "Change")
    expect(amina.latest("Ward 7 learned")).to_contain_text("Why: One place for everybody.")
    amina.press("Ward 7 learned", "Delete")
    amina.press("for good?", "Delete it")
    expect(amina.latest("is deleted")).to_contain_text("with everything it said before")
    amina.say("/find batteries by:me")
    expect(amina.latest("Nothing found")).to_be_visible()


def test_the_guard_in_public_and_in_private(people: Opens) -> None:
    amina, ben = people("amina"), people("ben")
    amina.say("@Huddlelog learn Pt 999 398 2598 waited")
    warning = amina.latest("Your message may show an NHS number")
    expect(warning).to_contain_text("Pt ●●● ●●● ●●●● waited")
    expect(ben.latest("Not saved. I’ve sent you a private message.")).to_be_visible()
    expect(ben.page.get_by_text("Your message may show")).to_have_count(0)
    message = amina.latest("@Huddlelog learn Pt 999")
    message.get_by_label("More about this message").click()
    message.get_by_role("button", name="Delete").click()
    expect(ben.page.get_by_text("999 398 2598")).to_have_count(0)
    amina.press("Your message may show", "Save with it hidden")
    expect(amina.latest("Saved for Ward 7")).to_contain_text("Pt ●●● ●●● ●●●● waited")
    amina.say("/learn Pt 999 398 2598 rang twice")
    amina.press("This looks like an NHS number", "Hide it and save")
    expect(amina.latest("Saved for Ward 7")).to_contain_text("Pt ●●● ●●● ●●●● rang twice")
    amina.say("/learn Rang 07700 900123 twice")
    expect(amina.latest("This looks like a phone number")).to_be_visible()
    assert grave_findings(amina.page) == []
    amina.press("This looks like a phone number", "Edit")
    expect(amina.form.get_by_label("What we learned")).to_have_value("Rang 07700 900123 twice")
    amina.form.get_by_label("What we learned").fill("Rang twice")
    amina.choose("Save")
    expect(amina.latest("Saved for Ward 7")).to_contain_text("Rang twice")


def test_a_message_is_saved_and_plain_words_are_offered(people: Opens) -> None:
    ben, amina = people("ben"), people("amina")
    ben.say("The scanner has a home at last, by the linen.")
    message = amina.latest("The scanner has a home")
    message.get_by_label("More about this message").click()
    message.get_by_role("button", name="Save as learning").click()
    expect(amina.form.get_by_label("What we learned")).to_have_value("The scanner has a home at last, by the linen.")
    amina.choose("Save")
    expect(amina.latest("Saved for Ward 7")).to_contain_text("The scanner has a home")
    amina.go("Huddlelog")
    expect(amina.latest("Hello Amina Yusuf.")).to_be_visible()
    amina.say("A second clock in the sluice helps the night shift keep time")
    amina.press("Save this as learning for Ward 7?", "Save")
    expect(amina.latest("Saved for Ward 7")).to_contain_text("A second clock in the sluice")
    amina.page.reload()
    amina.go("Huddlelog")
    expect(amina.latest("Saved for Ward 7")).to_contain_text("A second clock in the sluice")


def test_by_keyboard_alone(guests: Opens) -> None:
    amina = guests("amina")
    keys = amina.page.keyboard
    keys.press("Tab")
    expect(amina.page.get_by_role("link", name="Skip to the message box")).to_be_focused()
    keys.press("Enter")
    expect(amina.page.locator("#words")).to_be_focused()
    keys.type("/learn")
    keys.press("Enter")
    expect(amina.form.get_by_label("What we learned")).to_be_focused()
    keys.type("Written without a mouse.")
    for _ in range(4):
        keys.press("Tab")
    expect(amina.form.get_by_role("button", name="Save", exact=True)).to_be_focused()
    keys.press("Enter")
    expect(amina.latest("Saved for Ward 7")).to_contain_text("Written without a mouse.")


def test_the_next_step_leaves_the_keyboard_on_next(people: Opens) -> None:
    """The card is another one with each step."""
    ben = people("ben")
    ben.say("@Huddlelog huddle start")
    ben.latest("1 of 5").get_by_role("button", name="Next", exact=True).focus()
    for step in ("2 of 5", "3 of 5"):
        ben.page.keyboard.press("Enter")
        expect(ben.latest("of 10 min")).to_contain_text(step)
        expect(ben.latest(step).get_by_role("button", name="Next", exact=True)).to_be_focused()
    ben.press("of 10 min", "Finish")


def test_the_clock_moves_forward_and_sealed_words_run_out(guests: Opens) -> None:
    amina = guests("amina")
    amina.go("Huddlelog")
    amina.say("Something worth a thought but not said yet")
    expect(amina.latest("Save this as learning for Ward 7?")).to_be_visible()
    before = amina.page.locator("#clock").inner_text()
    amina.page.get_by_role("button", name="+1 hour").click()
    expect(amina.page.locator("#clock")).not_to_have_text(before)
    amina.press("Save this as learning for Ward 7?", "Save")
    expect(amina.latest("I no longer have those words")).to_be_visible()
    amina.page.get_by_role("button", name="Next Monday 8:25").click()
    expect(amina.page.locator("#clock")).to_contain_text("8:25")


def test_an_answer_is_in_view_even_below_a_long_card(guests: Opens) -> None:
    amina = guests("amina")
    amina.say("/find ward")
    amina.latest("Found for").get_by_role("button", name="See").first.click()
    expect(amina.latest("What we learned:").get_by_role("heading")).to_be_in_viewport()
    amina.say("/help")
    expect(amina.latest("What you can say to me")).to_be_in_viewport()
    amina.say("@Huddlelog learn " + LINE)
    expect(amina.latest("@Huddlelog learn")).to_be_in_viewport()
    expect(amina.latest("Saved for Ward 7").get_by_role("button", name="Post to channel")).to_be_in_viewport()
    amina.page.reload()
    expect(amina.latest("Saved for Ward 7").get_by_role("button", name="Post to channel")).to_be_in_viewport()


def test_a_line_beside_a_long_button_is_read_on_a_phone(guests: Opens) -> None:
    amina = guests("amina")
    amina.say("/learn " + LINE)
    amina.press("Saved for Ward 7", "Change")
    amina.press("Ward 7 learned", "Share")
    box = amina.latest("beyond the team?").locator(".items .words").first.bounding_box()
    assert box is not None
    assert box["width"] > 130


def test_hostile_words_are_shown_as_words(guests: Opens) -> None:
    amina = guests("amina")
    hostile = "<img src=x onerror=alert(1)> <script>alert(2)</script> <!channel> 🎉"
    amina.say(f"/learn {hostile}")
    expect(amina.latest("Saved for Ward 7")).to_contain_text(hostile)
    amina.say("/learn " + "long " * 2_000)
    expect(amina.latest("I can keep 3,000 in one piece")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_grave_for_accessibility(browser: Browser, shared: str, width: int, scheme: str) -> None:
    amina = open_page(browser, shared, "amina", width, scheme)
    expect(amina.latest("Hello Ward 7.")).to_be_visible()
    assert grave_findings(amina.page) == []
    amina.say("/learn Trolley key on a red lanyard, easy to see")
    expect(amina.latest("Others have been here")).to_be_visible()
    amina.say("/help")
    expect(amina.latest("What you can say to me")).to_be_visible()
    assert grave_findings(amina.page) == []
    amina.say("/learn")
    amina.choose("Save")
    expect(amina.form.get_by_label("What we learned")).to_have_attribute("aria-invalid", "true")
    assert grave_findings(amina.page) == []
    assert fits(amina)
    amina.choose("Cancel")
    expect(amina.form).to_have_count(0)
    assert amina.trouble == []
    amina.page.context.close()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Host": "rebound.example:3978"},
        {"Content-Type": "text/plain"},
    ],
)
def test_another_site_cannot_speak_for_somebody(shared: str, headers: dict[str, str]) -> None:
    body = json.dumps({"forward": "day"}).encode()
    request = urllib.request.Request(f"{shared}/local/clock", body, {"Content-Type": "application/json"} | headers)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)
    refused.value.close()
    assert refused.value.code in (403, 415)
