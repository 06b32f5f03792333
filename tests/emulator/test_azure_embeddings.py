"""Embeddings of the emulator: unit length, the same for the same input, close for similar ones; and their encodings."""

import base64
import math
import struct
from collections.abc import Iterator, Sequence
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk.emulator import AzureOptions, Emulator, EmulatorOptions, vectors
from gemini_sdk.emulator.azure import encodings

Json = dict[str, Any]


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with (
        Emulator() as emulator,
        httpx.Client(base_url=emulator.url, headers={"api-key": "any"}) as client,
    ):
        yield client


def embedded(client: httpx.Client, *texts: str, **parameters: Any) -> list[Any]:
    response = client.post("/embeddings", json={"input": texts, **parameters}).raise_for_status()
    return [item["embedding"] for item in response.json()["data"]]


def cosine(one: Sequence[float], other: Sequence[float]) -> float:
    return (
        sum(a * b for a, b in zip(one, other, strict=True)) / math.hypot(*one) / math.hypot(*other)
    )


def data_url(data: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


@given(text=st.text(), dimensions=st.integers(1, 400))
def test_unit_length(text: str, dimensions: int) -> None:
    vector = vectors.vector(vectors.of_text(text).items(), dimensions)
    assert len(vector) == dimensions
    assert math.isclose(math.hypot(*vector), 1)


@given(data=st.binary())
def test_images_have_unit_length(data: bytes) -> None:
    vector = vectors.vector(vectors.of_bytes(data).items(), 64)
    assert math.isclose(math.hypot(*vector), 1)


def test_the_same_text_has_the_same_vector_in_every_run(client: httpx.Client) -> None:
    # Written down: whoever stores vectors finds them again with the next release.
    (vector,) = embedded(client, "Hello", dimensions=4)
    assert vector == [-0.33333333, 0.66666667, -0.66666667, 0.0]


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("The cat sat on the mat.", "A cat sat on a mat", "Interest rates rose again in March"),
        ("What is the capital of France?", "Paris is France's capital", "Bake for ten minutes"),
        ("reset my password", "How can I reset a forgotten password?", "Where is my parcel?"),
        ("고양이가 매트 위에 앉았다", "고양이가 소파 위에 앉았다", "주가가 오늘 크게 올랐다"),
        ("organise a colourful party", "organising colourful parties", "tighten the bolt"),
    ],
)
@pytest.mark.parametrize("dimensions", [128, 256, 1024])
def test_similar_texts_lie_close(
    client: httpx.Client, text: str, near: str, far: str, dimensions: int
) -> None:
    own, close, distant = embedded(client, text, near, far, dimensions=dimensions)
    assert cosine(own, close) > 0.25 > cosine(own, distant)


def test_capitals_and_spaces_do_not_matter(client: httpx.Client) -> None:
    one, other = embedded(client, "Hello  World", "hello world\n")
    assert one == other


@pytest.mark.parametrize(
    ("given_input", "count"), [("one", 1), (["one", "two"], 2), ([1, 2], 1), ([[1], [2, 3]], 2)]
)
def test_inputs_in_every_form(client: httpx.Client, given_input: Any, count: int) -> None:
    answer = client.post("/embeddings", json={"input": given_input}).raise_for_status().json()
    assert [item["index"] for item in answer["data"]] == list(range(count))
    assert answer["usage"]["prompt_tokens"] == answer["usage"]["total_tokens"] > 0


def test_dimensions(client: httpx.Client) -> None:
    assert len(embedded(client, "x")[0]) == 256
    assert len(embedded(client, "x", dimensions=7)[0]) == 7
    too_many = {"input": "x", "dimensions": vectors.MOST_DIMENSIONS + 1}
    assert client.post("/embeddings", json=too_many).status_code == 422


def test_their_number_is_an_option() -> None:
    with (
        Emulator(EmulatorOptions(azure=AzureOptions(dimensions=5))) as emulator,
        httpx.Client(base_url=emulator.url, headers={"api-key": "any"}) as client,
    ):
        assert len(embedded(client, "x")[0]) == 5


def test_encodings(client: httpx.Client) -> None:
    def encoded(encoding: str) -> Any:
        return embedded(client, "A text to encode", dimensions=40, encoding_format=encoding)[0]

    plain = encoded("float")
    packed = base64.b64decode(encoded("base64"))
    assert struct.unpack("<40f", packed) == pytest.approx(plain, abs=1e-7)
    small: list[int] = encoded("int8")
    assert all(type(each) is int for each in small)
    assert max(map(abs, small)) == 127
    assert cosine(small, plain) > 0.999
    assert encoded("uint8") == [each + 128 for each in small]
    bits = "".join(f"{number:08b}" for number in encoded("ubinary"))
    assert bits == "".join("1" if each > 0 else "0" for each in plain)
    assert encoded("binary") == [each - 128 for each in encoded("ubinary")]


def test_another_encoding_is_refused(client: httpx.Client) -> None:
    response = client.post("/embeddings", json={"input": "x", "encoding_format": "utf8"})
    assert response.status_code == 422
    assert response.json()["detail"][0]["loc"] == ["body", "encoding_format"]


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=30).filter(any))
def test_every_encoding_is_within_its_range(vector: list[float]) -> None:
    ranges = {"int8": (-127, 127), "uint8": (1, 255), "binary": (-128, 127), "ubinary": (0, 255)}
    for encoding, (least, most) in ranges.items():
        numbers = encodings.encoded(vector, encoding)
        assert all(least <= number <= most for number in numbers)
        assert len(numbers) == (-(-len(vector) // 8) if "binary" in encoding else len(vector))


def test_images(client: httpx.Client) -> None:
    picture = bytes(range(256)) * 4
    retouched = picture[:500] + b"\x00" * 20 + picture[520:]
    other = bytes((7 * i * i) % 251 for i in range(1024))
    inputs: list[Json] = [{"image": data_url(each)} for each in (picture, retouched, other)]
    inputs.append({"image": data_url(picture), "text": "A ramp of greys"})
    answer = client.post("/images/embeddings", json={"input": inputs}).raise_for_status().json()
    own, close, distant, described = [item["embedding"] for item in answer["data"]]
    assert cosine(own, close) > 0.9 > 0.3 > cosine(own, distant)
    assert 0.5 < cosine(own, described) < 1
    assert answer["usage"]["prompt_tokens"] > 4 * 258


@pytest.mark.parametrize("image", ["photo.png", "data:image/png;base64,?", "https://a.test/x.png"])
def test_images_that_cannot_be_read(client: httpx.Client, image: str) -> None:
    response = client.post("/images/embeddings", json={"input": [{"image": image}]})
    assert response.status_code == 422
    assert response.json()["detail"][0]["loc"] == ["body", "input", 0, "image"]
