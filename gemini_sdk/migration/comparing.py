"""Recorded requests sent to two endpoints, so that people can see what a migration changes before they make it.

Requests are read, sent and told one after another with a bounded number under way: memory does not grow with them.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gemini_sdk.errors import GeminiSDKError
from gemini_sdk.migration.models import ModelMapLike, model_map_of
from gemini_sdk.migration.report import Report

if TYPE_CHECKING:
    from gemini_sdk import AzureInferenceClient, GeminiClient, VertexClient

    Endpoint = AzureInferenceClient | GeminiClient | VertexClient

_OF_STREAMS = ("stream", "stream_options")


@dataclass(frozen=True, slots=True)
class Answered:
    """What one endpoint made of a request."""

    seconds: float
    """From sending to the whole answer, retries included."""
    text: str | None = None
    finish_reason: str | None = None
    """In OpenAI's words."""
    model: str | None = None
    prompt_tokens: int | None = None
    completion_tokens: int | None = None
    lost: tuple[str, ...] = ()
    """Fields of the request that the endpoint was not told."""
    error: str | None = None
    """Why there is no answer."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A request and both answers."""

    number: int
    """Counted from 1."""
    request: Mapping[str, Any]
    left: Answered
    right: Answered


def compare(
    requests: Iterable[Mapping[str, Any]],
    left: "Endpoint",
    right: "Endpoint",
    *,
    model_map: ModelMapLike = None,
    concurrency: int = 4,
) -> Iterator[Compared]:
    """Send chat completions requests to two endpoints; the answers of both, in the order of the requests.

    An AzureInferenceClient is sent a request as it is, but not streamed; a client of Gemini's what it becomes by
    `to_gemini`. What goes wrong with a request is told in its place.

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


def _answered(client: "Endpoint", request: Mapping[str, Any], models: ModelMapLike) -> Answered:
    from gemini_sdk import AzureInferenceClient

    begun = time.perf_counter()
    reports: list[Report] = []
    try:
        if isinstance(client, AzureInferenceClient):
            completion: Any = _azure(client, request)
        else:
            completion = _gemini(client, request, models, reports.append)
        choice = completion.choices[0] if completion.choices else None
        message, usage = choice and choice.message, completion.usage
        return Answered(
            seconds=time.perf_counter() - begun,
            text=message and message.content,
            finish_reason=choice and choice.finish_reason,
            model=completion.model,
            prompt_tokens=usage and usage.prompt_tokens,
            completion_tokens=usage and usage.completion_tokens,
            lost=_lost(reports),
        )
    except GeminiSDKError as error:
        seconds = time.perf_counter() - begun
        return Answered(seconds, lost=_lost(reports), error=f"{type(error).__name__}: {error}")


def _azure(client: "AzureInferenceClient", request: Mapping[str, Any]) -> object:
    rest = {k: v for k, v in request.items() if k not in ("messages", *_OF_STREAMS)}
    return client.chat_completions(request.get("messages") or [], extra_body=rest, validate=False)


def _gemini(
    client: "GeminiClient | VertexClient",
    request: Mapping[str, Any],
    models: ModelMapLike,
    on_report: Callable[[Report], None],
) -> object:
    from gemini_sdk.migration.clients import OpenAI

    rest: dict[str, Any] = {k: v for k, v in request.items() if k not in _OF_STREAMS}
    stand_in: Any = OpenAI(gemini=client, model_map=models, on_report=on_report)
    return stand_in.chat.completions.create(**{"messages": [], **rest})


def _lost(reports: list[Report]) -> tuple[str, ...]:
    return tuple(row.path for report in reports for row in report.lost)
