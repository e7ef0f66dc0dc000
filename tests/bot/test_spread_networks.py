"""What another organisation has shared, tried here: it hears how it goes, and of nobody and no words of ours."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.chat.card import plain_text
from bot.chat.intent import encode
from bot.chat.reply import Reply
from bot.chat.timers import Timer
from bot.chat.turn import asker
from bot.learning.intents import PostToChannel, ReallyDelete
from bot.learning.model import Tried
from bot.ports import Store
from bot.spread import due
from bot.spread.intents import HearOfAdoption
from tests.bot.huddling import Ward
from tests.bot.spreading import LANYARD, adoption, card_of, tree_of, tries, went, wide
from tests.contracts.networking import join, leave, make, publish_entry
from tests.talk import Talk, answers_in, opened, shown, text

KEY = "f" * 32


class Region(Ward):
    """Ward 7 of the Trust has shared L-1 with Southmead's Ward 9, as N-5 or so."""

    def __init__(self, store: Store, *, team_names: bool = True) -> None:
        super().__init__(store)
        self.amina = self.lead("amina")
        self.dan = self.person("dan", "Ward 9", organisation="southmead")
        self.dan.add_bot()
        self.network = make(store, self.known(self.amina)).id
        join(store, self.known(self.dan), self.known(self.amina), self.network, "Southmead", team_names=team_names)
        self.entry = wide(self, self.amina)
        self.shared = publish_entry(store, self.known(self.amina), self.network, self.entry)

    def counted(self) -> Tried:
        """As every member of the network sees it."""
        with self.store.read(asker(self.known(self.dan))) as unit:
            return unit.shared.get(self.shared).tried

    def hear(self, told: HearOfAdoption) -> None:
        """Sent by whoever can send."""
        home = self.known(self.amina)
        with self.store.write(asker(self.known(self.dan))) as unit:
            team = self.team_of(self.amina)
            unit.mail.send(home.organisation, Timer(f"heard {told.key}", encode(told), self.clock.moment, team))
            unit.commit()
        self.go()


@pytest.fixture
def region(store: Store) -> Region:
    return Region(store)


def test_the_form_says_what_is_told(region: Region) -> None:
    form = opened(region.dan.say(f"try {region.shared}"))
    assert list(answers_in(form)) == ["kept", "adapts", "setting", "service"]
    hint = form.fields[-1].hint
    assert hint == (
        "Whoever shared it is told that Ward 9, Southmead tries it, your setting and service, and how it goes; none of "
        "your other words."
    )


def test_the_source_sees_that_it_is_tried_and_how_it_went(region: Region) -> None:
    region.amina.press_intent(encode(PostToChannel("L-1")))
    region.go()
    saved = tries(region.dan, region.shared, kept="Their lanyard", adapts="Green", setting="rural", service="Stroke")
    assert f"From Ward 7, South West maker: {LANYARD}" in text(saved)
    region.go()
    assert "Tried in 1 setting: still trying 1\n• Ward 9, Southmead (rural): still trying" in plain_text(region.card())
    assert region.counted() == Tried(trying=1)
    went(region.dan, outcome="adapted", told="Once it was green")
    region.go()
    assert "Tried in 1 setting: adapted 1" in plain_text(region.card())
    assert region.counted() == Tried(adapted=1)
    assert len(region.channel()) == 1


def test_its_author_is_told_in_private_and_hears_no_words_of_others(region: Region) -> None:
    tries(region.dan, region.shared, kept="Their lanyard", adapts="Green", setting="rural")
    region.go()
    went(region.dan, outcome="abandoned", told="It got lost")
    region.go()
    began, ended = map(plain_text, region.private("amina"))
    assert "Ward 9, Southmead is trying it now.\nSetting: Rural" in began
    assert "Ward 9, Southmead tried it, and stopped.\nSetting: Rural" in ended
    here = [began, ended, text(adoption(region.amina)), plain_text(card_of(region.amina)), text(tree_of(region.amina))]
    for word in ("Their lanyard", "Green", "It got lost", "dan"):
        assert not any(word in each for each in here)


def test_a_correction_arrives_too(region: Region) -> None:
    tries(region.dan, region.shared)
    went(region.dan)
    region.go()
    went(region.dan, outcome="trying")
    region.go()
    assert region.counted() == Tried(trying=1)
    assert "still trying 1" in plain_text(card_of(region.amina))


def test_an_organisation_that_names_no_teams_is_named_alone(store: Store) -> None:
    region = Region(store, team_names=False)
    tries(region.dan, region.shared)
    region.go()
    assert "• Southmead: still trying" in plain_text(card_of(region.amina))


def test_here_it_is_tried_as_the_learning_itself(region: Region) -> None:
    assert text(region.amina.say(f"try {region.shared}")).startswith("This is your own team’s learning")
    cara = region.lead("cara", "Ward 3")
    assert "From Ward 7: " in text(tries(cara, region.shared))
    assert "• Ward 3: still trying" in plain_text(card_of(region.amina))
    assert region.counted() == Tried(trying=1)


def test_a_small_test_begins_with_what_was_shared(region: Region) -> None:
    tries(region.dan, region.shared)
    form = region.dan.press(adoption(region.dan), "Start a small test")
    assert answers_in(opened(form))["trying"] == LANYARD
    form = region.dan.press_intent(f'{{"do":"pdsa.start","about":"{region.shared}"}}')
    assert answers_in(opened(form))["trying"] == LANYARD


def test_nobody_outside_the_network_can_try_it(region: Region) -> None:
    eve = region.person("eve", "Ward 1", organisation="elsewhere")
    eve.say("hi")
    assert text(eve.say(f"try {region.shared}")).startswith("I can’t find that.")
    guest = Talk(region.app, replace(region.dan.where, person_key="gus", person_name="gus", guest=True))
    assert text(guest.say(f"try {region.shared}")).startswith("I can’t find that.")


GONE: dict[str, Callable[[Region], object]] = {
    "deleted": lambda region: region.amina.press_intent(encode(ReallyDelete("L-1"))),
    "left": lambda region: leave(region.store, region.known(region.amina), region.network),
}


@pytest.mark.parametrize("how", GONE)
def test_what_was_withdrawn_leaves_the_adopters_own_record(region: Region, how: str) -> None:
    tries(region.dan, region.shared, kept="Their lanyard")
    region.go()
    GONE[how](region)
    said = text(adoption(region.dan))
    assert "The learning that this came from is no longer here. What you wrote down stays yours." in said
    assert "Their lanyard" in said
    assert LANYARD not in said
    told = len(region.private("amina"))
    assert text(went(region.dan)).startswith("Ward 9 tried this: it worked")
    region.go()
    assert len(region.private("amina")) == told


REAL = HearOfAdoption(KEY, "L-1", "Ward 2, Frenchay", "urban", "Stroke", "worked")
FORGED: dict[str, HearOfAdoption] = {
    "no key": replace(REAL, key=""),
    "another kind of key": replace(REAL, key="x" * 32),
    "an endless key": replace(REAL, key="f" * 33),
    "no such learning": replace(REAL, ref="L-99"),
    "no learning": replace(REAL, ref="H-1"),
    "what is not shared": replace(REAL, ref="L-2"),
    "no setting": replace(REAL, setting="moon"),
    "no outcome": replace(REAL, outcome="best ever"),
    "a long name": replace(REAL, called="x" * 200),
    "a long service": replace(REAL, service="x" * 200),
}


@pytest.mark.parametrize("forged", FORGED)
def test_what_was_not_agreed_changes_nothing(region: Region, forged: str) -> None:
    wide(region, region.amina, "Kept among ourselves")
    region.hear(FORGED[forged])
    for ref in ("L-1", "L-2"):
        assert "Tried in" not in plain_text(card_of(region.amina, ref))
    assert region.private("amina") == []
    region.hear(REAL)  # which is heard
    assert "Tried in 1 setting: worked 1" in plain_text(card_of(region.amina))


def test_a_key_speaks_of_one_learning_and_the_same_twice_says_nothing_new(region: Region) -> None:
    wide(region, region.amina, "Another")
    publish_entry(region.store, region.known(region.amina), region.network, wide(region, region.amina, "Third"))
    region.hear(REAL)
    region.hear(REAL)
    region.hear(replace(REAL, ref="L-3", outcome="abandoned"))
    assert "Tried in 1 setting: worked 1" in plain_text(card_of(region.amina))
    assert "Tried in" not in plain_text(card_of(region.amina, "L-3"))
    assert len(region.private("amina")) == 1


def test_a_team_that_tries_it_again_is_heard_of_once(region: Region) -> None:
    for number, (outcome, tried) in enumerate(
        (("worked", Tried(worked=1)), ("worked", Tried(worked=1)), ("abandoned", Tried(abandoned=1))), 1
    ):
        tries(region.dan, region.shared)
        region.go()
        assert region.counted() == Tried(trying=1)
        went(region.dan, f"T-{number}", outcome=outcome, told="so")
        region.go()
        assert region.counted() == tried
    assert len(region.private("amina")) <= 2


def test_in_two_networks_it_is_one_setting(region: Region) -> None:
    second = make(region.store, region.known(region.amina), "Second").id
    join(region.store, region.known(region.dan), region.known(region.amina), second, "Southmead")
    again = publish_entry(region.store, region.known(region.amina), second, region.entry)
    tries(region.dan, region.shared)
    tries(region.dan, again, adapts="Green")
    region.go()
    assert region.counted() == Tried(trying=1)
    went(region.dan)
    tries(region.dan, again)
    went(region.dan, "T-2", outcome="adapted")
    region.go()
    assert region.counted() == Tried(adapted=1)
    assert "Tried in 1 setting: adapted 1" in plain_text(card_of(region.amina))
    erin = region.person("erin", "Ward 8", organisation="southmead")
    erin.say("hi")
    tries(erin, again)
    region.go()
    assert region.counted() == Tried(adapted=1, trying=1), "another team is another setting"


def test_who_was_let_go_tells_nothing_any_more(region: Region) -> None:
    tries(region.dan, region.shared)
    region.go()
    leave(region.store, region.known(region.dan), region.network)
    went(region.dan, outcome="worked")
    region.go()
    assert "Tried in 1 setting: still trying 1" in plain_text(card_of(region.amina))


def test_nobody_fills_a_record_from_elsewhere(region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(due, "MOST_HEARD", 1)
    region.hear(REAL)
    region.hear(replace(REAL, key="e" * 32))
    region.hear(replace(REAL, outcome="abandoned"))  # what is written down already goes on
    assert "Tried in 1 setting: stopped 1" in plain_text(card_of(region.amina))


def test_its_people_say_nothing_for_another_organisation_s_team(region: Region) -> None:
    tries(region.dan, region.shared)
    region.go()
    assert text(went_as(region.amina)).startswith("That is for members of the team.")
    seen = adoption(region.amina)
    assert text(seen).startswith("Ward 9, Southmead is trying this")
    assert "How did it go?" not in str(shown(seen))


def went_as(who: Talk) -> Reply:
    return who.press_intent('{"do":"spread.save-outcome","ref":"T-1","outcome":"worked"}')
