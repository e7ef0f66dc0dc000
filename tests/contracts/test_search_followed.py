"""What every search index finds of teams that somebody follows: by what is said, never by who is named."""

from dataclasses import replace

import pytest

from bot.people.audience import Audience
from bot.people.model import TeamId
from bot.ports import Store
from bot.search.ports import Document
from bot.search.query import parse
from tests.contracts.world import TODAY, meet, seen_by, team_of


def find(store: Store, audience: Audience, words: str, most: int = 9) -> tuple[str, ...]:
    with store.read(audience) as unit:
        return unit.search.find_followed("pdsa", parse(words), most)


def put(store: Store, key: str, *documents: tuple[str, str | None]) -> TeamId:
    """Of a team of its own: (title, names)."""
    sam = meet(store, person_key=f"U{key}", place_key=f"C{key}", place_name=f"ward-{key}")
    team = team_of(sam)
    with store.write(seen_by(sam)) as unit:
        for number, (title, names) in enumerate(documents, 1):
            ref = f"C-{key}{number}"
            unit.search.put(Document("pdsa", ref, title, "rails", ("kept",), team, False, "", TODAY, None, (), names))
        unit.commit()
    return team


def follower(store: Store, *teams: TeamId) -> Audience:
    kim = meet(store, person_key="U9", place_key="C9", place_name="hub")
    return replace(seen_by(kim), follows=frozenset(teams))


@pytest.mark.parametrize("many", [0, 20], ids=["by tokens", "by rows"])
def test_by_words_but_not_by_names(store: Store, many: int) -> None:
    team = put(store, "1", ("Key on a hook", "Amina Yusuf"), ("Key on a nail", ""), ("Key in a box", None))
    kim = follower(store, team, *(TeamId(f"t{number}") for number in range(many)))
    assert find(store, kim, "key") == ("C-12", "C-11"), "what is not known to be nameless is not found by words"
    assert find(store, kim, "rails hook") == ("C-11",)
    assert find(store, kim, "") == ("C-13", "C-12", "C-11")
    for words in ("amina", "yusuf*", '"amina yusuf"', "kept", "nx", "nx*"):
        assert find(store, kim, words) == (), words
    assert find(store, kim, "key", most=1) == ("C-12",)
    with store.read(replace(kim, teams=frozenset([team]))) as unit:
        assert unit.search.find("pdsa", parse("amina"), 9) == ("C-11",)
        assert unit.search.find_followed("pdsa", parse("key"), 9) == (), "they are its own"


def test_of_followed_teams_alone(store: Store) -> None:
    one, other = put(store, "1", ("Key", "")), put(store, "2", ("Key", ""))
    assert find(store, follower(store), "key") == ()
    assert find(store, follower(store, one), "key") == ("C-11",)
    assert set(find(store, follower(store, one, other), "key")) == {"C-11", "C-21"}
    assert find(store, replace(follower(store, one), guest=True), "key") == ()
    elsewhere = replace(seen_by(meet(store, organisation_key="T2")), follows=frozenset([one]))
    assert find(store, elsewhere, "key") == ()
    with store.read(follower(store, one)) as unit:
        assert unit.search.find("pdsa", parse("key"), 9) == ()
        assert unit.search.find_followed("learning", parse("key"), 9) == ()
