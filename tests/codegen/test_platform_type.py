"""A type as one platform has it: the same for all that is generated from it, and for the comparisons."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from codegen.checks import check
from codegen.definition import Definition
from codegen.descriptions import marked_description
from codegen.diff.compare import differences
from codegen.diff.difference import Impact
from codegen.diff.revision import Revision
from codegen.drift.messages import compare_types
from codegen.drift.shapes import Field, Message, Shape, Upstream
from codegen.platform_type import Case, PlatformType
from codegen.schema_document import schema_document
from codegen.specs import GOOGLE, Source, Specs

Json = dict[str, Any]
NAMES = ["gas", "power", "leaf", "tin"]
SOME = st.lists(st.sampled_from(NAMES), unique=True, max_size=4)
REMARKS = st.sampled_from(
    [
        dict[str, Any](),
        {"deprecated": True},
        {"x-platforms": ["google-ai"]},
        {"x-platforms": ["vertex"]},
        {"x-platforms": ["google-ai", "vertex"], "deprecated": True, "x-deprecated-on": ["vertex"]},
    ]
)
KETTLE: Json = {
    "description": "What is heated.",
    "type": "object",
    "required": ["gas", "leaf"],
    "x-oneof": {"heat": ["gas", "power"], "taste": ["leaf", "gas"]},
    "x-beside": {"leaf": ["power", "gas"], "tin": ["power"]},
    "x-cases": {"leaf": {"GREEN": {"required": ["gas"], "forbidden": ["power"]}}},
    "properties": {
        "gas": {"type": "string", "description": "Gas.", "x-platforms": ["google-ai"]},
        "power": {"type": "string", "description": "Power.", "x-platforms": ["vertex"]},
        "leaf": {
            "type": "string",
            "description": "Leaf.",
            "x-type-on": {"vertex": {"pattern": "a"}},
        },
        "tin": {"type": "string", "description": "Tin."},
    },
}
STATE: Json = {
    "description": "How it is.",
    "type": "string",
    "enum": ["COLD", "WARM", "HOT"],
    "x-enum-platforms": {"WARM": ["vertex"]},
    "x-enum-numbers": {"COLD": 1, "HOT": {"google-ai": 2, "vertex": 3}},
    "x-enum-ahead": {"HOT": ["vertex"]},
}


def specs_of(**schemas: Json) -> Specs:
    info = {"title": "Tea", "version": "1"}
    document = {"openapi": "3.1.0", "x-platforms": [*GOOGLE], "info": info}
    text = yaml.safe_dump(document | {"components": {"schemas": schemas}})
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    assert root is not None
    return Specs.of({"tea": Source(text, root)})


def demands(found: PlatformType) -> tuple[Any, ...]:
    return found.required, found.groups, found.rivals("gas"), found.companions("leaf")


def test_what_a_platform_lacks_is_in_no_demand() -> None:
    on_vertex, on_google_ai = (PlatformType(KETTLE, p) for p in ("vertex", "google-ai"))
    assert list(on_vertex.members) == ["power", "leaf", "tin"]
    assert demands(on_vertex) == (
        ["leaf"],
        {"heat": ["power"], "taste": ["leaf"]},
        [],
        ["power"],
    )
    assert list(on_vertex.cases) == [Case("leaf", "GREEN", [], ["power"])]
    assert on_vertex.members["leaf"]["pattern"] == "a"
    assert list(on_google_ai.members) == ["gas", "leaf", "tin"]
    assert demands(on_google_ai) == (
        ["gas", "leaf"],
        {"heat": ["gas"], "taste": ["leaf", "gas"]},
        ["leaf"],
        ["gas"],
    )
    assert list(on_google_ai.cases) == [Case("leaf", "GREEN", ["gas"], [])]
    assert "pattern" not in on_google_ai.members["leaf"]
    assert on_google_ai.companions("tin") == [
        "power"
    ]  # a demand that nothing there fulfils stays one


def test_without_a_platform_all_members_and_values_count() -> None:
    anywhere = PlatformType(KETTLE)
    assert list(anywhere.members) == NAMES
    assert demands(anywhere) == (
        KETTLE["required"],
        KETTLE["x-oneof"],
        ["power", "leaf"],
        ["power", "gas"],
    )
    state = PlatformType(STATE)
    assert state.values == STATE["enum"]
    assert [state.numbers_of(value) for value in state.values] == [[1], [], [2, 3]]


def test_values_and_numbers_are_those_of_the_platform() -> None:
    assert PlatformType(STATE, "google-ai").numbers == {"COLD": 1, "HOT": 2}
    assert PlatformType(STATE, "vertex").numbers == {"COLD": 1, "WARM": None, "HOT": 3}
    assert PlatformType(STATE, "vertex").values_ahead == {"HOT"}
    assert PlatformType(STATE, "google-ai").values_ahead == set()


def test_a_type_is_where_it_says_or_else_where_its_file_is() -> None:
    vertex_only = PlatformType({"x-platforms": ["vertex"]}, "google-ai")
    assert (vertex_only.exists, vertex_only.platforms) == (False, ("vertex",))
    assert PlatformType({}, "vertex", ["azure-openai"]).platforms == ("azure-openai",)
    assert not PlatformType({}, "vertex", ["azure-openai"]).exists
    assert PlatformType({}, None, ["azure-openai"]).exists


def test_what_is_deprecated_on_all_platforms_that_have_it_is_deprecated_everywhere() -> None:
    member = {"deprecated": True, "x-deprecated-on": ["vertex"]}
    assert not PlatformType({}).is_deprecated_everywhere(member)
    assert PlatformType({}).is_deprecated_everywhere(member | {"x-platforms": ["vertex"]})
    assert PlatformType({"x-platforms": ["vertex"]}).is_deprecated_everywhere(member)


@st.composite
def kettles(draw: st.DrawFn) -> Json:
    """Types whose members and demands are of any platforms."""
    members: Json = {}
    for name in draw(SOME):
        members[name] = {"type": "string", "description": name}
        members[name] |= draw(REMARKS)
    known = st.lists(st.sampled_from(list(members) or ["none"]), unique=True, max_size=4)
    lists = draw(st.lists(known, min_size=4, max_size=4))
    required, one, two, hosts = [[n for n in names if n in members] for names in lists]
    kettle: Json = {"type": "object", "description": "Any.", "properties": members}
    kettle |= {"required": required, "x-oneof": {"one": one, "two": two}}
    if hosts:
        kettle["x-beside"] = {hosts[0]: hosts[1:]}
    return kettle


@given(kettles(), st.sampled_from(GOOGLE))
def test_both_kinds_of_schema_have_the_members_of_the_view(kettle: Json, platform: str) -> None:
    here = PlatformType(kettle, platform)
    specs = specs_of(Kettle=kettle)
    editor: Json = schema_document(specs, "tea", "Kettle", platform)["$defs"]["Kettle"]
    rule = Definition("Kettle", here, "proto3-json", ()).rule()
    assert editor["properties"].keys() == here.members.keys() == rule["properties"].keys()
    assert editor.get("required", []) == here.required
    demanded = [demand["required"] for demand in rule.get("allOf", ())]
    assert demanded == [[name] for name in here.required]
    for name, member in here.members.items():
        demand: Json = editor.get("dependentSchemas", {}).get(name, {})
        assert list(demand.get("properties", {})) == here.rivals(name)
        asked: Json = rule.get("dependentSchemas", {}).get(name, {}).get("else", {})
        assert list(asked.get("properties", {})) == here.rivals(name)
        assert editor["properties"][name]["description"] == marked_description(member, platform)


@given(kettles())
def test_platforms_together_have_what_any_has(kettle: Json) -> None:
    anywhere = PlatformType(kettle)
    views = [PlatformType(kettle, platform) for platform in GOOGLE]
    assert set(anywhere.members) == {name for view in views for name in view.members}
    for view in views:
        assert set(view.required) == set(anywhere.required) & view.members.keys()
        for name in view.members:
            assert set(view.rivals(name)) == set(anywhere.rivals(name)) & view.members.keys()


@given(kettles(), st.sampled_from(GOOGLE))
def test_upstream_with_the_same_members_and_groups_is_no_drift(kettle: Json, platform: str) -> None:
    kettle = kettle | {"x-upstream": {platform: "Kettle"}}
    here = PlatformType(kettle, platform)
    fields = {n: Field(Shape("string")) for n in here.members}
    groups = {name: frozenset(group) for name, group in here.groups.items()}
    message = Message(fields, groups)
    upstream = Upstream(platform, "s", "1", {"Kettle": message})
    assert not list(compare_types(specs_of(Kettle=kettle), "tea", [upstream]))


def compared(old: Json, new: Json) -> list[tuple[str, Impact]]:
    states = [Revision(specs_of(Kettle=kettle)) for kettle in (old, new)]
    return [(d.text, d.impact) for d in differences(*states)]


@given(kettles())
def test_members_that_no_platform_has_together_exclude_nothing(kettle: Json) -> None:
    """A group added to members each of which is on a platform of its own is no change for anybody."""
    members = {
        name: member | {"x-platforms": [GOOGLE[place % 2]]}
        for place, (name, member) in enumerate(kettle["properties"].items())
    }
    old = {"type": "object", "description": "Any.", "properties": members}
    found = compared(old, old | {"x-oneof": {"one": list(members)[:2]}})
    assert {impact for _, impact in found} <= {Impact.DOCUMENTATION, Impact.NONE}


def test_a_group_of_members_of_one_platform_is_breaking() -> None:
    members = {name: {"type": "string", "description": name} for name in NAMES}
    old = {"type": "object", "description": "Any.", "properties": members}
    assert ("gas now excludes power", Impact.BREAKING) in compared(
        old, old | {"x-oneof": {"one": ["gas", "power"]}}
    )


@pytest.mark.parametrize("before", [["vertex"], None])
def test_a_member_without_platforms_has_those_of_its_type(before: list[str] | None) -> None:
    member = {"type": "string", "description": "Gas."}
    limited = member | ({"x-platforms": before} if before else {})
    kettle = {"type": "object", "description": "Any.", "x-platforms": ["vertex"]}
    old = kettle | {"properties": {"gas": limited}}
    found = compared(old, kettle | {"properties": {"gas": member}})
    assert all("google-ai" not in text for text, _ in found)


def test_the_examples_are_specs() -> None:
    check(specs_of(Kettle=KETTLE, State=STATE))
