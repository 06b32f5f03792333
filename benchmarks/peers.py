"""Other SDKs, each set up as its documentation says is fastest."""

import asyncio
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from benchmarks import payloads
from benchmarks.payloads import (
    CONCURRENT,
    CONFIG,
    GOOGLE_ANSWER,
    IMAGE,
    MANY,
    MODEL,
    OPENAI_MESSAGES,
    OPENAI_TURNS,
    PROMPT,
    QUESTIONS,
    TEMPERATURE,
    TEXTS,
    TURNS,
)

_OPENAI_ANSWER = payloads.compact(payloads.openai_answer(payloads.LARGE_TEXT))


class GoogleGenAI:
    """google-genai. Its asyncio client uses aiohttp, where that is installed."""

    def __init__(self, url: str) -> None:
        genai = import_module("google.genai")
        self._types = import_module("google.genai.types")
        self._client = genai.Client(api_key="key", http_options={"base_url": url})

    def small(self) -> int:
        """One call."""
        return self._ask(PROMPT)

    def _ask(self, contents: Any) -> int:
        answer = self._client.models.generate_content(model=MODEL, contents=contents, config=CONFIG)
        return len(answer.text or "")

    def turns(self) -> int:
        """A question after 40 turns, all mappings."""
        return self._ask([*TURNS, {"role": "user", "parts": [{"text": PROMPT}]}])

    def chat(self) -> int:
        """A chat from its first question to its last."""
        chat = self._client.chats.create(model=MODEL)
        return sum(len(chat.send_message(PROMPT, CONFIG).text or "") for _ in range(QUESTIONS))

    def image(self) -> int:
        """A question about a picture of 8 MB."""
        return self._ask([self._types.Part.from_bytes(data=IMAGE, mime_type="image/png"), PROMPT])

    def embed(self) -> int:
        """Vectors."""
        answer = self._client.models.embed_content(model="gemini-embedding-001", contents=TEXTS)
        return sum(len(each.values) for each in answer.embeddings)

    async def concurrent(self, calls: int = CONCURRENT) -> int:
        """Calls at once."""
        return sum(await asyncio.gather(*[self._ask_async() for _ in range(calls)]))

    async def many(self) -> int:
        """More calls at once."""
        return await self.concurrent(MANY)

    async def _ask_async(self) -> int:
        models = self._client.aio.models
        answer = await models.generate_content(model=MODEL, contents=PROMPT, config=CONFIG)
        return len(answer.text or "")

    def stream(self) -> int:
        """A stream read to its end."""
        count = 0
        models = self._client.models
        for chunk in models.generate_content_stream(model=MODEL, contents=PROMPT, config=CONFIG):
            count += len(chunk.text or "")
        return count

    async def stream_async(self) -> int:
        """The same, from asyncio."""
        count = 0
        models = self._client.aio.models
        async for chunk in await models.generate_content_stream(
            model=MODEL, contents=PROMPT, config=CONFIG
        ):
            count += len(chunk.text or "")
        return count

    def decode(self) -> int:
        """An answer of 1.6 KB from its bytes."""
        return len(
            self._types.GenerateContentResponse.model_validate_json(GOOGLE_ANSWER).text or ""
        )


class OpenAI:
    """openai, with chat completions of the same texts. Its asyncio client uses aiohttp, where that is installed."""

    def __init__(self, url: str) -> None:
        openai = import_module("openai")
        self._completion = import_module("openai.types.chat").ChatCompletion
        fast = {"http_client": openai.DefaultAioHttpClient()} if find_spec("httpx_aiohttp") else {}
        self._client = openai.OpenAI(api_key="key", base_url=f"{url}/v1")
        self._async_client = openai.AsyncOpenAI(api_key="key", base_url=f"{url}/v1", **fast)
        self._request: dict[str, Any] = {
            "model": MODEL,
            "messages": OPENAI_MESSAGES,
            "temperature": TEMPERATURE,
        }

    def small(self) -> int:
        """One call."""
        return self._ask(OPENAI_MESSAGES)

    azure_small = small

    def _ask(self, messages: Any) -> int:
        answer = self._client.chat.completions.create(**{**self._request, "messages": messages})
        return len(answer.choices[0].message.content or "")

    def turns(self) -> int:
        """A question after 40 turns, all mappings."""
        return self._ask([*OPENAI_TURNS, *OPENAI_MESSAGES])

    def embed(self) -> int:
        """Vectors, which it asks for in base64."""
        answer = self._client.embeddings.create(model="embedding", input=TEXTS)
        return sum(len(each.embedding) for each in answer.data)

    async def concurrent(self, calls: int = CONCURRENT) -> int:
        """Calls at once."""
        return sum(await asyncio.gather(*[self._ask_async() for _ in range(calls)]))

    async def many(self) -> int:
        """More calls at once."""
        return await self.concurrent(MANY)

    async def _ask_async(self) -> int:
        answer = await self._async_client.chat.completions.create(**self._request)
        return len(answer.choices[0].message.content or "")

    def stream(self) -> int:
        """A stream read to its end."""
        count = 0
        for chunk in self._client.chat.completions.create(**self._request, stream=True):
            count += len(chunk.choices[0].delta.content or "")
        return count

    azure_stream = stream

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


class AzureInference:
    """azure-ai-inference."""

    def __init__(self, url: str) -> None:
        package = import_module("azure.ai.inference")
        key = import_module("azure.core.credentials").AzureKeyCredential("key")
        self._client = package.ChatCompletionsClient(endpoint=url, credential=key)
        self._request: dict[str, Any] = {
            "model": MODEL,
            "messages": OPENAI_MESSAGES,
            "temperature": TEMPERATURE,
        }

    def azure_small(self) -> int:
        """One call."""
        answer = self._client.complete(**self._request)
        return len(answer.choices[0].message.content or "")

    def azure_stream(self) -> int:
        """A stream read to its end."""
        count = 0
        for chunk in self._client.complete(**self._request, stream=True):
            count += sum(len(choice.delta.content or "") for choice in chunk.choices)
        return count
