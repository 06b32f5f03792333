"""A TypedDict for each request model, for type checkers: mappings are first-class input.

Both spellings of every name are keys, and a model may stand wherever a mapping may. At run time the module is
imported only by programs that ask for one.
"""

import re
from collections.abc import Mapping
from keyword import iskeyword
from pathlib import Path

from .descriptions import marked_description
from .python_names import snake_case
from .python_source import docstring, identifier, literal
from .sent_types import sent_types
from .settings import HEADER, PYTHON_FORMS
from .specs import PROTO3_JSON, Json, Specs, as_object

_PREAMBLE = f'''{HEADER}
"""Request models as mappings, for type checkers."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, TypedDict

'''
_STRINGS = {
    "int64": "int | str",
    "uint64": "int | str",
    "byte": "bytes | str",
    "google-datetime": "str | datetime",
    "google-duration": "str | float | timedelta",
}
_INDENT = "    "
_SCALARS = {"integer": "int", "number": "float", "boolean": "bool"}

Keys = Mapping[str, tuple[str, Json]]
"""Every key of a TypedDict with its type, as source, and the member of the spec that it stands for."""


def write_mappings(specs: Specs, output: Path) -> None:
    """Write `<stem>_dicts.py` for every spec file with types that requests are made of."""
    sent = {(stem, name) for stem, name, schema in sent_types(specs) if "properties" in schema}
    for stem in specs.documents:
        names = [name for name in specs.schemas(stem) if (stem, name) in sent]
        if names:
            text = _module(specs, stem, names, sent)
            (output / f"{stem}_dicts.py").write_text(text, encoding="utf-8")


def _module(specs: Specs, stem: str, names: list[str], sent: set[tuple[str, str]]) -> str:
    imports: dict[str, set[str]] = {}
    bodies: list[str] = []
    for name in names:
        schema = specs.schemas(stem)[name]
        keys = {
            spelling: (_type(specs, stem, member, name, key, sent, imports), member)
            for key, member in schema["properties"].items()
            for spelling in _spellings(key, specs.dialect(stem))
        }
        text = marked_description(schema) or name
        bodies.append((_class if _fit_a_class(keys) else _call)(identifier(name), keys, text))
    lines = [f"from {m} import {', '.join(sorted(n))}\n" for m, n in sorted(imports.items())]
    listed = "".join(f"    {literal(f'{name}Dict')},\n" for name in sorted(names))
    return _PREAMBLE + "".join(lines) + "\n" + "\n".join(bodies) + f"\n__all__ = [\n{listed}]\n"


def _class(name: str, keys: Keys, text: str) -> str:
    """A class, whose keys have a docstring each, which editors show."""
    lines = [f"class {name}Dict(TypedDict, total=False):", f"    {docstring(text, _INDENT)}", ""]
    for key, (hint, member) in keys.items():
        lines.append(f"    {identifier(key)}: {literal(hint)}")
        if described := marked_description(member):
            lines.append(f"    {docstring(described, _INDENT)}")
    return "\n".join(lines).rstrip() + "\n"


def _call(name: str, keys: Keys, text: str) -> str:
    """A call, where a key can't be a name."""
    hints = "".join(
        f"        {literal(key)}: {literal(hint)},\n" for key, (hint, _) in keys.items()
    )
    return (
        f"{name}Dict = TypedDict(\n    {literal(f'{name}Dict')},\n    {{\n{hints}    }},\n"
        f"    total=False,\n)\n{docstring(text)}\n"
    )


def _fit_a_class(keys: Keys) -> bool:
    """Whether each key can be a name in a class, and none hides a name that a hint needs."""
    needed = {name for hint, _ in keys.values() for name in re.findall(r"\w+", hint)}
    return needed.isdisjoint(keys) and all(
        key.isidentifier() and key.isascii() and not key.startswith("_") and not iskeyword(key)
        for key in keys
    )


def _spellings(key: str, dialect: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((key, snake_case(key)))) if dialect == PROTO3_JSON else (key,)


def _type(
    specs: Specs,
    stem: str,
    member: Json,
    owner: str,
    key: str,
    sent: set[tuple[str, str]],
    imports: dict[str, set[str]],
) -> str:
    hint = _hint(specs, stem, member, sent, imports)
    forms = [hint.removesuffix(" | None"), PYTHON_FORMS.get((owner, key)), "None"]
    return " | ".join(form for form in forms if form)


def _hint(
    specs: Specs, stem: str, schema: Json, sent: set[tuple[str, str]], imports: dict[str, set[str]]
) -> str:
    if reference := schema.get("$ref"):
        home, name, _ = specs.resolve(stem, reference)
        imports.setdefault(f".{home}", set()).add(name)
        if (home, name) not in sent:
            return name
        if home != stem:
            imports.setdefault(f".{home}_dicts", set()).add(f"{name}Dict")
        return f"{name} | {name}Dict"
    if options := schema.get("anyOf"):
        hints = [_hint(specs, stem, option, sent, imports) for option in options]
        return " | ".join(dict.fromkeys(hints))
    match schema.get("type"):
        case "array":
            item = _hint(specs, stem, schema["items"], sent, imports)
            return f"Sequence[{item}]" + f" | {item}" * (specs.dialect(stem) == PROTO3_JSON)
        case "object":
            values = schema.get("additionalProperties")
            held = as_object(values)
            inner = _hint(specs, stem, held, sent, imports) if held else "Any"
            return f"Mapping[str, {inner}]"
        case "null":
            return "None"
        case "string":
            return _STRINGS.get(schema.get("format", ""), "str")
        case str(kind):
            return _SCALARS[kind]
        case _:
            return "Any"
