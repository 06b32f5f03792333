"""Methods of other packages' objects that are not called where they are named, and attributes that nothing here has."""

from collections.abc import Collection, Mapping

import libcst as cst

from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.imported import imports_any
from gemini_sdk.migration.code.named_attributes import named_attributes
from gemini_sdk.migration.code.source import Program, is_name
from gemini_sdk.migration.packages import KNOWN, PackageName

_METHODS: Mapping[PackageName, frozenset[str]] = {
    "vertexai": frozenset(
        "generate_content generate_content_async count_tokens count_tokens_async start_chat send_message_async".split()
    ),
    "google-genai": frozenset(
        "generate_content generate_content_stream embed_content count_tokens send_message_stream".split()
    ),
    "google-generativeai": frozenset(
        "generate_content generate_content_async count_tokens start_chat send_message_async".split()
    ),
    "azure-ai-inference": frozenset({"complete", "embed"}),
}
_RESOURCES: Mapping[PackageName, frozenset[str]] = {
    "google-genai": frozenset({"aio", "caches", "models", "tunings"})
}
"""Attributes that are only looked for where they are read by their names."""
_PRIVATE = frozenset(
    {"_generation_config", "_model_name", "_safety_settings", "_system_instruction"}
)
_OF_MODELS: Collection[PackageName] = ("vertexai", "google-generativeai")
_WORDS = "a method here may have another name and other arguments: write a function that calls it."


def report(source: Program, plan: Edits, packages: Collection[PackageName]) -> None:
    """Say of each what to do."""
    used: list[PackageName] = [
        name for name in packages if name in _METHODS and imports_any(source, KNOWN[name].modules)
    ]
    methods = frozenset[str]().union(*(_METHODS[name] for name in used))
    if not methods:
        return
    resources = frozenset[str]().union(*(_RESOURCES.get(name, ()) for name in used))
    for named in named_attributes(source):
        if not source.origin(named.of) and named.path[0] in methods | resources:
            plan.note(named.call, f"{named.path[0]} is read by its name: {_WORDS}")
    for attribute in source.all(cst.Attribute):
        name = attribute.attr.value
        if name in methods and _is_held(source, attribute):
            plan.note(attribute, f"{source.text(attribute)} is not called here: {_WORDS}")
        elif (
            name in _PRIVATE and set(used) & {*_OF_MODELS} and not is_name(attribute.value, "self")
        ):
            plan.note(attribute, f"a model is its name or a dict here, which has no {name}.")
        elif name == "to_json_dict" and "google-genai" in used:
            words = 'model_dump(mode="json", exclude_none=True)'
            plan.note(attribute, f"objects have no to_json_dict here: write {words}.")


def _is_held(source: Program, attribute: cst.Attribute) -> bool:
    """Whether a method is passed on or kept, and not called at once or defined."""
    parent = source.parent(attribute)
    if isinstance(parent, cst.Call) and parent.func is attribute:
        return False
    others = cst.Attribute | cst.AssignTarget | cst.ImportAlias | cst.Import | cst.ImportFrom
    return not isinstance(parent, others) and not source.origin(attribute)
