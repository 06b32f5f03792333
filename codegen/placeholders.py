"""Placeholders for a spec's texts, for datamodel-code-generator, and their replacement in its output.

It is given placeholders for descriptions, values and names of members, so nothing that a spec says can become source by
its hand. In the source that it writes, each placeholder is replaced by what `python_source` makes of the text.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from .python_source import docstring, identifier, literal
from .settings import HEADER
from .spec_lines import SpecError
from .specs import Json

_IMPORTS = "\n\nfrom typing import Annotated\nfrom pydantic import Field\n\n"


@dataclass(slots=True)
class Placeholders:
    """The texts of all modules, by what stands for each."""

    texts: dict[str, str] = field(default_factory=dict[str, str])
    members: dict[str, tuple[str, str | None]] = field(
        default_factory=dict[str, tuple[str, str | None]]
    )
    """Attribute and alias of each member."""

    def hide(self, document: Json) -> Json:
        """A document of the wire view with placeholders."""
        schemas = document["components"]["schemas"]
        hidden = {name: self._schema(schema) for name, schema in schemas.items()}
        return document | {"components": {"schemas": hidden}}

    def _schema(self, schema: Json) -> Json:
        members = schema.get("properties", {})
        names = {
            name: self._member(name, member.get("x-alias")) for name, member in members.items()
        }
        return {
            key: self._part(key, value, names) for key, value in schema.items() if key != "x-alias"
        }

    def _part(self, key: str, value: Any, names: Mapping[str, str]) -> Any:
        match key:
            case "description":
                return self._text(value)
            case "enum":
                return [self._text(each) for each in value]
            case "required":
                return [names[name] for name in value]
            case "properties":
                return {names[name]: self._schema(member) for name, member in value.items()}
            case "anyOf":
                return [self._schema(option) for option in value]
            case "items" | "additionalProperties" if isinstance(value, dict):
                return self._schema(cast(Json, value))
            case _:
                return value

    def _text(self, text: str) -> str:
        name = f"text{len(self.texts)}"
        self.texts[name] = text
        return name

    def _member(self, name: str, alias: str | None) -> str:
        placeholder = f"member{len(self.members)}"
        self.members[placeholder] = (identifier(name), alias)
        return placeholder

    def fill(self, source: str) -> str:
        """Source with the texts in it. Raises SpecError if it holds anything that no placeholder stands for."""
        changes = sorted(self._changes(ast.parse(source)), key=lambda change: change[0].start)
        parts: list[str] = []
        end = 0
        lines = [0, *(i + 1 for i, c in enumerate(source) if c == "\n")]
        for span, text in changes:
            start = lines[span.start[0] - 1] + span.start[1]
            parts += [source[end:start], text]
            end = lines[span.end[0] - 1] + span.end[1]
        filled = "".join([*parts, source[end:]])
        if any(text.startswith(", Field(") for _, text in changes):
            filled = f"{HEADER}{_IMPORTS}{filled.removeprefix(HEADER).lstrip()}"
        return filled

    def _changes(self, tree: ast.Module) -> Iterator[tuple["_Span", str]]:
        for node in ast.walk(tree):
            match node:
                case ast.Expr(value=ast.Constant(value=str(name))):
                    yield _Span.of(node), docstring(self._known(name), " " * node.col_offset)
                case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
                    attribute, alias = self.members[name]
                    yield _Span.of(node.target), attribute
                    if alias is not None:
                        start = _Span.of(annotation).start
                        end = _Span.of(annotation).end
                        yield _Span(start, start), "Annotated["
                        yield _Span(end, end), f", Field(alias={literal(alias)})]"
                case ast.Subscript(value=ast.Name(id="Literal"), slice=values):
                    for value in values.elts if isinstance(values, ast.Tuple) else [values]:
                        assert isinstance(value, ast.Constant)  # noqa: S101 - that is what a Literal holds
                        yield _Span.of(value), literal(self._known(str(value.value)))
                case _:
                    pass

    def _known(self, name: str) -> str:
        """The text of a placeholder."""
        words = " ".join(name.split())
        if words not in self.texts:
            raise SpecError(f"datamodel-code-generator wrote {words!r}, which is in no spec")
        return self.texts[words]


@dataclass(frozen=True, slots=True)
class _Span:
    """Lines, counted from 1, and columns of ASCII text."""

    start: tuple[int, int]
    end: tuple[int, int]

    @classmethod
    def of(cls, node: ast.expr | ast.stmt) -> "_Span":
        end = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
        return cls((node.lineno, node.col_offset), end)
