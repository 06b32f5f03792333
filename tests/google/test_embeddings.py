"""embed_content: one vector an input, in order, whatever the platform and the model."""

import itertools
import json
import math
import pickle
from collections.abc import Callable
from typing import Any

import httpx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk import GeminiClient, VertexClient
from gemini_sdk._google.embedding_inputs import RequestLimits, chunks
from gemini_sdk.emulator import vectors
from gemini_sdk.errors import (
    ConfigurationError,
    InvalidAnswerError,
    InvalidPayloadError,
    NotFoundError,
    PartialFailureError,
    ServerError,
)
from gemini_sdk.types import generate_content as gc
from tests.google.driving import GoogleDriver

SIZE = 8
MODELS = [
    ("gemini", "gemini-embedding-2"),
    ("gemini", "gemini-embedding-001"),
    ("vertex", "gemini-embedding-2"),
    ("vertex", "text-embedding-005"),
]


def expected(text: str, size: int = SIZE) -> list[float]:
    """The emulator's vector of a text."""
    return vectors.vector(vectors.of_text(text).items(), size)


def is_near(one: list[float], other: list[float]) -> bool:
    return len(one) == len(other) and all(map(math.isclose, one, other))


@pytest.mark.parametrize(("platform", "model"), MODELS)
def test_1000_texts_have_1000_vectors_in_order_despite_faults(
    drive: GoogleDriver, platform: str, model: str
) -> None:
    drive.emulator.add(
        {"contains": "text 150 ", "status": 503, "headers": {"retry-after": "0"}, "times": 1},
        {"contains": "text 640 ", "status": 429, "headers": {"retry-after": "0"}, "times": 2},
        {"contains": "text 999 ", "fault": "reset", "times": 1},
    )
    client = getattr(drive, platform)(max_retries=3)
    texts = [f"text {place} of the list" for place in range(1000)]
    answer = drive.get(client.embed_content(model, texts, output_dimensionality=SIZE))
    assert len(answer.embeddings) == 1000
    for text, vector in zip(texts, answer.vectors, strict=True):
        assert is_near(vector, expected(text)), text
    assert answer.usage_metadata.prompt_token_count > 1000
    table = answer.as_numpy()
    assert table.shape == (1000, SIZE)
    assert table.dtype == np.float32


@pytest.mark.parametrize(("platform", "model"), MODELS)
@pytest.mark.parametrize("contents", ["one", ["one"], gc.Part.from_text("one"), [["one"]]])
def test_whatever_is_one_input_has_one_vector(
    drive: GoogleDriver, platform: str, model: str, contents: Any
) -> None:
    client = getattr(drive, platform)()
    answer = drive.get(client.embed_content(model, contents, output_dimensionality=SIZE))
    assert [is_near(vector, expected("one")) for vector in answer.vectors] == [True]


def test_a_list_of_parts_is_one_input_and_a_list_of_texts_is_several(drive: GoogleDriver) -> None:
    picture = gc.Part.from_bytes(b"\x89PNG", "image/png")
    for client in (drive.gemini(), drive.vertex()):
        inputs = ["a", [picture, "b"], gc.Content.from_text("c"), {"text": "d"}]
        answer = drive.get(
            client.embed_content("gemini-embedding-2", inputs, output_dimensionality=SIZE)
        )
        assert len(answer.embeddings) == 4
        assert is_near(answer.vectors[3], expected("d"))


def test_any_iterable_of_texts_is_a_list(drive: GoogleDriver) -> None:
    client = drive.gemini()
    for inputs in (("a", "b"), iter(["a", "b"]), {"a": 1, "b": 2}.keys(), np.array(["a", "b"])):
        answer = drive.get(
            client.embed_content("gemini-embedding-2", inputs, output_dimensionality=2)
        )
        assert len(answer.embeddings) == 2


@pytest.mark.parametrize(
    ("platform", "model", "sizes"),
    [
        ("gemini", "gemini-embedding-2", [100, 100, 50]),
        ("vertex", "gemini-embedding-2", [100, 100, 50]),
        ("vertex", "text-embedding-005", [250]),
    ],
)
def test_requests_keep_the_limits(
    drive: GoogleDriver, platform: str, model: str, sizes: list[int]
) -> None:
    client = getattr(drive, platform)()
    drive.get(client.embed_content(model, ["a"] * 250, output_dimensionality=1))
    bodies: list[Any] = [entry.body for entry in drive.emulator.journal()]
    found = [len(body.get("requests") or body["instances"]) for body in bodies]
    assert sorted(found, reverse=True) == sizes


def test_the_settings_are_where_each_method_has_them(drive: GoogleDriver) -> None:
    def sent(client: Any, model: str, **more: Any) -> Any:
        settings = {"task_type": "retrieval_document", "title": "T", "output_dimensionality": 4}
        drive.get(client.embed_content(model, ["a"], **settings, **more))
        return drive.body()

    google, vertex = drive.gemini(), drive.vertex()
    content = {"parts": [{"text": "a"}]}
    plain = {"title": "T", "outputDimensionality": 4}
    assert sent(google, "gemini-embedding-001") == {
        "requests": [
            {
                "model": "models/gemini-embedding-001",
                "content": content,
                "taskType": "retrieval_document",
                **plain,
            }
        ]
    }
    assert sent(vertex, "gemini-embedding-001", auto_truncate=False) == {
        "content": content,
        "embedContentConfig": {
            "taskType": "retrieval_document",
            "autoTruncate": False,
            **plain,
        },
    }
    assert sent(vertex, "text-embedding-005", auto_truncate=False) == {
        "instances": [{"content": "a", "task_type": "RETRIEVAL_DOCUMENT", "title": "T"}],
        "parameters": {"outputDimensionality": 4, "autoTruncate": False},
    }


def test_a_title_for_each_text(drive: GoogleDriver) -> None:
    client = drive.gemini()
    drive.get(
        client.embed_content(
            "gemini-embedding-001",
            ["a", "b"],
            task_type="RETRIEVAL_DOCUMENT",
            title=["A", "B"],
            output_dimensionality=2,
        )
    )
    assert [each["title"] for each in drive.body()["requests"]] == ["A", "B"]
    with pytest.raises(InvalidPayloadError, match="title: not one for each input; found 1 titles"):
        drive.get(client.embed_content("gemini-embedding-001", ["a", "b"], title=["A"]))


WRONG: list[tuple[str, str, Any, dict[str, Any], str]] = [
    ("gemini", "gemini-embedding-2", [], {}, "contents: no inputs"),
    ("gemini", "gemini-embedding-2", [*"ab" * 60, 3], {}, r"contents\[120\]: unsupported type"),
    ("gemini", "gemini-embedding-2", b"x", {}, "contents: unsupported type; found bytes"),
    (
        "gemini",
        "gemini-embedding-2",
        [*"ab" * 60, {"txt": "x"}],
        {},
        r"contents\[120\]\.parts\[0\]\.txt: unknown field",
    ),
    ("gemini", "gemini-embedding-2", ["a"], {"task_type": "RETRIEVAL_QUERI"}, "^taskType: unknown"),
    ("vertex", "text-embedding-005", ["a"], {"task_type": "RETRIEVAL_QUERI"}, "^taskType: unknown"),
    ("gemini", "gemini-embedding-2", ["a"] * 3, {"output_dimensionality": 0}, "^outputDim"),
    ("gemini", "gemini-embedding-2", ["a"], {"document_ocr": True}, "document_ocr: Vertex AI only"),
    ("vertex", "text-embedding-005", ["a"], {"document_ocr": True}, "document_ocr: not supported"),
    ("vertex", "text-embedding-005", ["a", ["b", "c"]], {}, r"contents\[1\]: .* one text"),
    ("vertex", "multimodalembedding@001", ["a"], {}, "model: .* members for text, image and video"),
    ("gemini", "tunedModels/mine", ["a"], {}, "model: cannot embed; found 'tunedModels/mine'"),
    ("gemini", "gemini-embedding-2", ["a"], {"task_typ": "X"}, "did you mean 'task_type'"),
]


@pytest.mark.parametrize(("platform", "model", "contents", "settings", "message"), WRONG)
def test_what_is_wrong_is_reported_by_input_and_nothing_is_sent(
    drive: GoogleDriver,
    platform: str,
    model: str,
    contents: Any,
    settings: dict[str, Any],
    message: str,
) -> None:
    client = getattr(drive, platform)()
    with pytest.raises(InvalidPayloadError, match=message) as caught:
        drive.get(client.embed_content(model, contents, **settings))
    assert len(caught.value.faults) == 1
    assert drive.emulator.journal() == []


@pytest.mark.parametrize("concurrency", [0, -1, 1.5, True])
def test_concurrency_is_a_positive_integer(drive: GoogleDriver, concurrency: Any) -> None:
    with pytest.raises(ConfigurationError, match="concurrency: expected an integer of 1 or more"):
        drive.get(drive.gemini().embed_content("gemini-embedding-2", "a", concurrency=concurrency))


@pytest.mark.parametrize("concurrency", [1, 3])
def test_a_partial_failure_names_the_inputs_and_holds_the_other_vectors(
    drive: GoogleDriver, concurrency: int
) -> None:
    drive.emulator.add({"contains": "text 150 ", "status": 500})
    texts = [f"text {place} of the list" for place in range(250)]
    client = drive.gemini()
    with pytest.raises(PartialFailureError) as caught:
        drive.get(
            client.embed_content(
                "gemini-embedding-2", texts, output_dimensionality=SIZE, concurrency=concurrency
            )
        )
    error = caught.value
    assert set(error.failures) == set(range(100, 200))
    assert {type(each) for each in error.failures.values()} == {ServerError}
    assert str(error).startswith("1 of 3 requests failed: inputs 100 to 199: ")
    assert isinstance(error.__cause__, ServerError)
    found = error.answer.vectors
    assert [place for place, vector in enumerate(found) if not vector] == [*range(100, 200)]
    assert is_near(found[249], expected(texts[249]))
    assert pickle.loads(pickle.dumps(error)).failures.keys() == error.failures.keys()


def test_an_error_of_all_requests_is_raised_as_it_is_and_ends_the_call(drive: GoogleDriver) -> None:
    client = drive.vertex()
    with pytest.raises(NotFoundError):
        drive.get(client.embed_content("gemini-3.8-flash", ["a"] * 1000, concurrency=2))
    assert len(drive.emulator.journal()) <= 2


@pytest.mark.parametrize("missing", [0, 1])
def test_another_number_of_vectors_is_an_invalid_answer(missing: int) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        count = len(json.loads(request.content)["requests"]) - 1 + 2 * missing
        return httpx.Response(200, json={"embeddings": [{"values": [1.0]}] * count})

    with httpx.Client(transport=httpx.MockTransport(answer)) as http:
        client = GeminiClient(api_key="k", http_client=http)
        with pytest.raises(InvalidAnswerError, match="expected 3 vectors, one for each input"):
            client.embed_content("gemini-embedding-2", ["a", "b", "c"])


def test_a_model_that_takes_one_content_gets_one_request_for_each() -> None:
    counter = itertools.count()

    def answer(request: httpx.Request) -> httpx.Response:
        assert request.url.path.endswith("publishers/intfloat/models/e5-maas:embedContent")
        next(counter)
        text = json.loads(request.content)["content"]["parts"][0]["text"]
        return httpx.Response(200, json={"embedding": {"values": [float(text)]}})

    with httpx.Client(transport=httpx.MockTransport(answer)) as http:
        client = VertexClient(project="p", credentials=lambda: "t", http_client=http)
        model = "publishers/intfloat/models/e5-maas"
        answered = client.embed_content(model, [str(n) for n in range(20)])
    assert answered.vectors == [[float(n)] for n in range(20)]
    assert next(counter) == 20


@given(
    sizes=st.lists(st.integers(0, 40), min_size=1, max_size=30),
    most=st.integers(1, 10),
    most_bytes=st.one_of(st.none(), st.integers(1, 60)),
)
def test_chunks_hold_every_input_once_in_order_within_the_limits(
    sizes: list[int], most: int, most_bytes: int | None
) -> None:
    body: Callable[[range], bytes] = lambda places: b"x" * sum(sizes[p] for p in places)  # noqa: E731
    found = list(chunks(len(sizes), RequestLimits(most, most_bytes), body))
    assert [place for chunk in found for place in chunk.places] == [*range(len(sizes))]
    for chunk in found:
        assert len(chunk.places) <= most
        assert most_bytes is None or len(chunk.body) <= most_bytes or len(chunk.places) == 1
