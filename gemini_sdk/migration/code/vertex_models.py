"""The models and chats of a program for vertexai: where they are made, what they are called, what is asked of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import libcst as cst

from gemini_sdk.migration.code.arguments import is_named, is_spread, keywords
from gemini_sdk.migration.code.source import Program
from gemini_sdk.migration.code.sources import value_sources

PACKAGES = ("vertexai.generative_models", "vertexai.preview.generative_models", "vertexai")
_METHODS = frozenset(
    "generate_content generate_content_async count_tokens count_tokens_async compute_tokens "
    "compute_tokens_async start_chat".split()
)
_MESSAGES = frozenset({"send_message", "send_message_async"})


def own_name(origin: str | None) -> str | None:
    """A name within the package, wherever it is from: `GenerativeModel`, `Part.from_uri`, `init`."""
    if origin in PACKAGES[:-1]:
        return "generative_models"
    for package in PACKAGES:
        if origin is not None and origin.startswith(f"{package}."):
            name = origin.removeprefix(f"{package}.")
            return name.removeprefix("generative_models.")
    return None


def is_cached(call: cst.Call) -> bool:
    """Whether a model is made of a cached content."""
    return isinstance(call.func, cst.Attribute) and call.func.attr.value == "from_cached_content"


def _is_model(source: Program, call: cst.Call) -> bool:
    name = own_name(source.origin(call.func))
    if name == "GenerativeModel.from_cached_content":
        # The content is named twice, so that it has to be a variable.
        return bool(call.args) and isinstance(call.args[0].value, cst.Name) and not is_spread(call)
    return name == "GenerativeModel" and is_named(call)


@dataclass(frozen=True, slots=True)
class VertexModel:
    """A GenerativeModel."""

    call: cst.Call
    """The expression that constructs the model."""
    holder: str | None
    """The variable or attribute that the model is assigned to; None if there is none."""
    is_called: bool
    """Whether a method of the model is called at once, without a variable."""
    options: dict[str, str] = field(default_factory=dict[str, str])
    """The options of the model, each with the code that stands for it in other places."""

    @property
    def prefix(self) -> str | None:
        """The beginning of the names of variables for the options."""
        return f"{self.holder}_" if self.holder else None


@dataclass(frozen=True, slots=True)
class VertexUse:
    """Something asked of a model or in a chat."""

    call: cst.Call
    method: str
    is_async: bool
    is_chat: bool
    model: VertexModel | None
    """The model that is asked; the last of those that it may be."""
    is_unclear: bool = False
    """Whether it may be one of several models with different options."""


class VertexModels:
    """The models of a program. A name that is one anywhere in a file is one everywhere in it."""

    def __init__(self, source: Program) -> None:
        self._source = source
        self.all = [self._model(call) for call in source.all(cst.Call) if _is_model(source, call)]
        self._held = {model.holder: model for model in self.all if model.holder}
        self._annotated = self._parameters("GenerativeModel")
        self._chats = self._parameters("ChatSession") | self._started()

    def uses(self) -> Iterator[VertexUse]:
        """The calls of models and of their chats."""
        asked_later = {
            self._source.text(call.func.value)
            for call in self._source.all(cst.Call)
            if isinstance(call.func, cst.Attribute) and call.func.attr.value == "send_message_async"
        }
        for call in self._source.all(cst.Call):
            if not isinstance(call.func, cst.Attribute):
                continue
            method, base = call.func.attr.value, call.func.value
            if method in _MESSAGES and self._source.text(base) in self._chats:
                yield VertexUse(call, method, method.endswith("_async"), True, None)
            elif method in _METHODS and self._is_model(base):
                is_async = method.endswith("_async") or bool(self._targets(call) & asked_later)
                found = self._held_by(base)
                settings = {tuple(sorted(model.options.items())) for model in found}
                last = found[-1] if found else None
                yield VertexUse(call, method, is_async, False, last, len(settings) > 1)

    def _held_by(self, base: cst.BaseExpression) -> list[VertexModel]:
        """The models that an expression may stand for: by scope, and else all that are assigned to its name."""
        leaves = value_sources(self._source).leaves(base)
        found = [model for model in self.all if model.holder and model.call in leaves]
        name = self._source.text(base)
        return found or [model for model in self.all if model.holder == name]

    def _is_model(self, node: cst.BaseExpression) -> bool:
        if isinstance(node, cst.Call):
            return _is_model(self._source, node)
        text = self._source.text(node)
        return text in self._held or text in self._annotated

    def _model(self, call: cst.Call) -> VertexModel:
        parent = self._source.parent(call)
        holders = self._targets(call)
        called = isinstance(parent, cst.Attribute) and parent.attr.value in _METHODS
        holder = next(iter(holders), None)
        options = {
            name: self._code(name, arg, holder)
            for name, arg in keywords(call).items()
            if name != "model_name"
        }
        if is_cached(call) and call.args[0].keyword is None:
            options["cached_content"] = self._source.text(call.args[0].value)
        return VertexModel(call, holder, called, options)

    def _code(self, name: str, arg: cst.Arg, holder: str | None) -> str:
        if holder is None or isinstance(arg.value, cst.Name | cst.SimpleString | cst.Integer):
            return self._source.text(arg.value)
        return f"{holder}_{name}"

    def _targets(self, call: cst.Call) -> set[str]:
        parent = self._source.parent(call)
        if isinstance(parent, cst.Assign) and len(parent.targets) == 1:
            return {self._source.text(parent.targets[0].target)}
        if isinstance(parent, cst.AnnAssign):
            return {self._source.text(parent.target)}
        return set()

    def _parameters(self, kind: str) -> set[str]:
        found: set[str] = set()
        for node in self._source.all(cst.Param):
            if node.annotation is not None:
                origin = self._source.origin(node.annotation.annotation)
                if own_name(origin) == kind:
                    found.add(node.name.value)
        return found

    def _started(self) -> set[str]:
        found: set[str] = set()
        for call in self._source.all(cst.Call):
            func = call.func
            if (
                isinstance(func, cst.Attribute)
                and func.attr.value == "start_chat"
                and self._is_model(func.value)
            ):
                found |= self._targets(call)
        return found
