"""What the package offers by name, and what importing it costs."""

import ast
import inspect
import pydoc
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pydantic import BaseModel

import gemini_sdk
from gemini_sdk import emulator, migration, types
from gemini_sdk.migration import code

CLIENTS = ["AsyncGeminiClient", "AsyncVertexClient", "GeminiClient", "VertexClient"]


LAZY = [gemini_sdk, types, migration, emulator, code]


def declared(module: ModuleType) -> dict[str, str]:
    """The names that type checkers see, imported under TYPE_CHECKING, and the module that each is imported from."""
    found: dict[str, str] = {}
    for node in ast.parse(Path(module.__file__ or "").read_text()).body:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            imports = [each for each in node.body if isinstance(each, ast.ImportFrom)]
            found |= {a.name: each.module or "" for each in imports for a in each.names}
    found.pop("*", None)
    return found


def tabled(module: ModuleType) -> set[str]:
    """The names in the module's table of lazy names."""
    for node in ast.walk(ast.parse(Path(module.__file__ or "").read_text())):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "lazy_names":
            return set(" ".join(ast.literal_eval(node.args[1]).values()).split()) - {"*"}
    raise AssertionError(module)


@pytest.mark.parametrize("module", LAZY, ids=lambda module: module.__name__)
def test_all_names_are_declared_loaded_and_listed(module: ModuleType) -> None:
    assert sorted(module.__all__) == dir(module)
    checked = declared(module)
    assert set(module.__all__) == checked.keys() == tabled(module)
    for name, home in checked.items():
        beside = home == module.__name__
        expected = import_module(f"{home}.{name}") if beside else vars(import_module(home))[name]
        assert getattr(module, name) is expected
    taken: dict[str, Any] = {}
    exec(f"from {module.__name__} import *", taken)
    assert taken.keys() - {"__builtins__"} == set(module.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'Nonsense'"):
        _ = module.Nonsense


@pytest.mark.parametrize("name", sorted({*gemini_sdk.__all__} - {"__version__"}))
def test_every_public_name_is_documented(name: str) -> None:
    value: Any = getattr(gemini_sdk, name)
    assert inspect.getdoc(value)
    if not inspect.isclass(value):
        return
    for member, found in inspect.getmembers(value):
        if hasattr(BaseModel, member):  # documented, or not, by pydantic
            continue
        plain = member.startswith("_") or not (
            inspect.isroutine(found) or isinstance(found, property)
        )
        assert plain or inspect.getdoc(found), member


@pytest.mark.parametrize("name", CLIENTS)
def test_signatures_are_spelled_out(name: str) -> None:
    client: Any = getattr(gemini_sdk, name)
    for function in (client, client.generate_content, client.stream_generate_content):
        parameters = inspect.signature(function).parameters.values()
        assert not [p for p in parameters if p.kind in (p.VAR_KEYWORD, p.VAR_POSITIONAL)]
    assert "Args:" in client.generate_content.__doc__
    asynchronous = name.startswith("Async")
    assert inspect.iscoroutinefunction(client.generate_content) is asynchronous


@pytest.mark.parametrize("name", CLIENTS)
def test_help_shows_a_methods_own_text_and_answer(name: str) -> None:
    client: Any = getattr(gemini_sdk, name)
    stream = "AsyncStream" if name.startswith("Async") else "Stream"
    answers = {
        "generate_content": ("Generate an answer to a prompt", "GenerateContentResponse[T]"),
        "stream_generate_content": (
            "Generate an answer as a stream",
            f"{stream}[GenerateContentResponse[T]]",
        ),
        "count_tokens": ("Count the tokens", "CountTokensResponse"),
    }
    for method, (text, answer) in answers.items():
        check_help(getattr(client, method), text, answer)
        raw = client.with_raw_response.fget.__annotations__["return"]
        home: Any = import_module("gemini_sdk._google.client")
        answer = answer if "Stream" in answer else f"RawResponse[{answer}]"
        check_help(getattr(getattr(home, raw), method), text, answer)


@pytest.mark.parametrize(("kind", "stream"), [("Chat", "Stream"), ("AsyncChat", "AsyncStream")])
def test_help_shows_a_chats_own_text_and_answer(kind: str, stream: str) -> None:
    chat: Any = getattr(import_module("gemini_sdk._google.chats"), kind)
    check_help(chat.send_message, "Send a message together with", "GenerateContentResponse[T]")
    check_help(
        chat.stream_message, "Send a message, and iterate", f"{stream}[GenerateContentResponse[T]]"
    )


@pytest.mark.parametrize("kind", ["", "Async"])
def test_help_shows_what_tuning_methods_give(kind: str) -> None:
    def named(home: str, name: str) -> Any:
        return getattr(import_module(f"gemini_sdk._google.{home}"), f"{kind}{name}")

    models, jobs = named("tuned_models", "TunedModels"), named("tuning_jobs", "TuningJobs")
    made = f"{kind}Operation[TunedModel, CreateTunedModelMetadata]"
    check_help(models.create, "Start tuning a model with examples", made)
    check_help(
        models.list, "List tuned models", f"{kind}Pager[ListTunedModelsResponse, TunedModel]"
    )
    check_help(models.get, "Get a tuned model", "TunedModel")
    check_help(jobs.create, "Create a job that tunes a model with a dataset", "TuningJob")
    check_help(jobs.wait, "Wait until a job has succeeded", "TuningJob")
    for function in (models.create, models.list, jobs.create, jobs.wait):
        parameters = inspect.signature(function).parameters.values()
        assert not [p for p in parameters if p.kind in (p.VAR_KEYWORD, p.VAR_POSITIONAL)]
    for function in (models.create, jobs.create, jobs.wait):
        assert inspect.iscoroutinefunction(function) is bool(kind)
    assert "max_retries" not in inspect.signature(jobs.wait).parameters


def check_help(function: Any, text: str, answer: str) -> None:
    assert (inspect.getdoc(function) or "").startswith(text)
    assert text in pydoc.plain(pydoc.render_doc(function))
    assert inspect.signature(function).return_annotation == answer
    assert function.__annotations__["return"] == answer


@pytest.mark.parametrize("name", ["GeminiClient", "VertexClient"])
def test_sync_and_async_clients_agree(name: str) -> None:
    one: Any = getattr(gemini_sdk, name)
    other: Any = getattr(gemini_sdk, f"Async{name}")
    assert inspect.signature(one) == inspect.signature(other)
    assert {n for n in dir(one) if not n.startswith("_")} - {"close"} == {
        n for n in dir(other) if not n.startswith("_")
    } - {"aclose"}


NEEDLESS = """
google.auth click rich starlette uvicorn jsonschema_rs hypothesis httpx httpx2 yaml requests
gemini_models.generate_content gemini_models.generate_content_requests gemini_models.generate_content_dicts
gemini_models.common gemini_sdk.emulator gemini_sdk.cli
gemini_sdk._google.chats gemini_sdk._google.tuned_models gemini_sdk._google.tuning_jobs gemini_sdk.datasets
gemini_sdk._credentials.google_auth
""".split()


def loaded(script: str) -> list[str]:
    """Which of the needless modules a script loads."""
    script += f"\nimport sys\nprint(*[name for name in {NEEDLESS!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return done.stdout.split()


@pytest.mark.parametrize("name", CLIENTS)
def test_a_client_is_imported_without_what_it_does_not_need_yet(name: str) -> None:
    assert loaded(f"from gemini_sdk import {name}") == []


def test_a_client_is_made_without_models_and_google_auth() -> None:
    assert loaded("from gemini_sdk import GeminiClient; GeminiClient(api_key='k')") == ["httpx2"]


BUILT = """
from gemini_sdk import AsyncAzureInferenceClient, AsyncGeminiClient, AsyncVertexClient
from gemini_sdk.types import azure_inference, generate_content
from pydantic import BaseModel

kinds = [BaseModel]
for kind in kinds:
    kinds += kind.__subclasses__()
assert len(kinds) > 50
print(*{kind.__name__ for kind in kinds[1:] if kind.__pydantic_complete__})
"""


def test_no_validator_is_built_before_it_is_needed() -> None:
    done = subprocess.run([sys.executable, "-c", BUILT], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_package_alone_loads_nothing() -> None:
    script = "import sys, gemini_sdk; print(*[n for n in sys.modules if 'pydantic' in n or 'gemini_sdk.' in n])"
    assert loaded(script) == ["gemini_sdk._lazy_names"]


def test_answers_are_read_without_an_http_library_and_without_the_types_of_requests() -> None:
    script = """
from gemini_sdk import GeminiClient
from gemini_sdk.types.generate_content import GenerateContentResponse
assert GenerateContentResponse.model_validate_json('{"candidates": [{}]}').text is None
"""
    assert loaded(script) == ["gemini_models.generate_content", "gemini_models.common"]
