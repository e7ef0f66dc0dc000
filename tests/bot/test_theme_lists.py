"""The list of themes as an administrator writes it, and what an entry's words point to."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.query import LONGEST_KEY, theme_key
from bot.themes.defaults import suggested, ten
from bot.themes.editing import Misread, as_lines, read_list
from bot.themes.listing import meant
from bot.themes.model import LONGEST_HINT, LONGEST_NAME, MOST, Theme

TEN = ten()
_names = st.text(string.ascii_letters + " -éł", min_size=1, max_size=LONGEST_NAME).filter(lambda name: theme_key(name))
_lists = st.lists(_names, min_size=1, max_size=MOST, unique_by=theme_key)


def test_there_are_ten_with_a_hint_each() -> None:
    assert len(TEN) == 10
    assert all(each.hint and each.key == theme_key(each.name) and not each.ended for each in TEN)


def test_what_was_not_touched_stays_as_it_is() -> None:
    assert read_list(as_lines(TEN), TEN) == TEN


def test_a_new_name_keeps_the_key_and_the_hint() -> None:
    lines = as_lines(TEN).replace("Leadership", "Leadership > Leading well")
    first = read_list(lines, TEN)[0]
    assert first == Theme("leadership", "Leading well", TEN[0].hint)
    again = read_list("Leading well: What leads do.\nLeadership", (first,))
    assert again == (Theme("leadership", "Leading well", "What leads do."), Theme("leadership-2", "Leadership", ""))


def test_a_line_that_is_gone_ends_its_theme_and_brings_it_back_when_it_returns() -> None:
    fewer = read_list("test AND learn\nFalls", TEN)
    assert [(each.key, each.name) for each in fewer if not each.ended] == [
        ("test-and-learn", "test AND learn"),
        ("falls", "Falls"),
    ]
    assert len([each for each in fewer if each.ended]) == 9
    assert [each.key for each in read_list("Pipeline", fewer) if not each.ended] == ["pipeline"]


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        ("", "theme-list-empty"),
        (" \n ", "theme-list-empty"),
        ("\n".join(f"Theme {number}" for number in range(MOST + 1)), "theme-too-many"),
        ("Falls\nFALLS", "theme-twice"),
        ("Leadership > Falls\nFalls", "theme-twice"),
        ("Leadership\nLeadership > Falls", "theme-twice"),
        ("!!!", "theme-without-name"),
        (": a hint alone", "theme-without-name"),
        ("Leadership >", "theme-without-name"),
        ("> Falls", "theme-rename-what"),
        ("Nothing > Falls", "theme-rename-what"),
        ("x" * (LONGEST_NAME + 1), "theme-too-long"),
        ("Falls: " + "x" * (LONGEST_HINT + 1), "theme-too-long"),
    ],
)
def test_what_cannot_be_read_is_said(lines: str, key: str) -> None:
    with pytest.raises(Misread) as fault:
        read_list(lines, TEN)
    assert fault.value.key == key


@given(_lists, _lists)
def test_no_key_is_lost_or_given_twice(first: list[str], second: list[str]) -> None:
    before = read_list("\n".join(first), TEN)
    after = read_list("\n".join(second), before)
    keys = [each.key for each in after]
    assert len(keys) == len(set(keys))
    assert set(keys) >= {each.key for each in before} >= {each.key for each in TEN}
    assert [each.name for each in after if not each.ended] == [name.strip() for name in second]
    assert all(0 < len(key) <= LONGEST_KEY for key in keys)
    for each in (each for each in after if not each.ended):
        assert meant(each.name, after) == each


@given(_lists)
def test_what_was_saved_reads_the_same_again(names: list[str]) -> None:
    saved = read_list("\n".join(names), TEN)
    assert read_list(as_lines(saved), saved) == saved


@pytest.mark.parametrize("said", ["Test and learn", "test-and-learn", "TEST AND LEARN", " test  and-learn "])
def test_a_theme_is_meant_in_any_case_with_hyphens_or_spaces(said: str) -> None:
    assert meant(said, TEN) == TEN[7]


def test_words_point_to_a_theme_where_there_are_several_and_never_to_one_that_is_gone() -> None:
    text = "We tried a small test for one shift, and asked families for feedback; carers too."
    keys = [each.key for each in TEN]
    assert set(suggested(text, keys)) == {"test-and-learn", "user-insight"}
    assert suggested(text, ["leadership"]) == ()
    assert suggested("A red lanyard on the key.", keys) == ()
    assert suggested("test test test", keys) == ()
