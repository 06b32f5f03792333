"""The rule of an enum: the values there are, as a service reads them.

Enums are open. A value that this rule refuses may be newer than the specs; validation decides what it is.
"""

import re

from .python_names import article
from .specs import PROTO3_JSON, Json


def enum_rule(name: str, schema: Json, dialect: str, platform: str | None) -> Json:
    """The JSON Schema of an enum, as one platform has it; without a platform, as any has it."""
    only: dict[str, list[str]] = schema.get("x-enum-platforms", {})
    values: list[str] = schema["enum"]
    if platform:
        values = [v for v in values if platform in only.get(v, [platform])]
    sample = next((v for v in values if not v.endswith("UNSPECIFIED")), values[0])
    rule: Json = {"title": f"{article(name)} {name}, such as {sample}", "examples": values}
    if dialect != PROTO3_JSON:
        return rule | {"type": ["string", "null"], "pattern": _pattern(values)}
    numbers = _numbers(schema, values, platform)
    spelled = [re.escape(value).replace("_", "[_-]") for value in values]
    rule |= {
        "type": ["string", "integer", "null"],
        # Google's services read names in any case, and numbers as text too.
        "pattern": f"^(?i:{'|'.join([*spelled, *map(str, numbers)])})$",
    }
    if numbers:
        rule |= {"if": {"type": ["integer"]}, "then": {"enum": numbers}}
    return rule


def _pattern(values: list[str]) -> str:
    return f"^({'|'.join(map(re.escape, values))})$"


def _numbers(schema: Json, values: list[str], platform: str | None) -> list[int]:
    """The protobuf numbers of the values, as far as the spec knows them."""
    found: list[int] = []
    for value in values:
        number: int | dict[str, int] | None = schema.get("x-enum-numbers", {}).get(value)
        if isinstance(number, dict):
            found += [n for home, n in number.items() if platform in (None, home)]
        elif number is not None:
            found.append(number)
    return sorted(set(found))
