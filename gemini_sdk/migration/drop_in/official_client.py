"""The openai package's own client, whose requests a drop-in client answers: for packages that check for its classes.

The official client gets a transport that sends nothing. It hands each request to the method of the drop-in client, and
returns the answer's body in OpenAI's format.
"""

import json
import re
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from typing import Any

from gemini_sdk._openai.report import LossyConversionError
from gemini_sdk._transport.transfer import finished
from gemini_sdk.errors import ConfigurationError
from gemini_sdk.migration.drop_in.api_response import (
    AsyncResponseContextManager,
    ResponseContextManager,
)
from gemini_sdk.migration.errors import APIConnectionError, APIStatusError, OpenAIError

ADDRESS = "https://gemini.invalid"
_PATH = re.compile(
    r"(/openai)?(/deployments/[^/]+|/v1)?/"
    r"(?P<name>chat/completions|completions|embeddings|responses|models)(/(?P<id>.+))?"
)
_METHODS = {
    name: "GET" if name == "models" else "POST"
    for name in ("chat/completions", "completions", "embeddings", "responses", "models")
}
_NOT_SERVED = (
    "the official client of a drop-in client answers chat.completions, completions, responses, embeddings and models; "
    "call the drop-in client itself for the rest"
)


def official_client(client: Any, kind: str) -> Any:
    """A client of the openai package, of the class `kind`. Raises ConfigurationError without the package."""
    try:
        import openai
    except ImportError:
        raise ConfigurationError("as_openai needs the openai package: pip install openai") from None
    library, is_async = _library(openai), kind.startswith("Async")
    transport = (_async_transport if is_async else _transport)(library, client)
    http: Any = (library.AsyncClient if is_async else library.Client)(transport=transport)
    # The drop-in client has retries of its own.
    options: dict[str, Any] = {"api_key": "unused", "http_client": http, "max_retries": 0}
    if "Azure" in kind:
        options |= {"azure_endpoint": ADDRESS, "api_version": "v1"}
    else:
        options["base_url"] = f"{ADDRESS}/v1"
    return getattr(openai, kind)(**options)


def _library(openai: Any) -> Any:
    """The HTTP library of the installed openai package: httpx, or httpx2 of later versions."""
    bases = openai.DefaultHttpxClient.__mro__
    found = next(each for each in bases if each.__name__ == "Client")
    return sys.modules[found.__module__.partition(".")[0]]


def _sent(client: Any, request: Any, body: bytes, manager: Callable[..., Any]) -> Any:
    """The context manager of the answer to a request; None for a request that has no method here."""
    found = _PATH.fullmatch(request.url.path)
    if found is None or request.method != _METHODS[found["name"]]:
        return None
    name, id_, raw = found["name"], found["id"], client.with_raw_response
    if name == "models":
        models = raw.models
        return manager(models.list if id_ is None else partial(models.retrieve, id_))
    if id_ is not None:
        return None
    resource = raw.chat.completions if name == "chat/completions" else getattr(raw, name)
    return manager(partial(resource.create, **json.loads(body)))


def _head(response: Any, body: bytes) -> tuple[int, dict[str, str]]:
    """Status and headers, by the first piece of a body."""
    kind = "application/json" if body.startswith(b"{") else "text/event-stream"
    headers = {"content-type": kind}
    if response.request_id is not None:
        headers["x-request-id"] = response.request_id
    return response.status_code, headers


def _refused(error: APIStatusError | LossyConversionError) -> tuple[int, dict[str, str], bytes]:
    headers = {"content-type": "application/json"}
    if isinstance(error, LossyConversionError):
        body = {"message": str(error), "type": "invalid_request_error", "param": None, "code": None}
        return 400, headers, json.dumps({"error": body}).encode()
    if error.request_id is not None:
        headers["x-request-id"] = error.request_id
    if error.retry_after is not None:
        headers["retry-after"] = f"{error.retry_after:g}"
    return error.status_code, headers, json.dumps({"error": error.body}).encode()


def _not_served() -> tuple[int, dict[str, str], bytes]:
    error = {"message": _NOT_SERVED, "type": "invalid_request_error", "param": None, "code": None}
    return 404, {"content-type": "application/json"}, json.dumps({"error": error}).encode()


def _event(error: OpenAIError) -> bytes:
    """An error in the middle of a stream, as the service sends it."""
    body = getattr(error, "body", None) or {"message": str(error)}
    return b"data: " + json.dumps({"error": body}, default=str).encode() + b"\n\n"


class _Reader:
    """Enters the context manager of an answer and reads its body, without waiting. A subclass awaits both."""

    manager: Callable[..., Any] = ResponseContextManager

    async def entered(self, manager: Any) -> Any:
        """The response of a context manager."""
        return manager.__enter__()

    async def first(self, pieces: Any) -> bytes:
        """The first piece of a body, or nothing."""
        return next(pieces, b"")


class _AsyncReader(_Reader):
    """The same for asyncio clients."""

    manager = AsyncResponseContextManager

    async def entered(self, manager: Any) -> Any:
        return await manager.__aenter__()

    async def first(self, pieces: Any) -> bytes:
        return await anext(pieces, b"")


async def _answered(
    library: Any, client: Any, request: Any, body: bytes, reader: _Reader, stream: Any
) -> Any:
    """The library's response to a request; `stream` makes its body of the first piece, the rest, and how to close it.

    Described once: with a reader that does not wait, it runs to its end in one step.
    """
    manager = _sent(client, request, body, reader.manager)
    if manager is None:
        status, headers, content = _not_served()
        return library.Response(status, headers=headers, content=content)
    try:
        response = await reader.entered(manager)
        pieces = response.iter_bytes()
        first = await reader.first(pieces)
    except (APIStatusError, LossyConversionError) as error:
        status, headers, content = _refused(error)
        return library.Response(status, headers=headers, content=content)
    except APIConnectionError as error:
        raise library.ConnectError(str(error), request=request) from error
    status, headers = _head(response, first)
    return library.Response(status, headers=headers, stream=stream(first, pieces, response.close))


def _transport(library: Any, client: Any) -> Any:
    class Body(library.SyncByteStream):  # type: ignore[misc]
        def __init__(self, first: bytes, rest: Iterator[bytes], close: Callable[[], None]) -> None:
            self._first, self._rest, self.close = first, rest, close

        def __iter__(self) -> Iterator[bytes]:
            yield self._first
            try:
                yield from self._rest
            except OpenAIError as error:
                yield _event(error)

    class Transport(library.BaseTransport):  # type: ignore[misc]
        def handle_request(self, request: Any) -> Any:
            body = request.read()
            return finished(_answered(library, client, request, body, _Reader(), Body))

    return Transport()


def _async_transport(library: Any, client: Any) -> Any:
    class Body(library.AsyncByteStream):  # type: ignore[misc]
        def __init__(self, first: bytes, rest: AsyncIterator[bytes], close: Any) -> None:
            self._first, self._rest, self.aclose = first, rest, close

        async def __aiter__(self) -> AsyncIterator[bytes]:
            yield self._first
            try:
                async for piece in self._rest:
                    yield piece
            except OpenAIError as error:
                yield _event(error)

    class Transport(library.AsyncBaseTransport):  # type: ignore[misc]
        async def handle_async_request(self, request: Any) -> Any:
            body = await request.aread()
            return await _answered(library, client, request, body, _AsyncReader(), Body)

    return Transport()
