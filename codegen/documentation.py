"""The texts of the models' JSON Schema, in addition to the types: texts, values of enums, formats, deprecations.

They are in JSON files next to the modules, one per module, so that importing the models does not pay for it.
`gemini_sdk._wire.documentation` reads them when a program asks for a schema.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from .descriptions import member_description, type_description
from .modules import modules
from .normal_form import is_enum
from .platform_type import PlatformType
from .specs import Json, Specs, as_object

_FORMATS = {
    "google-datetime": "date-time",
    # Two that come as texts and as numbers.
    "uint64": "int64",
}
_KINDS = ("string", "integer", "number")


def write_documentation(specs: Specs, output: Path) -> None:
    """Write `documentation/<module>.json` for each module of models."""
    folder = output / "documentation"
    folder.mkdir()
    found: dict[str, Json] = {}
    for (stem, name), module in modules(specs).items():
        document = found.setdefault(module, {"types": {}, "enums": {}})
        schema = specs.schemas(stem)[name]
        if not is_enum(schema):
            each = _Documentation(specs, stem, document["enums"])
            document["types"][name] = each.of_type(PlatformType.find(specs, stem, name))
    for module, document in found.items():
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{module}.json").write_text(text + "\n", encoding="utf-8")


class _Documentation:
    def __init__(self, specs: Specs, stem: str, enums: Json) -> None:
        self.specs = specs
        self.stem = stem
        self.enums = enums

    def of_type(self, here: PlatformType) -> Json:
        members = {n: self._member(m, here) for n, m in here.members.items()}
        entry: Json = {
            "description": type_description(here.schema),
            "deprecated": here.is_deprecated_everywhere(here.schema),
        }
        return {k: v for k, v in entry.items() if v} | {"members": members}

    def _member(self, member: Json, here: PlatformType) -> Json:
        scalars = list(self._scalars(self.stem, member))
        enums = dict.fromkeys(name for _, _, name in scalars if name)
        described = member | {"description": member.get("description") or self._meaning(scalars)}
        entry: Json = {
            "description": member_description(described),
            "deprecated": here.is_deprecated_everywhere(member),
            "readOnly": member.get("readOnly"),
            "enums": list(enums),
            "formats": {} if enums else dict(self._formats(scalars)),
        }
        return {k: v for k, v in entry.items() if v}

    def _meaning(self, scalars: list[tuple[str, str, str]]) -> str:
        """The description of an enum, where it is all that a member is."""
        names = {name for _, _, name in scalars}
        if len(names) != 1 or "" in names:
            return ""
        return str(self.enums[names.pop()].get("description", ""))

    def _formats(self, scalars: list[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
        """The format of each kind of scalar, where all of the kind are of one format."""
        for kind in _KINDS:
            found = {form for each, form, _ in scalars if each == kind}
            if len(found) == 1 and (form := found.pop()):
                yield kind, _FORMATS.get(form, form)

    def _scalars(self, stem: str, schema: Json) -> Iterator[tuple[str, str, str]]:
        """Kind, format and enum of all scalars in a member; types of their own have members of their own."""
        if reference := schema.get("$ref"):
            _, name, found = self.specs.resolve(stem, reference)
            if is_enum(found):
                yield "string", "", self._enum(name, found)
        elif "anyOf" in schema:
            for option in schema["anyOf"]:
                yield from self._scalars(stem, option)
        elif is_enum(schema):
            yield "string", "", self._enum("|".join(schema["enum"]), schema)
        elif schema.get("type") == "array":
            yield from self._scalars(stem, schema["items"])
        elif schema.get("type") == "object":
            if values := as_object(schema.get("additionalProperties")):
                yield from self._scalars(stem, values)
        elif schema.get("type") in _KINDS:
            yield str(schema["type"]), str(schema.get("format", "")), ""

    def _enum(self, name: str, schema: Json) -> str:
        meanings: Json = schema.get("x-enum-descriptions", {})
        entry: Json = {"description": schema.get("description"), "meanings": meanings}
        self.enums[name] = {"values": schema["enum"]} | {k: v for k, v in entry.items() if v}
        return name
