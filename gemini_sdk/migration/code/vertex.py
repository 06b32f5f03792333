"""Programs for vertexai.generative_models: a client of Vertex AI instead of a global one and of its models.

A GenerativeModel becomes the name of the model, and what it was set up with goes along with each call.
"""

from typing import Any

import libcst as cst

from gemini_sdk.known_models.catalogue import default_model
from gemini_sdk.migration.code import (
    unknown_models,
    vertex_embeddings,
    vertex_resources,
    vertex_tools,
    vertex_types,
)
from gemini_sdk.migration.code.answer_uses import AttributeNames, Words, follow, retell
from gemini_sdk.migration.code.arguments import (
    SPREAD,
    has_names_only,
    is_spread,
    keyword,
    keywords,
    with_arguments,
)
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.request import UnsupportedCallError
from gemini_sdk.migration.code.source import Program, is_name
from gemini_sdk.migration.code.unknown_models import METHODS, is_others
from gemini_sdk.migration.code.vertex_models import VertexModel, VertexModels, VertexUse, is_cached
from gemini_sdk.migration.code.vertex_setup import ASYNC_CLIENT, CLIENT

_COUNTS = frozenset("count_tokens count_tokens_async compute_tokens compute_tokens_async".split())
_STREAMED = {"generate_content": "stream_generate_content", "send_message": "stream_message"}
_POSITIONAL = ("contents", "generation_config", "safety_settings", "tools")
_READ: Words = {
    ("text",): "text",
    ("candidates", 0, "text"): "text",
    ("candidates", 0, "content"): "content",
    ("candidates", 0, "finish_reason"): "finish_reason",
    ("candidates", 0, "function_calls"): "function_calls",
    ("candidates", 0, "content", "parts", 0, "text"): "text",
    ("usage_metadata",): "usage_metadata",
    ("prompt_feedback",): "prompt_feedback",
    ("to_dict",): "model_dump",
}
_ALWAYS_THERE = {"text": '""', "content": "Content()"}
"""What answers there always have and answers here may lack, and what stands for it then."""
_WORDS = AttributeNames(whole=_READ, chunk=_READ, passed_on=True)


def move(source: Program, plan: Edits) -> None:
    """Have Vertex AI's client and types of this package."""
    if not source.imports("vertexai"):
        return
    models = VertexModels(source)
    uses = [use for use in models.uses() if has_names_only(use.call)]
    for use in uses:
        _move_use(source, plan, use)
    for model in models.all:
        _move_model(plan, model)
    _tell_unknown(source, plan, {use.call for use in uses})
    vertex_resources.move(source, plan)
    vertex_embeddings.move(source, plan)
    vertex_tools.move(source, plan)
    vertex_types.move(source, plan)


def _move_use(source: Program, plan: Edits, use: VertexUse) -> None:
    call, method = use.call, use.method
    if is_spread(call):
        plan.note(call, SPREAD)
    streamed = _is_streamed(source, plan, call)
    name = METHODS.get(method, "send_message")
    name = _STREAMED.get(name, name) if streamed else name
    client = ASYNC_CLIENT if use.is_async else CLIENT
    options = use.model.options if use.model is not None and method not in _COUNTS else {}
    if use.is_unclear and method not in _COUNTS:
        plan.note(call, "it may be asked of models with different settings: pass those of each.")

    def edit(updated: Any) -> cst.Call:
        holder = updated.func.value
        args = _arguments(updated)
        if use.is_chat:
            return with_arguments(updated, args).with_changes(
                func=cst.Attribute(holder, cst.Name(name))
            )
        given = {arg.keyword.value for arg in args if arg.keyword is not None}
        if isinstance(holder, cst.Call):  # a model made for this call alone
            args = [cst.Arg(_model_name(holder)), *args, *_kept(holder)]
        else:
            args.insert(0, cst.Arg(holder))
            args += [
                keyword(option, cst.parse_expression(code))
                for option, code in options.items()
                if option not in given
            ]
        func = cst.parse_expression(f"{client}.{name}")
        return with_arguments(updated, args).with_changes(func=func)

    plan.edit(call, edit)
    parent = source.parent(call)
    if isinstance(parent, cst.Await) and streamed:
        plan.edit(
            parent,
            lambda updated: updated.expression.with_changes(lpar=updated.lpar, rpar=updated.rpar),
        )
    if method not in _COUNTS | {"start_chat"}:
        value = parent if isinstance(parent, cst.Await) else call
        _move_readings(source, plan, value, streamed=streamed)


def _tell_unknown(source: Program, plan: Edits, known: set[cst.Call]) -> None:
    """Say of what may be the call of a model that comes from elsewhere that a model is a name here."""
    unknown_models.report(source, plan, known, "vertexai", (CLIENT, ASYNC_CLIENT))
    for call in source.all(cst.Call):
        func = call.func
        if call in known or call.args or not isinstance(func, cst.Attribute) or func in plan.edits:
            continue
        if func.attr.value == "to_dict" and not is_others(source, func, "vertexai"):
            plan.note(call, "answers have no to_dict here: write model_dump(exclude_unset=True).")


def _is_streamed(source: Program, plan: Edits, call: cst.Call) -> bool:
    for arg in call.args:
        if arg.keyword is not None and arg.keyword.value == "stream":
            if not (is_name(arg.value, "True") or is_name(arg.value, "False")):
                plan.note(
                    call,
                    f"it streamed where {source.text(arg.value)}: streaming is a separate method.",
                )
            return is_name(arg.value, "True")
    return False


def _arguments(call: cst.Call) -> list[cst.Arg]:
    """Arguments of a call that says something: what is said goes by its place, the rest by name."""
    said: list[cst.Arg] = []
    named: list[cst.Arg] = []
    place = 0
    for arg in call.args:
        if arg.keyword is None and not arg.star:
            if place == 0:
                said.append(arg)
            else:
                named.append(keyword(_POSITIONAL[min(place, 3)], arg.value))
            place += 1
        elif arg.keyword is not None and arg.keyword.value in ("contents", "content"):
            said.append(cst.Arg(arg.value))
        elif arg.keyword is None or arg.keyword.value not in ("stream", "response_validation"):
            named.append(arg)
    return said + named


def _move_readings(source: Program, plan: Edits, value: Any, *, streamed: bool) -> None:
    try:
        reading = follow(source, value, _WORDS, streamed=streamed)
    except UnsupportedCallError as reason:
        if "as a whole" not in str(reason):
            plan.note(value, f"{reason}, which may be missing here.")
        return
    for node, steps, attributes in reading.reads:
        retell(source, plan, (node, steps, attributes), _ALWAYS_THERE)
        if attributes == "content":
            plan.require(vertex_types.HOME, "Content")
        around = source.parent(node)
        if attributes == "model_dump" and isinstance(around, cst.Call):
            plan.edit(around, _dumped)
        if attributes == "finish_reason":
            plan.note(node, "finish reasons are strings here: STOP, MAX_TOKENS, SAFETY and others.")


def _dumped(updated: cst.Call) -> cst.Call:
    args = [keyword("mode", cst.SimpleString('"json"')), keyword("exclude_unset", cst.Name("True"))]
    return with_arguments(updated, args)


def _model_name(call: cst.Call) -> cst.BaseExpression:
    for arg in call.args:
        if arg.keyword is None or arg.keyword.value in ("model_name", "cached_content"):
            value = arg.value.with_changes(lpar=(), rpar=())
            return cst.Attribute(value, cst.Name("model")) if is_cached(call) else value
    return cst.SimpleString(f'"{default_model()}"')


def _kept(call: cst.Call) -> list[cst.Arg]:
    return [keyword(name, value) for name, value in _options(call).items()]


def _options(call: cst.Call) -> dict[str, cst.BaseExpression]:
    """The options of a model."""
    options = {name: arg.value for name, arg in keywords(call).items() if name != "model_name"}
    if is_cached(call) and call.args[0].keyword is None:
        options["cached_content"] = call.args[0].value
    return options


def _move_model(plan: Edits, model: VertexModel) -> None:
    """Have a name where a model was, and what it was set up with before it."""
    if is_spread(model.call):
        plan.note(model.call, "a model is its name here: pass its other options with each call.")
    if model.is_called:
        return
    kept = {name for name, code in model.options.items() if code.startswith(model.prefix or "\0")}
    if model.holder is None:
        names = ", ".join(_options(model.call))
        given = f", {names}" if names else ""
        plan.note(
            model.call,
            f"a model is its name here: write {CLIENT}.generate_content(name, contents{given}).",
        )
    if not kept:
        plan.edit(model.call, _model_name)
        return
    statement = plan.line(model.call)
    if statement is None:
        return

    def edit(updated: Any) -> Any:
        assign = updated.body[0]
        call = assign.value
        lines: list[Any] = []
        for name, value in _options(call).items():
            if name in kept:
                target: Any = cst.parse_expression(model.options[name])
                typed = vertex_types.config(value) if name == "generation_config" else value
                assigned = cst.Assign([cst.AssignTarget(target)], typed)
                lines.append(cst.SimpleStatementLine([assigned]))
        named = updated.with_changes(
            body=[assign.with_changes(value=_model_name(call))], leading_lines=()
        )
        lines.append(named)
        lines[0] = lines[0].with_changes(leading_lines=updated.leading_lines)
        return cst.FlattenSentinel(lines)

    if "generation_config" in kept:
        plan.require(vertex_types.HOME, "GenerationConfig")
    plan.edit(statement, edit)
