"""The inputs of an embedding call, and how many of them one request may hold."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from gemini_sdk import types
from gemini_sdk._arguments.request import typed
from gemini_sdk._google.contents import instruction
from gemini_sdk._wire import Platform
from gemini_sdk.errors import Fault, InvalidPayloadError

if TYPE_CHECKING:
    from gemini_sdk._google.contents import ContentLike, PartLike

    InputsLike = ContentLike | Iterable[ContentLike | Sequence[PartLike]]
    """Inputs to embed. Each item of a list gives one vector; a list of parts within it is one input."""

_FILE = Path(__file__).with_name("embedding_limits.toml")
_OF_AN_INPUT = re.compile(r"requests\[(\d+)\](?:\.content)?\.?")


@dataclass(frozen=True, slots=True)
class RequestLimits:
    """How much one request of a method may hold."""

    inputs: int
    bytes: int | None
    """The size of its JSON; None for no limit."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """The inputs of one request."""

    places: range
    """The positions of the inputs of this request among all inputs."""
    body: bytes


@cache
def limits(platform: Platform, verb: str) -> RequestLimits:
    """The limits of a method, from the data file."""
    import tomllib  # few programs embed

    row: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))[platform][verb]
    return RequestLimits(row["inputs"], row.get("bytes"))


def inputs_list(contents: "InputsLike") -> list[Any]:
    """A content for each input. Raises InvalidPayloadError if there is none, or one has no known type.

    A value that is not a list is one input. Each item of a list is an input: a str, Part, Content or
    mapping, or a list of parts.
    """
    given: Any = contents
    if not _is_list(given):
        return [instruction(given, "contents")]
    listed: list[Any] = list(given)
    if not listed:
        raise InvalidPayloadError([Fault("contents", "no inputs", "[]", "at least one input")])
    return [instruction(each, f"contents[{place}]") for place, each in enumerate(listed)]


def _is_list(given: object) -> bool:
    one = isinstance(given, str | bytes | bytearray | Mapping | BaseModel)
    return isinstance(given, Iterable) and not one


def text_of(content: Any, place: int, platform: Platform) -> str:
    """The text of an input of a model that embeds texts only. Raises InvalidPayloadError for other inputs."""
    given = {"content": content}
    read = typed(types.embeddings.EmbedContentRequest, given, platform).content
    parts = (read.parts if read else None) or []
    if len(parts) != 1 or parts[0].text is None:
        problem = "this model embeds one text an input"
        expected = "a str, or a model for media and several parts, such as gemini-embedding-2"
        fault = Fault(f"contents[{place}]", problem, f"{len(parts)} parts", expected)
        raise InvalidPayloadError([fault])
    return parts[0].text


def chunks(count: int, limit: RequestLimits, body: Callable[[range], bytes]) -> Iterator[Chunk]:
    """The requests for so many inputs. `body` makes the JSON of a request for some of them."""
    waiting = [
        range(start, min(start + limit.inputs, count)) for start in range(0, count, limit.inputs)
    ]
    waiting.reverse()
    while waiting:
        places = waiting.pop()
        try:
            data = body(places)
        except InvalidPayloadError as error:
            raise InvalidPayloadError(_of_inputs(error.faults, places)) from None
        if limit.bytes is not None and len(data) > limit.bytes and len(places) > 1:
            half = places.start + len(places) // 2
            waiting += [range(half, places.stop), range(places.start, half)]
        else:
            yield Chunk(places, data)


def _of_inputs(faults: Iterable[Fault], places: range) -> list[Fault]:
    """Faults with the positions of their inputs in the whole call. A fault that all inputs share is listed once."""
    found: dict[tuple[str, str], Fault] = {}
    for fault in faults:
        match = _OF_AN_INPUT.match(fault.path)
        path = fault.path
        if match is not None:
            rest = fault.path[match.end() :]
            of_content = ".content" in match[0]
            where = f"contents[{places[int(match[1])]}]"
            path = (f"{where}.{rest}" if rest else where) if of_content else rest or where
        found.setdefault((path, fault.problem), replace(fault, path=path))
    return list(found.values())
