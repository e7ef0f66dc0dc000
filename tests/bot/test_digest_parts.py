"""The words of a round-up's parts: what needs somebody, what could be borrowed, small tests."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.actions import digest as actions
from bot.actions.model import NewAction
from bot.chat.card import plain_text
from bot.chat.digest import Line
from bot.chat.spans import mark
from bot.chat.turn import reader
from bot.concerns import digest as concerns
from bot.concerns.model import ConcernStatus, NewConcern
from bot.helping.intents import OfferHelp
from bot.learning import digest as learning
from bot.learning.model import Hidden, Kind, Visibility
from bot.pdsa import digest as pdsa
from bot.pdsa.model import Act, Decision, Did, Plan
from bot.pdsa.ports import NewCycle
from bot.ports import Store
from bot.spread.intents import TryThis
from tests.bot.round_ups import BEGINS, DAY, ENDS, LAST, TUESDAY, Wards, lines_of
from tests.talk import buttons

HOUR = timedelta(hours=1)


@pytest.fixture
def wards(store: Store) -> Wards:
    return Wards(store)


def test_what_others_learned_is_told_by_how_it_went(wards: Wards) -> None:
    ward_3, ed = wards.team("bea", "Ward 3"), wards.team("dan", "ED")
    key = wards.writes("bea", "Ward 3", learned="Red lanyard on the key; hunt gone.", kind=Kind.WORKED)
    wards.writes("dan", "ED", learned="Bedside printout: pharmacy couldn’t read it", kind=Kind.DID_NOT_WORK)
    wards.writes("carl", "Hub", learned="Nobody needs the second form", kind=Kind.SURPRISE)
    card = wards.told(learning.LEARNED, "carl", "Hub", ward_3, ed)
    assert plain_text(card).splitlines()[0] == "Worth borrowing"
    assert set(lines_of(card)) == {
        "Ward 3: Red lanyard on the key; hunt gone.",
        "ED stopped: Bedside printout: pharmacy couldn’t read it",
        "Hub, a surprise: Nobody needs the second form",
    }
    assert set(buttons(card)) == {"We’ll try this", "See why", "See"}
    assert buttons(card)["We’ll try this"].intent == TryThis(ref=key)
    assert set(buttons(wards.told(learning.LEARNED, "bea", "Ward 3"))) == {"See"}


def test_no_name_and_no_count_goes_beyond_the_team(wards: Wards) -> None:
    bea = wards.known("bea", "Ward 3").person.id
    ref = wards.writes("bea", "Ward 3", learned=f"{mark(bea)} found the key", show_author=True)
    wards.writes("bea", "Ward 3", learned="For us alone", visibility=Visibility.TEAM)
    wards.amina.press_intent(f'{{"name": "learn.useful", "ref": "{ref}"}}')
    card = wards.told(learning.LEARNED, "carl", "Hub", wards.team("bea", "Ward 3"))
    assert lines_of(card) == ["Ward 3: @… found the key"]
    assert lines_of(wards.told(learning.LEARNED, "bea", "Ward 3", own=True))[0] in (
        "@bea found the key",
        "For us alone",
    )


def test_what_was_hidden_or_deleted_since_is_left_out(wards: Wards) -> None:
    ref = wards.writes("bea", "Ward 3", learned="Families want a named caller", kind=Kind.INSIGHT)
    part = learning.INSIGHTS
    assert lines_of(wards.told(part, "bea", "Ward 3")) == ["Ward 3: Families want a named caller"]
    known = wards.known("bea", "Ward 3")
    kept = replace(part, pick=lambda scope, unit, most: [Line(ref), Line("L-99")])
    with wards.store.write(reader(known)) as unit:
        unit.learning.hide(ref, Hidden("Names somebody", known.person.id, TUESDAY))
        unit.commit()
    assert lines_of(wards.told(kept, "bea", "Ward 3")) == []
    assert lines_of(wards.told(part, "bea", "Ward 3")) == []


def small_test(wards: Wards, person: str, channel: str, days: dict[str, Any], **plan: Any) -> str:
    """With these steps: moments of started, done, studied, acted."""
    known = wards.known(person, channel)
    team = next(iter(known.teams))
    with wards.store.write(reader(known)) as unit:
        planned = Plan("Key on a red lanyard", **plan)
        cycle = unit.cycles.add(NewCycle(team, planned, known.person.id, BEGINS - 40 * DAY))
        words: dict[str, dict[str, Any]] = {
            "done": {"did": Did(True)},
            "studied": {"learned": "Red is seen"},
            "acted": {"act": days.get("act")},
        }
        for step in ("started", "done", "studied", "acted"):
            if step in days:
                before, cycle = cycle, replace(cycle, **{step: days[step], **words.get(step, {})})
                assert unit.cycles.save(cycle, before.stage)
        unit.commit()
    return cycle.ref


def test_a_test_that_waits_too_long_needs_somebody(wards: Wards) -> None:
    ago = ENDS - 12 * DAY
    ref = small_test(wards, "bea", "Ward 3", {"started": ago - DAY, "done": ago})
    small_test(wards, "dan", "ED", {"started": ago})
    small_test(wards, "bea", "Ward 3", {"started": ENDS - 9 * DAY, "done": ENDS - 8 * DAY})
    small_test(wards, "bea", "Ward 3", {}, when=LAST + 5 * DAY)
    ward_3 = wards.team("bea", "Ward 3")
    card = wards.told(pdsa.STALLED, "carl", "Hub", ward_3, wards.team("dan", "ED"))
    assert lines_of(card) == [f"Ward 3: test {ref} waiting for “what it told us”, 12 days"]
    assert buttons(card)["Offer help"].intent == OfferHelp(ref)
    assert set(buttons(wards.told(pdsa.STALLED, "bea", "Ward 3", own=True))) == {"Carry on"}
    assert wards.quiet("carl", "Hub", ward_3, parts=()) == 2
    assert wards.quiet("carl", "Hub", ward_3, parts=(pdsa.STALLED,)) == 1, "a team that needs somebody is not quiet"


def test_small_tests_are_counted_in_one_line(wards: Wards) -> None:
    bea = wards.known("bea", "Ward 3").person.id
    steps = {"started": TUESDAY, "done": TUESDAY + HOUR, "studied": TUESDAY + 2 * HOUR, "acted": TUESDAY + 3 * HOUR}
    stopped = Act(Decision.ABANDON, why=f"{mark(bea)} could not read it.")
    ref = small_test(wards, "bea", "Ward 3", {**steps, "act": stopped})
    small_test(wards, "bea", "Ward 3", {"started": TUESDAY})
    small_test(wards, "dan", "ED", {"started": TUESDAY})
    others = (wards.team("bea", "Ward 3"), wards.team("dan", "ED"))
    assert lines_of(wards.told(pdsa.TESTS, "carl", "Hub", *others)) == [
        "2 started · 1 stopped",
        f"Ward 3: {ref} Key on a red lanyard (stopped: a colleague could not read it)",
    ]
    assert lines_of(wards.told(pdsa.TESTS, "dan", "ED", own=True)) == ["1 started"]
    assert lines_of(wards.told(pdsa.TESTS, "amina", "Ward 7", *others)) == []


def test_concerns_that_were_passed_up_need_somebody(wards: Wards) -> None:
    known, site = wards.known("bea", "Ward 3"), wards.team("dan", "ED")
    team = next(iter(known.teams))
    with wards.store.write(reader(known)) as unit:
        new = NewConcern(team, f"{mark(known.person.id)} misses the bladder scanner", known.person.id, BEGINS)
        concern = unit.concerns.add(new)
        up: dict[str, Any] = {"status": ConcernStatus.PASSED_UP, "site": site, "passed_up": ENDS - 5 * DAY}
        assert unit.concerns.save(concern, replace(concern, **up))
        unit.concerns.add(NewConcern(team, "Short of staff", None, BEGINS))
        unit.commit()
    said = ["Ward 3: a colleague misses the bladder scanner, passed up 5 days ago"]
    for person, channel, label in (("carl", "Hub", "Offer help"), ("bea", "Ward 3", "See"), ("dan", "ED", "Answer")):
        card = wards.told(concerns.PASSED_UP, person, channel, team)
        assert lines_of(card) == said
        assert set(buttons(card)) == {label}
    assert lines_of(wards.told(concerns.PASSED_UP, "amina", "Ward 7", team)) == []


def test_overdue_actions_are_told_to_their_team(wards: Wards) -> None:
    known = wards.known("bea", "Ward 3")
    with wards.store.write(reader(known)) as unit:
        new = NewAction(next(iter(known.teams)), "Order lanyards", None, BEGINS, owner=known.person.id)
        ref = unit.actions.add(replace(new, due=LAST - 2 * DAY)).ref
        unit.actions.add(replace(new, due=LAST + DAY))
        unit.commit()
    assert lines_of(wards.told(actions.OVERDUE, "bea", "Ward 3", own=True)) == [
        f"{ref} Order lanyards → bea, overdue since 20 Nov"
    ]
    assert lines_of(wards.told(actions.OVERDUE, "carl", "Hub", wards.team("bea", "Ward 3"))) == []
