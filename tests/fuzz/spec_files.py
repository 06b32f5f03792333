"""Specs and overlays: they are used as they are, or refused with a SpecError, and the source made of them is data."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast
from unicodedata import category

import yaml
from hypothesis import strategies as st

from codegen.checks import checked
from codegen.documentation import write_documentation
from codegen.enums import write_enums
from codegen.mappings import write_mappings
from codegen.operation_table import write_operations
from codegen.overlay import overlaid
from codegen.source_shape import check_shape
from codegen.specs import SpecError, Specs
from codegen.validation_schemas import write_validation_schemas
from tests.fuzz.target import NUMBERS, Target, values

BASE = (Path(__file__).parent / "corpus" / "specs" / "kettle.yaml").read_text(encoding="utf-8")


def check_spec(data: bytes) -> None:
    """A spec alone in its folder."""
    with TemporaryDirectory() as folder:
        specs = Path(folder, "specs")
        specs.mkdir()
        (specs / "small.yaml").write_bytes(data)
        try:
            _write(checked(Specs.load(specs)), Path(folder, "made"))
        except SpecError as error:
            _check_error(error)


def check_overlay(data: bytes) -> None:
    """An overlay over a small spec."""
    with TemporaryDirectory() as folder:
        specs, path = Path(folder, "specs"), Path(folder, "ours.yaml")
        specs.mkdir()
        (specs / "small.yaml").write_text(BASE, encoding="utf-8")
        path.write_bytes(data)
        try:
            found = overlaid(Specs.load(specs), [path])
            # What is shipped with the package says the same.
            again = Path(folder, "small.yaml")
            again.write_bytes(found.sources["small"].text.encode())
            assert Specs.load_file(again).documents == found.documents
            _write(checked(found), Path(folder, "made"))
        except SpecError as error:
            _check_error(error)


def _write(specs: Specs, output: Path) -> None:
    output.mkdir()
    for write in (
        write_mappings,
        write_operations,
        write_enums,
        write_validation_schemas,
        write_documentation,
    ):
        write(specs, output)
    for module in output.glob("*.py"):
        check_shape(module)
    assert {path.parent for path in output.rglob("*")} <= {
        output,
        output / "schemas",
        output / "documentation",
    }


def _check_error(error: SpecError) -> None:
    words = str(error)
    assert words.encode()
    assert not any(category(c) in ("Cc", "Cs") for c in words.replace("\n", "")), words


_NAMES = [
    *[
        "openapi",
        "3.1.0",
        "info",
        "paths",
        "components",
        "schemas",
        "Kettle",
        "State",
        "properties",
        "type",
    ],
    *[
        "object",
        "string",
        "integer",
        "array",
        "items",
        "enum",
        "$ref",
        "#/components/schemas/Kettle",
    ],
    *[
        "description",
        "required",
        "format",
        "int64",
        "oneOf",
        "allOf",
        "x-platforms",
        "vertex",
        "x-dialect",
    ],
    *[
        "get",
        "post",
        "operationId",
        "parameters",
        "requestBody",
        "responses",
        "200",
        "in",
        "path",
        "name",
    ],
    *[
        "file:///etc/passwd",
        "http://h/x.yaml",
        '"""',
        "__import__('os')",
        "class",
        "None",
        "default",
        "const",
    ],
    *[
        "additionalProperties",
        "minimum",
        "maximum",
        "nullable",
        "deprecated",
        "title",
        "../x",
        "\u2028",
    ],
]


def _changed(value: Any) -> st.SearchStrategy[Any]:
    """The small spec with values put somewhere in it."""

    @st.composite
    def drawn(draw: st.DrawFn) -> Any:
        document: dict[str, Any] = yaml.safe_load(BASE)
        holder: dict[str, Any] = document
        while True:
            key = draw(st.sampled_from(sorted(map(str, holder))))
            inner: Any = holder.get(key)
            if not isinstance(inner, dict) or not inner or draw(st.integers(0, 3)) == 0:
                holder[draw(st.sampled_from([key, *_NAMES, *NUMBERS]))] = value
                break
            holder = cast(dict[str, Any], inner)
        return document

    return drawn()


def _yaml(value: Any) -> bytes:
    return yaml.safe_dump(value, sort_keys=False).encode("utf-8", "replace")


_TARGETS = st.sampled_from(
    [
        "$",
        "$.components.schemas.Kettle",
        "$.components.schemas.*.properties",
        "$..description",
        "$..*",
        "$.paths",
        "$.components.schemas.State.enum",
        "$.components.schemas.State.enum[0]",
        "$['a",
        "$[?@.b]",
    ]
)
_ACTIONS = st.lists(
    st.fixed_dictionaries(
        {"target": _TARGETS | st.text(max_size=5)},
        optional={"update": values(_NAMES), "remove": st.booleans()},
    ),
    max_size=3,
)
_OVERLAYS = _ACTIONS.map(
    lambda actions: {
        "overlay": "1.0.0",
        "info": {"title": "Ours", "version": "1"},
        "extends": "small.yaml",
        "actions": actions,
    }
)
SPECS = Target("specs", check_spec, (values(_NAMES).flatmap(_changed) | values(_NAMES)).map(_yaml))
OVERLAYS = Target("overlays", check_overlay, (_OVERLAYS | values(_NAMES)).map(_yaml))
