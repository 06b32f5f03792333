"""Function calling: which declared functions a prompt asks for, and with what arguments.

AUTO calls what the prompt names or shares a keyword with, ANY always calls something, NONE never does. After a
function's response, AUTO answers in text.
"""

from collections.abc import Iterable
from typing import Any

from gemini_sdk._arguments.schema_dialects import to_json_form
from gemini_sdk._wire.json_value import is_object
from gemini_sdk.emulator import text_words
from gemini_sdk.emulator.api_errors import bad_request
from gemini_sdk.emulator.schema_example import (
    MalformedSchemaError,
    UnsatisfiableError,
    example,
)
from gemini_sdk.types import generate_content as gc


def calls(request: gc.GenerateContentRequest, text: str, *, responded: bool) -> list[gc.Part]:
    """The function calls the last turn leads to; none where the answer is text.

    `responded`: whether the last turn already is a function's response.
    """
    config = request.tool_config.function_calling_config if request.tool_config else None
    mode = (config.mode if config else None) or "AUTO"
    declared = list(_declarations(request.tools or ()))
    if mode == "NONE" or not declared:
        return []
    if mode == "ANY":
        allowed = (config.allowed_function_names if config else None) or []
        declared = [d for d in declared if not allowed or d.name in allowed]
        return [_call(d, text) for d in _wanted(declared, text) or declared[:1]]
    return [] if responded else [_call(d, text) for d in _wanted(declared, text)]


def _declarations(tools: Iterable[gc.Tool]) -> Iterable[gc.FunctionDeclaration]:
    for tool in tools:
        yield from tool.function_declarations or ()


def _wanted(declared: list[gc.FunctionDeclaration], text: str) -> list[gc.FunctionDeclaration]:
    """Every function the text names outright; failing that, the one which shares most words with it."""
    named = [d for d in declared if d.name and d.name.lower() in text.lower()]
    if named:
        return named
    asked = set(text_words.telling(text))
    shared = {len(asked & _vocabulary(d)): d for d in reversed(declared)}
    most = max(shared, default=0)
    return [shared[most]] if most else []


def _vocabulary(declaration: gc.FunctionDeclaration) -> set[str]:
    return set(text_words.telling(f"{declaration.name or ''} {declaration.description or ''}"))


def _call(declaration: gc.FunctionDeclaration, text: str) -> gc.Part:
    call = gc.FunctionCall(name=declaration.name, args=_arguments(declaration, text))
    return gc.Part(function_call=call)


def _arguments(declaration: gc.FunctionDeclaration, text: str) -> dict[str, Any]:
    schema: Any = declaration.parameters_json_schema
    if declaration.parameters is not None:
        plain = declaration.parameters.model_dump(mode="json", by_alias=True, exclude_unset=True)
        schema = to_json_form(plain)
    if schema is None:
        return {}
    try:
        made = example(schema, text)
    except MalformedSchemaError as error:
        field = f"tools.function_declarations.{declaration.name}.parameters"
        raise bad_request(f"the schema is invalid: {error}", field=field) from error
    except UnsatisfiableError:
        return {}
    return made if is_object(made) else {}
