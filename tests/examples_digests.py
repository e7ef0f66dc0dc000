"""Every card and form of round-ups, of an empty week, a small and a very large one; examples.py gathers them."""

from datetime import UTC, date, datetime

from bot.beside import DIGEST_PARTS
from bot.chat.card import Button, Card, Element, Facts, Item, Items
from bot.chat.digest import Line, Scope
from bot.chat.intent import Intent
from bot.chat.phrases import load
from bot.chat.spans import Text
from bot.digests import cards as made_by
from bot.digests.cards import Row, Settings, Shown
from bot.digests.intents import (
    ChangeDigest,
    DigestSettings,
    ShowDigest,
    ShowPosted,
    ShowRoundUp,
    ShowSection,
    ShowSent,
    SubscribeDigest,
)
from bot.digests.making import RoundUp, Section, headings
from bot.digests.said import heading_of
from bot.helping.intents import OfferHelp
from bot.people.model import TeamId
from bot.spread.intents import TryThis
from tests.elements import HOSTILE, LONGEST, words

SAY = load()
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
LONGEST_LINE = 300
WARD_7 = TeamId("7" * 16)
PAGE = "https://x.example/pages/" + "t" * 600
HARD = (HOSTILE, "long " * (LONGEST // 5), "&" * LONGEST, "🧑🏽‍⚕️é漢" * (LONGEST // 8))

OPENED_BY: dict[type[Intent], Intent] = {ChangeDigest: ChangeDigest(WARD_7)}
"""One for each form."""


def items(*texts: str) -> Items:
    return Items(
        tuple(
            Item(words(text), Button("Offer help", OfferHelp("K-3")) if n % 2 else Button("Try", TryThis("L-9999999")))
            for n, text in enumerate(texts)
        )
    )


def part(heading: str, *elements: Element) -> tuple[Text, tuple[Element, ...]]:
    return heading_of(heading, 50, SAY, own=False), elements


def round_up(*parts: tuple[Text, tuple[Element, ...]], **more: object) -> Shown:
    title = SAY.text("digest-title", days="16–22 Nov", count=11)
    return Shown(title, ShowSent("R-9"), ShowRoundUp("R-9"), parts, settings=DigestSettings(), **more)  # type: ignore[arg-type]


def lines(heading: str) -> int:
    """In a message that has as much as it may have."""
    every = tuple(Section(each, ((DIGEST_PARTS[0], (Line(),) * 50),)) for each in headings(DIGEST_PARTS))
    scope = Scope((), date.min, date.min, NOW, NOW)
    return RoundUp(scope, every).room()[heading]


def _hard(count: int) -> list[str]:
    """As long as a record's first sentence may be."""
    return [f"Ward {n}: {text}"[:LONGEST_LINE] for n, text in enumerate(HARD[:count])]


def weeks() -> dict[str, Shown]:
    figures = Facts((("Small tests started", words("2, up from 1")),))
    footer = (SAY.text("digest-quiet-and-waiting", quiet=SAY.text("digest-quiet", count=4), count=2),)
    offers = (Button("Send me this every Monday", SubscribeDigest()),)
    every = headings(DIGEST_PARTS)
    return {
        "empty": round_up(is_quiet=True),
        "empty, one to revisit": round_up(is_quiet=True, revisit=Item(words(HOSTILE), Button("See", ShowDigest()))),
        "small": round_up(part("digest-borrow", items("Ward 7: red lanyard on the key")), page=PAGE, offers=offers),
        "very large": round_up(
            *(
                part(each, items(*(f"Ward {n}: {text}" for n, text in enumerate(HARD[: lines(each)]))))
                for each in every
            ),
            part("digest-figures", figures),
            footer=footer,
            page=PAGE,
            offers=offers,
        ),
        "large, each line of a usual length": round_up(
            *(
                part(each, items(*("Stroke Unit: bladder scanner, passed up 5 days ago",) * lines(each)))
                for each in every
            ),
            footer=footer,
            page=PAGE,
        ),
    }


def cards() -> dict[str, Card]:
    """By "digests.function: what is special"."""
    found = {f"digests.message: {about}": made_by.message(each, SAY) for about, each in weeks().items()}
    found |= {f"digests.page: {about}": made_by.page(each, SAY) for about, each in weeks().items()}
    rows = [
        Row(heading_of(each, 50, SAY, own=False), ShowSection("R-9", heading=each)) for each in headings(DIGEST_PARTS)
    ]
    found |= {f"digests.whole: {about}": made_by.whole(each, rows, SAY) for about, each in weeks().items()}
    return {**found, **_sections(), **_set(), **_told()}


def _sections() -> dict[str, Card]:
    view, title = (
        ShowSection("R-9", heading="digest-borrow", skip=3, in_thread=True),
        heading_of("digest-borrow", 50, SAY, own=False),
    )
    few, many = [items("Ward 7: red lanyard")], [items(*(HARD * 5))]
    return {
        "digests.section: few": made_by.section(title, few, view, 0, None, SAY),
        "digests.section: twenty hard ones": made_by.section(title, many, view, 27, view, SAY),
        "digests.section: gone": made_by.section(title, [], view, 0, None, SAY),
    }


def _set() -> dict[str, Card]:
    facts = (SAY.text("digest-all-teams", count=11), SAY.text("digest-quiet-silent"))
    troubles = (SAY.text("digest-parked-team", day="x"), SAY.text("digest-no-channel", team=HOSTILE))
    each = {
        "mine": Settings(DigestSettings(), "", True, "Every Monday 08:30", "Monday, 08:30", facts),
        "mine, off": Settings(DigestSettings(), "", False, facts=facts),
        "a team's": Settings(DigestSettings(WARD_7), HOSTILE, True, "Every Monday 08:30", "", facts, troubles),
        "a team's, off": Settings(DigestSettings(WARD_7), "Ward 7", False, facts=(words("&" * LONGEST),)),
        "a team's, of others": Settings(DigestSettings(WARD_7), "Ward 7", True, may_change=False),
    }
    return {f"digests.settings: {about}": made_by.settings(shown, SAY) for about, shown in each.items()}


def _told() -> dict[str, Card]:
    view = ShowPosted(WARD_7)
    return {
        "digests.posted: new": made_by.posted("Ward 7", view, has_channel=True, say=SAY),
        "digests.posted: again": made_by.posted("Ward 7", ShowPosted(WARD_7, again=True), has_channel=True, say=SAY),
        "digests.posted: without a channel": made_by.posted(HOSTILE, view, has_channel=False, say=SAY),
        "digests.unreached: hostile": made_by.unreached(HOSTILE, SAY),
    }
