"""Names in Python, spelled as datamodel-code-generator spells them."""

import re


def snake_case(name: str) -> str:
    """`maxOutputTokens` as `max_output_tokens`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def article(name: str) -> str:
    """`a` or `an`, before a type's name."""
    return "an" if name[0] in "AEIO" else "a"
