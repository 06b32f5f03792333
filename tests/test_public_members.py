"""What an editor offers on the objects that people hold: names for users, and no others.

The names are read from the source, annotations and assignments to `self` included, as editors read them.
"""

import ast
import inspect
import textwrap
from importlib import import_module
from typing import Any

import pytest
from pydantic import BaseModel

import gemini_sdk
from gemini_models.common import Operation
from gemini_sdk import Batch
from gemini_sdk._methods.method import MethodOwner

GENERATION = "generate_content stream_generate_content count_tokens"
AZURE = "info chat_completions stream_chat_completions completions stream_completions embeddings image_embeddings"
CLIENT = "with_options with_raw_response"
GOOGLE = f"{GENERATION} {CLIENT} embed_content models chats cached_contents"
JOBS = "create list get cancel delete wait"
RESOURCE = "create list get update delete"
OPERATION = "name metadata state ended error result refresh cancel wait done"
RESOURCES = "chat beta completions responses conversations embeddings models files batches"
OPENAI = f"gemini ignored {RESOURCES} {CLIENT} with_streaming_response as_openai copy close"

MEMBERS = {
    "_google.google_ai.GeminiClient": f"{GOOGLE} batches files tuned_models close",
    "_google.vertex.VertexClient": f"{GOOGLE} batch_prediction_jobs files compute_tokens tuning_jobs close",
    "_google.client.RawClient": GENERATION,
    "_google.client.AsyncRawClient": GENERATION,
    "_google.chats.Chats": "create",
    "_google.chats.Chat": "model history send_message stream_message",
    "_google.files.Files": "upload get list delete wait download register",
    "_google.tuned_models.TunedModels": f"{RESOURCE} transfer_ownership operation operations permissions",
    "_google.permissions.Permissions": RESOURCE,
    "_google.models.Models": "list get",
    "_google.models.PublisherModels": "list get",
    "_google.cached_contents.CachedContents": RESOURCE,
    "_google.batches.Batches": f"{JOBS} create_embeddings results",
    "_google.batch_prediction_jobs.BatchPredictionJobs": f"{JOBS} results",
    "_google.tuning_jobs.TuningJobs": "create list get cancel wait metrics rebase operation",
    "_google.operations.Operation": OPERATION,
    "_google.run_tools.RunTools": "max_rounds time_limit approve retry_malformed",
    "_google.callable_tools.MCPTools": "",
    "_azure.client.AzureInferenceClient": f"{AZURE} {CLIENT} close",
    "_azure.client.RawInferenceClient": AZURE,
    "_azure.client.AsyncRawInferenceClient": AZURE,
    "_transport.sync_transport.Stream": "response so_far get_final close",
    "_transport.async_transport.AsyncStream": "response so_far get_final aclose",
    "_methods.paging.Pager": "pages next_page_token",
    "_methods.paging.AsyncPager": "pages next_page_token",
    "_transport.raw.RawResponse": "status_code headers content attempts request_id retries_taken parse",
    "_accumulator.Accumulator": "add response",
    "migration.OpenAI": OPENAI,
    "migration.AzureOpenAI": OPENAI,
    "migration.AsyncOpenAI": OPENAI,
    "migration.AsyncAzureOpenAI": OPENAI,
    "migration.Stream": "response close",
    "migration.AsyncStream": "response close",
}
"""Of asynchronous classes only those whose members differ: the others have the same ones, but for `aclose`."""

HELPERS = {
    "BatchEmbedContentsResponse": "as_numpy vectors",
    "ContentEmbedding": "as_numpy",
    "ModelDescription": "known availability",
    "PublisherModel": "known availability",
    "Part": "from_bytes from_file from_function_call from_function_response from_text from_uri responding_to",
    "Content": "from_parts from_text function_calls text",
    "Candidate": "function_calls text",
    "GenerateContentResponse": "blocked content finish_reason function_calls parse parsed partial text thoughts",
    "ImageEmbeddingInput": "from_bytes from_file",
    "EmbeddingItem": "as_numpy vector",
    "Embeddings": "as_numpy vectors",
    "ToolCall": "args name",
    "ToolCallDelta": "args name",
    "ContentItem": "from_text from_audio_bytes from_audio_file from_audio_url from_image_bytes from_image_file "
    "from_image_url",
    "ChatMessage": "assistant developer responding_to system text tool user",
    "ChatMessageDelta": "text",
    "Completions": "blocked finish_reason first text",
    "ChatCompletions": "blocked finish_reason first message parse parsed partial reasoning text tool_calls",
    "ChatCompletionsChunk": "blocked finish_reason first message parse parsed partial reasoning text tool_calls",
}
"""What models have beside their fields, pydantic's own members and `to_json`."""


def found(path: str) -> Any:
    home, _, name = path.rpartition(".")
    return getattr(import_module(f"gemini_sdk.{home}"), name)


def members(kind: type, beside: type = object) -> set[str]:
    """The public names of a class, as its source shows them."""
    names = set(dir(kind)) - set(dir(beside))
    for base in kind.__mro__:
        if not base.__module__.startswith(("gemini_sdk", "gemini_models")):
            continue
        for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(base)))):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                names |= {node.attr} if ast.unparse(node.value) == "self" else set()
        names |= set(vars(base).get("__annotations__", {}))
    return {name for name in names if not name.startswith("_")}


@pytest.mark.parametrize("path", MEMBERS)
def test_an_object_has_the_members_that_are_for_users(path: str) -> None:
    assert members(found(path)) == set(MEMBERS[path].split())


def twins() -> list[str]:
    """Asynchronous classes that are not in the table."""
    own = {path.rpartition(".")[2]: path for path in MEMBERS}
    return sorted(
        f"{path.removesuffix(name)}Async{name}"
        for name, path in own.items()
        if f"Async{name}" not in own
        and hasattr(import_module(f"gemini_sdk.{path.rpartition('.')[0]}"), f"Async{name}")
    )


@pytest.mark.parametrize("path", twins())
def test_an_asynchronous_object_has_the_same_members(path: str) -> None:
    expected = members(found(path.replace(".Async", ".")))
    assert members(found(path)) == {"aclose" if n == "close" else n for n in expected}


def test_no_class_that_makes_calls_is_left_out() -> None:
    for module in "google_ai vertex client chats models tuned_models tuning_jobs permissions operations".split():
        import_module(f"gemini_sdk._google.{module}")
    import_module("gemini_sdk._azure.client")
    known = {found(path) for path in [*MEMBERS, *twins()]}
    kinds: list[type[MethodOwner]] = [MethodOwner]
    for kind in kinds:
        kinds += kind.__subclasses__()
    leaves = {k for k in kinds if not k.__subclasses__() and k.__module__.startswith("gemini_sdk")}
    assert leaves <= known


def test_a_batch_has_the_members_that_are_for_users() -> None:
    own = "state ended model display_name stats responses_file details embeds output of"
    beside = members(Batch) - members(Operation)
    assert beside == set(own.split())


def test_no_public_class_is_left_out() -> None:
    known = {Batch, *(found(path) for path in [*MEMBERS, *twins()])}
    for name in gemini_sdk.__all__:
        value = getattr(gemini_sdk, name)
        if isinstance(value, type) and not issubclass(value, Exception):
            assert value in known, name


@pytest.mark.parametrize(
    "module",
    "generate_content common tuned_models tuning_jobs tuning_dataset azure_inference models embeddings files"
    " cached_contents batches batch_prediction_jobs".split(),
)
def test_a_model_has_its_fields_and_documented_helpers(module: str) -> None:
    models: Any = import_module(f"gemini_models.{module}")
    seen: set[str] = set()
    for name in dir(models):
        kind = getattr(models, name)
        if (
            isinstance(kind, type)
            and issubclass(kind, BaseModel)
            and kind.__module__.startswith("gemini_models")
        ):
            helpers = (
                members(kind, BaseModel) - kind.model_fields.keys() - {"to_json", "model_config"}
            )
            assert helpers == set(HELPERS.get(name, "").split()), name
            seen.add(name)
    assert seen


def test_every_member_says_what_it_is() -> None:
    for path in MEMBERS:
        kind = found(path)
        for name in members(kind):
            value = getattr(kind, name, None)
            if callable(value) or isinstance(value, property):
                assert inspect.getdoc(value), f"{path}.{name}"
