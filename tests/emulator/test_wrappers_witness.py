"""An outside witness: packages that wrap OpenAI's clients get along with a drop-in client, through `as_openai`.

They decide the version of the openai package, so they are installed in an environment of their own: the extra
`wrappers`.
"""

import asyncio
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from pydantic import BaseModel

from gemini_sdk import AsyncGeminiClient, GeminiClient
from gemini_sdk.emulator import Emulator
from gemini_sdk.migration import AsyncAzureOpenAI, AsyncOpenAI, AzureOpenAI, OpenAI

pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # the packages use deprecated names of others
    pytest.mark.skipif(
        find_spec("instructor") is None, reason="needs the extra wrappers, in its own environment"
    ),
]
QUESTION: Any = [{"role": "user", "content": "Anna is 7 years old"}]


class Person(BaseModel):
    name: str
    age: int


@pytest.fixture(params=[(OpenAI, AsyncOpenAI), (AzureOpenAI, AsyncAzureOpenAI)], ids=str)
def clients(request: pytest.FixtureRequest, gemini_emulator: Emulator) -> Iterator[tuple[Any, Any]]:
    """The official clients of a blocking and of an asyncio drop-in client."""
    kind, async_kind = request.param
    url = gemini_emulator.url
    with GeminiClient(api_key="k", base_url=url) as gemini:
        blocking = kind(gemini=gemini).as_openai()
        asyncio_gemini = AsyncGeminiClient(api_key="k", base_url=url, http_transport="httpcore")
        yield blocking, async_kind(gemini=asyncio_gemini).as_openai()


def test_instructor(clients: tuple[Any, Any]) -> None:
    instructor = import_module("instructor")
    asked = {"model": "gpt-4o", "messages": QUESTION, "response_model": Person}
    for mode in ("TOOLS", "JSON_SCHEMA", "TOOLS_STRICT", "RESPONSES_TOOLS"):
        client = instructor.from_openai(clients[0], mode=getattr(instructor.Mode, mode))
        assert client.chat.completions.create(**asked).age == 7
    partial = instructor.from_openai(clients[0]).chat.completions.create_partial(**asked)
    assert list(partial)[-1].age == 7
    answer = instructor.from_openai(clients[1]).chat.completions.create(**asked)
    assert asyncio.run(answer).age == 7


def test_langchain(clients: tuple[Any, Any]) -> None:
    langchain = import_module("langchain_openai")
    given: dict[str, Any] = {
        "client": clients[0].chat.completions,
        "root_client": clients[0],
        "async_client": clients[1].chat.completions,
        "root_async_client": clients[1],
        "model": "gpt-4o",
        "api_key": "unused",
    }
    model = langchain.ChatOpenAI(**given)
    said = model.invoke("Hello").content
    assert "".join(chunk.content for chunk in model.stream("Hello")) == said
    assert asyncio.run(model.ainvoke("Hello")).content == said
    assert model.with_structured_output(Person).invoke("Anna is 7 years old").age == 7
    azure = langchain.AzureChatOpenAI(
        **given, azure_endpoint="https://r.openai.azure.com", api_version="2024-10-21"
    )
    assert azure.invoke("Hello").content == said
    vectors = langchain.OpenAIEmbeddings(
        client=clients[0].embeddings,
        async_client=clients[1].embeddings,
        model="text-embedding-3-small",
        api_key="unused",
        check_embedding_ctx_length=False,
    )
    assert len(vectors.embed_documents(["a", "b"])) == 2


def test_llamaindex(clients: tuple[Any, Any]) -> None:
    llms = import_module("llama_index.core.llms")
    model = import_module("llama_index.llms.openai").OpenAI(
        model="gpt-4o",
        api_key="unused",
        openai_client=clients[0],
        async_openai_client=clients[1],
    )
    asked = [llms.ChatMessage(role="user", content="Hello")]
    said = model.chat(asked).message.content
    assert "".join(chunk.delta or "" for chunk in model.stream_chat(asked)) == said
    assert asyncio.run(model.achat(asked)).message.content == said
    assert model.as_structured_llm(Person).complete("Anna is 7 years old").raw.age == 7
