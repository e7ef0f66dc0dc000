"""A ward in which there is one of everything, and every way to ask for it by hand."""

from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import product
from typing import Any

from sqlalchemy import select

from bot.actions.intents import INTENTS as ACTIONS
from bot.answers.intents import INTENTS as ANSWERS
from bot.answers.intents import AnswerHuddle
from bot.chat.card import plain_text
from bot.chat.intent import Intent, encode
from bot.chat.reply import Reply, ShowCard
from bot.concerns.intents import INTENTS as CONCERNS
from bot.huddles.intents import INTENTS as HUDDLES
from bot.huddles.intents import SetDaysSince, StartHuddle
from bot.ports import Store
from bot.questions.intents import INTENTS as QUESTIONS
from bot.questions.intents import CopyQuestionSet
from bot.series.intents import INTENTS as SERIES
from storage.every_table import metadata
from tests.bot.huddling import Ward
from tests.talk import Talk, answers_in, opened

INTENTS: tuple[type[Intent], ...] = (*HUDDLES, *ANSWERS, *SERIES, *QUESTIONS, *ACTIONS, *CONCERNS)
SECRET = "Zanzibar"
"""In everything that somebody of the ward has written."""
FAULT = "Something went wrong"
NOT_HERE = (
    "I can’t find that. It may have been deleted, or it belongs to a team that you are not in. "
    "Say find and a word of it to look for it."
)
HOSTILE = ("H-0", "H-999999999999", "K-1\n", "' OR 1=1 --", "H-١", "{ $ref }", "\ud800", "-1", "H-1 ", "x" * 300)
_OWN = ("receipts", "drafts", "persons", "counters", "lanes", "cards", "budgets", "outbox", "members", "memory")
"""Tables with what belongs to the asker, or to the machinery; `wrote` looks at the others."""


class Target:
    """Ward 7: a lead, a member, and one of every record, each with the secret in it."""

    kinds: tuple[type[Intent], ...] = INTENTS
    """What is pressed by hand."""
    ours: tuple[str, ...] = (SECRET, "Ward 7", "amina", "sister")
    """What only the ward knows; what was typed by hand may be repeated."""

    def __init__(self, store: Store) -> None:
        self.ward = ward = Ward(store)
        self.sister, self.amina = ward.lead(), ward.person("amina")
        self.amina.say("hi")
        self.team, self.person = ward.team_of(self.sister), ward.known(self.amina).person.id
        self.amina.say(f"concern {SECRET} scanner missing")
        self.amina.say(f"action add Order {SECRET} lanyards by Friday")
        self.sister.press_intent(encode(CopyQuestionSet(self.team, "daily")))
        self.sister.press_intent(encode(SetDaysSince(self.team, f"{SECRET} fall", "2026-11-20")))
        ward.schedule(self.sister, {"huddle_name": f"{SECRET} room"})
        ward.schedule(self.sister, {"huddle_name": f"{SECRET} form", "way": "form"})
        self.sister.press_intent(encode(StartHuddle(self.team, called=f"{SECRET} form")))
        form = self.amina.press_intent(encode(AnswerHuddle("H-1")))
        first = next(name for name in answers_in(opened(form)) if name.startswith("q-"))
        self.question = first.removeprefix("q-")
        self.amina.send(form, {first: f"{SECRET} answer"})
        self.sister.press_intent(encode(StartHuddle(self.team)))
        ward.go()

    def huddles(self) -> tuple[str, ...]:
        return ("H-1", "H-2")

    def every(self, kind: type[Intent]) -> Iterator[Intent]:
        """The intent with all that is in the ward, as far as it has fields for it."""
        found: dict[str, tuple[Any, ...]] = {}
        for each in fields(kind):
            found[each.name] = self._values(kind, each.name)
        for values in product(*found.values()):
            yield kind(**dict(zip(found, values, strict=True)))

    def _values(self, kind: type[Intent], name: str) -> tuple[Any, ...]:
        refs = ("H-1", "H-2", "K-1", "A-1", "S-1", "S-2")
        once: dict[str, Any] = {
            "team": self.team,
            "site": self.team,
            "key": "Q-1",
            "question": self.question,
            "about": ("H-1", "A-1") if name == "about" and _is_tuple(kind, name) else "H-1",
            "questions": (self.question,),
            "words": ("written by somebody else",),
            "answered": ("times", "people", "lead") if _is_tuple(kind, name) else "",
            "changed": ("label",),
            "text": "written by somebody else",
            "label": "written by somebody else",
            "what": "written by somebody else",
            "outcome": "written by somebody else",
            "set_name": "written by somebody else",
            "huddle_name": "written by somebody else",
            "minutes": "7",
            "people": "14" if kind.name == "huddle.set-room" else self.person,
            "person": self.person,
            "owner": self.person,
            "lead": self.person,
            "number": 1,
            "times": "09:00",
            "at": "09:00",
            "standing_in": True,
            "pass_up": True,
            "whose": "team",
        }
        if name == "ref":
            return refs
        if name in once:
            return (once[name],)
        default = next(each for each in fields(kind) if each.name == name).default
        return (default,)

    def leaks(self, reply: object, but: str = "") -> list[str]:
        shown = str(reply)
        return [each for each in self.ours if each in shown and each != but]

    def hostile(self, kind: type[Intent]) -> Iterator[Intent]:
        """The same with nonsense in every field of text."""
        base = next(self.every(kind))
        for each in fields(kind):
            value = getattr(base, each.name)
            for bad in HOSTILE:
                if isinstance(value, str):
                    yield replace(base, **{each.name: bad})
                elif isinstance(value, tuple):
                    yield replace(base, **{each.name: (bad,)})
            if isinstance(value, int) and not isinstance(value, bool):
                yield replace(base, **{each.name: 999_999})
                yield replace(base, **{each.name: -1})

    def rows(self, but: tuple[str, ...] = _OWN) -> dict[str, list[str]]:
        """What is written down, apart from what is the asker's own."""
        engine: Any = self.ward.store.engines.reader  # type: ignore[attr-defined]
        with engine.connect() as connection:
            return {
                table.name: sorted(repr(tuple(row)) for row in connection.execute(select(table)))
                for table in metadata.sorted_tables
                if table.name not in but
            }


def words(reply: Reply) -> str:
    return plain_text(reply.card) if isinstance(reply, ShowCard) else type(reply).__name__


def _is_tuple(kind: type[Intent], name: str) -> bool:
    default = next(each for each in fields(kind) if each.name == name).default
    return isinstance(default, tuple)


def stranger(target: Target, who: str) -> Talk:
    """Somebody who is not in the ward, and has said something where they are."""
    ward = target.ward
    talk = {
        "of no team": lambda: ward.person("noel", ""),
        "of another team": lambda: ward.person("nora", "Ward 9"),
        "who leads another team": lambda: ward.lead("nina", "Ward 9"),
        "of another organisation": lambda: ward.person("olga", "Ward 7", organisation="other"),
        "a guest": lambda: _guest(ward.person("gil", "Ward 9")),
    }[who]()
    talk.say("hi")
    return talk


def _guest(talk: Talk) -> Talk:
    talk.where = replace(talk.where, guest=True)
    return talk


STRANGERS = ("of no team", "of another team", "who leads another team", "of another organisation", "a guest")
