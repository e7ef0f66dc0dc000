"""What people may write into a test: guesses, what happened, what it told us, what next."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.intent import Intent, Words


@dataclass(frozen=True)
class WriteGuess(Intent):
    """Opens the form of the guesses: before the test has started to write them, afterwards to add to them."""

    name: ClassVar[str] = "pdsa.write-guess"
    opens_form: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class SaveGuess(Intent):
    name: ClassVar[str] = "pdsa.save-guess"
    writes: ClassVar[bool] = True
    ref: str = ""
    guesses: tuple[Words, ...] = ()
    """In the order of the questions; "" leaves one as it is."""


@dataclass(frozen=True)
class WriteDo(Intent):
    """Opens the form: what happened."""

    name: ClassVar[str] = "pdsa.write-do"
    opens_form: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class SaveDo(Intent):
    name: ClassVar[str] = "pdsa.save-do"
    writes: ClassVar[bool] = True
    ref: str = ""
    as_planned: str = ""
    differed: Words = ""
    observations: Words = ""
    problems: Words = ""
    data: Words = ""
    tested: Words = ""


@dataclass(frozen=True)
class WriteStudy(Intent):
    """Opens the form: what it told us, each guess beside its result."""

    name: ClassVar[str] = "pdsa.write-study"
    opens_form: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class SaveStudy(Intent):
    name: ClassVar[str] = "pdsa.save-study"
    writes: ClassVar[bool] = True
    ref: str = ""
    results: tuple[Words, ...] = ()
    """In the order of the questions, as is `matched`."""
    matched: tuple[str, ...] = ()
    learned: Words = ""


@dataclass(frozen=True)
class WriteAct(Intent):
    """Opens the form: what next."""

    name: ClassVar[str] = "pdsa.write-act"
    opens_form: ClassVar[bool] = True
    ref: str = ""


@dataclass(frozen=True)
class SaveAct(Intent):
    name: ClassVar[str] = "pdsa.save-act"
    writes: ClassVar[bool] = True
    ref: str = ""
    decision: str = ""
    why: Words = ""
    changes: Words = ""
    sustain: Words = ""
