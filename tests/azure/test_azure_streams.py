"""Streams of Azure endpoints: their grammar, their end, their faults, and the whole answer they come to."""

import gc
from typing import Any

import pytest
from pydantic import TypeAdapter
from pydantic_core import to_json

from gemini_sdk.errors import (
    APIStatusError,
    ContentFilterError,
    InvalidAnswerError,
    RateLimitError,
    ServerError,
    StreamBrokenError,
)
from tests.azure.azure_driver import AzureDriver, chat, chunk
from tests.raw_server import END, Reply, event, stream, stream_head
from tests.raw_server import chunk as piece

pytestmark = pytest.mark.each_http_library


Json = dict[str, Any]

DONE = piece(b"data: [DONE]\n\n")
WORDS: list[Json] = [
    chunk(role="assistant", content=""),
    chunk(content="Hel"),
    chunk(content="lo"),
    chunk(finish_reason="stop"),
]
USAGE: Json = {"prompt_tokens": 1, "completion_tokens": 2, "total_tokens": 3}


def sent(*contents: Json, end: bytes = DONE) -> Reply:
    return [stream_head(), *map(event, contents), end, END]


def streamed(azure: AzureDriver, reply: Reply, **arguments: Any) -> Any:
    azure.server.plan(reply)
    return azure.client().stream_chat_completions("x", **arguments)


def test_chunks(azure: AzureDriver) -> None:
    seen = list(azure.chunks(streamed(azure, sent(*WORDS), temperature=0.5)))
    assert [each.text for each in seen] == ["", "Hel", "lo", None]
    assert seen[-1].finish_reason == "stop"
    expected = {"stream": True, "messages": [{"role": "user", "content": "x"}], "temperature": 0.5}
    assert azure.sent == expected


@pytest.mark.parametrize(
    ("form", "rest"),
    [
        (b"data: %s\r\n\r\n", b"data: [DONE]\r\n\r\n"),
        (b": a comment\n\ndata:%s\n\n", b"data:[DONE]\n\n"),
        (b"event: message\nid: 1\ndata: %s\n\n", b": bye\n\ndata: [DONE]\n\n"),
        (b"data: %s\r\r", b"data: [DONE]\r\r"),
    ],
)
@pytest.mark.parametrize("size", [1, 7, 10_000])
def test_the_whole_grammar_of_events_cut_anywhere(
    azure: AzureDriver, form: bytes, rest: bytes, size: int
) -> None:
    data = b"".join(form % to_json(each) for each in WORDS) + rest
    pieces = [piece(data[at : at + size]) for at in range(0, len(data), size)]
    whole = azure.get(streamed(azure, [stream_head(), *pieces, END]).get_final())
    assert whole.text == "Hello"


def test_the_whole_answer(azure: AzureDriver) -> None:
    first: Json = {"id": "", "object": "", "created": 0, "model": "", "choices": []}
    results: Json = {"prompt_filter_results": [{"prompt_index": 0, "content_filter_results": {}}]}
    last = chunk(finish_reason="stop") | {"usage": USAGE, "system_fingerprint": "fp"}
    with_reasons = chunk(reasoning_content="Well."), chunk(reasoning_content=" So.")
    # Some servers tell who answers in some of the chunks only.
    nameless = last | {"id": "", "model": "", "created": 0}
    reply = sent(first | results, *with_reasons, *WORDS[:-1], nameless)
    whole = azure.get(streamed(azure, reply).get_final())
    assert whole.model_dump(exclude_unset=True) == chat(
        "Hello", reasoning_content="Well. So."
    ) | results | {"usage": USAGE, "system_fingerprint": "fp"}
    assert type(whole).__name__ == "ChatCompletions"


def test_tool_calls_by_index_or_by_id(azure: AzureDriver) -> None:
    def call(arguments: str, **members: Any) -> Json:
        name: Json = {"name": members.pop("name")} if "name" in members else {}
        return members | {"function": name | {"arguments": arguments}}

    by_index = [
        chunk(tool_calls=[call("", index=0, id="a", type="function", name="f")]),
        chunk(tool_calls=[call('{"x', index=0), call("{}", index=1, id="b", name="g")]),
        chunk(tool_calls=[call('": 1}', index=0)]),
    ]
    by_id = [
        chunk(tool_calls=[call("", id="a", type="function", name="f")]),
        chunk(tool_calls=[call('{"x": ')]),
        chunk(tool_calls=[call("1}", id="a")]),
        chunk(tool_calls=[call("{}", id="b", name="g")]),
    ]
    out_of_order = [
        chunk(tool_calls=[call("{}", index=1, id="b", name="g")]),
        chunk(tool_calls=[call('{"x": 1}', index=0, id="a", name="f")]),
    ]
    of_one_index = [
        chunk(tool_calls=[call("", index=0, id="a", name="f")]),
        chunk(tool_calls=[call("", index=0, id="b", name="g")]),
        chunk(tool_calls=[call('{"x": 1}', index=0, id="a")]),
        chunk(tool_calls=[call("{}", index=0, id="b")]),
    ]
    for pieces in (by_index, by_id, out_of_order, of_one_index):
        reply = sent(*pieces, chunk(finish_reason="tool_calls"))
        whole = azure.get(streamed(azure, reply).get_final())
        assert [(c.id, c.name, c.args) for c in whole.tool_calls] == [
            ("a", "f", {"x": 1}),
            ("b", "g", {}),
        ]
        assert whole.message.tool_calls[0].index is None


def test_several_choices(azure: AzureDriver) -> None:
    pieces = [chunk(index=1, content="b"), chunk(content="a"), chunk(index=1, content="B")]
    whole = azure.get(streamed(azure, sent(*pieces, WORDS[-1])).get_final())
    assert [choice.message.text for choice in whole.choices] == ["a", "bB"]
    assert whole.text == "a"


def test_the_answer_so_far(azure: AzureDriver) -> None:
    arriving = streamed(azure, sent(*WORDS))
    before: object = arriving.so_far
    seen: list[str] = [arriving.so_far.text for _ in azure.chunks(arriving)]
    assert [before, *seen] == [None, "", "Hel", "Hello", "Hello"]
    assert azure.get(arriving.get_final()).text == "Hello"


def test_a_schema_asked_for_is_remembered(azure: AzureDriver) -> None:
    reply = sent(chunk(content="[1,"), chunk(content="2]"), WORDS[-1])
    whole = azure.get(streamed(azure, reply, response_format=list[float]).get_final())
    assert whole.parsed == TypeAdapter(list[float]).validate_json("[1, 2]")


def test_text_completions(azure: AzureDriver) -> None:
    def said(text: str, reason: str | None = None) -> Json:
        choice = {"index": 0, "text": text, "finish_reason": reason}
        return {"id": "c", "object": "text_completion", "choices": [choice]}

    azure.server.plan(sent(said("a"), said("b"), said("", "length")))
    whole = azure.get(azure.client().stream_completions("x", max_tokens=2).get_final())
    assert (whole.text, whole.finish_reason) == ("ab", "length")
    assert azure.sent == {"stream": True, "prompt": "x", "max_tokens": 2}


def test_an_end_without_the_mark_will_do_after_a_finish_reason(azure: AzureDriver) -> None:
    whole = azure.get(streamed(azure, stream(*WORDS)).get_final())
    assert whole.text == "Hello"


def test_the_mark_will_do_without_a_finish_reason(azure: AzureDriver) -> None:
    assert azure.get(streamed(azure, sent(*WORDS[:-1])).get_final()).text == "Hello"


def test_an_end_without_either_raises_after_the_chunks(azure: AzureDriver) -> None:
    broken = streamed(azure, stream(*WORDS[:-1]))
    seen, error = azure.until_error(broken)
    assert [each.text for each in seen] == ["", "Hel", "lo"]
    assert isinstance(error, StreamBrokenError)
    assert broken.so_far.text == "Hello"
    with pytest.raises(StreamBrokenError):
        azure.get(broken.get_final())


def test_a_cut_inside_an_event_raises_after_the_chunks(azure: AzureDriver) -> None:
    cut = piece(b'data: {"choices": [{"delta"')
    seen, error = azure.until_error(streamed(azure, [*stream(*WORDS[:2])[:-1], cut, END]))
    assert len(seen) == 2
    assert isinstance(error, StreamBrokenError)
    assert "middle of an event" in str(error)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"error": {"code": "429", "message": "no"}}, RateLimitError),
        ({"error": {"code": "content_filter", "message": "no"}}, ContentFilterError),
        ({"error": {"message": "no"}}, APIStatusError),
        ({"status": 400, "code": "content_filter", "message": "no"}, ContentFilterError),
        ({"statusCode": 429, "message": "no"}, RateLimitError),
        ({"detail": "no"}, APIStatusError),
    ],
)
def test_an_error_amid_the_stream_raises_after_the_chunks(
    azure: AzureDriver, body: Json, kind: type[APIStatusError]
) -> None:
    seen, error = azure.until_error(streamed(azure, sent(*WORDS[:2], body)))
    assert [each.text for each in seen] == ["", "Hel"]
    assert isinstance(error, kind)
    assert error.message == "no"


@pytest.mark.parametrize("first", [WORDS[0], {"choices": [], "prompt_filter_results": []}])
def test_an_error_before_any_content_is_retried(azure: AzureDriver, first: Json) -> None:
    failing: Json = {"error": {"code": "503", "message": "later"}}
    _, *failed = sent(first, failing)
    azure.server.plan([stream_head(retry_after="0"), *failed], sent(*WORDS))
    stream = azure.client(max_retries=1).stream_chat_completions("x")
    seen = [each.text or "" for each in azure.chunks(stream)]
    assert seen == ["", "", "Hel", "lo", ""]
    assert stream.so_far.text == "Hello"
    azure.server.plan(sent(*WORDS[:2], failing))
    seen, error = azure.until_error(azure.client(max_retries=1).stream_chat_completions("x"))
    assert (len(seen), type(error)) == (2, ServerError)


def test_an_event_that_is_no_chunk_raises(azure: AzureDriver) -> None:
    seen, error = azure.until_error(
        streamed(azure, [*sent(*WORDS[:2])[:-2], piece(b"data: 1\n\n")])
    )
    assert len(seen) == 2
    assert isinstance(error, InvalidAnswerError)


def test_a_stream_left_early_has_no_final_answer(azure: AzureDriver) -> None:
    left = streamed(azure, sent(*WORDS))
    chunks = azure.chunks(left)
    next(chunks)
    azure.get(left.close() if azure.runner is None else left.aclose())
    with pytest.raises(StreamBrokenError, match="left"):
        azure.get(left.get_final())
    assert left.so_far.text == ""


def test_dropping_a_stream_still_closes_it(azure: AzureDriver) -> None:
    never = streamed(azure, [stream_head(), event(WORDS[0]), lambda c: c.silence()])
    if azure.runner is not None:
        azure.get(anext(never))
        azure.get(never.aclose())
        return
    next(never)
    (connection,) = azure.server.open
    del never
    gc.collect()
    assert connection.closed.wait(5)
