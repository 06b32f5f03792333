"""google-genai's types: those of the same name here, enums as strings, and a few under another name."""

from functools import partial
from typing import Any

import libcst as cst

from gemini_sdk import types
from gemini_sdk.migration.code.edits import Edits, module_of
from gemini_sdk.migration.code.genai.names import PACKAGE, type_name
from gemini_sdk.migration.code.imports import Home, small_statement
from gemini_sdk.migration.code.source import Program

MODULE = "generate_content"
_TYPES = f"{PACKAGE}.types"
_RENAMED: dict[str, Home] = {
    "ToolCodeExecution": (MODULE, "CodeExecution"),
    "ToolExaAiSearch": (MODULE, "ExaAiSearch"),
    "ToolParallelAiSearch": (MODULE, "ParallelAiSearch"),
    "GenerateContentResponseUsageMetadata": (MODULE, "UsageMetadata"),
    "GenerateContentResponsePromptFeedback": (MODULE, "PromptFeedback"),
    "EmbedContentResponse": ("embeddings", "BatchEmbedContentsResponse"),
    "ContentEmbedding": ("embeddings", "ContentEmbedding"),
    "File": ("files", "File"),
    "CachedContent": ("cached_contents", "CachedContent"),
    "TuningJob": ("tuning_jobs", "TuningJob"),
    "Model": ("models", "ModelDescription"),
}
_ENUMS = frozenset(
    "AdapterSize AuthType Behavior BlockedReason Delivery DynamicRetrievalConfigMode Environment "
    "FeatureSelectionPreference FileSource FileState FinishReason FunctionCallingConfigMode "
    "FunctionResponseScheduling HarmBlockMethod "
    "HarmBlockThreshold HarmCategory HarmProbability HarmSeverity ImageSize JobState Language MediaModality "
    "MediaProcessing MediaResolution Modality ModelStage Outcome PartMediaResolutionLevel PersonGeneration "
    "PhishBlockThreshold ProminentPeople ServiceTier ThinkingLevel ToolType TrafficType TuningMode Type "
    "UrlRetrievalStatus".split()
)
_LOWER = frozenset({"ServiceTier"})
"""Enums whose values are in lower case."""
_CONTENTS = {"UserContent": "user", "ModelContent": "model"}
_EXTRA = {
    "Part.from_bytes": ("media_resolution",),
    "Part.from_uri": ("media_resolution",),
    "Part.from_function_response": ("parts",),
    "ImageConfig": ("output_mime_type", "output_compression_quality"),
}
"""Arguments that the same types do not have here."""


def home_of(name: str) -> Home | None:
    """The module of `gemini_sdk.types` and the name in it of a type of google-genai."""
    if name in _RENAMED:
        return _RENAMED[name]
    known = name[:1].isupper() and name in dir(types.generate_content)
    return (MODULE, name) if known and name not in _ENUMS else None


def alias_of(module: str) -> str:
    """The name under which a module of types is imported."""
    return "gemini_types" if module == MODULE else f"gemini_{module}"


def move(source: Program, plan: Edits) -> None:
    """Have the types of this package."""
    for call in source.all(cst.Call):
        _tell_arguments(source, plan, call)
    moved = _moved_aliases(source, plan)
    for node in (*source.all(cst.Attribute), *source.all(cst.Name)):
        if not _is_within(source, node):
            _move_use(source, plan, node, moved)


def _is_within(source: Program, node: cst.CSTNode) -> bool:
    """Whether a node is the end of a longer name, or stands in an import."""
    parent = source.parent(node)
    if isinstance(parent, cst.ImportAlias | cst.AsName):
        return True
    return isinstance(parent, cst.Attribute) and parent.attr is node


def _move_use(source: Program, plan: Edits, node: cst.CSTNode, moved: set[str]) -> None:
    name = type_name(source, node)
    if name is None:
        return
    first, _, member = name.partition(".")
    if first in _ENUMS:
        if member and "." not in member:
            _move_member(source, plan, node, member.lower() if first in _LOWER else member)
        return
    if member:
        return
    if first in _CONTENTS:
        _move_content(source, plan, node, _CONTENTS[first])
        return
    if _is_config(first) and _is_annotation(source, node):
        plan.require("typing", "Any")
        plan.replace(node, "dict[str, Any]")
        return
    home = home_of(first)
    if home is None or first in moved:
        return
    module, other = home
    plan.require("gemini_sdk.types", _imported(module))
    plan.replace(node, f"{alias_of(module)}.{other}")


def _is_config(name: str) -> bool:
    """Whether a type is a config of calls, which are keyword arguments here."""
    name = name.removesuffix("Dict").removesuffix("OrDict")
    return name.endswith("Config") and home_of(name) is None


def _imported(module: str) -> str:
    return f"{module} as {alias_of(module)}"


def _move_member(source: Program, plan: Edits, node: cst.CSTNode, value: str) -> None:
    """A member of an enum as its string, also where its name or value is read."""
    parent = source.parent(node)
    whole = node
    if isinstance(parent, cst.Attribute) and parent.attr.value in ("name", "value"):
        whole = parent
    plan.replace(whole, f'"{value}"')


def _is_annotation(source: Program, node: cst.CSTNode) -> bool:
    for each in source.around(node):
        if isinstance(each, cst.Annotation):
            return True
        if isinstance(each, cst.BaseSmallStatement | cst.Call):
            return False
    return False


def _move_content(source: Program, plan: Edits, node: cst.CSTNode, role: str) -> None:
    call = source.parent(node)
    if not isinstance(call, cst.Call) or call.func is not node or len(call.args) != 1:
        return
    plan.require("gemini_sdk.types", _imported(MODULE))
    func = cst.parse_expression(f"{alias_of(MODULE)}.Content.from_parts")
    plan.edit(call, partial(_from_parts, func, role))


def _from_parts(func: cst.BaseExpression, role: str, updated: Any) -> cst.Call:
    value = updated.args[0].value
    parts = value if isinstance(value, cst.List | cst.Tuple) else cst.List([cst.Element(value)])
    args = [cst.Arg(parts)]
    if role != "user":
        args.append(cst.Arg(cst.SimpleString(f'"{role}"')))
    made: cst.Call = updated.with_changes(func=func, args=args)
    return made


def _tell_arguments(source: Program, plan: Edits, call: cst.Call) -> None:
    name = type_name(source, call.func) or ""
    for arg in call.args:
        if arg.keyword is not None and arg.keyword.value in _EXTRA.get(name, ()):
            plan.note(call, f"{name} has no argument {arg.keyword.value} here.")
    if name == "FunctionDeclaration.from_callable":
        plan.note(call, "pass Python functions as tools: tools=[function].")


def _moved_aliases(source: Program, plan: Edits) -> set[str]:
    """Import the names of `from google.genai.types import ...` that are here, too; those that were."""
    moved: set[str] = set()
    for node in source.all(cst.ImportFrom):
        if module_of(source, node) != _TYPES or isinstance(node.names, cst.ImportStar):
            continue
        homes = {alias: home_of(alias.evaluated_name) for alias in node.names}
        here = {alias: home for alias, home in homes.items() if home is not None}
        if here:
            moved |= {alias.evaluated_name for alias in here}
            plan.edit(node, partial(_importing, here))
    return moved


def _importing(here: dict[cst.ImportAlias, Home], updated: cst.ImportFrom) -> Any:
    if isinstance(updated.names, cst.ImportStar):
        return updated
    names = {alias.evaluated_name for alias in here}
    grouped: dict[str, list[str]] = {}
    for alias, (module, name) in here.items():
        local = alias.evaluated_alias or alias.evaluated_name
        grouped.setdefault(module, []).append(name if local == name else f"{name} as {local}")
    made: list[Any] = [
        small_statement(f"from gemini_sdk.types.{module} import {', '.join(sorted(listed))}")
        for module, listed in sorted(grouped.items())
    ]
    stays = [each for each in updated.names if each.evaluated_name not in names]
    if stays:
        stays[-1] = stays[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
        made.insert(0, updated.with_changes(names=stays, lpar=None, rpar=None))
    return made[0] if len(made) == 1 else cst.FlattenSentinel(made)
