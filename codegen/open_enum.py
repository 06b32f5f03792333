"""The rule of an enum: the values there are, as a service reads them.

Enums are open. A value that this rule refuses may be newer than the specs; validation decides what it is.
"""

import re

from .platform_type import PlatformType
from .python_names import article
from .specs import PROTO3_JSON, Json


def enum_rule(name: str, enum: PlatformType, dialect: str) -> Json:
    """The JSON Schema of an enum."""
    values = enum.values
    sample = next((v for v in values if not v.endswith("UNSPECIFIED")), values[0])
    rule: Json = {"title": f"{article(name)} {name}, such as {sample}", "examples": values}
    if dialect != PROTO3_JSON:
        return rule | {"type": ["string", "null"], "pattern": _pattern(values)}
    numbers = sorted({number for value in values for number in enum.numbers_of(value)})
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
