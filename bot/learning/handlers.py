"""What happens when somebody changes something in the learning log."""

from dataclasses import fields, replace

from bot.chat.errors import NotAllowed, NothingSaid, OldButton
from bot.chat.intent import Handlers, Intent, encode, is_ref
from bot.chat.outbox import card_key
from bot.chat.spans import spell_mentions
from bot.chat.turn import Turn
from bot.learning.entries import TEXTS, led, own, people_in, posted_as
from bot.learning.forms import content_from
from bot.learning.intents import (
    ChangeLearning,
    HideFor,
    LearningFields,
    MarkUseful,
    MoveTo,
    PostToChannel,
    ReallyDelete,
    RecordLearning,
    ShowAgain,
    ShowAuthor,
    ShowDeleted,
    ShowLearning,
    ShowNotPosted,
    ShowSaved,
)
from bot.learning.model import Content, Entry, Hidden, Visibility
from bot.learning.ports import LearningUnit, NewEntry
from bot.people.access import may
from bot.people.model import Role, TeamId
from bot.privacy.screening import require_hidden
from bot.themes.listing import open_ones
from bot.themes.model import MOST_OF_ENTRY

_FIELDS = frozenset(field.name for field in fields(LearningFields))


def record(intent: RecordLearning, unit: LearningUnit, turn: Turn) -> Intent:
    team, content = TeamId(intent.team), content_from(intent)
    _check(content, unit)
    _check_themes(content, (), unit)
    if intent.link and not intent.link.startswith(("https://", "http://")):
        raise OldButton
    if intent.about and not is_ref(intent.about):
        raise OldButton
    new = NewEntry(
        team,
        turn.person,
        content,
        turn.now,
        turn.today,
        message_link=intent.link,
        masked=intent.masked,
        about=intent.about,
    )
    entry = unit.learning.add(new)
    if intent.about:
        unit.outbox.show_again(card_key(intent.about), turn.now)
    unit.people.remember_team(turn.person, team, turn.now)
    return ShowSaved(entry.ref, with_picture=intent.with_picture)


def change(intent: ChangeLearning, unit: LearningUnit, turn: Turn) -> Intent:
    entry = own(intent.ref, unit, turn, lock=True)
    new = content_from(intent)
    if not _FIELDS.issuperset(intent.answered):
        raise OldButton
    answered = {name: getattr(new, name) for name in intent.answered}
    content = replace(entry.content, **(answered | _untouched(entry, answered, unit)))
    _check(content, unit)
    _check_themes(content, entry.content.themes, unit)
    if entry.visibility is Visibility.ORGANISATION:
        require_hidden(*_new_words(content, entry.content))
    if content != entry.content:
        unit.learning.change(intent.ref, content, intent.masked, turn.now)
        unit.outbox.show_again(posted_as(intent.ref), turn.now)
    return ShowSaved(intent.ref)


def _untouched(entry: Entry, answered: dict[str, object], unit: LearningUnit) -> dict[str, str]:
    """Texts that came back from the form as they went there: mentions are names there, and stay mentions here."""
    names = unit.people.names(people_in(entry))
    stored = {name: getattr(entry.content, name) for name in TEXTS if name in answered}
    return {name: text for name, text in stored.items() if spell_mentions(text, names).strip() == answered[name]}


def _new_words(content: Content, before: Content) -> list[str]:
    changed = (getattr(content, name) for name in TEXTS if getattr(content, name) != getattr(before, name))
    return [*changed, *set(content.tags).difference(before.tags)]


def _check(content: Content, unit: LearningUnit) -> None:
    if not content.learned.strip() and not content.happened.strip():
        raise NothingSaid
    if content.owner is not None and content.owner not in unit.people.names([content.owner]):
        raise OldButton


def _check_themes(content: Content, before: tuple[str, ...], unit: LearningUnit) -> None:
    """A form offers those that go on; what an entry has already stays, ended or not."""
    new = set(content.themes) - set(before)
    if len(content.themes) > MOST_OF_ENTRY or (new and not new <= {each.key for each in open_ones(unit)}):
        raise OldButton


def move(intent: MoveTo, unit: LearningUnit, turn: Turn) -> Intent:
    own(intent.ref, unit, turn)
    unit.learning.move(intent.ref, TeamId(intent.team))
    unit.outbox.show_again(posted_as(intent.ref), turn.now)
    unit.people.remember_team(turn.person, TeamId(intent.team), turn.now)
    return ShowSaved(intent.ref)


def delete(intent: ReallyDelete, unit: LearningUnit, turn: Turn) -> Intent:
    """The entry, what it said before, half-filled forms about it; and its words in the channel go too."""
    own(intent.ref, unit, turn)
    unit.learning.delete(intent.ref)
    unit.drafts.drop_about(intent.ref)
    unit.outbox.show_again(posted_as(intent.ref), turn.now)
    unit.outbox.settle(posted_as(intent.ref))
    return ShowDeleted(intent.ref)


def mark_useful(intent: MarkUseful, unit: LearningUnit, turn: Turn) -> Intent:
    unit.learning.mark_useful(unit.learning.get(intent.ref).ref, turn.person, turn.now)
    unit.outbox.show_again(posted_as(intent.ref), turn.now)
    return ShowLearning(intent.ref)


def show_author(intent: ShowAuthor, unit: LearningUnit, turn: Turn) -> Intent:
    own(intent.ref, unit, turn)
    unit.learning.show_author(intent.ref, intent.shown)
    unit.outbox.show_again(posted_as(intent.ref), turn.now)
    return ShowLearning(intent.ref)


def hide(intent: HideFor, unit: LearningUnit, turn: Turn) -> Intent:
    """Out of sight, also in the channel; the author is told why."""
    entry = led(intent.ref, unit, turn)
    unit.learning.hide(intent.ref, Hidden(intent.reason, turn.person, turn.now))
    unit.outbox.show_again(posted_as(intent.ref), turn.now)
    if entry.author is not None:
        key = f"hidden {intent.ref} {turn.now.isoformat()}"
        unit.outbox.post(encode(ShowLearning(intent.ref)), key, turn.now, person=entry.author)
    return ShowLearning(intent.ref)


def show_again(intent: ShowAgain, unit: LearningUnit, turn: Turn) -> Intent:
    led(intent.ref, unit, turn)
    unit.learning.hide(intent.ref, None)
    unit.outbox.show_again(posted_as(intent.ref), turn.now)
    return ShowLearning(intent.ref)


def post(intent: PostToChannel, unit: LearningUnit, turn: Turn) -> Intent:
    """Anybody in the team may; the same entry goes to a channel once."""
    entry = unit.learning.get(intent.ref)
    if not may(turn.known, entry.team, Role.MEMBER):
        raise NotAllowed
    place = unit.people.place_of(entry.team)
    if place is not None and entry.hidden is None:
        unit.outbox.post(
            encode(ShowLearning(intent.ref)),
            posted_as(intent.ref),
            turn.now,
            place=place,
            asked_by=turn.person,
            otherwise=encode(ShowNotPosted(intent.ref)),
            follows=intent.ref,
        )
    return ShowSaved(intent.ref, settled=True, posted=True)


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
