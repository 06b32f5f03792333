"""Which types requests are made of, and which answers: the closures of the operations' bodies."""

from collections.abc import Iterator

from .specs import Json, Specs, references


def sent_types(specs: Specs) -> Iterator[tuple[str, str, Json]]:
    """The types in all request bodies: their file's stem, their name, their content."""
    return _types(specs, "requestBody")


def received_types(specs: Specs, file: str | None = None) -> Iterator[tuple[str, str, Json]]:
    """The types in all answers, errors too; in those of one file's operations, where its stem is given."""
    return _types(specs, "responses", file)


def _types(specs: Specs, part: str, file: str | None = None) -> Iterator[tuple[str, str, Json]]:
    waiting: list[tuple[str, Json]] = [
        (stem, operation.get(part, {}))
        for stem, _, _, operation in specs.operations()
        if file in (None, stem)
    ]
    seen: set[tuple[str, str]] = set()
    while waiting:
        stem, node = waiting.pop()
        for reference in references(node):
            home, name, target = specs.resolve(stem, reference)
            pointer = reference.partition("#")[2]
            if (home, pointer) not in seen:
                seen.add((home, pointer))
                waiting.append((home, target))
                if "/schemas/" in pointer:
                    yield home, name, target
