"""What is checked of each recorded exchange. A check returns what is wrong in short, or None where nothing is.

Nothing of an exchange's texts is in what they return.
"""

import json
import warnings
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

import httpx

from gemini_sdk import AzureInferenceClient, GeminiClient, GeminiSDKError, VertexClient, validate
from gemini_sdk._wire import Model
from gemini_sdk._wire.naming import camel_case
from gemini_sdk.errors import InvalidPayloadError
from tests.plain_schemas import invalid
from tests.recorded.exchanges import Exchange
from tests.recorded.services import Fields, Method, bind_method

_FIELDS = {"responseJsonSchema": "responseSchema"}
"""What a client moves: a response schema that is a JSON Schema goes where JSON Schemas go."""
Check = Callable[[Exchange, Method], str | None]


def is_validated(exchange: Exchange, method: Method) -> str | None:
    """Whether `validate` has nothing against an accepted request."""
    found = validate(exchange.request, method.request, platform=method.platform)
    return "; ".join(f"{f.path}: {f.problem}" for f in found if f.severity == "error") or None


def is_sent(exchange: Exchange, method: Method) -> str | None:
    """Whether a client sends an accepted request as it was recorded, and reads the answer."""
    if method.call is None:
        return None
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return _replayed(exchange)

    transport = httpx.MockTransport(answer)
    try:
        with httpx.Client(transport=transport) as http, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            _send(exchange, method, http)
    except InvalidPayloadError as error:
        return "; ".join(f"{fault.path}: {fault.problem}" for fault in error.faults)
    except GeminiSDKError as error:
        return type(error).__name__
    body = json.loads(sent[0].content)
    return None if _is_same(exchange.request, body) else "another request was sent"


def round_trips(exchange: Exchange, method: Method) -> str | None:
    """Whether each answer, and each event of a stream, is written as it was read."""
    for data, model in _answers(exchange, method):
        if json.loads(model.model_validate_json(data).to_json()) != json.loads(data):
            return "the answer is not written as it was read"
    return None


def accessors_work(exchange: Exchange, method: Method) -> str | None:
    """Whether everything that is read off an answer can be."""
    for data, model in _answers(exchange, method):
        answer = model.model_validate_json(data)
        for name in dir(model):
            if isinstance(getattr(model, name, None), property) and not name.startswith("_"):
                try:
                    getattr(answer, name)
                except Exception as error:
                    return f".{name}: {type(error).__name__}"
    return None


def is_described(exchange: Exchange, method: Method) -> str | None:
    """Whether each answer, and each event of a stream, is valid by its own type."""
    for data, name in _described(exchange, method):
        if found := invalid(data, name, method.platform):
            return found
    return None


def _described(exchange: Exchange, method: Method) -> Iterator[tuple[str, str]]:
    """Each answer and event, and the name of its type."""
    answer: object = exchange.response
    if isinstance(answer, list):
        yield json.dumps(cast("list[object]", answer)), "StreamGenerateContentResponse"
    for data, model in _answers(exchange, method):
        yield data, model.__name__


def is_joined(exchange: Exchange, method: Method) -> str | None:
    """Whether a stream comes out as the text that was recorded."""
    for data, model in _events(exchange, method):
        if _said(model.model_validate_json(data)) != _text(json.loads(data)):
            return "a chunk has another text"
    return None


CHECKS: Mapping[str, tuple[Check, str]] = {
    "validated": (is_validated, "accepted requests"),
    "sent": (is_sent, "accepted requests"),
    "round trip": (round_trips, "answers"),
    "accessors": (accessors_work, "answers"),
    "described": (is_described, "answers"),
    "text": (is_joined, "streams"),
}


def applies(name: str, exchange: Exchange) -> Method | None:
    """The method, where a check is one of this exchange."""
    method = bind_method(exchange)
    if method is None or not exchange.accepted:
        return None
    has_body = isinstance(exchange.request, dict)
    if name == "validated":
        return method if method.request and has_body else None
    if name == "sent":
        return method if method.call and has_body and exchange.response is not None else None
    if name == "text":
        return method if method.chunk and next(_events(exchange, method), None) else None
    return method if next(_answers(exchange, method), None) else None


def _send(exchange: Exchange, method: Method, http: httpx.Client) -> None:
    fields: Fields = dict(exchange.request)
    is_stream = bool(_events_of(exchange)) or isinstance(exchange.response, list)
    fields.pop("stream", None)
    name = f"stream_{method.call}" if is_stream else method.call
    if method.platform == "azure-inference":
        with AzureInferenceClient(
            endpoint="http://recorded", credential="key", http_client=http, max_retries=0
        ) as client:
            _called(getattr(client, str(name)), [fields.pop(method.first)], fields)
        return
    made: Any = (
        GeminiClient(api_key="key", http_client=http, max_retries=0)
        if method.platform == "google-ai"
        else VertexClient(api_key="key", http_client=http, max_retries=0)
    )
    with made as client:
        inner: Fields = fields.pop("generateContentRequest", None) or fields
        contents = inner.pop(method.first) if inner is fields else inner["contents"]
        named = {
            snake(key): value for key, value in inner.items() if key not in ("model", "contents")
        }
        _called(getattr(client, str(name)), ["gemini-recorded", contents], named)


def snake(name: str) -> str:
    """`maxOutputTokens` as `max_output_tokens`."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


def _called(call: Callable[..., Any], arguments: list[Any], keywords: dict[str, Any]) -> None:
    answer = call(*arguments, **keywords)
    if not isinstance(answer, Model):
        with answer as stream:
            for _ in stream:
                pass


def _replayed(exchange: Exchange) -> httpx.Response:
    answer: Any = exchange.response
    if events := _events_of(exchange):
        return httpx.Response(200, text=events, headers={"content-type": "text/event-stream"})
    if isinstance(answer, list):
        chunks = cast("list[object]", answer)
        text = "".join(f"data: {json.dumps(each)}\n\n" for each in chunks)
        return httpx.Response(200, text=text, headers={"content-type": "text/event-stream"})
    return httpx.Response(200, json=answer if isinstance(answer, dict) else {})


def _events_of(exchange: Exchange) -> str:
    """A stream as it came; empty for other answers, some of which were recorded in part only."""
    found: object = exchange.response
    return found if isinstance(found, str) and "data:" in found else ""


def _is_same(recorded: Any, sent: Any) -> bool:
    """Whether two requests mean the same: by either spelling, one for a list of one, without what says nothing."""
    wrapped = "generateContentRequest"
    return bool(_plain(recorded.get(wrapped, recorded)) == _plain(sent.get(wrapped, sent)))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        given = cast("dict[str, Any]", value).items()
        members = {_FIELDS.get(key, camel_case(key)): _plain(each) for key, each in given}
        return {k: v for k, v in members.items() if v is not None and k not in ("model", "stream")}
    if isinstance(value, list):
        given_items = cast("list[object]", value)
        items = [_plain(each) for each in given_items if each != {"text": ""}]
        items = [each for each in items if each != {"role": "model", "parts": []}]
        return items[0] if len(items) == 1 else items
    return value


def _answers(exchange: Exchange, method: Method) -> Iterator[tuple[str, type[Model]]]:
    answer: object = exchange.response
    if isinstance(answer, dict):
        yield json.dumps(cast("dict[str, Any]", answer)), method.answer
    else:
        yield from _events(exchange, method)


def _events(exchange: Exchange, method: Method) -> Iterator[tuple[str, type[Model]]]:
    """The events of a stream, read as plainly as the standard says."""
    if method.chunk is None:
        return
    answer: object = exchange.response
    if isinstance(answer, list):
        yield from ((json.dumps(each), method.chunk) for each in cast("list[object]", answer))
    for event in _events_of(exchange).replace("\r\n", "\n").split("\n\n"):
        data = "\n".join(line[5:].strip() for line in event.split("\n") if line.startswith("data:"))
        if data and data != "[DONE]":
            yield data, method.chunk


def _said(chunk: Any) -> str:
    """The text of a chunk, as people read it off."""
    if hasattr(chunk, "text"):
        return chunk.text or ""
    choice = chunk.choices[0] if chunk.choices else None
    if choice is None or choice.index:
        return ""
    said = choice.delta.content if hasattr(choice, "delta") else choice.text
    return said or ""


def _text(raw: Any) -> str:
    """The text of a chunk, without this package."""
    for candidate in raw.get("candidates") or ():
        if not candidate.get("index"):
            content: dict[str, Any] = candidate.get("content") or {}
            parts: list[dict[str, Any]] = content.get("parts") or []
            return "".join(p.get("text", "") for p in parts if not p.get("thought"))
    for choice in raw.get("choices") or ():
        if not choice.get("index"):
            delta = choice.get("delta")
            return (delta.get("content") if delta is not None else choice.get("text")) or ""
    return ""
