"""Overlays: what they bring and take away is in the specs, and whatever is wrong with one is reported by its line."""

from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from codegen.__main__ import main
from codegen.overlay import overlaid
from codegen.package import write_package
from codegen.specs import Json, SpecError, Specs
from tests.codegen.small_api import write_specs

HEAD = "overlay: 1.0.0\ninfo: {title: Ours, version: 1.0.0}\nextends: small.yaml\nactions:\n"
KETTLE = "$.components.schemas.Kettle"


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    return write_specs(tmp_path)


def write(folder: Path, text: str) -> Path:
    path = folder / "ours.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def applied(specs: Path, *actions: str) -> Json:
    """The document after actions, each a mapping in YAML's flow style."""
    text = HEAD + "".join(f"  - {action}\n" for action in actions)
    return overlaid(Specs.load(specs), [write(specs.parent, text)]).documents["small"]


def test_objects_are_merged_and_lists_appended_to(specs: Path) -> None:
    document = applied(
        specs,
        f"{{target: {KETTLE}.properties, update: {{whistle: {{type: boolean, description: W.}}}}}}",
        f"{{target: {KETTLE}.properties.litresHeld, update: {{minimum: 1, maximum: 3}}}}",
        "{target: $.components.schemas.State.enum, update: WARM}",
        f"{{target: {KETTLE}, update: {{required: [state]}}}}",
    )
    kettle = document["components"]["schemas"]["Kettle"]
    assert list(kettle["properties"]) == ["litresHeld", "state", "spares", "whistle"]
    held = kettle["properties"]["litresHeld"]
    assert (held["minimum"], held["maximum"], held["format"]) == (1, 3, "double")
    assert document["components"]["schemas"]["State"]["enum"] == ["COLD", "HOT", "WARM"]
    assert kettle["required"] == ["litresHeld", "state"]


def test_what_is_removed_and_brought_back_is_new(specs: Path) -> None:
    document = applied(
        specs,
        f"{{target: {KETTLE}.properties.state, remove: true}}",
        f"{{target: {KETTLE}.properties, update: {{state: {{type: string, description: S.}}}}}}",
        "{target: '$.components.schemas.State.enum[*]', remove: true}",
        "{target: $.components.schemas.State.enum, update: [OFF, 'ON']}",
    )
    schemas = document["components"]["schemas"]
    assert schemas["Kettle"]["properties"]["state"] == {"type": "string", "description": "S."}
    assert schemas["State"]["enum"] == [False, "ON"]


def test_a_query_may_select_several(specs: Path) -> None:
    document = applied(specs, "{target: '$..[?@.type == \"string\"]', update: {deprecated: true}}")
    parameters = document["paths"]["/v1/{name}:brew"]["post"]["parameters"]
    assert all(p["schema"]["deprecated"] for p in parameters)
    assert document["components"]["schemas"]["State"]["deprecated"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("openapi: 3.1.0\n", "ours.yaml:1: expected overlay: 1.0.x, found None"),
        ("overlay: 1.1.0\n", "ours.yaml:1: expected overlay: 1.0.x, found '1.1.0'"),
        ("", "ours.yaml: the file is empty"),
        ("overlay: [", "ours.yaml:1: expected the node content, but found '<stream end>'"),
        ("overlay: 1.0.0\n", "ours.yaml:1: expected info with title and version"),
        (HEAD.replace("small", "big"), "ours.yaml:3: expected extends with one of small.yaml"),
        (HEAD, "ours.yaml:4: expected a list of actions"),
        (HEAD + "  - {update: {}}\n", "ours.yaml:5: expected a target, such as $.components"),
        (HEAD + "  - {target: $.info}\n", "ours.yaml:5: expected an update, or remove: true"),
        (
            HEAD + "  - target: $.inf\n    remove: true",
            "ours.yaml:5: '$.inf' matches nothing in small.y",
        ),
        (
            HEAD + "  - target: '$.info['\n    remove: true",
            r"ours.yaml:5: '$.info[' is not a JSONPath: ",
        ),
        (HEAD + "  - {target: $, remove: true}\n", "ours.yaml:5: the whole document cannot be rem"),
        (
            HEAD + "  - {target: $.info, update: 1}\n",
            "ours.yaml:5: an update is an object for an o",
        ),
        (HEAD + "  - {target: $.info.title, update: {}}\n", "ours.yaml:5: an update is an object"),
        (
            HEAD
            + f"  - target: {KETTLE}.properties\n    update:\n      lid: {{type: none, description: L.}}\n",
            "ours.yaml:7: Kettle.lid: type 'none' is none of array",
        ),
        (
            HEAD
            + f"  - target: {KETTLE}.properties\n    update:\n      lid:\n        $ref: '#/x'\n",
            "ours.yaml:8: $ref '#/x' points to nothing",
        ),
        (
            HEAD + "  - {target: $, update: {openapi: 4.0.0}}\n",
            "ours.yaml:5: expected openapi: 3.0.x, 3.1.x or 3.2.x, found '4.0.0'",
        ),
    ],
)
def test_what_is_wrong_is_reported_by_its_line(
    specs: Path, tmp_path: Path, text: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    overlay, out = write(tmp_path, text), tmp_path / "tea"
    assert main(["--specs", str(specs), "--out", str(out), "--overlay", str(overlay)]) == 2
    assert capsys.readouterr().err.startswith(f"codegen: {message}")
    assert not out.exists()


def test_what_the_overlay_leaves_alone_keeps_its_place(specs: Path, tmp_path: Path) -> None:
    text = (
        HEAD
        + f"  - target: {KETTLE}.properties\n    update: {{lid: {{type: string, description: L.}}}}\n"
    )
    before = Specs.load(specs)
    after = overlaid(before, [write(tmp_path, text)])
    steps = ("components", "schemas", "State", "enum")
    assert after.place("small", *steps) == before.place("small", *steps)
    assert str(after.place("small", *steps[:2], "Kettle", "properties", "lid")) == "ours.yaml:6"
    # What is written for others to read is the whole: it says the same when read again.
    (specs / "small.yaml").write_text(after.sources["small"].text, encoding="utf-8")
    assert Specs.load(specs).documents == after.documents


def test_without_overlays_files_stay_as_they_are(specs: Path, tmp_path: Path) -> None:
    text = (specs / "small.yaml").read_bytes().replace(b"\n", b"\r\n") + b"# the end"
    (specs / "small.yaml").write_bytes(text)
    write_package(specs, tmp_path / "tea")
    assert (tmp_path / "tea" / "specs" / "small.yaml").read_bytes() == text


def test_nothing_is_overwritten_that_codegen_has_not_written(specs: Path, tmp_path: Path) -> None:
    for name, problem in (
        ("a-b", "not a valid package name"),
        ("class", "not a valid package name"),
        ("mine", "contains files that codegen did not write"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "poem.txt").write_text("irreplaceable")
        with pytest.raises(SpecError, match=problem):
            write_package(specs, tmp_path / name)
        assert (tmp_path / name / "poem.txt").exists()
    (tmp_path / "tea").touch()
    with pytest.raises(SpecError, match="is a file"):
        write_package(specs, tmp_path / "tea")


KEYS = st.sampled_from(["a", "b", "c"])
TEXT = st.characters(exclude_categories=["Cc", "Cs"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(TEXT, max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def merged(target: Any, update: Any) -> Any:
    """The rules of the specification, over plain values."""
    if isinstance(target, dict) and isinstance(update, dict):
        both = cast(Json, target)
        return both | {k: merged(both.get(k), v) for k, v in cast(Json, update).items()}
    if isinstance(target, list) and isinstance(update, list):
        return cast(list[object], target) + cast(list[object], update)
    return update


@given(st.dictionaries(KEYS, VALUES), st.dictionaries(KEYS, VALUES))
def test_any_update_merges_as_plain_values_do(
    tmp_path_factory: pytest.TempPathFactory, target: Json, update: Json
) -> None:
    folder = tmp_path_factory.mktemp("any")
    specs = write_specs(folder)
    document = yaml.safe_load((specs / "small.yaml").read_text(encoding="utf-8")) | {
        "externalDocs": target
    }
    (specs / "small.yaml").write_text(yaml.safe_dump(document), encoding="utf-8")
    actions = {"actions": [{"target": "$.externalDocs", "update": update}]}
    text = yaml.safe_dump(yaml.safe_load(HEAD) | actions)
    result = overlaid(Specs.load(specs), [write(folder, text)])
    assert result.documents["small"]["externalDocs"] == merged(target, update)
    assert yaml.safe_load(result.sources["small"].text) == result.documents["small"]
