"""`python -m codegen jsonschema`: files that stand alone, and say of canonical JSON what the validator says."""

import json
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, cast

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from codegen.__main__ import main
from codegen.checks import checked
from codegen.jsonschema import operation_types, write_schemas
from codegen.schema_document import schema_document
from codegen.settings import SPECS
from codegen.specs import Specs
from gemini_sdk import validate, validation
from gemini_sdk._wire import Platform
from gemini_sdk.cli.program import run
from gemini_sdk.testing.strategies import payloads
from tests.codegen.test_plain_json import PLAIN

Json = dict[str, Any]
REQUEST = "GenerateContentRequest"
PLATFORMS: list[Platform] = ["google-ai", "vertex", "azure-inference"]
GOOGLE = PLATFORMS[:2]
ROOTS = [REQUEST, "GenerateContentResponse", "CountTokensRequest", "CountTokensResponse"]


@cache
def specs() -> Specs:
    return checked(Specs.load(SPECS))


@cache
def homes() -> dict[str, str]:
    """The spec file of each type."""
    return {name: stem for stem, name, _ in specs().all_schemas()}


@cache
def document(name: str, platform: str) -> Json:
    return schema_document(specs(), homes()[name], name, platform)


@cache
def schema(name: str, platform: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(document(name, platform))


OF_TURNS = {
    "unknown role",
    "an empty part",
    "a turn without parts",
    "an instruction without parts",
}


def is_valid(payload: object, name: str, platform: Platform | None) -> bool:
    faults = validate(json.dumps(payload), name, platform=platform)
    return not [fault for fault in faults if fault.severity == "error"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("schemas")
    write_schemas(specs(), output)
    return output


def files(folder: Path) -> dict[str, Json]:
    paths = sorted(folder.rglob("*.json"))
    return {p.relative_to(folder).as_posix(): json.loads(p.read_text("utf-8")) for p in paths}


def inner(node: Any) -> list[Any]:
    """What an object or a list holds."""
    if isinstance(node, dict):
        return list(cast(Json, node).values())
    return [*cast("list[object]", node)] if isinstance(node, list) else []


def containers(node: Any) -> Iterator[Any]:
    """Every object and list in a document."""
    if isinstance(node, dict | list):
        yield node
        for each in inner(node):
            yield from containers(each)


def objects(node: Any) -> list[Json]:
    """Every object in a document."""
    return [each for each in containers(node) if isinstance(each, dict)]


def test_there_is_a_file_for_each_request_and_answer_of_each_platform(written: Path) -> None:
    made = files(written).keys()
    assert {f"{p}/{name}.json" for p in GOOGLE for name in ROOTS} <= made
    assert "azure-inference/ChatCompletionsRequest.json" in made
    called = {o["operationId"]: o["x-platforms"] for *_, o in specs().operations()}
    platforms = {p for ps in called.values() for p in ps}
    # Its specs have types and no operations.
    assert {name.partition("/")[0] for name in made} == platforms | {"azure-openai"}


def test_files_are_valid_and_stand_alone(written: Path) -> None:
    for name, made in files(written).items():
        platform, _, file = name.partition("/")
        title = file.removesuffix(".json")
        assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert made["$id"].startswith(f"urn:gemini-sdk:{platform}:{title}:")
        assert made["title"] == title
        assert made["description"]
        jsonschema_rs.meta.validate(made)
        used = {node["$ref"] for node in objects(made) if isinstance(node.get("$ref"), str)}
        assert used == {f"#/$defs/{each}" for each in made["$defs"]}
        for each, definition in made["$defs"].items():
            assert definition["title"] == each
            assert definition["description"]
            assert all(m["description"] for m in definition.get("properties", {}).values())


def test_ids_are_unique(written: Path) -> None:
    made = files(written)
    assert len({each["$id"] for each in made.values()}) == len(made)


def test_what_the_specs_remark_is_carried_over() -> None:
    types = document(REQUEST, "vertex")["$defs"]
    config = types["GenerationConfig"]["properties"]
    assert config["responseMimeType"]["deprecated"] is True
    assert "deprecated" not in config["temperature"]
    assert config["temperature"]["maximum"] == 2
    assert config["maxOutputTokens"]["format"] == "int32"
    assert types["Blob"]["properties"]["data"]["contentEncoding"] == "base64"
    answer = document("GenerateContentResponse", "vertex")["$defs"]["GenerateContentResponse"]
    assert answer["properties"]["createTime"]["format"] == "date-time"
    assert answer["properties"]["createTime"]["readOnly"] is True


@pytest.mark.parametrize(
    ("platform", "there", "lacking"),
    [
        ("vertex", "HARM_CATEGORY_JAILBREAK", "HARM_CATEGORY_TOXICITY"),
        ("google-ai", "HARM_CATEGORY_TOXICITY", "HARM_CATEGORY_IMAGE_HATE"),
    ],
)
def test_enums_offer_a_platforms_values_with_their_meaning_and_take_any(
    platform: str, there: str, lacking: str
) -> None:
    options = document(REQUEST, platform)["$defs"]["HarmCategory"]["anyOf"]
    meanings = {option.get("const"): option.get("description") for option in options}
    assert meanings[there]
    assert lacking not in meanings
    settings = [{"category": "BRAND_NEW", "threshold": "BLOCK_NONE"}]
    payload = {"contents": [{"parts": [{"text": "x"}]}], "safetySettings": settings}
    assert schema(REQUEST, platform).is_valid(payload)


def part(**members: Any) -> Json:
    return {"contents": [{"role": "user", "parts": [members]}]}


@pytest.mark.parametrize(
    ("payload", "valid"),
    [
        (part(text="x"), True),
        (part(text=5), False),
        (part(txt="x"), False),
        (part(text="x", functionCall={"name": "f"}), False),
        (part(inlineData={"mimeType": "image/png", "data": "iVBO"}), True),
        (part(inlineData={"mimeType": "image/png", "data": "iVBOR"}), False),
        (part(inlineData={"data": "iVBO"}), False),
        (part(functionCall={"name": "f", "args": {"any": [None, {"thing": 1.5}]}}), True),
        (part(text="x", videoMetadata={}), False),
        ({}, False),
        ({"contents": []}, False),
        (part(text="x") | {"generationConfig": {"temperature": 2.5}}, False),
        (part(text="x") | {"generationConfig": {"temperature": 0.5, "seed": 5}}, True),
        (part(text="x") | {"generationConfig": {"seed": 1.5}}, False),
    ],
)
def test_it_agrees_with_the_validator(payload: Json, valid: bool) -> None:
    assert schema(REQUEST, "vertex").is_valid(payload) is valid
    assert is_valid(payload, REQUEST, "vertex") is valid


def test_a_type_is_that_of_the_platform() -> None:
    payload = part(text="x") | {"generationConfig": {"topK": 1.5}}
    for platform, valid in [("vertex", True), ("google-ai", False)]:
        assert schema(REQUEST, platform).is_valid(payload) is valid


@pytest.mark.parametrize(
    "payload",
    [
        part(inline_data={"mimeType": "image/png", "data": "iVBO"}),
        {"contents": {"parts": {"text": "x"}}},
        part(text="x") | {"labels": None},
    ],
)
def test_what_services_read_besides_is_left_out(payload: Json) -> None:
    assert is_valid(payload, REQUEST, "vertex")
    assert not schema(REQUEST, "vertex").is_valid(payload)


def canonical(payload: object, name: str) -> Any:
    """What the models write for a payload; None where they cannot hold it."""
    model: Any = getattr(import_module(f"gemini_models.{homes()[name]}"), name)
    try:
        return without_null(json.loads(model.model_validate_json(json.dumps(payload)).to_json()))
    except ValidationError:
        return None


def without_null(value: Any) -> Any:
    if isinstance(value, dict):
        members = cast(Json, value).items()
        return {key: without_null(inner) for key, inner in members if inner is not None}
    if isinstance(value, list):
        return [without_null(item) for item in inner(value)]
    return value


WORDS = ["", "x", "NaN", "5", "iVBO", "no base64", "3.5s", "2024-03-14T15:11:23Z", "2024-03-14"]
NUMBERS = [True, 0, -1, 3, 2**31, 2**64, 0.5, 1.0]
VALUES = st.sampled_from([*WORDS, *NUMBERS, [], ["x"], [1], {}, {"x": 1}, {"text": "x"}])
NAMES = st.sampled_from(
    ["text", "functionCall", "inlineData", "role", "parts", "x", "videoMetadata"]
)


@st.composite
def mutated(draw: st.DrawFn, payload: Any) -> Any:
    """A payload with one place of it changed, dropped or added."""
    changed: Any = json.loads(json.dumps(payload))
    holders = [node for node in containers(changed) if node]
    if not holders:
        return draw(VALUES)
    holder: Any = draw(st.sampled_from(holders))
    named = isinstance(holder, dict)
    if named and draw(st.booleans()):
        holder[draw(NAMES)] = draw(VALUES)
        return changed
    key = draw(st.sampled_from(list(cast(Json, holder)) if named else range(len(holder))))
    if draw(st.booleans()):
        holder[key] = draw(VALUES)
    else:
        del holder[key]
    return changed


def written_types() -> list[tuple[Platform, str]]:
    return [(p, n) for p in PLATFORMS for n in sorted({*operation_types(specs(), p)})]


@given(st.data(), st.sampled_from(written_types()))
def test_canonical_payloads_are_taken_or_refused_by_both(
    data: st.DataObject, written: tuple[Platform, str]
) -> None:
    platform, name = written
    given = canonical(data.draw(payloads(name, platform)), name)
    for payload in (given, data.draw(mutated(given))):
        accepted = schema(name, platform).is_valid(payload)
        if accepted:
            # Schema files do not check turns; docs/validation.md says so. Enums are open in both.
            faults = validation.faults(payload, name, platform, strict=False)
            errors = {fault.problem for fault in faults if fault.severity == "error"}
            assert errors <= OF_TURNS
        elif json.dumps(canonical(payload, name)) == json.dumps(payload):
            # An unknown field is a warning to people, and a fault to the schema, as it is to services.
            assert validation.faults(payload, name, platform)


def test_plain_json_may_hold_null_and_members_that_depend_on_a_value(tmp_path: Path) -> None:
    (tmp_path / "plain.yaml").write_text(PLAIN, encoding="utf-8")
    plain = Specs.load(tmp_path)
    assert write_schemas(plain, tmp_path / "out", ["azure-inference"]) == 1
    made = schema_document(plain, "plain", "Saying", "azure-inference")
    assert files(tmp_path / "out") == {"azure-inference/Saying.json": made}
    jsonschema_rs.meta.validate(made)
    saying = jsonschema_rs.Draft202012Validator(made)
    for payload, valid in [
        ({"role": "user", "content": None}, True),
        ({"role": None}, False),
        ({"role": "tool"}, False),
        ({"role": "tool", "call_id": None}, False),
        ({"role": "tool", "call_id": "c"}, True),
        ({"role": "system", "content": "x", "call_id": "c"}, False),
        ({"role": "system", "content": "x", "call_id": None}, True),
        ({"role": "user", "max_words": "5"}, False),
        ({"role": "user", "prompt": [1, 2]}, True),
        ({"role": "user", "prompt": [1, "a"]}, False),
        ({"role": "user", "content": [{"plain_text": "x", "new": 1}]}, True),
    ]:
        assert saying.is_valid(payload) is valid, payload


def test_the_command_writes_what_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["jsonschema", "--out", str(tmp_path), "--platform", "vertex", "--type", "Part"]
    assert main(asked) == 0
    made = files(tmp_path)
    assert "vertex/Part.json" in made
    assert not [name for name in made if not name.startswith("vertex/")]
    assert capsys.readouterr().out == f"codegen: wrote {len(made)} schemas to {tmp_path}\n"


def test_the_installed_command_writes_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["jsonschema", "--out", str(tmp_path / "one"), "--type", "Part"]
    assert main(arguments) == 0
    arguments[2] = str(tmp_path / "two")
    assert run(["codegen", *arguments]) == 0
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert run(["codegen", *arguments[:-1], "Paart"]) == 2
    assert "did you mean 'Part'?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "words"), [("Paart", "did you mean 'Part'?"), ("RagChunk", "unknown type 'RagChunk'")]
)
def test_an_unknown_type_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, words: str
) -> None:
    assert main(f"jsonschema --out {tmp_path} --platform google-ai --type {name}".split()) == 2
    assert words in capsys.readouterr().err
