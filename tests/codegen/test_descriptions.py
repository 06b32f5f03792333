"""Marks such as "Output only." are made from keywords, and are an error in the text of a spec."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from codegen.bundle import bundled
from codegen.checks import check
from codegen.descriptions import (
    marked_description,
    member_description,
    type_description,
    written_marks,
)
from codegen.documentation import write_documentation
from codegen.mappings import write_mappings
from codegen.schema_document import schema_document
from codegen.settings import SPECS
from codegen.specs import SpecError, Specs
from codegen.wire_view import wire_view
from tests.codegen.small_api import write_specs

Json = dict[str, Any]
HELD = "description: How much it holds."
TEXTS = [
    "How much it holds.",
    "Whether the model is deprecated.",
    "Whether it is output only: a plan; output only the first part.",
    "Deprecation date.",
    "Output only the number.",
    "Read only the first page.",
]
MARKED = {
    "Output only. How much it holds.": "readOnly",
    "How much it holds. Output only.": "readOnly",
    "How much it holds. output-only": "readOnly",
    "How much it holds (output only).": "readOnly",
    "[Output only] How much it holds.": "readOnly",
    "Output Only. Only on vertex.": "readOnly",
    "How much it holds; read-only.": "readOnly",
    "Deprecated. Use litres instead.": "deprecated",
    "Deprecated: use litres instead.": "deprecated",
    "Deprecated in favour of litres.": "deprecated",
    "How much it holds. Deprecated.": "deprecated",
    "How much it holds. Deprecated on vertex.": "deprecated",
    "How much it holds; deprecated.": "deprecated",
    "deprecated": "deprecated",
}


def with_member(specs: Path, entries: str) -> Specs:
    """The small API, whose `litresHeld` is described by other entries."""
    path = specs / "small.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(HELD, entries), encoding="utf-8")
    return Specs.load(specs)


@pytest.mark.parametrize(("text", "keyword"), MARKED.items())
def test_a_mark_in_a_text_is_an_error_that_names_the_keyword(
    tmp_path: Path, text: str, keyword: str
) -> None:
    specs = with_member(write_specs(tmp_path), f"description: '{text}'")
    with pytest.raises(SpecError) as raised:
        check(specs)
    message = str(raised.value)
    assert message.startswith("small.yaml:25: components.schemas.Kettle.properties.litresHeld: ")
    assert message.endswith(f"write {keyword}: true instead. Codegen adds the mark")


def test_a_mark_beside_its_keyword_is_to_be_left_out(tmp_path: Path) -> None:
    entries = "description: 'How much it holds. Output only.', readOnly: true"
    with pytest.raises(SpecError, match="leave it out, because readOnly: true is there"):
        check(with_member(write_specs(tmp_path), entries))


@pytest.mark.parametrize("text", TEXTS)
def test_other_texts_may_have_the_words(tmp_path: Path, text: str) -> None:
    check(with_member(write_specs(tmp_path), f"description: '{text}'"))


def test_marks_are_found_in_types_operations_and_parameters_and_not_in_examples() -> None:
    marked = {"description": "Deprecated."}
    operation = marked | {
        "summary": "Deprecated: use pour.",
        "parameters": [{"name": "a"} | marked],
    }
    schemas = {
        "A": marked | {"properties": {"description": marked}, "example": marked},
        "B": {"properties": {"c": {"items": marked}, "d": {"anyOf": [marked]}}},
    }
    document = {"paths": {"/a": {"get": operation}}, "components": {"schemas": schemas}}
    assert {".".join(map(str, steps)) for steps, _ in written_marks(document)} == {
        "paths./a.get.description",
        "paths./a.get.summary",
        "paths./a.get.parameters.0.description",
        "components.schemas.A.description",
        "components.schemas.A.properties.description.description",
        "components.schemas.B.properties.c.items.description",
        "components.schemas.B.properties.d.anyOf.0.description",
    }


def test_specs_of_other_projects_may_have_marks_which_are_not_repeated(tmp_path: Path) -> None:
    member = {"type": "string", "readOnly": True, "deprecated": True}
    texts = ["Output only. Deprecated: use b.", "Of gas."]
    members = {str(n): member | {"description": text} for n, text in enumerate(texts)}
    document: Json = {
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "components": {"schemas": {"Kettle": {"type": "object", "properties": members}}},
    }
    (tmp_path / "small.yaml").write_text(yaml.safe_dump(document), encoding="utf-8")
    check(Specs.load(tmp_path))
    said = [member_description(each) for each in members.values()]
    assert said == [texts[0], "Of gas. Output only. Deprecated."]


@given(
    st.sampled_from(["", *TEXTS]),
    st.booleans(),
    st.booleans(),
    st.sampled_from([None, ["vertex"], ["google-ai", "vertex"]]),
    st.sampled_from([None, "google-ai", "vertex"]),
)
def test_descriptions_have_the_marks_of_their_keywords_once(
    text: str, read_only: bool, deprecated: bool, on: list[str] | None, platform: str | None
) -> None:
    schema: Json = {"description": text, "readOnly": read_only, "deprecated": deprecated}
    if on and deprecated:
        schema["x-deprecated-on"] = on
    everywhere = member_description(schema)
    there = marked_description(schema, platform)
    for said in (everywhere, there, type_description(schema)):
        assert said.startswith(text)
    for said in (everywhere, there):
        assert said.count("Output only.") == read_only
    assert everywhere.removeprefix(text).count("Deprecated") == deprecated
    expected = deprecated and (platform is None or on is None or platform in on)
    assert there.removeprefix(text).count("Deprecated") == expected
    assert f"{there} ".count("Deprecated. ") == (expected and (platform is not None or not on))


def test_all_that_is_generated_has_the_marks(tmp_path: Path) -> None:
    entries = "readOnly: true, deprecated: true, description: How much it holds."
    specs = with_member(write_specs(tmp_path), entries)
    text = "How much it holds. Output only. Deprecated."
    kettle: Json = wire_view(specs)["small"]["components"]["schemas"]["Kettle"]
    assert kettle["properties"]["litres_held"]["description"] == text
    write_documentation(specs, tmp_path)
    assert f'"{text}"' in (tmp_path / "documentation" / "small.json").read_text("utf-8")
    editor: Json = schema_document(specs, "small", "Kettle", "vertex")["$defs"]["Kettle"]
    assert editor["properties"]["litresHeld"]["description"] == text
    whole: Json = bundled(specs, "small")["components"]["schemas"]["Kettle"]
    assert whole["properties"]["litresHeld"]["description"] == text


def test_typed_dicts_have_the_marks(tmp_path: Path) -> None:
    entries = "deprecated: true, x-deprecated-on: [vertex], description: How much it holds."
    write_mappings(with_member(write_specs(tmp_path), entries), tmp_path)
    text = (tmp_path / "small_dicts.py").read_text(encoding="utf-8")
    assert '"""How much it holds. Deprecated on vertex."""' in text


def test_the_specs_of_this_project_have_no_marks_in_their_texts() -> None:
    for stem, source in Specs.load(SPECS).sources.items():
        assert not list(written_marks(source.content())), stem
