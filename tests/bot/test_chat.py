"""The neutral conversation's small rules: spans, phrases, tags, grammar, queries, forms."""

import json
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

import pytest
from fluent.runtime.errors import FluentReferenceError
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import spans
from bot.chat.errors import OldButton
from bot.chat.form import DateField, NumberField, TextField, YesNoField, check
from bot.chat.grammar import nearest, understand
from bot.chat.intent import Intent, Intents, Words, encode, with_words, words_of
from bot.chat.phrases import Phrasebook
from bot.chat.spans import Bold, Code, Link, Mention, Plain, clean, plain, read, store
from bot.chat.tags import tags_in, tidy_tags
from bot.features import COMMANDS, FORMS, HANDLERS, INTENTS, VIEWS, WHEN_DUE
from bot.learning.intents import FindLearning, ListLearning, RecordLearning, ShowLearning, WriteLearning
from bot.learning.model import Content, first_sentence, title_of
from bot.people.model import PersonId
from bot.privacy.intents import Discard, EditKept, GoOn
from bot.search.query import Query, Term, parse
from bot.welcome.intents import ShowHelp

ANN = PersonId("0123456789abcdef")


def test_a_mention_is_stored_as_an_id_and_read_with_a_name() -> None:
    text = (Plain("thanks "), Mention(ANN, "Ann"), Bold("!"))
    stored = store(text)
    assert "Ann" not in stored
    assert read(stored, {ANN: "Ann B"}) == (Plain("thanks "), Mention(ANN, "Ann B"), Plain("!"))
    assert read(stored, {}) == (Plain("thanks "), Mention(ANN, "…"), Plain("!"))
    assert spans.mentioned(stored) == (ANN,)
    assert spans.spell_mentions(stored, {ANN: "Ann"}) == "thanks @Ann!"


@given(st.text())
def test_nobody_can_type_a_mention(text: str) -> None:
    assert spans.mentioned(store((Plain(text),))) == ()
    assert store((Plain(spans.mark(ANN)),)) == ANN
    assert clean(clean(text)) == clean(text)


def test_phrases_pass_spans_through_and_make_their_own() -> None:
    book = Phrasebook(
        ["a = { BOLD($who) } ran { CODE($what) } at { $where }\nb = { $n ->\n  [one] 1\n *[other] { $n }\n }"]
    )
    assert book.text("a", who=(Plain("Ann"), Link("x", "https://x.test")), what="<b>", where=Mention(ANN, "Bo")) == (
        Bold("Annx"),
        Plain(" ran "),
        Code("<b>"),
        Plain(" at "),
        Mention(ANN, "Bo"),
    )
    assert (book.line("b", n=1), book.line("b", n=2500)) == ("1", "2,500")
    assert book.line("a", who="{ $x }", what="\ue0020\ue003", where="\ue0000\ue001") == "{ $x } ran 0 at 0"


def test_a_missing_value_is_raised() -> None:
    with pytest.raises(FluentReferenceError):
        Phrasebook(["a = { $who }"]).line("a")
    with pytest.raises(LookupError):
        Phrasebook(["a = x"]).line("b")


@pytest.mark.parametrize(
    ("line", "text", "tags"),
    [
        ("Key on a hook #keys #drug-round", "Key on a hook", ("keys", "drug-round")),
        ("The #falls huddle works", "The falls huddle works", ("falls",)),
        ("Issue #1 and C# stay, so does a&#b", "Issue #1 and C# stay, so does a&#b", ()),
        ("#only", "", ("only",)),
        ("Same #Keys #keys", "Same", ("keys",)),
        ("Soignée #équipe", "Soignée", ("équipe",)),
    ],
)
def test_tags_in_a_line(line: str, text: str, tags: tuple[str, ...]) -> None:
    assert tags_in(line) == (text, tags)


def test_tags_from_a_form() -> None:
    assert tidy_tags(["#Falls ", "drug  round", "", "falls"]) == ("falls", "drug-round")


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("learn", WriteLearning()),
        ("Learn.", WriteLearning()),
        ("learn: x", RecordLearning(learned="x")),
        ("log x", RecordLearning(learned="x")),
        ("learn show #l-12", ShowLearning("L-12")),
        ("learn show L-12 to all", RecordLearning(learned="show L-12 to all")),
        ("learning is fun", None),
        ("learn find", FindLearning()),
        ("find  key hook ", FindLearning("key hook")),
        ("finder", None),
        ("learn list", ListLearning()),
        ("help find", ShowHelp("find")),
        ("", None),
    ],
)
def test_grammar(said: str, intent: Intent | None) -> None:
    assert understand(said, COMMANDS) == intent


def test_the_nearest_commands() -> None:
    assert nearest("lern", COMMANDS)[0] == "learn"
    assert nearest("hlep me", COMMANDS) == ("help",)
    assert nearest("the scanner has a home", COMMANDS) == ()


@pytest.mark.parametrize("kind", INTENTS)
def test_every_intent_survives_a_button(kind: type[Intent]) -> None:
    intents = Intents(INTENTS)
    assert intents.decode(encode(kind())) == kind()
    filled = kind(
        **{name: {str: "x", int: 3, bool: True}.get(type(value), ("a", "b")) for name, value in vars(kind()).items()}
    )
    assert intents.decode(encode(filled)) == filled


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=4))
def test_no_value_that_a_button_could_carry_is_taken_for_another(value: object) -> None:
    for field in ("ref", "skip", "settled", "tags"):
        try:
            decoded = Intents(INTENTS).decode(json.dumps({"do": "learn.record", field: value}))
        except OldButton:
            continue
        assert all(type(getattr(decoded, name)) is type(default) for name, default in vars(RecordLearning()).items())


@dataclass(frozen=True)
class _Note(Intent):
    name: ClassVar[str] = "note"
    ref: str = "N-1"
    text: Words = "one"
    tags: tuple[Words, ...] = ("two", "three")


def test_the_free_text_of_an_intent() -> None:
    assert words_of(_Note()) == {"text": "one", "tags.0": "two", "tags.1": "three"}
    assert with_words(_Note(), {"text": "1", "tags.0": "2", "tags.1": "3"}) == _Note(text="1", tags=("2", "3"))


def test_every_text_that_is_stored_is_free_text_or_checked() -> None:
    """A new field of text on a writing intent is either looked at by the guard, or is on this list."""
    checked = {"team", "ref", "key", "owner", "due", "kind", "setting", "evidence", "link", "answered"}
    checked |= {
        "about",
        "question",
        "after",
        "becomes",
        "minutes",
        "called",
        "people",
        "day",
        "until",
        "whose",
        "site",
        "action",
    }
    checked |= {"question_set", "way", "region", "days", "times", "reminder", "lead", "window", "rhythm", "first_day"}
    checked |= {"zone", "at", "action"}
    checked |= {"scale", "when", "tested", "project", "measure", "due_do", "due_study", "due_act", "step", "decision"}
    checked |= {"as_planned", "previous"}
    checked |= {"quiet", "teams", "networks", "themes"}
    checked |= {"baseline", "target", "by", "under"}
    checked |= {"purpose", "shape", "direction", "per", "collector", "often", "was", "what"}
    checked |= {"network", "member", "code", "read", "outcome", "seen", "found", "id", "other", "platform", "person"}
    checked |= {"rules", "freeze", "phase_day", "note_day", "leave_out_day"}
    for kind in INTENTS:
        if kind.writes:
            example = kind(**{name: "x" for name, value in vars(kind()).items() if isinstance(value, str)})
            texts = {name for name, value in vars(example).items() if isinstance(value, str)}
            assert texts - {each.partition(".")[0] for each in words_of(example)} <= checked, kind


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("red lanyard", Query((Term(("red",)), Term(("lanyard",))))),
        ('"drug trolley" key*', Query((Term(("drug", "trolley")), Term(("key",), prefix=True)))),
        ("team:ED kind:worked tag:#falls", Query(team="ED", kind="worked", tag="falls")),
        ("by:@Ann since:2026-03", Query(by="Ann", since=date(2026, 3, 1))),
        ('TEAM:"Ward 7" x', Query((Term(("x",)),), team="Ward 7")),
        ("half-way", Query((Term(("half", "way")),))),
        ("since:2026-13", Query(not_understood=("since:2026-13",))),
        ("colour:red", Query((Term(("colour", "red")),))),
        ("“red lanyard”", Query((Term(("red", "lanyard")),))),
        ('"" * ( ', Query()),
    ],
)
def test_queries(text: str, query: Query) -> None:
    assert parse(text) == query


@given(st.text())
def test_any_text_is_a_query(text: str) -> None:
    assert all(word for term in parse(text).terms for word in term.words)


@pytest.mark.parametrize(
    ("field", "answer", "fault"),
    [
        (TextField("x", "X", required=True), "  ", "form-required"),
        (TextField("x", "X", most=3), "abcd", "form-too-long"),
        (NumberField("x", "X"), "1e400", "form-not-a-number"),
        (NumberField("x", "X"), "nan", "form-not-a-number"),
        (NumberField("x", "X", least=0), "-1", "form-too-small"),
        (DateField("x", "X"), "31.12.2026", "form-not-a-date"),
        (YesNoField("x", "X"), "maybe", "form-not-an-option"),
    ],
)
def test_faults_in_answers(field: TextField | NumberField | DateField | YesNoField, answer: str, fault: str) -> None:
    assert check((field,), {"x": answer})["x"][0] == fault


def test_the_title_is_the_first_sentence() -> None:
    assert title_of(Content(learned="One thing. And another.")) == "One thing."
    assert title_of(Content(title="T", learned="One.")) == "T"
    assert title_of(Content(happened="It broke\nthen it did not")) == "It broke"
    long = first_sentence("word " * 100)
    assert len(long) <= 120
    assert long.endswith("word…")
    assert plain((Plain("a"), Mention(ANN, "Ann"))) == "a@Ann"


def test_every_intent_is_carried_out_somewhere() -> None:
    """By a form, a handler or a view; sealed words by the conversation itself."""
    places = (FORMS.keys(), HANDLERS.keys(), VIEWS.keys(), WHEN_DUE.keys(), {GoOn, EditKept, Discard})
    for kind in INTENTS:
        assert sum(kind in place for place in places) == 1, kind
