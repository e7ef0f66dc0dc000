"""The web server: health, headers, and everything that it refuses."""

from io import BytesIO

import pytest

from adapters.playground.guards import NotLoopback, check_loopback
from tests.adapters.conftest import Playground

SAY = {"persona": "amina", "conversation": "#Ward 7", "kind": "text", "key": "key-0001", "text": "hi"}


@pytest.mark.parametrize("path", ["/", "/healthz", "/nothing", "/local/static/playground.js", "/local/nothing"])
async def test_security_headers_stand_on_every_answer(playground: Playground, path: str) -> None:
    headers = (await playground.client.get(path)).headers
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cache-Control"] == "no-store"


async def test_the_stream_has_them_too(playground: Playground) -> None:
    stream = await playground.listen("amina")
    assert stream.headers["X-Content-Type-Options"] == "nosniff"
    stream.close()


async def test_health(playground: Playground) -> None:
    assert (await playground.client.get("/healthz")).status == 200
    assert (await playground.client.get("/readyz")).status == 200
    playground.core.well = False
    assert (await playground.client.get("/healthz")).status == 200
    assert (await playground.client.get("/readyz")).status == 503
    playground.core.fails = True
    assert (await playground.client.get("/readyz")).status == 503


async def test_metrics_count_kinds_and_faults_alone(playground: Playground) -> None:
    await playground.do("amina", "text", text="@Huddlelog secret words")
    playground.core.fails = True
    await playground.client.get("/readyz")
    text = await (await playground.client.get("/metrics")).text()
    assert 'huddlelog_events_total{kind="TextSaid"} 1\n' in text
    assert "huddlelog_faults_total 1\n" in text
    assert "secret" not in text


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "localhost:1"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": ""},
    ],
)
async def test_another_host_name_is_refused(playground: Playground, headers: dict[str, str]) -> None:
    assert (await playground.client.get("/", headers=headers)).status == 403
    assert (await playground.client.get("/local/events?persona=amina", headers=headers)).status == 403
    assert (await playground.post("/local/event", SAY, headers)).status == 403
    assert playground.conversations.said("#Ward 7", "amina") == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example", "Sec-Fetch-Site": "same-origin"},
    ],
)
async def test_another_sites_page_is_refused(playground: Playground, headers: dict[str, str]) -> None:
    for path in ("/local/event", "/local/delete", "/local/close", "/local/clock"):
        assert (await playground.post(path, SAY, headers)).status == 403
    for path in ("/local/events?persona=amina", "/local/conversation?persona=amina&conversation=dm-amina"):
        assert (await playground.client.get(path, headers=headers)).status == 403
    assert playground.core.received == []


async def test_its_own_page_is_not(playground: Playground) -> None:
    port = playground.client.port
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}"):
        headers = {"Host": host, "Origin": f"http://{host}", "Sec-Fetch-Site": "same-origin"}
        assert (await playground.post("/local/event", SAY, headers)).status == 200


async def test_a_link_from_elsewhere_may_open_the_page(playground: Playground) -> None:
    assert (await playground.client.get("/", headers={"Sec-Fetch-Site": "cross-site"})).status == 200


@pytest.mark.parametrize(("body", "kind"), [(b"a=b", "application/x-www-form-urlencoded"), (b"{}", "text/plain")])
async def test_only_json_is_taken(playground: Playground, body: bytes, kind: str) -> None:
    response = await playground.client.post("/local/event", data=body, headers={"Content-Type": kind})
    assert response.status == 415
    assert await response.text() == "Please send JSON, with the content type application/json.\n"


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"\xff", b"[" * 50_000])
@pytest.mark.parametrize("path", ["/local/event", "/local/delete", "/local/close", "/local/clock"])
async def test_malformed_json_is_answered_with_a_sentence(playground: Playground, path: str, body: bytes) -> None:
    response = await playground.client.post(path, data=body, headers={"Content-Type": "application/json"})
    assert (response.status, await response.text()) == (400, "That is not a JSON object.\n")


async def test_too_much_is_refused_clearly(playground: Playground) -> None:
    body = BytesIO(b"[" + b" " * 1_100_000 + b"]")
    response = await playground.client.post("/local/event", data=body, headers={"Content-Type": "application/json"})
    assert (response.status, await response.text()) == (
        413,
        "That is too long to send. Please send less at once.\n",
    )
    response = await playground.post("/local/event", {**SAY, "text": "x" * 50_000})
    assert (response.status, await response.text()) == (400, "That is too long: 40,000 characters at most.\n")


async def test_a_body_that_does_not_unpack_is_refused(playground: Playground) -> None:
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}
    response = await playground.client.post("/local/event", data=b"no gzip", headers=headers)
    assert response.status == 400


async def test_unknown_addresses(playground: Playground) -> None:
    for path in ("/nothing", "/local/static/../wire.py", "/local/static/page.html", "/api/messages"):
        assert (await playground.client.get(path)).status == 404
    response = await playground.client.post("/")
    assert response.status == 405
    assert await response.text() == "There is nothing at this address.\n"


@pytest.mark.parametrize(
    "query", ["", "?persona=eve", "?persona=amina&conversation=dm-ben", "?persona=amina&conversation=%23Nowhere"]
)
async def test_a_conversation_that_is_not_ones_own(playground: Playground, query: str) -> None:
    assert (await playground.client.get(f"/local/conversation{query}")).status == 400


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.5", "::1", "localhost"])
def test_loopback_is_served(host: str) -> None:
    check_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "", "192.168.1.4", "ward7.nhs.uk", "127.0.0.1 "])
def test_nothing_else_is(host: str) -> None:
    with pytest.raises(NotLoopback, match="localhost alone"):
        check_loopback(host)
