"""A huddle with all that belongs to it, as its audience may see it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.actions.model import Action
from bot.actions.work import people_in as acting
from bot.chat.card import Item
from bot.chat.errors import NotFound
from bot.chat.phrases import Say
from bot.chat.spans import mentioned
from bot.chat.turn import Turn
from bot.concerns.model import Concern, ConcernStatus
from bot.concerns.work import people_in as concerned
from bot.huddles.model import Huddle, Status
from bot.huddles.ports import HuddleUnit
from bot.huddles.words import counted, minutes_between, when
from bot.learning.model import Entry, title_of
from bot.pdsa.board_cards import Reader, to_do
from bot.pdsa.board_cards import people_in as trying
from bot.pdsa.model import Stage
from bot.people.model import PersonId, TeamId
from bot.people.ports import HOME_ZONE
from bot.questions.model import Becomes
from bot.series.model import Way

MOST_CARRIED = 5
_MORE = 51
"""Beyond which nobody counts."""
MOST_PASSED = 5
MOST_TESTS = 3
Names = Mapping[PersonId, str]
Carried = TypeVar("Carried", Concern, Action)


@dataclass(frozen=True)
class Shown:
    huddle: Huddle
    team: str
    starts: str
    """08:25; tomorrow 08:25"""
    ends: str = ""
    minutes: int = 0
    """Since it was opened; of one that is over, how long it took."""
    today: date = date.min
    names: Names = field(default_factory=dict)
    concerns: tuple[Concern, ...] = ()
    """What was said in it."""
    actions: tuple[Action, ...] = ()
    learning: tuple[Entry, ...] = ()
    waiting: tuple[Concern, ...] = ()
    """Of the team, from before: what became of it is asked first."""
    carried: tuple[Action, ...] = ()
    """Of the team, from before."""
    more_carried: int = 0
    tests: tuple[Item, ...] = ()
    """Small tests of the team that go on."""
    passed: tuple[Concern, ...] = ()
    """Up to this team, from others."""
    teams: Mapping[TeamId, str] = field(default_factory=dict)
    """Those that passed something up."""
    answered: int = 0
    said: tuple[Mapping[str, str], ...] = ()
    """By form, question's key → words."""
    starts_today: bool = True
    zone: str = HOME_ZONE
    """Where `today` is today."""

    def came(self, say: Say) -> str:
        """2 concerns, 1 action; with what was answered to questions that count as one."""
        concerns = self._count(Becomes.CONCERN, [each.text for each in self.concerns])
        actions = self._count(Becomes.ACTION, [each.text for each in self.actions])
        learning = self._count(Becomes.LEARNING, [each.content.learned for each in self.learning])
        return counted(concerns, actions, learning, say)

    def _count(self, kind: Becomes, recorded: Sequence[str]) -> int:
        """What was recorded in the very words of an answer is the same thing, as it is in the summary."""
        keys = {each.key for each in self.huddle.questions if each.becomes is kind}
        said = {_plain(text) for words in self.said for key, text in words.items() if key in keys}
        return len(recorded) + len(said - {_plain(text) for text in recorded})

    @property
    def may_pass_up(self) -> bool:
        return any(can_pass_up(each) for each in self.concerns)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def can_pass_up(concern: Concern) -> bool:
    return concern.status in (ConcernStatus.OPEN, ConcernStatus.ACTIONED)


def shown(huddle: Huddle, unit: HuddleUnit, turn: Turn) -> Shown:
    zone, lasting = read_in(huddle, unit, turn), turn.audience.person is None
    today = turn.now.astimezone(ZoneInfo(zone)).date()
    running = huddle.status in (Status.PLANNED, Status.OPEN)
    begun = huddle.status in (Status.OPEN, Status.CLOSED)
    concerns = unit.concerns.about(huddle.ref) if begun else ()
    actions = unit.actions.about(huddle.ref) if begun else ()
    learning = unit.learning.about(huddle.ref) if begun else ()
    waiting, more_waiting = _before(unit.concerns.open_of(huddle.team, _MORE), huddle) if running else ((), 0)
    carried, more_carried = _before(unit.actions.open_of(huddle.team, _MORE), huddle) if running else ((), 0)
    passed = unit.concerns.passed_to(huddle.team, MOST_PASSED) if running else ()
    tests = unit.cycles.board(huddle.team, Stage.DO, MOST_TESTS) if running else ()
    names = unit.people.names(_people((*concerns, *waiting), (*actions, *carried), learning) | trying(tests))
    by_form = huddle.way is Way.FORM and begun
    return Shown(
        huddle,
        turn.team_name(huddle.team, unit.people),
        when(huddle.starts, zone, turn.now, turn.say, lasting=lasting),
        when(huddle.ends, zone, turn.now, turn.say, lasting=lasting),
        minutes_between(huddle.opened, huddle.closed or turn.now),
        today,
        names,
        concerns,
        actions,
        learning,
        waiting,
        carried,
        more_waiting + more_carried,
        to_do(tests, Reader(names, today, zone), turn.say).items,
        passed,
        unit.people.team_names({each.team for each in passed}) if passed else {},
        unit.huddles.answered(huddle.ref) if by_form else 0,
        unit.huddles.said(huddle.ref) if by_form and huddle.status is Status.CLOSED else (),
        huddle.starts.astimezone(ZoneInfo(zone)).date() == today,
        zone,
    )


def _before(open_now: Iterable[Carried], huddle: Huddle) -> tuple[tuple[Carried, ...], int]:
    """What is new in this huddle stands above already."""
    before = [each for each in open_now if each.about != huddle.ref]
    return tuple(before[:MOST_CARRIED]), max(0, len(before) - MOST_CARRIED)


def _people(concerns: Iterable[Concern], actions: Iterable[Action], learning: Iterable[Entry]) -> frozenset[PersonId]:
    titles = {person for each in learning for person in mentioned(title_of(each.content))}
    return concerned(*concerns) | acting(*actions) | titles


def read_in(huddle: Huddle, unit: HuddleUnit, turn: Turn) -> str:
    """The zone of its times: for one person where they are, for everybody where it is held."""
    return turn.known.person.zone if turn.audience.person is not None else zone_of(huddle, unit, turn)


def zone_of(huddle: Huddle, unit: HuddleUnit, turn: Turn) -> str:
    """Where it is held; of one that was started by hand, where whoever did is."""
    series = unit.series.get_many([huddle.series]).get(huddle.series) if huddle.series else None
    if series is not None:
        return series.plan.schedule.zone
    by = huddle.opened_by
    here = turn.known.person.zone
    return here if by is None else unit.people.zones([by]).get(by, here)


def seen_team(id: str, turn: Turn) -> TeamId:
    """One whose records everybody who will see the answer may see."""
    team = TeamId(id)
    if team not in turn.audience.teams:
        raise NotFound
    return team
