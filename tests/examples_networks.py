"""Every card and form of sharing and of networks, easy ones and hard ones; examples.py gathers them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bot.chat.card import Card, Facts, Paragraph
from bot.chat.intent import Intent
from bot.chat.phrases import load
from bot.learning.model import Kind, Setting
from bot.networks import cards as made_by
from bot.networks import network_cards
from bot.networks.cards import Preview
from bot.networks.intents import AskToJoin, ChangeAppearance, FindShared, JoinNetwork, MakeNetwork, ShowMembers
from bot.networks.model import LONGEST_NAME, Invitation, Member, Network, News, Said, Shared, Standing
from bot.networks.network_cards import Overview
from bot.networks.work import Offered
from bot.people.model import NetworkId
from bot.privacy.guard import Kind as Identifier
from bot.privacy.screening import Found
from tests.elements import HOSTILE, words

SAY = load()
WHEN = datetime(2026, 11, 23, 8, 25, tzinfo=UTC)
NETWORK = Network(NetworkId("a" * 16), "South West ICS", True, "St Mary’s", Standing.MEMBER)
NAMES = {"hostile": HOSTILE[:LONGEST_NAME], "longest": "W" * LONGEST_NAME, "escaped": "&" * LONGEST_NAME}
PLAIN = Said(
    "Red lanyard on the key.",
    "We looked for the key.",
    "Red lanyard on the key. The hunt is gone.",
    Kind.WORKED,
    Setting.RURAL,
    "Stroke",
    ("keys",),
)
LONG = 3000
HARD = {
    "hostile": Said(HOSTILE[:200], HOSTILE, HOSTILE, Kind.SURPRISE, None, HOSTILE[:120], (HOSTILE[:60], "<!channel>")),
    "longest": Said("x" * 200, "long " * 600, "long " * 600, None, None, "y" * 120, ("a-long-tag",) * 20),
    "escaped": Said("&" * 200, "&" * LONG, "<" * LONG, None, None, "&" * 120, ("<" * 400,)),
    "wide": Said("漢" * 200, "🧑🏽‍⚕️é漢" * 375, "🧑🏽‍⚕️é漢" * 375, None, None, "łóżko", ("🏥",)),
}

OPENED_BY: dict[type[Intent], Intent] = {
    MakeNetwork: MakeNetwork(),
    ChangeAppearance: ChangeAppearance(NETWORK.id),
    JoinNetwork: JoinNetwork("K7QM-2X9P-THWD", HOSTILE[:LONGEST_NAME], True),
}
"""One for each form."""


def shared(said: Said = PLAIN, who: str = "Southmead", **more: Any) -> Shared:
    plain = Shared("N-5", NETWORK.id, who, who, **vars(said), themes=("Test and learn",), day=WHEN.date(), shared=WHEN)
    return replace(plain, **more)


def cards() -> dict[str, Card]:
    """By "networks.function: what is special"."""
    made = (*_sharing(), *_shared(), *_networks(), *_joining())
    return {f"networks.{function}: {about}": card for function, about, card in made}


Made = list[tuple[str, str, Card]]


def _sharing() -> Made:
    plain = Preview("L-12", PLAIN, "Ward 7", "St Mary’s", "0" * 16, themes=("Test and learn",))
    there = shared(ours="L-12")
    network = replace(NETWORK, name="Coast")
    offers = (
        Offered(NETWORK, "Ward 7", (), "0" * 16),
        Offered(network, "", (), "0" * 16, there),
        Offered(network, "Ward 7", (), "0" * 16, there, outdated=True),
    )
    within = (Paragraph(words(HOSTILE)), Facts((("Evidence", words("A hunch")),)))
    found = tuple(Found(each, f"Pt ●●● waited {HOSTILE}"[:160]) for each in Identifier)
    asked = replace(plain, asked=True, points_to_person=True, shared=True)
    full = replace(plain, offered=offers, within=within, shared=True, settled=True)
    previews = {
        "alone": plain,
        "offered": replace(plain, offered=offers[:1], asked=True),
        "shared, old words": full,
        "of a file": replace(full, mine=False),
        "may point to somebody": asked,
        "identifiers": replace(plain, found=found[:2], shared=True),
        "many identifiers, of a file": replace(plain, found=found, mine=False, asked=True),
    }
    for about, said in HARD.items():
        name = NAMES.get(about, HOSTILE[:LONGEST_NAME])
        ten = (Offered(replace(NETWORK, name=name, called=name), name, (), "0" * 16, there, outdated=True),) * 10
        previews[f"ten networks, {about}"] = replace(full, said=said, team=name, organisation=name, offered=ten)
    others = [
        *((("ask_author", about, made_by.ask_author("L-12", said, SAY))) for about, said in HARD.items()),
        ("asked_author", "", made_by.asked_author("L-12", SAY)),
    ]
    return [("share", about, made_by.share(each, SAY)) for about, each in previews.items()] + others


def _shared() -> Made:
    plain = {
        "plain": shared(),
        "ours": shared(ours="L-12"),
        "tried": shared(worked=3, adapted=1, abandoned=1, trying=2),
        "without a team, a date, a theme": shared(team_name="", day=date.min, themes=(), trying=1),
        **{
            about: shared(said, NAMES.get(about, HOSTILE[:80]), themes=(HOSTILE[:60],) * 3)
            for about, said in HARD.items()
        },
    }
    ten, more = [*plain.values()][:5] * 2, FindShared("x" * 300, 10)
    return [
        *(("shared", about, made_by.shared(each, SAY)) for about, each in plain.items()),
        ("found", "", made_by.found("lanyard", [shared()], None, SAY)),
        ("found", "ten hostile ones", made_by.found(HOSTILE, [*map(shared, HARD.values()), *ten][:10], more, SAY)),
        ("found", "nothing", made_by.found(HOSTILE, [], None, SAY)),
    ]


def _members(called: str, count: int, standing: Standing = Standing.MEMBER) -> list[Member]:
    return [Member(f"{n:016x}", called, standing, WHEN, ours=n == 0) for n in range(count)]


def _networks() -> Made:
    made: Made = [("mine", "none", network_cards.mine([], SAY, admin=False))]
    plain = Overview(
        NETWORK, _members("St Mary’s", 2), [("Test and learn", 2, 5)], ["Leadership"], [shared()], admin=True
    )
    overviews = {"plain": plain, "read by anybody": replace(plain, admin=False, themes=[], lately=[])}
    for about, name in NAMES.items():
        network = replace(NETWORK, name=name, called=name)
        asking = replace(network, standing=Standing.ASKED)
        themes, hard = [(name[:60], 200, 10**6)] * 5, [shared(said, name) for said in HARD.values()][:3]
        everybody = [*_members(name, 200), *_members(name, 30, Standing.ASKED)]
        overviews[about] = Overview(network, everybody, themes, [name[:60]] * 30, hard, admin=True)
        more, page = ShowMembers(network.id, 10), _members(name, 10)
        made += [
            ("mine", about, network_cards.mine([network, asking] * 5, SAY, admin=True)),
            ("members", about, network_cards.members(network, page, more, True, SAY)),
            ("members", f"read by anybody, {about}", network_cards.members(network, page, None, False, SAY)),
        ]
    return made + [("overview", about, network_cards.overview(each, SAY)) for about, each in overviews.items()]


def _joining() -> Made:
    made: Made = []
    for about, name in {"plain": "South West", **NAMES}.items():
        network, (us, member) = replace(NETWORK, name=name), _members(name, 2)
        asks = AskToJoin("K7QM-2X9P-THWD", name, about == "longest")
        waiting = replace(member, standing=Standing.ASKED)
        made += [
            ("code", about, network_cards.code(network, "K7QM-2X9P-THWD", SAY)),
            ("invitation", about, network_cards.invitation(Invitation(name, name), asks, SAY)),
            ("asking", about, network_cards.asking(network, waiting, waiting.key, SAY)),
            ("asking", f"let in, {about}", network_cards.asking(network, us, us.key, SAY)),
            ("asking", f"no more, {about}", network_cards.asking(network, None, us.key, SAY)),
            ("really_leave", about, network_cards.really_leave(network, name, SAY)),
            ("really_leave", f"alone, {about}", network_cards.really_leave(network, "", SAY)),
            ("really_let_go", about, network_cards.really_let_go(network, member, SAY)),
            *(("news", f"{each} {about}", network_cards.news(network.id, each, name, SAY)) for each in News),
        ]
    return [*made, ("news", "outside", network_cards.news("", News.REFUSED, "South West", SAY))]
