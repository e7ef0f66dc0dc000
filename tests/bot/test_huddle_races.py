"""Replicas and people at the same moment, in real threads: each thing happens once, and nothing is lost."""

from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta

import pytest

from bot.answers.intents import AnswerHuddle, AnswerNext, ShowSummary, SkipToday
from bot.answers.model import Answer
from bot.app import App
from bot.chat.card import plain_text
from bot.chat.intent import encode
from bot.chat.reply import ShowCard
from bot.chat.turn import asker
from bot.concerns.intents import CloseConcern, PassUp, SetSite
from bot.huddles.intents import CloseHuddle, FinishHuddle, NextStep, ShowHuddle, StartHuddle
from bot.huddles.keeping import keep
from bot.huddles.model import Huddle, Status, keep_key
from bot.huddles.stages import closes
from bot.ports import Store
from bot.series.intents import PauseSeries, ReallyDeleteSeries, ResumeSeries
from tests.bot.huddling import Ward
from tests.contracts.test_concurrency import THREADS, at_once
from tests.talk import SAY, Talk, answers_in, opened, text

ROUNDS = 4
HEADSTART = 0.3
"""Seconds in which a press reads what there is and comes to a lock."""
FORM = {"way": "form", "huddle_name": "Round"}


@pytest.fixture
def ward(store: Store) -> Ward:
    return Ward(store)


def replicas(ward: Ward) -> list[App]:
    apps = [App(ward.store, ward.clock, SAY) for _ in range(THREADS)]
    for app in apps:
        app.messengers["test"] = ward.shows
    return apps


def all_huddles(ward: Ward, who: Talk) -> list[Huddle]:
    with ward.store.read(asker(ward.known(who))) as unit:
        return list(unit.huddles.get_many([f"H-{number}" for number in range(1, 60)]).values())


def people(ward: Ward) -> list[Talk]:
    found = [ward.person(f"nurse{number}") for number in range(THREADS)]
    for each in found:
        each.say("hi")
    return found


def answer(who: Talk, words: str, ref: str = "H-1") -> str:
    form = who.press_intent(encode(AnswerHuddle(ref)))
    first = next(name for name in answers_in(opened(form)) if name.startswith("q-"))
    reply = who.send(form, {first: words})
    return text(reply) if isinstance(reply, ShowCard) else type(reply).__name__


def test_four_replicas_make_and_announce_each_huddle_once(ward: Ward) -> None:
    sister, apps = ward.lead(), replicas(ward)
    ward.schedule(sister)
    ward.schedule(sister, FORM)
    for clock in ("08:15", "08:20", "08:25"):
        hour, minute = map(int, clock.split(":"))
        ward.clock.moment = ward.clock.moment.replace(hour=hour, minute=minute)
        at_once(lambda number: apps[number].tick(ward.clock.moment))
        at_once(lambda number: apps[number].deliver(ward.clock.moment))
    assert sorted((each.series, each.status) for each in all_huddles(ward, sister)) == [
        ("S-1", Status.PLANNED),
        ("S-2", Status.OPEN),
    ]
    assert len(ward.channel()) == 2
    assert len(ward.private("sister")) == 1


def test_started_from_the_reminder_and_by_command_while_it_ticks(ward: Ward) -> None:
    sister, apps = ward.lead(), replicas(ward)
    ward.schedule(sister, {"way": "room-by-itself"})
    for day in range(ROUNDS):
        ward.at("08:15", days=day)
        ref = max(all_huddles(ward, sister), key=lambda each: each.starts).ref
        ward.clock.moment = ward.clock.moment.replace(hour=8, minute=25, second=0)
        team = ward.team_of(sister)

        def act(number: int, team: str = team, ref: str = ref) -> object:
            if number % 4 == 0:
                return apps[number].tick(ward.clock.moment)
            if number % 4 == 1:
                return sister.say("huddle start")
            return sister.press_intent(encode(StartHuddle(team, ref)), visible=number % 4 == 2)

        replies = at_once(act)
        assert "Something went wrong" not in str(replies)
        ward.go()
        assert [each.status for each in all_huddles(ward, sister)].count(Status.OPEN) == 1
        assert len(ward.channel()) == day + 1
        sister.press_intent(encode(CloseHuddle(team)))
        ward.go()


def test_next_is_pressed_at_the_moment_at_which_it_closes_itself(ward: Ward) -> None:
    """The press was first; the huddle closes itself all the same."""
    sister = ward.lead()
    ward.schedule(sister, {"way": "room-by-itself"})
    ward.at("08:25")
    (read_before,) = [each for each in all_huddles(ward, sister) if each.status is Status.OPEN]
    sister.press_intent(encode(NextStep(read_before.ref, read_before.step)))
    now = ward.clock.moment = closes(read_before)
    with ward.store.write(asker(ward.known(sister))) as unit:
        unit.timers.cancel(keep_key(read_before.ref))  # as for whoever carries it out
        keep([read_before], unit.series.get_many([read_before.series]), unit, now)
        unit.commit()
    (pressed,) = [each for each in all_huddles(ward, sister) if each.ref == read_before.ref]
    assert (pressed.status, pressed.step) == (Status.OPEN, read_before.step + 1)
    ward.go()
    (closed,) = [each for each in all_huddles(ward, sister) if each.ref == read_before.ref]
    assert (closed.status, closed.closed_by) == (Status.CLOSED, None)


def test_everybody_answers_at_once_and_it_closes_at_that_moment(ward: Ward) -> None:
    """Each answer is in the summary, in time or late; each is told so."""
    sister, nurses = ward.lead(), people(ward)
    ward.schedule(sister, FORM)
    ward.at("08:25")

    def act(number: int) -> str:
        if number == 0:
            return text(sister.press_intent(encode(FinishHuddle("H-1")), visible=True))
        return answer(nurses[number], f"Worry{number}.")

    told = at_once(act)
    ward.go()
    assert all(each.startswith("Thank you") for each in told[1:]), told
    (summary,) = [card for card in ward.channel() if isinstance(card.view, ShowSummary)]
    said = plain_text(summary)
    assert [number for number in range(1, THREADS) if f"Worry{number}." not in said] == []
    (huddle,) = [each for each in all_huddles(ward, sister) if each.ref == "H-1"]
    assert huddle.status is Status.CLOSED


def test_one_person_in_two_windows(ward: Ward) -> None:
    sister = ward.lead()
    ward.schedule(sister, FORM)
    ward.at("08:25")
    forms = [sister.press_intent(encode(AnswerHuddle("H-1"))) for _ in range(THREADS)]
    first = next(name for name in answers_in(opened(forms[0])) if name.startswith("q-"))

    def act(number: int) -> object:
        if number % 4 == 3:
            return sister.press_intent(encode(SkipToday("H-1")))
        return sister.send(forms[number], {first: "Short of staff"})

    assert "Something went wrong" not in str(at_once(act))
    ward.go()
    assert "1 has answered" in plain_text(ward.card())


def test_skipped_in_one_window_while_the_other_saves(ward: Ward) -> None:
    """The words are written and not yet kept when *Skip today* is pressed."""
    sister = ward.lead()
    ward.schedule(sister, FORM)
    ward.at("08:25")
    form = sister.press_intent(encode(AnswerHuddle("H-1")))
    first = next(name for name in answers_in(opened(form)) if name.startswith("q-"))
    (huddle,) = [each for each in all_huddles(ward, sister) if each.ref == "H-1"]
    me = ward.known(sister).person.id
    with ThreadPoolExecutor(1) as pool:
        with ward.store.write(asker(ward.known(sister))) as unit:
            unit.huddles.save((huddle, huddle))
            unit.answers.save(Answer("H-1", me, {first.removeprefix("q-"): "Short of staff"}, ward.clock.moment))
            skipped = pool.submit(sister.press_intent, encode(SkipToday("H-1")))
            wait([skipped], timeout=HEADSTART)
            unit.commit()
        skipped.result()
    with ward.store.read(asker(ward.known(sister))) as unit:
        answered = unit.answers.get("H-1", me)
    assert answered is not None
    assert (list(answered.words.values()), answered.skipped) == (["Short of staff"], False)


def test_answered_early_while_the_same_huddle_is_made(ward: Ward) -> None:
    sister, apps, nurses = ward.lead(), replicas(ward), people(ward)
    ward.schedule(sister, FORM)
    team = ward.team_of(sister)
    for day in range(ROUNDS):
        ward.at("08:14", days=day)
        ward.clock.moment = ward.clock.moment.replace(minute=15, second=0)

        def act(number: int) -> object:
            if number % 2:
                return apps[number].tick(ward.clock.moment)
            return nurses[number].press_intent(encode(AnswerNext(team)))

        assert "Something went wrong" not in str(at_once(act))
        ward.go()
        made = [each for each in all_huddles(ward, sister) if each.starts.date() == ward.clock.moment.date()]
        assert len(made) == 1
        assert [card.view for card in ward.channel()].count(ShowHuddle(made[0].ref)) == 1


def test_answered_early_after_a_pause_of_the_clockwork(ward: Ward) -> None:
    """Made by hand after its reminder was due, it is announced at once, not when it opens."""
    sister, ben = ward.lead(), ward.person("ben")
    ward.schedule(sister, FORM)
    ward.clock.moment = ward.clock.moment.replace(hour=8, minute=17)
    ben.press_intent(encode(AnswerNext(ward.team_of(sister))))
    with ward.store.write(asker(ward.known(sister))) as unit:
        unit.timers.cancel("series S-1")  # whoever carries it out is somewhere else
        unit.commit()
    ward.go()
    assert plain_text(ward.card()).startswith("Round\nOpens at 08:25")


@pytest.mark.parametrize("last", [PauseSeries, ResumeSeries])
def test_paused_and_resumed_while_it_ticks(ward: Ward, last: type[PauseSeries] | type[ResumeSeries]) -> None:
    """Whatever came last holds: paused, nothing is waiting to be held; resumed, the next one comes."""
    sister, apps = ward.lead(), replicas(ward)
    ward.schedule(sister)
    other = ResumeSeries if last is PauseSeries else PauseSeries
    for day in range(ROUNDS):
        sister.press_intent(encode(ResumeSeries("S-1")))
        ward.at("08:14", days=day)
        sister.press_intent(encode(other("S-1")))
        ward.clock.moment = ward.clock.moment.replace(minute=15, second=0)

        def act(number: int) -> object:
            return sister.press_intent(encode(last("S-1"))) if number % 4 == 0 else apps[number].tick(ward.clock.moment)

        assert "Something went wrong" not in str(at_once(act))
        ward.go()
        today = [each for each in all_huddles(ward, sister) if each.starts.date() == ward.clock.moment.date()]
        planned = [each for each in today if each.status is Status.PLANNED]
        assert len(planned) == (0 if last is PauseSeries else 1), today


def test_passed_up_answered_and_named_at_once(ward: Ward) -> None:
    sister, matron = ward.lead(), ward.lead("matron", "Site")
    sister.press_intent(encode(SetSite(ward.team_of(sister), ward.team_of(matron))))
    for number in range(1, ROUNDS + 1):
        sister.say("concern Scanner missing")
        ref = f"K-{number}"

        def act(thread: int, ref: str = ref) -> object:
            if thread % 4 == 3:
                return sister.press_intent(encode(CloseConcern(ref, f"By {thread}", True)))
            return sister.press_intent(encode(PassUp(ref)))

        assert "Something went wrong" not in str(at_once(act))
        with ward.store.read(asker(ward.known(sister))) as unit:
            concern = unit.concerns.get(ref)
        assert concern.outcome in ("By 3", "By 7")
    ward.go()
    assert len([card for card in ward.channel("Site") if "Scanner" in plain_text(card)]) == 0


def test_deleted_while_it_is_open(ward: Ward) -> None:
    """What is open is finished and summed up; nothing comes after it."""
    sister, nurses = ward.lead(), people(ward)
    ward.schedule(sister, FORM)
    ward.at("08:25")

    def act(number: int) -> object:
        if number < 2:
            return sister.press_intent(encode(ReallyDeleteSeries("S-1")))
        return answer(nurses[number], f"Worry{number}.")

    assert "Something went wrong" not in str(at_once(act))
    ward.go()
    assert f"{THREADS - 2} have answered" in plain_text(ward.card())
    ward.until(ward.clock.moment + timedelta(hours=12))
    (summary,) = [card for card in ward.channel() if isinstance(card.view, ShowSummary)]
    assert [number for number in range(2, THREADS) if f"Worry{number}." not in plain_text(summary)] == []
    ward.until(ward.clock.moment + timedelta(days=3))
    assert [each.status for each in all_huddles(ward, sister)] == [Status.CLOSED]
