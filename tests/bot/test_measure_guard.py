"""The guard over measures, projects and small tests: a patient's number is nowhere in the database, nor in the log."""

import logging
from dataclasses import fields, replace
from pathlib import Path
from shutil import copyfile

import pytest

from bot.chat.intent import Intent, encode
from bot.chat.reply import Invalid, OpenForm, Reply, ShowCard
from bot.measures.intents import AddMeasure, DrawOtherwise, EditMeasure
from bot.measures.value_intents import CorrectValue, WriteLine, WriteValue
from bot.pdsa.intents import INTENTS as TESTS
from bot.pdsa.intents import EditTest, KeepTest, LearnFromTest, NextTest, StartTest
from bot.pdsa.step_intents import WriteAct, WriteDo, WriteGuess, WriteStudy
from bot.projects.intents import EditProject, StartProject, WriteNode
from storage.unit_of_work import SqlStore, open_store
from tests.bot.attacking import FAULT
from tests.bot.attacking_measures import DAY, INTENTS, Measuring
from tests.bot.attacking_tests import Started
from tests.bot.test_huddle_guard import IDENTIFIERS, NUMBER, TELEPHONE, Kept, filled, texts
from tests.talk import answers_in, buttons, opened, shown, text

E_MAIL = "jo.bloggs@example.org"
FORMS: dict[str, type[Intent]] = {
    "measure": AddMeasure,
    "measure changed": EditMeasure,
    "line": WriteLine,
    "value": WriteValue,
    "value corrected": CorrectValue,
    "drawing": DrawOtherwise,
    "project": StartProject,
    "project changed": EditProject,
    "idea": WriteNode,
    "test": StartTest,
    "next test": NextTest,
    "test changed": EditTest,
    "guess": WriteGuess,
    "what happened": WriteDo,
    "what it told us": WriteStudy,
    "what next": WriteAct,
    "learning": LearnFromTest,
}


class Both(Started):
    """Tests at every stage, and a measure with values."""

    def __init__(self, store: SqlStore) -> None:
        super().__init__(store)
        form = self.amina.say("measure add Bundle")
        form = self.amina.send(form, {"shape": "bundle"}, action="more")
        self.amina.send(form, {"elements": "Antibiotics\nFluids", "unit": "cases"})
        self.amina.say(f"measure Bundle 3/4 on {DAY}")


@pytest.fixture
def file(tmp_path: Path, _sqlite_file: Path) -> Path:
    return Path(copyfile(_sqlite_file, tmp_path / "store.db"))


@pytest.fixture
def kept(file: Path) -> Kept:
    return Kept(Both(open_store(f"sqlite:///{file}")), file)


def form_of(kept: Kept, which: str) -> Reply:
    team = kept.target.team
    opening: dict[str, Intent] = {
        "measure": AddMeasure(team),
        "measure changed": EditMeasure("M-1", team),
        "line": WriteLine(team),
        "value": WriteValue("M-1"),
        "value corrected": CorrectValue("M-1", DAY),
        "drawing": DrawOtherwise("M-1"),
        "project": StartProject(team),
        "project changed": EditProject("P-1"),
        "idea": WriteNode("P-1", "idea"),
        "test": StartTest(team),
        "next test": NextTest("C-5"),
        "test changed": EditTest("C-1", team),
        "guess": WriteGuess("C-1"),
        "what happened": WriteDo("C-2"),
        "what it told us": WriteStudy("C-3"),
        "what next": WriteAct("C-4"),
        "learning": LearnFromTest("C-5"),
    }
    return kept.target.sister.press_intent(encode(opening[which]))


def more_of(form: Reply) -> list[str]:
    """What leads to the form's next step."""
    return [each.name for each in opened(form).actions if each.to_step and each.to_step > opened(form).step]


@pytest.mark.parametrize("identifier", [NUMBER, TELEPHONE, E_MAIL])
@pytest.mark.parametrize("which", FORMS)
def test_in_every_field_of_every_form(
    kept: Kept, which: str, identifier: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Saved, or gone on with: nothing of it is kept in clear, and Edit gives every word back."""
    sister = kept.target.sister
    with caplog.at_level(logging.DEBUG):
        for action in ("save", "more"):
            form = form_of(kept, which)
            for _ in range(3):
                assert isinstance(form, OpenForm), form
                more = more_of(form)
                if action == "more" and not more:
                    break
                for name in texts(form):
                    said = {**filled(form, name), name: f"Pt {identifier}"}
                    reply = sister.send(form, said, action=more[0] if action == "more" else "save")
                    assert not kept.holds(identifier), (which, name, action)
                    if isinstance(reply, Invalid):
                        assert answers_in(reply.form)[name] == f"Pt {identifier}"
                        continue
                    assert text(reply).startswith("Not saved.\nThis looks like "), (which, name, text(reply))
                    assert list(buttons(shown(reply))) == ["Hide it and save", "Edit", "Discard"]
                    again = sister.press(reply, "Edit")
                    if name != "tags":
                        assert answers_in(opened(again))[name] == f"Pt {identifier}", (which, name)
                    assert text(sister.press(reply, "Discard"))
                    assert not kept.holds(identifier), (which, name, action)
                if not more:
                    break
                form = sister.send(form, filled(form), action=more[0])
    assert identifier not in caplog.text


def test_in_every_other_field_too(kept: Kept) -> None:
    """A number is no figure, and no day, where it is a patient's."""
    sister = kept.target.sister
    for which in FORMS:
        form = form_of(kept, which)
        for _ in range(3):
            for name in answers_in(opened(form)):
                for said in IDENTIFIERS:
                    for action in ("save", *more_of(form)):
                        sister.send(form, {**filled(form, name), name: said}, action=action)
                        assert not kept.holds(), (which, name, said)
            if not more_of(form):
                break
            form = sister.send(form_of(kept, which), filled(form), action=more_of(form)[0])


LINES = (
    f"measure add {NUMBER}",
    f"measure {NUMBER} 3",
    f"measure Bundle 3/4 on {NUMBER}",
    f"measure Bundle {NUMBER}",
    f"measure Bundle 3/4 - {TELEPHONE}",
    f"measure chart {NUMBER}",
    f"measure show {NUMBER}",
    f"measure edit {TELEPHONE}",
    f"measure 2026-11-20\n{NUMBER}",
    f"project start {NUMBER}",
    f"project {NUMBER}",
    f"project report {NUMBER}",
    f"pdsa start {NUMBER}",
    f"pdsa {NUMBER}",
    f"pdsa find {NUMBER}",
    f"pdsa find {TELEPHONE} lanyard",
    f"pdsa next {NUMBER}",
)


@pytest.mark.parametrize("line", LINES)
def test_in_one_line(kept: Kept, line: str, caplog: pytest.LogCaptureFixture) -> None:
    target = kept.target
    with caplog.at_level(logging.DEBUG):
        for who in (target.amina, target.ward.person("amina", ""), target.ward.person("nora", "Ward 9")):
            for visible in (False, True):
                who.visible = visible
                reply = who.say(line)
                assert FAULT not in str(reply)
                if isinstance(reply, ShowCard) and reply.to != "asker":
                    assert NUMBER not in str(reply)
                    assert TELEPHONE not in str(reply)
        target.ward.go()
    assert not kept.holds()
    assert not [each for each in IDENTIFIERS if each in caplog.text]
    assert not [each for each in IDENTIFIERS if each in str(target.ward.channel())]


@pytest.mark.parametrize("ward", [Both, Measuring])
def test_by_hand_in_every_field_of_every_intent(ward: type[Both], file: Path) -> None:
    """Also in fields that no form has: what tells a second press keeps what is now so, and that may be pressed too."""
    kept = Kept(ward(open_store(f"sqlite:///{file}")), file)
    for kind in TESTS if ward is Both else INTENTS:
        if kind is KeepTest:
            continue
        for base in list(kept.target.every(kind))[:8]:
            for each in fields(kind):
                value = getattr(base, each.name)
                if not isinstance(value, str | tuple):
                    continue
                for bad in IDENTIFIERS:
                    given = bad if isinstance(value, str) else (bad,)
                    kept.target.amina.press_intent(encode(replace(base, **{each.name: given})))
        assert not kept.holds(), kind
