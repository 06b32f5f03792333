"""Reads the methods of a service, as HTTP sees them, out of the transports of Google's client libraries."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from gemini_sdk._wire.naming import camel_case

from ..python_names import snake_case
from .proto_plus import Module, keyword
from .shapes import Field, Message, Method


def methods(service: Path, package: str, messages: Mapping[str, Message]) -> Iterator[Method]:
    """The methods of a service by the folder of its transports."""
    base = Module(service / "base.py", package)
    signatures = {f.name: f.returns for f in base.functions() if f.returns}
    results = dict(_operation_results(Module(service.parent / "client.py", package)))
    for each in Module(service / "rest_base.py", package).classes():
        name = snake_case(each.node.name.removeprefix("_Base"))
        match signatures.get(name):
            # Callable[[Request], Union[Answer, Awaitable[Answer]]]
            case ast.Subscript(
                slice=ast.Tuple(
                    elts=[
                        ast.List(elts=[request]),
                        ast.Subscript(slice=ast.Tuple(elts=[answer, *_])),
                    ]
                )
            ):
                for option in _http_options(each.node):
                    asked = base.name_of(request)
                    said = base.name_of(answer)
                    yield _method(option, asked, said, messages, results.get(name, ()))
            case _:
                pass


def _method(
    option: dict[str, str],
    request: str,
    answer: str,
    messages: Mapping[str, Message],
    results: tuple[str, ...],
) -> Method:
    path = re.sub(r"\{[^=}]*=([^}]*)\}", lambda m: re.sub(r"\*+", "{}", m[1]), option["uri"])
    bound = {camel_case(n.partition(".")[0]) for n in re.findall(r"\{([^=}]*)", option["uri"])}
    no_fields: Mapping[str, Field] = {}
    fields = messages[request].fields if request in messages else no_fields
    body = option.get("body")
    if body is None:
        asked = ""
    elif body == "*":
        asked = request
    else:
        asked = fields[camel_case(body)].shape.name
        bound.add(camel_case(body))
    return Method(
        http=option["method"].upper(),
        path=path,
        request=asked,
        answer=answer,
        query=frozenset() if body == "*" else frozenset(fields.keys() - bound),
        results=results,
    )


def _http_options(node: ast.ClassDef) -> list[dict[str, str]]:
    for inner in ast.walk(node):
        match inner:
            case ast.AnnAssign(target=ast.Name(id="http_options"), value=ast.List() as value):
                options: list[dict[str, str]] = ast.literal_eval(value)
                return options
            case _:
                pass
    return []


def _operation_results(client: Module) -> Iterator[tuple[str, tuple[str, ...]]]:
    """For each method that starts an operation: the messages of its response and metadata."""
    for function in client.functions():
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "operation.from_gapic":
                metadata = keyword(node, "metadata_type")
                found = [node.args[2], *([metadata] if metadata else [])]
                yield function.name, tuple(client.name_of(each) for each in found)
