"""Names in Python, by one rule for models, TypedDicts, schemas and messages.

* A type is in CamelCase: what can't be in a name ends a word (`Kebab-Type` is `KebabType`, `datetime` is `Datetime`).
  `Type` stands before a digit, and after a name that generated modules use themselves (`Any` is `AnyType`).
* A member is in snake case (`maxOutputTokens` is `max_output_tokens`); what can't be in a name is an underscore.
  `field_` stands before a digit. An underscore stands after a keyword, a name that models have already (`schema` is
  `schema_`), and a type of Python that members of the same type are of.

Where two names become one, the spec is refused.
"""

import re
from collections.abc import Container
from keyword import iskeyword

_USED = frozenset(
    "Annotated Any BaseModel Duration False Field Int64 JsonModel Literal Mapping Model None Optional RootModel "
    "Sequence Timestamp True TypeAliasType TypedDict Union".split()
)
"""What generated modules import."""


def snake_case(name: str) -> str:
    """`maxOutputTokens` as `max_output_tokens`: the other spelling that Google's wire reads."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def article(name: str) -> str:
    """`a` or `an`, before a type's name."""
    return "an" if name[0] in "AEIO" else "a"


def type_name(name: str) -> str:
    """The name of a type's class."""
    words = re.findall(r"[A-Za-z0-9]+", name)
    joined = "".join(word[0].upper() + word[1:] for word in words)
    if not joined or joined[0].isdigit():
        joined = f"Type{joined}"
    used = joined in _USED or joined.endswith("Behaviour")
    return f"{joined}Type" if used else joined


def attribute(name: str, taken: Container[str] = ()) -> str:
    """The name of a member's attribute, in a class that has other attributes already."""
    words = re.sub(r"[^a-z0-9_]", "_", snake_case(name)).lstrip("_")
    if not words or words[0].isdigit():
        words = f"field_{words}".rstrip("_")
    hides = iskeyword(words) or words in taken
    return f"{words}_" if hides else words
