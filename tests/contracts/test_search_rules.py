"""What holds for whatever is typed and whatever is stored."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.people.audience import Audience
from bot.ports import Store
from bot.search.ports import Document
from bot.search.query import Query, Term, parse
from tests.contracts.world import TODAY, day, meet, seen_by, team_of

ONE_STORE = settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@ONE_STORE
@given(
    words=st.one_of(
        st.text(max_size=200),
        st.lists(
            st.sampled_from(
                [
                    "fall",
                    "rail*",
                    '"a b"',
                    "AND",
                    "NEAR(",
                    "team:",
                    "tag:x",
                    "by:%",
                    "'",
                    "\\",
                    ":*",
                    "&",
                    "|",
                    "-",
                    "\x00",
                    "\ud800",
                    "since:1",
                    "x" * 3000,
                ]
            )
        ).map(" ".join),
        st.text("ab_'\"*:()&|!<>-\\ ²ß½é\u0301한あ\U0001e900", max_size=60),
    ),
    needed=st.integers(0, 3),
)
def test_whatever_is_typed_is_a_query(store: Store, words: str, needed: int) -> None:
    with store.read(Audience("f" * 16, frozenset({"e" * 16}))) as unit:  # type: ignore[arg-type]
        assert unit.search.find("learning", replace(parse(words), needed=needed), 5) == ()


@ONE_STORE
@given(words=st.text(min_size=1, max_size=80))
def test_a_title_is_found_by_its_own_words(store: Store, words: str) -> None:
    """Whatever was written can be copied into a search, unless it has no words to look for."""
    sam = meet(store)
    with store.write(seen_by(sam)) as unit:
        document = Document(
            "test", "1", "".join(c for c in words if c.isprintable()), "", (), team_of(sam), False, "", TODAY, None
        )
        unit.search.put(document)
        ascii_words = [word for word in document.title.split() if word.isascii() and word.isalnum() and len(word) > 4]
        for word in ascii_words:
            assert unit.search.find("test", Query((Term((word,)),)), 5) == ("1",)


@settings(ONE_STORE, max_examples=40)
@given(
    documents=st.lists(st.tuples(st.integers(0, 2), st.booleans(), st.integers(1, 5)), max_size=12),
    audience=st.frozensets(st.integers(0, 2)),
    words=st.sampled_from(
        ["", "rails", "rails team:ward-0", "team:ward-1", "rails since:2026-10-03", "rails kind:idea"]
    ),
)
def test_search_shows_just_what_the_audience_may_see(
    store: Store, documents: list[tuple[int, bool, int]], audience: frozenset[int], words: str
) -> None:
    places = [meet(store, place_key=f"C{n}", place_name=f"ward-{n}", person_key=f"U{n}") for n in range(3)]
    teams = [team_of(known) for known in places]
    query = parse(words)
    with store.write(Audience(places[0].organisation, frozenset(teams[n] for n in audience))) as unit:
        expected = set()
        for number, (team, wide, on) in enumerate(documents):
            ref = f"R-{number}"
            unit.search.put(Document("test", ref, "Rails", "", (), teams[team], wide, "idea", day(on), None))
            wanted = not query.team or query.team == f"ward-{team}"
            if (wide or team in audience) and wanted and (query.since is None or day(on) >= query.since):
                expected.add(ref)
        found = unit.search.find("test", query, 50)
    assert len(found) == len(set(found))
    assert set(found) == expected
