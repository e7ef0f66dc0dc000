"""Words kept sealed until somebody decides: whoever holds the database cannot read them without the button."""

import hashlib
from datetime import datetime, timedelta

from cryptography.fernet import Fernet, InvalidToken

from bot.chat.errors import NoLongerKept
from bot.people.model import PersonId
from bot.privacy.ports import Draft, DraftRepository

KEPT_FOR = timedelta(minutes=15)
EDITED_FOR = timedelta(hours=1)
"""How long somebody may take over a form that the guard has sent back."""
_KEY_LENGTH = 44


def draft_id(key: str) -> str:
    """The draft is found by its key's hash, so that a button carries the key and nothing else does."""
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def seal(words: str, person: PersonId, now: datetime) -> tuple[str, Draft]:
    """A new key, and the draft that only it opens."""
    key = new_key()
    return key, reseal(key, words, person, now + KEPT_FOR)


def is_key(id: str) -> bool:
    """Whether a form's id is the key to its own earlier answers, which are then kept sealed."""
    return len(id) == _KEY_LENGTH


def reseal(key: str, words: str, person: PersonId, expires: datetime) -> Draft:
    """A draft that a key at hand opens."""
    return Draft(draft_id(key), person, Fernet(key.encode()).encrypt(words.encode()), expires)


def new_key() -> str:
    return Fernet.generate_key().decode()


def unseal(key: str, person: PersonId, drafts: DraftRepository, now: datetime) -> str:
    """Raises NoLongerKept when the words were used, discarded, have run out, or are another person's."""
    draft = drafts.get(draft_id(key), person, now)
    if draft is None:
        raise NoLongerKept
    try:
        return Fernet(key.encode()).decrypt(draft.content).decode()
    except (InvalidToken, ValueError) as error:
        raise NoLongerKept from error
