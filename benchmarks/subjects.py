"""What is compared. Each subject does the same work its own usual way: ask, read the answer, access its text.

A method does one unit of a row's work and returns the number of characters read, so that a subject which skipped
something is found out. A subject without the method has no figure in that row. Every library is imported by name: a
peer that is not installed is left out.
"""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib import import_module
from typing import Any, Literal

from benchmarks import payloads
from benchmarks.payloads import MODEL, OPENAI_MESSAGES, PROMPT, TEMPERATURE

CONCURRENT = 64
_CONFIG: Any = {"temperature": TEMPERATURE}
_ANSWER = payloads.compact(payloads.google_answer(payloads.LARGE_TEXT))
_OPENAI_ANSWER = payloads.compact(payloads.openai_answer(payloads.LARGE_TEXT))


class Bare:
    """An HTTP library and orjson: no types, no checks, no retries."""

    def __init__(self, url: str, library: str) -> None:
        http = import_module(library)
        orjson = import_module("orjson")
        self._loads, self._dumps = orjson.loads, orjson.dumps
        headers = {"x-goog-api-key": "key", "content-type": "application/json"}
        self._client = http.Client(headers=headers)
        self._async_client = http.AsyncClient(headers=headers)
        self._url = f"{url}/v1beta/models/{MODEL}:generateContent"
        self._stream_url = f"{url}/v1beta/models/{MODEL}:streamGenerateContent?alt=sse"

    def small(self) -> int:
        """One call."""
        answer = self._client.post(self._url, content=self._body())
        answer.raise_for_status()
        return self._read(answer.content)

    async def concurrent(self) -> int:
        """Calls at once."""
        return sum(await asyncio.gather(*[self._ask() for _ in range(CONCURRENT)]))

    async def _ask(self) -> int:
        answer = await self._async_client.post(self._url, content=self._body())
        answer.raise_for_status()
        return self._read(answer.content)

    def stream(self) -> int:
        """A stream read to its end."""
        count = 0
        with self._client.stream("POST", self._stream_url, content=self._body()) as answer:
            answer.raise_for_status()
            for line in answer.iter_lines():
                if line.startswith("data: "):
                    count += self._read(line[6:])
        return count

    async def stream_async(self) -> int:
        """The same, from asyncio."""
        count = 0
        async with self._async_client.stream(
            "POST", self._stream_url, content=self._body()
        ) as answer:
            answer.raise_for_status()
            async for line in answer.aiter_lines():
                if line.startswith("data: "):
                    count += self._read(line[6:])
        return count

    def decode(self) -> int:
        """An answer of 1.6 KB from its bytes."""
        return self._read(_ANSWER)

    def build(self) -> int:
        """A request's bytes."""
        return len(self._body())

    def _body(self) -> bytes:
        body: bytes = self._dumps(
            {
                "contents": [{"role": "user", "parts": [{"text": PROMPT}]}],
                "generationConfig": {"temperature": TEMPERATURE},
            }
        )
        return body

    def _read(self, data: bytes | str) -> int:
        return len(self._loads(data)["candidates"][0]["content"]["parts"][0]["text"])


class SDK:
    """This package, as it comes: typed answers, checks before sending, retries and a deadline."""

    def __init__(self, url: str, library: Literal["httpx2", "httpx"]) -> None:
        import gemini_sdk
        from gemini_sdk._google.generate import Generation
        from gemini_sdk._google.locations import GoogleAILocation
        from gemini_sdk._transport.http_library import use
        from gemini_sdk._transport.settings import Settings

        self._library: AbstractContextManager[object] = use(library)
        self._library.__enter__()
        self._client = gemini_sdk.GeminiClient(api_key="key", base_url=url)
        self._async_client = gemini_sdk.AsyncGeminiClient(api_key="key", base_url=url)
        self._generation = Generation("google-ai", GoogleAILocation(), Settings())

    def small(self) -> int:
        """One call."""
        answer = self._client.generate_content(MODEL, PROMPT, generation_config=_CONFIG)
        return len(answer.text or "")

    async def concurrent(self) -> int:
        """Calls at once."""
        return sum(await asyncio.gather(*[self._ask() for _ in range(CONCURRENT)]))

    async def _ask(self) -> int:
        answer = await self._async_client.generate_content(MODEL, PROMPT, generation_config=_CONFIG)
        return len(answer.text or "")

    def stream(self) -> int:
        """A stream read to its end."""
        chunks = self._client.stream_generate_content(MODEL, PROMPT, generation_config=_CONFIG)
        count = 0
        for chunk in chunks:
            count += len(chunk.text or "")
        return count

    async def stream_async(self) -> int:
        """The same, from asyncio."""
        chunks = self._async_client.stream_generate_content(
            MODEL, PROMPT, generation_config=_CONFIG
        )
        count = 0
        async for chunk in chunks:
            count += len(chunk.text or "")
        return count

    def decode(self) -> int:
        """An answer of 1.6 KB from its bytes."""
        from gemini_sdk.types.generate_content import GenerateContentResponse

        return len(GenerateContentResponse.model_validate_json(_ANSWER).text or "")

    def build(self) -> int:
        """A request's bytes, validated by the specs: the work of a call before it sends."""
        call = self._generation.call(MODEL, PROMPT, {"generation_config": _CONFIG}, {})
        return len(call.body or b"")


class GoogleGenAI:
    """google-genai."""

    def __init__(self, url: str) -> None:
        genai = import_module("google.genai")
        self._types = import_module("google.genai.types")
        self._client = genai.Client(api_key="key", http_options={"base_url": url})

    def small(self) -> int:
        """One call."""
        answer = self._client.models.generate_content(model=MODEL, contents=PROMPT, config=_CONFIG)
        return len(answer.text or "")

    async def concurrent(self) -> int:
        """Calls at once."""
        return sum(await asyncio.gather(*[self._ask() for _ in range(CONCURRENT)]))

    async def _ask(self) -> int:
        models = self._client.aio.models
        answer = await models.generate_content(model=MODEL, contents=PROMPT, config=_CONFIG)
        return len(answer.text or "")

    def stream(self) -> int:
        """A stream read to its end."""
        count = 0
        models = self._client.models
        for chunk in models.generate_content_stream(model=MODEL, contents=PROMPT, config=_CONFIG):
            count += len(chunk.text or "")
        return count

    async def stream_async(self) -> int:
        """The same, from asyncio."""
        count = 0
        models = self._client.aio.models
        async for chunk in await models.generate_content_stream(
            model=MODEL, contents=PROMPT, config=_CONFIG
        ):
            count += len(chunk.text or "")
        return count

    def decode(self) -> int:
        """An answer of 1.6 KB from its bytes."""
        return len(self._types.GenerateContentResponse.model_validate_json(_ANSWER).text or "")


class OpenAI:
    """openai, with chat completions of the same texts."""

    def __init__(self, url: str) -> None:
        openai = import_module("openai")
        self._completion = import_module("openai.types.chat").ChatCompletion
        self._client = openai.OpenAI(api_key="key", base_url=f"{url}/v1")
        self._async_client = openai.AsyncOpenAI(api_key="key", base_url=f"{url}/v1")
        self._request: dict[str, Any] = {
            "model": MODEL,
            "messages": OPENAI_MESSAGES,
            "temperature": TEMPERATURE,
        }

    def small(self) -> int:
        """One call."""
        answer = self._client.chat.completions.create(**self._request)
        return len(answer.choices[0].message.content or "")

    async def concurrent(self) -> int:
        """Calls at once."""
        return sum(await asyncio.gather(*[self._ask() for _ in range(CONCURRENT)]))

    async def _ask(self) -> int:
        answer = await self._async_client.chat.completions.create(**self._request)
        return len(answer.choices[0].message.content or "")

    def stream(self) -> int:
        """A stream read to its end."""
        count = 0
        for chunk in self._client.chat.completions.create(**self._request, stream=True):
            count += len(chunk.choices[0].delta.content or "")
        return count

    async def stream_async(self) -> int:
        """The same, from asyncio."""
        count = 0
        completions = self._async_client.chat.completions
        async for chunk in await completions.create(**self._request, stream=True):
            count += len(chunk.choices[0].delta.content or "")
        return count

    def decode(self) -> int:
        """An answer of 1.6 KB from its bytes."""
        answer = self._completion.model_validate_json(_OPENAI_ANSWER)
        return len(answer.choices[0].message.content or "")


SUBJECTS: dict[str, Callable[[str], object]] = {
    "bare httpx2": lambda url: Bare(url, "httpx2"),
    "SDK on httpx2": lambda url: SDK(url, "httpx2"),
    "SDK on httpx": lambda url: SDK(url, "httpx"),
    "bare httpx": lambda url: Bare(url, "httpx"),
    "google-genai": GoogleGenAI,
    "openai": OpenAI,
}
"""How each is made, given the server's address."""
PEERS = ("google-genai", "openai")
