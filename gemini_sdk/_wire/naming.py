"""The two spellings of a field's name."""


def camel_case(name: str) -> str:
    """`max_output_tokens` as `maxOutputTokens`, the wire's spelling; a name without underscores as it is."""
    first, *rest = name.split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in rest)
