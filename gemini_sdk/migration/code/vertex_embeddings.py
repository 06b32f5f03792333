"""Text embeddings of vertexai: `get_embeddings` of a model becomes `embed_content` of a client.

Only where every use of the model is such a call, and its texts have one task; else all of it stays.
"""

from typing import Any

import libcst as cst

from gemini_sdk.migration.code.arguments import keyword, keywords, with_arguments
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.source import Program
from gemini_sdk.migration.code.vertex_setup import ASYNC_CLIENT, CLIENT

_MODULES = ("vertexai.language_models", "vertexai.preview.language_models")
_METHODS = {"get_embeddings": CLIENT, "get_embeddings_async": ASYNC_CLIENT}
NAMES = frozenset(
    {"language_models", "language_models.TextEmbeddingModel", "language_models.TextEmbeddingInput"}
)


def move(source: Program, plan: Edits) -> None:
    """Have the client's method, where nothing stands against it."""
    models = [
        c for c in source.all(cst.Call) if _is(source, c, "TextEmbeddingModel.from_pretrained")
    ]
    inputs = [c for c in source.all(cst.Call) if _is(source, c, "TextEmbeddingInput")]
    calls: list[cst.Call] = []
    for model in models:
        found = _uses(source, model)
        if found is None or not model.args:
            return
        calls += found
    tasks = {
        source.text(task) for each in inputs for task in [_argument(each, 1, "task_type")] if task
    }
    places = {source.function(each) for each in (*calls, *inputs)}
    if not calls or len(tasks) > 1 or any(not _is_simple(each) for each in inputs):
        return
    if tasks and len(places) > 1:  # the task may be unknown where the call is
        return
    for call in (*models, *inputs):
        plan.edit(call, _text)
    for call in calls:
        _move_call(source, plan, call, next(iter(tasks), None))


def _is(source: Program, call: cst.Call, name: str) -> bool:
    return source.origin(call.func) in [f"{module}.{name}" for module in _MODULES]


def _is_simple(call: cst.Call) -> bool:
    """Whether an input has a text and perhaps a task, and no title."""
    if any(arg.star for arg in call.args) or len(call.args) > 2:
        return False
    return keywords(call).keys() <= {"text", "task_type"} and _argument(call, 0, "text") is not None


def _text(updated: cst.Call) -> cst.BaseExpression:
    return keywords(updated).get("text", updated.args[0]).value


def _argument(call: cst.Call, place: int, name: str) -> cst.BaseExpression | None:
    given = keywords(call)
    if name in given:
        return given[name].value
    at_place = [arg.value for arg in call.args if arg.keyword is None]
    return at_place[place] if len(at_place) > place else None


def _uses(source: Program, model: cst.Call) -> list[cst.Call] | None:
    """The calls of a model; None if it is used in another way."""
    parent = source.parent(model)
    reads: list[cst.BaseExpression] = [model]
    if isinstance(parent, cst.Assign) and len(parent.targets) == 1:
        target = parent.targets[0].target
        if not isinstance(target, cst.Name):
            return None
        reads = [*source.readings(target)]
    calls: list[cst.Call] = []
    for read in reads:
        attribute = source.parent(read)
        call = source.parent(attribute) if attribute is not None else None
        if not (
            isinstance(attribute, cst.Attribute)
            and attribute.attr.value in _METHODS
            and isinstance(call, cst.Call)
            and call.func is attribute
        ):
            return None
        calls.append(call)
    return calls


def _move_call(source: Program, plan: Edits, call: cst.Call, task: str | None) -> None:
    awaited = source.parent(call)
    is_awaited = isinstance(awaited, cst.Await)
    client = _METHODS[call.func.attr.value] if isinstance(call.func, cst.Attribute) else CLIENT

    def edit(updated: Any) -> Any:
        args: list[cst.Arg] = [cst.Arg(updated.func.value)]
        for arg in updated.args:
            name = arg.keyword.value if arg.keyword is not None else ""
            args.append(
                arg.with_changes(keyword=None, equal=cst.MaybeSentinel.DEFAULT)
                if name == "texts"
                else arg
            )
        if task is not None:
            args.append(keyword("task_type", cst.parse_expression(task)))
        func = cst.parse_expression(f"{client}.embed_content")
        made = with_arguments(updated, args).with_changes(func=func)
        return made if is_awaited else cst.Attribute(made, cst.Name("embeddings"))

    plan.edit(call, edit)
    if isinstance(awaited, cst.Await):
        bracket = {"lpar": [cst.LeftParen()], "rpar": [cst.RightParen()]}
        plan.edit(
            awaited,
            lambda updated: cst.Attribute(updated.with_changes(**bracket), cst.Name("embeddings")),
        )
    if any(node.attr.value == "statistics" for node in source.all(cst.Attribute)):
        plan.note(call, "embeddings have values here, and no statistics.")
