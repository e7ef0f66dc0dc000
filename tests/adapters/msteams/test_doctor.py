"""doctor asks Microsoft, and names the step that is missing."""

from dataclasses import replace

from adapters.msteams.doctor import examine
from bot import doctor
from bot.doctor import State
from bot.settings import Settings
from tests.adapters.msteams.conftest import SAY
from tests.adapters.msteams.fake_service import APP_ID, Failure, FakeService

URL = "https://huddlelog.test"


async def test_all_is_well(service: FakeService) -> None:
    found = await examine(service.settings(), URL, SAY)
    assert [each.state for each in found] == [State.GOOD] * 3
    assert found[0].text == f"Teams: Microsoft knows app {APP_ID} and hands out a token"
    assert found[2].text == f"Teams: the messaging endpoint for Azure is {URL}/api/messages"


async def test_a_wrong_secret_is_step_2_and_not_shown(service: FakeService) -> None:
    found = await examine(replace(service.settings(), password="another-secret"), URL, SAY)
    assert [each.state for each in found] == [State.BAD, State.GOOD, State.GOOD]
    assert "step 2" in found[0].text
    assert "another-secret" not in str(found)


async def test_no_https_address_is_step_3(service: FakeService) -> None:
    for url in ("", "http://huddlelog.test"):
        found = await examine(service.settings(), url, SAY)
        assert found[-1].state is State.BAD
        assert "step 3" in found[-1].text


async def test_a_missing_address_is_told_once(service: FakeService) -> None:
    settings = Settings.from_env(service.environment())
    assert settings.teams is not None
    found = [*doctor.examine(settings, None, SAY), *await examine(settings.teams, settings.public_url, SAY)]
    assert [each.state for each in found if "HUDDLELOG_PUBLIC_URL" in each.text] == [State.BAD]


async def test_a_network_that_does_not_let_out_is_named(service: FakeService) -> None:
    service.failing = {"/login": Failure(503), "/openid": Failure(503)}
    cloud = {**service.settings().cloud, "TO_CHANNEL_FROM_BOT_LOGIN_URL": "http://127.0.0.1:1/login"}
    found = await examine(replace(service.settings(), cloud=cloud), URL, SAY)
    assert [each.state for each in found] == [State.BAD, State.BAD, State.GOOD]
    assert "127.0.0.1 can’t be reached" in found[0].text
