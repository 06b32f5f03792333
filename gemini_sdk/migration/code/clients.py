"""OpenAI's clients in a program: where they are made, what they are called, and what is called on them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import libcst as cst

from gemini_sdk.migration.code.arguments import keywords
from gemini_sdk.migration.code.client_classes import CLIENTS, client_classes
from gemini_sdk.migration.code.named_attributes import NamedAttribute, named_attributes
from gemini_sdk.migration.code.reached import is_of_clients
from gemini_sdk.migration.code.source import Program, is_name, literal_text
from gemini_sdk.migration.code.sources import ValueSources
from gemini_sdk.migration.code.unknown_clients import (
    is_in_coroutine,
    is_used_as_client,
    is_way,
)

CREATES = (("chat", "completions", "create"), ("completions", "create"))
_OWN = ("close", "with_options", "copy")
_OF_CONSTRUCTION = frozenset(
    {"api_key", "azure_ad_token", "azure_ad_token_provider", "azure_deployment", "azure_endpoint"}
    | {"api_version", "base_url", "default_headers", "default_query", "http_client", "organization"}
    | {"project", "webhook_secret", "websocket_base_url"}
)
"""Arguments of OpenAI's clients that need another form here."""


@dataclass(frozen=True, slots=True)
class ClientUse:
    """Something done with a client."""

    client: cst.BaseExpression
    is_async: bool
    path: tuple[str, ...]
    """The attributes, as in `chat.completions.create`."""
    last: cst.BaseExpression
    """The expression that has the value of the last attribute."""
    call: cst.Call | None
    """The call of the last attribute, if it is called."""
    is_certain: bool = True
    """Whether the program shows where the client is made."""
    is_mixed: bool = False
    """Whether the client may also be of another class, or blocking here and of asyncio there."""
    named: NamedAttribute | None = None
    """How the first attribute is read by its name, if it is."""
    is_set: bool = False
    """Whether the last attribute is given another value."""

    @property
    def is_create(self) -> bool:
        """Whether it makes an answer."""
        return self.call is not None and self.path in CREATES and self.named is None


@dataclass(frozen=True, slots=True)
class Construction:
    """A call whose arguments a client's constructor gets."""

    call: cst.Call
    kinds: frozenset[str]
    """The classes that it may be of, by their names here."""
    skipped: int = 0
    """How many arguments come before those of the constructor, as in `partial(OpenAI, ...)`."""

    @property
    def kind(self) -> str | None:
        """A class that has what the client needs; None if it may be blocking and of asyncio."""
        is_async = {each.startswith("Async") for each in self.kinds}
        return min(self.kinds) if len(is_async) == 1 else None


@dataclass(frozen=True, slots=True)
class _Standing:
    """What is known of an expression that may be a client."""

    is_async: bool
    made: frozenset[cst.Call] = frozenset()
    is_certain: bool = True
    is_mixed: bool = False
    is_own: bool = False
    """Whether it may be of a class of the program, which has other attributes too."""


class Clients:
    """The clients of a program, by scope: where they are made, handed on and used.

    In a program that imports OpenAI's package, what is used as only its clients are is one, too, be it a parameter or
    from another file; unless another class makes it.
    """

    def __init__(self, source: Program) -> None:
        self._source = source
        self._values = ValueSources(source, self._declares)
        self._classes = client_classes(source)
        self._of_leaves: dict[frozenset[cst.CSTNode], tuple[_Standing | None, bool]] = {}
        self._names = {
            local: origin
            for node in source.all(cst.ImportFrom)
            for local, origin in _imported(source, node)
            if origin in CLIENTS
        }
        self._named = {each.of: each for each in named_attributes(source)}
        bases = dict.fromkeys([*self._bases(), *self._named])
        self._standings = {node: found for node in bases if (found := self._standing(node))}
        self.mixed = self._mixed()
        """The constructions of clients that share a variable with something that is not the same kind of client."""

    def constructions(self) -> Iterator[Construction]:
        """The calls that construct a client, or pass on what its constructor gets."""
        for call in self._source.all(cst.Call):
            kind = CLIENTS.get(self._source.origin(call.func) or "")
            if kind is not None:
                yield Construction(call, frozenset({kind}))
            elif _has_arguments(call):
                kinds, skipped = self._classes.constructed(call)
                if kinds:
                    yield Construction(call, kinds, skipped)

    def uses(self) -> Iterator[ClientUse]:
        """The uses of clients, except closing them and similar calls."""
        for node, standing in self._standings.items():
            named = self._named.get(node)
            path, last = self._path(node)
            if not path or path[0] in _OWN or (standing.is_own and not is_of_clients(path[0])):
                continue
            parent = self._source.parent(last)
            call = parent if isinstance(parent, cst.Call) and parent.func is last else None
            is_async = standing.is_async
            if not standing.is_certain and not standing.made and call is not None:
                is_async = is_async or isinstance(self._source.parent(call), cst.Await)
            is_mixed = standing.is_mixed or bool(standing.made & self.mixed)
            is_set = isinstance(parent, _SETTING) or (named is not None and named.is_set)
            certain = standing.is_certain
            yield ClientUse(node, is_async, path, last, call, certain, is_mixed, named, is_set)

    def mocks(self) -> Iterator[cst.CSTNode]:
        """Where mocks are used as clients, or made of their classes."""
        for node in self._bases():
            if is_way(self._path(node)[0]) and any(map(_is_mock, self._values.leaves(node))):
                yield node
        for call in self._source.all(cst.Call):
            name = self._source.text(call.func).rpartition(".")[2]
            if name in _MOCKS or name in ("object", "setattr"):
                given = (arg.value for arg in call.args if _is_spec(arg))
                if any(self._source.origin(each) in CLIENTS for each in given):
                    yield call

    def _path(self, node: cst.BaseExpression) -> tuple[tuple[str, ...], cst.BaseExpression]:
        """The attributes that are taken of a client, and the expression that ends with the last."""
        named = self._named.get(node)
        if named is not None:
            return named.path, named.last
        links = self._source.chain(node)
        return tuple(str(step) for _, step in links), links[-1][0] if links else node

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
            if isinstance(node.value, _BASES) and not self._is_module(node):
                yield node.value

    def _is_module(self, node: cst.CSTNode) -> bool:
        """Whether an expression is the module of an import."""
        parent = self._source.parent(node)
        while isinstance(parent, cst.Attribute):
            parent = self._source.parent(parent)
        return isinstance(parent, cst.ImportFrom | cst.ImportAlias)

    def _standing(self, node: cst.BaseExpression) -> _Standing | None:
        leaves = self._values.leaves(node)
        if leaves not in self._of_leaves:
            self._of_leaves[leaves] = self._of(leaves)
        standing, is_other = self._of_leaves[leaves]
        if standing or is_other or not is_used_as_client(self._source, node, self._path(node)[0]):
            return standing
        return _Standing(is_in_coroutine(self._source, node), is_certain=False)

    def _of(self, leaves: frozenset[cst.CSTNode]) -> tuple[_Standing | None, bool]:
        """What an expression with some sources is, and whether another class makes it."""
        kinds: set[bool] = set()
        made: set[cst.Call] = set()
        is_other = is_unknown = is_own = False
        for leaf in leaves:
            found = self._kinds(leaf)
            if found:
                kinds |= found
                made |= {leaf} if isinstance(leaf, cst.Call) else set()
                is_own = is_own or self._is_own(leaf)
            elif _is_of_class(self._source, leaf) and not self._holds_client(leaf):
                is_other = True
            elif not isinstance(leaf, cst.Param) and not is_name(leaf, "None"):
                is_unknown = True
        if not kinds:
            return None, is_other
        is_mixed = is_other or len(kinds) > 1
        return _Standing(True in kinds, frozenset(made), not is_unknown, is_mixed, is_own), is_other

    def _holds_client(self, leaf: cst.CSTNode) -> bool:
        """Whether a call makes an object of another package that may yield a client, as `Depends(make)` does."""
        if not isinstance(leaf, cst.Call) or _is_mock(leaf):
            return False
        if self._source.text(leaf.func).rpartition(".")[2] in _HOLDERS:
            return True
        if any(isinstance(each, cst.ClassDef) for each in self._values.leaves(leaf.func)):
            return False
        return any(self._leads_to_client(arg.value) for arg in leaf.args)

    def _leads_to_client(self, node: cst.CSTNode) -> bool:
        """Whether an expression is a client, a class of clients or a function that returns one."""
        if CLIENTS.get(self._source.origin(node) or ""):
            return True
        leaves = self._values.leaves(node.body if isinstance(node, cst.Lambda) else node)
        return any(map(self._kinds, leaves))

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

    def _kinds(self, leaf: cst.CSTNode) -> set[bool]:
        """Whether a client is one of asyncio; nothing if it is not a client."""
        kinds: frozenset[str] = frozenset()
        if isinstance(leaf, cst.Annotation):
            kind = self._annotated(leaf)
            kinds = frozenset({kind} if kind is not None else ())
        elif isinstance(leaf, cst.Call):
            kinds = self._classes.of(leaf)
        elif isinstance(leaf, cst.Param) and (owner := self._owner(leaf)) is not None:
            kinds = self._classes.of_class(owner)
        return {each.startswith("Async") for each in kinds}

    def _is_own(self, leaf: cst.CSTNode) -> bool:
        """Whether a client is of a class of the program."""
        if isinstance(leaf, cst.Call):
            return self._source.origin(leaf.func) not in CLIENTS
        return isinstance(leaf, cst.Param)

    def _owner(self, param: cst.Param) -> cst.ClassDef | None:
        """The class of the object that a parameter named `self` is."""
        if param.name.value != "self":
            return None
        blocks = (e for e in self._source.around(param) if isinstance(e, cst.IndentedBlock))
        block = next(blocks, None)
        found = self._source.parent(block) if block is not None else None
        return found if isinstance(found, cst.ClassDef) else None

    def _declares(self, annotation: cst.Annotation) -> bool:
        return self._annotated(annotation) is not None

    def _annotated(self, annotation: cst.Annotation) -> str | None:
        pending: list[cst.CSTNode] = [annotation.annotation]
        if _is_of_classes(annotation.annotation):
            return None
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


def _is_mock(node: cst.CSTNode) -> bool:
    func = node.func if isinstance(node, cst.Call) else None
    name = func.attr if isinstance(func, cst.Attribute) else func
    return isinstance(name, cst.Name) and name.value in _MOCKS


def _is_spec(arg: cst.Arg) -> bool:
    """Whether an argument may be the class that a mock is like."""
    return arg.keyword is None or arg.keyword.value in ("spec", "spec_set")


def _has_arguments(call: cst.Call) -> bool:
    """Whether a call passes something that a client's constructor may take."""
    return any(arg.star for arg in call.args) or bool(keywords(call).keys() & _OF_CONSTRUCTION)


def _is_of_classes(node: cst.BaseExpression) -> bool:
    """Whether an annotation is of a class, and not of an object: `type[OpenAI]`."""
    return (
        isinstance(node, cst.Subscript)
        and isinstance(node.value, cst.Name)
        and node.value.value in ("type", "Type")
    )


_MOCKS = frozenset({"Mock", "MagicMock", "AsyncMock", "NonCallableMock", "create_autospec"})
_HOLDERS = frozenset(
    {"ContextVar", "Depends", "Factory", "Inject", "LocalProxy", "Provide", "Security"}
    | {"SimpleLazyObject", "Singleton"}
)
"""Classes of other packages whose objects yield what another function or place makes."""
_SETTING = (cst.AssignTarget, cst.AugAssign, cst.Del)
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
