"""Words kept sealed until somebody decides: whoever holds the database cannot read them without the button."""

import hashlib
from datetime import datetime, timedelta

from cryptography.fernet import Fernet, InvalidToken

from bot.chat.errors import NoLongerKept
from bot.people.model import PersonId
from bot.privacy.ports import Draft, DraftRepository

KEPT_FOR = timedelta(minutes=15)


def draft_id(key: str) -> str:
    """The draft is found by its key's hash, so that a button carries the key and nothing else does."""
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def seal(words: str, person: PersonId, now: datetime) -> tuple[str, Draft]:
    """A new key, and the draft that only it opens."""
    key = Fernet.generate_key()
    sealed = Fernet(key).encrypt(words.encode())
    return key.decode(), Draft(draft_id(key.decode()), person, sealed, now + KEPT_FOR)


def unseal(key: str, person: PersonId, drafts: DraftRepository, now: datetime) -> str:
    """Raises NoLongerKept when the words were used, discarded, have run out, or are another person's."""
    draft = drafts.get(draft_id(key), person, now)
    if draft is None:
        raise NoLongerKept
    try:
        return Fernet(key.encode()).decrypt(draft.content).decode()
    except (InvalidToken, ValueError) as error:
        raise NoLongerKept from error
