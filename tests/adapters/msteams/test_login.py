"""The token with which answers are sent: fetched by Microsoft's own library over TLS, once, on a thread."""

import ipaddress
import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from adapters.msteams.connector import Busy, NotSent
from adapters.msteams.wire import Cloud, Service
from tests.adapters.msteams.fake_service import APP_ID, PASSWORD, TENANT, FakeService


def _certificate(folder: Path) -> Path:
    """For 127.0.0.1, signed by itself; with its key in one file."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "login.pem"
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    return file


@dataclass
class Login:
    url: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def _login(file: Path) -> Iterator[Login]:
    login = Login()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            ends = {"authorization_endpoint": f"{login.url}/authorize", "token_endpoint": f"{login.url}/token"}
            self._answer(200, {"issuer": login.url, **ends})

        def do_POST(self) -> None:
            form = dict(parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
            login.asked.append(form)
            if form.get("client_secret") == PASSWORD:
                self._answer(200, {"access_token": "from-msal", "expires_in": "3600", "token_type": "Bearer"})
            else:
                self._answer(401, {"error": "invalid_client", "error_description": "of Amina"})

        def _answer(self, status: int, body: dict[str, str]) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        login.url = f"https://127.0.0.1:{server.server_address[1]}/adfs"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield login
        finally:
            server.shutdown()
            thread.join()


async def test_the_sdk_fetches_a_token_once(
    service: FakeService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = _certificate(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(file))
    with _login(file) as login:
        cloud = {**service.settings().cloud, "TO_CHANNEL_FROM_BOT_LOGIN_URL": login.url}
        sdk = Service(replace(service.settings(), cloud=cloud))
        assert [await sdk.token() for _ in range(3)] == ["from-msal"] * 3
        (asked,) = login.asked
        assert (asked["client_id"], asked["grant_type"]) == (APP_ID, "client_credentials")
        assert asked["scope"] == "https://scope.test/.default"


async def test_a_token_that_is_refused_says_nothing_of_why(
    service: FakeService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = _certificate(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(file))
    with _login(file) as login:
        cloud = {**service.settings().cloud, "TO_CHANNEL_FROM_BOT_LOGIN_URL": login.url}
        sdk = Service(replace(service.settings(), cloud=cloud, password="wrong"))
        with pytest.raises(NotSent) as raised:
            await sdk.token()
        assert str(raised.value) == "401 no-token"
        with pytest.raises(Busy):  # not another login for each answer that waits
            await sdk.token()
        assert len(login.asked) == 1


def test_the_public_cloud_is_asked_in_the_registrations_own_tenant(service: FakeService) -> None:
    single = Cloud.of(replace(service.settings(), cloud={}))
    assert single.login_url == f"https://login.microsoftonline.com/{TENANT}"
    assert single.issuer == "https://api.botframework.com"
    many = Cloud.of(replace(service.settings(), cloud={}, tenant="", app_type="MultiTenant"))
    assert many.login_url == "https://login.microsoftonline.com/botframework.com"


async def test_a_secret_goes_over_plain_http_to_this_computer_alone(
    service: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes elsewhere goes by the proxy, which is the fake service; it is asked for nothing."""
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, service.url)
    monkeypatch.setenv("no_proxy", "")
    monkeypatch.setenv("NO_PROXY", "")
    assert await Service(service.settings()).token()
    cloud = {**service.settings().cloud, "TO_CHANNEL_FROM_BOT_LOGIN_URL": "http://login.test/login"}
    with pytest.raises(NotSent):
        await Service(replace(service.settings(), cloud=cloud)).token()
    assert len(service.logins) == 1


async def test_without_a_registration_there_is_no_token() -> None:
    assert await Service(None).token() == ""
