"""Embeddings, models and what is missing of the drop-in clients, beside the openai package's own types."""

import struct
from base64 import b64decode
from collections.abc import Callable
from functools import cached_property
from typing import Any

import pytest

from gemini_sdk import migration
from gemini_sdk.emulator import Emulator
from gemini_sdk.migration.drop_in.missing import INSTEAD
from tests.driver import Driver

openai = pytest.importorskip("openai", reason="the extra peers is not installed")
openai_types = pytest.importorskip("openai.types")

MakeClient = Callable[..., Any]


@pytest.mark.parametrize("vertex", [False, True])
@pytest.mark.parametrize("given", ["One", ["One"], ["One", "Two", "Three"]])
def test_each_text_has_a_vector(
    driver: Driver, drop_in: MakeClient, given: Any, vertex: bool
) -> None:
    client = drop_in(vertex=vertex)
    made = driver.get(
        client.embeddings.create(model="text-embedding-3-small", input=given, dimensions=16)
    )
    official = openai_types.CreateEmbeddingResponse.model_validate(made.model_dump())
    count = 1 if isinstance(given, str) else len(given)
    assert [each.index for each in official.data] == list(range(count))
    assert [len(each.embedding) for each in official.data] == [16] * count
    assert official.model == "gemini-embedding-001"
    assert official.usage.prompt_tokens == official.usage.total_tokens


def test_tokens_used_are_those_of_gemini(
    driver: Driver, drop_in: MakeClient, drop_in_emulator: Emulator
) -> None:
    made = driver.get(drop_in().embeddings.create(model="gemini-embedding-2", input="One two"))
    assert made.usage.total_tokens > 0
    (request,) = drop_in_emulator.journal()[-1].body["requests"]
    assert request["content"]["parts"] == [{"text": "One two"}]
    assert "outputDimensionality" not in request


def test_base64_has_the_same_numbers(driver: Driver, drop_in: MakeClient) -> None:
    create = drop_in().embeddings.create
    arguments = {"model": "text-embedding-ada-002", "input": "One", "dimensions": 8}
    numbers = driver.get(create(**arguments)).data[0].embedding
    same = driver.get(create(**arguments, encoding_format="float")).data[0].embedding
    encoded = driver.get(create(**arguments, encoding_format="base64")).data[0].embedding
    assert same == numbers
    assert struct.unpack("<8f", b64decode(encoded)) == pytest.approx(numbers, rel=1e-6)


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"input": [1, 2]}, "input: tokens of another model"),
        ({"input": [[1, 2], [3]]}, "check_embedding_ctx_length=False"),
        ({"input": ""}, "input: empty text"),
        ({"input": ["a", ""]}, r"input\[1\]: empty text"),
        ({"input": []}, "input"),
        ({"input": {"text": "a"}}, "input"),
        ({"input": "a", "encoding_format": "bas64"}, "encoding_format: unknown format"),
        ({"input": "a", "dimensions": 0}, "dimensions"),
        ({"input": "a", "dimension": 5}, "did you mean 'dimensions'"),
        ({}, "'input' is missing"),
    ],
)
def test_wrong_requests_are_refused_before_they_are_sent(
    driver: Driver,
    drop_in: MakeClient,
    drop_in_emulator: Emulator,
    wrong: dict[str, Any],
    path: str,
) -> None:
    client = drop_in()
    with pytest.raises(migration.BadRequestError, match=path):
        driver.get(client.embeddings.create(model="text-embedding-3-large", **wrong))
    assert drop_in_emulator.journal() == []


def test_losses_of_embeddings_are_reported(driver: Driver, drop_in: MakeClient) -> None:
    reports: list[migration.Report] = []
    client = drop_in(
        on_report=reports.append,
        azure_deployment="vectors",
        model_map={"vectors": "gemini-embedding-2"},
    )
    driver.get(client.embeddings.create(input="a", user="ada-7"))
    assert [row.path for row in reports[0].lost] == ["user"]
    strict = drop_in(strict=True)
    with pytest.raises(migration.LossyConversionError):
        driver.get(strict.embeddings.create(model="gemini-embedding-2", input="a", user="ada-7"))
    with pytest.raises(migration.BadRequestError, match="azure_deployment"):
        driver.get(drop_in().embeddings.create(input="a"))


def test_arguments_that_were_not_given_are_left_out(driver: Driver, drop_in: MakeClient) -> None:
    client = drop_in()
    made = driver.get(
        client.embeddings.create(
            model="text-embedding-3-small",
            input="a",
            dimensions=openai.NOT_GIVEN,
            user=openai.omit,
            timeout=openai.NOT_GIVEN,
        )
    )
    assert len(made.data) == 1


@pytest.mark.parametrize("vertex", [False, True])
def test_models_are_listed(driver: Driver, drop_in: MakeClient, vertex: bool) -> None:
    client = drop_in(vertex=vertex)
    page = driver.get(client.models.list())
    assert page.object == "list"
    assert not page.has_next_page()
    official = [openai_types.Model.model_validate(each.model_dump()) for each in page.data]
    assert all("/" not in each.id for each in official)
    assert {each.owned_by for each in official} == {"google"}
    if driver.blocking:
        again = list(client.models.list())
    else:

        async def read() -> list[Any]:
            return [each async for each in client.models.list()]

        again = driver.get(read())
    assert [each.id for each in again] == [each.id for each in official] != []
    for name in (official[0].id, "gpt-4o"):
        one = driver.get(client.models.retrieve(name))
        assert openai_types.Model.model_validate(one.model_dump()).object == "model"
    with pytest.raises(migration.BadRequestError, match="model_map"):
        driver.get(client.models.retrieve("no-such-model"))


def parts_of(kind: Any) -> set[str]:
    """The resources of a client of the openai package, or of one of its resources."""
    return {name for name in dir(kind) if isinstance(getattr(kind, name), cached_property)}


def test_whatever_openai_has_is_there_or_has_an_alternative(drop_in: MakeClient) -> None:
    client = drop_in()
    theirs: Any = openai.OpenAI(api_key="x")
    for name in parts_of(type(theirs)) - {"beta"}:
        if hasattr(client, name):
            assert name not in INSTEAD
            continue
        with pytest.raises(AttributeError, match=name) as caught:
            getattr(client, name)
        assert INSTEAD[name] in str(caught.value)
    stored = {name for name in dir(theirs.chat.completions) if not name.startswith("_")}
    for name in stored - set(dir(client.chat.completions)):
        assert not hasattr(client.chat.completions, name)
        assert name in INSTEAD


def test_a_stream_of_a_whole_answer_is_refused(driver: Driver, drop_in: MakeClient) -> None:
    client = drop_in(responses_store=migration.MemoryResponseStore())
    messages = [{"role": "user", "content": "x"}]
    calls: list[Callable[[], Any]] = [
        lambda: client.chat.completions.parse(model="gpt-4o", messages=messages, stream=True),
        lambda: client.responses.parse(model="gpt-4o", input="x", stream=True),
        lambda: client.responses.retrieve("resp_1", stream=True),
    ]
    for call in calls:
        with pytest.raises(TypeError, match="returns a whole answer and takes no stream=True"):
            driver.get(call())


def test_what_raw_clients_and_settings_lack_is_said(drop_in: MakeClient) -> None:
    client = drop_in()
    with pytest.raises(AttributeError, match="'audio': send recordings as input_audio"):
        _ = client.with_raw_response.audio
    with pytest.raises(AttributeError, match="'other': it has chat, "):
        _ = client.with_raw_response.other
    with pytest.raises(AttributeError, match="does not show what it was given"):
        _ = client.api_key


def test_two_kinds_of_earlier_answers_exclude_each_other(
    driver: Driver, drop_in: MakeClient
) -> None:
    create = drop_in(responses_store=migration.MemoryResponseStore()).responses.create
    earlier = {"previous_response_id": "resp_1", "conversation": {"id": "conv_1"}}
    with pytest.raises(migration.BadRequestError, match="conflicts with conversation"):
        driver.get(create(model="gpt-4o", input="x", **earlier))
