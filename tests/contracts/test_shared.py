"""What networks share: read by their members, and by nobody else, whatever is asked."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat.errors import NotFound
from bot.chat.spans import mark
from bot.learning.model import Hidden, Kind, Setting, Tried, Visibility
from bot.networks.model import Shared
from bot.people.audience import Audience
from bot.people.model import Known, NetworkId, new_id
from bot.ports import Store
from bot.search.query import Query, parse
from tests.contracts.networking import join, leave, make, organisation, publish, publish_entry
from tests.contracts.world import NOW, TODAY, add_wide, seen_at, seen_by, team_of

WEEK = timedelta(days=7)


def two(store: Store) -> tuple[Known, Known, NetworkId]:
    here, there = organisation(store, "A"), organisation(store, "B")
    network = make(store, here).id
    join(store, there, here, network, "Trust B")
    return here, there, network


def found(store: Store, who: Known | Audience, words: str, most: int = 9, skip: int = 0) -> list[str]:
    audience = who if isinstance(who, Audience) else seen_by(who)
    with store.read(audience) as unit:
        return [each.learned for each in unit.shared.get_many(unit.shared.find(parse(words), most, skip))]


def test_it_says_what_was_agreed_to_and_nothing_of_any_person(store: Store) -> None:
    here, there, network = two(store)
    entry = add_wide(
        store,
        there,
        f"Ask {mark(there.person.id)} for the key. Then lock it.",
        happened="The key was gone.",
        why="Nobody knew.",
        kind=Kind.WORKED,
        setting=Setting.RURAL,
        service="Stroke",
        tags=("keys",),
        show_author=True,
        owner=there.person.id,
    )
    ref = publish_entry(store, there, network, entry, themes=("Test and learn",))
    expected = Shared(
        ref=ref,
        network=network,
        organisation="Trust B",
        team_name="Ward 7",
        title="Ask @… for the key.",
        happened="The key was gone.",
        learned="Ask @… for the key. Then lock it.",
        kind=Kind.WORKED,
        setting=Setting.RURAL,
        service="Stroke",
        tags=("keys",),
        themes=("Test and learn",),
        day=TODAY,
        shared=NOW,
    )
    with store.read(seen_by(here)) as unit:
        assert unit.shared.get(ref) == expected
        source = unit.shared.source(ref)
    assert (source.organisation, source.team, source.ref) == (there.organisation, team_of(there), entry.ref)
    with store.read(seen_by(there)) as unit:
        assert unit.shared.get(ref) == replace(expected, ours=entry.ref)
        assert unit.shared.of(entry.ref) == (replace(expected, ours=entry.ref),)


def test_an_edit_is_not_seen_until_it_is_agreed_to(store: Store) -> None:
    here, there, network = two(store)
    entry = add_wide(store, there, "Key on a hook.")
    ref = publish_entry(store, there, network, entry)
    with store.write(seen_by(there)) as unit:
        changed = unit.learning.change(entry.ref, replace(entry.content, learned="Key on a rope."), 0, NOW)
        unit.commit()
    assert (found(store, here, "hook"), found(store, here, "rope")) == (["Key on a hook."], [])
    assert publish_entry(store, there, network, changed) == ref
    assert (found(store, here, "hook"), found(store, here, "rope")) == ([], ["Key on a rope."])


def test_team_names_only_while_their_organisation_tells_them(store: Store) -> None:
    here, there = organisation(store, "A"), organisation(store, "B")
    network = make(store, here).id
    join(store, there, here, network, "Trust B", team_names=False)
    ref = publish(store, there, network)
    with store.read(seen_by(here)) as unit:
        assert unit.shared.get(ref).team_name == ""
    assert found(store, here, 'team:"Ward 7"') == []
    assert found(store, here, 'team:"trust b"') == ["Key on a hook."]
    with store.write(seen_by(there)) as unit:
        unit.networks.appear(network, "Southcombe", team_names=True)
        unit.commit()
    assert found(store, here, 'team:"Ward 7"') == found(store, here, "team:southcombe") == ["Key on a hook."]
    assert found(store, here, 'team:"trust b"') == []


@pytest.mark.parametrize("how", ["withdraw", "withdraw there", "delete", "hide", "back to the team"])
def test_taken_back_at_once(store: Store, how: str) -> None:
    here, there, network = two(store)
    entry, kept = add_wide(store, there, "Key on a hook."), publish(store, there, network, "Hook stays.")
    ref = publish_entry(store, there, network, entry)
    with store.write(seen_by(there)) as unit:
        match how:
            case "withdraw":
                unit.networks.withdraw(entry.ref)
            case "withdraw there":
                unit.networks.withdraw(entry.ref, network)
            case "delete":
                unit.learning.delete(entry.ref)
            case "hide":
                unit.learning.hide(entry.ref, Hidden("why", there.person.id, NOW))
            case _:
                unit.learning.share(entry.ref, Visibility.TEAM)
        unit.commit()
    assert found(store, here, "hook") == ["Hook stays."]
    with store.read(seen_by(here)) as unit:
        assert [each.ref for each in unit.shared.get_many((ref, kept))] == [kept]
        with pytest.raises(NotFound):
            unit.shared.source(ref)
    publish(store, there, network, "Another.")
    with store.read(seen_by(here)) as unit:
        assert unit.shared.get_many((ref,)) == ()  # its number is not given again


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("lanyard", ["Red lanyard on the key."]),
        ("lanyards keys", ["Red lanyard on the key."]),
        ("kind:surprise", ["Call families at ten."]),
        ("tag:calls", ["Call families at ten."]),
        ('theme:"user insight"', ["Call families at ten."]),
        ("theme:nothing", []),
        ("since:2026-11-23", ["Call families at ten.", "Red lanyard on the key."]),
        ("since:2027", []),
        ("by:me", []),
        ('team:"ward 7" famil*', ["Call families at ten."]),
        ("team:elsewhere", []),
        ("", ["Call families at ten.", "Red lanyard on the key."]),
        ('"" * AND NEAR ( "', []),
        ("nsomething shared", []),
    ],
)
def test_found_by_words_and_filters(store: Store, words: str, expected: list[str]) -> None:
    here, there, network = two(store)
    publish(store, there, network, "Red lanyard on the key.", kind=Kind.WORKED, tags=("keys",))
    calls = add_wide(store, there, "Call families at ten.", kind=Kind.SURPRISE, tags=("calls",))
    publish_entry(store, there, network, calls, themes=("User insight",), now=NOW + timedelta(seconds=1))
    publish(store, here, network, "Our own lanyard.", tags=("calls",), kind=Kind.SURPRISE)
    assert found(store, here, words) == expected
    assert [each for skip in range(3) for each in found(store, here, words, 1, skip)] == expected


def test_shared_in_two_networks_it_is_found_once(store: Store) -> None:
    here, there, network = two(store)
    second = make(store, there, "Second").id
    join(store, here, there, second)
    entry = add_wide(store, there, "Key on a hook.")
    refs = publish_entry(store, there, network, entry), publish_entry(store, there, second, entry)
    assert found(store, here, "hook") == found(store, here, "") == ["Key on a hook."]
    with store.read(seen_by(here)) as unit:
        assert len(unit.shared.between([network, second], NOW, NOW + WEEK, 9)) == 1
        assert len(unit.shared.between([second], NOW, NOW + WEEK, 9)) == 1
        assert unit.shared.same(refs[0]) == unit.shared.same(refs[1]) == refs
    leave(store, here, network)
    assert found(store, here, "hook") == ["Key on a hook."]
    with store.read(seen_by(here)) as unit:
        assert unit.shared.same(refs[1]) == refs[1:]
        assert unit.shared.same("N-999999999") == ()


def test_of_a_week_the_most_tried_first_organisation_by_organisation(store: Store) -> None:
    here, there, network = two(store)
    third = organisation(store, "C")
    join(store, third, here, network, "Trust C")
    for who, learned, worked in (
        (there, "b1", 1),
        (there, "b9", 9),
        (there, "b5", 5),
        (third, "c3", 3),
        (third, "c0", 0),
    ):
        entry = add_wide(store, who, learned)
        publish_entry(store, who, network, entry)
        with store.write(seen_by(who)) as unit:
            unit.networks.count(entry.ref, Tried(worked=worked))
            unit.commit()
    publish_entry(store, third, network, add_wide(store, third, "early"), now=NOW - timedelta(seconds=1))
    publish_entry(store, third, network, add_wide(store, third, "late"), now=NOW + WEEK)
    with store.read(seen_by(here)) as unit:
        week = unit.shared.between([network], NOW, NOW + WEEK, 9)
        assert [each.learned for each in week] == ["b9", "c3", "b5", "c0", "b1"]
        assert unit.shared.between([network], NOW, NOW + WEEK, 2) == week[:2]
        assert unit.shared.between([], NOW, NOW + WEEK, 9) == ()


def test_themes_are_counted_by_organisations_and_tries(store: Store) -> None:
    here, there, network = two(store)
    first, second = add_wide(store, there, "One."), add_wide(store, there, "Two.")
    publish_entry(store, there, network, first, themes=("Leadership", "Test and learn"))
    publish_entry(store, there, network, second, themes=("Leadership",))
    publish_entry(store, here, network, add_wide(store, here, "Three."), themes=("Test and learn",))
    with store.write(seen_by(there)) as unit:
        unit.networks.count(first.ref, Tried(worked=2, trying=1))
        unit.networks.count(second.ref, Tried(abandoned=1))
        unit.commit()
    with store.read(seen_by(here)) as unit:
        assert unit.shared.themes(network) == {"Leadership": (1, 4), "Test and learn": (2, 3)}


def nothing_seen(store: Store, audience: Audience, network: NetworkId, refs: tuple[str, ...]) -> None:
    with store.read(audience) as unit:
        assert unit.shared.get_many(refs) == ()
        for query in (Query(), parse("hook"), parse("tag:keys"), parse("theme:leadership"), parse('team:"ward 7"')):
            assert unit.shared.find(query, 99) == ()
        assert unit.shared.between([network], NOW - WEEK, NOW + WEEK, 99) == ()
        assert unit.shared.themes(network) == {}
        assert unit.shared.of("L-1") == ()
        assert unit.search.find("shared", Query(), 99) == ()
        for ref in refs:
            for ask in (unit.shared.get, unit.shared.source):
                with pytest.raises(NotFound):
                    ask(ref)


def test_strangers_guests_and_those_who_have_only_asked_see_nothing(store: Store) -> None:
    here, there, network = two(store)
    ref = publish_entry(
        store, there, network, add_wide(store, there, "Key on a hook.", tags=("keys",)), themes=("Leadership",)
    )
    stranger = organisation(store, "C")
    everywhere = Audience(stranger.organisation, frozenset(there.teams), there.person.id, frozenset(there.teams))
    guest = replace(seen_by(here), guest=True)
    for audience in (seen_by(stranger), everywhere, guest):
        nothing_seen(store, audience, network, (ref, "N-0", "N-999", "L-1", ""))
    assert found(store, seen_at(here), "hook") == ["Key on a hook."]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_happened_members_see_what_members_share_and_nobody_else_anything(
    store: Store, data: st.DataObject
) -> None:
    """Four organisations and two networks; against a model that remembers who is in which and what is shared there."""
    tag = new_id()  # the store is the same for every example
    people = [organisation(store, f"{tag} {n}") for n in range(4)]
    networks = [make(store, people[n], f"Network {n}").id for n in range(2)]
    inside: list[set[int]] = [{0}, {1}]
    shared: dict[tuple[int, int], set[str]] = {}
    for who, which, act in data.draw(
        st.lists(
            st.tuples(st.integers(0, 3), st.integers(0, 1), st.sampled_from(["join", "leave", "share", "share"])),
            max_size=12,
        )
    ):
        if act == "join" and who not in inside[which]:
            join(store, people[who], people[which], networks[which], f"Trust {who}")
            inside[which].add(who)
        elif act == "leave" and who in inside[which] and who != which:
            leave(store, people[who], networks[which])
            inside[which].discard(who)
            shared.pop((who, which), None)
        elif act == "share" and who in inside[which]:
            learned = f"hook {who} {which} {len(shared)} {sum(map(len, shared.values()))}"
            publish(store, people[who], networks[which], learned)
            shared.setdefault((who, which), set()).add(learned)
    for reader, known in enumerate(people):
        mine = [which for which in (0, 1) if reader in inside[which]]
        others = {text for (who, which), texts in shared.items() if which in mine and who != reader for text in texts}
        assert set(found(store, known, "hook", 99)) == set(found(store, known, "", 99)) == others
        with store.read(seen_by(known)) as unit:
            week = unit.shared.between(networks, NOW, NOW + WEEK, 99)
            assert {each.learned for each in week} == {
                text for (_, which), texts in shared.items() if which in mine for text in texts
            }
