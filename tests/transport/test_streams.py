"""Streams: how they end, how they fail, and that they never keep a connection longer than they are wanted."""

import asyncio
import gc
import gzip
import json
import pickle
import time
from threading import Event
from typing import Any

import pytest

from gemini_sdk import AsyncGeminiClient, GeminiClient
from gemini_sdk.errors import (
    APIConnectionError,
    APIStatusError,
    BadRequestError,
    InvalidAnswerError,
    RateLimitError,
    ServerError,
    StreamBrokenError,
)
from tests.raw_server import (
    END,
    Connection,
    RawServer,
    Reply,
    Step,
    answer,
    body,
    chunk,
    cut,
    event,
    failure,
    reset,
    silence,
    stream,
    stream_head,
)
from tests.transport.driver import KEY, ProbeDriver, Said

pytestmark = pytest.mark.each_http_library


ONE, TWO, LAST = {"text": "1"}, {"text": "2"}, {"text": "3", "done": True}


def texts(chunks: list[Said]) -> list[str | None]:
    return [chunk.text for chunk in chunks]


def pause(connection: Connection) -> None:
    """Long enough for what was sent before to be read."""
    connection.closed.wait(0.02)


def closed(connection: Connection) -> bool:
    return connection.closed.wait(5)


def test_chunks_are_handed_over_as_they_come(driver: ProbeDriver) -> None:
    asked = Event()
    begin = [stream_head(x_request_id="r-1"), event(ONE)]
    driver.server.plan([*begin, asked, event(TWO), event(LAST), END])
    chunks = driver.stream()
    assert chunks.stream.response is None
    assert chunks.next().text == "1"
    assert chunks.stream.response is not None
    assert chunks.stream.response.request_id == "r-1"
    asked.set()
    rest, error = chunks.rest()
    assert (texts(rest), error) == (["2", "3"], None)


def test_a_stream_is_not_sent_before_it_is_used(driver: ProbeDriver) -> None:
    unused = driver.stream()
    unused.close()
    assert unused.rest() == ([], None)
    assert not driver.server.connections


def test_the_connection_of_a_whole_stream_is_used_again(driver: ProbeDriver) -> None:
    driver.server.plan(stream(ONE, LAST))
    client = driver.client()
    for _ in range(3):
        chunks, error = driver.stream(client).rest()
        assert (texts(chunks), error) == (["1", "3"], None)
    assert len(driver.server.connections) == 1


def test_iterating_after_the_end_ends_at_once(driver: ProbeDriver) -> None:
    driver.server.plan(stream(LAST))
    chunks = driver.stream()
    assert texts(chunks.rest()[0]) == ["3"]
    assert chunks.rest() == ([], None)
    chunks.close()
    chunks.close()
    assert chunks.rest() == ([], None)
    assert len(driver.server.requests) == 1


@pytest.mark.parametrize("end", [cut, reset])
@pytest.mark.parametrize("sent", [[ONE], [ONE, TWO], [ONE, LAST]])
def test_a_stream_that_is_cut_raises_after_what_came(
    driver: ProbeDriver, sent: list[Any], end: Step
) -> None:
    # A pause keeps the reset from overtaking what was sent before it.
    driver.server.plan([stream_head(x_request_id="r-9"), *map(event, sent), pause, end])
    chunks, error = driver.stream().rest()
    assert texts(chunks) == [each["text"] for each in sent]
    assert isinstance(error, StreamBrokenError)
    assert error.request_id == "r-9"
    assert error.__cause__ is not None
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
    assert len(driver.server.requests) == 1, "a stream that has begun is not begun again"


def test_a_stream_that_is_cut_before_its_first_event(driver: ProbeDriver) -> None:
    driver.server.plan([stream_head(), chunk(b"data: {"), cut])
    chunks, error = driver.stream().rest()
    assert not chunks
    assert isinstance(error, StreamBrokenError)
    assert len(driver.server.requests) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([event(ONE)], "without a finish reason"),
        ([event(ONE), chunk(b'data: {"te')], "in the middle of an event"),
        ([event(ONE), chunk(b": comment\n\n")], "without a finish reason"),
    ],
)
def test_a_stream_that_ends_without_saying_so_is_broken(
    driver: ProbeDriver, data: list[bytes], said: str
) -> None:
    driver.server.plan([stream_head(), *data, END])
    chunks, error = driver.stream().rest()
    assert texts(chunks) == ["1"]
    assert isinstance(error, StreamBrokenError)
    assert said in str(error)


def test_an_empty_stream_is_broken(driver: ProbeDriver) -> None:
    driver.server.plan([stream_head(), END])
    chunks, error = driver.stream().rest()
    assert not chunks
    assert isinstance(error, StreamBrokenError)


def test_a_last_event_without_its_blank_line(driver: ProbeDriver) -> None:
    driver.server.plan(
        [stream_head(), event(ONE), chunk(b'data: {"text": "3", "done": true}'), END]
    )
    chunks, error = driver.stream().rest()
    assert (texts(chunks), error) == (["1", "3"], None)


def test_done_ends_a_stream(driver: ProbeDriver) -> None:
    driver.server.plan([stream_head(), event(ONE), chunk(b"data: [DONE]\n\n"), silence])
    chunks, error = driver.stream().rest()
    assert (texts(chunks), error) == (["1"], None)
    assert closed(driver.server.connections[0])


def test_the_connection_of_a_stream_that_is_done_is_used_again(driver: ProbeDriver) -> None:
    driver.server.plan([stream_head(), event(ONE), chunk(b"data: [DONE]\n\n"), pause, END])
    client = driver.client()
    for _ in range(3):
        assert texts(driver.stream(client).rest()[0]) == ["1"]
    assert len(driver.server.connections) == 1


def test_chunks_after_the_last_are_handed_over(driver: ProbeDriver) -> None:
    driver.server.plan(stream(LAST, {"text": "usage"}))
    chunks, error = driver.stream().rest()
    assert (texts(chunks), error) == (["3", "usage"], None)


@pytest.mark.parametrize("together", [True, False])
def test_an_error_in_a_stream_raises_after_what_came(driver: ProbeDriver, together: bool) -> None:
    error_event = {
        "error": {"code": 429, "message": "enough of SECRET-1", "status": "RESOURCE_EXHAUSTED"}
    }
    data = [f"data: {json.dumps(each)}\n\n".encode() for each in (ONE, error_event, TWO)]
    pieces = [chunk(b"".join(data))] if together else list(map(chunk, data))
    driver.server.plan(failure(503), [stream_head(x_request_id="r-2"), *pieces, silence])
    chunks, error = driver.stream(extra_headers={"x-my-token": "SECRET-1"}).rest()
    assert texts(chunks) == ["1"]
    assert isinstance(error, RateLimitError)
    assert (error.code, error.request_id, error.attempts) == ("RESOURCE_EXHAUSTED", "r-2", 2)
    assert "enough of [redacted]" in str(error)
    assert closed(driver.server.connections[-1])


UNAVAILABLE: Any = {
    "error": {
        "code": 503,
        "message": "too much to do",
        "status": "UNAVAILABLE",
        "details": [{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "7s"}],
    }
}
BARE = {
    "a line": json.dumps(UNAVAILABLE),
    "a line and its end": json.dumps(UNAVAILABLE) + "\n",
    "an event's end": json.dumps(UNAVAILABLE) + "\r\n\r\n",
    "a list": json.dumps([UNAVAILABLE]) + "\n\n",
    "printed over lines": json.dumps(UNAVAILABLE, indent=2),
    "a list over lines": json.dumps([UNAVAILABLE], indent=2).replace("\n", "\r\n") + "\r\n\r\n",
    "data in its first line": "data: " + json.dumps(UNAVAILABLE, indent=2),
    "data in two lines": "data: {\ndata: "
    + json.dumps(UNAVAILABLE, indent=2).partition("\n")[2]
    + "\n\n",
    "data in its first line, in an event": "data: "
    + json.dumps(UNAVAILABLE, indent=2).replace("\n", "\r\n")
    + "\r\n\r\n",
    "the closing list": "[" + json.dumps(UNAVAILABLE) + "\n]",
}


@pytest.mark.parametrize("form", BARE)
@pytest.mark.parametrize("sent", [[ONE], [ONE, LAST]], ids=["before the end", "after the end"])
@pytest.mark.parametrize("size", [None, 1, 64])
def test_an_error_outside_of_events_is_that_error(
    driver: ProbeDriver, form: str, sent: list[Any], size: int | None
) -> None:
    raw = b"".join(f"data: {json.dumps(each)}\r\n\r\n".encode() for each in sent)
    raw += BARE[form].encode()
    size = size or len(raw)
    pieces = [chunk(raw[at : at + size]) for at in range(0, len(raw), size)]
    driver.server.plan([stream_head(x_request_id="r-4"), *pieces, END])
    chunks, error = driver.stream().rest()
    assert texts(chunks) == [each["text"] for each in sent]
    assert isinstance(error, ServerError)
    assert (error.status_code, error.code, error.message) == (503, "UNAVAILABLE", "too much to do")
    assert (error.retry_after, error.request_id, error.attempts) == (7.0, "r-4", 1)
    assert len(driver.server.requests) == 1


def test_an_error_outside_of_events_ends_a_stream_that_goes_on(driver: ProbeDriver) -> None:
    bare = chunk(json.dumps(UNAVAILABLE, indent=1).encode() + b"\n\n")
    driver.server.plan([stream_head(), event(ONE), bare, silence])
    chunks, error = driver.stream().rest()
    assert (texts(chunks), type(error)) == (["1"], ServerError)
    assert closed(driver.server.connections[0])


def test_a_chunk_that_waits_for_its_blank_line_comes_before_the_error(driver: ProbeDriver) -> None:
    both = b"data: " + json.dumps(ONE).encode() + b"\n" + json.dumps(UNAVAILABLE).encode() + b"\n"
    driver.server.plan([stream_head(), chunk(both), END])
    chunks, error = driver.stream().rest()
    assert (texts(chunks), type(error)) == (["1"], ServerError)


@pytest.mark.parametrize("sent", [[ONE], [ONE, LAST]])
def test_an_error_that_is_cut_is_a_broken_stream(driver: ProbeDriver, sent: list[Any]) -> None:
    begun = json.dumps(UNAVAILABLE, indent=2)[:40].encode()
    for half in (begun, b"data: " + begun.replace(b"\n", b"")):
        driver.server.plan([stream_head(), *map(event, sent), chunk(half), END])
        chunks, error = driver.stream().rest()
        assert texts(chunks) == [each["text"] for each in sent]
        assert isinstance(error, StreamBrokenError)
        assert "in the middle of" in str(error)


@pytest.mark.parametrize("noise", [b"hello there\n\n", b'{"note": 1}\n\n', b"[\n\n", b"data: [DON"])
def test_lines_that_are_neither_events_nor_errors_are_passed_over(
    driver: ProbeDriver, noise: bytes
) -> None:
    sent: list[Step] = [event(ONE), event(LAST), chunk(noise)]
    driver.server.plan([stream_head(), *sent, END])
    chunks, error = driver.stream().rest()
    assert (texts(chunks), error) == (["1", "3"], None)


@pytest.mark.parametrize("empty", [b"data:\n\n", b"data: \n\n", b"data\n\n", b"data: \ndata: \n\n"])
def test_an_empty_event_does_not_end_a_stream(driver: ProbeDriver, empty: bytes) -> None:
    sent = [chunk(empty), event(ONE), chunk(empty), event(LAST), chunk(empty)]
    driver.server.plan([stream_head(), *sent, END])
    chunks, error = driver.stream().rest()
    assert (texts(chunks), error) == (["1", "3"], None)
    driver.server.plan([stream_head(), chunk(empty), END])
    assert isinstance(driver.stream().rest()[1], StreamBrokenError)


@pytest.mark.parametrize("form", ["event", "bare"])
def test_an_error_before_the_first_chunk_is_retried(driver: ProbeDriver, form: str) -> None:
    data = json.dumps(UNAVAILABLE).encode()
    failing: list[Step] = [
        stream_head(),
        chunk((b"data: " if form == "event" else b"") + data + b"\n\n"),
        END,
    ]
    driver.server.plan(failing, failing, stream(ONE, LAST))
    chunks = driver.stream()
    got, error = chunks.rest()
    assert (texts(got), error) == (["1", "3"], None)
    assert chunks.stream.response is not None
    assert chunks.stream.response.attempts == 3
    assert [int(each) for each in driver.naps] == [7, 7]
    driver.server.plan(failing)
    _, error = driver.stream(max_retries=1).rest()
    assert isinstance(error, ServerError)
    assert (error.attempts, error.retry_after) == (2, 7.0)


def test_an_error_before_the_first_chunk_that_would_come_again(driver: ProbeDriver) -> None:
    failure = {"error": {"code": 400, "message": "not so", "status": "INVALID_ARGUMENT"}}
    driver.server.plan([stream_head(), event(failure), END])
    _, error = driver.stream().rest()
    assert isinstance(error, BadRequestError)
    assert len(driver.server.requests) == 1


def test_an_error_before_the_first_chunk_within_the_deadline(
    driver: ProbeDriver, clock: Any
) -> None:
    failing: list[Step] = [stream_head(), event(UNAVAILABLE), END]
    driver.server.plan(failing)
    _, error = driver.stream(deadline=10).rest()
    assert isinstance(error, ServerError)
    assert (error.attempts, int(clock.now)) == (2, 7)


@pytest.mark.parametrize("data", [b'{"text": 1', b"surprise", b'{"text": {"a": 1}}', b"[1]"])
def test_an_event_that_cannot_be_read(driver: ProbeDriver, data: bytes) -> None:
    driver.server.plan([stream_head(), event(ONE), chunk(b"data: " + data + b"\n\n"), silence])
    chunks, error = driver.stream().rest()
    assert texts(chunks) == ["1"]
    assert isinstance(error, InvalidAnswerError)
    assert error.body == data
    assert closed(driver.server.connections[0])


PAGE = b"<!doctype html>\n<html><title>Sign in</title>\n\n<p>data</p></html>"


@pytest.mark.parametrize(
    ("content", "type", "said"),
    [
        (PAGE, "text/html", "Sign in"),
        (PAGE, "text/event-stream", "Sign in"),
        (b'[{"text": "1"}\n,\n{"text": "3", "done": true}\n]', "application/json", "object"),
        (b'{"text": "3", "done": true}', "application/json", "one JSON object instead of a stream"),
        (b"just words", "text/plain", "JSON"),
    ],
)
def test_what_is_no_stream_is_reported_with_its_body(
    driver: ProbeDriver, content: bytes, type: str, said: str
) -> None:
    driver.server.plan(failure(503), [body(content, type=type, x_request_id="r-3")])
    chunks, error = driver.stream().rest()
    assert not chunks
    assert isinstance(error, InvalidAnswerError)
    assert said in str(error)
    assert (error.body, error.request_id, error.attempts) == (content, "r-3", 2)
    assert len(driver.server.requests) == 2


@pytest.mark.parametrize("listed", [True, False])
def test_an_error_instead_of_a_stream(driver: ProbeDriver, listed: bool) -> None:
    failure: Any = {"error": {"code": 400, "message": "not so", "status": "INVALID_ARGUMENT"}}
    driver.server.plan(answer([failure] if listed else failure))
    chunks, error = driver.stream().rest()
    assert not chunks
    assert isinstance(error, BadRequestError)
    assert "not so" in str(error)


def test_a_stream_with_a_wrong_content_type_is_read(driver: ProbeDriver) -> None:
    driver.server.plan([stream_head("application/octet-stream"), event(LAST), END])
    assert texts(driver.stream().rest()[0]) == ["3"]


def test_a_compressed_stream(driver: ProbeDriver) -> None:
    raw = b"".join(f"data: {json.dumps(each)}\r\n\r\n".encode() for each in (ONE, TWO, LAST))
    packed = gzip.compress(raw)
    halves = [chunk(packed[:30]), chunk(packed[30:])]
    driver.server.plan([stream_head(content_encoding="gzip"), *halves, END])
    chunks, error = driver.stream().rest()
    assert (texts(chunks), error) == (["1", "2", "3"], None)
    driver.server.plan([stream_head(content_encoding="gzip"), chunk(b"no gzip"), END])
    assert isinstance(driver.stream().rest()[1], StreamBrokenError)


@pytest.mark.parametrize("size", [1, 2, 7])
def test_events_at_any_chunk_boundary(driver: ProbeDriver, size: int) -> None:
    raw = '\ufeff: hello\r\ndata:{"text":\r\ndata: "ü\u2028"}\n\ndata: {"done":true}\r\r'.encode()
    pieces = [chunk(raw[at : at + size]) for at in range(0, len(raw), size)]
    driver.server.plan([stream_head(), *pieces, END])
    chunks, error = driver.stream().rest()
    assert (texts(chunks), error) == (["ü\u2028", None], None)


def test_failures_before_a_stream_begins(driver: ProbeDriver) -> None:
    driver.server.plan(failure(500), [cut], stream(LAST))
    chunks = driver.stream()
    assert texts(chunks.rest()[0]) == ["3"]
    assert chunks.stream.response is not None
    assert chunks.stream.response.attempts == 3
    driver.server.plan(failure(400, "bad"))
    chunks = driver.stream()
    _, error = chunks.rest()
    assert isinstance(error, BadRequestError)
    assert chunks.stream.response is None
    driver.server.plan(failure(503))
    _, error = driver.stream().rest()
    assert isinstance(error, ServerError)
    assert error.attempts == 3
    driver.server.plan([cut])
    assert isinstance(driver.stream().rest()[1], APIConnectionError)


def test_leaving_a_stream_early_closes_its_connection(driver: ProbeDriver) -> None:
    driver.server.plan([stream_head(), event(ONE), silence])
    client = driver.client()
    chunks = driver.stream(client)
    chunks.next()
    chunks.close()
    assert closed(driver.server.connections[0])
    assert chunks.rest() == ([], None)
    driver.server.plan(stream(LAST))
    assert texts(driver.stream(client).rest()[0]) == ["3"]


def test_an_exception_in_a_with_block_closes_its_connection(driver: ProbeDriver) -> None:
    driver.server.plan([stream_head(), event(ONE), silence])

    class OwnError(Exception):
        pass

    def consume(client: Any) -> None:
        with client.stream() as chunks:
            for _ in chunks:
                raise OwnError

    async def consume_async(client: Any) -> None:
        async with client.stream() as chunks:
            async for _ in chunks:
                raise OwnError

    client = driver.client()
    with pytest.raises(OwnError):
        driver.get((consume_async if driver.asynchronous else consume)(client))
    assert closed(driver.server.connections[0])


def test_dropping_a_stream_closes_its_connection(driver: ProbeDriver) -> None:
    driver.server.plan([stream_head(), event(ONE), silence])
    client = driver.client()

    def consume() -> None:
        for _ in client.stream():
            break

    async def consume_async() -> None:
        async for _ in client.stream():
            break

    gc.disable()
    try:
        if driver.asynchronous:
            driver.get(consume_async())
            driver.get(asyncio.sleep(0.01))
        else:
            consume()
        assert closed(driver.server.connections[0])
    finally:
        gc.enable()


def test_a_stream_holds_the_connections_of_its_client(driver: ProbeDriver) -> None:
    driver.server.plan(stream(ONE, LAST))
    chunks = driver.stream()
    driver.forget()
    gc.collect()
    assert chunks.next().text == "1"
    assert texts(chunks.rest()[0]) == ["3"]


BLOCKED = {"promptFeedback": {"blockReason": "SAFETY"}}
FINISHED = {"candidates": [{"content": {"parts": [{"text": "x"}]}, "finishReason": "STOP"}]}
UNFINISHED = {"candidates": [{"content": {"parts": [{"text": "x"}]}}]}


@pytest.mark.parametrize("looking", [False, True], ids=["unseen", "looked at"])
@pytest.mark.parametrize(
    ("last", "whole"), [(BLOCKED, True), (FINISHED, True), (UNFINISHED, False)]
)
def test_what_completes_a_stream_of_gemini(
    driver: ProbeDriver, last: object, whole: bool, looking: bool
) -> None:
    driver.server.plan(stream(last, UNFINISHED))
    kind = AsyncGeminiClient if driver.asynchronous else GeminiClient
    client: Any = kind(api_key=KEY, base_url=driver.server.url)
    arriving = driver.driven(client.stream_generate_content("gemini-2.5-flash", "hi"))
    arriving.next()
    if looking:
        assert arriving.stream.so_far is not None
    chunks, error = arriving.rest()
    driver.close(client)
    assert len(chunks) == 1
    assert isinstance(error, StreamBrokenError) is not whole
    assert driver.server.requests[0].target.endswith(":streamGenerateContent?alt=sse")


def test_many_streams_at_once(driver: ProbeDriver) -> None:
    driver.server.plan(stream(ONE, LAST))
    client = driver.client()
    streams = [driver.stream(client) for _ in range(5)]
    assert [each.next().text for each in streams] == ["1"] * 5
    assert [texts(each.rest()[0]) for each in streams] == [["3"]] * 5
    # aiohttp reads as much as there is, and uses a connection again when its answer has come.
    assert driver.transport == "aiohttp" or len(driver.server.connections) == 5


def test_a_hot_stream_is_read_in_one_go(driver: ProbeDriver) -> None:
    """Thousands of chunks take no noticeable time of their own."""
    driver.server.plan([stream_head(), *[event(ONE)] * 2000, event(LAST), END])
    begun = time.monotonic()
    assert len(driver.stream().rest()[0]) == 2001
    assert time.monotonic() - begun < 5


def test_statuses_of_streams_are_those_of_calls(server: RawServer, driver: ProbeDriver) -> None:
    reply: Reply = failure(404, "no such model")
    server.plan(reply)
    _, error = driver.stream().rest()
    assert isinstance(error, APIStatusError)
    assert error.status_code == 404
