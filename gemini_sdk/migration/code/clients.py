"""OpenAI's clients in a program: where they are made, what they are called, and what is called on them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import libcst as cst

from gemini_sdk.migration.code.source import Program, is_name, literal_text
from gemini_sdk.migration.code.sources import ValueSources
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


@dataclass(frozen=True, slots=True)
class ClientUse:
    """Something done with a client."""

    client: cst.BaseExpression
    is_async: bool
    path: tuple[str, ...]
    """The attributes, as in `chat.completions.create`."""
    call: cst.Call | None
    """The call of the last attribute, if it is called."""
    is_certain: bool = True
    """Whether the program shows where the client is made."""
    is_mixed: bool = False
    """Whether the client may also be of another class, or blocking here and of asyncio there."""

    @property
    def is_create(self) -> bool:
        """Whether it makes an answer."""
        return self.call is not None and self.path in CREATES


@dataclass(frozen=True, slots=True)
class _Standing:
    """What is known of an expression that may be a client."""

    is_async: bool
    made: frozenset[cst.Call] = frozenset()
    is_certain: bool = True
    is_mixed: bool = False


class Clients:
    """The clients of a program, by scope: where they are made, handed on and used.

    In a program that imports OpenAI's package, what is used as only its clients are is one, too, be it a parameter or
    from another file; unless another class makes it.
    """

    def __init__(self, source: Program) -> None:
        self._source = source
        self._values = ValueSources(source, self._declares)
        self._names = {
            local: origin
            for node in source.all(cst.ImportFrom)
            for local, origin in _imported(source, node)
            if origin in CLIENTS
        }
        self._standings = {node: found for node in self._bases() if (found := self._standing(node))}
        self.mixed = self._mixed()
        """The constructions of clients that share a variable with something that is not the same kind of client."""

    def constructions(self) -> Iterator[tuple[cst.Call, str]]:
        """Calls that make a client, and its class."""
        for call in self._source.all(cst.Call):
            kind = CLIENTS.get(self._source.origin(call.func) or "")
            if kind is not None:
                yield call, kind

    def uses(self) -> Iterator[ClientUse]:
        """The uses of clients, except closing them and similar calls."""
        for node, standing in self._standings.items():
            links = self._source.chain(node)
            path = tuple(str(step) for _, step in links)
            if not path or path[0] in _OWN:
                continue
            last = links[-1][0]
            parent = self._source.parent(last)
            call = parent if isinstance(parent, cst.Call) and parent.func is last else None
            is_async = standing.is_async
            if not standing.is_certain and not standing.made and call is not None:
                is_async = is_async or isinstance(self._source.parent(call), cst.Await)
            is_mixed = standing.is_mixed or bool(standing.made & self.mixed)
            yield ClientUse(node, is_async, path, call, standing.is_certain, is_mixed)

    def closings(self) -> Iterator[cst.Attribute]:
        """The calls that close asynchronous clients."""
        return self._of_method("close", is_async=True)

    def copies(self) -> Iterator[cst.Attribute]:
        """The calls of `copy`."""
        return self._of_method("copy")

    def options(self) -> Iterator[cst.Call]:
        """The calls of `with_options` and `copy`."""
        for attribute in (*self._of_method("with_options"), *self._of_method("copy")):
            call = self._source.parent(attribute)
            if isinstance(call, cst.Call):
                yield call

    def _of_method(self, name: str, *, is_async: bool = False) -> Iterator[cst.Attribute]:
        for node, standing in self._standings.items():
            parent = self._source.parent(node)
            if not isinstance(parent, cst.Attribute) or parent.attr.value != name:
                continue
            if not standing.made & self.mixed and (standing.is_async or not is_async):
                yield parent

    def _bases(self) -> Iterator[cst.BaseExpression]:
        """The expressions of which an attribute is taken."""
        for node in self._source.all(cst.Attribute):
            if isinstance(node.value, _BASES):
                yield node.value

    def _standing(self, node: cst.BaseExpression) -> _Standing | None:
        kinds: set[bool] = set()
        made: set[cst.Call] = set()
        is_other = is_unknown = False
        for leaf in self._values.leaves(node):
            kind = self._kind(leaf)
            if kind is not None:
                kinds.add(kind)
                made |= {leaf} if isinstance(leaf, cst.Call) else set()
            elif _is_of_class(self._source, leaf):
                is_other = True
            elif not isinstance(leaf, cst.Param) and not is_name(leaf, "None"):
                is_unknown = True
        if kinds:
            is_mixed = is_other or len(kinds) > 1
            return _Standing(True in kinds, frozenset(made), not is_unknown, is_mixed)
        if not is_other and is_used_as_client(self._source, node):
            return _Standing(is_in_coroutine(self._source, node), is_certain=False)
        return None

    def _mixed(self) -> frozenset[cst.Call]:
        mixed: set[cst.Call] = set()
        for standing in self._standings.values():
            if standing.is_mixed:
                mixed |= standing.made
        while True:
            more = {
                call
                for standing in self._standings.values()
                if standing.made & mixed
                for call in standing.made
            }
            if more <= mixed:
                return frozenset(mixed)
            mixed |= more

    def _kind(self, leaf: cst.CSTNode) -> bool | None:
        """Whether a client is one of asyncio; None if it is not a client."""
        if isinstance(leaf, cst.Annotation):
            kind = self._annotated(leaf)
        else:
            origin = self._source.origin(leaf.func) if isinstance(leaf, cst.Call) else None
            kind = CLIENTS.get(origin or "")
        return kind.startswith("Async") if kind is not None else None

    def _declares(self, annotation: cst.Annotation) -> bool:
        return self._annotated(annotation) is not None

    def _annotated(self, annotation: cst.Annotation) -> str | None:
        pending: list[cst.CSTNode] = [annotation.annotation]
        while pending:
            node = pending.pop()
            kind = CLIENTS.get(self._source.origin(node) or "")
            text = literal_text(node)
            for word in _WORD.findall(text) if text else ():
                kind = kind or CLIENTS.get(self._names.get(word, ""))
            if kind is not None:
                return kind
            pending += node.children
        return None


_BASES = (cst.Name, cst.Attribute, cst.Call, cst.Subscript, cst.Await, cst.NamedExpr)
_WORD = re.compile(r"\w+")


def _imported(source: Program, node: cst.ImportFrom) -> Iterator[tuple[str, str]]:
    if node.module is None or isinstance(node.names, cst.ImportStar):
        return
    module = source.text(node.module)
    for alias in node.names:
        yield alias.evaluated_alias or alias.evaluated_name, f"{module}.{alias.evaluated_name}"


def _is_of_class(source: Program, leaf: cst.CSTNode) -> bool:
    """Whether a leaf is certainly not a client: a literal, or an instance of a class, going by its name."""
    if isinstance(leaf, cst.Call):
        return source.text(leaf.func).rpartition(".")[2][:1].isupper()
    return isinstance(leaf, cst.BaseString | cst.BaseNumber | cst.Dict | cst.List | cst.Lambda)
