"""The fields of google-genai's `config` as keyword arguments of methods here."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

import libcst as cst

from gemini_sdk.migration.code.arguments import comments, keyword
from gemini_sdk.migration.code.genai.http_options import members, settings_of
from gemini_sdk.migration.code.genai.names import type_name
from gemini_sdk.migration.code.genai.tools import has_functions
from gemini_sdk.migration.code.request import mapping
from gemini_sdk.migration.code.source import Program, is_name

_GENERATION = frozenset(
    "temperature top_p top_k candidate_count max_output_tokens stop_sequences response_logprobs logprobs "
    "presence_penalty frequency_penalty seed response_mime_type response_schema response_json_schema routing_config "
    "response_modalities media_resolution speech_config audio_timestamp thinking_config image_config "
    "enable_enhanced_civic_answers audio_transcription_config".split()
)
_SAME = frozenset(
    "system_instruction safety_settings tools tool_config labels cached_content model_armor_config service_tier "
    "continuation_token store".split()
)
GENERATE = {
    **{name: f"generation_config.{name}" for name in _GENERATION},
    **{name: name for name in _SAME},
}
"""Arguments of `generate_content` here, by the fields of GenerateContentConfig."""
EMBED = {
    name: name
    for name in (
        "task_type title output_dimensionality auto_truncate document_ocr audio_track_extraction".split()
    )
}
COUNT = {name: name for name in ("system_instruction", "tools", "generation_config")}
LIST = {name: name for name in ("page_size", "page_token")}
FILTERED = {**LIST, "filter": "filter"}
UPLOAD = {name: name for name in ("name", "mime_type", "display_name")}
CACHE = {
    name: name
    for name in (
        "ttl expire_time display_name contents system_instruction tools tool_config kms_key_name".split()
    )
}
EXPIRY = {name: name for name in ("ttl", "expire_time")}
BATCH = {"display_name": "display_name"}
JOB = {"display_name": "display_name", "dest": "destination"}
TUNE = {
    name: name
    for name in (
        "tuned_model_display_name description epoch_count learning_rate_multiplier export_last_checkpoint_only "
        "adapter_size tuning_mode custom_base_model batch_size learning_rate evaluation_config labels beta output_uri "
        "validation_dataset_uri".split()
    )
}


class FunctionRuns(Enum):
    """Whether google-genai ran the Python functions among the tools itself."""

    NO = 0
    YES = 1
    PERHAPS = 2


@dataclass(slots=True)
class ConfigArguments:
    """What a config becomes. Values are taken from the changed node by their position."""

    places: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    """The position of each value and the argument it becomes; with a dot, a member of a mapping."""
    more: list[cst.Arg] = field(default_factory=list[cst.Arg])
    """Arguments of HttpOptions."""
    problems: list[str] = field(default_factory=list[str])
    comments: list[str] = field(default_factory=list[str])
    run: FunctionRuns = FunctionRuns.NO
    rounds: cst.BaseExpression | None = None
    is_typed: bool = True
    """Whether `parsed` of the answer is the same here."""

    @property
    def names(self) -> set[str]:
        """The names of the arguments."""
        return {target.partition(".")[0] for _, target in self.places}

    def arguments(self, updated: cst.BaseExpression) -> list[cst.Arg]:
        """The keyword arguments, from the node with its inner changes."""
        values = _values(updated)
        grouped: dict[str, dict[str, cst.BaseExpression]] = {}
        args: list[cst.Arg] = []
        for place, target in self.places:
            outer, _, inner = target.partition(".")
            if inner:
                grouped.setdefault(outer, {})[inner] = values[place]
            else:
                args.append(keyword(outer, values[place]))
        for name, fields in grouped.items():
            args.insert(0, keyword(name, mapping(fields)))
        return [*args, *self.more]


def is_config(source: Program, node: cst.CSTNode | None) -> bool:
    """Whether an expression constructs a config of google-genai."""
    name = type_name(source, node.func) if isinstance(node, cst.Call) else None
    return name is not None and name.removesuffix("Dict").endswith("Config") and "." not in name


def options_of(
    source: Program, node: cst.BaseExpression, table: dict[str, str]
) -> ConfigArguments | None:
    """What a config becomes; None if its fields are not written there."""
    name = type_name(source, node.func) if isinstance(node, cst.Call) else None
    fields = members(source, node, (name or "").removesuffix("Dict"))
    if fields is None or (isinstance(node, cst.Call) and not is_config(source, node)):
        return None
    made = ConfigArguments(comments=comments([node]))
    for place, (key, value) in enumerate(fields.items()):
        if not is_name(value, "None"):
            _place(source, made, place, key, value, table)
    if table is GENERATE and "tools" in fields:
        limits = fields.get("automatic_function_calling")
        _decide_to_run(source, made, fields["tools"], limits)
    return made


def _place(
    source: Program,
    made: ConfigArguments,
    place: int,
    key: str,
    value: cst.BaseExpression,
    table: dict[str, str],
) -> None:
    if key == "http_options":
        settings = settings_of(source, value, for_call=True)
        made.more += settings.arguments
        made.problems += settings.problems
    elif key == "automatic_function_calling" and table is GENERATE:
        return
    elif key == "response_schema" and table is GENERATE:
        is_kind = is_type(source, value)
        made.places.append((place, "response_type" if is_kind else table[key]))
        made.is_typed = is_kind
    elif key == "validation_dataset" and table is TUNE:
        made.problems.append("validation_dataset: pass its URI as validation_dataset_uri.")
    elif key in table:
        made.places.append((place, table[key]))
        if key == "response_json_schema":
            made.is_typed = False
    else:
        made.problems.append(f"{key} was left out: there is no such argument here.")


def _decide_to_run(
    source: Program,
    made: ConfigArguments,
    tools: cst.BaseExpression,
    limits: cst.BaseExpression | None,
) -> None:
    found = has_functions(source, tools)
    if found is False:
        return
    made.run = FunctionRuns.YES if found else FunctionRuns.PERHAPS
    if limits is None or is_name(limits, "None"):
        return
    fields = members(source, limits, "AutomaticFunctionCallingConfig")
    if fields is None:
        made.run = FunctionRuns.PERHAPS
        return
    disabled = fields.get("disable")
    if disabled is not None and not is_name(disabled, "False"):
        made.run = FunctionRuns.NO if is_name(disabled, "True") else FunctionRuns.PERHAPS
    made.rounds = fields.get("maximum_remote_calls")


def is_type(source: Program, node: cst.BaseExpression) -> bool:
    """Whether a schema is a Python type rather than a mapping or a Schema."""
    if isinstance(node, cst.Subscript):
        return is_name(node.value, "list") or source.text(node.value).rpartition(".")[2] in (
            "List",
            "Optional",
            "Union",
            "Literal",
            "dict",
            "Dict",
        )
    if isinstance(node, cst.BinaryOperation):
        return isinstance(node.operator, cst.BitOr)
    if isinstance(node, cst.Attribute):
        return node.attr.value[:1].isupper() and not node.attr.value.isupper()
    if not isinstance(node, cst.Name):
        return False
    if node.value in ("str", "int", "float", "bool", "list", "dict"):
        return True
    places = source.assigned(node)
    if any(isinstance(place, cst.ClassDef) for place in places):
        return True
    values = source.values(node)
    if values:
        return all(is_type(source, each) for each in values)
    return not places and node.value[:1].isupper() and not node.value.isupper()


def _values(node: cst.BaseExpression) -> list[cst.BaseExpression]:
    made: Any = node
    if isinstance(node, cst.Call):
        return [arg.value for arg in node.args]
    return [element.value for element in made.elements]
