"""azure-ai-inference's clients in a program: one class for each kind of model there, one for all here."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import libcst as cst

from gemini_sdk.migration.code.arguments import comments, keyword, keywords, with_arguments
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.flow import Flow, annotated
from gemini_sdk.migration.code.inference.names import (
    CLASSES,
    PACKAGE,
    client_class,
    is_name_within,
)
from gemini_sdk.migration.code.source import Program

_POSITIONAL = ("endpoint", "credential")
DEFAULTS = frozenset(
    "model temperature top_p max_tokens frequency_penalty presence_penalty stop seed response_format tools tool_choice "
    "dimensions encoding_format input_type model_extras".split()
)
"""Parameters of calls that a client may have, too."""
_KEPT = DEFAULTS | {*_POSITIONAL, "api_version", "headers"}
METHODS = {
    ("ChatCompletionsClient", "complete"): ("chat_completions", "messages"),
    ("EmbeddingsClient", "embed"): ("embeddings", "input"),
    ("ImageEmbeddingsClient", "embed"): ("image_embeddings", "input"),
}
"""The method here, and its positional argument."""
_KEYS = ("azure.core.credentials.AzureKeyCredential",)


@dataclass(frozen=True, eq=False, slots=True)
class InferenceCall:
    """A call of a client's method."""

    call: cst.Call
    method: str
    kind: str
    """The client's class there."""
    is_async: bool
    defaults: frozenset[str] = frozenset()
    """Parameters of calls that the construction of the client has."""


class InferenceClients:
    """The clients of a program and their calls."""

    def __init__(self, source: Program) -> None:
        self._source = source
        self._made = {
            call: found
            for call in source.all(cst.Call)
            if (found := self._constructed(call.func)) is not None
        }
        self._derived = {
            node: found
            for node in source.all(cst.ClassDef)
            for base in node.bases
            if (found := self._constructed(base.value)) is not None
        }
        self.calls = list(self._calls())

    def move(self, plan: Edits) -> None:
        """Construct clients of this package, and name them in annotations."""
        for call, (_, is_async) in self._made.items():
            name = _class(is_async)
            plan.require("gemini_sdk", name)
            _tell(self._source, plan, call)
            plan.edit(call, partial(_constructed, self._source, call, name))
        for derived, (kind, _) in self._derived.items():
            for each in derived.body.body:
                if isinstance(each, cst.FunctionDef) and (kind, each.name.value) in METHODS:
                    name = METHODS[kind, each.name.value][0]
                    plan.note(
                        each,
                        f"it is never called here: name it {name}, and give it the parameters of that method.",
                    )
        for node in (*self._source.all(cst.Attribute), *self._source.all(cst.Name)):
            found = client_class(self._source, node)
            if found is None or is_name_within(self._source, node):
                continue
            parent = self._source.parent(node)
            if not (isinstance(parent, cst.Call) and parent.func is node):
                plan.require("gemini_sdk", _class(found[1]))
                plan.replace(node, _class(found[1]))

    def _constructed(self, node: cst.BaseExpression) -> tuple[str, bool] | None:
        """The class of clients that an expression is, if it can be no other."""
        values = self._source.values(node) if isinstance(node, cst.Name) else []
        if len(values) != 1 or len(self._source.assigned(cst.ensure_type(node, cst.Name))) != 1:
            return client_class(self._source, node)
        return client_class(self._source, values[0])

    def _in_derived(self) -> Iterator[tuple[cst.CSTNode, tuple[str, bool]]]:
        """Objects of classes of the program that inherit from a client's class."""
        source = self._source
        for call in source.all(cst.Call):
            if not isinstance(call.func, cst.Name):
                continue
            classes = source.assigned(call.func)
            if call.func.value == "super" and not classes:
                classes = [each for each in source.around(call) if isinstance(each, cst.ClassDef)]
            for each in classes[:1]:
                if isinstance(each, cst.ClassDef) and each in self._derived:
                    yield call, self._derived[each]
        for node, found in self._derived.items():
            for method in (each for each in node.body.body if isinstance(each, cst.FunctionDef)):
                for first in method.params.params[:1]:
                    yield from ((read, found) for read in source.readings(first.name))

    def _calls(self) -> Iterator[InferenceCall]:
        source = self._source
        seeds: dict[cst.CSTNode, tuple[str, bool]] = {}
        seeds.update(self._made.items())
        derived = dict(self._in_derived())
        seeds.update(derived)
        for module in (PACKAGE, f"{PACKAGE}.aio"):
            for kind in CLASSES:
                for name, _ in annotated(source, (f"{module}.{kind}",)):
                    found = (kind, module.endswith(".aio"))
                    seeds |= dict.fromkeys(source.readings(name), found)
        seen: set[cst.CSTNode] = set()
        for seed, (kind, is_async) in seeds.items():
            for node in Flow(source, [seed]).nodes:
                for each in self._called(seed, node, kind, is_async=is_async):
                    is_theirs = seed not in derived or (kind, each.method) in METHODS
                    if is_theirs and each.call not in seen:
                        seen.add(each.call)
                        yield each
        yield from self._unknown(seen)

    def _called(
        self, seed: cst.CSTNode, node: cst.CSTNode, kind: str, *, is_async: bool
    ) -> Iterator[InferenceCall]:
        attribute = self._source.parent(node)
        if isinstance(attribute, cst.Attribute) and attribute.value is node:
            call = self._source.parent(attribute)
            if isinstance(call, cst.Call) and call.func is attribute:
                given = keywords(seed) if isinstance(seed, cst.Call) else {}
                defaults = DEFAULTS & given.keys()
                yield InferenceCall(call, attribute.attr.value, kind, is_async, defaults)

    def _unknown(self, seen: set[cst.CSTNode]) -> Iterator[InferenceCall]:
        """Calls of clients from other files, which only chat clients have in this form."""
        for call in self._source.all(cst.Call):
            func = call.func
            if call in seen or not isinstance(func, cst.Attribute) or func.attr.value != "complete":
                continue
            named = {arg.keyword.value for arg in call.args if arg.keyword is not None}
            if "messages" in named:
                is_async = isinstance(self._source.parent(call), cst.Await)
                yield InferenceCall(call, "complete", CLASSES[0], is_async)


def _class(is_async: bool) -> str:
    return "AsyncAzureInferenceClient" if is_async else "AzureInferenceClient"


def _named(call: cst.Call) -> list[tuple[str, cst.Arg]]:
    """The arguments of a construction by name; of those that are spread, the name is empty."""
    positional = iter(_POSITIONAL)
    return [
        (
            arg.keyword.value
            if arg.keyword is not None
            else ""
            if arg.star
            else next(positional, ""),
            arg,
        )
        for arg in call.args
    ]


def _tell(source: Program, plan: Edits, call: cst.Call) -> None:
    gone = [(name, arg) for name, arg in _named(call) if name and name not in _KEPT]
    for comment in comments(arg for _, arg in gone):
        plan.remark(call, comment)
    for name, arg in gone:
        if name == "credential_scopes" and _only(arg.value) is not None:
            continue
        text = source.text(arg.value)
        plan.note(call, f"{name} was {text}: the client has no such argument.")
    if any(arg.star for arg in call.args):
        plan.note(
            call,
            "arguments of the client are endpoint, credential, api_version and parameters of calls.",
        )


def _only(node: cst.BaseExpression) -> cst.BaseExpression | None:
    if isinstance(node, cst.List) and len(node.elements) == 1:
        return node.elements[0].value
    return None


def _constructed(source: Program, original: cst.Call, name: str, updated: cst.Call) -> cst.Call:
    args: list[cst.Arg] = []
    for (each, before), after in zip(_named(original), updated.args, strict=True):
        if each == "credential":
            args.append(after.with_changes(value=_key(source, before.value, after.value)))
        elif each == "credential_scopes" and (scope := _only(after.value)) is not None:
            args.append(keyword("credential_scope", scope))
        elif each in _KEPT or after.star:
            args.append(after)
    return with_arguments(updated, args).with_changes(func=cst.Name(name))


def _key(
    source: Program, before: cst.BaseExpression, after: cst.BaseExpression
) -> cst.BaseExpression:
    """The key itself, where it is wrapped in the call."""
    if (
        isinstance(before, cst.Call)
        and isinstance(after, cst.Call)
        and source.origin(before.func) in _KEYS
        and len(after.args) == 1
    ):
        return after.args[0].value
    return after
