"""Takes the pictures of the README and the docs: make screenshots."""

import tempfile
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from tests.flows.browser import Person, chromium, open_page, playground

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
        _a_huddle(open_page(browser, address, "cara", 1280))
        _a_chart(open_page(browser, address, "ben", 1280))
        _a_round_up(open_page(browser, address, "cara", 1280), open_page(browser, address, "cara", 390))
        browser.close()


def _a_huddle(cara: Person) -> None:
    card = "of 10 min"
    cara.page.set_viewport_size({"width": 1280, "height": 900})
    cara.go("Ward 2")
    cara.say("@Huddlelog huddle start")
    cara.press(card, "How many in the room?")
    cara.form.get_by_label("How many people are in the room?").fill("14")
    cara.choose("Save")
    expect(cara.latest(card)).to_contain_text("14 in the room")
    cara.press(card, "Next")
    expect(cara.latest(card)).to_contain_text("2 of 5")
    for worry, who, when in (("Two staff short, late shift", "Sister", "today"), ("Bladder scanner missing", "", "")):
        cara.press(card, "Add concern")
        cara.form.get_by_label("What worries you?").fill(worry)
        cara.form.get_by_label("Who takes it").fill(who)
        cara.form.get_by_label("By when").fill(when)
        cara.form.get_by_label("Who raised it?").select_option(label="Me" if who else "Somebody in the room")
        cara.choose("Save")
        expect(cara.latest(card)).to_contain_text(worry)
    cara.page.mouse.move(0, 0)
    cara.page.screenshot(path=DOCS / "playground-huddle.png")


def _a_chart(ben: Person) -> None:
    measured = "Minutes to find the key"
    ben.page.set_viewport_size({"width": 1280, "height": 900})
    ben.say(f"@Huddlelog measure chart {measured}")
    picture = ben.latest(measured).get_by_role("img")
    expect(picture).to_be_visible()
    ben.page.wait_for_function("image => image.complete", arg=picture.element_handle())
    ben.page.mouse.move(0, 0)
    ben.page.screenshot(path=DOCS / "playground-chart.png")


def _a_round_up(cara: Person, phone: Person) -> None:
    mine = "Full round-up"
    cara.go("Huddlelog")
    cara.say("digest")
    expect(cara.latest(mine)).to_be_visible()
    phone.go("Huddlelog")
    for person, width, height, name in (
        (cara, 1280, 1400, "playground-round-up"),
        (phone, 390, 1800, "playground-round-up-phone"),
    ):
        person.page.set_viewport_size({"width": width, "height": height})
        expect(person.latest(mine)).to_be_visible()
        person.page.mouse.move(0, 0)
        person.latest(mine).screenshot(path=DOCS / f"{name}.png")


if __name__ == "__main__":
    main()
