"""An outside witness: LangChain's Google clients get along with the emulator.

They need an older google-genai than the other witnesses do, so they are installed in an environment of their own: the
extra `langchain`.
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
        find_spec("langchain_google_genai") is None,
        reason="needs the extra langchain, in its own environment",
    ),
]
MODEL = "gemini-3.8-flash"


class Recipe(BaseModel):
    name: str
    minutes: int


def get_weather(city: str) -> str:
    """The weather in a city."""
    return f"Rain in {city}."


@pytest.fixture(params=["google-ai", "vertex"])
def chat(request: pytest.FixtureRequest, gemini_emulator: Emulator) -> Any:
    package = import_module("langchain_google_genai")
    access: dict[str, Any] = {"google_api_key": "any"}
    if request.param == "vertex":
        credentials = import_module("google.oauth2.credentials").Credentials(token="any")
        access = {"vertexai": True, "project": "p", "location": "us-central1"}
        access["credentials"] = credentials
    return package.ChatGoogleGenerativeAI(
        model=MODEL, base_url=gemini_emulator.url, max_retries=1, **access
    )


def text_of(message: Any) -> str:
    """The text of a message, whose content is a list of blocks."""
    return "".join(block["text"] for block in message.content if block["type"] == "text")


def test_invoke_and_stream(chat: Any) -> None:
    question = "Why is the sky blue?"
    answer = chat.invoke([("system", "Be brief."), ("human", question)])
    assert question in text_of(answer)
    assert "Be brief." in text_of(answer)
    assert answer.usage_metadata["total_tokens"] > answer.usage_metadata["input_tokens"] > 0
    chunks = list(chat.stream([("system", "Be brief."), ("human", question)]))
    assert len(chunks) > 5
    assert "".join(map(text_of, chunks)) == text_of(answer)


def test_asyncio(chat: Any) -> None:
    async def both() -> tuple[str, str]:
        answer = text_of(await chat.ainvoke("Hello"))
        return answer, "".join([text_of(chunk) async for chunk in chat.astream("Hello")])

    answer, streamed = asyncio.run(both())
    assert answer == streamed != ""


def test_tools(chat: Any) -> None:
    messages = import_module("langchain_core.messages")
    bound = chat.bind_tools([get_weather])
    history: list[Any] = [messages.HumanMessage("What is the weather in Paris?")]
    answer = bound.invoke(history)
    (call,) = answer.tool_calls
    assert (call["name"], call["args"]) == ("get_weather", {"city": "Paris"})
    result = messages.ToolMessage(
        get_weather(**call["args"]), tool_call_id=call["id"], name=call["name"]
    )
    assert "Rain in Paris." in text_of(bound.invoke([*history, answer, result]))


@pytest.mark.parametrize("method", ["function_calling", "json_schema"])
def test_structured_output(chat: Any, method: str) -> None:
    made = chat.with_structured_output(Recipe, method=method).invoke(
        "A cookie recipe that takes 25 minutes"
    )
    assert isinstance(made, Recipe)
    assert made.minutes == 25


def test_an_error_names_its_status(gemini_emulator: Emulator, chat: Any) -> None:
    gemini_emulator.add(Rule(status=400))
    with pytest.raises(Exception, match="400"):
        chat.invoke("Hello")


@pytest.mark.parametrize("model", ["gemini-embedding-001", "gemini-embedding-2"])
def test_one_vector_an_input_in_order(gemini_emulator: Emulator, model: str) -> None:
    package = import_module("langchain_google_genai")
    embeddings = package.GoogleGenerativeAIEmbeddings(
        model=model, google_api_key="any", base_url=gemini_emulator.url
    )
    texts = [f"text number {number}" for number in range(250)]
    vectors = embeddings.embed_documents(texts, output_dimensionality=768)
    assert [len(vector) for vector in vectors] == [768] * 250
    for place in (0, 99, 100, 249):
        alone = embeddings.embed_documents([texts[place]], output_dimensionality=768)
        assert alone == [vectors[place]]
    assert len({str(vector) for vector in vectors}) == 250
    assert len(embeddings.embed_query("a question")) == 3072
