"""Round-ups of many teams, for many readers, and their pages."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from bot.chat.card import Card, plain_text
from bot.chat.form import SeveralField
from bot.chat.intent import Intents, encode
from bot.chat.spans import Link
from bot.chat.turn import asker
from bot.digests.beginning import begin, of_person, of_team
from bot.digests.intents import ShowPage
from bot.features import INTENTS
from bot.learning.intents import ShowLearning
from bot.people.audience import Audience
from bot.people.model import OrganisationId, PersonId, TeamId
from bot.ports import Store
from tests.bot.digesting import DUE, Told, Wards, telling
from tests.patience import little_work
from tests.talk import Talk, opened, shown, text

MOST_SECONDS = 10.0
"""Of the processor, where it takes a few tenths."""


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    told = telling(monkeypatch)
    told.news = {"needs": ["a", "b", "c", "d"], "learned": ["e"]}
    return told


@pytest.fixture
def wards(store: Store) -> Wards:
    return Wards(store)


def many_teams(wards: Wards, who: Talk, count: int) -> list[TeamId]:
    """Which somebody leads."""
    known = wards.known(who)
    with wards.store.write(asker(known)) as unit:
        teams = [unit.people.add_team(f"Ward {n}", known.person.id, wards.clock.moment).id for n in range(count)]
        unit.commit()
    return teams


def test_a_thousand_that_are_due_at_once_are_asked_for_quickly(wards: Wards, told: Told) -> None:
    sister = wards.lead()
    known = wards.known(sister)
    teams = many_teams(wards, sister, 1000)
    with wards.store.write(Audience(known.organisation, frozenset(teams))) as unit:
        for team in teams:
            begin(unit, of_team(unit, team, "Europe/London", wards.clock.moment), wards.clock.moment)
        unit.commit()
    with little_work(MOST_SECONDS):
        assert wards.app.tick(DUE) >= 1001
    assert told.asked == []


def test_one_of_five_hundred_teams(wards: Wards, told: Told) -> None:
    sister = wards.lead()
    many_teams(wards, sister, 520)
    mine = wards.person("sister", "")
    with little_work(2 * MOST_SECONDS):
        assert text(mine.say("digest")).startswith("Your teams, 11–17 Nov · 500 teams\n")
        assert "Teams: all 500" in text(mine.say("digest subscribe"))
        form = mine.send(mine.press(mine.say("digest settings"), "Change"), {}, action="more")
        (field,) = [each for each in opened(form).fields if isinstance(each, SeveralField) and each.name == "teams"]
        teams = ",".join(id for id, _ in field.options[:300])
        assert "Teams (300): " in text(mine.send(form, {"teams": teams}))
        wards.until(DUE)
        assert len(told.asked[-1].teams) <= 300


# Pages


@dataclass(frozen=True)
class Sealed:
    organisation: OrganisationId
    teams: list[TeamId]
    view: str
    person: PersonId | None


class FakePages:
    def __init__(self) -> None:
        self.made: list[Sealed] = []

    def link(
        self,
        organisation: OrganisationId,
        teams: list[TeamId],
        view: str,
        now: datetime,
        person: PersonId | None = None,
    ) -> str:
        self.made.append(Sealed(organisation, list(teams), view, person))
        return f"https://x.example/pages/{len(self.made)}"

    def opened(self, wards: Wards, card: Card) -> Card | None:
        links = [s.url for e in card.elements for s in getattr(e, "text", ()) if isinstance(s, Link)]
        made = self.made[int(links[-1].rpartition("/")[2]) - 1]
        return wards.app.page(made.organisation, made.teams, made.view, made.person)


@pytest.fixture
def pages(wards: Wards) -> FakePages:
    pages = FakePages()
    wards.app.links.pages = pages  # type: ignore[assignment]
    return pages


def test_a_team_s_page_has_every_section_in_full(wards: Wards, told: Told, pages: FakePages) -> None:
    sister = wards.lead()
    page = pages.opened(wards, shown(sister.say("digest")))
    assert page is not None
    assert plain_text(page).splitlines() == [
        "Ward 7, 11–17 Nov",
        "Needs you (4)",
        *("• a", "• b", "• c", "• d"),
        "What we learned",
        "• e",
    ]
    wards.until(DUE)
    (sent, _) = wards.posts("#Ward 7")
    assert sent.card is not None
    told.news = {"needs": ["new"]}
    page = pages.opened(wards, sent.card)
    assert page is not None
    assert plain_text(page).splitlines()[:3] == ["Ward 7, 16–22 Nov", "Needs you (4)", "• a"]
    assert pages.made[-1].person is None


def test_somebody_s_own_page_shows_what_they_may_see_now(wards: Wards, told: Told, pages: FakePages) -> None:
    for channel in ("Ward 7", "Ward 9"):
        wards.person("cara", channel).say("hi")
    cara = wards.person("cara", "")
    cara.say("digest subscribe")
    wards.until(DUE)
    (sent,) = wards.posts("cara")
    assert sent.card is not None
    page = pages.opened(wards, sent.card)
    assert page is not None
    assert plain_text(page).startswith("Your teams, 16–22 Nov · 2 teams\nNeeds you (4)\n• a\n• b\n• c\n• d")
    told.gone = {"a"}
    page = pages.opened(wards, sent.card)
    assert page is not None
    assert "• a" not in plain_text(page)
    known = wards.known(cara)
    view = Intents(INTENTS).decode(pages.made[-1].view)
    assert isinstance(view, ShowPage)
    ben = wards.person("ben", "Ward 7")
    ben.say("hi")
    for person in (wards.known(ben).person.id, PersonId("f" * 16), PersonId("")):
        assert wards.app.page(known.organisation, [], encode(view), person) is None
    assert wards.app.page(known.organisation, [wards.team_of(ben)], encode(view)) is None
    far = wards.person("dan", "Ward 7", organisation="other")
    far.say("hi")
    assert wards.app.page(wards.known(far).organisation, [], encode(view), known.person.id) is None


def test_nothing_else_is_shown_as_somebody(wards: Wards, told: Told, pages: FakePages) -> None:
    cara = wards.person("cara", "Ward 7")
    cara.say("learn Key on a hook")
    known = wards.known(cara)
    view = encode(ShowLearning("L-1"))
    assert wards.app.page(known.organisation, [], view, known.person.id) is None
    assert wards.app.page(known.organisation, [wards.team_of(cara)], view) is not None


def test_two_that_overlap_are_one_message(wards: Wards, told: Told) -> None:
    cara = wards.person("cara", "Ward 7")
    cara.say("hi")
    known, now = wards.known(cara), wards.clock.moment
    with wards.store.write(asker(known)) as unit:
        for _ in range(2):
            begin(unit, of_person(known.person.id, wards.team_of(cara), "Europe/London", now), now)
        unit.commit()
    wards.until(DUE + timedelta(hours=1))
    assert len([each for each in wards.posts("cara") if not each.under]) == 1
