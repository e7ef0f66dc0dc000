"""One event of a conversation in, one reply out; and what happens by itself as time goes on."""

import logging
import traceback
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import assert_never

from bot import looking_up
from bot.chat import grammar
from bot.chat.card import Card, Paragraph, Tone
from bot.chat.errors import HuddlelogError, NotFound, StoreAway, Unexpected
from bot.chat.inbound import (
    BotAdded,
    ButtonPressed,
    Called,
    FormSubmitted,
    Heard,
    HomeOpened,
    Inbound,
    MessageSaved,
    OptionsAsked,
    Origin,
    SearchAsked,
    TextSaid,
    spoken,
)
from bot.chat.intent import Intent, Intents, encode
from bot.chat.links import Links
from bot.chat.phrases import Say
from bot.chat.renumbering import as_now_called, event_as_now_called
from bot.chat.reply import Nothing, Reply, ShowCard, To
from bot.chat.spans import Mention, Plain, Text, clean, store
from bot.chat.turn import Turn, asker, everyone_there, reader
from bot.conversation import Conversation
from bot.delivery import Delivery
from bot.digests.beginning import begin_for_team
from bot.due import Timekeeping
from bot.features import COMMANDS, INTENTS, WHEN_DUE
from bot.joining_due import Joining
from bot.learning.intents import OfferLearning, RecordLearning, SearchLearning, WriteLearning
from bot.messaging import Messenger
from bot.outcomes import Sending
from bot.paging import Paging
from bot.people.model import Known, OrganisationId, PersonId, TeamId, new_id
from bot.people.ports import Address
from bot.ports import Store
from bot.privacy import screening
from bot.submission import Submissions
from bot.timing.clock import Clock
from bot.timing.zones import usable
from bot.welcome.intents import NotUnderstood, SayHello, ShowHome

log = logging.getLogger(__name__)

SHORT = 3
"""Words: what is this short and looks like a command was meant as one."""
LONGEST_ECHO = 100
"""Characters of words that a button carries."""


class App:
    def __init__(self, store: Store, clock: Clock, say: Say) -> None:
        self._store = store
        self._clock = clock
        self._say = say
        self._intents = Intents(INTENTS)
        self.links = Links()
        self._paging = Paging(store, self._intents, clock, say)
        self._conversation = Conversation(store, self._intents, self.links)
        self._submissions = Submissions(store, self._intents, self._conversation)
        self.messengers: dict[str, Messenger] = {}
        """Platform → who sends there; filled in while the process is put together."""
        sending = Sending(self._intents, self._conversation, say, self.messengers)
        self._delivery = Delivery(store, self.messengers, sending)
        self._joining = Joining(store, say)
        self._timekeeping = Timekeeping(store, self._intents, WHEN_DUE)

    def receive(self, event: Inbound) -> Reply:
        """Never raises: whatever goes wrong, somebody is told what became of their words."""
        try:
            return self._answer(event)
        except HuddlelogError as error:
            return self._apologise(event, error)
        except Exception as error:
            return self._apologise(event, self._report(error))

    def _answer(self, event: Inbound) -> Reply:
        origin, known = _whoever_it_was(event), None
        try:
            known = self._meet(origin)
            return self._answer_to(known, event)
        except StoreAway:
            raise
        except Exception:
            # It may be that their organisation became one with another meanwhile, or their account with another of
            # theirs: then nothing was written.
            new = self._meet(origin)
            if known is not None and (new.organisation, new.person.id) == (known.organisation, known.person.id):
                raise
            return self._answer_to(new, event)

    def _answer_to(self, known: Known, event: Inbound) -> Reply:
        turn = self._turn(known, event.origin.visible)
        if known.renumbered:
            event = event_as_now_called(event, self._intents, known.renumbered)
        return looking_up.with_labels(self._reply(event, turn), known, self._store)

    def _reply(self, event: Inbound, turn: Turn) -> Reply:
        match event:
            case TextSaid(origin, heard, with_picture):
                text = self._with_ids(heard, origin.address)
                understood = as_now_called(understand(text, with_picture), turn.known.renumbered)
                return self._perform(understood, turn, origin)
            case ButtonPressed(origin, encoded):
                return self._press(self._intents.pressed(encoded), turn, origin)
            case FormSubmitted():
                return self._submissions.submit(event, turn)
            case MessageSaved(origin, heard, link):
                return self._perform(WriteLearning(learned=clean(spoken(heard)), link=link), turn, origin)
            case SearchAsked(origin, words):
                return self._perform(SearchLearning(clean(words)), turn, origin)
            case OptionsAsked(_, look_up, words):
                return looking_up.options(look_up, words, turn.known, self._store)
            case HomeOpened(origin):
                return self._perform(ShowHome(), turn, origin)
            case BotAdded():
                return self._greet(event, turn)
            case _:
                assert_never(event)

    def _meet(self, origin: Origin) -> Known:
        """Whoever names a channel may have named it after a patient."""
        told = origin.address
        address = replace(told, place_name=screening.hide(told.place_name)[0], zone=usable(told.zone))
        with self._store.desk() as desk:
            known = desk.tenancy.find(address)
        if known is not None:
            return known
        with self._store.desk(writes=True) as desk:
            known = desk.tenancy.meet(address, self._clock.now())
            desk.commit()
        return known

    def _with_ids(self, heard: Heard, address: Address) -> Text:
        """Whoever is mentioned, by our own id."""
        called = {each.key: each.name for each in heard if isinstance(each, Called)}
        if not called:
            return tuple(each for each in heard if not isinstance(each, Called))
        with self._store.desk(writes=True) as desk:
            ids = desk.tenancy.named(address, called, self._clock.now())
            desk.commit()
        return tuple(Mention(ids[each.key], each.name) if isinstance(each, Called) else each for each in heard)

    def _turn(self, known: Known, visible: bool) -> Turn:
        now = self._clock.now()
        return Turn(known, known.working_team(now), reader(known), now, self._say, visible)

    def _perform(self, intent: Intent, turn: Turn, origin: Origin) -> Reply:
        event = sha256(encode(intent).encode()).hexdigest() if intent.once else origin.key
        key = f"event {turn.person} {turn.known.place.id} {event}"
        return self._conversation.perform(intent, turn, origin.address, key)

    def _press(self, intent: Intent, turn: Turn, origin: Origin) -> Reply:
        """A press on a card that everybody sees is answered in that card, with what everybody may see."""
        in_place = turn.visible and intent.updates_card
        if in_place:
            turn = replace(turn, audience=everyone_there(turn.known))
        reply = self._perform(intent, replace(turn, visible=False), origin)
        if isinstance(reply, ShowCard) and intent.updates_card and not (in_place and reply.aside):
            return replace(reply, replaces=True, to=To.PLACE if in_place else To.ASKER)
        return reply

    def _greet(self, event: BotAdded, turn: Turn) -> Reply:
        """One card, once; whoever added the bot leads, if that is known and nobody does."""
        team = turn.team
        with self._store.write(asker(turn.known)) as unit:
            if team is not None and event.adder_known:
                unit.people.take_empty_lead(team.id, turn.person)
                begin_for_team(unit, team.id, turn.known.person.zone, turn.now)
            greeted = unit.receipts.claim(f"hello {turn.known.place.id}", turn.now)
            unit.receipts.settle(f"hello {turn.known.place.id}", encode(SayHello()))
            unit.commit()
        if greeted is not None:
            return Nothing()
        reply = self._conversation.perform(
            SayHello(), replace(turn, audience=everyone_there(turn.known)), event.origin.address, ""
        )
        return replace(reply, to=To.PLACE) if isinstance(reply, ShowCard) else reply

    # When something goes wrong

    def _apologise(self, event: Inbound, error: HuddlelogError) -> Reply:
        if isinstance(event, FormSubmitted):
            try:
                return self._submissions.rebuild(event, error, self._say)
            except HuddlelogError as unreadable:
                error = unreadable
        # A card about something that is gone goes too, where it is the presser's own.
        gone = isinstance(error, NotFound) and isinstance(event, ButtonPressed) and not event.origin.visible
        return ShowCard(Card(self._say.text(error.phrase, **error.values), _given_back(event, error)), replaces=gone)

    def _report(self, error: Exception) -> Unexpected:
        """The log gets an id and where it happened; never the message, which may hold people's words."""
        id = new_id()
        where = "".join(traceback.format_tb(error.__traceback__))
        log.error("action=fault id=%s error=%s\n%s", id, type(error).__name__, where)
        return Unexpected(id=id)

    # What happens by itself

    def tick(self, now: datetime) -> int:
        """Carries out what is due, and forgets what has run out; how much."""
        done = self._timekeeping.carry_out(now) + self._joining.carry_out(now)
        with self._store.desk(writes=True) as desk:
            forgotten = desk.forget_expired(now)
            desk.commit()
        return done + forgotten

    def deliver(self, now: datetime) -> int:
        """Sends what is due; how many were sent. May be called by several threads at once."""
        return self._delivery.deliver(now)

    # What adapters ask besides

    def rooms(self, platform: str, organisation_key: str) -> tuple[tuple[str, str], ...]:
        """(place key, team name) of every team; the key is "" while the team has no channel."""
        with self._store.desk() as desk:
            return desk.tenancy.rooms(platform, organisation_key)

    def page(
        self, organisation: OrganisationId, teams: Sequence[TeamId], view: str, person: PersonId | None = None
    ) -> Card | None:
        """What a page shows; None where it is gone. Raises StoreAway."""
        with self._store.desk() as desk:
            organisation, steps = desk.joins.now(organisation)
        return self._paging.compose(organisation, teams, view, steps, person)

    def healthy(self) -> bool:
        return self._store.answers()


def _given_back(event: Inbound, error: HuddlelogError) -> tuple[Paragraph, ...]:
    """What only the person has seen may be gone from the box in which it was typed."""
    if not isinstance(event, TextSaid) or event.origin.visible or not isinstance(error, StoreAway | Unexpected):
        return ()
    said = clean(spoken(event.text))
    return (Paragraph((Plain(said),), Tone.QUOTE),) if said else ()


def _whoever_it_was(event: Inbound) -> Origin:
    """Nobody, where a bot was added and the platform does not say by whom."""
    if isinstance(event, BotAdded) and not event.adder_known:
        return replace(event.origin, address=replace(event.origin.address, person_key="", person_name=""))
    return event.origin


def understand(words: Text, with_picture: bool) -> Intent:
    """Never a dead end: what is no command is offered to be saved, or answered with the nearest ones."""
    text = store(words).strip()
    intent = grammar.understand(text, COMMANDS)
    if isinstance(intent, RecordLearning) and with_picture:
        return replace(intent, with_picture=True)
    if intent is not None:
        return intent
    if not text:
        return SayHello()
    near = grammar.nearest(text, COMMANDS)
    meant_as_command = text.startswith("/") or (near and len(text.split()) <= SHORT)
    if meant_as_command and len(text) <= LONGEST_ECHO and not screening.find(text):
        return NotUnderstood(words=text, near=near)
    return OfferLearning(text=text, with_picture=with_picture)
