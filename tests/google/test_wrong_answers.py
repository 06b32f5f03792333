"""Wrong keywords of constructors, operations without a name, settings that a model ignores: each says what is wrong."""

from typing import Any

import pytest

import gemini_sdk
from gemini_sdk.errors import InvalidAnswerError, NotFoundError, UnexpectedKeywordError
from gemini_sdk.warnings import ModelWarning
from tests.google.driving import GoogleDriver

CLIENTS = ["GeminiClient", "AsyncGeminiClient", "VertexClient", "AsyncVertexClient"]


@pytest.mark.parametrize("name", CLIENTS)
def test_a_wrong_keyword_of_a_constructor(name: str) -> None:
    made: Any = getattr(gemini_sdk, name)
    with pytest.raises(
        UnexpectedKeywordError, match=f"apikey: is not a keyword of {name}; did you mean 'api_key'"
    ):
        made(apikey="k")
    with pytest.raises(TypeError, match=f"strange: is not a keyword of {name}"):
        made(strange=1)


@pytest.mark.parametrize("name", [None, "", "nonsense/x/y", "https://example.org/"])
def test_an_operation_without_a_name(drive: GoogleDriver, name: str | None) -> None:
    drive.emulator.add({"operation": "tunedModels.create", "body": {"name": name}})
    with pytest.raises(
        InvalidAnswerError, match=r"not the name of an operation.*client\.tuned_models\.list"
    ):
        drive.get(drive.gemini().tuned_models.create(base_model="m", training_data=[("a", "b")]))


def test_a_task_type_that_a_model_ignores(drive: GoogleDriver) -> None:
    client = drive.gemini()
    task: dict[str, Any] = {"task_type": "CLUSTERING"}
    with pytest.warns(ModelWarning, match="gemini-embedding-2 ignores taskType"):
        drive.get(client.embed_content("gemini-embedding-2", "a", **task))
    with pytest.warns(ModelWarning, match="gemini-embedding-2 ignores taskType"):
        drive.get(
            client.batches.create_embeddings(model="gemini-embedding-2", requests=["a"], **task)
        )
    drive.get(client.embed_content("gemini-embedding-2", "a", **task, validate=False))
    drive.get(client.embed_content("gemini-embedding-001", "a", **task))


def test_predict_says_what_is_served(drive: GoogleDriver) -> None:
    with pytest.raises(
        NotFoundError, match="models whose names contain `embedding`, and for endpoints"
    ):
        drive.get(drive.vertex().embed_content("imagen-4.0-fast", "a"))


def test_a_cache_of_a_file_that_is_not_there(drive: GoogleDriver) -> None:
    client = drive.gemini()
    file = drive.get(client.files.upload(b"text", mime_type="text/plain"))
    model, contents = "gemini-3.8-flash", [file, "text " * 5000]
    drive.get(client.cached_contents.create(model=model, contents=contents))
    drive.get(client.files.delete(file))
    with pytest.raises(gemini_sdk.errors.PermissionDeniedError, match=file.name.rpartition("/")[2]):
        drive.get(client.cached_contents.create(model=model, contents=contents))
