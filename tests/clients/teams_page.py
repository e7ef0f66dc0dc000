"""The Microsoft 365 Agents Playground's page, as somebody in Teams uses it."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

PERSONAL, GROUP = "Personal Chat", "Group Chat"
GENERAL = "My Team - General"
ASKER = "Alex Wilber"
"""Who uses the page; the others in its chats say nothing."""

_FAILED = re.compile(r"^\w+ [45]\d\d$")
"""A line of the page's log: what was sent, and how it was answered."""


@dataclass(frozen=True)
class TeamsPage:
    page: Page

    def go(self, place: str) -> None:
        self.page.get_by_role("treeitem", name=place).click()

    def say(self, words: str) -> None:
        """In the chat that is open."""
        self._box.click()
        self.page.keyboard.insert_text(words)
        self.send()

    def mention(self, words: str) -> None:
        """The bot, picked from the list that opens."""
        self._box.click()
        self.page.keyboard.type("@")
        self.page.get_by_role("menuitem", name="Test Bot").last.click()
        self.page.keyboard.type(f" {words}")
        self.send()

    @property
    def _box(self) -> Locator:
        """A channel has one for a new post above those for replies."""
        return self.page.get_by_role("textbox").filter(has=self.page.locator("p")).first

    def send(self) -> None:
        post = self.page.get_by_role("button", name="Post", exact=True)
        (post if post.count() else self.page.get_by_role("button", name="Send Message")).click()

    def cards(self, *words: str) -> Locator:
        """Those with all of these words."""
        found = self.page.locator(".ac-adaptiveCard")
        for each in words:
            found = found.filter(has_text=each)
        return found

    def card(self, *words: str) -> Locator:
        """The newest."""
        return self.cards(*words).last

    @property
    def form(self) -> Locator:
        """The newest in a card."""
        return self.cards().filter(has=self.page.get_by_label("Tags")).last

    def asking(self, label: str) -> Locator:
        """The newest form in a card that asks this."""
        return self.cards().filter(has=self.page.get_by_label(label)).last

    def choose(self, form: Locator, label: str, option: str) -> None:
        form.get_by_role("combobox", name=label).click()
        self.page.get_by_role("option", name=option, exact=True).click()

    def press(self, card: Locator, label: str) -> None:
        card.get_by_role("button", name=label, exact=True).last.click()

    def search(self, words: str) -> None:
        """From the box in which a message is written."""
        self.page.get_by_role("button", name="Trigger Message Extension App").first.click()
        self.page.get_by_role("menuitem", name="Search Command").click()
        self.page.get_by_placeholder("Enter a search term").fill(words)

    @property
    def found(self) -> Locator:
        return self.page.get_by_role("group").filter(has=self.page.get_by_placeholder("Enter a search term"))

    def save_message(self, words: str, command: str) -> Locator:
        """The message action; gives the dialog that it opens."""
        more = "button[@aria-label='Show more information']"
        said = self.page.get_by_text(words, exact=True).first
        beside = said.locator(f"xpath=ancestor::*[.//{more}][1]//{more}")
        expect(beside).to_have_count(1)  # until its own is there, the nearest are those of all the others
        beside.click()
        self.page.get_by_role("menuitem", name="Action Command").click()
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_placeholder("Input command id").fill(command)
        dialog.get_by_role("button", name="Create").click()
        return dialog

    def trouble(self) -> list[str]:
        """What either side has refused the other, by the page's own log."""
        return self.page.get_by_text(_FAILED).all_inner_texts()
