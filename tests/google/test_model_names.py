"""The names of models, and the paths they lead to."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gemini_sdk._google.locations import (
    GoogleAILocation,
    Location,
    VertexLocation,
    sibling,
)
from gemini_sdk.errors import InvalidPayloadError

GOOGLE_AI = GoogleAILocation()
VERTEX = VertexLocation("p", "us-central1")
EXPRESS = VertexLocation(None, "us-central1")
PLACE = "/v1/projects/p/locations/us-central1"
GOOGLE = "publishers/google/models"


@pytest.mark.parametrize(
    ("location", "model", "path"),
    [
        (GOOGLE_AI, "gemini-2.5-flash", "/v1beta/models/gemini-2.5-flash"),
        (GOOGLE_AI, "models/gemini-2.5-flash", "/v1beta/models/gemini-2.5-flash"),
        (GOOGLE_AI, "/models/gemini-2.5-flash/", "/v1beta/models/gemini-2.5-flash"),
        (GOOGLE_AI, "tunedModels/mine-1", "/v1beta/tunedModels/mine-1"),
        (GOOGLE_AI, "anything", "/v1beta/models/anything"),
        (GOOGLE_AI, "a b:c\u00e9", "/v1beta/models/a%20b%3Ac%C3%A9"),
        (GOOGLE_AI, "{model}", "/v1beta/models/%7Bmodel%7D"),
        (VERTEX, "gemini-2.5-pro", f"{PLACE}/{GOOGLE}/gemini-2.5-pro"),
        (VERTEX, "models/gemini-2.5-pro", f"{PLACE}/{GOOGLE}/gemini-2.5-pro"),
        (VERTEX, f"{GOOGLE}/gemini-2.5-pro", f"{PLACE}/{GOOGLE}/gemini-2.5-pro"),
        (VERTEX, "publishers/meta/models/llama", f"{PLACE}/publishers/meta/models/llama"),
        (VERTEX, "endpoints/123", f"{PLACE}/endpoints/123"),
        (VERTEX, "projects/q/locations/eu/endpoints/1", "/v1/projects/q/locations/eu/endpoints/1"),
        (
            VERTEX,
            "projects/q/locations/eu/publishers/x/models/m",
            "/v1/projects/q/locations/eu/publishers/x/models/m",
        ),
        (VERTEX, "endpoints/a+b", f"{PLACE}/endpoints/a%2Bb"),
        (EXPRESS, "gemini-2.5-pro", f"/v1/{GOOGLE}/gemini-2.5-pro"),
        (EXPRESS, "endpoints/123", "/v1/endpoints/123"),
        (
            EXPRESS,
            "projects/q/locations/eu/endpoints/1",
            "/v1/projects/q/locations/eu/endpoints/1",
        ),
    ],
)
def test_names_and_paths(location: Location, model: str, path: str) -> None:
    operation, found = location.find(model, "generateContent")
    assert found == f"{path}:generateContent"
    assert operation.id.endswith(".generateContent")
    streaming, stream_path = sibling(operation, found, "streamGenerateContent")
    assert (streaming.stream, stream_path) == (True, f"{path}:streamGenerateContent")
    assert location.find(model, "countTokens")[1] == f"{path}:countTokens"


@pytest.mark.parametrize("location", [GOOGLE_AI, VERTEX])
@pytest.mark.parametrize(
    "model",
    ["", "/", " ", "a/b", "models/a/b", "models//a", "a/b?c", "models/..", "..", None, 7, ["a"]],
)
def test_names_of_no_known_form(location: Location, model: Any) -> None:
    with pytest.raises(InvalidPayloadError, match="model: not a model name; found") as caught:
        location.find(model, "generateContent")
    assert "gemini-..." in caught.value.faults[0].expected


@pytest.mark.parametrize("model", ["endpoints/1", "publishers/google/models/x", "projects/p/x"])
def test_names_of_the_other_platform(model: str) -> None:
    with pytest.raises(InvalidPayloadError, match=r"expected gemini-\.\.\., models/"):
        GOOGLE_AI.find(model, "generateContent")
    with pytest.raises(InvalidPayloadError, match="or a full name"):
        VERTEX.find("tunedModels/x", "generateContent")


def test_resource_names() -> None:
    assert GOOGLE_AI.name("gemini-2.5-flash") == "models/gemini-2.5-flash"
    assert GOOGLE_AI.name("tunedModels/a b") == "tunedModels/a b"


@given(st.text(min_size=1, max_size=12))
def test_a_name_never_leaves_its_segment(name: str) -> None:
    try:
        _, path = GOOGLE_AI.find(name, "generateContent")
    except InvalidPayloadError:
        return
    assert path.isascii()
    assert path.startswith(("/v1beta/models/", "/v1beta/tunedModels/"))
    assert path.count("/") == 3
    assert not set("?# ") & set(path)
