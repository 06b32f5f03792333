"""Whatever is asked of Azure's routes, the answer is one of the spec or one clear error, and never a crash."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gemini_sdk._wire import Operation
from gemini_sdk.emulator import EmulatorOptions, Rule
from gemini_sdk.emulator.access import Access
from gemini_sdk.emulator.azure.azure_request import AzureRequest
from gemini_sdk.emulator.azure.dialect import SERVED, Dialect
from gemini_sdk.emulator.azure.errors import HANDLINGS, AzureError
from gemini_sdk.emulator.azure.service import Azure
from gemini_sdk.emulator.google import GoogleRequest
from gemini_sdk.testing.strategies import payloads
from gemini_sdk.types import azure_inference
from tests.examples import examples
from tests.plain_schemas import invalid

OPTIONS = EmulatorOptions()
AZURE = Azure(OPTIONS, Access(OPTIONS))
ASKED = [operation for operation in SERVED if operation.request]

LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
ANYTHING = st.recursive(LEAVES, lambda v: st.lists(v) | st.dictionaries(st.text(), v), max_leaves=8)
NAMES = sorted(
    {name for o in ASKED for name in getattr(azure_inference, o.request or "").model_fields}
    | {"n", "stream_options", "reasoning_effort", "max_completion_tokens"}
)
LEAST: dict[str, dict[str, Any]] = {
    "getChatCompletions": {"messages": [{"role": "user", "content": "Why?"}]},
    "getCompletions": {"prompt": "Once"},
    "getEmbeddings": {"input": ["a text"]},
    "getImageEmbeddings": {"input": [{"image": "data:,x"}]},
}
handlings = st.sampled_from(HANDLINGS)
dialects = st.sampled_from(Dialect)
some = settings(max_examples=examples(100), suppress_health_check=[HealthCheck.too_slow])


def answered(
    operation: Operation, body: Any, handling: str, dialect: Dialect = Dialect.INFERENCE
) -> list[Any] | int:
    """The JSON of the answer, checked by the spec, or the status of the error."""
    headers = {"api-key": "any", "extra-parameters": handling}
    asked = GoogleRequest(headers, {}, json.dumps(body).encode())
    call = AzureRequest.of(operation, dialect, operation.method, asked, "", "emulator")
    try:
        chunks = AZURE.answer(call, Rule())
    except AzureError as error:
        json.dumps(error.body())
        return error.code
    listed: list[Any] = [json.loads(each) for each in chunks]
    chunk = call.framing is not None and operation.answer == "ChatCompletions"
    name = "ChatCompletionsChunk" if chunk else operation.answer
    for each, text in zip(listed, chunks, strict=True):
        read = getattr(azure_inference, name or "").model_validate_json(text)
        assert json.loads(read.to_json()) == each
        assert not invalid(text.decode(), name or "", "azure-inference")
    return listed


@some
@given(st.sampled_from(ASKED), st.data(), handlings)
def test_requests_of_the_spec(operation: Operation, data: st.DataObject, handling: str) -> None:
    body = data.draw(payloads(operation.request or ""))
    status = answered(operation, body, handling)
    assert isinstance(status, list) or status in (400, 422)


@some
@given(st.sampled_from(ASKED), ANYTHING, handlings)
def test_bodies_of_any_kind(operation: Operation, body: Any, handling: str) -> None:
    status = answered(operation, body, handling)
    assert isinstance(status, list) or status in (400, 422)


@some
@given(
    st.sampled_from(ASKED),
    st.dictionaries(st.sampled_from(NAMES), ANYTHING, max_size=4),
    handlings,
    dialects,
)
def test_members_of_any_kind(
    operation: Operation, members: Any, handling: str, dialect: Dialect
) -> None:
    status = answered(operation, {**LEAST[operation.id], **members}, handling, dialect)
    assert isinstance(status, list) or status in (400, 422)
