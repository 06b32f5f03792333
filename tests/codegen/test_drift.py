"""Drift: nothing that upstream has, and no declaration that is no longer true, escapes the comparison."""

import copy
import json
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any, cast

import pytest

pytest.importorskip("google.protobuf", reason="comes with the extra `upstream`")
pytest.importorskip("googleapiclient", reason="comes with the extra `upstream`")

from codegen.__main__ import main
from codegen.drift.by_location import compare_places
from codegen.drift.comparison import compare, google_files
from codegen.drift.drift_report import DriftReport
from codegen.drift.finding import DriftFinding
from codegen.drift.shapes import Field, Message, Shape, Upstream, method_name
from codegen.drift.sources import Packages, read_upstreams
from codegen.settings import SPECS
from codegen.specs import GOOGLE, Json, Specs
from tests.codegen.held_names import HELD_NAMES

Removal = tuple[str, Any, Any]
"""What it is called, the container, and the key or value in it."""


@cache
def upstreams() -> tuple[Upstream, ...]:
    return tuple(read_upstreams(Packages()))


@cache
def loaded() -> Specs:
    return Specs.load(SPECS)


@pytest.fixture
def specs() -> Specs:
    return Specs(copy.deepcopy(loaded().documents), loaded().sources)


def types(specs: Specs) -> Iterator[tuple[str, Json]]:
    for stem in google_files(specs):
        yield from specs.schemas(stem).items()


def fields(specs: Specs) -> Iterator[Removal]:
    read = {name for upstream in upstreams() for name in upstream.messages}
    for name, schema in types(specs):
        if not read & set(schema.get("x-upstream", {}).values()):
            continue
        for member, content in schema.get("properties", {}).items():
            platforms = set(content.get("x-platforms", GOOGLE)) & set(schema.get("x-upstream", ()))
            if platforms - set(content.get("x-ahead", ())) and "x-deviation" not in content:
                yield f"{name}.{member}", schema["properties"], member


def enum_values(specs: Specs) -> Iterator[Removal]:
    """Of enums with several values: one without any is no enum, and is reported as a field of another type."""
    for name, schema in types(specs):
        values = schema.get("enum", ())
        for value in values if len(values) > 1 else ():
            yield f"{name}.{value}", schema["enum"], value


def exclusive_members(specs: Specs) -> Iterator[Removal]:
    """Groups and their members, as far as a source knows groups, and of two members at least."""
    platforms = {u.platform for u in upstreams() if "not compared" not in u.note and not u.roots}
    for name, schema in types(specs):
        known = platforms & set(schema.get("x-upstream", ()))
        for group, members in schema.get("x-oneof", {}).items():
            ahead = {m: set(schema["properties"][m].get("x-ahead", ())) for m in members}
            settled = [m for m in members if known - ahead[m]]
            if len(settled) > 1:
                yield f"{name} {group}", schema["x-oneof"], group
                for member in settled:
                    yield f"{name} {group}.{member}", members, member


def operations(specs: Specs) -> Iterator[Removal]:
    for stem, path, http, operation in specs.operations():
        if stem in google_files(specs) and "x-deviation" not in operation:
            yield path, specs.documents[stem]["paths"][path], http


def query_parameters(specs: Specs) -> Iterator[Removal]:
    for stem, path, _, operation in specs.operations():
        compared = stem in google_files(specs) and "x-deviation" not in operation
        for parameter in operation.get("parameters", ()) if compared else ():
            content = parameter
            if "$ref" in parameter:
                content = specs.resolve(stem, parameter["$ref"])[2]
            if content["in"] == "query" and content["name"] != "alt":
                yield f"{path}?{content['name']}", operation["parameters"], parameter


@contextmanager
def without(container: Any, key: Any) -> Generator[None]:
    if isinstance(container, list):
        items = cast(list[object], container)
        place = items.index(key)
        items.remove(key)
        yield
        items.insert(place, key)
    else:
        value = container.pop(key)
        yield
        container[key] = value


def found(specs: Specs) -> list[DriftFinding]:
    return compare(specs, upstreams())


def test_the_specs_have_all_that_upstream_has(capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["drift", "--format", "json"])
    output = json.loads(capsys.readouterr().out)
    assert output["findings"] == []
    assert status == 0
    assert {each["platform"] for each in output["upstreams"]} == set(GOOGLE)
    for each in output["upstreams"]:
        assert each["revision"] == each["recorded"]


@pytest.mark.parametrize("removals", [fields, enum_values])
def test_whatever_a_type_loses_is_reported(
    specs: Specs, removals: Callable[[Specs], Iterator[Removal]]
) -> None:
    there = found(specs)
    unreported: list[str] = []
    for removed in one_of_each(removals(specs)):
        with ExitStack() as stack:
            for _, container, key in removed:
                stack.enter_context(without(container, key))
            reported = {finding.subject for finding in found(specs)}
        unreported += [name for name, *_ in removed if name not in reported]
    assert set(unreported) <= HELD_NAMES
    assert found(specs) == there


def test_what_only_the_client_knows_is_reported_and_all_else_is_held_by_name(specs: Specs) -> None:
    described = {name for name, *_ in fields(specs)}
    clients = [upstream for upstream in upstreams() if upstream.roots]
    files = google_files(specs)
    unreported: set[str] = set()
    for name, schema in types(specs):
        for key in [k for k in schema.get("properties", ()) if f"{name}.{k}" not in described]:
            with without(schema["properties"], key):
                reported = {f.subject for f in compare_places(specs, files, clients)}
            if f"{name}.{key}" not in reported:
                unreported.add(f"{name}.{key}")
    assert unreported <= HELD_NAMES
    assert "Part.toolCall" not in unreported | described
    assert "StreamableHttpTransport.url" not in unreported | described


def test_a_value_that_only_the_client_knows_is_reported(specs: Specs) -> None:
    for name, value in ("ServiceTier", "flex"), ("FinishReason", "ESCALATION"):
        with without(specs.schemas("generate_content")[name]["enum"], value):
            assert f"{name}.{value}" in {f.subject for f in found(specs)}


def test_a_field_that_a_client_sends_to_one_platform_is_of_that_platform(specs: Specs) -> None:
    member = specs.schemas("generate_content")["GenerateContentRequest"]["properties"]["store"]
    member["x-platforms"] = ["vertex"]
    reported = {(f.kind, f.platform, f.text) for f in found(specs)}
    assert ("missing", "google-ai", "google-genai has it") in reported


def test_what_is_left_out_without_being_there_is_stale(specs: Specs) -> None:
    declared = specs.documents["generate_content"]["info"]["x-left-out"]
    declared.append({"source": "google-genai", "reason": "None.", "fields": ["Part.mass"]})
    [finding] = [f for f in found(specs) if f.subject == "x-left-out Part.mass"]
    assert (finding.kind, finding.platform) == ("stale", "google-ai and vertex")
    declared.pop()
    for document in specs.documents.values():
        declared = document["info"].get("x-left-out", [])
        declared[:] = [d for d in declared if "*.sdkHttpResponse" not in d.get("fields", ())]
    assert "CountTokensResponse.sdkHttpResponse" in {f.subject for f in found(specs)}


def test_deprecation_is_that_of_the_platform(specs: Specs) -> None:
    member = specs.schemas("generate_content")["GenerationConfig"]["properties"]["responseSchema"]
    del member["deprecated"]
    [finding] = [f for f in found(specs) if f.subject == "GenerationConfig.responseSchema"]
    assert (finding.kind, finding.platform, finding.text) == (
        "differs",
        "vertex",
        "deprecated upstream, not here",
    )


def test_the_deprecation_of_a_type_is_upstreams(specs: Specs) -> None:
    schemas = specs.schemas("generate_content")
    del schemas["ApiAuth"]["deprecated"]  # upstream says it in the description alone
    del schemas["AudioTranscriptionConfigLanguageAuto"]["deprecated"]
    schemas["Content"]["deprecated"] = True
    differences = {(f.subject, f.platform): (f.kind, f.text) for f in found(specs)}
    missing = ("differs", "deprecated upstream, not here")
    assert differences == {
        ("ApiAuth", "vertex"): missing,
        ("AudioTranscriptionConfigLanguageAuto", "vertex"): missing,
        ("Content", "vertex"): ("differs", "deprecated here, not upstream"),
    }


def test_a_value_that_upstream_has_got_is_not_ahead_of_it(specs: Specs) -> None:
    ahead = specs.schemas("generate_content")["FinishReason"]["x-enum-ahead"]
    ahead["STOP"] = ["vertex"]
    [finding] = [f for f in found(specs) if f.subject == "FinishReason.STOP"]
    assert (finding.kind, finding.steps[-2:]) == ("stale", ("x-enum-ahead", "STOP"))


def one_of_each(removals: Iterator[Removal]) -> Iterator[list[Removal]]:
    """The first removal of each container, the second of each, and so on: together they are distinguished, and fast."""
    of_container: dict[int, list[Removal]] = {}
    for removal in removals:
        of_container.setdefault(id(removal[1]), []).append(removal)
    for together in zip_longest(*of_container.values()):
        yield [removal for removal in together if removal]


@pytest.mark.parametrize("removals", [exclusive_members, operations, query_parameters])
def test_whatever_else_a_spec_loses_is_reported(
    specs: Specs, removals: Callable[[Specs], Iterator[Removal]]
) -> None:
    there = found(specs)
    unreported: list[str] = []
    for name, container, key in list(removals(specs)):
        with without(container, key):
            if found(specs) == there:
                unreported.append(name)
    assert not unreported
    assert found(specs) == there


def changed(platform: str, title: str, change: Callable[[Message], Message]) -> list[Upstream]:
    """The sources, with one message another."""
    return [
        replace(u, messages={**u.messages, title: change(u.messages[title])})
        if u.platform == platform and not u.roots
        else u
        for u in upstreams()
    ]


def with_field(name: str, field: Field) -> Callable[[Message], Message]:
    return lambda message: replace(message, fields={**message.fields, name: field})


def new_findings(specs: Specs, sources: list[Upstream]) -> list[DriftFinding]:
    there = set(found(specs))
    return [f for f in compare(specs, sources) if f not in there]


PART = "google.ai.generativelanguage.v1beta.Part"


def test_a_field_that_is_new_upstream_is_missing_here(specs: Specs) -> None:
    field = Field(Shape("string", "int64"))
    [finding] = new_findings(specs, changed("google-ai", PART, with_field("mass", field)))
    assert (finding.kind, finding.subject, finding.text) == ("missing", "Part.mass", "string int64")
    assert finding.steps == ("components", "schemas", "Part", "properties")


def test_a_field_that_upstream_drops_is_extra_here(specs: Specs) -> None:
    def drop(message: Message) -> Message:
        return replace(message, fields={n: f for n, f in message.fields.items() if n != "thought"})

    [finding] = new_findings(specs, changed("google-ai", PART, drop))
    assert (finding.kind, finding.subject) == ("extra", "Part.thought")


@pytest.mark.parametrize(
    "shape",
    [
        Shape("integer", "int32"),
        Shape("array", items=Shape("boolean")),
        Shape("object", name="Thought"),
        Shape("string", name="Thoughts", values={"DEEP": None}),
    ],
)
def test_a_field_of_another_type_differs(specs: Specs, shape: Shape) -> None:
    [finding] = new_findings(specs, changed("google-ai", PART, with_field("thought", Field(shape))))
    assert (finding.kind, finding.text) == ("differs", f"boolean here, {shape} upstream")


def test_a_declaration_that_is_no_longer_true_is_stale(specs: Specs) -> None:
    ahead = Field(Shape("object", name="SpeechMetadata"))
    [finding] = new_findings(specs, changed("google-ai", PART, with_field("speechMetadata", ahead)))
    assert (finding.kind, finding.steps[-1]) == ("stale", "x-ahead")

    title = "GoogleCloudAiplatformV1GenerationConfig"
    back = with_field("echo", Field(Shape("boolean")))
    [finding] = new_findings(specs, changed("vertex", title, back))
    assert (finding.kind, finding.steps[-1]) == ("stale", "x-deviation")

    methods = [replace(u, methods={}) for u in upstreams()]
    stale = [f for f in new_findings(specs, methods) if f.kind == "stale"]
    assert stale
    assert all(f.subject.startswith("x-left-out") for f in stale)


def test_a_new_enum_value_is_missing_and_a_new_group_too(specs: Specs) -> None:
    candidate = "google.ai.generativelanguage.v1beta.Candidate"

    def one_more(message: Message) -> Message:
        old = message.fields["finishReason"].shape
        shape = replace(old, values={**old.values, "BORED": 99})
        return with_field("finishReason", Field(shape, output_only=True))(message)

    [finding] = new_findings(specs, changed("google-ai", candidate, one_more))
    assert (finding.kind, finding.subject) == ("missing", "FinishReason.BORED")

    def group(message: Message) -> Message:
        return replace(
            message, oneofs={**(message.oneofs or {}), "x": frozenset({"role", "parts"})}
        )

    content = "google.ai.generativelanguage.v1beta.Content"
    [finding] = new_findings(specs, changed("google-ai", content, group))
    assert (finding.kind, finding.text) == ("missing", "parts, role")


def test_a_number_is_held_to_the_one_that_upstream_has(specs: Specs) -> None:
    numbers = specs.schemas("generate_content")["FinishReason"]["x-enum-numbers"]
    numbers["BLOCKLIST"]["google-ai"] = 70
    del numbers["LANGUAGE"]
    reported = {f.subject: (f.kind, f.platform, f.text) for f in found(specs)}
    assert reported == {
        "FinishReason.BLOCKLIST": ("differs", "google-ai", "number 70 here, 7 upstream"),
        "FinishReason.LANGUAGE": ("differs", "google-ai", "number None here, 6 upstream"),
    }


def test_output_only_is_reported_both_ways(specs: Specs) -> None:
    by_service = with_field("text", Field(Shape("string"), output_only=True))
    [finding] = new_findings(specs, changed("google-ai", PART, by_service))
    assert finding.text == "output only upstream, not readOnly here"


def test_methods_have_the_names_of_their_collections() -> None:
    assert method_name("GET", "/v1/projects/{p}/tuningJobs") == "projects.tuningJobs.list"
    assert method_name("GET", "/v1/projects/{p}/tuningJobs/{t}") == "projects.tuningJobs.get"
    assert method_name("POST", "/v1beta/tunedModels") == "tunedModels.create"
    assert method_name("POST", "/v1beta/tunedModels/{}:transfer") == "tunedModels.transfer"


def edited(folder: Path, old: str, new: str) -> Path:
    """The specs with an edit of generate_content.yaml."""
    for path in SPECS.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        if path.stem == "generate_content":
            assert text.count(old) == 1
            text = text.replace(old, new)
        (folder / path.name).write_text(text, encoding="utf-8")
    return folder


def test_a_finding_names_the_line_to_edit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = "        thoughtSignature:\n          type: string\n          format: byte\n"
    new = "        thoughtSignature:\n          type: string\n"
    folder = edited(tmp_path, old, new)
    lines = (folder / "generate_content.yaml").read_text(encoding="utf-8").splitlines()

    assert main(["drift", "--specs", str(folder), "--format", "json"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    for platform in GOOGLE:
        [one] = [f for f in findings if f["platform"] == platform]
        assert (one["kind"], one["subject"]) == ("differs", "Part.thoughtSignature")
        assert one["file"] == str(folder / "generate_content.yaml")
        assert lines[one["line"] - 1] == "        thoughtSignature:"

    specs = Specs.load(folder)
    report = DriftReport(folder, specs, upstreams(), {}, found(specs))
    place = f"{folder / 'generate_content.yaml'}:{findings[0]['line']}"
    difference = "Part.thoughtSignature: string here, string byte upstream"
    assert f"{place}: differs on google-ai: {difference}" in report.text().splitlines()
    assert f"| {place} | differs | vertex | `Part.thoughtSignature` |" in report.markdown()
    assert report.text().endswith("\n2 differences")


def test_specs_and_sources_that_are_not_there_are_unusable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["drift", "--specs", str(tmp_path)]) == 2
    assert "no *.yaml files" in capsys.readouterr().err
    with pytest.raises(Exception, match=r"google-ai-generativelanguage is not installed.*upstream"):
        read_upstreams(Packages(tmp_path))


def test_specs_of_another_dialect_are_not_compared(specs: Specs) -> None:
    there = found(specs)
    document = copy.deepcopy(specs.documents["generate_content"])
    specs.documents["other"] = document | {"x-dialect": "json"}
    assert found(specs) == there


LIBRARY = """
import proto

class BatchPredictionJob(proto.Message):
    class OutputInfo(proto.Message):
        gcs_output_directory: str = proto.Field(proto.STRING, number=1, oneof="output_location")
        bigquery_output_dataset: str = proto.Field(proto.STRING, number=2)
"""


def test_groups_of_vertex_ai_are_those_of_its_library_in_a_further_folder(
    specs: Specs, tmp_path: Path
) -> None:
    types = tmp_path / "google/cloud/aiplatform_v1/types"
    types.mkdir(parents=True)
    (types / "job.py").write_text(LIBRARY, encoding="utf-8")
    info = tmp_path / "google_cloud_aiplatform-9.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: google-cloud-aiplatform\nVersion: 9\n", encoding="utf-8")
    upstreams = read_upstreams(Packages(further=tmp_path))
    assert [u.note for u in upstreams if "discovery" in u.source] == [
        "oneofs: google-cloud-aiplatform 9"
    ]
    subject = "BatchPredictionJobOutputInfo x-oneof output_location"
    [extra] = [f for f in compare(specs, upstreams) if f.subject == subject]
    assert (extra.kind, extra.platform) == ("extra", "vertex")
