"""An outside witness: LlamaIndex's Google clients get along with the emulator.

They need an older google-genai than the other witnesses do, so they are installed in an environment of their own: the
extra `llamaindex`.
"""

import asyncio
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from pydantic import BaseModel

from gemini_sdk.emulator import Emulator, Rule

pytestmark = [
    pytest.mark.filterwarnings("ignore"),  # the packages use deprecated names of others
    pytest.mark.skipif(
        find_spec("llama_index") is None,
        reason="needs the extra llamaindex, in its own environment",
    ),
]
MODEL = "gemini-3.8-flash"


class Recipe(BaseModel):
    name: str
    minutes: int


def get_weather(city: str) -> str:
    """The weather in a city."""
    return f"Rain in {city}."


@pytest.fixture
def options(gemini_emulator: Emulator) -> Any:
    return import_module("google.genai.types").HttpOptions(base_url=gemini_emulator.url)


@pytest.fixture
def llm(options: Any) -> Any:
    package = import_module("llama_index.llms.google_genai")
    return package.GoogleGenAI(model=MODEL, api_key="any", http_options=options)


def test_the_client_reads_the_limits_of_its_model(gemini_emulator: Emulator, llm: Any) -> None:
    assert gemini_emulator.journal()[0].path == f"/v1beta/models/{MODEL}"
    assert llm.metadata.model_name == MODEL
    assert llm.metadata.num_output == 65_536


def test_complete_and_stream(llm: Any) -> None:
    question = "Why is the sky blue?"
    answer = llm.complete(question).text
    pieces = [chunk.delta for chunk in llm.stream_complete(question)]
    assert question in answer
    assert len(pieces) > 5
    assert "".join(pieces) == answer


def test_asyncio(llm: Any) -> None:
    async def both() -> tuple[str, str]:
        answer = await llm.acomplete("Hello")
        return answer.text, "".join([c.delta async for c in await llm.astream_complete("Hello")])

    answer, streamed = asyncio.run(both())
    assert answer == streamed != ""


def test_chat(llm: Any) -> None:
    message = import_module("llama_index.core.llms").ChatMessage
    messages = [
        message(role="system", content="Be brief."),
        message(role="user", content="My name is Ada."),
        message(role="assistant", content="Hello, Ada."),
        message(role="user", content="What is my name?"),
    ]
    answer = llm.chat(messages).message.content
    assert "Be brief." in answer
    assert "My name is Ada." in answer
    assert "".join(c.delta for c in llm.stream_chat(messages)) == answer


def test_tools(llm: Any) -> None:
    tool = import_module("llama_index.core.tools").FunctionTool.from_defaults(get_weather)
    called = llm.predict_and_call([tool], user_msg="What is the weather in Paris?")
    assert called.response == "Rain in Paris."


def test_structured_output(llm: Any) -> None:
    made = llm.as_structured_llm(Recipe).complete("A cookie recipe that takes 25 minutes")
    assert isinstance(made.raw, Recipe)
    assert made.raw.minutes == 25


def test_an_error_names_its_status(gemini_emulator: Emulator, llm: Any) -> None:
    errors = import_module("google.genai.errors")
    gemini_emulator.add(Rule(status=400))
    with pytest.raises(errors.ClientError) as caught:
        llm.complete("Hello")
    assert getattr(caught.value, "code", None) == 400


@pytest.mark.parametrize("model", ["gemini-embedding-001", "gemini-embedding-2"])
def test_one_vector_an_input_in_order(options: Any, model: str) -> None:
    package = import_module("llama_index.embeddings.google_genai")
    embeddings = package.GoogleGenAIEmbedding(
        model_name=model, api_key="any", http_options=options, embed_batch_size=40
    )
    texts = [f"text number {number}" for number in range(100)]
    vectors = embeddings.get_text_embedding_batch(texts)
    assert len(vectors) == 100
    for place in (0, 39, 40, 99):
        assert vectors[place] == embeddings.get_text_embedding(texts[place])
    assert len({str(vector) for vector in vectors}) == 100
    assert len(embeddings.get_query_embedding("a question")) == len(vectors[0])
