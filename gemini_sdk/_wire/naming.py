"""The two spellings of a field's name."""

import re
from functools import cache


def camel_case(name: str) -> str:
    """`max_output_tokens` as `maxOutputTokens`, the wire's spelling. A name without underscores is not changed."""
    first, *rest = name.split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in rest)


@cache
def snake_case(name: str) -> str:
    """`maxOutputTokens` as `max_output_tokens`, Python's spelling; a name without capitals is returned unchanged."""
    return re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()
