"""Models of a package made by `gemini-sdk codegen` work with the clients; a whole request may stand for contents."""

import importlib
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from codegen.package import write_package
from codegen.settings import SPECS
from gemini_sdk import GeminiClient, types
from gemini_sdk.emulator import Emulator
from gemini_sdk.errors import InvalidPayloadError

MODEL = "gemini-2.5-flash"


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder = tmp_path_factory.mktemp("theirs")
    write_package(SPECS, folder / "their_models")
    sys.path.insert(0, str(folder))
    yield importlib.import_module("their_models.generate_content")
    sys.path.remove(str(folder))


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator() as running:
        yield running


@pytest.fixture
def client(emulator: Emulator) -> Iterator[GeminiClient]:
    with GeminiClient(api_key="k", base_url=emulator.url) as made:
        yield made


def sent(emulator: Emulator) -> Any:
    return emulator.journal()[-1].body


def test_their_models_are_taken_wherever_ours_are(
    theirs: Any, client: GeminiClient, emulator: Emulator
) -> None:
    part = theirs.Part(text="hello")
    content = theirs.Content(role="user", parts=[part])
    config = theirs.GenerationConfig(temperature=0.5, max_output_tokens=9)
    expected = [{"role": "user", "parts": [{"text": "hello"}]}]
    forms: list[Any] = [
        part,
        content,
        [content],
        [part],
        {"role": "user", "parts": [part]},
        types.generate_content.Content(
            role="user", parts=[types.generate_content.Part(text="hello")]
        ),
    ]
    for contents in forms:
        client.generate_content(MODEL, contents, generation_config=config)
        body = sent(emulator)
        assert body["contents"] == expected
        assert body["generationConfig"] == {"temperature": 0.5, "maxOutputTokens": 9}
    setting = theirs.SafetySetting(category="HARM_CATEGORY_HARASSMENT", threshold="BLOCK_ONLY_HIGH")
    tool = theirs.Tool(
        function_declarations=[theirs.FunctionDeclaration(name="f", description="d")]
    )
    client.generate_content(
        MODEL, "x", safety_settings=[setting], tools=[tool], system_instruction=content
    )
    body = sent(emulator)
    assert body["safetySettings"] == [
        {"category": "HARM_CATEGORY_HARASSMENT", "threshold": "BLOCK_ONLY_HIGH"}
    ]
    assert body["tools"] == [{"functionDeclarations": [{"name": "f", "description": "d"}]}]
    assert body["systemInstruction"] == expected[0]


def test_their_faults_are_found(theirs: Any, client: GeminiClient) -> None:
    with pytest.raises(InvalidPayloadError, match="maxOutputTokens"):
        client.generate_content(
            MODEL, "x", generation_config=theirs.GenerationConfig(max_output_tokens=-5)
        )


def test_a_whole_request_may_stand_for_contents(
    theirs: Any, client: GeminiClient, emulator: Emulator
) -> None:
    request: Any = {
        "contents": [{"role": "user", "parts": [{"text": "hello"}]}],
        "generationConfig": {"temperature": 0.25},
        "systemInstruction": {"parts": [{"text": "be brief"}]},
    }
    own = types.generate_content.GenerateContentRequest.model_validate(request)
    other = theirs.GenerateContentRequest.model_validate(request)
    snake: Any = {"contents": "hello", "generation_config": {"temperature": 0.25}}
    for whole in (request, own, other):
        client.generate_content(MODEL, whole)
        assert sent(emulator) == request
    client.generate_content(MODEL, snake)
    assert sent(emulator)["generationConfig"] == {"temperature": 0.25}
    client.generate_content(MODEL, own, generation_config={"temperature": 1.0})
    assert sent(emulator) == request | {"generationConfig": {"temperature": 1.0}}
    with pytest.raises(InvalidPayloadError, match="temprature"):
        client.generate_content(MODEL, request | {"generationConfig": {"temprature": 1}})
