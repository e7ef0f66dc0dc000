"""Whatever is shared, followed, published and withdrawn: nobody is shown a word that they may not see."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from bot.actions.intents import ShowAction
from bot.chat.intent import Intent, encode
from bot.chat.reply import Reply, ShowCard
from bot.concerns.intents import ShowConcern, ShowOutcome
from bot.digests.intents import DigestSettings, ShowDigest
from bot.following.intents import ShowFollows
from bot.helping.intents import WhoElse
from bot.learning.intents import ListLearning, SearchLearning, ShowLearning
from bot.measures.intents import ShowChart, ShowMeasure
from bot.networks.intents import ShareLearning, ShowNetwork, ShowNetworks, ShowShared
from bot.pdsa.intents import ShowTest
from bot.ports import Store
from bot.spread.intents import ShowAdoption, ShowTree
from bot.stories.intents import ShowStory
from bot.themes.intents import ShowThemes
from storage.unit_of_work import open_store
from tests import databases
from tests.bot.leaking import COMMON, PEOPLE, PLOTS, TEAMS, WARDS, Plot, Stage, carried_out, seen, token
from tests.bot.leaking_sent import every_way_to_read
from tests.talk import Talk, buttons

OF_RECORD: dict[str, tuple[type[Intent], ...]] = {
    "L": (ShowLearning, ShowTree, ShowStory, ShareLearning, WhoElse),
    "N": (ShowShared, ShowTree),
    "C": (ShowTest, WhoElse),
    "M": (ShowMeasure, ShowChart),
    "A": (ShowAction,),
    "K": (ShowConcern, ShowOutcome),
    "T": (ShowAdoption,),
}
FIND = ("find", "pdsa find")
MOST_PAGES = 20
OF_WORLDS: dict[str, Any] = {
    "phases": (Phase.explicit, Phase.generate),
    "suppress_health_check": [HealthCheck.function_scoped_fixture],
}
"""To find a smaller world for a failure would take longer than to read a large one."""
_TOKEN = re.compile(r"qx[a-z]+ward[0-9a-z]*z")
Fresh = Callable[[], AbstractContextManager[Store]]


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest) -> Fresh:
    """A store without a row, for each example anew."""
    if request.param == "postgresql":
        kept: databases.Kept = request.getfixturevalue("_postgresql_kept")

        @contextmanager
        def emptied() -> Iterator[Store]:
            yield kept.emptied()

        return emptied
    empty: Path = request.getfixturevalue("_sqlite_file")

    @contextmanager
    def copied() -> Iterator[Store]:
        with TemporaryDirectory() as folder:
            file = Path(folder) / "store.db"
            copyfile(empty, file)
            store = open_store(f"sqlite:///{file}")
            yield store
            store.close()

    return copied


@settings(max_examples=8, **OF_WORLDS)
@given(PLOTS)
def test_everybody_is_shown_what_they_may_see_and_nothing_else(fresh: Fresh, plot: Plot) -> None:
    with fresh() as store:
        stage = carried_out(plot, store)
        for organisation, people in PEOPLE.items():
            for reader in people:
                told = {asked: set(_TOKEN.findall(said)) for asked, said in shown_to(stage, reader, organisation)}
                allowed = set(seen(stage, reader))
                leaks = {asked: words - allowed for asked, words in told.items() if words - allowed}
                assert not leaks, reader
                unseen = allowed.difference(*told.values())
                assert not unseen, reader
                assert found_by_names(stage, reader, organisation) == set(WARDS[reader]), reader


def found_by_names(stage: Stage, reader: str, organisation: str) -> set[str]:
    """Teams whose small test somebody finds by who does it, or who counts."""
    who = stage.talks[reader]
    return {
        team
        for team in TEAMS[organisation]
        for kind in ("who", "collector")
        for find in FIND
        if token("test", team) in str(who.say(f"{find} {token(kind, team)}"))
    }


def shown_to(stage: Stage, reader: str, organisation: str) -> Iterator[tuple[str, str]]:
    """All that somebody is told, whatever they ask: by words, by every card of every record, and in round-ups."""
    who = stage.talks[reader]
    for words in (
        *(f"{find} {COMMON}" for find in FIND),
        "learn list",
        "pdsa",
        "measure",
        "action list",
        "digest",
        "network",
        "home",
        "themes",
    ):
        yield from pages(words, who.say(words), who)
    yield "home", str(who.open_home())
    yield "what is similar", str(who.say(f"learn {COMMON} on the key"))
    own: tuple[Intent, ...] = (ShowDigest(), DigestSettings(), ShowFollows(), ShowThemes(), ShowNetworks())
    for intent in own:
        yield intent.name, str(who.press_intent(encode(intent)))
    for team in stage.teams.values():
        yield "a team's round-up", str(who.press_intent(encode(ShowDigest(team))))
        yield "a team's list", str(who.press_intent(encode(ListLearning(team))))
    for network in stage.networks.values():
        yield "a network", str(who.press_intent(encode(ShowNetwork(network))))
    yield "put into a message", str(who.press_intent(encode(SearchLearning(COMMON))))
    for sent in stage.sent[organisation]:
        for way in every_way_to_read(sent):
            yield f"{way.name} {sent}", str(who.press_intent(encode(way)))
    for ref in stage.refs[organisation]:
        for kind in OF_RECORD[ref[0]]:
            yield f"{kind.name} {ref}", str(who.press_intent(encode(kind(ref=ref))))  # type: ignore[call-arg]


def pages(asked: str, reply: Reply, who: Talk) -> Iterator[tuple[str, str]]:
    """With everything behind "More" and the whole of a round-up."""
    yield asked, str(reply)
    for _ in range(MOST_PAGES):
        more = [
            label for label in ("More", "Full round-up") if isinstance(reply, ShowCard) and label in buttons(reply.card)
        ]
        if not more:
            return
        reply = who.press(reply, more[0])
        yield f"{asked}, {more[0]}", str(reply)
