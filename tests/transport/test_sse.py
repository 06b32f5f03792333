import re
from collections.abc import Callable, Iterable
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gemini_sdk._transport.sse import SSEDecoder
from tests.growth import is_linear


def decode(chunks: Iterable[bytes]) -> list[bytes]:
    decoder = SSEDecoder()
    return [event for chunk in chunks for event in decoder.feed(chunk)]


def reference(stream: bytes) -> list[bytes]:
    """The event stream grammar, as slow and as plain as the standard tells it."""
    events: list[bytes] = []
    buffer: bytes | None = None
    lines = re.split(rb"\r\n|\r|\n", stream.removeprefix(b"\xef\xbb\xbf"))
    for line in lines[:-1]:
        if line == b"":
            if buffer is not None:
                events.append(buffer)
            buffer = None
            continue
        name, _, value = line.partition(b":")
        if name == b"data":
            value = value.removeprefix(b" ")
            buffer = value if buffer is None else buffer + b"\n" + value
    return events


def cut(stream: bytes, places: Iterable[int]) -> list[bytes]:
    bounds = [0, *sorted(min(place, len(stream)) for place in places), len(stream)]
    return [stream[a:b] for a, b in pairwise(bounds)]


line_ends = st.sampled_from([b"\n", b"\r", b"\r\n"])
values = st.one_of(
    st.binary(max_size=12),
    st.text(alphabet="\u2028\u2029\x85\x0b\x0c :da\ufeff", max_size=6).map(str.encode),
)
field_names = st.sampled_from([b"data: ", b"data:", b":", b"id: ", b"dat: ", b"datax:", b""])
lines = st.one_of(
    st.sampled_from([b"", b"data", b"data: ", b"data:", b"event: x", b"retry: 3"]),
    st.tuples(field_names, values).map(b"".join),
)
ended_lines = st.tuples(lines, line_ends).map(b"".join)
whole_events = st.sampled_from([b"data: x\n\n", b"data: y\r\n\r\n"])
streams = st.tuples(
    st.sampled_from([b"", b"\xef\xbb\xbf", b"\xef\xbb", b"\xef"]),
    st.lists(ended_lines, max_size=20).map(b"".join),
    st.one_of(st.just(b""), lines),
).map(b"".join)


@given(streams, st.lists(st.integers(0, 300), max_size=12))
@example(b"data: a\r\n\r\n", [8, 9, 10])
@example(b"\xef\xbb\xbfdata: a\n\n", [1, 2, 3])
def test_any_stream_in_any_chunks_gives_the_events_of_the_grammar(
    stream: bytes, places: list[int]
) -> None:
    assert decode(cut(stream, places)) == reference(stream)


@given(st.lists(st.lists(st.one_of(ended_lines, whole_events), max_size=3).map(b"".join)))
@example([b"data: a\n", b"data: b\n\n"])
@example([b": a", b"data: b\n\n"])
@example([b"data: a\r\n", b"data: b\r\n\r\n"])
@example([b"data: a\r", b"", b"\ndata: b\n\n"])
def test_chunks_that_begin_and_end_with_lines_give_the_events_of_the_grammar(
    chunks: list[bytes],
) -> None:
    assert decode(chunks) == reference(b"".join(chunks))


@given(streams)
def test_a_stream_byte_by_byte_gives_the_events_of_the_grammar(stream: bytes) -> None:
    assert decode(stream[i : i + 1] for i in range(len(stream))) == reference(stream)


@given(streams, st.lists(st.integers(0, 300), max_size=12))
def test_the_end_of_a_stream_stands_for_the_line_ends_that_are_missing(
    stream: bytes, places: list[int]
) -> None:
    decoder = SSEDecoder()
    events = [event for chunk in cut(stream, places) for event in decoder.feed(chunk)]
    # A CR would join an LF that is added here.
    assert events + decoder.flush() == reference(stream + b"\r\r")


@given(
    st.lists(st.binary(max_size=40).filter(lambda data: b"\n" not in data and b"\r" not in data)),
    line_ends,
)
def test_whole_events_in_chunks_of_their_own_come_back(events: list[bytes], end: bytes) -> None:
    assert decode(b"data: " + event + end + end for event in events) == events


@pytest.mark.parametrize(
    ("stream", "events"),
    [
        pytest.param(b'data: {"a": 1}\n\n', [b'{"a": 1}'], id="LF"),
        pytest.param(b"data: a\r\n\r\ndata: b\r\n\r\n", [b"a", b"b"], id="CRLF"),
        pytest.param(b"data: a\r\rdata: b\r\r", [b"a", b"b"], id="CR"),
        pytest.param(b"data: a\rdata: b\n\r\n", [b"a\nb"], id="mixed"),
        pytest.param(b"data:a\n\ndata:  b\n\n", [b"a", b" b"], id="only one space is taken off"),
        pytest.param(b"data\n\ndata\ndata\n\n", [b"", b"\n"], id="no colon"),
        pytest.param(b": hello\n\n:\n\ndata: a\n\n", [b"a"], id="comments"),
        pytest.param(b"event: x\nid: 1\nretry: 5\ndata: a\n\n", [b"a"], id="other fields"),
        pytest.param(b"event: x\n\n", [], id="no data, no event"),
        pytest.param(b"\xef\xbb\xbfdata: a\n\n", [b"a"], id="byte order mark"),
        pytest.param(b"data: a\n\n\xef\xbb\xbfdata: b\n\n", [b"a"], id="a mark later is text"),
        pytest.param("data: a\u2028b\x85c\x0bd\n\n".encode(), ["a\u2028b\x85c\x0bd".encode()]),
        pytest.param(b"data: a\x00\xff\n\n", [b"a\x00\xff"], id="any bytes"),
        pytest.param(b" data: a\n\nData: b\n\n", [], id="names are exact"),
        pytest.param(b"data: a\rb\n\n", [b"a"], id="a CR inside ends the line"),
        pytest.param(b"data: a\rb\r\n\r\n", [b"a"], id="so does one before CRLF"),
        pytest.param(b"data: a\nb", [], id="a line has begun"),
        pytest.param(b"data: a\n", [], id="unfinished"),
        pytest.param(b"", [], id="empty"),
    ],
)
def test_examples(stream: bytes, events: list[bytes]) -> None:
    assert decode([stream]) == events == reference(stream)
    # After an event of the common form, too, where the short way through is open.
    assert decode([b"data: -\n\n", stream.removeprefix(b"\xef\xbb\xbf")]) == [b"-", *events]


def test_an_event_is_handed_over_with_the_cr_that_ends_it() -> None:
    decoder = SSEDecoder()
    assert decoder.feed(b"data: a\r\r") == [b"a"]
    assert decoder.feed(b"\n") == []
    assert decoder.feed(b"data: b\n\n") == [b"b"]


@pytest.mark.parametrize(
    ("stream", "last"),
    [
        (b"data: a\n", [b"a"]),
        (b"data: a", [b"a"]),
        (b"data: a\ndata: b", [b"a\nb"]),
        (b"data: a\r", [b"a"]),
        (b"data: a\ndat", [b"a"]),
    ],
)
def test_an_event_without_its_blank_line_is_pending_until_flushed(
    stream: bytes, last: list[bytes]
) -> None:
    decoder = SSEDecoder()
    assert decoder.feed(stream) == []
    assert decoder.pending
    assert decoder.flush() == last
    assert not decoder.pending
    assert decoder.flush() == []


@pytest.mark.parametrize("stream", [b"", b"data: a\n\n", b"data: a\r\n\r\n", b": ping", b"id: 1\n"])
def test_nothing_is_pending_between_events(stream: bytes) -> None:
    decoder = SSEDecoder()
    decoder.feed(stream)
    assert not decoder.pending
    assert decoder.flush() == []


def test_a_cut_inside_a_field_name_is_pending_without_an_event() -> None:
    decoder = SSEDecoder()
    decoder.feed(b"dat")
    assert decoder.pending
    assert decoder.flush() == []


def test_a_flushed_decoder_is_as_new() -> None:
    decoder = SSEDecoder()
    for _ in range(2):
        decoder.feed(b"\xef\xbb\xbfdata: a\r")
        assert decoder.flush() == [b"a"]


def pieces(stream: bytes) -> list[bytes]:
    return [stream[i : i + 1024] for i in range(0, len(stream), 1024)]


def read_one_event(size: int) -> None:
    stream = b"data: " + b"x" * size + b"\n\n"
    assert [len(event) for event in decode(pieces(stream))] == [size]


def read_stray_lines(count: int) -> None:
    asked: list[bytes] = []

    def ends(document: bytes) -> bool:
        asked.append(document)
        return False

    decoder = SSEDecoder(ends)
    for piece in pieces(b'{"a": [\n' + b'{"error": 1},\n' * count + b"1]}\n"):
        decoder.feed(piece)
    assert len(asked) == 1


def read_stray_documents(count: int) -> None:
    decoder = SSEDecoder(lambda document: document == b"[]")
    for piece in pieces(b'{"error": "{["}\n' * count + b"[]\n"):
        decoder.feed(piece)
    assert decoder.ended


@pytest.mark.parametrize(
    ("read", "size"),
    [(read_one_event, 1 << 20), (read_stray_lines, 10_000), (read_stray_documents, 10_000)],
)
def test_time_is_linear(read: Callable[[int], None], size: int) -> None:
    assert is_linear(read, size)


ERROR = b'{\n "error": {\n  "message": "}{]"\n }\n}\n'


@pytest.mark.parametrize("width", [1, 2, 3, 5, 1000])
def test_a_document_outside_of_events_ends_the_stream_where_it_stands(width: int) -> None:
    asked: list[bytes] = []

    def ends(document: bytes) -> bool:
        asked.append(document)
        return True

    decoder = SSEDecoder(ends)
    stream = b"data: a\n\ndata: b\n" + ERROR + b"\ndata: c\n\n" + ERROR
    events = [e for i in range(0, len(stream), width) for e in decoder.feed(stream[i : i + width])]
    assert events == [b"a"]
    assert asked == [ERROR.rstrip()]
    assert decoder.ended
    assert decoder.flush() == [b"b"]


def test_a_document_that_has_not_ended_is_kept_up_to_a_size() -> None:
    decoder = SSEDecoder()
    decoder.feed(b"no JSON\n[info] neither\n")
    assert decoder.stray == b""
    decoder.feed(b'{"error":\n')
    assert decoder.stray == b'{"error":'
    decoder.feed(b'"more",\n' * 50_000)
    assert 65_536 <= len(decoder.stray) < 65_600
    decoder.feed(b"1}\n")
    assert decoder.stray == b""
