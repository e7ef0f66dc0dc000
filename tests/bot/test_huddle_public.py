"""Cards that everybody sees: no press on one shows anything private there, and none says who has not answered."""

from dataclasses import replace

import pytest

from bot.answers.intents import AnswerHuddle, ShowSummary
from bot.chat.card import Card, plain_text
from bot.chat.intent import encode
from bot.chat.reply import ShowCard, To
from bot.concerns.intents import CloseConcern, PassUp, SetSite, ShowOutcome
from bot.huddles.intents import ShowHuddle, StartHuddle
from bot.ports import Store
from tests.bot.huddling import Ward
from tests.talk import Talk, answers_in, buttons, opened

PUBLIC = (ShowHuddle, ShowSummary, ShowOutcome)


class Held:
    """A ward and its site, with a card of every kind in the ward's channel as the day goes on."""

    def __init__(self, store: Store) -> None:
        self.ward = ward = Ward(store)
        self.sister, self.amina = ward.lead(), ward.person("amina")
        self.site = ward.lead("matron", "Site")
        for name in ("amina", "ben", "cara"):
            ward.person(name).say("hi")
        self.seen: list[Card] = []
        self.days()

    def look(self) -> None:
        self.ward.go()
        self.seen += self.ward.channel()

    def days(self) -> None:
        ward, sister, amina = self.ward, self.sister, self.amina
        team, site = ward.team_of(sister), ward.team_of(self.site)
        ward.schedule(sister)
        ward.schedule(sister, {"huddle_name": "Round", "way": "form", "times": "09:00"})
        sister.press_intent(encode(SetSite(team, site)))
        ward.at("08:15")
        self.look()
        sister.press(ward.card(), "Start", visible=True)
        self.look()
        self.add("Add concern", {"text": "Scanner missing"})
        self.add("Add action", {"text": "Order lanyards"})
        self.look()
        sister.press(ward.card(), "Finish", visible=True)
        self.look()
        amina.press_intent(encode(PassUp("K-1")))
        self.site.press_intent(encode(CloseConcern("K-1", "Two more ordered", True)))
        ward.at("08:50")
        self.look()
        self.answer(amina, "Short of staff")
        ward.at("09:00")
        self.look()
        sister.press_intent(encode(StartHuddle(team, called="Round")))
        self.look()
        ward.at("18:00")
        self.look()
        ward.at("08:15", days=1)
        self.look()
        sister.press_intent(encode(replace(buttons(ward.card())["Not today"].intent)), visible=True)
        self.look()

    def add(self, label: str, answers: dict[str, str]) -> None:
        self.amina.send(self.amina.press(self.ward.card(), label, visible=True), answers)

    def answer(self, who: Talk, words: str) -> None:
        form = who.press_intent(encode(AnswerHuddle("H-2")))
        first = next(name for name in answers_in(opened(form)) if name.startswith("q-"))
        who.send(form, {first: words})


@pytest.fixture
def held(store: Store) -> Held:
    return Held(store)


def test_a_press_on_a_public_card_shows_everybody_nothing_but_that_card(held: Held) -> None:
    kinds, pressed = set(), set()
    for card in held.seen:
        kinds.add(type(card.view))
        assert isinstance(card.view, PUBLIC), plain_text(card)
        for label, button in buttons(card).items():
            pressed.add(label)
            for who in (held.amina, held.sister, held.ward.person("dan")):
                reply = who.press_intent(encode(button.intent), visible=True)
                assert "Something went wrong" not in str(reply), label
                if isinstance(reply, ShowCard) and (reply.to is To.PLACE or reply.replaces):
                    assert reply.card.view == card.view, (label, plain_text(reply.card))
    assert kinds == set(PUBLIC)
    assert {"Start", "Not today", "Next", "Finish", "Answer", "Skip today", "Add something", "Use this"} <= pressed, (
        pressed
    )


def test_nobody_reads_who_has_not_answered_nor_who_has(held: Held) -> None:
    for card in held.seen:
        said = plain_text(card).casefold()
        assert not [name for name in ("amina", "ben", "cara", "sister", "matron") if name in said], said
