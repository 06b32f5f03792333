"""google-auth's real flows against a token server on loopback, over both HTTP libraries."""

import asyncio
import json
import logging
import os
import socket
import subprocess
import sys
import traceback
import warnings
from collections.abc import Generator, Mapping
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from threading import Barrier, Thread
from types import SimpleNamespace
from typing import Any, cast
from urllib.parse import parse_qs

import pytest

from gemini_sdk._credentials import google_auth, metadata_server, refresh, token_provider
from gemini_sdk._credentials.google_auth import GoogleAuth
from gemini_sdk._credentials.headers import token
from gemini_sdk._credentials.token_request import TokenRequest
from gemini_sdk._transport.auth import Auth
from gemini_sdk._transport.http_library import Name, use
from gemini_sdk.errors import ConfigurationError, CredentialsError
from tests.raw_server import RawServer, Reply, drip, head
from tests.transport.asking import (
    Clock,
    Get,
    ask,
    ask_async,
    assert_no_secret,
    bearer,
    both_ways,
    headers_async,
)
from tests.transport.token_server import (
    CLIENT_SECRET,
    NO_HEADERS,
    REFRESH_TOKEN,
    SCOPES,
    Answer,
    TokenServer,
    as_json,
    authorized_user_info,
    impersonation_info,
    now,
    service_account,
    service_account_info,
    workload_info,
)


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


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    for module in (google_auth, refresh, token_provider):
        monkeypatch.setattr(module, "time", clock)
    return clock


def as_default(monkeypatch: pytest.MonkeyPatch, folder: Path, info: Mapping[str, Any]) -> None:
    path = folder / "credentials.json"
    path.write_text(json.dumps(info))
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(path))


def given(credentials: object | None, quota_project: str | None = None) -> Auth:
    return GoogleAuth(credentials, scopes=SCOPES, quota_project=quota_project)


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
    monkeypatch.setattr(metadata_server, "sleep", _at_once)
    server.faults = [(503, NO_HEADERS, b"not yet")]
    default = given(None)
    assert get(default) == get(default) == bearer(1, "billed")
    assert len(server.paths) == 2
    clock.ahead = 3500
    assert get(default) == bearer(2, "billed")


@both_ways
def test_a_metadata_server_that_is_not_ready_yet(
    server: TokenServer, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in the first second of a pod: it refuses connections."""
    pauses: list[float] = []

    server_url = f"{server.url}/computeMetadata/v1/instance/service-accounts/default/token"
    monkeypatch.delenv("NO_GCE_CHECK")
    with socket.create_server(("127.0.0.1", 0)) as closed:
        monkeypatch.setenv("GCE_METADATA_HOST", f"127.0.0.1:{closed.getsockname()[1]}")
    asked: list[str] = []
    real = TokenRequest.__call__

    def call(request: Any, url: str, *args: Any, **options: Any) -> Any:
        asked.append(url)
        if len(asked) > 3:
            url = f"{server_url}?{url.partition('?')[2]}"
        return real(request, url, *args, **options)

    monkeypatch.setattr(TokenRequest, "__call__", call)
    monkeypatch.setattr(metadata_server, "sleep", pauses.append)
    assert get(given(None)) == bearer(1)
    assert pauses == [0.5, 1.0, 2.0]


def _unknown(*_: Any, **__: Any) -> Any:
    raise socket.gaierror(socket.EAI_NONAME, "unknown")


def test_a_machine_without_a_metadata_server_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pauses: list[float] = []
    monkeypatch.delenv("NO_GCE_CHECK")
    monkeypatch.setenv("GCE_METADATA_HOST", "metadata.invalid")
    monkeypatch.setattr(socket, "getaddrinfo", _unknown)
    monkeypatch.setattr(metadata_server, "sleep", pauses.append)
    with pytest.raises(CredentialsError, match="metadata server"):
        given(None).headers()
    assert pauses == []


def test_no_credentials_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    auth = given(None)
    with pytest.raises(CredentialsError, match=r"gcloud auth application-default login.*NO_GCE"):
        auth.headers()
    monkeypatch.delenv("NO_GCE_CHECK")
    monkeypatch.setenv("GCE_METADATA_HOST", "127.0.0.1:1")
    monkeypatch.setattr(metadata_server, "sleep", _at_once)
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
    for message in ("404 from 127.0.0.1", "returned no token"):
        with pytest.raises(CredentialsError, match=message):
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
    ("credentials", "message"),
    [
        ("AIzaKey", "found str; pass an API key as api_key"),
        (object(), "found object"),
        (7, "found int"),
    ],
)
def test_anything_else_is_refused(credentials: object, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message) as caught:
        given(credentials)
    assert "AIza" not in str(caught.value)


def test_classes_and_asynchronous_credentials_are_refused() -> None:
    with pytest.raises(ConfigurationError, match=r"found abc\.ABCMeta"):
        given(import_module("google.oauth2.service_account").Credentials)
    with pytest.raises(ConfigurationError, match="synchronous google-auth"):
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
    tasks = [asyncio.ensure_future(headers_async(auth)) for _ in range(50)]
    barrier.wait(20)
    await asyncio.sleep(0)
    server.open.set()
    return await asyncio.gather(*tasks)


@pytest.mark.parametrize("kind", ["google", "token"])
def test_fifty_threads_and_fifty_tasks_make_one_request(server: TokenServer, kind: str) -> None:
    server.open.clear()
    credentials = service_account(server)

    def provider() -> str:
        credentials.refresh(TokenRequest())
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
        tasks = [headers_async(auth) for _ in range(10)]
        return await asyncio.gather(*tasks, return_exceptions=True)

    errors = asyncio.run(main())
    assert {str(error) for error in errors} == {
        "google.oauth2.service_account.Credentials: no access token: "
        "invalid_grant: None (400 from 127.0.0.1)"
    }
    assert len({id(error) for error in errors}) == 10
    assert server.paths == ["/token"]
    assert auth.headers() == bearer(1)


def test_cancelling_the_first_task_leaves_the_others_alone(server: TokenServer) -> None:
    server.open.clear()
    auth = given(service_account(server))

    async def main() -> None:
        first = asyncio.ensure_future(headers_async(auth))
        await asyncio.to_thread(server.arrived.wait, 20)
        others = [asyncio.ensure_future(headers_async(auth)) for _ in range(5)]
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
        task = asyncio.ensure_future(headers_async(auth))
        await asyncio.to_thread(server.arrived.wait, 20)
        task.cancel()

    asyncio.run(impatient())
    server.open.set()
    assert ask_async(auth) == ask_async(auth) == bearer(1)
    assert server.paths == ["/token"]


# Failure, and what may be seen of it


def _everything_shown(error: BaseException) -> str:
    assert error.__context__ is None
    return "".join(traceback.format_exception(error)) + repr(error) + repr(vars(error))


@both_ways
@pytest.mark.parametrize(
    ("fault", "message", "requests"),
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
    message: str,
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
    with pytest.raises(CredentialsError, match=message) as caught:
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
        TokenRequest()(url)


def test_a_client_certificate_that_is_missing(tmp_path: Path) -> None:
    expected: type[Exception] = import_module("google.auth.exceptions").TransportError
    path = str(tmp_path / "missing.pem")
    with pytest.raises(expected, match="No such file"):
        TokenRequest()("https://127.0.0.1:1/", cert=(path, path))


def test_an_answer_as_google_auth_reads_it(server: TokenServer) -> None:
    answer = TokenRequest()(
        f"{server.url}/x", method="POST", body=b"{}", headers={"a": "b"}, timeout=5
    )
    assert answer.status == 404
    assert answer.headers["Content-Type"] == "application/json"
    assert b"no /x here" in answer.data
    assert "no /x here" not in repr(answer)


# What is imported


def test_google_auth_is_imported_when_a_token_is_needed(
    server: TokenServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = impersonation_info(server)["service_account_impersonation_url"]
    info = workload_info(server, tmp_path) | {"service_account_impersonation_url": url}
    as_default(monkeypatch, tmp_path, info)
    script = """
import sys
from gemini_sdk._credentials.google_auth import GoogleAuth

def loaded():
    return [name for name in ("httpx", "httpx2", "google.auth", "requests", "urllib3") if name in sys.modules]

print(loaded())
auth = GoogleAuth(None, scopes=sys.argv[1:], quota_project=None)
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


DRIPPING: dict[str, Reply] = {
    "status line": [drip(b"HTTP/1.1 200 " + b"x" * 5000, 0.005)],
    "headers": [b"HTTP/1.1 200 OK\r\n", drip(b"a: b\r\n" * 5000, 0.005)],
    "body": [head(content_length="5000"), drip(b" " * 5000, 0.005)],
}


@pytest.mark.parametrize("part", list(DRIPPING))
def test_a_token_server_that_drips_ends_after_the_timeout(part: str) -> None:
    request = TokenRequest()
    with RawServer() as dripping:
        dripping.plan(DRIPPING[part])
        with pytest.raises(Exception, match="timed out") as caught:
            request(f"{dripping.url}/token", "POST", b"", timeout=0.2)
    assert type(caught.value).__name__ == "TransportError"
    assert request.unreachable
