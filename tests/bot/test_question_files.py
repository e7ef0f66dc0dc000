"""Question sets in files: what is wrong is said with its file and line, and the others work."""

import re
from argparse import Namespace
from dataclasses import fields
from pathlib import Path

import pytest

from bot import compose
from bot.commands import doctor, serve
from bot.doctor import examine
from bot.questions import sets
from bot.questions.files import Fault, Sets, read_folder
from bot.questions.model import (
    LONGEST,
    LONGEST_LABEL,
    LONGEST_NAME,
    MOST_OPTIONS,
    MOST_QUESTIONS,
    Becomes,
    Kind,
    Question,
)
from bot.questions.rules import LONGEST_HINT, LONGEST_OPTION
from bot.settings import Settings
from bot.terminal import Terminal
from tests.talk import SAY
from tests.words import ROOT

GOOD = 'name = "Good"\n[[questions]]\nkey = "one"\nlabel = "One?"\n'


def read(folder: Path, **files: str | bytes) -> Sets:
    for name, content in files.items():
        (folder / f"{name}.toml").write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_folder(folder, "daily", SAY)


def told(found: Sets) -> list[str]:
    return [each.told(SAY) for each in found.faults]


def test_the_sets_that_come_with_the_bot() -> None:
    assert sets.faults() == ()
    assert [each.key for each in sets.built_in()] == [
        "daily",
        "after-action",
        "plus-delta",
        "safety",
        "test-and-learn",
        "weekly-reflection",
    ]
    counted = {each.becomes for every in sets.built_in() for each in every.questions}
    assert counted == set(Becomes)
    labels = [each.label for every in sets.built_in() for each in every.questions]
    assert max(map(len, labels)) <= 50  # a phone's two lines


def test_the_safety_huddle_looks_at_itself_on_fridays_only() -> None:
    safety = next(each for each in sets.built_in() if each.key == "safety")
    assert [each.key for each in safety.questions if each.weekdays == (4,)] == ["plus", "delta"]


def test_everything_that_a_question_may_have(tmp_path: Path) -> None:
    full = """
        name = "Ours"
        minutes = 5
        [[questions]]
        key = "beds"
        label = "Beds?"
        kind = "choice"
        options = ["Full", "Free"]
        [[questions]]
        key = "where"
        label = "Where?"
        hint = "Bay"
        kind = "short text"
        required = true
        weekdays = ["friday", "Monday"]
        after = "beds"
        answered = "free"
        from_last = true
        becomes = "concern"
    """
    (found,) = [each for each in read(tmp_path, ours=full).sets if each.key == "ours"]
    beds = Question("beds", "Beds?", Kind.CHOICE, options=("Full", "Free"))
    where = Question("where", "Where?", Kind.SHORT, "Bay", True, (), (0, 4), "beds", "free", True, Becomes.CONCERN)
    assert (found.name, found.minutes, found.questions) == ("Ours", 5, (beds, where))


def question(lines: str) -> str:
    """After a good question; what is given begins in line 7."""
    return f'{GOOD}kind = "choice"\noptions = ["Yes", "No"]\n[[questions]]\n{lines}\n'


ONE = 'key = "two"\nlabel = "Two?"\n'
WRONG: dict[str, tuple[str | bytes, int, str]] = {
    "not UTF-8": (GOOD.encode() + b'hint = "caf\xe9"', 5, "The file is not in UTF-8. Save it as UTF-8 text."),
    "not TOML": (GOOD + "kind = long", 5, "This is not TOML: Invalid value."),
    "cut off": (GOOD + 'hint = "', 5, "This is not TOML: Unterminated string."),
    "twice the same": (GOOD + 'key = "two"', 5, "This is not TOML: Cannot overwrite a value."),
    "no name": (GOOD.replace("name", "title"), 1, "I don’t know “title”."),
    "name is no text": (GOOD.replace('"Good"', "7"), 1, "The set needs a name."),
    "name too long": (GOOD.replace("Good", "G" * 61), 1, "That is 61 characters; 60 fit here."),
    "minutes": ("minutes = 0.5\n" + GOOD, 1, "minutes is a whole number from 1 to 120."),
    "minutes true": ("minutes = true\n" + GOOD, 1, "minutes is a whole number from 1 to 120."),
    "no questions": ('name = "Good"\n', 1, "There are no questions."),
    "questions are a text": ('name = "Good"\n\nquestions = "Why?"', 3, "There are no questions."),
    "a question is a text": ('name = "Good"\nquestions = ["Why?"]', 2, "There are no questions."),
    "many questions": (
        'name = "x"\n' + "".join(f'[[questions]]\nkey = "k{n}"\nlabel = "?"\n' for n in range(16)),
        47,
        "That is more than 15 questions.",
    ),
    "in another way": ('name = "x"\n#\nquestions = [{key = "one", label = "", kind = "x"}]', 3, "“x” is not one of"),
    "unknown key": (question(ONE + "colour = 1"), 10, "I don’t know “colour”."),
    "wrong kind": (question(ONE + 'kind = "drawing"'), 10, "“drawing” is not one of: short text, long text, choice,"),
    "kind is a list": (question(ONE + 'kind = ["date"]'), 10, "“['date']” is not one of"),
    "becomes": (question(ONE + 'becomes = "song"'), 10, "“song” is not one of: concern, action, learning, decision."),
    "no key": (question('label = "Two?"'), 7, "“” is no key"),
    "bad key": (question('label = "Two?"\nkey = "Über uns"'), 9, "“Über uns” is no key"),
    "key twice": (question('key = "one"\nlabel = "Two?"'), 8, "There are two questions with the key “one”."),
    "no label": (question('key = "two"'), 7, "The question has no words."),
    "blank label": (question('key = "two"\nlabel = " "'), 9, "The question has no words."),
    "label too long": (question(f'key = "two"\nlabel = "{"W" * 151}"'), 9, "That is 151 characters; 150 fit here."),
    "hint too long": (question(f'{ONE}hint = "{"W" * 201}"'), 10, "That is 201 characters; 200 fit here."),
    "label is a number": (question('key = "two"\nlabel = 2'), 9, "This has to be text in quotation marks."),
    "required is a text": (question(ONE + 'required = "yes"'), 10, "This has to be true or false."),
    "options are a text": (question(ONE + 'options = "one"'), 10, "This has to be a list of texts"),
    "no options": (question(ONE + 'kind = "choice"'), 7, "A choice needs at least two options."),
    "one option": (question(ONE + 'kind = "choice"\noptions = ["x"]'), 11, "A choice needs at least two options."),
    "option twice": (question(ONE + 'kind="choice"\noptions = ["x", "X "]'), 11, "An option is empty, or stands there"),
    "long option": (question(ONE + f'kind="choice"\noptions = ["x", "{"y" * 76}"]'), 11, "That is 76 characters; 75"),
    "many options": (question(f'{ONE}kind="choice"\noptions = {[str(n) for n in range(21)]}'), 11, "more than 20 opt"),
    "options of a date": (question(ONE + 'kind = "date"\noptions = ["x", "y"]'), 11, "Only a choice has options."),
    "weekday": (question(ONE + 'weekdays = ["Fri"]'), 10, "“Fri” is no weekday."),
    "after unknown": (question(ONE + 'after = "three"'), 10, "No earlier question has the key “three”."),
    "after itself": (question(ONE + 'after = "two"'), 10, "No earlier question has the key “two”."),
    "after a later one": (GOOD + 'after = "two"\n[[questions]]\n' + ONE, 5, "No earlier question has the key “two”."),
    "answered alone": (question(ONE + 'answered = "Yes"'), 10, "This needs the earlier question that it is about."),
    "no such answer": (question(ONE + 'after = "one"\nanswered = "Perhaps"'), 11, "“Perhaps” is not an answer"),
}


@pytest.mark.parametrize("about", WRONG)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, about: str) -> None:
    content, line, why = WRONG[about]
    found = read(tmp_path, bad=content, good=GOOD, daily=GOOD)
    first = told(found)[0]
    assert first.startswith(f"Question set bad.toml, line {line}: ")
    assert why in first
    assert first.endswith("This set is left out until it is mended; everything else works.")
    assert [each.key for each in found.sets] == ["daily", "good"]


def test_all_that_is_wrong_in_a_file_is_said_at_once(tmp_path: Path) -> None:
    bad = question('key = "two"\nlabel = 2\nrequired = 1\n[[questions]]\nkey = "three"\nlabel = "?"\nafter = "two"')
    assert [each.line for each in read(tmp_path, bad=bad + "becomes = 1").faults] == [9, 10, 15]


def test_a_file_of_a_bad_name_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "Our set.toml").write_text(GOOD, "utf-8")
    (tmp_path / "notes.txt").write_text("no set", "utf-8")
    assert ["“Our set” is no key" in each for each in told(read(tmp_path))] == [True]


def test_as_editors_on_windows_write_it(tmp_path: Path) -> None:
    found = read(tmp_path, good=b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert [each.name for each in found.sets] == ["Daily huddle", "Good"]


def test_what_cannot_be_read_is_said_too(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    (why,) = told(read(tmp_path))
    assert why.startswith("Question set folder.toml, line 1: The file cannot be read (Is a directory).")


def test_the_page_about_them_is_true(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "questions.md").read_text("utf-8")
    example = page.partition("```toml\n")[2].partition("```")[0]
    assert read(tmp_path, example=example).sets[1].questions[1].after == "help"
    assert all(f"`{each.name}`" in page for each in fields(Question))
    assert all(f'`"{each}"`' in page for each in (*Kind, *Becomes) if each)
    limits = (LONGEST_LABEL, LONGEST_NAME, LONGEST_HINT, LONGEST_OPTION, LONGEST, MOST_OPTIONS, MOST_QUESTIONS)
    assert all(re.search(rf"\b{limit}\b", page) for limit in limits)


@pytest.mark.parametrize("daily", ["[[[", 'name = "x"', b"\xff\xfe"])
def test_without_a_daily_huddle_one_question_is_asked(tmp_path: Path, daily: str | bytes) -> None:
    found = read(tmp_path, daily=daily)
    assert len(found.faults) == 1
    assert [(each.key, each.questions[0].label) for each in found.sets] == [
        ("daily", "What should the team know today?")
    ]
    assert read_folder(tmp_path / "nowhere", "daily", SAY).sets == found.sets


def test_whoever_starts_the_bot_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fault = Fault("bad.toml", 7, "question-no-label", {})
    found = Sets(sets.built_in(), (fault,), sets.built_in()[0])
    monkeypatch.setattr(sets, "read", lambda locale, first: found)
    monkeypatch.setattr(compose, "serve", lambda *_, **__: None)
    settings = Settings.from_env({"HUDDLELOG_DATABASE_URL": f"sqlite:///{tmp_path}/x.db"})
    says = "Question set bad.toml, line 7: The question has no words."
    assert serve(Namespace(local=True), settings, Terminal(SAY)) == 0
    assert says in capsys.readouterr().err
    assert [each.text.startswith(says) for each in examine(settings, None, SAY) if "bad.toml" in each.text] == [True]
    assert doctor(Namespace(), settings, Terminal(SAY)) == 1
    assert says in capsys.readouterr().out
