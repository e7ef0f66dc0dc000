"""Every intent of huddles pressed by hand by whoever may not: nothing leaks, nothing is written, one clear answer."""

from dataclasses import fields, replace

import pytest

from bot.actions.intents import RecordAction
from bot.answers.intents import ActFromAnswer, LearnFromAnswer, PassUpAnswer, ShowSummary, TryAnswer, UseAnswer
from bot.chat.card import plain_text
from bot.chat.intent import encode
from bot.chat.reply import Nothing, Reply, ShowCard, To
from bot.concerns.intents import RecordConcern, SetSite
from bot.huddles.intents import FinishHuddle, NotToday
from storage.unit_of_work import SqlStore
from tests.bot.attacking import INTENTS, SECRET, STRANGERS, Target, stranger

NOBODY_THERE = ("H-900", "H-901", "K-900", "A-900", "S-900", "S-901")
NOT_HERE = (
    "I can’t find that. It may have been deleted, or it belongs to a team that you are not in. "
    "Say find and a word of it to look for it."
)
OF_ANSWERS = (UseAnswer, LearnFromAnswer, ActFromAnswer, PassUpAnswer, TryAnswer)
FAULT = "Something went wrong"
MEGABYTES = 10 * 1024 * 1024


@pytest.fixture
def target(store: SqlStore) -> Target:
    return Target(store)


def words(reply: Reply) -> str:
    return plain_text(reply.card) if isinstance(reply, ShowCard) else type(reply).__name__


def leaks(reply: Reply, but: str = "") -> list[str]:
    shown = str(reply)
    return [each for each in (SECRET, "Ward 7", "amina", "sister") if each in shown and each != but]


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_from_elsewhere_sees_or_changes_anything(target: Target, who: str) -> None:
    talk = stranger(target, who)
    theirs_too = "Ward 7" if who == "of another organisation" else ""
    before = target.rows()
    for kind in INTENTS:
        for visible in (False, True):
            for intent in target.every(kind):
                reply = talk.press_intent(encode(intent), visible=visible)
                assert not leaks(reply, theirs_too), (intent, visible, reply)
                assert FAULT not in str(reply), intent
        assert target.rows() == before, kind


def test_what_is_there_and_what_is_not_look_the_same(target: Target) -> None:
    """So that nobody can count another team's records."""
    talk = stranger(target, "of another team")
    there = ("H-1", "H-2", "K-1", "A-1", "S-1", "S-2")
    for kind in INTENTS:
        if "ref" not in {each.name for each in fields(kind)}:
            continue
        for intent in target.every(kind):
            gone = replace(intent, ref=NOBODY_THERE[there.index(intent.ref)])  # type: ignore[attr-defined, call-arg]
            answers = [words(talk.press_intent(encode(each))) for each in (intent, gone)]
            assert answers[0].replace(intent.ref, "") == answers[1].replace(gone.ref, ""), intent  # type: ignore[attr-defined]


LEADS_ALONE = {
    "huddle.not-today",
    "huddle.ask-days-since",
    "huddle.set-days-since",
    "series.schedule",
    "series.edit",
    "series.save",
    "series.same",
    "series.pause",
    "series.resume",
    "series.delete",
    "series.really-delete",
    "questions.question",
    "questions.copy",
    "questions.edit",
    "questions.save",
    "questions.remove",
    "questions.raise",
    "questions.name",
    "questions.rename",
    "questions.delete",
    "questions.really-delete",
}


def test_a_member_is_told_that_it_is_the_lead_s(target: Target) -> None:
    before = target.rows()
    for kind in INTENTS:
        if kind.name not in LEADS_ALONE:
            continue
        for intent in target.every(kind):
            for visible in (False, True):
                reply = target.amina.press_intent(encode(intent), visible=visible)
                if kind is not NotToday:  # of a huddle that is open it shows what it has come to
                    told = words(reply)
                    assert told.startswith(("Only the team’s lead", "I can’t find that")), (intent, told)
        assert target.rows() == before, kind


def test_what_a_team_sees_never_stands_in_another_s_channel(target: Target) -> None:
    """Somebody who is in both presses, where the other team looks on."""
    target.ward.person("amina", "Ward 9").say("hi")
    there = target.ward.person("amina", "Ward 9")
    for kind in INTENTS:
        for intent in target.every(kind):
            reply = there.press_intent(encode(intent), visible=True)
            if isinstance(reply, ShowCard) and reply.to is To.PLACE:
                assert not leaks(reply), (intent, words(reply))


def test_nobody_writes_into_another_team_s_huddle_by_naming_it(target: Target) -> None:
    """Not even by passing up to that team: it stands among what was passed up, not among what was said there."""
    talk = stranger(target, "who leads another team")
    team = target.ward.team_of(talk)
    talk.press_intent(encode(SetSite(team, target.team)))
    talk.press_intent(encode(RecordConcern(team, "From elsewhere", about="H-2", pass_up=True)))
    talk.press_intent(encode(RecordAction(team, "Done elsewhere", about="H-2")))
    target.ward.go()
    there = [line for card in target.ward.channel() for line in plain_text(card).splitlines() if "elsewhere" in line]
    assert there
    assert all(line.startswith("• From Ward 9: From elsewhere") for line in there), there
    target.sister.press_intent(encode(FinishHuddle("H-2")))
    target.ward.go()
    assert "elsewhere" not in plain_text(target.ward.card())


def test_nobody_reads_another_s_answer_before_all_are_in(target: Target) -> None:
    use = (ShowSummary("H-1"), *(kind("H-1", 1, target.question) for kind in OF_ANSWERS))
    for intent in use:
        for visible in (False, True):
            assert words(target.sister.press_intent(encode(intent), visible=visible)) == NOT_HERE, intent
    target.sister.press_intent(encode(FinishHuddle("H-1")))
    assert all(f"{SECRET} answer" in str(target.sister.press_intent(encode(intent))) for intent in use)


def test_nonsense_is_answered_with_a_card(target: Target) -> None:
    before = target.rows()
    for kind in INTENTS:
        for intent in target.hostile(kind):
            reply = target.sister.press_intent(encode(intent))
            assert FAULT not in str(reply), intent
            assert isinstance(reply, Nothing) or words(reply).strip(), intent
    assert before


def test_ten_megabytes_are_not_kept(target: Target) -> None:
    """Neither in a record nor in what tells a second press."""
    huge = "y" * MEGABYTES
    for kind in INTENTS:
        base = next(target.every(kind))
        texts = [each.name for each in fields(kind) if isinstance(getattr(base, each.name), str)]
        for name in texts[:2]:
            reply = target.amina.press_intent(encode(replace(base, **{name: huge})))
            assert FAULT not in str(reply)[:2000], (kind, name)
    long = {name: [row[:200] for row in rows if len(row) > 100_000] for name, rows in target.rows(but=()).items()}
    assert not any(long.values()), long
