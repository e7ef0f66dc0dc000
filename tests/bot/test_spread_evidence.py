"""Where something worked: never more than the record says, and nothing that rests on one team."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.learning.model import Setting
from bot.people.model import TeamId
from bot.spread.evidence import FEWEST, BySetting, by_setting
from bot.spread.model import Adoption, Outcome

PLAIN = Adoption("T-1", "L-1", TeamId("1"), "", None, datetime(2026, 11, 16, tzinfo=UTC))
TEAMS = st.sampled_from([TeamId(str(number)) for number in range(6)])
ADOPTIONS = st.lists(
    st.builds(
        lambda team, called, setting, outcome: replace(
            PLAIN, team=team, called=called, setting=setting, outcome=outcome
        ),
        st.none() | TEAMS,
        st.sampled_from(["", "Ward 2, Southmead", "Ward 3, Southmead"]),
        st.none() | st.sampled_from(list(Setting)),
        st.none() | st.sampled_from(list(Outcome)),
    ),
    max_size=12,
)
WORKED = {Outcome.WORKED, Outcome.ADAPTED}


def told(setting: Setting, *outcomes: Outcome | None) -> list[Adoption]:
    """Each of another team."""
    return [
        replace(PLAIN, team=TeamId(f"{setting}{number}"), setting=setting, outcome=outcome)
        for number, outcome in enumerate(outcomes)
    ]


def test_two_teams_of_a_kind_say_something_and_one_does_not() -> None:
    assert by_setting(told(Setting.RURAL, Outcome.WORKED)) == BySetting()
    assert by_setting(told(Setting.RURAL, Outcome.WORKED, None)) == BySetting()
    assert by_setting(told(Setting.RURAL, Outcome.WORKED, Outcome.ADAPTED)) == BySetting((Setting.RURAL,))
    urban = told(Setting.URBAN, Outcome.ABANDONED, Outcome.ABANDONED)
    assert by_setting(urban) == BySetting(stopped=(Setting.URBAN,))


def test_where_they_differ_nothing_is_said() -> None:
    mixed = told(Setting.RURAL, Outcome.WORKED, Outcome.WORKED, Outcome.WORKED, Outcome.ABANDONED)
    assert by_setting(mixed) == BySetting()


def test_a_team_counts_once_as_it_went_last() -> None:
    one = replace(PLAIN, setting=Setting.RURAL, outcome=Outcome.WORKED)
    assert by_setting([one, one, one]) == BySetting()
    other = replace(one, team=TeamId("2"))
    first = replace(one, outcome=Outcome.ABANDONED)
    assert by_setting([first, other, one]) == BySetting((Setting.RURAL,))


def test_teams_that_are_not_named_may_be_one() -> None:
    nameless = [
        replace(PLAIN, team=None, setting=Setting.URBAN, outcome=Outcome.WORKED, elsewhere=str(number))
        for number in range(3)
    ]
    assert by_setting(nameless) == BySetting()


@given(ADOPTIONS)
def test_whatever_is_said_the_record_says(adoptions: list[Adoption]) -> None:
    said = by_setting(adoptions)
    assert not set(said.worked) & set(said.stopped)
    for settings, fits in ((said.worked, WORKED), (said.stopped, {Outcome.ABANDONED})):
        for setting in settings:
            last = {
                each.team or each.called: each.outcome for each in adoptions if each.setting is setting and each.outcome
            }
            assert len(last) >= FEWEST
            assert set(last.values()) <= fits


@given(ADOPTIONS)
def test_whatever_the_record_says_clearly_is_said(adoptions: list[Adoption]) -> None:
    said = by_setting(adoptions)
    for setting in Setting:
        last = {
            each.team or each.called: each.outcome for each in adoptions if each.setting is setting and each.outcome
        }
        if len(last) >= FEWEST and set(last.values()) <= WORKED:
            assert setting in said.worked
        if len(last) >= FEWEST and set(last.values()) == {Outcome.ABANDONED}:
            assert setting in said.stopped


@given(ADOPTIONS, st.lists(st.builds(lambda team: replace(PLAIN, team=team, setting=Setting.RURAL), TEAMS), max_size=3))
def test_what_is_being_tried_says_nothing(adoptions: list[Adoption], trying: list[Adoption]) -> None:
    assert by_setting([*adoptions, *trying]) == by_setting(adoptions)
