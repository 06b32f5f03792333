"""Holds the operations of specs against upstream's methods: bodies, answers, query parameters, and what is missing."""

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase

from ..specs import Json, Specs, media_of
from .finding import DriftFinding, Kind
from .shapes import Method, Upstream, method_name, nameless

_OF_ALL_METHODS = frozenset({"alt", "fields", "key", "prettyPrint", "quotaUser"})
"""Query parameters that Google's front end takes for every method."""


def compare_methods(
    specs: Specs, files: Mapping[str, Json], upstream: Upstream
) -> Iterator[DriftFinding]:
    """All differences of the operations of these spec files, by stem."""
    return _Methods(specs, files, upstream).findings()


class _Methods:
    """Compares the operations of spec files with the methods of one platform."""

    def __init__(self, specs: Specs, files: Mapping[str, Json], upstream: Upstream) -> None:
        self._specs = specs
        self._files = files
        self._upstream = upstream
        self._said = {
            f"{http.upper()} {nameless(path)}": (stem, path, http, operation)
            for stem, path, http, operation in specs.operations()
            if stem in files and upstream.platform in operation["x-platforms"]
        }

    def findings(self) -> Iterator[DriftFinding]:
        methods = self._upstream.methods
        for key, (stem, path, http, operation) in self._said.items():
            if key in methods:
                yield from self._method(methods[key], stem, path, http, operation)
            elif "x-deviation" not in operation:
                yield self._finding("extra", key, "upstream has no such method", stem, path, http)
        yield from self._uncovered()
        yield from self._results()

    def _method(
        self, method: Method, stem: str, path: str, http: str, operation: Json
    ) -> Iterator[DriftFinding]:
        def differs(what: str, ours: str, theirs: str, *place: str) -> Iterator[DriftFinding]:
            if ours != theirs:
                text = f"{what} {ours or 'none'} here, {theirs or 'none'} upstream"
                yield self._finding("differs", method.key, text, stem, path, http, *place)

        if "x-deviation" in operation:
            text = "x-deviation says that upstream lacks it; it does not"
            place = (path, http, "x-deviation")
            yield self._finding("stale", method.key, text, stem, *place)
        if method.operation_id:
            said = operation.get("operationId", "")
            yield from differs("operationId", said, method.operation_id, "operationId")
        asked = self._body(stem, operation.get("requestBody"))
        yield from differs("request", asked, method.request, "requestBody")
        answer = self._body(stem, operation.get("responses", {}).get("200"))
        if not self._empty(answer, method.answer):
            yield from differs("answer", answer, method.answer, "responses", "200")
        ours = self._query(stem, operation) - _OF_ALL_METHODS
        for name in sorted(ours ^ method.query):
            kind: Kind = "missing" if name in method.query else "extra"
            subject, place = f"{method.key} ?{name}", (path, http, "parameters")
            yield self._finding(kind, subject, "query parameter", stem, *place)

    def _uncovered(self) -> Iterator[DriftFinding]:
        """Methods that upstream has in the collections the specs cover, or in collections below these."""
        covered: dict[str, tuple[str, str]] = {}
        for stem, path, http, _ in self._said.values():
            covered.setdefault(method_name(http.upper(), path).rpartition(".")[0], (stem, path))
        left_out = [*self._left_out()]
        used: set[str] = set()
        for key, method in self._upstream.methods.items():
            name = method_name(method.http, method.path)
            home = next((c for c in _ancestors(name) if c in covered), None)
            if home is None or key in self._said:
                continue
            globs = {glob for _, _, _, glob in left_out if fnmatchcase(name, glob)}
            used |= globs
            if not globs:
                stem, path = covered[home]
                yield self._finding("missing", key, f"method {name}", stem, path)
        for stem, entry, index, glob in left_out:
            if glob not in used:
                text = f"upstream has no method {glob} that the specs lack"
                place = ("info", "x-left-out", entry, "methods", index)
                platform = self._upstream.platform
                yield DriftFinding("stale", platform, f"x-left-out {glob}", text, stem, place)

    def _left_out(self) -> Iterator[tuple[str, int, int, str]]:
        for stem, document in self._files.items():
            for entry, declared in enumerate(document["info"].get("x-left-out", ())):
                if declared.get("platform") == self._upstream.platform:
                    for index, glob in enumerate(declared["methods"]):
                        yield stem, entry, index, glob

    def _results(self) -> Iterator[DriftFinding]:
        """Messages that come inside an operation, where no path leads to them."""
        platform = self._upstream.platform
        known = {
            schema.get("x-upstream", {}).get(platform) for _, _, schema in self._specs.all_schemas()
        }
        for key, (stem, path, http, _) in self._said.items():
            method = self._upstream.methods.get(key)
            for name in method.results if method else ():
                if name not in known:
                    text = f"type {name}, which its operation carries"
                    yield self._finding("missing", key, text, stem, path, http)

    def _body(self, stem: str, node: Json | None) -> str:
        """Upstream's name of the type of a body or an answer; empty if there is none."""
        if node is None:
            return ""
        if "$ref" in node:
            stem, _, node = self._specs.resolve(stem, node["$ref"])
        media = media_of(node.get("content", {}))
        reference = media[0].get("schema", {}).get("$ref") if media else None
        if reference is None:
            return "an object" if media else ""
        _, name, schema = self._specs.resolve(stem, reference)
        title: str = schema.get("x-upstream", {}).get(self._upstream.platform, f"{name} (ours)")
        return title

    def _empty(self, ours: str, theirs: str) -> bool:
        """Whether both are the empty object, however it is written."""
        messages = self._upstream.messages
        return not any(
            name and (name not in messages or messages[name].fields) for name in (ours, theirs)
        )

    def _query(self, stem: str, operation: Json) -> frozenset[str]:
        parameters: list[Json] = operation.get("parameters", [])
        found = [self._specs.followed(stem, p)[1] for p in parameters]
        return frozenset(p["name"] for p in found if p["in"] == "query")

    def _finding(self, kind: Kind, subject: str, text: str, stem: str, *place: str) -> DriftFinding:
        return DriftFinding(kind, self._upstream.platform, subject, text, stem, ("paths", *place))


def _ancestors(name: str) -> Iterator[str]:
    """The collections a method is in, the innermost first."""
    while name := name.rpartition(".")[0]:
        yield name
