"""The generated package holds what the specs say: models, mappings, operations, schemas and hashes."""

import ast
import hashlib
import json
from importlib import import_module
from keyword import iskeyword
from typing import Any, get_args

import pytest
import yaml
from pydantic import BaseModel

from codegen.enum_form import without_open_enums
from codegen.python_names import snake_case
from codegen.settings import OUTPUT, SPECS, TEMPLATES
from gemini_models.operations import OPERATIONS
from gemini_sdk._wire import Model, Operation
from tests.codegen.held_names import HELD, ONEOFS

DOCUMENTS: dict[str, dict[str, Any]] = {
    path.stem: without_open_enums(yaml.safe_load(path.read_text(encoding="utf-8")))
    for path in sorted(SPECS.glob("*.yaml"))
}
TYPES: list[tuple[str, str, dict[str, Any]]] = [
    (stem, name, schema)
    for stem, document in DOCUMENTS.items()
    for name, schema in document["components"]["schemas"].items()
]
MODULES = sorted(OUTPUT.glob("*.py"))


def model(stem: str, name: str) -> type[Model]:
    found: type[Model] = getattr(import_module(f"gemini_models.{stem}"), name)
    found.model_rebuild()  # aliases are made with the validator
    return found


def complete(schema: dict[str, Any]) -> list[str]:
    """The members that models of a type always have."""
    named: bool | list[str] = schema.get("x-complete", False)
    return named if isinstance(named, list) else schema.get("required", []) if named else []


def python_name(key: str) -> str:
    """In snake case; with an underscore where pydantic has a method of that name, or Python a keyword."""
    name = snake_case(key)
    return name + ("_" if hasattr(BaseModel, name) or iskeyword(name) else "")


def test_every_type_is_there_and_exported() -> None:
    for stem in DOCUMENTS:
        module = import_module(f"gemini_models.{stem}")
        assert sorted(module.__all__) == sorted(name for home, name, _ in TYPES if home == stem)


def test_every_property_has_the_name_that_codegen_gives_it() -> None:
    for stem, name, schema in TYPES:
        if "properties" not in schema:
            continue
        named = {n: f.alias or n for n, f in model(stem, name).model_fields.items()}
        assert named == {python_name(key): key for key in schema.get("properties", {})}, name


def test_every_field_may_be_absent_unless_a_type_is_made_here() -> None:
    for stem, name, schema in TYPES:
        if "properties" in schema:
            fields = model(stem, name).model_fields
            needed = {field for field, info in fields.items() if info.is_required()}
            assert needed == set(complete(schema))
            assert all(info.default is None for n, info in fields.items() if n not in needed)


def deprecation(schema: dict[str, Any]) -> str:
    """The sentence that codegen adds for `deprecated`."""
    platforms = schema.get("x-deprecated-on")
    where = f" on {' and '.join(platforms)}" if platforms else ""
    return f" Deprecated{where}." if schema.get("deprecated") else ""


def test_descriptions_travel_into_the_docstrings() -> None:
    for stem, name, schema in TYPES:
        if "properties" in schema:
            doc = model(stem, name).__doc__
            assert doc is not None
            described, _, upstream = " ".join(doc.split()).partition(" Upstream: ")
            since = f" Since api-version {schema['x-since']}." if "x-since" in schema else ""
            assert described == " ".join(schema["description"].split()) + since + deprecation(
                schema
            )
            named = dict.fromkeys(schema.get("x-upstream", {}).values())
            assert upstream == (", ".join(named) + "." if named else "")


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: str(operation.id))
def test_the_types_of_every_operation_exist(operation: Operation) -> None:
    models = {name for _, name, schema in TYPES if "enum" not in schema}
    assert {operation.request, operation.answer} - {None} <= models
    item = next(
        d["paths"][operation.path] for d in DOCUMENTS.values() if operation.path in d["paths"]
    )
    described = item[operation.method.lower()]
    assert described["operationId"] == operation.id
    assert described.get("x-stream", False) is operation.stream
    assert ("alt" in operation.query) is operation.stream


def test_every_operation_of_the_specs_is_in_the_table() -> None:
    described = [
        operation["operationId"]
        for document in DOCUMENTS.values()
        for item in document["paths"].values()
        for operation in item.values()
    ]
    assert [operation.id for operation in OPERATIONS] == described
    assert len({operation.id for operation in OPERATIONS}) == len(OPERATIONS)


def test_every_hash_of_the_manifest_is_true() -> None:
    homes = {"specs": SPECS, "codegen": TEMPLATES.parent, "generated": OUTPUT}
    lines = (OUTPUT / "MANIFEST").read_text(encoding="utf-8").splitlines()
    listed: set[str] = set()
    for line in lines:
        digest, _, place = line.partition("  ")
        home, _, path = place.partition("/")
        file = homes[home] / path
        if home == "codegen" and not file.exists():
            file = TEMPLATES / path
        assert hashlib.sha256(file.read_bytes()).hexdigest() == digest, place
        listed.add(place)
    there = (p for p in OUTPUT.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    outputs = {f"generated/{p.relative_to(OUTPUT).as_posix()}" for p in there}
    assert outputs - listed == {"generated/MANIFEST"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.name))
def test_a_generated_module_imports_little(path: Any) -> None:
    allowed = {"gemini_sdk._wire", "pydantic", "typing"}
    if path.stem.endswith("_dicts"):  # read by type checkers only
        allowed |= {"collections.abc", "datetime"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not isinstance(node, ast.Import)
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            module = node.module or ""
            assert module in allowed or module.startswith("gemini_sdk._behaviour.")


def test_mappings_have_both_spellings_of_every_field_as_keys() -> None:
    found = 0
    for path in OUTPUT.glob("*_dicts.py"):
        stem, mappings = (
            path.stem.removesuffix("_dicts"),
            import_module(f"gemini_models.{path.stem}"),
        )
        for name in mappings.__all__:
            mapping = getattr(mappings, name)
            fields = model(stem, name.removesuffix("Dict")).model_fields
            keys = [field.alias or name for name, field in fields.items()]
            spellings = {spelling for key in keys for spelling in (key, snake_case(key))}
            assert set(mapping.__annotations__) == spellings
            assert not mapping.__total__
            found += 1
    assert found > 50


def test_every_key_of_a_mapping_has_the_description_of_its_member() -> None:
    schemas = {(stem, name): schema for stem, name, schema in TYPES}
    found = 0
    for path in OUTPUT.glob("*_dicts.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if not isinstance(node, ast.ClassDef):
                continue
            schema = schemas[path.stem.removesuffix("_dicts"), node.name.removesuffix("Dict")]
            members = {
                k: m for key, m in schema["properties"].items() for k in (key, snake_case(key))
            }
            keys, texts = node.body[1::2], node.body[2::2]
            for key, text in zip(keys, texts, strict=True):
                assert isinstance(key, ast.AnnAssign)
                member = members[ast.unparse(key.target)]
                described = " ".join(member["description"].split())
                described += " Output only." if member.get("readOnly") else ""
                described += deprecation(member)
                assert isinstance(text, ast.Expr)
                assert isinstance(text.value, ast.Constant)
                assert " ".join(str(text.value.value).split()) == described
                found += 1
    assert found > 1000


def test_requests_have_a_mapping_and_answers_have_none() -> None:
    mappings = import_module("gemini_models.generate_content_dicts").__all__
    assert {"GenerateContentRequestDict", "PartDict", "SchemaDict"} <= set(mappings)
    assert "GenerateContentResponseDict" not in mappings


def test_schemas_hold_a_file_of_types_and_all_they_refer_to() -> None:
    index = json.loads((OUTPUT / "schemas" / "index.json").read_bytes())
    assert index["types"] == {name: stem for stem, name, _ in TYPES}
    for path in (OUTPUT / "schemas").glob("*.*.json"):
        stem, platform, _ = path.name.split(".")
        assert platform in (*index["platforms"][stem], "any")
        text = path.read_text(encoding="utf-8")
        definitions = json.loads(text)["$defs"]
        assert {name for home, name, _ in TYPES if home == stem} <= definitions.keys()
        for reference in set(text.split('"$ref":"')[1:]):
            assert reference.partition('"')[0].removeprefix("#/$defs/") in definitions


INFERENCE_DOCUMENT = {
    "GenerateContentRequest": "contents system_instruction tools tool_config safety_settings generation_config",
    "Content": "role parts",
    "Part": "text inline_data file_data function_call function_response video_metadata",
    "Blob": "mime_type data",
    "FileData": "mime_type file_uri",
    "FunctionCall": "name args",
    "FunctionResponse": "name response",
    "VideoMetadata": "start_offset end_offset",
    "SafetySetting": "category threshold max_influential_terms method",
    "GenerationConfig": (
        "temperature top_p top_k candidate_count max_output_tokens stop_sequences logprobs presence_penalty "
        "frequency_penalty logit_bias echo seed response_mime_type"
    ),
}
INFERENCE_ENUMS = {
    "HarmCategory": (
        "HARM_CATEGORY_UNSPECIFIED HARM_CATEGORY_HATE_SPEECH HARM_CATEGORY_DANGEROUS_CONTENT "
        "HARM_CATEGORY_HARASSMENT HARM_CATEGORY_SEXUALLY_EXPLICIT"
    ),
    "HarmBlockThreshold": (
        "HARM_BLOCK_THRESHOLD_UNSPECIFIED BLOCK_LOW_AND_ABOVE BLOCK_MEDIUM_AND_ABOVE BLOCK_ONLY_HIGH BLOCK_NONE OFF"
    ),
    "HarmBlockMethod": "HARM_BLOCK_METHOD_UNSPECIFIED SEVERITY PROBABILITY",
}


@pytest.mark.parametrize("name", INFERENCE_DOCUMENT)
def test_every_field_of_the_inference_document_is_there(name: str) -> None:
    fields = model("generate_content", name).model_fields
    assert set(INFERENCE_DOCUMENT[name].split()) <= set(fields)


@pytest.mark.parametrize("name", INFERENCE_ENUMS)
def test_every_value_of_its_enums_is_there(name: str) -> None:
    values = next(schema["enum"] for _, known, schema in TYPES if known == name)
    assert set(INFERENCE_ENUMS[name].split()) <= set(values)
    alias = getattr(import_module("gemini_models.generate_content"), name)
    literal, text = get_args(alias)
    assert get_args(literal) == tuple(values)
    assert text is str


@pytest.mark.parametrize("stem", HELD)
def test_names_that_no_source_tells_stay(stem: str) -> None:
    document = DOCUMENTS[stem]
    operations = [o["operationId"] for item in document["paths"].values() for o in item.values()]
    there = {"paths": set(operations)} | {
        name: set(schema.get("enum") or schema.get("properties", ()))
        for home, name, schema in TYPES
        if home == stem
    }
    if stem.startswith("azure"):
        there = {name: names for name, names in there.items() if names}
        assert there == HELD[stem]
    for name, names in HELD[stem].items():
        assert names <= there[name], name


def test_exclusive_members_are_those_upstream_has() -> None:
    groups = {
        name: {group: set(members) for group, members in schema["x-oneof"].items()}
        for _, name, schema in TYPES
        if "x-oneof" in schema
    }
    assert groups == ONEOFS
