"""Recorded requests sent to two endpoints, so that people can see what a migration changes before they make it.

Requests are read, sent and reported one after another, with a bounded number at the same time: memory does not grow
with them.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gemini_sdk._google.generate import platform_of
from gemini_sdk._openai.plain_json import plain_json
from gemini_sdk._openai.report import Report
from gemini_sdk.errors import GeminiSDKError
from gemini_sdk.migration.drop_in.call import DropInCalls
from gemini_sdk.migration.gemini_request import TEXT, type_of
from gemini_sdk.migration.model_map import ModelMap, ModelMapLike, model_map_of

if TYPE_CHECKING:
    from gemini_sdk import AzureInferenceClient, GeminiClient, VertexClient

    Endpoint = AzureInferenceClient | GeminiClient | VertexClient
    """The clients that can be compared."""

_OF_STREAMS = ("stream", "stream_options")


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer of one endpoint to a request."""

    seconds: float
    """Time from sending to the whole answer, with retries."""
    text: str | None = None
    """Text of the first choice. `calls` and `finish_reason` are those of the first choice, too."""
    calls: tuple[str, ...] = ()
    """The functions to call, with their arguments as JSON: `get_weather({"city": "Paris"})`."""
    choices: int = 0
    """Number of choices."""
    finish_reason: str | None = None
    """The finish reason as OpenAI's API names it."""
    model: str | None = None
    """The model that answered."""
    prompt_tokens: int | None = None
    """Tokens of the prompt."""
    completion_tokens: int | None = None
    """Tokens of the answer."""
    lost: tuple[str, ...] = ()
    """Fields of the request that were not sent to the endpoint."""
    error: str | None = None
    """The error, if there is no answer."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A request and both answers."""

    number: int
    """Line number, from 1."""
    request: Mapping[str, Any]
    """The request, as it was given."""
    left: Answered
    """The answer of the first endpoint."""
    right: Answered
    """The answer of the second endpoint."""


def compare(
    requests: Iterable[Mapping[str, Any]],
    left: "Endpoint",
    right: "Endpoint",
    *,
    model_map: ModelMapLike = None,
    concurrency: int = 4,
) -> Iterator[Compared]:
    """Send chat completions and completions requests to two endpoints; the answers of both, in their order.

    An AzureInferenceClient is sent a request as it is, but not streamed; a client of Gemini's what it becomes by
    `to_gemini`. A failure of a request is reported in its place.

    Args:
        requests: as they were recorded; read as they are needed.
        left: a client of any kind.
        right: another, or the same.
        model_map: as `to_gemini` takes it.
        concurrency: requests under way at once, each with two calls.
    """
    models = model_map_of(model_map)

    def both(number: int, request: Mapping[str, Any]) -> Compared:
        other = pool.submit(_answered, right, request, models)
        return Compared(number, request, _answered(left, request, models), other.result())

    # One pool for requests and one for their second calls: neither ever waits for a place in its own.
    with ThreadPoolExecutor(concurrency) as pool, ThreadPoolExecutor(concurrency) as pairs:
        under_way: deque[Future[Compared]] = deque()
        for number, request in enumerate(requests, 1):
            under_way.append(pairs.submit(both, number, request))
            if len(under_way) >= concurrency:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()


def _answered(client: "Endpoint", request: Mapping[str, Any], models: ModelMap) -> Answered:
    from gemini_sdk import AzureInferenceClient

    begun = time.perf_counter()
    reports: list[Report] = []
    try:
        asked = {k: v for k, v in plain_json(request).items() if k not in _OF_STREAMS}
        if isinstance(client, AzureInferenceClient):
            completion = _azure(client, asked)
        else:
            completion = _gemini(client, asked, models, reports.append)
        seconds = time.perf_counter() - begun
        return _read(plain_json(completion), seconds, _lost(reports))
    except GeminiSDKError as error:
        seconds = time.perf_counter() - begun
        return Answered(seconds, lost=_lost(reports), error=f"{type(error).__name__}: {error}")


def _azure(client: "AzureInferenceClient", request: Mapping[str, Any]) -> object:
    if type_of(request) == TEXT:
        rest = {k: v for k, v in request.items() if k != "prompt"}
        return client.completions(request["prompt"], extra_body=rest, validate=False)
    rest = {k: v for k, v in request.items() if k != "messages"}
    return client.chat_completions(request.get("messages") or [], extra_body=rest, validate=False)


def _gemini(
    client: "GeminiClient | VertexClient",
    request: dict[str, Any],
    models: ModelMap,
    on_report: Callable[[Report], None],
) -> object:
    exchanges = DropInCalls(platform_of(client), None, models, False, None, on_report)
    exchange = exchanges.exchange(request, {})
    return exchange.answer(client.generate_content(**exchange.arguments))


def _read(completion: Mapping[str, Any], seconds: float, lost: tuple[str, ...]) -> Answered:
    choices: list[Any] = completion.get("choices") or [{}]
    choice: Mapping[str, Any] = choices[0]
    message: Mapping[str, Any] = choice.get("message") or {}
    calls = [call.get("function") for call in message.get("tool_calls") or ()]
    usage: Mapping[str, Any] = completion.get("usage") or {}
    return Answered(
        seconds=seconds,
        text=message.get("content") or choice.get("text"),
        calls=tuple(_call(each) for each in (*calls, message.get("function_call")) if each),
        choices=len(completion.get("choices") or ()),
        finish_reason=choice.get("finish_reason"),
        model=completion.get("model"),
        prompt_tokens=usage.get("prompt_tokens"),
        completion_tokens=usage.get("completion_tokens"),
        lost=lost,
    )


def _call(function: Mapping[str, Any]) -> str:
    return f"{function.get('name')}({function.get('arguments')})"


def _lost(reports: list[Report]) -> tuple[str, ...]:
    return tuple(row.path for report in reports for row in report.lost)
