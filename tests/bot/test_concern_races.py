"""A concern of which two people change something at the same moment: both are told what is so, and no word is lost."""

import pytest

from bot.chat.intent import encode
from bot.chat.turn import asker
from bot.concerns.intents import ChangeConcern, CloseConcern, PassUp, SetSite
from bot.concerns.model import Concern, ConcernStatus
from bot.people.model import TeamId
from bot.ports import Store
from tests.bot.huddling import Ward
from tests.bot.meanwhile import presses
from tests.talk import Talk

WORDS = ChangeConcern("K-1", "Scanner missing since Friday")


class Site(Ward):
    """A ward with a concern, and its site huddle."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.sister, self.amina = self.lead(), self.person("amina")
        self.matron = self.lead("matron", "Site")
        self.amina.say("hi")
        self.team, self.site = self.team_of(self.sister), self.team_of(self.matron)
        self.sister.say("concern Scanner missing")

    def concern(self) -> Concern:
        with self.store.read(asker(self.known(self.sister))) as unit:
            return unit.concerns.get("K-1")

    def site_of(self, team: TeamId, who: Talk) -> TeamId | None:
        with self.store.read(asker(self.known(who))) as unit:
            return unit.people.site_of(team)


@pytest.fixture
def ward(store: Store) -> Site:
    return Site(store)


def test_passed_up_while_its_words_are_changed(ward: Site) -> None:
    ward.sister.press_intent(encode(SetSite(ward.team, ward.site)))
    presses(ward, (ward.amina, WORDS), (ward.sister, PassUp("K-1")))
    assert (ward.concern().text, ward.concern().status) == (WORDS.text, ConcernStatus.PASSED_UP)


def test_passed_up_while_somebody_takes_it_on(ward: Site) -> None:
    ward.sister.press_intent(encode(SetSite(ward.team, ward.site)))
    presses(ward, (ward.amina, ChangeConcern("K-1", "Scanner missing", "Ben")), (ward.sister, PassUp("K-1")))
    assert (ward.concern().who, ward.concern().status) == ("Ben", ConcernStatus.PASSED_UP)


def test_answered_while_its_words_are_changed(ward: Site) -> None:
    presses(ward, (ward.amina, WORDS), (ward.sister, CloseConcern("K-1", "Found", True)))
    assert (ward.concern().text, ward.concern().outcome) == (WORDS.text, "Found")


def test_taken_on_while_its_words_are_changed(ward: Site) -> None:
    """Nobody is told that it was passed up, for it was not."""
    _, told = presses(ward, (ward.amina, ChangeConcern("K-1", "Scanner missing", "Ben")), (ward.sister, WORDS))
    assert "passed up or answered" not in told
    assert ward.concern().text == WORDS.text


def test_the_first_who_names_the_site_has_named_it(ward: Site) -> None:
    other = ward.lead("manager", "Other site")
    presses(
        ward,
        (ward.amina, SetSite(ward.team, ward.site)),
        (ward.person("amina"), SetSite(ward.team, ward.team_of(other))),
    )
    assert ward.site_of(ward.team, ward.sister) == ward.site


def test_no_two_teams_pass_up_to_each_other(ward: Site) -> None:
    presses(ward, (ward.sister, SetSite(ward.team, ward.site)), (ward.matron, SetSite(ward.site, ward.team)))
    assert ward.site_of(ward.site, ward.matron) is None
