"""The options of clients and calls are described once, and every tunable stands in one file."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import gemini_sdk
from gemini_sdk._methods.client import SyncClient
from gemini_sdk._methods.method import transport_of
from gemini_sdk._transport.settings import CallOptions, ClientOptions, Settings

CLIENTS = [
    getattr(gemini_sdk, f"{kind}{name}")
    for name in ("GeminiClient", "VertexClient", "AzureInferenceClient")
    for kind in ("", "Async")
]
PACKAGE = Path(gemini_sdk.__file__).parent
FACTS = {"_CANCELLED", "_FORMAT", "_LARGEST_OBJECT", "_LONGEST_NAME", "INLINE_BYTES"}
"""Numbers that the services, or formats, define."""
STATUSES = range(200, 600)


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.__name__)
def test_a_constructor_has_every_option_of_a_client_with_the_default_of_the_settings(
    client: Any,
) -> None:
    parameters = inspect.signature(client).parameters
    defaults: Any = {name: parameters[name].default for name in ClientOptions.__annotations__}
    assert Settings().varied(defaults) == Settings()
    assert all(value is None for name, value in defaults.items() if name in ("headers", "query"))
    assert {p.kind for n, p in parameters.items() if n in defaults} == {
        inspect.Parameter.KEYWORD_ONLY
    }


@pytest.mark.parametrize("client", [CLIENTS[0], CLIENTS[4]], ids=lambda client: client.__name__)
def test_a_docstring_describes_every_option_of_a_client(client: Any) -> None:
    arguments = (inspect.getdoc(client) or "").partition("Args:")[2].partition("Raises:")[0]
    assert [
        name for name in ClientOptions.__annotations__ if f"\n    {name}: " not in arguments
    ] == []


@pytest.mark.parametrize("client", CLIENTS, ids=lambda client: client.__name__)
def test_help_shows_the_options_that_can_be_varied(client: Any) -> None:
    assert list(inspect.signature(client.with_options).parameters) == [
        "self",
        *ClientOptions.__annotations__,
    ]


def test_calls_override_what_clients_have() -> None:
    shared = CallOptions.__annotations__.keys() & ClientOptions.__annotations__.keys()
    assert shared == {"timeout", "deadline", "max_retries", "validate"}


def test_an_unknown_option_is_an_error() -> None:
    wrong: Any = {"time_out": 1}
    with gemini_sdk.GeminiClient(api_key="k") as client, pytest.raises(TypeError, match="time_out"):
        client.with_options(**wrong)


def test_the_limit_of_answers_can_be_varied() -> None:
    with gemini_sdk.GeminiClient(api_key="k", max_answer_size=5) as client:
        sizes = [client, client.with_options(max_answer_size=7), client.with_options(timeout=1)]
        sizes.append(client.with_options(max_answer_size=None))
        assert [size_of(each) for each in sizes] == [5, 7, 5, None]


def size_of(client: SyncClient) -> int | None:
    return transport_of(client).session.settings.max_answer_size


def numbers(module: Path) -> Iterator[str]:
    """Constants of a module that are numbers, and defaults of its parameters and fields that are larger than 1."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.Assign) and is_number(node.value):
            yield ast.unparse(node.targets[0])
    for part in ast.walk(tree):
        defaults: list[ast.expr | None] = []
        if isinstance(part, ast.arguments):
            defaults = [*part.defaults, *part.kw_defaults]
        elif isinstance(part, ast.AnnAssign):
            defaults = [part.value]
        for default in defaults:
            if (
                isinstance(default, ast.Constant)
                and is_number(default)
                and default.value not in (0, 1)
            ):
                yield f"line {default.lineno}"


def is_number(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=value):
            number = isinstance(value, int | float) and not isinstance(value, bool)
            return number and value not in STATUSES
        case ast.BinOp(left=left, right=right):
            return is_number(left) and is_number(right)
        case ast.Tuple(elts=elements):
            return bool(elements) and all(map(is_number, elements))
        case _:
            return False


@pytest.mark.parametrize("folder", ["_transport", "_credentials", "_methods", "_google", "_azure"])
def test_tunables_stand_in_one_file(folder: str) -> None:
    found = {
        f"{module.name}: {name}"
        for module in sorted((PACKAGE / folder).glob("*.py"))
        if module.name != "tunables.py"
        for name in numbers(module)
        if name not in FACTS
    }
    assert found == set()
