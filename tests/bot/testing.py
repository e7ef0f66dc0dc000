"""Plans a small test and takes it through its steps, in talk."""

from collections.abc import Mapping
from typing import Any

from bot.chat.intent import encode
from bot.chat.reply import Reply
from bot.pdsa.intents import ShowTest
from bot.pdsa.step_intents import WriteAct, WriteDo, WriteGuess, WriteStudy
from tests.talk import Talk, text

LANYARD = "Red lanyard on the trolley key"
QUICK = "Key found in under 1 min"
DONE = {"as_planned": "yes", "observations": "Found within 40 seconds", "tested": "1"}
STUDIED = {"result-0": "40 seconds", "matched-0": "yes", "learned": "Red is seen from across the bay."}
KEPT = {"decision": "adopt", "sustain": "The ward clerk checks on Mondays."}
CHANGED = {"decision": "adapt", "changes": "Hook by the sink as well"}
STOPPED = {"decision": "abandon", "why": "Pharmacy could not read it."}


def planned(who: Talk, trying: str = LANYARD, guess: str = QUICK, **answers: str) -> Reply:
    """A test in five questions; "" is no guess. Tests are numbered from C-1."""
    return who.send(who.say("pdsa start"), {"trying": trying, "guess": guess, **answers})


def begun(who: Talk, ref: str = "C-1") -> Reply:
    card = who.say(f"pdsa {ref}")
    reply = who.press(card, "We’ve started")
    return who.press(reply, "Start anyway") if text(reply).startswith("A guess, even") else reply


def write(who: Talk, form: Any, answers: Mapping[str, str]) -> Reply:
    """`form` is the intent that opens it."""
    return who.send(who.press_intent(encode(form)), answers)


def guessed(who: Talk, guess: str, ref: str = "C-1") -> Reply:
    return write(who, WriteGuess(ref), {"guess-0": guess})


def done(who: Talk, ref: str = "C-1", **answers: str) -> Reply:
    return write(who, WriteDo(ref), {**DONE, **answers})


def studied(who: Talk, ref: str = "C-1", **answers: str) -> Reply:
    """Without a guess there is nothing that it could have matched."""
    form = who.press_intent(encode(WriteStudy(ref)))
    return who.send(form, {**STUDIED, **answers})


def acted(who: Talk, ref: str = "C-1", answers: Mapping[str, str] = KEPT) -> Reply:
    return write(who, WriteAct(ref), answers)


def whole(who: Talk, ref: str = "C-1", how: Mapping[str, str] = KEPT, **plan: str) -> Reply:
    """A test from its plan to its end; `ref` is the one that it will have."""
    planned(who, **plan)
    begun(who, ref)
    done(who, ref)
    studied(who, ref)
    return acted(who, ref, how)


def next_planned(who: Talk, previous: str, **answers: str) -> Reply:
    return who.send(who.say(f"pdsa next {previous}"), answers)


def shown_test(who: Talk, ref: str = "C-1") -> Reply:
    return who.press_intent(encode(ShowTest(ref)))
