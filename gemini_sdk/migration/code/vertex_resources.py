"""Cached contents and tuning jobs of vertexai, as those of a Vertex client."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import libcst as cst

from gemini_sdk.migration.code.arguments import with_arguments
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.imports import Home
from gemini_sdk.migration.code.source import Program, is_annotation
from gemini_sdk.migration.code.vertex_setup import CLIENT


@dataclass(frozen=True, slots=True)
class _Kind:
    """A class of vertexai whose instances are resources of the service."""

    name: str
    home: Home
    methods: str
    """The part of the client that has its methods."""
    functions: Mapping[str, str]
    """Functions and methods of the class, by the names here."""
    keywords: Mapping[str, str]
    changes: Mapping[str, str]
    """Methods of an instance that change it, or end it, by the names here."""
    attributes: Mapping[str, str] = field(default_factory=dict[str, str])
    """Attributes of an instance; `{0}` stands for it."""


KINDS = (
    _Kind(
        "caching.CachedContent",
        ("gemini_sdk.types.cached_contents", "CachedContent"),
        "cached_contents",
        {"create": "create", "get": "get", "list": "list", "": "get"},
        {"model_name": "model", "cached_content_name": "name", "resource_name": "name"},
        {"update": "update", "delete": "delete", "refresh": "get"},
        {"resource_name": "{0}.name", "model_name": "{0}.model"},
    ),
    _Kind(
        "tuning.sft.SupervisedTuningJob",
        ("gemini_sdk.types.tuning_jobs", "TuningJob"),
        "tuning_jobs",
        {"list": "list", "": "get", "train": "create"},
        {
            "source_model": "base_model",
            "train_dataset": "training_dataset_uri",
            "validation_dataset": "validation_dataset_uri",
            "epochs": "epoch_count",
            "tuning_job_name": "name",
        },
        {"refresh": "get", "cancel": "cancel"},
        {
            "resource_name": "{0}.name",
            "has_ended": "({0}.end_time is not None)",
            "has_succeeded": '({0}.state == "JOB_STATE_SUCCEEDED")',
            "tuned_model_name": "({0}.tuned_model and {0}.tuned_model.model)",
            "tuned_model_endpoint_name": "({0}.tuned_model and {0}.tuned_model.endpoint)",
        },
    ),
)
MODULES = frozenset({"caching", "tuning", "tuning.sft"})


def home(name: str) -> Home | None:
    """The home of a class of resources."""
    return next((kind.home for kind in KINDS if kind.name == plain(name)), None)


def plain(name: str) -> str:
    """A name within vertexai, whether it is of a preview or not."""
    return name.removeprefix("preview.")


def move(source: Program, plan: Edits) -> None:
    """Have the client's methods in place of functions and methods of classes."""
    for kind in KINDS:
        for call, function in _calls(source, kind):
            plan.edit(call, partial(_called, kind, function))
        for node in _instances(source, kind):
            _move_use(source, plan, kind, node)


def _calls(source: Program, kind: _Kind) -> Iterator[tuple[cst.Call, str]]:
    module = kind.name.rpartition(".")[0]
    for call in source.all(cst.Call):
        name = plain((source.origin(call.func) or "").removeprefix("vertexai."))
        for function, here in kind.functions.items():
            if name in (f"{kind.name}.{function}".rstrip("."), f"{module}.{function}"):
                yield call, here


def _called(kind: _Kind, function: str, updated: cst.Call) -> cst.Call:
    func = cst.parse_expression(f"{CLIENT}.{kind.methods}.{function}")
    args = [_renamed(arg, kind) for arg in updated.args]
    return updated.with_changes(func=func, args=args)


def _renamed(arg: cst.Arg, kind: _Kind) -> cst.Arg:
    name = kind.keywords.get(arg.keyword.value) if arg.keyword is not None else None
    return arg.with_changes(keyword=cst.Name(name)) if name is not None else arg


def _instances(source: Program, kind: _Kind) -> Iterator[cst.BaseExpression]:
    """The uses of variables that hold an instance, of attributes that do, and instances that are used at once."""
    attributes: set[str] = set()
    names: list[cst.Name] = []
    for call, function in _calls(source, kind):
        parent = source.parent(call)
        targets: list[cst.CSTNode] = []
        if isinstance(parent, cst.For | cst.CompFor) and function == "list":
            targets = [parent.target]
        elif function == "list":
            continue
        elif isinstance(parent, cst.Assign):
            targets = [each.target for each in parent.targets]
        elif isinstance(parent, cst.AnnAssign | cst.NamedExpr):
            targets = [parent.target]
        else:
            yield call
        names += [each for each in targets if isinstance(each, cst.Name)]
        attributes |= {source.text(e) for e in targets if isinstance(e, cst.Attribute)}
    for parameter in source.all(cst.Param):
        if parameter.annotation is not None and _is_of(source, parameter.annotation, kind):
            names.append(parameter.name)
    for name in dict.fromkeys(names):
        yield from source.readings(name)
    for node in source.all(cst.Attribute):
        if source.text(node) in attributes and not _is_assigned(source, node):
            yield node


def _is_of(source: Program, annotation: cst.Annotation, kind: _Kind) -> bool:
    name = (source.origin(annotation.annotation) or "").removeprefix("vertexai.")
    return plain(name) == kind.name


def _is_assigned(source: Program, node: cst.CSTNode) -> bool:
    return isinstance(source.parent(node), cst.AssignTarget | cst.AnnAssign)


def _move_use(source: Program, plan: Edits, kind: _Kind, node: cst.BaseExpression) -> None:
    parent = source.parent(node)
    if not isinstance(parent, cst.Attribute) or is_annotation(source, node):
        return
    name = parent.attr.value
    call = source.parent(parent)
    if name in kind.changes and isinstance(call, cst.Call) and call.func is parent:
        _move_change(source, plan, kind, call, node)
    elif name in kind.attributes:
        form = kind.attributes[name]
        plan.edit(
            parent,
            lambda updated: cst.parse_expression(form.format(source.text(updated.value))),
        )
    elif isinstance(call, cst.Call) and call.func is parent:
        plan.note(call, f"{name} has no counterpart in {CLIENT}.{kind.methods}.")


def _move_change(
    source: Program, plan: Edits, kind: _Kind, call: cst.Call, node: cst.BaseExpression
) -> None:
    function = kind.changes[_attribute(call)]

    def edit(updated: Any) -> cst.Call:
        args = [cst.Arg(updated.func.value), *(_renamed(arg, kind) for arg in updated.args)]
        func = cst.parse_expression(f"{CLIENT}.{kind.methods}.{function}")
        return with_arguments(updated, args).with_changes(func=func)

    plan.edit(call, edit)
    statement = source.parent(call)
    if function in ("delete", "cancel") or not isinstance(statement, cst.Expr):
        return
    if isinstance(node, cst.Attribute) or (isinstance(node, cst.Name) and _is_local(source, node)):
        target = cst.AssignTarget(node)
        plan.edit(statement, lambda updated: cst.Assign([target], updated.value, updated.semicolon))
    else:
        plan.note(call, f"{source.text(node)} does not change: use what {function} returns.")


def _attribute(call: cst.Call) -> str:
    return call.func.attr.value if isinstance(call.func, cst.Attribute) else ""


def _is_local(source: Program, name: cst.Name) -> bool:
    """Whether an assignment here would be to the same variable."""
    scope = source.scope(name)
    return scope is not None and any(each.scope is scope for each in scope[name.value])
