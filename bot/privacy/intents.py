"""What may be done with words that are kept sealed; each button carries the only key to them."""

from dataclasses import dataclass
from typing import ClassVar

from bot.chat.intent import Intent


@dataclass(frozen=True)
class GoOn(Intent):
    """Does what was asked for, with identifiers hidden if `hidden`, for `team` if that had to be asked."""

    name: ClassVar[str] = "kept.go-on"
    updates_card: ClassVar[bool] = True
    key: str = ""
    team: str = ""
    hidden: bool = False
    overruled: bool = False
    """Whoever wrote it says that what was found is no identifier: done as it stands where the organisation lets them.
    """


@dataclass(frozen=True)
class ShowOverruling(Intent):
    """Whether people may say so, to an administrator."""

    name: ClassVar[str] = "guard.overruling"


@dataclass(frozen=True)
class AllowOverruling(Intent):
    name: ClassVar[str] = "guard.allow-overruling"
    writes: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    allowed: bool = False


@dataclass(frozen=True)
class EditKept(Intent):
    """Opens the form with the words as they were written."""

    name: ClassVar[str] = "kept.edit"
    opens_form: ClassVar[bool] = True
    key: str = ""


@dataclass(frozen=True)
class Discard(Intent):
    name: ClassVar[str] = "kept.discard"
    keeps: ClassVar[bool] = True
    updates_card: ClassVar[bool] = True
    key: str = ""


@dataclass(frozen=True)
class ChooseTeam(Intent):
    """Opens the choice of the team that sealed words, or from now on everything, is for."""

    name: ClassVar[str] = "kept.choose-team"
    opens_form: ClassVar[bool] = True
    key: str = ""


INTENTS: tuple[type[Intent], ...] = (GoOn, EditKept, Discard, ChooseTeam, ShowOverruling, AllowOverruling)
