"""One line of words is an action, whatever stands in it: nothing is lost and nobody is guessed."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.actions.reading import read_line
from bot.chat.spans import mark, mentioned
from bot.people.model import PersonId

TODAY = date(2026, 11, 16)
BEN, CARA = PersonId("b" * 16), PersonId("c" * 16)
SMALL = ["order", "lanyards", "ask", "and", "by", "Friday", "31", "February", "to", "–", "→", "(", ".", "in 2 weeks"]
pieces = st.lists(st.sampled_from([*SMALL, mark(BEN), mark(CARA)]), min_size=1, max_size=12)
texts = st.text(max_size=60) | pieces.map(" ".join)


@given(texts)
def test_any_line_can_be_read_and_keeps_its_beginning(words: str) -> None:
    line = read_line(words, TODAY)
    assert words.strip().startswith(line.text.rstrip())
    assert bool(line.text.strip()) == bool(words.strip())


@given(texts)
def test_whoever_owns_it_was_mentioned(words: str) -> None:
    line = read_line(words, TODAY)
    assert (line.owner is None) == (not mentioned(words.strip()))
    assert line.owner is None or line.owner in mentioned(words)


@given(texts)
def test_what_is_left_out_was_understood(words: str) -> None:
    """As the owner, as the day, or as what stands between them."""
    line = read_line(words, TODAY)
    left_out = words.strip()[len(line.text.rstrip()) :]
    assert set(mentioned(left_out)) <= ({line.owner} if line.owner else set())
    if line.due is None and not mentioned(left_out):
        assert left_out == ""


@given(texts)
def test_reading_it_again_changes_no_words(words: str) -> None:
    once = read_line(words, TODAY).text
    if not mentioned(once) and " by " not in f" {once} ":
        assert read_line(once, TODAY).text == once
