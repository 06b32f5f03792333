"""A call of a tuning operation, as its module sees it: who asks for what, and when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gemini_sdk._wire import Model, Operation
from gemini_sdk._wire.json_value import Json
from gemini_sdk._wire.naming import camel_case
from gemini_sdk.emulator import api_errors, body

_EVERYWHERE = frozenset("key accessToken alt callback fields prettyPrint quotaUser".split())
"""Query parameters of every operation of Google's, in addition to those that begin with `$`."""


@dataclass(frozen=True, slots=True)
class TuningRequest:
    """A request to one operation."""

    operation: Operation
    values: Mapping[str, str]
    """What the path says: `{"tunedModel": "my-model"}`."""
    query: Mapping[str, str]
    """By name in camelCase."""
    payload: Json
    """The body, validated by its schema."""
    caller: str
    """The address of who asks."""
    now: float
    """Seconds since 1970."""
    if_match: str = ""
    """The header If-Match: entity tags, one of which the resource must have to be changed."""
    host: str = ""
    """The name and port by which the server was asked."""

    def read(self, kind: type[body.M]) -> body.M:
        """The body as a model."""
        return body.read(kind, self.payload)


def plain(model: Model) -> Json:
    """The stored form of a model's answer: null says nothing."""
    return model.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)


Answer = Callable[[TuningRequest], Json]
"""Answers the calls of one operation. Raises ApiError for every refusal."""


def query_of(operation: Operation, query: Mapping[str, str]) -> dict[str, str]:
    """The query by name in camelCase. Raises ApiError (400) for a parameter the operation does not have."""
    known = {camel_case(name): value for name, value in query.items()}
    for name in known.keys() - {*operation.query, *_EVERYWHERE}:
        if not name.startswith("$"):
            raise api_errors.bad_json(
                f'Unknown name "{name}": Cannot bind query parameter. '
                f"Field '{name}' could not be found in request message."
            )
    return known
