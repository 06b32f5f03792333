"""Which types requests are made of, and which answers: the closures of the operations' bodies."""

from collections.abc import Iterator

from .specs import Json, Specs


def sent_types(specs: Specs) -> Iterator[tuple[str, str, Json]]:
    """The types in all request bodies: their file's stem, their name, their content."""
    return _types(specs, "requestBody")


def received_types(specs: Specs, file: str | None = None) -> Iterator[tuple[str, str, Json]]:
    """The types in all answers, errors too; in those of one file's operations, where its stem is given."""
    return _types(specs, "responses", file)


def _types(specs: Specs, part: str, file: str | None = None) -> Iterator[tuple[str, str, Json]]:
    return specs.referred(
        (stem, operation.get(part, {}))
        for stem, _, _, operation in specs.operations()
        if file in (None, stem)
    )
