"""Holds specs against what upstream says, type by type and method by method.

A type of the specs and a type of upstream belong together by `x-upstream`, a field by its name, a method by HTTP
method and path. What a spec declares as deliberate (x-platforms, x-ahead, x-deviation, x-left-out) is no finding,
unless upstream has since made the declaration untrue.
"""

from collections.abc import Sequence
from itertools import chain

from ..specs import PROTO3_JSON, Json, Specs
from .by_location import compare_places
from .finding import DriftFinding
from .messages import compare_types
from .methods import compare_methods
from .shapes import Upstream


def google_files(specs: Specs) -> dict[str, Json]:
    """The spec files that describe a Google API, by stem."""
    return {s: d for s, d in specs.documents.items() if specs.dialect(s) == PROTO3_JSON}


def compare(specs: Specs, upstreams: Sequence[Upstream]) -> list[DriftFinding]:
    """All differences, in the order of the specs; each once."""
    files = google_files(specs)
    by_name = [upstream for upstream in upstreams if not upstream.roots]
    types = (compare_types(specs, stem, by_name) for stem in files)
    methods = (compare_methods(specs, files, upstream) for upstream in by_name)
    places = compare_places(specs, files, upstreams)
    return list(dict.fromkeys(chain.from_iterable((*types, *methods, places))))
