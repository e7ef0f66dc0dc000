"""Nobody gets in without a token that Microsoft made for this bot, this channel and this activity."""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable
from typing import Any

import jwt
import pytest

from adapters.msteams.tokens import ASKED_AGAIN_AFTER, KEPT_FOR, LEEWAY, TRIED_AGAIN_AFTER, Refused, Tokens
from tests.adapters.fakes import FakeCore
from tests.adapters.msteams.conftest import FakeMemory, Teams, serving
from tests.adapters.msteams.fake_service import APP_ID, ISSUER, TENANT, Failure, FakeService
from tests.adapters.msteams.signing import Key


def _part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def _claims(service: FakeService) -> dict[str, Any]:
    return {"iss": ISSUER, "aud": APP_ID, "exp": time.time() + 3600, "serviceurl": service.url}


def _unsigned(service: FakeService) -> str:
    return f"{_part({'alg': 'none', 'typ': 'JWT'})}.{_part(_claims(service))}."


def _unsigned_with_kid(service: FakeService) -> str:
    return f"{_part({'alg': 'none', 'kid': service.keys[0].id})}.{_part(_claims(service))}."


def _signed_with_the_public_key(service: FakeService) -> str:
    """HS256, with what everybody knows as the secret."""
    numbers = service.keys[0].published()
    signed = f"{_part({'alg': 'HS256', 'kid': service.keys[0].id})}.{_part(_claims(service))}"
    mark = hmac.new(json.dumps(numbers).encode(), signed.encode(), hashlib.sha256).digest()
    return f"{signed}.{base64.urlsafe_b64encode(mark).rstrip(b'=').decode()}"


def _tampered(service: FakeService) -> str:
    head, _, mark = service.token().split(".")
    return f"{head}.{_part({**_claims(service), 'aud': APP_ID, 'extra': 1})}.{mark}"


def _by_a_stranger(service: FakeService) -> str:
    """Under the id of a key that is known."""
    return jwt.encode(_claims(service), Key().private, "RS256", {"kid": service.keys[0].id})


def _without_kid(service: FakeService) -> str:
    return jwt.encode(_claims(service), service.keys[0].private, "RS256")


BAD: dict[str, Callable[[FakeService], str]] = {
    "unsigned": _unsigned,
    "unsigned with a key's id": _unsigned_with_kid,
    "HS256 with the public key": _signed_with_the_public_key,
    "tampered": _tampered,
    "another signer": _by_a_stranger,
    "no key's id": _without_kid,
    "unknown key": lambda service: service.token(Key()),
    "expired": lambda service: service.token(exp=time.time() - LEEWAY - 10),
    "not valid yet": lambda service: service.token(nbf=time.time() + LEEWAY + 10),
    "never expires": lambda service: service.token(exp=None),
    "expires in no number": lambda service: service.token(exp="soon"),
    "another audience": lambda service: service.token(aud="99999999-2222-3333-4444-555555555555"),
    "no audience": lambda service: service.token(aud=None),
    "another issuer": lambda service: service.token(iss="https://evil.test"),
    "no issuer": lambda service: service.token(iss=None),
    "junk": lambda service: "junk",
    "junk in three parts": lambda service: "a.b.c",
    "bytes that are no text": lambda service: "\xff\xfe.\xff.\xff",
    "a header of brackets": lambda service: f"{base64.urlsafe_b64encode(b'[' * 4_000).decode()}.e30.AA",
    "begins at no time that a clock shows": lambda service: service.token(nbf=10**400),
    "too long": lambda service: "x" * 7_000,
}


@pytest.mark.parametrize("name", BAD)
async def test_a_bad_token_is_refused_with_401_and_reaches_nobody(teams: Teams, name: str) -> None:
    activity = teams.service.message("learn Keys on a hook")
    status, _ = await teams.post(activity, teams.service.headers(BAD[name](teams.service)))
    assert (status, teams.core.received) == (401, [])  # type: ignore[attr-defined]
    assert await teams.post(activity) == (200, "")


async def test_bytes_that_are_no_text_are_refused(service: FakeService) -> None:
    async def fetch(_: str) -> object:
        return {"keys": [service.keys[0].published()], "jwks_uri": "keys"}

    with pytest.raises(Refused, match="no token"):
        await Tokens(fetch, "metadata", ISSUER, APP_ID).check("Bearer \udcff.x.y")  # as a server reads the byte FF


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic abc", "Digest x"])
async def test_without_a_bearer_token_it_is_401(teams: Teams, header: str) -> None:
    headers = {"Authorization": header} if header else {}
    assert (await teams.post(teams.service.message("hi"), headers))[0] == 401


async def test_a_missing_header_is_refused_before_the_body_is_read(teams: Teams) -> None:
    assert (await teams.post(b"{no json", {}))[0] == 401


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b"[" * 100_000, b"NaN"])
async def test_what_is_no_activity_is_400(teams: Teams, body: bytes) -> None:
    assert (await teams.post(body))[0] == 400


@pytest.mark.parametrize(
    "wrong",
    [
        {"serviceUrl": None},
        {"serviceUrl": ""},
        {"serviceUrl": 7},
        {"serviceUrl": "https://evil.test"},
        {"channelId": None},
        {"channelId": "webchat"},
        {"channelId": "emulator"},
        {"channelId": ["msteams"]},
        {"channelData": {"tenant": {"id": "another"}}},
        {"channelData": {"tenant": {"id": "another"}}, "conversation": {"id": "a:1", "tenantId": "another"}},
        {"channelData": None, "conversation": {"id": "a:1"}},
        {"conversation": {"id": "a:1", "tenantId": "another"}},
        {"channelData": "x", "conversation": "y"},
    ],
)
async def test_an_activity_that_the_token_was_not_made_for_is_403(teams: Teams, wrong: dict[str, Any]) -> None:
    activity = {**teams.service.message("learn Keys on a hook"), **wrong}
    assert (await teams.post(activity))[0] == 403
    assert teams.core.received == []  # type: ignore[attr-defined]


async def test_a_token_without_a_service_url_is_403(teams: Teams) -> None:
    headers = teams.service.headers(teams.service.token(serviceurl=None))
    assert (await teams.post(teams.service.message("hi"), headers))[0] == 403


@pytest.mark.parametrize("endorsed", [[], ["webchat"]])
async def test_a_key_that_may_not_speak_for_teams_is_403(teams: Teams, endorsed: list[str]) -> None:
    teams.service.keys = [Key(endorsed)]
    assert (await teams.post(teams.service.message("hi")))[0] == 403


async def test_a_trailing_slash_is_the_same_service_url(teams: Teams) -> None:
    activity = {**teams.service.message("learn Keys"), "serviceUrl": teams.service.url + "/"}
    assert (await teams.post(activity))[0] == 200


async def test_a_registration_for_many_tenants_hears_each_of_them(service: FakeService) -> None:
    async with serving(service, FakeCore(), FakeMemory(), service.settings("MultiTenant")) as teams:
        other = {"channelData": {"tenant": {"id": "other"}}, "conversation": {"id": "a:29:amina", "tenantId": "other"}}
        assert (await teams.post({**service.message("learn Keys"), **other}))[0] == 200
        assert (await teams.post({**service.message("learn Keys"), "channelData": {}, "conversation": {"id": "a"}}))[
            0
        ] == 403


async def test_a_tenant_is_the_same_in_capitals(teams: Teams) -> None:
    upper = {"tenant": {"id": TENANT.upper()}}
    assert (await teams.post(teams.service.message("learn Keys", channelData=upper)))[0] == 200


async def test_without_a_registration_there_is_nothing_at_the_address(service: FakeService) -> None:
    async with serving(service, FakeCore(), FakeMemory(), None) as teams:
        assert (await teams.post(service.message("hi")))[0] == 404
        assert (await teams.post(service.message("hi"), {}))[0] == 404


def test_an_empty_app_id_is_no_registration(service: FakeService) -> None:
    with pytest.raises(ValueError, match="app id"):
        Tokens(_nothing, "", ISSUER, "")


async def _nothing(address: str) -> object:
    return {}


async def test_a_new_key_is_fetched_when_it_first_signs(teams: Teams) -> None:
    await teams.say("learn Keys on a hook")
    teams.service.keys.append(Key())
    # Not at once: whoever sends junk could otherwise have us ask without end.
    assert (await teams.post(teams.service.message("hi")))[0] == 401
    assert teams.service.keys_asked == 1


class Issuer:
    """The metadata and keys of a service, and a clock to move."""

    def __init__(self, service: FakeService) -> None:
        self.service = service
        self.time = time.time()
        self.asked = 0
        self.away = False
        self.tokens = Tokens(self.fetch, "metadata", ISSUER, APP_ID, lambda: self.time)

    async def fetch(self, address: str) -> object:
        if self.away:
            raise ConnectionError
        if address == "metadata":
            return {"jwks_uri": "keys"}
        self.asked += 1
        return {"keys": [key.published() for key in self.service.keys]}

    async def status(self, token: str) -> int:
        try:
            await self.tokens.check(f"Bearer {token}")
        except Refused as refused:
            return refused.status
        return 200


async def test_keys_are_fetched_once_for_many_requests(service: FakeService) -> None:
    issuer = Issuer(service)
    assert [await issuer.status(service.token(jti=str(n))) for n in range(5)] == [200] * 5
    assert issuer.asked == 1


async def test_an_unknown_key_is_asked_for_again_after_a_while(service: FakeService) -> None:
    issuer = Issuer(service)
    await issuer.status(service.token())
    service.keys.append(Key())
    token = service.token()
    assert await issuer.status(token) == 401
    issuer.time += ASKED_AGAIN_AFTER + 1
    assert await issuer.status(token) == 200
    assert issuer.asked == 2


async def test_a_key_that_is_withdrawn_is_no_longer_good(service: FakeService) -> None:
    issuer = Issuer(service)
    token = service.token(exp=time.time() + 10 * KEPT_FOR)
    assert await issuer.status(token) == 200
    service.keys[:] = [Key()]
    issuer.time += KEPT_FOR + 1
    await issuer.status(token)  # the day's refresh begins beside it
    assert issuer.tokens._refreshing is not None
    await issuer.tokens._refreshing
    assert await issuer.status(token) == 401


async def test_old_keys_stay_good_while_the_issuer_is_away(service: FakeService) -> None:
    issuer = Issuer(service)
    token = service.token(exp=time.time() + 10 * KEPT_FOR)
    assert await issuer.status(token) == 200
    issuer.away, issuer.time = True, issuer.time + KEPT_FOR + 1
    assert await issuer.status(token) == 200
    await issuer.tokens.close()


async def test_keys_that_cannot_be_had_are_our_fault_and_tried_again_soon(service: FakeService) -> None:
    issuer = Issuer(service)
    issuer.away = True
    token = service.token()
    assert await issuer.status(token) == 503
    issuer.away = False
    assert await issuer.status(token) == 503
    issuer.time += TRIED_AGAIN_AFTER + 1
    assert await issuer.status(token) == 200


async def test_a_token_that_was_good_is_refused_once_it_has_run_out(service: FakeService) -> None:
    issuer = Issuer(service)
    token = service.token()
    assert await issuer.status(token) == 200
    issuer.time += 3600 + LEEWAY + 1
    assert await issuer.status(token) == 401


async def test_an_issuer_that_answers_nonsense_lets_nobody_in(teams: Teams) -> None:
    for body in ("[]", "{}", '{"keys": 7}', '{"keys": [7, {"kty": "RSA", "kid": "x"}]}', "junk"):
        teams.service.failing = {"/keys": Failure(200, body=body)}
        async with serving(teams.service, FakeCore(), FakeMemory()) as fresh:
            assert (await fresh.post(teams.service.message("hi")))[0] == 503
