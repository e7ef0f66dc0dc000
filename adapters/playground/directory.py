"""Who and what there is in the playground: three people, the bot, and their keys."""

import re
from dataclasses import dataclass

from bot.chat.spans import Bold, Plain, Text
from bot.people.model import PlaceKind
from bot.people.ports import Address

PLATFORM = "playground"
ORGANISATION_KEY = "local"


@dataclass(frozen=True)
class Persona:
    key: str
    name: str
    role: str
    """A phrase's key: what they are, as the switch shows it."""
    admin: bool = False


PERSONAS = {
    each.key: each
    for each in (
        Persona("amina", "Amina Yusuf", "playground-role-member"),
        Persona("ben", "Ben Carter", "playground-role-lead", admin=True),
        Persona("cara", "Cara Lindqvist", "playground-role-champion"),
    )
}


@dataclass(frozen=True)
class Conversation:
    key: str
    """The place's key on this platform."""
    name: str
    """The channel's name; "" for a personal chat."""
    persona: str = ""
    """Whose personal chat it is; "" for a channel."""

    @property
    def is_personal(self) -> bool:
        return self.persona != ""


def personal_chat(persona: str) -> Conversation:
    return Conversation(f"dm-{persona}", "", persona)


def channels(rooms: tuple[tuple[str, str], ...]) -> tuple[Conversation, ...]:
    """One channel a team, by name; the sample's own ward, where people start, is first."""
    found = {key or f"#{name}": name for key, name in rooms}
    ordered = sorted(found.items(), key=lambda each: (each[1] != "Ward 7", _natural(each[1])))
    return tuple(Conversation(key, name) for key, name in ordered)


def address(persona: str, conversation: Conversation, organisation: str) -> Address:
    return Address(
        platform=PLATFORM,
        organisation_key=ORGANISATION_KEY,
        organisation_name=organisation,
        person_key=persona,
        person_name=PERSONAS[persona].name,
        place_key=conversation.key,
        place_kind=PlaceKind.PERSONAL if conversation.is_personal else PlaceKind.CHANNEL,
        place_name=conversation.name,
        admin=PERSONAS[persona].admin,
    )


_BOT = re.compile(r"[ \t]*(?<![\w@.])@huddlelog\b[:,]?[ \t]*", re.IGNORECASE)
_NAMES = "|".join(re.escape(name) for each in PERSONAS.values() for name in (each.name, each.name.partition(" ")[0]))
_ANYBODY = re.compile(rf"(?<![\w@.])@(?:huddlelog|{_NAMES})\b", re.IGNORECASE)


def calls_bot(words: str) -> bool:
    return _BOT.search(words) is not None


def without_bot(words: str) -> str:
    return _BOT.sub(" ", words).strip()


def with_names(words: str) -> Text:
    """A person's words with the names that it calls in bold; for showing only."""
    found: list[Plain | Bold] = []
    end = 0
    for match in _ANYBODY.finditer(words):
        found += [Plain(words[end : match.start()]), Bold(match[0])]
        end = match.end()
    return (*found, Plain(words[end:]))


def _natural(name: str) -> tuple[tuple[int, str], ...]:
    """Ward 9 before Ward 10."""
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"([0-9]+)", name.casefold()))
