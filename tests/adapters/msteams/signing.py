"""Keys with which Microsoft's side of the tests signs."""

import base64
from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric import rsa

ENDORSEMENTS = ("msteams", "webchat")


class Key:
    """A signing key, as it is published and as it signs."""

    def __init__(self, endorsements: Iterable[str] = ENDORSEMENTS) -> None:
        self.id = uuid4().hex
        self.private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.endorsements = list(endorsements)

    def published(self) -> dict[str, Any]:
        numbers = self.private.public_key().public_numbers()
        return {
            "kty": "RSA",
            "use": "sig",
            "kid": self.id,
            "n": _base64(numbers.n),
            "e": _base64(numbers.e),
            "endorsements": self.endorsements,
        }


@cache
def usual_key() -> Key:
    """Made once: making a key takes longer than most tests."""
    return Key()


def _base64(number: int) -> str:
    raw = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
