"""azure-ai-inference's types: messages and parts of one class here, enums as strings, others under another name."""

from collections.abc import Iterator
from functools import partial

import libcst as cst

from gemini_sdk.migration.code.arguments import keyword, keywords, with_arguments
from gemini_sdk.migration.code.edits import Edits, module_of
from gemini_sdk.migration.code.inference.names import PACKAGE, is_name_within, type_name
from gemini_sdk.migration.code.leftovers import remove_import, without_names
from gemini_sdk.migration.code.source import Program

HOME = "gemini_sdk.types.azure_inference"
_TAGGED = {
    "SystemMessage": ("ChatMessage", "role", "system"),
    "DeveloperMessage": ("ChatMessage", "role", "developer"),
    "UserMessage": ("ChatMessage", "role", "user"),
    "AssistantMessage": ("ChatMessage", "role", "assistant"),
    "ToolMessage": ("ChatMessage", "role", "tool"),
    "TextContentItem": ("ContentItem", "type", "text"),
    "ImageContentItem": ("ContentItem", "type", "image_url"),
    "AudioContentItem": ("ContentItem", "type", "input_audio"),
    "ChatCompletionsToolDefinition": ("ChatTool", "type", "function"),
    "ChatCompletionsToolCall": ("ToolCall", "type", "function"),
    "ChatCompletionsNamedToolChoice": ("NamedToolChoice", "type", "function"),
}
"""Types whose class says there what a field says here."""
_NAMES = {
    **{name: made[0] for name, made in _TAGGED.items()},
    "ChatRequestMessage": "ChatMessage",
    "ChatResponseMessage": "ChatMessage",
    "ChatCompletions": "ChatCompletions",
    "ChatChoice": "ChatChoice",
    "ChatCompletionsNamedToolChoiceFunction": "NamedFunction",
    "CompletionsUsage": "CompletionsUsage",
    "ContentItem": "ContentItem",
    "EmbeddingItem": "EmbeddingItem",
    "EmbeddingsResult": "Embeddings",
    "EmbeddingsUsage": "EmbeddingsUsage",
    "FunctionCall": "ToolCallFunction",
    "FunctionDefinition": "FunctionDefinition",
    "ImageEmbeddingInput": "ImageEmbeddingInput",
    "ImageUrl": "ImageUrl",
    "InputAudio": "InputAudio",
    "JsonSchemaFormat": "JsonSchemaFormat",
    "ModelInfo": "ModelInfo",
    "StreamingChatChoiceUpdate": "ChatChunkChoice",
    "StreamingChatCompletionsUpdate": "ChatCompletionsChunk",
    "StreamingChatResponseMessageUpdate": "ChatMessageDelta",
    "StreamingChatResponseToolCallUpdate": "ToolCallDelta",
}
_ENUMS = {
    "AudioContentFormat": {"WAV": "wav", "MP3": "mp3"},
    "ChatCompletionsToolChoicePreset": {},
    "ChatRole": {},
    "CompletionsFinishReason": {
        "STOPPED": "stop",
        "TOKEN_LIMIT_REACHED": "length",
        "CONTENT_FILTERED": "content_filter",
    },
    "EmbeddingEncodingFormat": {"BASE64": "base64", "BINARY": "binary"},
    "EmbeddingInputType": {},
    "ImageDetailLevel": {},
    "ModelType": {},
}
"""Members of enums whose values are not their names in lower case."""
_LOADED = {
    ("ImageContentItem", "image_url", "ImageUrl.load"): (
        "ContentItem.from_image_file",
        "image_file",
    ),
    ("AudioContentItem", "input_audio", "InputAudio.load"): (
        "ContentItem.from_audio_file",
        "audio_file",
    ),
}
"""Parts that are read from a file there, and the function that reads them here."""


def move(source: Program, plan: Edits) -> None:
    """Have the types of this package."""
    consumed: set[cst.CSTNode] = set()
    for imported in source.all(cst.ImportFrom):
        _move_import(source, plan, imported)
    for call in source.all(cst.Call):
        if call.func not in consumed:
            consumed |= set(_move_call(source, plan, call))
    for used in (*source.all(cst.Attribute), *source.all(cst.Name)):
        name = type_name(source, used)
        if name is None or used in consumed or is_name_within(source, used):
            continue
        first, _, member = name.partition(".")
        if first in _ENUMS and member and "." not in member:
            _move_member(source, plan, used, _ENUMS[first].get(member, member.lower()))
        elif not member and first in _NAMES and not _is_tested(source, used):
            plan.replace(used, _required(source, plan, _NAMES[first]))


def _move_import(source: Program, plan: Edits, node: cst.ImportFrom) -> None:
    """Import the types that have the same name here from their place here."""
    if module_of(source, node) != f"{PACKAGE}.models" or isinstance(node.names, cst.ImportStar):
        return
    moved = [
        alias
        for alias in node.names
        if alias.asname is None and _NAMES.get(alias.evaluated_name) == alias.evaluated_name
    ]
    for alias in moved:
        plan.require(HOME, alias.evaluated_name)
    if len(moved) < len(node.names):
        names = {alias.evaluated_name for alias in moved}
        plan.edit(node, partial(without_names, names))
    else:
        remove_import(source, plan, node)


def _required(source: Program, plan: Edits, name: str) -> str:
    """The name under which a type is imported here: its own, if it is free."""
    taken = any(
        node.value == name and not is_name_within(source, node) and type_name(source, node) is None
        for node in source.all(cst.Name)
    )
    if not taken:
        plan.require(HOME, name)
        return name
    plan.require(HOME, f"{name} as Azure{name}")
    return f"Azure{name}"


def _is_tested(source: Program, node: cst.CSTNode) -> bool:
    """Whether a class is asked for by `isinstance`, which one class for several cannot answer."""
    name = type_name(source, node)
    if name not in _TAGGED:
        return False
    for each in source.around(node):
        if isinstance(each, cst.Call):
            func = each.func
            return isinstance(func, cst.Name) and func.value in ("isinstance", "issubclass")
        if isinstance(each, cst.BaseStatement | cst.BaseSmallStatement | cst.Annotation):
            return isinstance(each, cst.ClassDef)
    return False


def _move_member(source: Program, plan: Edits, node: cst.CSTNode, value: str) -> None:
    parent = source.parent(node)
    is_read = isinstance(parent, cst.Attribute) and parent.attr.value in ("name", "value")
    plan.replace(parent if is_read and parent is not None else node, f'"{value}"')


def _move_call(source: Program, plan: Edits, call: cst.Call) -> Iterator[cst.CSTNode]:
    """Rewrite a construction; the names that need no other edit."""
    name = type_name(source, call.func) or ""
    if name in ("ImageEmbeddingInput.load", "ImageUrl.load", "InputAudio.load"):
        yield from _load(source, plan, call, name)
        return
    if name not in _TAGGED:
        return
    kind, tag, value = _TAGGED[name]
    yield call.func
    for arg in call.args:
        inner = arg.value
        field = arg.keyword.value if arg.keyword is not None else ""
        loaded = type_name(source, inner.func) if isinstance(inner, cst.Call) else None
        made = _LOADED.get((name, field, loaded or ""))
        if made is not None and isinstance(inner, cst.Call):
            func, path = made
            yield inner.func
            plan.edit(inner, lambda updated: updated)
            required = _required(source, plan, kind)
            plan.edit(call, partial(_from_file, f"{required}.{func.partition('.')[2]}", path))
            return
    required = _required(source, plan, kind)
    plan.edit(call, partial(_tagged, required, tag, value))


def _load(source: Program, plan: Edits, call: cst.Call, name: str) -> Iterator[cst.CSTNode]:
    if name == "ImageEmbeddingInput.load":
        yield call.func
        required = _required(source, plan, "ImageEmbeddingInput")
        plan.edit(call, partial(_from_path, f"{required}.from_file"))
    else:
        holder = "from_image_file(path)" if name == "ImageUrl.load" else "from_audio_file(path)"
        plan.note(call, f"a part is read from a file by ContentItem.{holder}.")


def _tagged(kind: str, tag: str, value: str, updated: cst.Call) -> cst.Call:
    given = [
        arg if arg.keyword is not None or arg.star else keyword("content", arg.value)
        for arg in updated.args
    ]
    args = [keyword(tag, cst.SimpleString(f'"{value}"')), *given]
    return with_arguments(updated, args).with_changes(func=cst.parse_expression(kind))


def _from_file(func: str, path: str, updated: cst.Call) -> cst.Call:
    loaded = updated.args[0].value
    given = keywords(loaded) if isinstance(loaded, cst.Call) else {}
    args = [cst.Arg(given[path].value)] if path in given else []
    if "detail" in given:
        args.append(keyword("detail", given["detail"].value))
    return with_arguments(updated, args).with_changes(func=cst.parse_expression(func))


def _from_path(func: str, updated: cst.Call) -> cst.Call:
    given = keywords(updated)
    args = [cst.Arg(given["image_file"].value)] if "image_file" in given else []
    if "text" in given:
        args.append(keyword("text", given["text"].value))
    return with_arguments(updated, args).with_changes(func=cst.parse_expression(func))
