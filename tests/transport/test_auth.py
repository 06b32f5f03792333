"""google-auth's real flows against a token server on loopback, over both HTTP libraries."""

import asyncio
import json
import logging
import os
import subprocess
import sys
import traceback
import warnings
from collections.abc import Awaitable, Callable, Generator, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from threading import Barrier, Event, Lock, Thread
from time import time
from types import SimpleNamespace
from typing import Any, cast
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from gemini_sdk._transport import auth
from gemini_sdk._transport.auth import Auth, Request, api_key, google, token
from gemini_sdk._transport.library import Name, use
from gemini_sdk.errors import ConfigurationError, CredentialsError

SCOPES = ("https://example.test/auth/one", "https://example.test/auth/two")
IAM_SCOPE = "https://www.googleapis.com/auth/iam"
EMAIL = "robot@project.iam.gserviceaccount.com"
REFRESH_TOKEN = "1//refresh-token-of-a-person"
CLIENT_SECRET = "client-secret-of-a-tool"
SUBJECT_TOKEN = "subject-token-of-a-workload"

_rsa = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PRIVATE_KEY = _rsa.private_bytes(
    serialization.Encoding.PEM,
    serialization.PrivateFormat.PKCS8,
    serialization.NoEncryption(),
).decode()
PUBLIC_KEY = _rsa.public_key().public_bytes(
    serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
)
SECRETS = [REFRESH_TOKEN, CLIENT_SECRET, SUBJECT_TOKEN, "access-token-", PRIVATE_KEY[60:120], "eyJ"]

NO_HEADERS: Mapping[str, str] = {}
Answer = tuple[int, Mapping[str, str], bytes]


def as_json(status: int, body: object, **headers: str) -> Answer:
    return status, {"content-type": "application/json", **headers}, json.dumps(body).encode()


class TokenServer:
    """Grants tokens as Google does, after checking what a real one would check."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        self.faults: list[Answer] = []
        self.lifetime = 3600
        self.arrived = Event()
        self.open = Event()
        self.open.set()
        self._lock = Lock()
        self._issued = 0
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.host = f"127.0.0.1:{self._server.server_port}"
        self.url = f"http://{self.host}"
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def close(self) -> None:
        self.open.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        self.arrived.set()
        assert self.open.wait(20)
        path = urlsplit(url).path
        with self._lock:
            self.paths.append(path)
            if self.faults:
                return self.faults.pop(0)
            self._issued += 1
            issued = f"access-token-{self._issued}"
        if path == "/token":
            return self._token(dict(parse_qsl(body.decode())), issued)
        if path == "/sts":
            form = dict(parse_qsl(body.decode()))
            assert form["subject_token"] == SUBJECT_TOKEN
            assert form["scope"] in (" ".join(SCOPES), IAM_SCOPE)
            granted = {"access_token": issued, "expires_in": self.lifetime, "token_type": "Bearer"}
            return as_json(200, granted | {"issued_token_type": "t"})
        if path.endswith(":generateAccessToken"):
            assert headers["authorization"].startswith("Bearer access-token-")
            assert json.loads(body)["scope"] == list(SCOPES)
            end = datetime.now(UTC) + timedelta(seconds=self.lifetime)
            granted = {"accessToken": issued, "expireTime": end.strftime("%Y-%m-%dT%H:%M:%SZ")}
            return as_json(200, granted)
        if path == "/computeMetadata/v1/instance/service-accounts/default/token":
            assert headers["metadata-flavor"] == "Google"
            assert parse_qs(urlsplit(url).query)["scopes"] == [",".join(SCOPES)]
            granted = {"access_token": issued, "expires_in": self.lifetime, "token_type": "Bearer"}
            return as_json(200, granted, **{"metadata-flavor": "Google"})
        return as_json(404, {"error": {"code": 404, "message": f"no {path} here"}})

    def _token(self, form: Mapping[str, str], issued: str) -> Answer:
        if form["grant_type"] == "refresh_token":
            assert form["refresh_token"] == REFRESH_TOKEN
            assert form["client_secret"] == CLIENT_SECRET
        else:
            decode = import_module("google.auth.jwt").decode
            claims = decode(form["assertion"], certs=PUBLIC_KEY)
            assert claims["iss"] == EMAIL
            assert claims["scope"] in (" ".join(SCOPES), IAM_SCOPE)
        granted = {"access_token": issued, "expires_in": self.lifetime, "token_type": "Bearer"}
        return as_json(200, granted)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        def handle(handler: BaseHTTPRequestHandler) -> None:
            body = handler.rfile.read(int(handler.headers.get("content-length", 0)))
            headers = {name.lower(): value for name, value in handler.headers.items()}
            try:
                status, answered, data = self.answer(handler.path, headers, body)
            except Exception:
                status, answered, data = 418, NO_HEADERS, traceback.format_exc().encode()
            handler.send_response(status)
            for name, value in answered.items():
                handler.send_header(name, value)
            handler.send_header("content-length", str(len(data)))
            handler.end_headers()
            handler.wfile.write(data)

        def quiet(*_: object) -> None:
            pass

        members = {"do_GET": handle, "do_POST": handle, "log_message": quiet}
        return type("Handler", (BaseHTTPRequestHandler,), members)


@pytest.fixture
def server() -> Generator[TokenServer]:
    server = TokenServer()
    yield server
    server.close()


@pytest.fixture(autouse=True, params=["httpx2", "httpx"])
def library(request: pytest.FixtureRequest) -> Generator[None]:
    with use(cast(Name, request.param)):
        yield


def _at_once(seconds: float) -> None:
    assert seconds > 0


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the machine's own credentials and proxies; google-auth retries without a pause."""
    for name in list(os.environ):
        if name.startswith(("GOOGLE_", "GCE_", "NO_GCE")) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path / "gcloud"))
    monkeypatch.setenv("NO_GCE_CHECK", "true")
    pause = SimpleNamespace(sleep=_at_once)
    monkeypatch.setattr("google.auth._exponential_backoff.time", pause)


@pytest.fixture
def iam(server: TokenServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Google's address for impersonation cannot be set in a credentials file."""
    endpoint = f"{server.url}/v1/projects/-/serviceAccounts/{{}}:generateAccessToken"
    monkeypatch.setattr("google.auth.iam._IAM_ENDPOINT", endpoint)


class Clock:
    """Runs ahead of the real one."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time() + self.ahead


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(auth, "time", clock)
    return clock


def now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def service_account_info(server: TokenServer) -> dict[str, Any]:
    return {
        "type": "service_account",
        "project_id": "project",
        "private_key_id": "1",
        "private_key": PRIVATE_KEY,
        "client_email": EMAIL,
        "token_uri": f"{server.url}/token",
    }


def service_account(server: TokenServer, scopes: tuple[str, ...] | None = SCOPES) -> Any:
    kind = import_module("google.oauth2.service_account").Credentials
    return kind.from_service_account_info(service_account_info(server), scopes=scopes)


def authorized_user_info() -> dict[str, Any]:
    return {
        "type": "authorized_user",
        "client_id": "tool",
        "client_secret": CLIENT_SECRET,
        "refresh_token": REFRESH_TOKEN,
    }


def impersonation_info(server: TokenServer) -> dict[str, Any]:
    account = f"{server.url}/v1/projects/-/serviceAccounts/other@project.iam.gserviceaccount.com"
    return {
        "type": "impersonated_service_account",
        "service_account_impersonation_url": f"{account}:generateAccessToken",
        "source_credentials": service_account_info(server),
    }


def workload_info(server: TokenServer, folder: Path) -> dict[str, Any]:
    (folder / "subject").write_text(SUBJECT_TOKEN)
    pool = "projects/1/locations/global/workloadIdentityPools/pool/providers/provider"
    return {
        "type": "external_account",
        "audience": f"//iam.googleapis.com/{pool}",
        "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
        "token_url": f"{server.url}/sts",
        "credential_source": {"file": str(folder / "subject")},
    }


def as_default(monkeypatch: pytest.MonkeyPatch, folder: Path, info: Mapping[str, Any]) -> None:
    path = folder / "credentials.json"
    path.write_text(json.dumps(info))
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(path))


def given(credentials: object | None, quota_project: str | None = None) -> Auth:
    return google(credentials, scopes=SCOPES, quota_project=quota_project)


def bearer(number: int, quota_project: str | None = None) -> dict[str, str]:
    headers = {"authorization": f"Bearer access-token-{number}"}
    return headers if quota_project is None else {**headers, "x-goog-user-project": quota_project}


def ask(auth: Auth) -> Mapping[str, str]:
    return auth.headers()


def ask_async(auth: Auth) -> Mapping[str, str]:
    return asyncio.run(_headers(auth))


async def _headers(auth: Auth) -> Mapping[str, str]:
    return await auth.headers_async()


both_ways = pytest.mark.parametrize("get", [ask, ask_async])
Get = Callable[[Auth], Mapping[str, str]]


def assert_no_secret(text: str) -> None:
    assert [secret for secret in SECRETS if secret in text] == []


# API keys


@both_ways
def test_api_key(get: Get) -> None:
    auth = api_key("AIzaKey")
    assert get(auth) == {"x-goog-api-key": "AIzaKey"}
    assert not auth.refused(auth.headers())
    assert "AIzaKey" not in f"{auth!r} {auth} {auth.headers()!r} {auth.headers()}"


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("", "the API key is empty"),
        ("secretkey\n", "whitespace or a line break around it"),
        (" secretkey", "whitespace or a line break around it"),
        ("secret\r\nx: key", "no HTTP header can carry"),
        ("secret\x00key", "no HTTP header can carry"),
        ("secretkey\u20ac", "no HTTP header can carry"),
        ("secretkey\xe9", "no HTTP header can carry"),
        (b"secretkey", "the API key must be a str, found bytes"),
    ],
)
def test_a_key_that_breaks_a_header_is_refused_unseen(key: Any, told: str) -> None:
    with pytest.raises(ConfigurationError, match=told) as caught:
        api_key(key)
    assert "secret" not in str(caught.value)


# Kinds of Google credentials


@both_ways
def test_service_account(server: TokenServer, get: Get) -> None:
    auth = given(service_account(server, scopes=None))
    assert get(auth) == get(auth) == bearer(1)
    assert auth.headers() is auth.headers()
    assert server.paths == ["/token"]


@both_ways
def test_service_account_by_default(
    server: TokenServer, get: Get, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    as_default(monkeypatch, tmp_path, service_account_info(server))
    auth = given(None)
    assert server.paths == []
    assert get(auth) == bearer(1)


@both_ways
@pytest.mark.parametrize("from_gcloud", [True, False])
def test_authorized_user_by_default(
    server: TokenServer,
    get: Get,
    from_gcloud: bool,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    endpoint = "google.oauth2.credentials._GOOGLE_OAUTH2_TOKEN_ENDPOINT"
    monkeypatch.setattr(endpoint, f"{server.url}/token")
    info = authorized_user_info() | {"quota_project_id": "billed"}
    as_default(monkeypatch, tmp_path, info)
    if from_gcloud:
        (tmp_path / "gcloud").mkdir()
        known = tmp_path / "gcloud" / "application_default_credentials.json"
        (tmp_path / "credentials.json").rename(known)
        monkeypatch.delenv("GOOGLE_APPLICATION_CREDENTIALS")
    assert get(given(None)) == bearer(1, "billed")
    assert get(given(None, quota_project="other")) == bearer(2, "other")
    assert server.paths == ["/token"] * 2


@pytest.mark.usefixtures("iam")
@both_ways
def test_impersonated_service_account_by_default(
    server: TokenServer, get: Get, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    as_default(monkeypatch, tmp_path, impersonation_info(server))
    assert get(given(None)) == bearer(2)
    assert [path.rpartition(":")[2] for path in server.paths] == ["/token", "generateAccessToken"]


@both_ways
def test_workload_identity_by_default(
    server: TokenServer, get: Get, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    as_default(monkeypatch, tmp_path, workload_info(server, tmp_path))
    assert get(given(None)) == bearer(1)
    assert server.paths == ["/sts"]


@both_ways
def test_workload_identity_impersonating(
    server: TokenServer, get: Get, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    url = impersonation_info(server)["service_account_impersonation_url"]
    info = workload_info(server, tmp_path) | {"service_account_impersonation_url": url}
    as_default(monkeypatch, tmp_path, info)
    assert get(given(None)) == bearer(2)
    assert [path.rpartition(":")[2] for path in server.paths] == ["/sts", "generateAccessToken"]


@both_ways
def test_metadata_server_by_default(
    server: TokenServer, get: Get, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_GCE_CHECK")
    monkeypatch.setenv("GCE_METADATA_HOST", server.host)
    # Its address means something on this machine only, so no proxy is asked.
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("GOOGLE_CLOUD_QUOTA_PROJECT", "billed")
    monkeypatch.setattr(auth, "sleep", _at_once)
    server.faults = [(503, NO_HEADERS, b"not yet")]
    default = given(None)
    assert get(default) == get(default) == bearer(1, "billed")
    assert len(server.paths) == 2
    clock.ahead = 3500
    assert get(default) == bearer(2, "billed")


def test_no_credentials_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    auth = given(None)
    with pytest.raises(CredentialsError, match=r"gcloud auth application-default login.*NO_GCE"):
        auth.headers()
    monkeypatch.delenv("NO_GCE_CHECK")
    monkeypatch.setenv("GCE_METADATA_HOST", "127.0.0.1:1")
    with pytest.raises(
        CredentialsError, match=r"metadata server: GET http://127.0.0.1:1/.*refused"
    ):
        auth.headers()


def test_a_metadata_server_without_an_account(
    server: TokenServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_GCE_CHECK")
    monkeypatch.setenv("GCE_METADATA_HOST", server.host)
    server.faults = [(404, NO_HEADERS, b""), as_json(200, {"access_token": "access-token-x"})]
    for told in ("404 from 127.0.0.1", "gave no token"):
        with pytest.raises(CredentialsError, match=told):
            given(None).headers()


@both_ways
def test_default_credentials_are_looked_for_again_after_a_failure(
    server: TokenServer, get: Get, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "missing.json"))
    auth = given(None)
    with pytest.raises(CredentialsError, match=r"missing\.json was not found"):
        get(auth)
    as_default(monkeypatch, tmp_path, service_account_info(server))
    assert get(auth) == bearer(1)


@pytest.mark.parametrize("content", ["not JSON " + REFRESH_TOKEN, "[]", "{}", '{"type": "other"}'])
def test_a_broken_credentials_file(
    content: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "broken.json").write_text(content)
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "broken.json"))
    with pytest.raises(CredentialsError, match="no Google credentials") as caught:
        given(None).headers()
    assert_no_secret(_everything_shown(caught.value))


def test_credentials_without_a_token_send_none() -> None:
    anonymous = import_module("google.auth.credentials").AnonymousCredentials()
    auth = given(anonymous)
    assert auth.headers() == {}
    assert not auth.refused(auth.headers())


def test_a_token_held_by_the_credentials_is_used_as_it_is() -> None:
    kind = import_module("google.oauth2.credentials").Credentials
    auth = given(kind(token="access-token-7"))
    assert auth.headers() == bearer(7)


@pytest.mark.parametrize(
    ("credentials", "told"),
    [
        ("AIzaKey", "found str; an API key goes into api_key"),
        (object(), "found object"),
        (7, "found int"),
    ],
)
def test_anything_else_is_refused(credentials: object, told: str) -> None:
    with pytest.raises(ConfigurationError, match=told) as caught:
        given(credentials)
    assert "AIza" not in str(caught.value)


def test_classes_and_asynchronous_credentials_are_refused() -> None:
    with pytest.raises(ConfigurationError, match=r"found abc\.ABCMeta"):
        given(import_module("google.oauth2.service_account").Credentials)
    with pytest.raises(ConfigurationError, match="synchronous kind"):
        given(import_module("google.auth.aio.credentials").StaticCredentials("access-token-1"))


@pytest.mark.parametrize("quota_project", ["", "bill\ned", "billed "])
def test_a_quota_project_that_breaks_a_header_is_refused(quota_project: str) -> None:
    with pytest.raises(ConfigurationError, match="quota_project"):
        given(None, quota_project=quota_project)


# Expiry


@both_ways
def test_an_expired_token_is_renewed(server: TokenServer, get: Get) -> None:
    credentials = service_account(server)
    auth = given(credentials)
    assert get(auth) == bearer(1)
    credentials.expiry = now() - timedelta(seconds=1)
    assert get(auth) == bearer(2)
    credentials.expiry = now() + timedelta(seconds=200)
    assert get(auth) == bearer(3)
    credentials.token = "access-token-9"
    assert get(auth) == bearer(9)
    assert len(server.paths) == 3


def test_a_short_lived_token_is_renewed_half_way(server: TokenServer, clock: Clock) -> None:
    server.lifetime = 60
    auth = given(service_account(server))
    assert auth.headers() == auth.headers() == bearer(1)
    clock.ahead = 31
    assert auth.headers() == bearer(2)


def test_a_token_that_has_expired_on_arrival_is_still_sent(server: TokenServer) -> None:
    server.lifetime = 0
    auth = given(service_account(server))
    assert auth.headers() == bearer(1)
    assert auth.headers() == bearer(2)


@both_ways
def test_a_stale_token_serves_while_renewal_fails(
    server: TokenServer, get: Get, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    credentials = service_account(server)
    auth = given(credentials)
    get(auth)
    credentials.expiry = now() + timedelta(seconds=100)
    server.faults = [as_json(400, {"error": "invalid_grant"})]
    assert get(auth) == get(auth) == bearer(1)
    (record,) = [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert "invalid_grant" in record.getMessage()
    assert len(server.paths) == 2
    clock.ahead = 11
    assert get(auth) == bearer(2)


# Refused tokens


@both_ways
def test_a_refused_token_is_renewed_once(server: TokenServer, get: Get) -> None:
    auth = given(service_account(server))
    first = get(auth)
    assert auth.refused(first)
    assert get(auth) == bearer(2)
    # Whoever still holds the first one learns that there is another, which stays.
    assert auth.refused(first)
    assert auth.refused(dict(first))
    assert get(auth) == bearer(2)
    assert len(server.paths) == 2


def test_a_refused_token_that_cannot_be_renewed_is_sent_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    kind = import_module("google.oauth2.credentials").Credentials
    auth = given(kind(token="access-token-7"))
    assert auth.refused(auth.headers())
    assert auth.headers() == bearer(7)
    assert "do not contain the necessary fields" in caplog.text


# Many at once


async def _fifty_tasks(
    auth: Auth, server: TokenServer, barrier: Barrier
) -> list[Mapping[str, str]]:
    tasks = [asyncio.ensure_future(_headers(auth)) for _ in range(50)]
    barrier.wait(20)
    await asyncio.sleep(0)
    server.open.set()
    return await asyncio.gather(*tasks)


@pytest.mark.parametrize("kind", ["google", "token"])
def test_fifty_threads_and_fifty_tasks_make_one_request(server: TokenServer, kind: str) -> None:
    server.open.clear()
    credentials = service_account(server)

    def provider() -> str:
        credentials.refresh(Request())
        return cast(str, credentials.token)

    auth = given(credentials) if kind == "google" else token(provider)
    barrier = Barrier(51)
    got: list[Mapping[str, str]] = []

    def ask() -> None:
        barrier.wait(20)
        got.append(auth.headers())

    threads = [Thread(target=ask) for _ in range(50)]
    for thread in threads:
        thread.start()
    got += asyncio.run(_fifty_tasks(auth, server, barrier))
    for thread in threads:
        thread.join()
    assert got == [bearer(1)] * 100
    assert server.paths == ["/token"]


def test_a_failure_reaches_all_who_wait_each_with_its_own_exception(server: TokenServer) -> None:
    auth = given(service_account(server))
    server.faults = [as_json(400, {"error": "invalid_grant"})]

    async def main() -> list[Any]:
        tasks = [_headers(auth) for _ in range(10)]
        return await asyncio.gather(*tasks, return_exceptions=True)

    errors = asyncio.run(main())
    assert {str(error) for error in errors} == {
        "google.oauth2.service_account.Credentials gave no access token: "
        "invalid_grant: None (400 from 127.0.0.1)"
    }
    assert len({id(error) for error in errors}) == 10
    assert server.paths == ["/token"]
    assert auth.headers() == bearer(1)


def test_cancelling_the_first_task_leaves_the_others_alone(server: TokenServer) -> None:
    server.open.clear()
    auth = given(service_account(server))

    async def main() -> None:
        first = asyncio.ensure_future(_headers(auth))
        await asyncio.to_thread(server.arrived.wait, 20)
        others = [asyncio.ensure_future(_headers(auth)) for _ in range(5)]
        await asyncio.sleep(0)
        first.cancel()
        others.pop().cancel()
        server.open.set()
        assert await asyncio.gather(*others) == [bearer(1)] * 4
        assert first.cancelled()

    asyncio.run(main())
    assert server.paths == ["/token"]


def test_one_event_loop_after_another(server: TokenServer) -> None:
    server.open.clear()
    auth = given(service_account(server))

    async def impatient() -> None:
        task = asyncio.ensure_future(_headers(auth))
        await asyncio.to_thread(server.arrived.wait, 20)
        task.cancel()

    asyncio.run(impatient())
    server.open.set()
    assert ask_async(auth) == ask_async(auth) == bearer(1)
    assert server.paths == ["/token"]


class _NoThread(Thread):
    def start(self) -> None:
        raise RuntimeError("can't start new thread")


def test_no_thread_to_be_had(server: TokenServer, monkeypatch: pytest.MonkeyPatch) -> None:
    provider = given(service_account(server))
    with monkeypatch.context() as patch:
        patch.setattr(auth, "Thread", _NoThread)
        with pytest.raises(CredentialsError, match="can't start new thread"):
            ask_async(provider)
    assert ask_async(provider) == bearer(1)


# Callables


class Tokens:
    """Gives out another token each time."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> str:
        self.asked += 1
        return f"access-token-{self.asked}"

    async def later(self) -> str:
        await asyncio.sleep(0)
        return self()


@both_ways
@pytest.mark.parametrize("make", [token, given])
def test_a_callable(make: Callable[[Callable[[], str]], Auth], get: Get, clock: Clock) -> None:
    tokens = Tokens()
    auth = make(tokens)
    assert get(auth) == get(auth) == bearer(1)
    clock.ahead = 179
    assert get(auth) == bearer(1)
    clock.ahead = 181
    assert get(auth) == bearer(2)
    assert auth.refused(auth.headers())
    assert get(auth) == bearer(3)
    assert auth.refused(bearer(2))
    assert get(auth) == bearer(3)


def test_a_callable_with_a_quota_project() -> None:
    assert token(Tokens(), quota_project="billed").headers() == bearer(1, "billed")
    assert given(Tokens(), quota_project="billed").headers() == bearer(1, "billed")


Later = Callable[[], Awaitable[str]]


def _as_it_is(later: Later) -> Later:
    return later


def _behind_a_lambda(later: Later) -> Later:
    return lambda: later()


def _partial(later: Later) -> Later:
    return partial(later)


@pytest.mark.parametrize("wrap", [_as_it_is, _behind_a_lambda, _partial])
def test_an_asynchronous_callable(wrap: Callable[[Later], Later]) -> None:
    auth = token(wrap(Tokens().later))

    async def main() -> list[Mapping[str, str]]:
        return await asyncio.gather(*(_headers(auth) for _ in range(50)))

    assert asyncio.run(main()) == [bearer(1)] * 50
    assert ask_async(auth) == bearer(1)


def test_an_asynchronous_callable_needs_an_async_client() -> None:
    with pytest.raises(ConfigurationError, match="needs an async client"):
        token(Tokens().later).headers()


def test_an_asynchronous_callable_runs_in_the_event_loop_of_the_caller() -> None:
    loops: list[asyncio.AbstractEventLoop] = []

    async def provider() -> str:
        loops.append(asyncio.get_running_loop())
        return "access-token-1"

    async def main() -> None:
        await _headers(token(provider))
        assert loops == [asyncio.get_running_loop()]

    asyncio.run(main())


@both_ways
def test_a_callable_that_raises(get: Get) -> None:
    failures = [OSError(f"vault at {SUBJECT_TOKEN} is sealed")]

    def provider() -> str:
        if failures:
            raise failures.pop()
        return "access-token-1"

    auth = token(provider)
    with pytest.raises(CredentialsError, match="given as credentials raised OSError") as caught:
        get(auth)
    assert_no_secret(str(caught.value))
    assert isinstance(caught.value.__cause__, OSError)
    assert get(auth) == bearer(1)


@both_ways
@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("", "the token returned by the callable is empty"),
        ("access-token-1\n", "whitespace or a line break"),
        (None, "must be a str, found NoneType"),
        (b"access-token-1", "must be a str, found bytes"),
    ],
)
def test_a_callable_that_returns_no_token(answer: Any, told: str, get: Get) -> None:
    with pytest.raises(CredentialsError, match=told) as caught:
        get(token(lambda: answer))
    assert_no_secret(str(caught.value))


def test_an_interrupted_renewal_is_taken_over(server: TokenServer) -> None:
    inside, waiting = Event(), Event()
    tokens = Tokens()

    def provider() -> str:
        if not inside.is_set():
            inside.set()
            assert waiting.wait(20)
            raise KeyboardInterrupt
        return tokens()

    auth = token(provider)
    got: list[Mapping[str, str]] = []

    async def other() -> None:
        task = asyncio.ensure_future(_headers(auth))
        await asyncio.sleep(0)
        waiting.set()
        got.append(await task)

    def follow() -> None:
        assert inside.wait(20)
        asyncio.run(other())

    thread = Thread(target=follow)
    thread.start()
    with pytest.raises(KeyboardInterrupt):
        auth.headers()
    thread.join()
    assert got == [bearer(1)]


def test_a_callable_whose_event_loop_ends_is_asked_again() -> None:
    tokens = Tokens()
    started = asyncio.Event()

    async def provider() -> str:
        if tokens.asked == 0:
            tokens.asked = 1
            started.set()
            await asyncio.Event().wait()
        return tokens()

    auth = token(provider)

    async def first() -> None:
        task = asyncio.ensure_future(_headers(auth))
        await started.wait()
        task.cancel()

    asyncio.run(first())
    assert ask_async(auth) == bearer(2)


def test_who_waits_in_another_event_loop_takes_over_when_the_first_one_ends() -> None:
    tokens = Tokens()
    inside, waiting = Event(), Event()
    got: list[Mapping[str, str]] = []

    async def provider() -> str:
        if not inside.is_set():
            inside.set()
            await asyncio.Event().wait()
        return tokens()

    auth = token(provider)

    async def first() -> None:
        task = asyncio.ensure_future(_headers(auth))
        await asyncio.to_thread(waiting.wait, 20)
        task.cancel()

    async def second() -> None:
        task = asyncio.ensure_future(_headers(auth))
        await asyncio.sleep(0)
        waiting.set()
        got.append(await task)

    def follow() -> None:
        assert inside.wait(20)
        asyncio.run(second())

    thread = Thread(target=follow)
    thread.start()
    asyncio.run(first())
    thread.join()
    assert got == [bearer(1)]


def test_who_looked_before_a_renewal_and_comes_after_it_uses_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tokens = Tokens()
    provider = token(tokens)
    provider.headers()
    looking = [True]

    def clock() -> float:
        if looking:
            looking.clear()
            other = Thread(target=provider.headers)
            other.start()
            other.join()
            # Too late for the token that was held when this clock was asked.
        return time() + 200

    monkeypatch.setattr(auth, "time", clock)
    assert provider.headers() == bearer(2)
    assert tokens.asked == 2


def test_a_callable_whose_event_loop_was_left_behind_is_asked_again() -> None:
    tokens = Tokens()
    started = asyncio.Event()

    async def provider() -> str:
        if tokens.asked == 0:
            tokens.asked = 1
            started.set()
            await asyncio.Event().wait()
        return tokens()

    auth = token(provider)

    async def first() -> asyncio.Future[Mapping[str, str]]:
        task = asyncio.ensure_future(_headers(auth))
        await started.wait()
        return task

    loop = asyncio.new_event_loop()
    left = loop.run_until_complete(first())
    assert ask_async(auth) == bearer(2)
    # Back in the first loop, everything comes to an end.
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.run_until_complete(asyncio.gather(left, return_exceptions=True))
    loop.close()


# Failure, and what may be seen of it


def _everything_shown(error: BaseException) -> str:
    assert error.__context__ is None
    return "".join(traceback.format_exception(error)) + repr(error) + repr(vars(error))


@both_ways
@pytest.mark.parametrize(
    ("fault", "told", "requests"),
    [
        (
            as_json(
                400, {"error": "invalid_grant", "error_description": "Token has been revoked."}
            ),
            r"invalid_grant: Token has been revoked\. \(400 from 127\.0\.0\.1\)$",
            1,
        ),
        (as_json(500, {"error": "internal_failure"}), "internal_failure", 3),
        ((502, {"content-type": "text/html"}, b"<html>bad\n gateway</html>"), "bad gateway", 1),
        (
            (200, NO_HEADERS, b"<html>a portal</html>"),
            "AttributeError|TypeError|gave no access token",
            1,
        ),
        (
            as_json(200, {"id_token": "access-token-x"}),
            r"No access token in response\. \(200 from",
            1,
        ),
        (as_json(403, {"error": {"message": "API is off"}}), "API is off", 1),
        ((302, {"location": "http://127.0.0.1:1/"}, b""), "302 from 127.0.0.1", 1),
        (as_json(400, {"error": "x", "error_description": REFRESH_TOKEN}), "redacted", 1),
    ],
)
def test_a_token_server_that_fails(
    server: TokenServer,
    get: Get,
    fault: Answer,
    told: str,
    requests: int,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    kind = import_module("google.oauth2.credentials").Credentials
    user = kind(
        None,
        refresh_token=REFRESH_TOKEN,
        client_id="tool",
        client_secret=CLIENT_SECRET,
        token_uri=f"{server.url}/token",
    )
    auth = given(user)
    server.faults = [fault] * requests
    with pytest.raises(CredentialsError, match=told) as caught:
        get(auth)
    assert len(server.paths) == requests
    assert get(auth) == bearer(1)
    assert_no_secret(caplog.text + _everything_shown(caught.value))
    assert_no_secret(f"{auth!r} {auth} {auth.headers()!r}")


@both_ways
def test_an_echoed_assertion_is_masked(
    server: TokenServer, get: Get, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    sent: list[str] = []

    def echo(url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        (assertion,) = parse_qs(body.decode())["assertion"]
        sent.append(assertion)
        description = f"Invalid JWT {assertion}"
        return as_json(400, {"error": "invalid_grant", "error_description": description})

    monkeypatch.setattr(server, "answer", echo)
    with pytest.raises(CredentialsError, match="Invalid JWT") as caught:
        get(given(service_account(server)))
    shown = caplog.text + _everything_shown(caught.value)
    assert [part for part in sent[0].split(".") if part in shown] == []


@pytest.mark.usefixtures("iam")
@both_ways
def test_impersonation_that_is_denied_says_why(
    server: TokenServer, get: Get, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    as_default(monkeypatch, tmp_path, impersonation_info(server))
    auth = given(None)
    granted = as_json(200, {"access_token": "access-token-5", "expires_in": 3600})
    denied = as_json(403, {"error": {"message": "Permission denied for access-token-5"}})
    server.faults = [granted, denied]
    with pytest.raises(
        CredentialsError, match=r"\(403 from 127\.0\.0\.1: Permission denied"
    ) as caught:
        get(auth)
    assert_no_secret(_everything_shown(caught.value))
    assert get(auth) == bearer(1)


@both_ways
def test_a_token_server_that_is_not_there(get: Get, server: TokenServer) -> None:
    auth = given(service_account(server))
    server.close()
    with pytest.raises(CredentialsError, match=rf"POST {server.url}/token: .*refused") as caught:
        get(auth)
    assert_no_secret(_everything_shown(caught.value))


def test_credentials_that_fail_in_their_own_way() -> None:
    class Broken:
        token = "access-token-1"
        expiry = None
        valid = True

        def refresh(self, request: object) -> None: ...

        def apply(self, headers: dict[str, str]) -> None:
            raise ArithmeticError(self.token)

    for get in (ask, ask_async):
        with pytest.raises(CredentialsError, match="ArithmeticError") as caught:
            get(given(Broken()))
        assert_no_secret(_everything_shown(caught.value))


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1:1/", "nonsense", "ftp://127.0.0.1/", "http://[", "http://127.0.0.1:x/"],
)
def test_a_request_that_fails_raises_what_google_auth_expects(url: str) -> None:
    expected: type[Exception] = import_module("google.auth.exceptions").TransportError
    with pytest.raises(expected):
        Request()(url)


def test_a_client_certificate_that_is_missing(tmp_path: Path) -> None:
    expected: type[Exception] = import_module("google.auth.exceptions").TransportError
    path = str(tmp_path / "missing.pem")
    with pytest.raises(expected, match="No such file"):
        Request()("https://127.0.0.1:1/", cert=(path, path))


def test_an_answer_as_google_auth_reads_it(server: TokenServer) -> None:
    answer = Request()(f"{server.url}/x", method="POST", body=b"{}", headers={"a": "b"}, timeout=5)
    assert answer.status == 404
    assert answer.headers["Content-Type"] == "application/json"
    assert b"no /x here" in answer.data
    assert "no /x here" not in repr(answer)


# What is imported


def test_imports(server: TokenServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = impersonation_info(server)["service_account_impersonation_url"]
    info = workload_info(server, tmp_path) | {"service_account_impersonation_url": url}
    as_default(monkeypatch, tmp_path, info)
    script = """
import sys
from gemini_sdk._transport.auth import api_key, google, token

def loaded():
    return [name for name in ("httpx", "httpx2", "google.auth", "requests", "urllib3") if name in sys.modules]

api_key("k").headers()
print(loaded())
assert google(None, scopes=["a"], quota_project=None) and not loaded()
auth = google(None, scopes=sys.argv[1:], quota_project=None)
print(auth.headers() == {"authorization": "Bearer access-token-2"}, loaded())
"""
    done = subprocess.run(
        [sys.executable, "-c", script, *SCOPES], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["[]", "True ['httpx2', 'google.auth']"]


def test_no_deprecation_warning_escapes(
    server: TokenServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_default(monkeypatch, tmp_path, service_account_info(server))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert given(None).headers() == bearer(1)
