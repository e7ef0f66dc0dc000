"""The guard over what huddles ask for: a patient's number is nowhere in the database, and nothing typed is lost."""

import logging
from dataclasses import dataclass, fields, replace
from pathlib import Path
from shutil import copyfile

import pytest

from bot.actions.intents import AddAction, EditAction
from bot.answers.intents import AnswerHuddle, LearnFromAnswer
from bot.chat.form import ChoiceField, DateField, NumberField, PersonField, SeveralField, TextField, YesNoField
from bot.chat.intent import Intent, encode
from bot.chat.reply import Invalid, OpenForm, Reply, ShowCard
from bot.concerns.intents import AddConcern, AnswerConcern, EditConcern
from bot.huddles.intents import AskDaysSince, FinishHuddle
from bot.questions.intents import EditQuestion, NameQuestionSet
from bot.series.intents import EditSeries, ScheduleHuddle
from storage.unit_of_work import open_store
from tests.bot.attacking import INTENTS, SECRET, Target
from tests.talk import answers_in, buttons, opened, shown, text

NUMBER = "999 398 2598"
TELEPHONE = "07700 900123"
IDENTIFIERS = (NUMBER, NUMBER.replace(" ", ""), TELEPHONE)


@dataclass
class Kept:
    target: Target
    file: Path

    def holds(self, *words: str) -> list[str]:
        """Which of them, or of the identifiers, are in the database's files in clear."""
        files = [each for each in self.file.parent.iterdir() if each.name.startswith(self.file.name)]
        kept = b"".join(each.read_bytes() for each in files)
        return [each for each in words or IDENTIFIERS if each.encode() in kept]


@pytest.fixture
def kept(tmp_path: Path, _sqlite_file: Path) -> Kept:
    file = tmp_path / "store.db"
    copyfile(_sqlite_file, file)
    return Kept(Target(open_store(f"sqlite:///{file}")), file)


def opening(target: Target) -> dict[str, Intent]:
    return {
        "concern": AddConcern(target.team),
        "concern changed": EditConcern("K-1"),
        "outcome": AnswerConcern("K-1"),
        "action": AddAction(target.team),
        "action changed": EditAction("A-1"),
        "days since": AskDaysSince(target.team),
        "question": EditQuestion("Q-1"),
        "question set": NameQuestionSet("Q-1"),
        "series": ScheduleHuddle(target.team),
        "series changed": EditSeries("S-1"),
        "answers": AnswerHuddle("H-1"),
        "learning from an answer": LearnFromAnswer("H-1", 1, target.question),
    }


def form_of(target: Target, which: str) -> Reply:
    if which == "learning from an answer":  # which are read when all are in
        target.sister.press_intent(encode(FinishHuddle("H-1")))
    return target.sister.press_intent(encode(opening(target)[which]))


FORMS = (
    "concern",
    "concern changed",
    "outcome",
    "action",
    "action changed",
    "days since",
    "question",
    "question set",
    "series",
    "series changed",
    "answers",
    "learning from an answer",
)


def filled(form: Reply, but: str = "") -> dict[str, str]:
    """Something good in each field that has to be filled in."""
    given: dict[str, str] = {}
    for each in opened(form).fields:
        if each.name == but or each.value or not each.required:
            continue
        match each:
            case TextField():
                given[each.name] = "Something"
            case NumberField():
                given[each.name] = "5"
            case YesNoField():
                given[each.name] = "yes"
            case DateField():
                given[each.name] = "2026-11-23"
            case ChoiceField() | PersonField() | SeveralField():
                given[each.name] = each.options[0][0]
    return given


def texts(form: Reply) -> list[str]:
    return [each.name for each in opened(form).fields if isinstance(each, TextField)]


def test_what_is_kept_would_be_found(kept: Kept) -> None:
    kept.target.amina.say("concern Lift four sticks")
    assert kept.holds("Lift four sticks", SECRET, "never said") == ["Lift four sticks", SECRET]


@pytest.mark.parametrize("identifier", [NUMBER, TELEPHONE])
@pytest.mark.parametrize("which", FORMS)
def test_in_every_field_of_every_form(
    kept: Kept, which: str, identifier: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Saved, or gone on with: nothing of it is kept in clear, and Edit gives every word back."""
    sister = kept.target.sister
    with caplog.at_level(logging.DEBUG):
        for action in ("save", "more"):
            form = form_of(kept.target, which)
            for _ in range(3):
                assert isinstance(form, OpenForm), form
                more = [each.name for each in opened(form).actions if each.to_step and each.to_step > opened(form).step]
                if action == "more" and not more:
                    break
                for name in texts(form):
                    said = {**filled(form, name), name: f"Pt {identifier}"}
                    reply = sister.send(form, said, action=more[0] if action == "more" else "save")
                    assert not kept.holds(), (which, name, action)
                    if isinstance(reply, Invalid):  # such as no time of day; it stands in the form still
                        assert answers_in(reply.form)[name] == f"Pt {identifier}"
                        continue
                    assert text(reply).startswith("Not saved.\nThis looks like "), (which, name)
                    assert list(buttons(shown(reply))) == ["Hide it and save", "Edit", "Discard"]
                    again = sister.press(reply, "Edit")
                    if name != "tags":  # which are written in small letters
                        assert answers_in(opened(again))[name] == f"Pt {identifier}", (which, name)
                    assert text(sister.press(reply, "Discard"))
                    assert not kept.holds(), (which, name, action)
                if not more:
                    break
                form = sister.send(form, filled(form), action=more[0])
    assert not [each for each in IDENTIFIERS if each in caplog.text]


@pytest.mark.parametrize("which", FORMS)
def test_hidden_and_saved_once(kept: Kept, which: str) -> None:
    sister = kept.target.sister
    form = form_of(kept.target, which)
    name = texts(form)[0]
    reply = sister.send(form, {**filled(form, name), name: f"Pt {NUMBER}"})
    if which == "answers":
        while isinstance(reply, OpenForm):
            reply = sister.send(reply, filled(reply))
    assert text(reply).startswith("Not saved."), reply
    saved = sister.press(reply, "Hide it and save")
    assert "Something went wrong" not in str(saved)
    assert not text(saved).startswith("Not saved.") if isinstance(saved, ShowCard) else True
    rows = kept.target.rows()
    assert "●●● ●●● ●●●●" in str(rows)
    sister.press(reply, "Hide it and save")
    assert kept.target.rows() == rows
    kept.target.ward.go()
    assert not kept.holds()


LINES = (
    f"concern Pt {NUMBER} waits",
    f"action add Ring {TELEPHONE} by Friday",
    f"action Ring {NUMBER}",
    f"huddle start {NUMBER}",
    f"huddle start Pt {TELEPHONE}",
    f"huddle away {NUMBER}",
    f"huddle away until {TELEPHONE}",
    f"huddle answer {NUMBER}",
    f"huddle pause {NUMBER}",
    f"huddle sheet {NUMBER}",
    f"huddle schedule {NUMBER}",
    f"huddle questions {NUMBER}",
    f"concern list {NUMBER}",
    f"action done {NUMBER}",
    f"action done A-1 {NUMBER}",
)


@pytest.mark.parametrize("line", LINES)
def test_in_one_line(kept: Kept, line: str, caplog: pytest.LogCaptureFixture) -> None:
    target = kept.target
    with caplog.at_level(logging.DEBUG):
        for who in (target.amina, target.sister, target.ward.person("amina", ""), target.ward.person("nora", "Ward 9")):
            for visible in (False, True):
                who.visible = visible
                reply = who.say(line)
                assert "Something went wrong" not in str(reply)
                if isinstance(reply, ShowCard) and reply.to != "asker":
                    assert NUMBER not in str(reply)
                    assert TELEPHONE not in str(reply)
        target.ward.go()
    assert not kept.holds()
    assert not [each for each in IDENTIFIERS if each in caplog.text]
    assert not [each for each in IDENTIFIERS if each in str(target.ward.channel())]


def test_by_hand_in_every_field_of_every_intent(kept: Kept) -> None:
    """Also in fields that no form has: what tells a second press keeps what is now so, and that may be pressed too."""
    for kind in INTENTS:
        for base in kept.target.every(kind):
            for each in fields(kind):
                value = getattr(base, each.name)
                for bad in IDENTIFIERS:
                    if isinstance(value, str):
                        given: object = bad
                    elif isinstance(value, tuple):
                        given = (bad,)
                    else:
                        continue
                    for who in (kept.target.amina, kept.target.sister):
                        who.press_intent(encode(replace(base, **{each.name: given})))
        assert not kept.holds(), kind
