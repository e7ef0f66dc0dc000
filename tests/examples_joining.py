"""Every card and form of joining, easy ones and hard ones; examples.py gathers them."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.chat.card import Card
from bot.chat.intent import Intent
from bot.chat.phrases import load
from bot.joining import cards as made_by
from bot.joining.intents import TypeCode
from bot.joining.model import Proposal, Side
from bot.people.model import OrganisationId, PersonId
from tests.elements import HOSTILE

SAY = load()
SAM = PersonId("a" * 16)
CODE = "K7QM-2X9P-THWD"

OPENED_BY: dict[type[Intent], Intent] = {TypeCode: TypeCode("link")}
"""One for each form."""

OURS = Side(OrganisationId("1" * 16), "St Mary's", ("slack",), 12, 553)
THEIRS = Side(OrganisationId("2" * 16), "St Mary's Trust", ("msteams", "playground", "other"), 1, 1)
WAITS = Proposal("3" * 16, OURS, THEIRS, False, False, SAM, SAM, "St Mary's", datetime(2026, 11, 16, 8, 25, tzinfo=UTC))
NAMES = {"hostile": HOSTILE, "longest": "W" * 200, "longest, to be escaped": "&" * 200, "empty": ""}


def cards() -> dict[str, Card]:
    """By "joining.function: what is special"."""
    return {f"joining.{function}: {about}": card for function, about, card in (*_mine(), *_joins(), *_links())}


def _mine() -> list[tuple[str, str, Card]]:
    plain = made_by.About(("slack",), ("slack",), admin=False)
    found = {
        "one platform": plain,
        "one platform, an administrator": replace(plain, admin=True),
        "about to be joined": replace(plain, admin=True, going_on="3" * 16),
        "two platforms": replace(plain, platforms=("msteams", "slack")),
        "two accounts": made_by.About(("msteams", "slack"), ("slack", "msteams"), admin=True),
    }
    return [
        *(("joining", about, made_by.joining(each, SAY)) for about, each in found.items()),
        ("join_code", "plain", made_by.join_code(CODE, SAY)),
        ("link_code", "plain", made_by.link_code(CODE, SAY)),
        ("admin", "is one", made_by.admin(True, SAY)),
        ("admin", "is none", made_by.admin(False, SAY)),
    ]


def _joins() -> list[tuple[str, str, Card]]:
    waits = replace(WAITS, ours_agreed=True)
    found = {"asks": WAITS, "waits": waits, "happens": replace(waits, theirs_agreed=True)}
    for about, name in NAMES.items():
        found[about] = replace(waits, name=name, ours=replace(OURS, name=name), theirs=replace(THEIRS, name=name))
    return [
        *(("plan", about, made_by.plan(each, SAY)) for about, each in found.items()),
        *(("joined", about, made_by.joined(replace(OURS, name=name), 10**6, SAY)) for about, name in NAMES.items()),
        *(("declined", str(by_other), made_by.declined(by_other, SAY)) for by_other in (True, False)),
        *(("not_joined", why, made_by.not_joined(why, SAY)) for why in ("numbers", "platform")),
    ]


def _links() -> list[tuple[str, str, Card]]:
    where = ("msteams", "slack")
    return [
        ("link_asked", "plain", made_by.link_asked(SAY)),
        ("link_refused", "plain", made_by.link_refused(SAY)),
        *(("confirm_link", about, made_by.confirm_link(SAM, name, where, SAY)) for about, name in NAMES.items()),
    ]
