"""The models and chats of a program for google-generativeai, and their calls."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import libcst as cst

from gemini_sdk.known_models.catalogue import default_model
from gemini_sdk.migration.code import unknown_models
from gemini_sdk.migration.code.arguments import (
    SPREAD,
    has_names_only,
    is_named,
    is_spread,
    keyword,
    keywords,
    with_arguments,
)
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.flow import Flow, annotated, within
from gemini_sdk.migration.code.generativeai import answers
from gemini_sdk.migration.code.generativeai.names import (
    ASYNC_CLIENT,
    CLIENT,
    PACKAGE,
    own_name,
)
from gemini_sdk.migration.code.source import Program, is_name, literal_text
from gemini_sdk.migration.code.sources import value_sources

_MODEL_ARGUMENTS = ("model_name", "safety_settings", "generation_config", "tools", "tool_config")
_OVERRIDES = ("generation_config", "safety_settings", "tools", "tool_config")
_METHODS = {
    "generate_content": "generate_content",
    "generate_content_async": "generate_content",
    "count_tokens": "count_tokens",
    "count_tokens_async": "count_tokens",
    "start_chat": "chats.create",
}
_MESSAGES = ("send_message", "send_message_async")
_STREAMED = {"generate_content": "stream_generate_content", "send_message": "stream_message"}
_SPREAD = "keys of a mapping have to be arguments of generate_content: model, system_instruction and others."
_CODE = '{"code_execution": {}}'
_CHAT_ADVICE = {
    "last": "the answer is what send_message returned.",
    "rewind": "del chat.history[-2:] takes the last message and its answer back.",
}


@dataclass(frozen=True, eq=False, slots=True)
class _Use:
    call: cst.Call
    method: str
    is_async: bool
    makers: tuple[cst.Call, ...] = ()
    """The constructions of the model that may be meant."""
    is_known: bool = True
    """Whether it cannot be another model."""


def move(source: Program, plan: Edits) -> None:
    """Rewrite models, chats and their calls."""
    constructed = [c for c in source.all(cst.Call) if own_name(source, c.func) == "GenerativeModel"]
    made = [call for call in constructed if is_named(call)]
    for call in constructed:
        if is_spread(call):
            plan.note(call, _SPREAD if is_named(call) else "write the name of the model here.")
    is_dict = any(len(call.args) > 1 for call in made)
    uses = [use for use in _uses(source, made) if has_names_only(use.call)]
    chats = [use.call for use in uses if use.method == "start_chat"]
    messages = [use for use in _messages(source, plan, chats) if has_names_only(use.call)]
    known = {use.call for use in (*uses, *messages)}
    unknown_models.report(source, plan, known, PACKAGE, (CLIENT, ASYNC_CLIENT), is_dict=is_dict)
    later = {maker for use in messages if use.is_async for maker in use.makers}
    pictures = Flow(
        source, [c for c in source.all(cst.Call) if source.origin(c.func) == "PIL.Image.open"]
    )
    for use in uses:
        is_async = use.is_async or use.call in later
        _move_call(source, plan, use, client=ASYNC_CLIENT if is_async else CLIENT, is_dict=is_dict)
    for use in messages:
        _move_call(source, plan, use, client=None, is_dict=False)
    for use in (*uses, *messages):
        if any(node in pictures for node in within(use.call)):
            plan.note(use.call, "pictures of PIL are parts by Part.from_file(path) here.")
    for call in (*made, *known):
        _move_tools(source, plan, call)
    for call in made:
        _move_model(source, plan, call, is_dict=is_dict)
    answers.move(source, plan, [u.call for u in (*uses, *messages) if u.method != "start_chat"])


def _uses(source: Program, made: list[cst.Call]) -> Iterator[_Use]:
    reached: dict[cst.CSTNode, list[cst.Call]] = {}
    for call in made:
        for node in Flow(source, [call]).nodes:
            reached.setdefault(node, []).append(call)
    kinds = (f"{PACKAGE}.GenerativeModel", f"{PACKAGE}.generative_models.GenerativeModel")
    declared: set[cst.CSTNode] = set()
    for name, _ in annotated(source, kinds):
        declared |= set(Flow(source, source.readings(name)).nodes)
    for call in source.all(cst.Call):
        func = call.func
        if not isinstance(func, cst.Attribute) or func.attr.value not in _METHODS:
            continue
        if func.value in reached or func.value in declared:
            makers = tuple(reached.get(func.value, ()))
            is_async = func.attr.value.endswith("_async")
            yield _Use(call, func.attr.value, is_async, makers, bool(makers))


def _messages(source: Program, plan: Edits, chats: list[cst.Call]) -> Iterator[_Use]:
    seeds: list[tuple[cst.CSTNode, tuple[cst.Call, ...]]] = [(chat, (chat,)) for chat in chats]
    kinds = (f"{PACKAGE}.ChatSession", f"{PACKAGE}.generative_models.ChatSession")
    for declared, _ in annotated(source, kinds):
        seeds += [(read, ()) for read in source.readings(declared)]
    seen: set[cst.CSTNode] = set()
    for seed, makers in seeds:
        for node in Flow(source, [seed]).nodes:
            attribute = source.parent(node)
            if not isinstance(attribute, cst.Attribute) or attribute.value is not node:
                continue
            name, call = attribute.attr.value, source.parent(attribute)
            if name in _CHAT_ADVICE:
                plan.note(attribute, f"chats have no {name} here: {_CHAT_ADVICE[name]}")
            if name in _MESSAGES and isinstance(call, cst.Call) and call not in seen:
                seen.add(call)
                yield _Use(call, name, name.endswith("_async"), makers, bool(makers))


def _move_call(
    source: Program, plan: Edits, use: _Use, *, client: str | None, is_dict: bool
) -> None:
    call = use.call
    given = keywords(call)
    stream = given["stream"].value if "stream" in given else None
    if stream is not None and not (is_name(stream, "True") or is_name(stream, "False")):
        plan.note(call, f"it streamed where {source.text(stream)}: streaming is a separate method.")
    streamed = stream is not None and is_name(stream, "True")
    name = _METHODS.get(use.method, "send_message")
    name = _STREAMED.get(name, name) if streamed else name
    overridden = [each for each in _OVERRIDES if each in given]
    if not use.is_known and client is not None:
        plan.note(call, "the model is its name here: pass the options of the GenerativeModel, too.")
    if client is None and overridden:
        plan.note(
            call,
            f"{' and '.join(overridden)} of a message replace those of the chat here, member by member before.",
        )
    if is_spread(call):
        plan.note(call, SPREAD)
    if "request_options" in given:
        _tell_options(source, plan, call, given["request_options"].value)
    options = {arg for maker in use.makers for arg in _options(maker)}
    merged = [each for each in overridden if each in options or not use.is_known]
    is_inline = isinstance(call.func, cst.Attribute) and call.func.value in use.makers
    plan.edit(
        call,
        partial(
            _written,
            path=f"{client}.{name}" if client is not None else name,
            is_chat=client is None,
            is_dict=is_dict and not is_inline,
            is_inline=is_inline,
            merged=merged if is_dict else [],
        ),
    )
    parent = source.parent(call)
    if isinstance(parent, cst.Await) and streamed:
        plan.edit(parent, _without_await)


def _move_tools(source: Program, plan: Edits, call: cst.Call) -> None:
    """Have tools as they are here where they are strings."""
    found = keywords(call).get("tools")
    place = _MODEL_ARGUMENTS.index("tools")
    if own_name(source, call.func) == "GenerativeModel" and len(call.args) > place:
        found = found or (call.args[place] if call.args[place].keyword is None else None)
    if found is None or found.star:
        return
    listed = found.value.elements if isinstance(found.value, cst.List) else ()
    for leaf in (*value_sources(source).leaves(found.value), *(each.value for each in listed)):
        text = literal_text(leaf)
        if text is None:
            continue
        is_listed = isinstance(source.parent(leaf), cst.Element)
        if text == "code_execution" and any(each is leaf for each in within(found.value)):
            plan.replace(leaf, _CODE if is_listed else f"[{_CODE}]")
        else:
            plan.note(call, f"a tool is a mapping here, such as {_CODE}, and not a string.")


def _tell_options(source: Program, plan: Edits, call: cst.Call, node: cst.BaseExpression) -> None:
    if _timeout(node) is None:
        plan.note(call, f"request_options was {source.text(node)}: pass timeout and max_retries.")


def _timeout(node: cst.BaseExpression) -> cst.BaseExpression | None:
    """The seconds of request options that have nothing else."""
    if isinstance(node, cst.Dict) and len(node.elements) == 1:
        element = node.elements[0]
        if isinstance(element, cst.DictElement) and "timeout" in cst.Module([]).code_for_node(
            element.key
        ):
            return element.value
    return None


def _without_await(updated: cst.Await) -> cst.BaseExpression:
    return updated.expression.with_changes(lpar=updated.lpar, rpar=updated.rpar)


def _written(
    updated: cst.Call,
    *,
    path: str,
    is_chat: bool,
    is_dict: bool,
    is_inline: bool,
    merged: list[str],
) -> cst.Call:
    holder: Any = cst.ensure_type(updated.func, cst.Attribute).value
    said: list[cst.Arg] = []
    named: list[cst.Arg] = []
    replaced: dict[str, cst.BaseExpression] = {}
    for arg in updated.args:
        name = arg.keyword.value if arg.keyword is not None else ""
        if (not name and not arg.star and not said) or name in ("contents", "content"):
            said.append(cst.Arg(arg.value))
        elif name == "enable_automatic_function_calling":
            named.append(keyword("run_tools", arg.value))
        elif name == "request_options":
            seconds = _timeout(arg.value)
            named += [keyword("timeout", seconds)] if seconds is not None else []
        elif name in merged:
            replaced[name] = arg.value
        elif name != "stream" and not is_name(arg.value, "None"):
            named.append(arg)
    if is_chat:
        func: cst.BaseExpression = cst.Attribute(holder, cst.Name(path))
        return with_arguments(updated, [*said, *named]).with_changes(func=func)
    args: list[cst.Arg]
    if is_dict:
        contents = [keyword("contents", arg.value) for arg in said]
        args = [cst.Arg(_merged(holder, replaced), star="**"), *contents, *named]
    elif is_inline and isinstance(holder, cst.Call):  # a model constructed for this call alone
        options = keywords(holder)
        args = [cst.Arg(options.pop("model").value), *said]
        args += [arg for name, arg in options.items() if name not in keywords(updated)]
        args += [*named, *(keyword(name, value) for name, value in replaced.items())]
        args += [arg for arg in holder.args if arg.star]
    else:
        args = [cst.Arg(holder), *said, *named]
    return with_arguments(updated, args).with_changes(func=cst.parse_expression(path))


def _merged(
    holder: cst.BaseExpression, replaced: dict[str, cst.BaseExpression]
) -> cst.BaseExpression:
    """The options of a model, with those of a call; a generation config member by member, as before."""
    if not replaced:
        return holder
    elements: list[cst.BaseDictElement] = [cst.StarredDictElement(holder)]
    for name, value in replaced.items():
        made = value
        if name == "generation_config":
            get = cst.Call(
                cst.Attribute(holder, cst.Name("get")),
                [cst.Arg(cst.SimpleString('"generation_config"')), cst.Arg(cst.Dict([]))],
            )
            made = cst.Dict([cst.StarredDictElement(get), cst.StarredDictElement(value)])
        elements.append(cst.DictElement(cst.SimpleString(f'"{name}"'), made))
    return cst.Dict(elements)


def _options(call: cst.Call) -> list[str]:
    unread = _OVERRIDES if is_spread(call) else ()
    return [name for name in (*_named(call), *unread) if name != "model"]


def _named(call: cst.Call) -> dict[str, int]:
    """The arguments of a GenerativeModel under their names here, with their places."""
    names: dict[str, int] = {}
    for place, arg in enumerate(call.args):
        if arg.star:
            continue
        name = arg.keyword.value if arg.keyword is not None else _MODEL_ARGUMENTS[min(place, 4)]
        names["model" if name == "model_name" else name] = place
    return names


def _move_model(source: Program, plan: Edits, call: cst.Call, *, is_dict: bool) -> None:
    if is_dict:
        plan.require("typing", "Any")
    plan.edit(call, partial(_described, _named(call), is_dict))
    for node in Flow(source, [call]).nodes:
        attribute = source.parent(node)
        if isinstance(attribute, cst.Attribute) and attribute.attr.value == "model_name":
            plan.edit(attribute, partial(_name_of, is_dict))


def _described(places: dict[str, int], is_dict: bool, updated: cst.Call) -> cst.BaseExpression:
    default = cst.SimpleString(f'"{default_model()}"')
    values = {name: updated.args[place].value for name, place in places.items()}
    values = {"model": default, **values}
    if not is_dict:
        return values["model"].with_changes(lpar=(), rpar=())
    args = [keyword(name, each) for name, each in values.items() if not is_name(each, "None")]
    args += [arg for arg in updated.args if arg.star]
    kind = cst.parse_expression("dict[str, Any]")
    return with_arguments(updated, args).with_changes(func=kind)


def _name_of(is_dict: bool, updated: cst.Attribute) -> cst.BaseExpression:
    if not is_dict:
        return updated.value
    index = cst.SubscriptElement(cst.Index(cst.SimpleString('"model"')))
    return cst.Subscript(updated.value, [index])
