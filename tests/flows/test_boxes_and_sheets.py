"""In the playground: boxes to tick, and the sheet for people without phones."""

import pytest
from playwright.sync_api import expect

from tests.flows.browser import CHROMIUM, grave_findings
from tests.flows.conftest import Opens

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"there is no Chromium at {CHROMIUM}")


def test_a_form_of_boxes_is_ticked_by_key_and_tells_what_is_wrong(guests: Opens) -> None:
    ben = guests("ben")
    ben.say("/huddle schedule")
    days = ben.form.get_by_role("group", name="On which days?")
    expect(days.get_by_role("checkbox", checked=True)).to_have_count(5)
    days.get_by_label("Saturday").focus()
    ben.page.keyboard.press("Space")
    expect(days.get_by_label("Saturday")).to_be_checked()
    ben.form.get_by_label("At what time?").fill("half past")
    ben.choose("Save")
    expect(ben.form.get_by_label("At what time?")).to_have_attribute("aria-invalid", "true")
    expect(days.get_by_role("checkbox", checked=True)).to_have_count(6)
    assert grave_findings(ben.page) == []
    ben.page.keyboard.press("Escape")


def test_a_sheet_is_ready_to_print(guests: Opens) -> None:
    ben = guests("ben")
    ben.say("/huddle sheet")
    address = ben.latest("A sheet to print").get_by_role("link").get_attribute("href")
    assert address is not None
    ben.page.goto(address)
    expect(ben.page.get_by_role("heading", level=1)).to_contain_text("Ward 7 huddle")
    expect(ben.page.get_by_role("button")).to_have_count(0)
    assert grave_findings(ben.page) == []
    assert ben.page.locator("html").evaluate("e => e.scrollWidth <= e.clientWidth")
    ben.page.emulate_media(media="print")
    expect(ben.page.get_by_text("This address works until")).to_be_hidden()
    ben.page.go_back()
    ben.page.locator("#words-label").wait_for(state="attached")
