"""Activities that nobody expects: each ends in a clear answer or in silence, never in a fault."""

from typing import Any

import pytest

from tests.adapters.msteams.conftest import Teams
from tests.adapters.msteams.fake_service import BOT, TENANT


@pytest.mark.parametrize(
    "activity",
    [
        {"type": "typing"},
        {"type": "messageReaction", "reactionsAdded": [{"type": "like"}]},
        {"type": "messageUpdate", "text": "learn Keys"},
        {"type": "messageDelete"},
        {"type": "event", "name": "application/vnd.microsoft.meetingStart"},
        {"type": "endOfConversation"},
        {"type": "message", "text": "learn Keys", "from": {"id": BOT, "role": "bot"}},
        {"type": "nonsense"},
        {"type": None},
        {"type": ["message"]},
        {"type": "message", "text": "learn Keys", "from": None},
        {"type": "message", "text": "learn Keys", "conversation": {"tenantId": TENANT}},
    ],
)
async def test_what_asks_for_nothing_is_answered_by_nothing(teams: Teams, activity: dict[str, Any]) -> None:
    assert await teams.post({**teams.service.activity("x"), **activity}) == (200, "")
    assert (teams.service.sent, teams.health.faults) == ([], 0)


@pytest.mark.parametrize("value", [None, 7, "x", [], {}, {"data": 7}, {"data": {"form": {}}}, {"action": {"data": []}}])
@pytest.mark.parametrize(
    "name",
    [
        "adaptiveCard/action",
        "task/fetch",
        "task/submit",
        "composeExtension/query",
        "composeExtension/fetchTask",
        "composeExtension/submitAction",
        "application/search",
    ],
)
async def test_an_invoke_with_any_body_is_answered_in_its_own_shape(teams: Teams, name: str, value: Any) -> None:
    answer = await teams.invoke(teams.service.invoke(name, value))
    assert isinstance(answer, dict)
    assert teams.health.faults == 0


@pytest.mark.parametrize("name", ["fileConsent/invoke", "signin/verifyState", "", 7, None])
async def test_an_invoke_that_nobody_knows_is_not_implemented(teams: Teams, name: Any) -> None:
    activity = {**teams.service.invoke("x", {}), "name": name}
    assert await teams.post(activity) == (501, "{}")


async def test_an_emulator_on_this_computer_needs_no_token(real_local: Teams) -> None:
    status, _ = await real_local.post(real_local.service.message("hi"), {"Content-Type": "application/json"})
    assert status == 200
    assert len(real_local.service.sent) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.test"},
        {"X-Forwarded-For": "203.0.113.7"},
        {"Host": "evil.test"},
        {"Host": "[::1"},
        {"Content-Type": "text/plain"},
    ],
)
async def test_nobody_else_speaks_without_a_token(real_local: Teams, headers: dict[str, str]) -> None:
    told = {"Content-Type": "application/json", **headers}
    assert (await real_local.post(real_local.service.message("hi"), told))[0] == 403


@pytest.mark.parametrize(
    "url", ["https://evil.test", "http://169.254.169.254", "http://[", "http://127.0.0.1@evil.test"]
)
async def test_without_a_token_nothing_is_sent_elsewhere(real_local: Teams, url: str) -> None:
    elsewhere = real_local.service.message("hi", serviceUrl=url)
    assert (await real_local.post(elsewhere, {"Content-Type": "application/json"}))[0] == 403
