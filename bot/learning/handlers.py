"""What happens when somebody asks something of the learning log."""

from dataclasses import replace

from bot.chat.errors import NothingSaid
from bot.chat.intent import Handlers, Intent, encode
from bot.chat.turn import Turn
from bot.learning.entries import led, own
from bot.learning.forms import content_from
from bot.learning.intents import (
    ChangeLearning,
    HideFor,
    MarkUseful,
    MoveTo,
    PostToChannel,
    ReallyDelete,
    RecordLearning,
    ShowAgain,
    ShowAuthor,
    ShowDeleted,
    ShowLearning,
    ShowPosted,
    ShowSaved,
)
from bot.learning.model import Hidden
from bot.learning.ports import LearningUnit, NewEntry
from bot.people.model import TeamId


def record(intent: RecordLearning, unit: LearningUnit, turn: Turn) -> Intent:
    team = TeamId(intent.team)
    content = content_from(intent)
    entry = unit.learning.add(
        NewEntry(team, turn.person, content, turn.now, turn.today, message_link=intent.link, masked=intent.masked)
    )
    unit.people.remember_team(turn.person, team, turn.now)
    return ShowSaved(entry.ref, with_picture=intent.with_picture)


def change(intent: ChangeLearning, unit: LearningUnit, turn: Turn) -> Intent:
    entry = own(intent.ref, unit, turn)
    new = content_from(intent)
    content = replace(entry.content, **{name: getattr(new, name) for name in intent.answered})
    if not content.learned and not content.happened:
        raise NothingSaid
    if content != entry.content:
        unit.learning.change(intent.ref, content, intent.masked, turn.now)
    return ShowSaved(intent.ref)


def move(intent: MoveTo, unit: LearningUnit, turn: Turn) -> Intent:
    own(intent.ref, unit, turn)
    unit.learning.move(intent.ref, TeamId(intent.team))
    unit.people.remember_team(turn.person, TeamId(intent.team), turn.now)
    return ShowSaved(intent.ref)


def delete(intent: ReallyDelete, unit: LearningUnit, turn: Turn) -> Intent:
    own(intent.ref, unit, turn)
    unit.learning.delete(intent.ref)
    return ShowDeleted(intent.ref)


def mark_useful(intent: MarkUseful, unit: LearningUnit, turn: Turn) -> Intent:
    unit.learning.mark_useful(unit.learning.get(intent.ref).ref, turn.person, turn.now)
    return ShowLearning(intent.ref)


def show_author(intent: ShowAuthor, unit: LearningUnit, turn: Turn) -> Intent:
    entry = own(intent.ref, unit, turn)
    unit.learning.change(intent.ref, replace(entry.content, show_author=intent.shown), 0, turn.now)
    return ShowLearning(intent.ref)


def hide(intent: HideFor, unit: LearningUnit, turn: Turn) -> Intent:
    led(intent.ref, unit, turn)
    unit.learning.hide(intent.ref, Hidden(intent.reason, turn.person, turn.now))
    entry = unit.learning.get(intent.ref)
    if entry.author is not None:
        view = encode(ShowLearning(intent.ref))
        unit.outbox.post(view, f"hidden {intent.ref} {turn.now.isoformat()}", turn.now, person=entry.author)
    return ShowLearning(intent.ref)


def show_again(intent: ShowAgain, unit: LearningUnit, turn: Turn) -> Intent:
    led(intent.ref, unit, turn)
    unit.learning.hide(intent.ref, None)
    return ShowLearning(intent.ref)


def post(intent: PostToChannel, unit: LearningUnit, turn: Turn) -> Intent:
    """Anybody in the team may; the same entry goes to a channel once."""
    entry = unit.learning.get(intent.ref)
    place = unit.people.place_of(entry.team)
    if place is not None and entry.hidden is None:
        unit.outbox.post(encode(ShowLearning(intent.ref)), f"posted {intent.ref}", turn.now, place=place)
    return ShowPosted(intent.ref)


HANDLERS: Handlers = {
    RecordLearning: record,
    ChangeLearning: change,
    MoveTo: move,
    ReallyDelete: delete,
    MarkUseful: mark_useful,
    ShowAuthor: show_author,
    HideFor: hide,
    ShowAgain: show_again,
    PostToChannel: post,
}
