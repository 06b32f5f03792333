"""OpenAI's clients in a program: where they are made, what they are called, and what is called on them."""

from collections.abc import Iterator
from dataclasses import dataclass

import libcst as cst

from gemini_sdk.migration.code.source import Program
from gemini_sdk.migration.code.unknown_clients import is_in_coroutine, is_used_as_client

CLIENTS = {
    "openai.OpenAI": "OpenAI",
    "openai.Client": "OpenAI",
    "openai.AzureOpenAI": "AzureOpenAI",
    "openai.lib.azure.AzureOpenAI": "AzureOpenAI",
    "openai.AsyncOpenAI": "AsyncOpenAI",
    "openai.AsyncClient": "AsyncOpenAI",
    "openai.AsyncAzureOpenAI": "AsyncAzureOpenAI",
    "openai.lib.azure.AsyncAzureOpenAI": "AsyncAzureOpenAI",
}
"""OpenAI's names of clients, and those here."""
CREATES = (("chat", "completions", "create"), ("completions", "create"))
_OWN = ("close", "with_options", "copy")
_PROPERTIES = ("property", "cached_property")


@dataclass(frozen=True, slots=True)
class ClientUse:
    """Something done with a client."""

    client: cst.BaseExpression
    is_async: bool
    path: tuple[str, ...]
    """The attributes, as in `chat.completions.create`."""
    call: cst.Call | None
    """The call of the last attribute, if it is called."""

    @property
    def is_create(self) -> bool:
        """Whether it makes an answer."""
        return self.call is not None and self.path in CREATES


class Clients:
    """The clients of a program. A name that is one anywhere in a file is one everywhere in it.

    In a program that imports OpenAI's package, what is used as only its clients are is one, too, be it a parameter or
    from another file; unless another class makes it.
    """

    def __init__(self, source: Program) -> None:
        self._source = source
        self._names: dict[str, bool] = {}
        self._makers: dict[str, bool] = {}
        for _ in range(3):  # a client handed on has a second name, which may be handed on
            self._find()

    def constructions(self) -> Iterator[tuple[cst.Call, str]]:
        """Calls that make a client, and its class."""
        for call in self._source.all(cst.Call):
            kind = CLIENTS.get(self._source.origin(call.func) or "")
            if kind is not None:
                yield call, kind

    def uses(self) -> Iterator[ClientUse]:
        """The uses of clients, except closing them and similar calls."""
        nodes: list[cst.BaseExpression] = []
        for kind in (cst.Name, cst.Attribute, cst.Call, cst.Subscript):
            nodes += self._source.all(kind)
        for node in nodes:
            is_async = self._client(node)
            if is_async is None and is_used_as_client(self._source, node):
                is_async = is_in_coroutine(self._source, node)
            if is_async is None or self._is_within(node):
                continue
            links = self._source.chain(node)
            path = tuple(str(step) for _, step in links)
            if not path or path[0] in _OWN:
                continue
            last = links[-1][0]
            parent = self._source.parent(last)
            call = parent if isinstance(parent, cst.Call) and parent.func is last else None
            yield ClientUse(node, is_async, path, call)

    def closings(self) -> Iterator[cst.Attribute]:
        """The calls that close asynchronous clients."""
        for node in self._source.all(cst.Attribute):
            if node.attr.value == "close" and self._client(node.value):
                yield node

    def copies(self) -> Iterator[cst.Attribute]:
        """The calls of `copy`."""
        for node in self._source.all(cst.Attribute):
            if node.attr.value == "copy" and self._client(node.value) is not None:
                yield node

    def _is_within(self, node: cst.CSTNode) -> bool:
        """Whether a name is only the end of another, as `client` is of `self.client`."""
        parent = self._source.parent(node)
        return isinstance(parent, cst.Attribute) and parent.attr is node

    def _find(self) -> None:
        for assign in self._source.all(cst.Assign):
            for target in assign.targets:
                self._learn(target.target, self._client(assign.value))
        for declared in self._source.all(cst.AnnAssign):
            self._learn(declared.target, self._annotated(declared.annotation))
        for parameter in self._source.all(cst.Param):
            self._learn(parameter.name, self._annotated(parameter.annotation))
        for item in self._source.all(cst.WithItem):
            if item.asname is not None:
                self._learn(item.asname.name, self._client(item.item))
        for function in self._source.all(cst.FunctionDef):
            self._learn_maker(function, self._annotated(function.returns))
        for returned in self._source.all(cst.Return):
            maker = self._source.function(returned)
            if maker is not None and returned.value is not None:
                self._learn_maker(maker, self._client(returned.value))

    def _learn_maker(self, function: cst.FunctionDef, is_async: bool | None) -> None:
        if is_async is None:
            return
        name = function.name.value
        self._makers[name] = is_async
        words = (self._source.text(each.decorator) for each in function.decorators)
        if any(word.rpartition(".")[2] in _PROPERTIES for word in words):
            self._names[f"self.{name}"] = is_async

    def _learn(self, target: cst.CSTNode, is_async: bool | None) -> None:
        if is_async is not None and isinstance(target, cst.Name | cst.Attribute):
            self._names[self._source.text(target)] = is_async

    def _client(self, node: cst.CSTNode) -> bool | None:
        """Whether an expression is an asyncio client; None if it is none."""
        if isinstance(node, cst.Await):
            return self._client(node.expression)
        if isinstance(node, cst.Call):
            kind = CLIENTS.get(self._source.origin(node.func) or "")
            if kind is not None:
                return kind.startswith("Async")
            if isinstance(node.func, cst.Attribute) and node.func.attr.value in _OWN[1:]:
                return self._client(node.func.value)
            name = node.func.attr if isinstance(node.func, cst.Attribute) else node.func
            return self._makers.get(name.value) if isinstance(name, cst.Name) else None
        if isinstance(node, cst.BooleanOperation):
            right = self._client(node.right)
            return self._client(node.left) if right is None else right
        if isinstance(node, cst.IfExp):
            body = self._client(node.body)
            return self._client(node.orelse) if body is None else body
        if isinstance(node, cst.Name | cst.Attribute):
            return self._names.get(self._source.text(node))
        return None

    def _annotated(self, annotation: cst.Annotation | None) -> bool | None:
        if annotation is None:
            return None
        pending: list[cst.CSTNode] = [annotation.annotation]
        while pending:
            node = pending.pop()
            kind = CLIENTS.get(self._source.origin(node) or "")
            if kind is not None:
                return kind.startswith("Async")
            pending += node.children
        return None
