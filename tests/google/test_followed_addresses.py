"""Addresses that a server names: an upload or a download goes on at the configured origin, and nowhere else."""

import io
import json
from base64 import b64encode
from collections.abc import Generator
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import AsyncGeminiClient, GeminiClient
from gemini_sdk._transport.addresses import on_origin
from gemini_sdk.errors import FileTransferError, InvalidAnswerError
from tests.driver import Driver, runner_for
from tests.raw_server import RawServer, reset

BASE = "http://127.0.0.1:8080"
GOOGLE = "https://generativelanguage.googleapis.com"
FILE = b'{"file": {"name": "files/x", "uri": "https://x/files/x", "state": "ACTIVE"}}'


@pytest.mark.parametrize(
    ("url", "base", "address"),
    [
        (f"{BASE}/upload?upload_id=1", BASE, f"{BASE}/upload?upload_id=1"),
        (f"{BASE}/upload", f"{BASE}/prefix", f"{BASE}/upload"),
        ("HTTP://127.0.0.1:8080/upload", BASE, f"{BASE}/upload"),
        ("/upload?a=b", BASE, f"{BASE}/upload?a=b"),
        (f"{GOOGLE}/upload?a=b", GOOGLE, f"{GOOGLE}/upload?a=b"),
        (f"{GOOGLE}:443/upload", GOOGLE, f"{GOOGLE}/upload"),
        # A proxy in front of Google's servers, which name themselves.
        (f"{GOOGLE}/upload?a=b", f"{BASE}/prefix", f"{BASE}/prefix/upload?a=b"),
        ("http://127.0.0.1:8081/upload", BASE, None),
        ("https://127.0.0.1:8080/upload", BASE, None),
        ("//evil.example/upload", BASE, None),
        ("https://evil.example/upload", GOOGLE, None),
        ("https://evilgoogleapis.com/upload", BASE, None),
        ("https://generativelanguage.googleapis.com.evil.example/", BASE, None),
        ("http://generativelanguage.googleapis.com/upload", BASE, None),
        ("http://user@127.0.0.1:8080/upload", BASE, None),
        ("http://127.0.0.1:8080\\@evil.example/", BASE, None),
        ("http://127.0.0.1:99999/", BASE, None),
        ("http://[::1/", BASE, None),
        ("http://127.0.0.1:8080/a b", BASE, None),
        ("file:///etc/passwd", BASE, None),
        ("javascript:alert(1)", BASE, None),
    ],
)
def test_addresses(url: str, base: str, address: str | None) -> None:
    assert on_origin(url, base) == address


@given(
    st.text() | st.from_regex(r"(https?:)?//?[a-z0-9.@:\\/\[\]]{0,30}(/[a-z?#]*)?", fullmatch=True)
)
def test_no_text_leads_elsewhere(url: str) -> None:
    import httpx2

    address = on_origin(url, BASE)
    if address is not None:
        assert urlsplit(address)[:2] == urlsplit(BASE)[:2]
        assert httpx2.URL(address).netloc == b"127.0.0.1:8080"


@pytest.fixture
def server() -> Generator[RawServer]:
    with RawServer() as server:
        yield server


@pytest.fixture(params=["sync", "async"])
def driver(request: pytest.FixtureRequest) -> Generator[Driver]:
    with runner_for(request.param) as runner:
        driver = Driver(runner)
        yield driver
        driver.close_all()


def client_of(driver: Driver, server: RawServer) -> Any:
    kind = GeminiClient if driver.blocking else AsyncGeminiClient
    return driver.keep(kind(api_key="secret-key", base_url=server.url, max_retries=0))


def head(status: str, headers: dict[str, str], body: bytes = b"") -> list[Any]:
    lines = [f"HTTP/1.1 {status}", *(f"{k}: {v}" for k, v in headers.items())]
    lines.append(f"content-length: {len(body)}")
    return ["\r\n".join([*lines, "", ""]).encode() + body]


def started(place: str) -> list[Any]:
    return head("200 OK", {"x-goog-upload-url": place, "x-goog-upload-status": "active"})


@pytest.mark.parametrize("place", ["https://evil.example/upload", "//evil.example/upload"])
def test_an_upload_does_not_go_to_another_host(
    driver: Driver, server: RawServer, place: str
) -> None:
    server.plan(started(place))
    with pytest.raises(InvalidAnswerError, match="not on the configured origin"):
        driver.get(client_of(driver, server).files.upload(b"x", mime_type="text/plain"))
    assert len(server.requests) == 1


@pytest.mark.parametrize("named", ["/upload/v1beta/files?upload_id=1", GOOGLE + "/up?upload_id=1"])
def test_an_upload_goes_on_at_the_configured_origin(
    driver: Driver, server: RawServer, named: str
) -> None:
    server.plan(started(named), head("200 OK", {"x-goog-upload-status": "final"}, FILE))
    file = driver.get(client_of(driver, server).files.upload(b"x", mime_type="text/plain"))
    assert file.name == "files/x"
    assert server.requests[1].target == named.removeprefix(GOOGLE)
    assert server.requests[1].body == b"x"


def test_a_start_without_an_address_is_one_error(driver: Driver, server: RawServer) -> None:
    server.plan(head("200 OK", {"x-goog-upload-status": "active"}))
    with pytest.raises(InvalidAnswerError, match="has no address for the upload"):
        driver.get(client_of(driver, server).files.upload(b"x", mime_type="text/plain"))


@pytest.mark.parametrize("granularity", [str(10**12), "9" * 18])
def test_a_server_cannot_ask_for_endless_pieces(
    driver: Driver, server: RawServer, granularity: str
) -> None:
    named = {"x-goog-upload-url": "/upload", "x-goog-upload-chunk-granularity": granularity}
    server.plan(head("200 OK", named))
    with pytest.raises(InvalidAnswerError, match="pieces of"):
        driver.get(client_of(driver, server).files.upload(b"x", mime_type="text/plain"))


@pytest.mark.parametrize(
    "other", [{"sizeBytes": "7"}, {"sha256Hash": b64encode(b"0" * 64).decode()}]
)
def test_other_bytes_at_the_service_are_an_error_that_names_the_file(
    driver: Driver, server: RawServer, other: dict[str, str]
) -> None:
    body = json.dumps({"file": {"name": "files/x", **other}}).encode()
    server.plan(started("/upload"), head("200 OK", {"x-goog-upload-status": "final"}, body))
    with pytest.raises(FileTransferError, match=r"files\.delete\('files/x'\)") as caught:
        driver.get(client_of(driver, server).files.upload(b"x", mime_type="text/plain"))
    assert caught.value.name == "files/x"


def test_a_server_that_has_less_than_it_said_gets_it_again_from_a_file(
    driver: Driver, server: RawServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gemini_sdk._transport.upload.UPLOAD_PIECE", 4)
    active = {"x-goog-upload-status": "active"}
    has = {**active, "x-goog-upload-size-received": "2"}
    for source, whole in ((b"0123456789", True), (iter([b"0123456789"]), False)):
        server.requests.clear()
        server.plan(
            started("/upload"),
            head("200 OK", active),
            head("503 No", {}),
            head("200 OK", has),
            head("200 OK", active),
            head("200 OK", {"x-goog-upload-status": "final"}, FILE),
        )
        upload = client_of(driver, server).files.upload
        if whole:
            driver.get(upload(source, mime_type="text/plain", max_retries=1))
            bodies = [seen.body for seen in server.requests]
            assert bodies[1:] == [b"0123", b"4567", b"", b"2345", b"6789"]
        else:
            with pytest.raises(FileTransferError, match="from byte 2 on"):
                driver.get(upload(source, mime_type="text/plain", max_retries=1))


def test_a_download_does_not_go_to_another_host(driver: Driver, server: RawServer) -> None:
    server.plan(head("302 Found", {"location": "https://evil.example/file"}))
    with pytest.raises(InvalidAnswerError, match="not on the configured origin"):
        driver.get(client_of(driver, server).files.download("x", io.BytesIO()))
    assert len(server.requests) == 1


def test_a_download_is_redirected_a_few_times_only(driver: Driver, server: RawServer) -> None:
    server.plan(head("302 Found", {"location": "/again"}))
    with pytest.raises(FileTransferError, match="again and again"):
        driver.get(client_of(driver, server).files.download("x", io.BytesIO()))
    assert len(server.requests) == 6


@pytest.mark.parametrize("ranges", [True, False])
def test_a_download_goes_on_whether_the_server_takes_ranges_or_not(
    driver: Driver, server: RawServer, ranges: bool
) -> None:
    tag = {"etag": '"1"'}
    (cut,) = head("200 OK", tag, b"0123456789")
    part = {**tag, "content-range": "bytes 4-9/10"}
    rest = head("206 Partial", part, b"456789") if ranges else head("200 OK", tag, b"0123456789")
    server.plan([cut[:-6], reset], rest)
    target = io.BytesIO()
    download = client_of(driver, server).files.download
    assert driver.get(download("x", target, max_retries=1)) == 10
    assert target.getvalue() == b"0123456789"


@pytest.mark.parametrize(
    "answer",
    [
        head("200 OK", {"etag": '"2"'}, b"abcdefghij"),
        head("206 P", {"etag": '"1"', "content-range": "bytes 5-9/10"}, b"56789"),
        head("416 No", {}),
    ],
)
def test_a_download_of_a_file_that_changed_is_an_error(
    driver: Driver, server: RawServer, answer: list[Any]
) -> None:
    (cut,) = head("200 OK", {"etag": '"1"'}, b"0123456789")
    server.plan([cut[:-6], reset], answer)
    with pytest.raises(FileTransferError, match="download"):
        driver.get(client_of(driver, server).files.download("x", io.BytesIO(), max_retries=1))
