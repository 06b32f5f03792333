"""The functions of google-generativeai, as methods of a client."""

from dataclasses import dataclass, field
from functools import partial

import libcst as cst

from gemini_sdk.migration.code.arguments import is_spread, keyword, with_arguments
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.flow import Flow
from gemini_sdk.migration.code.generativeai.names import ASYNC_CLIENT, CLIENT, own_name
from gemini_sdk.migration.code.source import Program, literal_text


@dataclass(frozen=True, slots=True)
class _Function:
    path: str
    parameters: tuple[str, ...]
    """Those that may be positional."""
    positional: tuple[str, ...] = ()
    """Arguments that are positional here."""
    renamed: dict[str, str] = field(default_factory=dict[str, str])
    kept: frozenset[str] = frozenset()
    """Other arguments that are here, too."""


def _kept(names: str) -> frozenset[str]:
    return frozenset(names.split())


_EMBED = _Function(
    "embed_content",
    ("model", "content", "task_type", "title", "output_dimensionality"),
    ("model", "content"),
    kept=_kept("task_type title output_dimensionality"),
)
_FUNCTIONS = {
    "embed_content": _EMBED,
    "embed_content_async": _EMBED,
    "upload_file": _Function(
        "files.upload", ("path",), ("path",), kept=_kept("mime_type name display_name")
    ),
    "get_file": _Function("files.get", ("name",), ("name",)),
    "delete_file": _Function("files.delete", ("name",), ("name",)),
    "list_files": _Function("files.list", ("page_size",), kept=_kept("page_size")),
    "list_models": _Function("models.list", (), kept=_kept("page_size")),
    "get_model": _Function("models.get", ("name",), ("name",)),
    "get_base_model": _Function("models.get", ("name",), ("name",)),
    "create_tuned_model": _Function(
        "tuned_models.create",
        ("source_model", "training_data"),
        renamed={"source_model": "base_model", "id": "tuned_model_id"},
        kept=_kept(
            "training_data display_name description temperature top_p top_k epoch_count batch_size learning_rate"
        ),
    ),
    "list_tuned_models": _Function("tuned_models.list", (), kept=_kept("page_size")),
    "get_tuned_model": _Function("tuned_models.get", ("name",), ("name",)),
    "delete_tuned_model": _Function("tuned_models.delete", ("tuned_model",), ("tuned_model",)),
}
_OPERATION = {"result": "wait"}


def move(source: Program, plan: Edits) -> None:
    """Call methods of a client instead of functions of the package."""
    for call in source.all(cst.Call):
        name = own_name(source, call.func) or ""
        function = _FUNCTIONS.get(name)
        if function is not None and is_spread(call):
            plan.note(call, f"write the arguments of {function.path} here, each by its name.")
        elif function is not None:
            _move_call(plan, call, function, is_async=name.endswith("_async"))
        if function is _EMBED and not is_spread(call):
            _move_embedding(source, plan, call)
        if name == "create_tuned_model":
            _move_operation(source, plan, call)
        if name in ("upload_file", "get_file", "get_tuned_model", "get_model"):
            _move_state(source, plan, call)
        if name in ("upload_file", "get_file", "list_files"):
            _move_deletion(source, plan, call)
        if name == "update_tuned_model":
            plan.note(
                call, "client.tuned_models.update(name, description=...) takes the changes by name."
            )


def _move_call(plan: Edits, call: cst.Call, function: _Function, *, is_async: bool) -> None:
    names = _names(call, function)
    known = {*function.positional, *function.renamed, *function.kept}
    for name in names:
        if name not in known | {"resumable", "client"}:
            plan.note(
                call, f"{name or 'an argument'} was left out: there is no such argument here."
            )
    client = ASYNC_CLIENT if is_async else CLIENT
    plan.edit(call, partial(_written, names, function, f"{client}.{function.path}"))


def _names(call: cst.Call, function: _Function) -> list[str]:
    listed = iter(function.parameters)
    return [
        arg.keyword.value if arg.keyword is not None else "" if arg.star else next(listed, "")
        for arg in call.args
    ]


def _written(names: list[str], function: _Function, path: str, updated: cst.Call) -> cst.Call:
    values = {name: arg.value for name, arg in zip(names, updated.args, strict=True)}
    args = [cst.Arg(values[name]) for name in function.positional if name in values]
    for name, value in values.items():
        if name in function.renamed or name in function.kept:
            made = _task(value) if name == "task_type" else value
            args.append(keyword(function.renamed.get(name, name), made))
    return with_arguments(updated, args).with_changes(func=cst.parse_expression(path))


def _task(value: cst.BaseExpression) -> cst.BaseExpression:
    """A task of embeddings by its name in the API."""
    text = literal_text(value)
    if text is None:
        return value
    return cst.SimpleString(f'"{text.upper().removeprefix("TASK_TYPE_")}"')


def _move_embedding(source: Program, plan: Edits, call: cst.Call) -> None:
    """`result["embedding"]` is one vector, or one for each text."""
    names = _names(call, _EMBED)
    content = call.args[names.index("content")].value if "content" in names else None
    if isinstance(content, cst.Name) and len(source.values(content)) == 1:
        content = source.values(content)[0]
    several = isinstance(content, cst.List | cst.ListComp | cst.Tuple)
    one = content is not None and (
        literal_text(content) is not None or isinstance(content, cst.FormattedString)
    )
    for node in Flow(source, [call]).nodes:
        parent = source.parent(node)
        if not isinstance(parent, cst.Subscript) or parent.value is not node:
            continue
        if one:
            plan.edit(parent, partial(_vectors, "_.embeddings[0].values"))
        elif several:
            plan.edit(parent, partial(_vectors, "[each.values for each in _.embeddings]"))
        else:
            plan.note(
                parent,
                "the vector of one text is answer.embeddings[0].values; answer.embeddings has one for each text.",
            )


def _vectors(code: str, updated: cst.Subscript) -> cst.BaseExpression:
    text = cst.Module([]).code_for_node(updated.value)
    return cst.parse_expression(code.replace("_.", f"{text}.", 1))


def _move_operation(source: Program, plan: Edits, call: cst.Call) -> None:
    for node in Flow(source, [call]).nodes:
        parent = source.parent(node)
        if not isinstance(parent, cst.Attribute):
            continue
        if parent.attr.value in _OPERATION:
            plan.edit(parent.attr, lambda updated: updated.with_changes(value="wait"))
        elif parent.attr.value == "wait_bar":
            plan.note(
                parent,
                "operation.wait(on_progress=print) waits and calls a function with the progress.",
            )


def _move_state(source: Program, plan: Edits, call: cst.Call) -> None:
    for node in Flow(source, [call], parts=True).nodes:
        parent = source.parent(node)
        if (
            isinstance(node, cst.Attribute)
            and node.attr.value == "state"
            and isinstance(parent, cst.Attribute)
            and parent.attr.value == "name"
        ):
            plan.edit(parent, lambda updated: updated.value)


def _move_deletion(source: Program, plan: Edits, call: cst.Call) -> None:
    """`file.delete()` is a method of the client."""
    for node in Flow(source, [call], parts=True).nodes:
        method = source.parent(node)
        deleted = source.parent(method) if isinstance(method, cst.Attribute) else None
        if not isinstance(method, cst.Attribute) or method.attr.value not in ("delete", "to_dict"):
            continue
        if method.attr.value == "delete" and isinstance(deleted, cst.Call):
            plan.edit(deleted, _deleted)
        elif isinstance(deleted, cst.Call):
            plan.note(method, "files have no to_dict here: write model_dump(exclude_unset=True).")


def _deleted(updated: cst.Call) -> cst.Call:
    func = cst.ensure_type(updated.func, cst.Attribute)
    path = cst.parse_expression(f"{CLIENT}.files.delete")
    return updated.with_changes(func=path, args=[cst.Arg(func.value)])
