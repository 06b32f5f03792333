"""How much of an answer is read: what a server sends may cost this process neither its memory nor its time."""

import gzip
import json
import tracemalloc
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemini_sdk import AzureInferenceClient, GeminiClient, VertexClient
from gemini_sdk._methods.method import transport_of
from gemini_sdk._redaction import redact
from gemini_sdk._transport.decoding import Counter, DamagedError, Decoder, TooLargeError
from gemini_sdk._transport.response import status_error
from gemini_sdk._transport.tunables import PIECE
from gemini_sdk.errors import (
    AnswerTooLargeError,
    BadRequestError,
    ConfigurationError,
    GeminiSDKError,
    InvalidAnswerError,
)
from tests.examples import examples
from tests.growth import is_linear
from tests.raw_server import END, Reply, answer, body, chunk, head, stream_head
from tests.transport.driver import ProbeDriver

LIMIT = 2**20
BOMB = gzip.compress(gzip.compress(bytes(400 * 2**20), 9), 9)
"""A few hundred bytes that are 400 MiB."""


def stream(*data: bytes, **headers: str) -> Reply:
    """A stream of these bytes."""
    return [stream_head(**headers), *map(chunk, data), END]


@pytest.fixture
def limited(driver: ProbeDriver) -> Any:
    """A client whose answers may have a mebibyte."""
    client = driver.client()
    session = client._transport.session
    object.__setattr__(session.settings, "max_answer_size", LIMIT)
    return client


def test_a_compressed_bomb_is_an_error_before_it_fills_the_memory(
    driver: ProbeDriver, limited: Any
) -> None:
    assert len(BOMB) < 5000
    driver.server.plan([body(BOMB, content_encoding="gzip, gzip")])
    tracemalloc.start()
    try:
        with pytest.raises(AnswerTooLargeError, match="max_answer_size") as caught:
            driver.ask(limited)
        assert tracemalloc.get_traced_memory()[1] < 8 * LIMIT
    finally:
        tracemalloc.stop()
    assert isinstance(caught.value, InvalidAnswerError)
    assert (caught.value.limit, caught.value.attempts) == (LIMIT, 1)


def test_a_long_answer_is_not_read_to_its_end(driver: ProbeDriver, limited: Any) -> None:
    endless = [b"10000\r\n" + b" " * 65536 + b"\r\n"] * 64
    driver.server.plan([head(transfer_encoding="chunked"), *endless])
    with pytest.raises(AnswerTooLargeError):
        driver.ask(limited)
    driver.server.plan(answer({"text": "next"}))
    assert driver.ask(limited).text == "next"


@pytest.mark.parametrize("encoding", [None, "gzip, gzip"])
def test_an_error_with_a_body_that_is_too_large_is_still_that_error(
    driver: ProbeDriver, limited: Any, encoding: str | None
) -> None:
    content = b"too long " * LIMIT if encoding is None else BOMB
    headers = {} if encoding is None else {"content_encoding": encoding}
    driver.server.plan([body(content, 400, **headers)])
    with pytest.raises(BadRequestError) as caught:
        driver.ask(limited)
    assert len(caught.value.body) <= 65536


@pytest.mark.parametrize("filler", [b"data: " + b"x" * 65530, b": " + b"x" * 65533 + b"\n"])
def test_an_event_of_a_stream_has_the_limit_of_an_answer(
    driver: ProbeDriver, limited: Any, filler: bytes
) -> None:
    first = b'data: {"text": "1"}\n\n'
    driver.server.plan(stream(first, *[filler] * 40))
    chunks, error = driver.stream(limited).rest()
    assert [chunk.text for chunk in chunks] == ["1"]
    assert isinstance(error, AnswerTooLargeError)


def test_a_stream_of_many_events_is_longer_than_an_answer_may_be(
    driver: ProbeDriver, limited: Any
) -> None:
    event = b"data: " + json.dumps({"text": "x" * 65536}).encode() + b"\n\n"
    driver.server.plan(stream(*[event] * 40, b'data: {"done": true}\n\n'))
    chunks, error = driver.stream(limited).rest()
    assert (len(chunks), error) == (41, None)


def test_a_compressed_bomb_in_a_stream(driver: ProbeDriver, limited: Any) -> None:
    driver.server.plan(stream(BOMB, content_encoding="gzip, gzip"))
    chunks, error = driver.stream(limited).rest()
    assert chunks == []
    assert isinstance(error, AnswerTooLargeError)


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "deflate", "gzip, deflate", "identity"])
def test_streams_and_answers_are_decoded(driver: ProbeDriver, encoding: str) -> None:
    def encoded(data: bytes) -> bytes:
        for name in encoding.split(", "):
            if name.endswith("gzip"):
                data = gzip.compress(data)
            elif name == "deflate":
                data = zlib.compress(data)
        return data

    driver.server.plan([body(encoded(b'{"text": "whole"}'), content_encoding=encoding)])
    assert driver.ask().text == "whole"
    said = b'data: {"text": "1"}\n\ndata: {"text": "2", "done": true}\n\n'
    driver.server.plan(stream(encoded(said), content_encoding=encoding))
    chunks, error = driver.stream().rest()
    assert ([chunk.text for chunk in chunks], error) == (["1", "2"], None)


def test_a_damaged_encoding_in_a_stream(driver: ProbeDriver) -> None:
    driver.server.plan(stream(b"this is not gzip", content_encoding="gzip"))
    chunks, error = driver.stream().rest()
    assert chunks == []
    assert isinstance(error, GeminiSDKError)
    assert "gzip" in str(error)


@given(st.binary(max_size=300_000), st.integers(1, 7), st.booleans())
@settings(max_examples=examples(50))
def test_what_was_compressed_comes_back_whatever_the_pieces(
    data: bytes, cuts: int, bare: bool
) -> None:
    if bare:
        packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        packed, header = packer.compress(data) + packer.flush(), "deflate"
    else:
        packed, header = gzip.compress(zlib.compress(data)), "deflate, gzip"
    decoder, size = Decoder(header, None), len(packed) // cuts + 1
    pieces = [
        piece
        for start in range(0, len(packed), size)
        for piece in decoder.feed(packed[start : start + size])
    ]
    assert b"".join(pieces) == data
    assert all(len(piece) <= PIECE for piece in pieces)


def test_the_layers_between_are_counted_too() -> None:
    # What comes out is small; what has to be decoded for it is not.
    empty_block = b"\x00\x00\x00\xff\xff"
    inner = empty_block * 400_000
    with pytest.raises(TooLargeError):
        list(Decoder("deflate, gzip", LIMIT).feed(gzip.compress(inner)))
    with pytest.raises(DamagedError):
        Decoder(", ".join(["gzip"] * 5))


def test_a_counter_without_a_limit() -> None:
    counter = Counter(None)
    counter.add(10**15)


@pytest.mark.parametrize("size", [0, -1, 1.5, "1", True])
def test_a_limit_is_a_positive_number_of_bytes(size: Any) -> None:
    with pytest.raises(ConfigurationError, match="max_answer_size"):
        GeminiClient(api_key="k", max_answer_size=size)


def test_every_client_takes_the_limit_and_keeps_it() -> None:
    made = [
        GeminiClient(api_key="k", max_answer_size=5),
        VertexClient(api_key="k", max_answer_size=5),
        AzureInferenceClient("https://x.example", "k", max_answer_size=5),
    ]
    for client in made:
        varied = client.with_options(timeout=1)
        assert transport_of(varied).session.settings.max_answer_size == 5
    unlimited = GeminiClient(api_key="k", max_answer_size=None)
    assert transport_of(unlimited).session.settings.max_answer_size is None


REPEATED = [
    "Extra parameters [",
    "Extra parameters ['a',",
    "Extra parameters [\"'",
    "eyJaaaaaaaa-",
    "eyJaaaaaaaa.",
    "-----BEGIN PRIVATE KEY-----",
    "-----END A",
    "bearer ",
    "api_key: ",
    "sk-aaaaaaaa-",
    "retry after ",
    "<title ",
    "try again ......",
    "&key=",
    "AIza",
]


@pytest.mark.parametrize("text", REPEATED)
@pytest.mark.parametrize("shape", ["message", "raw", "detail", "violations"])
def test_the_time_for_an_error_is_linear_in_its_body(text: str, shape: str) -> None:

    def read(count: int) -> None:
        message = text * count
        shapes: dict[str, Any] = {
            "message": {"error": {"message": message}},
            "detail": {"detail": [{"loc": ["body", *["x"] * 1000], "msg": message}] * 5},
            "violations": {
                "error": {
                    "message": message[:1000],
                    "details": [
                        {
                            "@type": "type.googleapis.com/google.rpc.BadRequest",
                            "fieldViolations": [{"field": "a", "description": text}] * count,
                        }
                    ],
                }
            },
        }
        data = message.encode() if shape == "raw" else json.dumps(shapes[shape]).encode()
        str(status_error(422, {}, data))

    assert is_linear(read, 10_000)


def test_many_extra_parameters_share_one_message() -> None:
    listed = ", ".join(f"'p{number}'" for number in range(50_000))
    message = f"Extra parameters [{listed}] are not allowed"
    error = status_error(422, {}, json.dumps({"message": message}).encode())
    assert [each.location for each in error.violations[:2]] == ["p0", "p1"]
    assert len(error.violations) == 1000
    assert len({id(each.message) for each in error.violations}) == 1


def test_redacting_keeps_the_ends_of_a_long_text() -> None:
    text = "begin " + "x" * 10**6 + " AIzaSyD-0123456789 end"
    shown = redact(text)
    assert shown.startswith("begin ")
    assert shown.endswith("[redacted] end")
    assert len(shown) < 40_000
