"""The paths Google's operations are served at, derived from the generated operation table.

Upstream serves the same operation under several versions, and many with or without a project; the table names one
path each, so matching is looser than the table: any version segment will do, and `projects/*/locations/*` may be there
or not.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gemini_sdk._wire.operation import Operation
from gemini_sdk.emulator import api_errors

VERSIONS = ("v1", "v1beta", "v1beta1", "v1alpha")
_PROJECT = r"projects/(?P<project>[^/:]+)/locations/(?P<location>[^/:]+)/"
_NAMED = ("model", "tunedModel", "tuningJob", "endpoint")


@dataclass(frozen=True, slots=True)
class Route:
    """An operation, and what the path of a request says about it."""

    operation: Operation
    version: str
    resource: str
    """The resource as the path names it, such as `models/gemini-3.8-flash`."""
    values: Mapping[str, str]
    """What stands in the path in the places of the template: `{"model": "gemini-3.8-flash"}`."""

    @property
    def collection(self) -> str:
        """The kind of resource: `models`, `tunedModels`, `endpoints`."""
        return self.resource.split("/")[-2]

    @property
    def model(self) -> str:
        """The id of the model, tuned model, tuning job or endpoint; empty if the path names none."""
        return next((self.values[name] for name in _NAMED if name in self.values), "")

    @property
    def name(self) -> str:
        """The operation's name: `generateContent`."""
        return self.operation.id.rpartition(".")[2]


class Routes:
    """Finds the operation for a method and a path."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        listed = list(operations)
        exact = [(_pattern(o.path), o) for o in listed]
        # A path that the table has is taken at its word before projects are ignored.
        loose = [(_pattern(o.path, any_project=True), o) for o in listed]
        self._table = [*exact, *loose]

    def find(self, method: str, path: str) -> Route:
        """The route. Raises ApiError: 404 for an unknown path, 405 for a known one with another method."""
        found = [(match, o) for pattern, o in self._table if (match := pattern.fullmatch(path))]
        for match, operation in found:
            if operation.method == method:
                values = {k: v for k, v in match.groupdict().items() if v is not None}
                return Route(operation, values.pop("version"), values.pop("resource"), values)
        if found:
            raise api_errors.wrong_verb(method, path, {operation.method for _, operation in found})
        raise api_errors.no_method(path)


def _pattern(template: str, *, any_project: bool = False) -> re.Pattern[str]:
    _, _, rest = template.lstrip("/").partition("/")
    resource, colon, verb = rest.partition(":")
    resource = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/:]+)", re.escape(resource))
    if any_project:
        resource = f"(?:{_PROJECT})?" + resource.removeprefix(_PROJECT)
    return re.compile(
        f"/(?P<version>{'|'.join(VERSIONS)})/(?P<resource>{resource}){colon}{re.escape(verb)}"
    )
