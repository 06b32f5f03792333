"""What is compared. Each subject does the same work its own usual way: ask, read the answer, access its text.

A method does one unit of a row's work and returns the number of characters, or of numbers, read, so that a subject
which skipped something is found out. A subject without the method has no figure in that row. Every library is imported
by name: one that is not installed is left out.
"""

import asyncio
import base64
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager
from importlib import import_module
from typing import Any, Literal
from urllib.parse import urlsplit

from benchmarks.payloads import (
    CONCURRENT,
    CONFIG,
    GOOGLE_ANSWER,
    IMAGE,
    MANY,
    MODEL,
    OPENAI_MESSAGES,
    PROMPT,
    QUESTIONS,
    TEMPERATURE,
    TEXTS,
    TURNS,
)
from benchmarks.peers import AzureInference, GoogleGenAI, OpenAI

_HEADERS = {"x-goog-api-key": "key", "content-type": "application/json"}
_EMBEDDER = "gemini-embedding-001"


class Floor:
    """What bare subjects have in common: orjson, and neither types nor checks nor retries."""

    def __init__(self, url: str) -> None:
        orjson = import_module("orjson")
        self._loads, self._dumps = orjson.loads, orjson.dumps
        self._url = f"{url}/v1beta/models/{MODEL}:generateContent"
        self._stream_url = f"{url}/v1beta/models/{MODEL}:streamGenerateContent?alt=sse"

    def decode(self) -> int:
        """An answer of 1.6 KB from its bytes."""
        return self._read(GOOGLE_ANSWER)

    def build(self) -> int:
        """A request's bytes."""
        return len(self._body())

    def _body(self, contents: Any = None) -> bytes:
        config = {"temperature": TEMPERATURE}
        turns = [{"role": "user", "parts": [{"text": PROMPT}]}] if contents is None else contents
        body: bytes = self._dumps({"contents": turns, "generationConfig": config})
        return body

    def _read(self, data: bytes | str) -> int:
        return len(self._loads(data)["candidates"][0]["content"]["parts"][0]["text"])


class Bare(Floor):
    """An HTTP library with orjson."""

    def __init__(self, url: str, library: str) -> None:
        super().__init__(url)
        http = import_module(library)
        self._client = http.Client(headers=_HEADERS)
        # A pool of 100 connections makes some of many calls wait longer than it allows by default.
        self._async_client = http.AsyncClient(headers=_HEADERS, timeout=None)
        self._embed_url = f"{url}/v1beta/models/{_EMBEDDER}:batchEmbedContents"
        self._azure_url = f"{url}/chat/completions?api-version=2024-05-01-preview"

    def _post(self, url: str, body: bytes) -> bytes:
        answer = self._client.post(url, content=body)
        answer.raise_for_status()
        content: bytes = answer.content
        return content

    def small(self) -> int:
        """One call."""
        return self._read(self._post(self._url, self._body()))

    def turns(self) -> int:
        """A question after 40 turns, all mappings."""
        body = self._body([*TURNS, {"role": "user", "parts": [{"text": PROMPT}]}])
        return self._read(self._post(self._url, body))

    def chat(self) -> int:
        """A chat from its first question to its last."""
        count, history = 0, list[Any]()
        for _ in range(QUESTIONS):
            history.append({"role": "user", "parts": [{"text": PROMPT}]})
            answer = self._loads(self._post(self._url, self._body(history)))
            history.append(answer["candidates"][0]["content"])
            count += len(history[-1]["parts"][0]["text"])
        return count

    def image(self) -> int:
        """A question about a picture of 8 MB."""
        data = {"mimeType": "image/png", "data": base64.b64encode(IMAGE).decode()}
        parts = [{"inlineData": data}, {"text": PROMPT}]
        return self._read(self._post(self._url, self._body([{"role": "user", "parts": parts}])))

    def embed(self) -> int:
        """Vectors."""
        model = f"models/{_EMBEDDER}"
        requests = [{"model": model, "content": {"parts": [{"text": text}]}} for text in TEXTS]
        answer = self._loads(self._post(self._embed_url, self._dumps({"requests": requests})))
        return sum(len(each["values"]) for each in answer["embeddings"])

    def azure_small(self) -> int:
        """One call in Azure's form."""
        answer = self._loads(self._post(self._azure_url, self._azure_body()))
        return len(answer["choices"][0]["message"]["content"])

    def azure_stream(self) -> int:
        """A stream in Azure's form."""
        count = 0
        body = self._azure_body(stream=True)
        with self._client.stream("POST", self._azure_url, content=body) as answer:
            answer.raise_for_status()
            for line in answer.iter_lines():
                if line.startswith("data: ") and line != "data: [DONE]":
                    count += len(self._loads(line[6:])["choices"][0]["delta"]["content"])
        return count

    def _azure_body(self, **more: Any) -> bytes:
        body: bytes = self._dumps(
            {"model": MODEL, "messages": OPENAI_MESSAGES, "temperature": TEMPERATURE, **more}
        )
        return body

    async def concurrent(self, calls: int = CONCURRENT) -> int:
        """Calls at once."""
        return sum(await asyncio.gather(*[self._ask() for _ in range(calls)]))

    async def many(self) -> int:
        """More calls at once."""
        return await self.concurrent(MANY)

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


class BareHTTPX(Bare):
    """httpx with orjson."""

    many: Any = None  # minutes: its pool searches all waiting requests again and again


class Standard(Floor):
    """http.client of the standard library, over one connection."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        http = import_module("http.client")
        self._connection = http.HTTPConnection(urlsplit(url).netloc)

    def _open(self, url: str) -> Any:
        self._connection.request("POST", url, self._body(), _HEADERS)
        return self._connection.getresponse()

    def small(self) -> int:
        """One call."""
        return self._read(self._open(self._url).read())

    def stream(self) -> int:
        """A stream read to its end."""
        return sum(
            self._read(line[6:])
            for line in self._open(self._stream_url)
            if line.startswith(b"data: ")
        )


class Aiohttp(Floor):
    """aiohttp with orjson."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self._aiohttp = import_module("aiohttp")
        self._session: Any = None

    def _post(self, url: str) -> Any:
        if self._session is None:  # it can be made only where an event loop runs
            connector = self._aiohttp.TCPConnector(limit=0)
            self._session = self._aiohttp.ClientSession(headers=_HEADERS, connector=connector)
        return self._session.post(url, data=self._body())

    async def concurrent(self, calls: int = CONCURRENT) -> int:
        """Calls at once."""
        return sum(await asyncio.gather(*[self._ask() for _ in range(calls)]))

    async def many(self) -> int:
        """More calls at once."""
        return await self.concurrent(MANY)

    async def _ask(self) -> int:
        async with self._post(self._url) as answer:
            answer.raise_for_status()
            return self._read(await answer.read())

    async def stream_async(self) -> int:
        """A stream read to its end."""
        count = 0
        async with self._post(self._stream_url) as answer:
            answer.raise_for_status()
            lines: AsyncIterator[bytes] = answer.content
            async for line in lines:
                if line.startswith(b"data: "):
                    count += self._read(line[6:])
        return count


class AsyncSDK:
    """This package, as it comes, from asyncio: typed answers, checks before sending, retries and a deadline."""

    def __init__(
        self,
        url: str,
        library: Literal["httpx2", "httpx"],
        transport: Literal["aiohttp", "httpcore"],
    ) -> None:
        import gemini_sdk
        from gemini_sdk._transport.http_library import use

        if transport == "aiohttp":
            import_module("httpx_aiohttp")
        self._library: AbstractContextManager[object] = use(library)
        self._library.__enter__()
        self._async_client = gemini_sdk.AsyncGeminiClient(
            api_key="key", base_url=url, http_transport=transport
        )

    async def concurrent(self, calls: int = CONCURRENT) -> int:
        """Calls at once."""
        return sum(await asyncio.gather(*[self._ask_async() for _ in range(calls)]))

    async def many(self) -> int:
        """More calls at once."""
        return await self.concurrent(MANY)

    async def _ask_async(self) -> int:
        answer = await self._async_client.generate_content(MODEL, PROMPT, generation_config=CONFIG)
        return len(answer.text or "")

    async def stream_async(self) -> int:
        """A stream read to its end."""
        chunks = self._async_client.stream_generate_content(MODEL, PROMPT, generation_config=CONFIG)
        count = 0
        async for chunk in chunks:
            count += len(chunk.text or "")
        return count


class SDK(AsyncSDK):
    """The same, with blocking clients too."""

    def __init__(self, url: str, library: Literal["httpx2", "httpx"]) -> None:
        super().__init__(url, library, "httpcore")
        import gemini_sdk
        from gemini_sdk._google.generate import Generation
        from gemini_sdk._google.locations import GoogleAILocation
        from gemini_sdk._transport.settings import Settings

        self._client = gemini_sdk.GeminiClient(api_key="key", base_url=url)
        self._azure = gemini_sdk.AzureInferenceClient(endpoint=url, credential="key")
        self._generation = Generation("google-ai", GoogleAILocation(), Settings())

    def _ask(self, contents: Any) -> int:
        answer = self._client.generate_content(MODEL, contents, generation_config=CONFIG)
        return len(answer.text or "")

    def small(self) -> int:
        """One call."""
        return self._ask(PROMPT)

    def turns(self) -> int:
        """A question after 40 turns, all mappings."""
        return self._ask([*TURNS, {"role": "user", "parts": [{"text": PROMPT}]}])

    def chat(self) -> int:
        """A chat from its first question to its last."""
        chat = self._client.chats.create(MODEL, generation_config=CONFIG)
        return sum(len(chat.send_message(PROMPT).text or "") for _ in range(QUESTIONS))

    def image(self) -> int:
        """A question about a picture of 8 MB."""
        from gemini_sdk.types.generate_content import Part

        return self._ask([Part.from_bytes(IMAGE, "image/png"), PROMPT])

    def embed(self) -> int:
        """Vectors."""
        answer = self._client.embed_content(_EMBEDDER, TEXTS)
        return sum(len(each.values or ()) for each in answer.embeddings or ())

    def stream(self) -> int:
        """A stream read to its end."""
        chunks = self._client.stream_generate_content(MODEL, PROMPT, generation_config=CONFIG)
        count = 0
        for chunk in chunks:
            count += len(chunk.text or "")
        return count

    def azure_small(self) -> int:
        """One call in Azure's form."""
        answer = self._azure.chat_completions(PROMPT, model=MODEL, temperature=TEMPERATURE)
        return len(answer.text or "")

    def azure_stream(self) -> int:
        """A stream in Azure's form."""
        chunks = self._azure.stream_chat_completions(PROMPT, model=MODEL, temperature=TEMPERATURE)
        return sum(len(chunk.text or "") for chunk in chunks)

    def decode(self) -> int:
        """An answer of 1.6 KB from its bytes."""
        from gemini_sdk.types.generate_content import GenerateContentResponse

        return len(GenerateContentResponse.model_validate_json(GOOGLE_ANSWER).text or "")

    def build(self) -> int:
        """A request's bytes, validated by the specs: the work of a call before it sends."""
        call = self._generation.call(MODEL, PROMPT, {"generation_config": CONFIG}, {})
        return len(call.body or b"")


SUBJECTS: dict[str, Callable[[str], object]] = {
    "bare httpx2": lambda url: Bare(url, "httpx2"),
    "SDK on httpx2": lambda url: SDK(url, "httpx2"),
    "SDK on aiohttp": lambda url: AsyncSDK(url, "httpx2", "aiohttp"),
    "SDK on httpx": lambda url: SDK(url, "httpx"),
    "bare httpx": lambda url: BareHTTPX(url, "httpx"),
    "bare aiohttp": Aiohttp,
    "http.client": Standard,
    "google-genai": GoogleGenAI,
    "openai": OpenAI,
    "azure-ai-inference": AzureInference,
}
"""How each is made, given the server's address."""
PEERS = ("google-genai", "openai", "azure-ai-inference")
OURS = ("bare httpx2", "SDK on httpx2", "SDK on aiohttp")
"""What the budgets are about."""
