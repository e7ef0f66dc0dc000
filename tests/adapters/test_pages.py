"""Pages that anybody may read, and those for whoever has the address."""

import asyncio
import base64
import hashlib
import re
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestClient, TestServer
from cryptography.fernet import Fernet

from adapters.chart_png import draw, draw_tree
from adapters.pages import LONGEST_TOKEN, PICTURE_LONGER, SHOWN_FOR, SealedPages, add_pages, add_sheets
from adapters.web import make_application
from bot.chat.card import Card, Paragraph
from bot.chat.errors import StoreAway
from bot.chat.phrases import load
from bot.chat.spans import Plain
from bot.people.model import OrganisationId, PersonId, TeamId
from bot.timing.clock import MovableClock
from tests import elements
from tests.adapters.fakes import FakeCore
from tests.adapters.msteams.conftest import FakeMemory

SAY = load()
NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
TRUST, WARD = OrganisationId("organisation-1"), TeamId("team-of-ward-7")
CARDS = elements.cards()


@dataclass
class Site:
    pages: SealedPages
    clock: MovableClock = field(default_factory=MovableClock)
    card: Card | Exception | None = None
    asked: list[tuple[str, Sequence[str], str]] = field(default_factory=list)
    client: TestClient[Any, Any] = field(init=False)

    def show(
        self, organisation: OrganisationId, teams: Sequence[TeamId], view: str, person: PersonId | None
    ) -> Card | None:
        self.asked.append((organisation, teams, view) if person is None else (organisation, person, view))
        if isinstance(self.card, Exception):
            raise self.card
        return self.card

    async def look(self, address: str) -> tuple[int, str, Any]:
        answer = await self.client.get(address)
        return answer.status, await answer.text(), answer.headers


@pytest_asyncio.fixture
async def site() -> AsyncIterator[Site]:
    made = Site(SealedPages(FakeMemory(), ""))
    with ThreadPoolExecutor(1) as executor:
        application = make_application(FakeCore(), SAY, executor)
        add_pages(application, SAY)
        add_sheets(application, SAY, executor, made.clock, made.pages, made.show)
        async with TestClient(TestServer(application)) as client:
            made.client = client
            yield made


@pytest.mark.parametrize(
    ("path", "title", "sentence"),
    [
        ("/privacy", "What Huddlelog keeps", "kept sealed for 15 minutes at most"),
        ("/terms", "Using Huddlelog", "not an incident reporting system"),
    ],
)
async def test_what_the_platforms_ask_every_app_to_say(site: Site, path: str, title: str, sentence: str) -> None:
    status, html, _ = await site.look(path)
    assert status == 200
    assert f"<h1>{title}</h1>" in html
    assert sentence in html
    assert (await site.client.get("/pages.css")).content_type == "text/css"


async def test_whoever_has_the_address_reads_the_page(site: Site) -> None:
    site.card = CARDS["element.facts"]
    address = site.pages.link(TRUST, [WARD], '{"do":"x","ref":"H-1"}', site.clock.now())
    status, html, headers = await site.look(address)
    assert (status, site.asked) == (200, [(TRUST, (WARD,), '{"do":"x","ref":"H-1"}')])
    assert "<h1>facts</h1>" in html
    assert "Ben Carter" in html
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["Cache-Control"] == "no-store"
    assert "script-src" not in headers["Content-Security-Policy"]
    assert '<meta name="robots" content="noindex, nofollow">' in html


async def test_somebody_s_own_page_is_asked_for_as_theirs(site: Site) -> None:
    site.card = CARDS["element.facts"]
    address = site.pages.link(TRUST, [WARD], "{}", site.clock.now(), PersonId("p"))
    status, _, _ = await site.look(address)
    assert (status, site.asked) == (200, [(TRUST, "p", "{}")])


@pytest.mark.parametrize("name", CARDS)
async def test_a_page_holds_every_word_and_nothing_to_press(site: Site, name: str) -> None:
    site.card = CARDS[name]
    _, html, _ = await site.look(site.pages.link(TRUST, [WARD], "{}", site.clock.now()))
    assert "<script" not in html
    assert "<button" not in html
    assert "data-intent" not in html
    assert 'class="rest"' not in html, "what is folded away is not on paper"


async def test_an_address_says_nothing_and_cannot_be_made_up(site: Site) -> None:
    site.card = CARDS["element.facts"]
    address = site.pages.link(TRUST, [WARD], '{"do":"x","ref":"H-1"}', site.clock.now())
    assert not [each for each in (TRUST, WARD, "ref") if each in address.removeprefix("/pages/")]
    elsewhere = SealedPages(FakeMemory(), "").link(TRUST, [WARD], "{}", site.clock.now())
    other = Fernet(Fernet.generate_key()).encrypt(b"[]").decode()
    for bad in (f"{address}x", f"{address[:-2]}AA", elsewhere, f"/pages/{other}", "/pages/x", "/pages/%F0%9F%98%80"):
        status, html, headers = await site.look(bad)
        assert status == 404
        assert "ask Huddlelog for it again" in html
        assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert (await site.look(f"/pages/{'x' * (LONGEST_TOKEN + 1)}"))[0] == 404
    assert site.asked == []


async def test_an_address_runs_out_and_what_is_deleted_is_gone(site: Site) -> None:
    site.card = CARDS["element.facts"]
    address = site.pages.link(TRUST, [WARD], "{}", site.clock.now())
    site.clock.move_to(site.clock.now() + SHOWN_FOR - timedelta(minutes=1))
    assert (await site.look(address))[0] == 200
    site.card = None
    status, html, _ = await site.look(address)
    assert (status, "This page is no longer here" in html) == (404, True)
    site.card = CARDS["element.facts"]
    site.clock.move_to(site.clock.now() + timedelta(minutes=2))
    assert (await site.look(address))[0] == 404


async def test_records_that_cannot_be_reached_are_not_called_gone(site: Site) -> None:
    site.card = StoreAway()
    status, html, _ = await site.look(site.pages.link(TRUST, [WARD], "{}", site.clock.now()))
    assert (status, "Nothing is lost" in html) == (503, True)


def test_every_process_opens_the_addresses_of_every_other() -> None:
    memory = FakeMemory()
    first, second = SealedPages(memory, "https://a.example"), SealedPages(memory, "https://a.example")
    address = first.link(TRUST, [WARD], "{}", NOW)
    assert address.startswith("https://a.example/pages/")
    opened = second.open(address.rpartition("/")[2], NOW)
    assert opened == (TRUST, (WARD,), "{}", NOW + SHOWN_FOR, None)


CHART = elements.chart((9.0, 7.0, None, 8.0), "Minutes fell")
CHARTED = Card((Plain("P-2"),), (Paragraph((Plain("Above"),)), CHART, elements.chart((1.0,), "Another")))


def address_of(site: Site) -> str:
    return site.pages.link(TRUST, [WARD], '{"do":"x","ref":"M-1"}', site.clock.now())


async def test_behind_a_pages_address_is_the_picture_of_its_first_chart(site: Site) -> None:
    site.card = CHARTED
    answer = await site.client.get(f"{address_of(site)}.png")
    assert (answer.status, answer.content_type) == (200, "image/png")
    assert await answer.read() == draw(CHART)
    assert site.asked == [(TRUST, (WARD,), '{"do":"x","ref":"M-1"}')]
    assert answer.headers["Cache-Control"] == "private, max-age=300"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert await (await site.client.get(f"{address_of(site)}.png?dark")).read() == draw(CHART, dark=True)
    assert (await site.client.head(f"{address_of(site)}.png")).status == 200


async def test_a_tree_is_a_picture_too_and_words_alone_are_none(site: Site) -> None:
    tree = elements.tree("", "What leads to what")
    site.card = Card((), (Paragraph((Plain("x"),)), tree, CHART))
    assert await (await site.client.get(f"{address_of(site)}.png")).read() == draw_tree(tree)
    site.card = CARDS["element.facts"]
    assert (await site.look(f"{address_of(site)}.png"))[0] == 404


async def test_a_picture_is_shown_longer_than_its_page_and_always_as_it_is_now(site: Site) -> None:
    site.card, address = CHARTED, address_of(site)
    site.clock.move_to(site.clock.now() + SHOWN_FOR + PICTURE_LONGER - timedelta(minutes=1))
    assert (await site.client.get(f"{address}.png")).status == 200
    assert ((await site.look(address))[0], (await site.look(f"{address}.md"))[0]) == (404, 404)
    later = elements.chart((9.0, 7.0, 3.0, 8.0), "Minutes fell")
    site.card = Card((), (later,))
    assert await (await site.client.get(f"{address}.png")).read() == draw(later)
    site.clock.move_to(site.clock.now() + timedelta(minutes=2))
    assert (await site.client.get(f"{address}.png")).status == 404


@pytest.mark.parametrize("ending", [".png", ".png?dark", ".md"])
async def test_what_is_behind_an_address_is_guarded_as_the_page_is(site: Site, ending: str) -> None:
    site.card, address = CHARTED, address_of(site)
    elsewhere = SealedPages(FakeMemory(), "").link(TRUST, [WARD], "{}", site.clock.now())
    for bad in (f"{address}x", f"{address[:-2]}AA", elsewhere, "/pages/", "/pages/x", f"/pages/{'x' * 5000}"):
        assert (await site.client.get(f"{bad}{ending}")).status == 404
    assert site.asked == []
    site.card = None
    assert (await site.client.get(f"{address}{ending}")).status == 404
    site.card = StoreAway()
    assert (await site.client.get(f"{address}{ending}")).status == 503


async def test_many_who_look_at_once_all_see_it(site: Site) -> None:
    site.card = CHARTED
    address = f"{address_of(site)}.png"
    answers = await asyncio.gather(*(site.client.get(f"{address}{'?dark' * (n % 2)}") for n in range(12)))
    assert len({await each.read() for each in answers}) == 2


async def test_a_page_can_be_saved_whole(site: Site) -> None:
    site.card = CHARTED
    _, html, headers = await site.look(address_of(site))
    style = html.partition("<style>")[2].partition("</style>")[0]
    sealed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{sealed}'" in headers["Content-Security-Policy"]
    assert "img-src 'self' data:" in headers["Content-Security-Policy"]
    assert html.count('src="data:image/png;base64,') == 2
    assert re.findall('(?:src|srcset|href)="(?!data:)([^"]*)"', html) == re.findall('href="([^"]*[.]md)"', html)


async def test_a_page_is_also_words_to_keep(site: Site) -> None:
    site.card = CHARTED
    _, html, _ = await site.look(address_of(site))
    [link] = re.findall('href="([^"]+)" download', html)
    answer = await site.client.get(link)
    assert (answer.status, answer.content_type) == (200, "text/markdown")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="huddlelog.md"'
    assert answer.headers["Cache-Control"] == "no-store"
    text = await answer.text()
    assert text.startswith("# P-2\n\nAbove\n")
    assert "| 1 Nov | 1 | found |" in text
