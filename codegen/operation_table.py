"""The operation table, from the specs' paths."""

from pathlib import Path

from .python_source import literal, literals, optional_literal
from .settings import HEADER
from .specs import PLAIN_JSON, Json, SpecError, Specs, media_of


def write_operations(specs: Specs, output: Path) -> None:
    """Write `operations.py`: one Operation for every method of every path."""
    rows = [_row(specs, *found) for found in specs.operations()]
    ids = [str(operation["operationId"]) for *_, operation in specs.operations()]
    for number, (stem, path, method, _) in enumerate(specs.operations()):
        if ids[number] in ids[:number]:
            line = specs.place(stem, "paths", path, method, "operationId")
            raise SpecError(f"{line}: {method} {path}: operationId {ids[number]} is used twice")
    for stem, path, method, operation in specs.operations():
        check = operation.get("x-check-with")
        if check is not None and check not in ids:
            where = f"{specs.place(stem, 'paths', path, method)}: {method} {path}"
            raise SpecError(f"{where}: x-check-with is not an operation: {check}")
    text = (
        f'{HEADER}\n"""Every operation of every API."""\n\n'
        "from gemini_sdk._wire import Operation\n\n"
        f"OPERATIONS = (\n{''.join(rows)})\n"
    )
    (output / "operations.py").write_text(text, encoding="utf-8")


def _row(specs: Specs, stem: str, path: str, method: str, operation: Json) -> str:
    where = f"{specs.place(stem, 'paths', path, method)}: {method} {path}"
    for key in ("operationId", "x-platforms", "x-repeatable", "responses"):
        if key not in operation:
            raise SpecError(f"{where}: expected {key}")
    if "200" not in operation["responses"]:
        raise SpecError(f"{where}: expected a response '200'")
    parameters = [specs.followed(stem, p)[1] for p in operation.get("parameters", [])]
    query = tuple(p["name"] for p in parameters if p["in"] == "query")
    body = operation.get("requestBody")
    answer = operation["responses"]["200"]
    return (
        "    Operation(\n"
        f"        id={literal(operation['operationId'])},\n"
        f"        platform={literal(operation['x-platforms'][0])},\n"
        f"        method={literal(method.upper())},\n"
        f"        path={literal(path)},\n"
        f"        request={optional_literal(type_name(specs, stem, where, body))},\n"
        f"        answer={optional_literal(type_name(specs, stem, where, answer))},\n"
        f"        stream={operation.get('x-stream', False) is True},\n"
        f"        repeatable={operation['x-repeatable'] is True},\n"
        f"        check={optional_literal(operation.get('x-check-with'))},\n"
        f"        query={literals(query)},\n"
        "    ),\n"
    )


def type_name(specs: Specs, stem: str, where: str, node: Json | None) -> str | None:
    """The name of the schema in the first media type of a body or an answer."""
    if node is None:
        return None
    stem, node = specs.followed(stem, node)
    content = node.get("content")
    if not content:
        return None
    if specs.dialect(stem) == PLAIN_JSON and (json := [m for m in content if "json" in m]):
        content = {media: content[media] for media in json}
    schema = media_of(content)[0].get("schema", {})
    if not schema and specs.dialect(stem) == PLAIN_JSON:
        return None  # bytes, or nothing that is described
    reference = schema.get("$ref")
    if reference is None:
        raise SpecError(f"{where}: a body or an answer is not a $ref to a type: {node}")
    return specs.resolve(stem, reference)[1]
