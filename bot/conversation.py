"""Carries out an intent: team, permission, guard, transaction and receipt, and the view that answers."""

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import uuid4

from bot.chat.card import Card
from bot.chat.errors import NoLongerKept, NotAllowed, NotTheLead, OldButton, TooLong
from bot.chat.form import LONGEST_ANSWER, Answers, Choices, FormSpec, offer_again, show_step
from bot.chat.intent import Intent, Intents, encode, team_of, words_of
from bot.chat.links import Links
from bot.chat.reply import OpenForm, Reply, ShowCard, To
from bot.chat.turn import Turn, asker, reader
from bot.features import CHANGES_WHO, FORMS, HANDLERS, VIEWS
from bot.people.access import may
from bot.people.model import Role, TeamId
from bot.people.ports import Address
from bot.ports import Busy, Store, Unit
from bot.privacy import cards, screening
from bot.privacy.intents import Discard, EditKept, GoOn
from bot.privacy.kept import EDITED_FOR, draft_id, reseal, seal, unseal
from bot.privacy.screening import Found
from bot.welcome.cards import no_team
from bot.welcome.intents import StartTeam, WorkWith

log = logging.getLogger(__name__)

FORM_KEPT_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Conversation:
    store: Store
    intents: Intents
    links: Links = field(default_factory=Links)

    def perform(
        self, intent: Intent, turn: Turn, address: Address, key: str, draft: str = "", *, overruled: bool = False
    ) -> Reply:
        """`key` tells a second arrival of the same thing; `draft` goes when this is done; `overruled` is the guard."""
        match intent:
            case GoOn():
                return self._go_on(intent, turn, address)
            case EditKept():
                return self._edit_kept(intent, turn)
            case Discard():
                return self._discard(intent, turn)
        if intent.for_team and not team_of(intent):
            if turn.team is None:
                return self._ask_team(intent, turn)
            intent = replace(intent, team=turn.team.id)  # type: ignore[call-arg]
        _require(intent, turn)
        _bound(intent)
        if (intent.writes or intent.keeps) and not overruled and (found := screening.find_in(intent)):
            return self.withhold(intent, found, turn)
        if type(intent) in FORMS:
            return self.open_form(intent, turn)
        if intent.writes:
            return self._write(intent, turn, address, key, draft)
        return self._show(intent, turn)

    def _show(self, intent: Intent, turn: Turn) -> Reply:
        if type(intent) not in VIEWS:  # what happens by itself has nothing to show
            raise OldButton
        turn = self.links.on(turn)
        if not intent.keeps:
            with self.store.read(turn.audience) as unit:
                reply: Reply = VIEWS[type(intent)](intent, unit, turn)
                return reply
        with self.store.write(turn.audience) as unit:
            kept: Reply = VIEWS[type(intent)](intent, unit, turn)
            unit.commit()
            return kept

    def _write(self, intent: Intent, turn: Turn, address: Address, key: str, draft: str) -> Reply:
        """The change and its receipt in one transaction; seen before, it is only shown again."""
        try:
            view = self._written(intent, turn, key, draft)
        except Busy:  # two waited for each other; nothing is written, and the other is done
            view = self._written(intent, turn, key, draft)
        if isinstance(intent, CHANGES_WHO):
            turn = self._look_again(turn, address)
        if isinstance(intent, WorkWith | StartTeam) and intent.key:
            return self._go_on(GoOn(intent.key, team_of(view)), turn, address)
        return self._show(view, turn)

    def _written(self, intent: Intent, turn: Turn, key: str, draft: str) -> Intent:
        """What is to be shown. Raises NoLongerKept for sealed words that were discarded a moment ago."""
        with self.store.write(asker(turn.known)) as unit:
            seen = unit.receipts.claim(key, turn.now)
            if seen is None:
                view: Intent = HANDLERS[type(intent)](intent, unit, turn)
                unit.receipts.settle(key, encode(view))
                if draft and not unit.drafts.drop(draft, turn.person) and key == _receipt_of(draft, turn):
                    raise NoLongerKept
                unit.commit()
            else:
                view = self.intents.decode(seen)
        return view

    def _look_again(self, turn: Turn, address: Address) -> Turn:
        with self.store.desk() as desk:
            known = desk.tenancy.find(address) or turn.known
        audience = reader(known) if turn.audience.person else turn.audience
        return replace(turn, known=known, audience=audience, team=known.working_team(turn.now))

    def open_form(self, intent: Intent, turn: Turn) -> Reply:
        """What somebody left half-way is in it again, unless they have come with new words."""
        spec, about = FORMS[type(intent)], getattr(intent, "ref", "")
        with self.store.read(asker(turn.known)) as unit:
            opened_by, answers = spec.start(intent, unit, turn)
            left = None if words_of(intent) else unit.drafts.unfinished(intent.name, about, turn.person, turn.now)
            if left is not None:
                answers = {**answers, **json.loads(left.content)}
            choices = choices_for(spec, opened_by, answers, unit, turn)
        step = getattr(intent, "step", 0)
        if step >= len(spec.steps(choices, turn.say)):
            raise OldButton
        id = uuid4().hex if left is None else left.id
        form = show_step(spec, opened_by, id, step, answers, choices, turn.say)
        return OpenForm(form if left is None else offer_again(form, turn.say))

    def _open_again(self, kept: Intent, key: str, turn: Turn) -> Reply:
        """The form with every word as it was written, at the step where the guard found something.

        The sealed words wait for it under the same key, which is the form's id: what the form saves, the warning's
        buttons cannot save once more.
        """
        spec = next(spec for spec in FORMS.values() if isinstance(kept, spec.makes))
        opened_by, written = spec.again(kept)
        with self.store.write(asker(turn.known)) as unit:
            answers = {**spec.start(opened_by, unit, turn)[1], **written}
            choices = choices_for(spec, opened_by, answers, unit, turn)
            unit.drafts.keep(reseal(key, encode(kept), turn.person, turn.now + EDITED_FOR))
            unit.commit()
        found = [text for text in words_of(kept).values() if screening.find(text)]
        said = [[answers.get(each.name, "") for each in fields] for fields in spec.steps(choices, turn.say)]
        step = next((n for n, answers_there in enumerate(said) if _any_of(found, answers_there)), 0)
        return OpenForm(show_step(spec, opened_by, key, step, answers, choices, turn.say))

    def withhold(self, intent: Intent, found: Sequence[Found], turn: Turn) -> Reply:
        """The guard's warning. What was withheld is stored sealed, and the key goes to the asker alone."""
        key = self._keep(intent.agreed(), turn)
        with self.store.read(asker(turn.known)) as unit:
            may_be = unit.guard.may_be_overruled()
        card = cards.warning(found[: cards.MOST_FOUND], key, turn.visible, turn.say, may_be_overruled=may_be)
        if not turn.visible:
            return ShowCard(card)
        in_place, if_unreachable = turn.say.text("guard-in-place"), turn.say.text("guard-unreachable")
        return ShowCard(card, To.ASKER, in_place=in_place, if_unreachable=if_unreachable)

    def _ask_team(self, intent: Intent, turn: Turn) -> Reply:
        key = self._keep(intent.agreed(), turn)
        teams = {str(team.id): team.name for team in turn.known.teams.values()}
        return ShowCard(cards.which_team(teams, key, turn.say) if teams else no_team(key, turn.say))

    def _keep(self, intent: Intent, turn: Turn) -> str:
        key, draft = seal(encode(intent), turn.person, turn.now)
        with self.store.write(asker(turn.known)) as unit:
            unit.drafts.keep(draft)
            unit.commit()
        return key

    def _go_on(self, intent: GoOn, turn: Turn, address: Address) -> Reply:
        receipt = kept_receipt(intent.key, turn)
        try:
            kept = self._unseal(intent.key, turn)
        except NoLongerKept:
            return self.shown_before(receipt, turn)
        if intent.team:
            kept = replace(kept, team=intent.team)  # type: ignore[call-arg]
        if intent.hidden:
            kept = screening.hide_in(kept)
        overruled = intent.overruled and self._overrules(kept, draft_id(intent.key), turn)
        return self.perform(kept, turn, address, receipt, draft_id(intent.key), overruled=overruled)

    def _overrules(self, kept: Intent, draft: str, turn: Turn) -> bool:
        """Whether the organisation lets people say that it is no identifier, which is noted without the words."""
        kinds = sorted({each.kind for each in screening.find_in(kept)})
        with self.store.write(asker(turn.known)) as unit:
            if not unit.guard.may_be_overruled():
                return False
            unit.guard.note(draft, kinds, turn.now)
            unit.commit()
        log.info("action=overruled organisation=%s kinds=%s", turn.known.organisation, ",".join(kinds))
        return True

    def shown_before(self, receipt: str, turn: Turn) -> Reply:
        """A second press: what the first one did. Raises NoLongerKept if there was none."""
        with self.store.write(asker(turn.known)) as unit:
            seen = unit.receipts.claim(receipt, turn.now)
        if seen is None:
            raise NoLongerKept
        return self._show(self.intents.decode(seen), turn)

    def _edit_kept(self, intent: EditKept, turn: Turn) -> Reply:
        """The sealed words stay until they run out: somebody may close the form and press again."""
        kept = self._unseal(intent.key, turn)
        if type(kept) in FORMS:
            return self.open_form(kept, turn)
        return self._open_again(kept, intent.key, turn)

    def _discard(self, intent: Discard, turn: Turn) -> Reply:
        with self.store.write(asker(turn.known)) as unit:
            dropped = unit.drafts.drop(draft_id(intent.key), turn.person)
            unit.commit()
        if not dropped:
            return self.shown_before(kept_receipt(intent.key, turn), turn)
        return ShowCard(Card(turn.say.text("guard-discarded")))

    def _unseal(self, key: str, turn: Turn) -> Intent:
        with self.store.read(asker(turn.known)) as unit:
            return self.intents.decode(unseal(key, turn.person, unit.drafts, turn.now))


def kept_receipt(key: str, turn: Turn) -> str:
    return _receipt_of(draft_id(key), turn)


def _receipt_of(draft: str, turn: Turn) -> str:
    return f"kept {turn.person} {draft}"


def _require(intent: Intent, turn: Turn) -> None:
    if intent.needs is not None and not may(turn.known, TeamId(team_of(intent)), intent.needs):
        raise NotTheLead if intent.needs >= Role.LEAD else NotAllowed


def _bound(intent: Intent) -> None:
    """Nothing is cut silently: what is too long for one field is refused, and stands in the chat still."""
    if intent.writes or intent.keeps:
        for text in words_of(intent).values():
            if len(text) > LONGEST_ANSWER:
                raise TooLong(length=len(text), most=LONGEST_ANSWER)


def _any_of(texts: Sequence[str], answers: Sequence[str]) -> bool:
    """Whether one of the texts is an answer, or a part of one: an intent may hold its words in another shape."""
    return any(text.strip() in answer for text in texts for answer in answers)


def choices_for(spec: FormSpec, carried: Intent, answers: Answers, unit: Unit, turn: Turn) -> Choices:
    """The team's people, with whoever is chosen already; the asker's teams; the questions of a record."""
    about = TeamId(team_of(carried))
    team = about if about in turn.known.teams else turn.team.id if turn.team else None
    people = dict(unit.people.colleagues(team)) if team else {}
    if owner := answers.get("owner"):
        people |= unit.people.names([owner])  # type: ignore[list-item]
    teams: dict[str, str] = {team.id: team.name for team in turn.known.teams.values()}
    questions = spec.questions(carried, answers, unit, turn) if spec.questions else ()
    return Choices(people, teams, questions)  # type: ignore[arg-type]
