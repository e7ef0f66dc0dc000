"""One story, told once and played on every platform: it holds what people see, and who sees it."""

from tests.flows.driver import Driver, Somebody

LINE = "Spare hoist batteries live left of the sink now."
CHANGED = "Spare hoist batteries live right of the window."
BY_FORM = "A second clock in the sluice helps the night shift."
BY_STEPS = "The linen trolley fits into the small lift."
OVERHEARD = "The bladder scanner has a home at last, by the linen."
NUMBER = "999 398 2598"
MASKED = "●●● ●●● ●●●●"


def play(driver: Driver) -> None:
    amina, ben = Somebody(driver, "Amina Yusuf"), Somebody(driver, "Ben Carter")
    driver.add_bot(amina.name)
    _the_bot_says_hello_once(amina, ben)
    _one_line_is_saved_and_posted(amina, ben)
    _useful_is_seen_by_the_other(amina, ben)
    _the_other_finds_it(ben)
    _a_form_with_a_mistake(amina)
    _a_form_in_steps_from_the_channel(amina, ben)
    _a_message_is_saved(amina, ben)
    _what_was_posted_changes_with_its_entry(amina, ben)
    _the_guard_in_private(amina, ben)
    _the_guard_in_public(amina, ben)
    _what_was_deleted_is_gone(amina, ben)
    _nothing_twice_and_no_number_anywhere(amina, ben)


def _the_bot_says_hello_once(amina: Somebody, ben: Somebody) -> None:
    hello = ben.latest(ben.hello, "Tell me one thing you learned today.")
    assert hello.buttons[0] == "Add learning"
    assert "I run the huddle" not in hello.buttons, "whoever added the bot leads"
    assert len(amina.all(amina.hello)) == 1


def _one_line_is_saved_and_posted(amina: Somebody, ben: Somebody) -> None:
    amina.mention(f"learn {LINE} #kit")
    saved = amina.latest(amina.saved, LINE)
    assert "Seen by: your team · Your name: hidden" in saved.words
    assert len(amina.all(amina.saved, LINE)) == 1
    assert [each.by_bot for each in ben.all(LINE)] == [False], "Ben reads what she said and no answer"
    assert ben.sees_no(ben.saved)
    amina.press("Post to channel", amina.saved, LINE)
    posted = ben.latest(ben.entry, LINE)
    assert posted.buttons == ("Useful", "Open", "Test this")
    assert "Amina" not in posted.words


def _useful_is_seen_by_the_other(amina: Somebody, ben: Somebody) -> None:
    ben.press("Useful", ben.entry, LINE)
    amina.latest(amina.entry, LINE, "useful to 1 person")
    ben.press("Useful", ben.entry, LINE, "useful to 1 person")
    assert len(amina.posted(LINE)) == 1
    assert "useful to 1 person" in amina.posted(LINE)[0].words


def _the_other_finds_it(ben: Somebody) -> None:
    ben.ask("find hoist batteries")
    ben.latest("Found for “hoist batteries”", LINE)
    ben.press("See", "Found for “hoist batteries”", LINE)
    ben.until(
        lambda: [
            each for each in ben.all(ben.entry, LINE) if "Who else?" in each.buttons and "Open" not in each.buttons
        ],
        "never saw the entry",
    )


def _a_form_with_a_mistake(amina: Somebody) -> None:
    amina.ask("learn")
    assert set(amina.form("Add learning").values.values()) <= {""}
    amina.send({"Tags": "kit, nights"})
    again = amina.form("Say what you learned or what happened. One of the two is enough.")
    assert again.values["Tags"] == "kit, nights"
    amina.send({"What we learned": BY_FORM})
    amina.latest(amina.saved, BY_FORM)
    amina.has_no_form()
    amina.press("Change", amina.saved, BY_FORM)
    amina.latest(amina.entry, BY_FORM, "#kit #nights")


def _a_form_in_steps_from_the_channel(amina: Somebody, ben: Somebody) -> None:
    ben.press("Add learning", ben.hello)
    ben.form("Add learning")
    ben.send({"What happened": "Two of us looked for it.", "What we learned": BY_STEPS}, "More detail")
    ben.form("What made the difference?")
    ben.send({"Why": "It has three doors."})
    ben.latest(ben.saved, BY_STEPS)
    ben.has_no_form()
    ben.press("Change", ben.saved, BY_STEPS)
    ben.latest(ben.entry, BY_STEPS, "Two of us looked for it.", "Why: It has three doors.")
    assert amina.sees_no(BY_STEPS)


def _a_message_is_saved(amina: Somebody, ben: Somebody) -> None:
    ben.driver.say(ben.name, OVERHEARD)
    amina.latest(OVERHEARD)
    amina.driver.save(amina.name, OVERHEARD)
    assert amina.form("Add learning").values["What we learned"] == OVERHEARD
    amina.send({})
    amina.latest(amina.saved, OVERHEARD)
    amina.press("Change", amina.saved, OVERHEARD)
    entry = amina.latest(amina.entry, OVERHEARD)
    if link := amina.driver.link_to(OVERHEARD):
        assert link in entry.links
    assert [each.by_bot for each in ben.all(OVERHEARD)] == [False]


def _what_was_posted_changes_with_its_entry(amina: Somebody, ben: Somebody) -> None:
    amina.ask("learn show L-1")
    amina.press("Edit", amina.entry, LINE)
    assert amina.form("Change this learning").values["What we learned"] == LINE
    amina.send({"What we learned": CHANGED})
    amina.latest(amina.saved, CHANGED)
    ben.until(lambda: ben.posted(CHANGED), "never saw the posted card change")
    assert "edited" in ben.posted(CHANGED)[0].words
    assert ben.posted(LINE) == []


def _the_guard_in_private(amina: Somebody, ben: Somebody) -> None:
    amina.ask(f"learn Pt {NUMBER} rang twice")
    warning = amina.latest("Not saved.", "This looks like an NHS number", f"Pt {MASKED} rang twice")
    assert warning.buttons == ("Hide it and save", "Edit", "Discard")
    assert ben.sees_no("Not saved.")
    amina.press("Hide it and save", "This looks like an NHS number")
    amina.latest(amina.saved, f"Pt {MASKED} rang twice")
    assert ben.sees_no("rang twice")
    amina.ask("learn Rang 07700 900123 three times")
    amina.press("Edit", "This looks like a phone number")
    assert amina.form("Add learning").values["What we learned"] == "Rang 07700 900123 three times"
    amina.send({"What we learned": "Rang three times"})
    amina.latest(amina.saved, "Rang three times")


def _the_guard_in_public(amina: Somebody, ben: Somebody) -> None:
    amina.mention(f"learn Pt {NUMBER} waited")
    ben.latest("Not saved. I’ve sent you a private message.")
    warning = amina.latest("Your message may show an NHS number", f"Pt {MASKED} waited", "Please delete it")
    assert warning.buttons == ("Save with it hidden", "Discard")
    assert ben.sees_no("Your message may show")
    amina.press("Save with it hidden", "Your message may show an NHS number")
    amina.latest(amina.saved, f"Pt {MASKED} waited")
    assert ben.sees_no(ben.saved, MASKED)


def _what_was_deleted_is_gone(amina: Somebody, ben: Somebody) -> None:
    amina.ask("learn delete L-1")
    amina.press("Delete it", "Delete L-1 for good?")
    amina.latest("L-1 is deleted, with everything it said before.")
    ben.until(lambda: ben.posted(CHANGED) == [], "still sees the posted card")
    ben.latest("This entry is no longer here.")
    ben.ask("find hoist batteries window")
    ben.latest("Nothing found for “hoist batteries window”")


def _nothing_twice_and_no_number_anywhere(amina: Somebody, ben: Somebody) -> None:
    amina.ask("learn list")
    listed = amina.latest(f"What {amina.driver.team} learned")
    saved = (BY_FORM, BY_STEPS, OVERHEARD, f"Pt {MASKED} rang twice", "Rang three times", f"Pt {MASKED} waited")
    assert [listed.words.count(words) for words in saved] == [1] * len(saved)
    assert listed.buttons.count("See") == len(saved)
    for each in (amina, ben):
        assert [seen for seen in each.all(NUMBER) if seen.by_bot] == []
        assert len(each.all(each.hello)) == 1
