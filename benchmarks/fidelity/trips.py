"""One round trip: a message as JSON, through the types of an SDK, and back."""

import json
import warnings
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from google.protobuf.json_format import MessageToJson, Parse, ParseError
from google.protobuf.message import Message
from pydantic import BaseModel

from benchmarks.fidelity.descriptors import pool
from benchmarks.fidelity.roots import Root

_NAMESAKES = {("google-ai", "TunedModel")}
"""Types that google-genai has by that name, but which are something else: there, a part of a TuningJob."""
Trip = Callable[[str], str | bytes]
"""JSON read into a type, and written again."""


def text(message: Message, platform: str, *, snake: bool) -> str:
    """The canonical JSON of a message, under names in one spelling or the other."""
    names = {"preserving_proto_field_name": snake}
    return MessageToJson(message, indent=None, descriptor_pool=pool(platform), **names)


def survives(message: Message, platform: str, trip: Trip, *, snake: bool = False) -> bool:
    """Whether a message comes back equal. Whatever the types raise is their loss."""
    try:
        written = trip(text(message, platform, snake=snake))
    except Exception:
        return False
    return reads_as(message, platform, written)


def reads_as(message: Message, platform: str, written: str | bytes) -> bool:
    """Whether JSON is what a message says. Compared as bytes, in which NaN is NaN, and -0 is not 0."""
    try:
        back = Parse(written, type(message)(), descriptor_pool=pool(platform))
    except ParseError:
        return False
    return back.SerializeToString(deterministic=True) == message.SerializeToString(
        deterministic=True
    )


def through_models(root: Root) -> Trip:
    """Through this package's models, as clients read and write them."""
    model = root.model
    return lambda given: model.model_validate_json(given).to_json()


def through_google_genai(root: Root) -> list[Trip]:
    """Every way through google-genai's types, none where it has no such type.

    A message that survives one of them counts as kept. The ways in are pydantic's and, for types that have one, that of
    google-genai itself, which it takes with each answer. The way out is pydantic's, without what is None or without
    what was not set.
    """
    types = import_module("google.genai.types")
    kind = getattr(types, root.name, None)
    another = (root.platform, root.name) in _NAMESAKES
    if another or not isinstance(kind, type) or not issubclass(kind, BaseModel):
        return []
    ways_in = [kind.model_validate_json, *(_own_way(kind, c) for c in _converters(root))]
    return [_trip(way, option) for way in ways_in for option in ("exclude_none", "exclude_unset")]


def _own_way(kind: Any, convert: Callable[[Any], Any]) -> Callable[[str], Any]:
    return lambda given: kind._from_response(response=convert(json.loads(given)), kwargs={})


def _trip(way_in: Callable[[str], Any], option: str) -> Trip:
    def run(given: str) -> str:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of enum values it doesn't know
            written: str = way_in(given).model_dump_json(by_alias=True, **{option: True})
            return written

    return run


def _converters(root: Root) -> Iterator[Callable[[Any], Any]]:
    backend = {"google-ai": "mldev", "vertex": "vertex"}[root.platform]
    for module in ("models", "tunings", "operations"):
        found = getattr(
            import_module(f"google.genai.{module}"), f"_{root.name}_from_{backend}", None
        )
        if found:
            yield found
