"""Takes the pictures of the README and the docs: make screenshots."""

import tempfile
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from tests.flows.browser import chromium, open_page, playground

DOCS = Path(__file__).parent.parent.parent / "docs"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, playground(Path(folder)) as address, sync_playwright() as playwright:
        browser = chromium(playwright)
        ben = open_page(browser, address, "ben", 1280)
        ben.say("@Huddlelog learn Trolley key lives on a hook now. Nobody hunts for it. #medicines")
        expect(ben.latest("Others have been here")).to_be_visible()
        ben.press("Saved for Ward 7", "Post to channel")
        amina = open_page(browser, address, "amina", 390)
        amina.press("Ward 7 learned", "Useful")
        expect(ben.latest("Ward 7 learned")).to_contain_text("useful to 1 person")
        ben.page.set_viewport_size({"width": 1280, "height": 1240})
        ben.page.mouse.move(0, 0)
        ben.page.screenshot(path=DOCS / "playground.png")
        amina.say("/learn")
        amina.form.get_by_label("Tags").fill("kit, nights")
        amina.choose("Save")
        expect(amina.form.get_by_label("What we learned")).to_have_attribute("aria-invalid", "true")
        amina.page.screenshot(path=DOCS / "playground-phone.png")
        cara = open_page(browser, address, "cara", 1280)
        cara.go("Stroke Unit")
        cara.say("/learn Pt 999 398 2598 waited for the scanner again")
        expect(cara.latest("This looks like an NHS number")).to_be_visible()
        cara.page.mouse.move(0, 0)
        cara.page.screenshot(path=DOCS / "playground-guard.png")
        browser.close()


if __name__ == "__main__":
    main()
