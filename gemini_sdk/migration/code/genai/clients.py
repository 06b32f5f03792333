"""google-genai's clients in a program: one class for both services and for asyncio, which are four classes here."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import libcst as cst

from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.flow import Flow, annotated, within
from gemini_sdk.migration.code.genai.construction import (
    GoogleService,
    class_of,
    construct,
    make_twin,
    service_of,
)
from gemini_sdk.migration.code.genai.names import ASYNC_CLIENTS, CLIENTS
from gemini_sdk.migration.code.source import Program, is_annotation

_AIO = "aio"
_THROUGH = frozenset({_AIO})
_METHODS = frozenset(
    {("generate_content",), ("generate_content_stream",), ("embed_content",), ("count_tokens",)}
)
"""Methods of `client.models` that only google-genai has there."""


@dataclass(eq=False, slots=True)
class Origin:
    """The origin of clients of a program: a construction, or a parameter or another file."""

    call: cst.Call | None
    """The construction; None if it is not in this file."""
    service: GoogleService
    flow: Flow
    kinds: set[bool] = field(default_factory=set[bool])
    """Whether it is used with asyncio (True), without (False), or both."""


@dataclass(frozen=True, eq=False, slots=True)
class MethodCall:
    """A call of a client's method."""

    client: cst.BaseExpression
    path: tuple[str, ...]
    """The attributes without `aio`, as in `models.generate_content`."""
    call: cst.Call
    is_async: bool
    service: GoogleService


class GenaiClients:
    """The clients of a program and their uses."""

    def __init__(self, source: Program) -> None:
        self._source = source
        self._annotated = list(annotated(source, (*CLIENTS, *ASYNC_CLIENTS)))
        origins = list(self._made())
        for others in (self._declared, self._unknown):
            origins += others({node for each in origins for node in each.flow.nodes})
        self._origins = origins
        self._aio = [
            node
            for node in source.all(cst.Attribute)
            if node.attr.value == _AIO and any(node.value in each.flow for each in origins)
        ]
        asynchronous = [
            node
            for name, kind in self._annotated
            if _is_async(source, kind)
            for node in source.readings(name)
        ]
        self._async = Flow(source, [*self._aio, *asynchronous])
        self.references: dict[cst.CSTNode, str] = {}
        """Attributes of clients that are not called where they stand, and their paths."""
        self.uses = list(self._uses())

    def move(self, plan: Edits) -> None:
        """Construct clients of this package, and name them in annotations."""
        second: dict[cst.CSTNode, str] = {}
        for origin in self._origins:
            if origin.call is not None:
                second |= self._construct(plan, origin, origin.call)
        for node in self._aio:
            origins = [each for each in self._origins if node in each.flow]
            kinds = {kind for each in origins for kind in each.kinds}
            if node in second:
                plan.replace(node, second[node])
                continue
            if kinds == {True, False}:
                plan.note(node, "an asyncio client is an object of its own: pass that one here.")
            elif all(each.call is None for each in origins):
                name = self._source.text(node.value)
                plan.note(node, f"{name} has to be an asyncio client of gemini_sdk here.")
            plan.edit(node, lambda updated: updated.value)
        for declared, annotation in self._annotated:
            self._annotate(plan, declared, annotation)

    def _made(self) -> Iterator[Origin]:
        for call in self._source.all(cst.Call):
            if self._source.origin(call.func) in CLIENTS:
                flow = Flow(self._source, [call], through=_THROUGH)
                yield Origin(call, service_of(call), flow)

    def _declared(self, known: set[cst.CSTNode]) -> Iterator[Origin]:
        for name, _ in self._annotated:
            seeds = [node for node in self._source.readings(name) if node not in known]
            if isinstance(self._source.parent(name), cst.Attribute):
                seeds = []
            if seeds:
                yield Origin(None, self._service(), Flow(self._source, seeds, through=_THROUGH))

    def _service(self) -> GoogleService:
        """The service of a client of unknown origin: that of the clients which the program constructs."""
        services = {
            service_of(call)
            for call in self._source.all(cst.Call)
            if self._source.origin(call.func) in CLIENTS
        }
        return services.pop() if len(services) == 1 else GoogleService.UNKNOWN

    def _unknown(self, known: set[cst.CSTNode]) -> Iterator[Origin]:
        """Clients from other files, by calls that only clients of google-genai have."""
        source = self._source
        for node in source.all(cst.Attribute):
            steps = tuple(str(step) for _, step in source.chain(node))
            if node.attr.value != "models" or steps[:1] not in _METHODS:
                continue
            base = node.value
            if isinstance(base, cst.Attribute) and base.attr.value == _AIO:
                base = base.value
            if base in known or node.value in known or self._is_made_elsewhere(base):
                continue
            yield Origin(None, self._service(), Flow(source, [base], through=_THROUGH))

    def _is_made_elsewhere(self, node: cst.BaseExpression) -> bool:
        """Whether an expression is an instance of a class that is not google-genai's."""
        values = self._source.values(node) if isinstance(node, cst.Name) else []
        if isinstance(node, cst.Attribute):
            values = self._source.members(node.attr.value)
        calls = [each for each in (node, *values) if isinstance(each, cst.Call)]
        return any(self._source.text(each.func).rpartition(".")[2][:1].isupper() for each in calls)

    def _uses(self) -> Iterator[MethodCall]:
        source = self._source
        seen: set[cst.CSTNode] = set()
        for origin in self._origins:
            for node in [*origin.flow.nodes]:
                is_async = node in self._async
                links = source.chain(cast("cst.BaseExpression", node))
                path = tuple(str(step) for _, step in links)
                if not path or path[0] == _AIO:
                    continue
                origin.kinds.add(is_async)
                last = links[-1][0]
                call = source.parent(last)
                if not isinstance(call, cst.Call) or call.func is not last:
                    self.references[last] = ".".join(path)
                elif call not in seen:
                    seen.add(call)
                    client = cast("cst.BaseExpression", node)
                    yield MethodCall(client, path, call, is_async, origin.service)

    def _construct(self, plan: Edits, origin: Origin, call: cst.Call) -> dict[cst.CSTNode, str]:
        """Construct one client, or two where both are used; the names of the second, by the `.aio` they replace."""
        others = {kind for each in self._origins for kind in each.kinds}
        kinds = origin.kinds or (others if others == {True} else {False})
        if len(kinds) == 1:
            construct(self._source, plan, call, is_async=True in kinds)
            return {}
        construct(self._source, plan, call, is_async=False)
        assign = self._source.parent(call)
        target = assign.targets[0].target if isinstance(assign, cst.Assign) else None
        if isinstance(assign, cst.AnnAssign):
            target = assign.target
        if not isinstance(target, cst.Name | cst.Attribute):
            plan.note(
                call, "this client is used with asyncio, too: construct a second one for that."
            )
            return {}
        statement = plan.line(call)
        if statement is None:
            return {}
        name = self._free_name(target)
        make_twin(self._source, plan, call, statement, name)
        reached = [node for node in origin.flow.nodes if node in self._aio]
        text = self._source.text(target)
        return {
            node: name
            for node in reached
            if isinstance(node, cst.Attribute) and self._source.text(node.value) == text
        }

    def _free_name(self, target: cst.Name | cst.Attribute) -> str:
        last = target if isinstance(target, cst.Name) else target.attr
        name = f"async_{last.value}"
        while name in self._source.names():
            name += "_"
        if isinstance(target, cst.Attribute):
            return f"{self._source.text(target.value)}.{name}"
        return name

    def _annotate(self, plan: Edits, name: cst.Name, annotation: cst.Annotation) -> None:
        readings = set(self._source.readings(name))
        kinds = {
            use.is_async
            for use in self.uses
            if use.client in readings
            or (isinstance(use.client, cst.Attribute) and use.client.value in readings)
        }
        is_async = kinds == {True} or _is_async(self._source, annotation)
        service = self._service()
        kind = class_of(service, is_async=is_async)
        for node in within(annotation.annotation):
            if self._source.origin(node) in (*CLIENTS, *ASYNC_CLIENTS):
                plan.require("gemini_sdk", kind)
                plan.replace(node, kind)


def kept_classes(source: Program) -> list[cst.BaseExpression]:
    """Where a program has the class of clients as a value, so that it is not shown what its objects are."""
    named: list[cst.BaseExpression] = [*source.all(cst.Attribute), *source.all(cst.Name)]
    return [node for node in named if source.origin(node) in CLIENTS and _is_value(source, node)]


def _is_value(source: Program, node: cst.BaseExpression) -> bool:
    parent = source.parent(node)
    if isinstance(parent, cst.Call | cst.Attribute | cst.ImportAlias | cst.AsName):
        return False
    call = source.parent(parent) if isinstance(parent, cst.Arg) else None
    if isinstance(call, cst.Call) and source.text(call.func) in ("isinstance", "issubclass"):
        return False
    return not is_annotation(source, node) and not isinstance(parent, cst.Element)


def _is_async(source: Program, annotation: cst.Annotation) -> bool:
    return any(source.origin(node) in ASYNC_CLIENTS for node in within(annotation.annotation))
