"""A generation config as the settings of a chat completions request: the way back of `settings`."""

from collections.abc import Callable, Mapping
from typing import Any

from gemini_sdk._arguments.schema_dialects import to_json_form
from gemini_sdk._openai.effort import LEVELS
from gemini_sdk._openai.fields import TO_AZURE
from gemini_sdk._openai.findings import Faults
from gemini_sdk._openai.plain_json import as_object
from gemini_sdk._wire.enums import enum_value
from gemini_sdk._wire.json_value import Json

STOP_SEQUENCES = 4
_BUDGETS = ((0, "none"), (512, "minimal"), (1024, "low"), (8192, "medium"))
_EFFORTS = {level: effort for effort, level in LEVELS.items()}


class SettingsBuilder:
    """Makes the settings of a chat completions request from a generation config."""

    def __init__(self, config: Json, findings: Faults) -> None:
        self._config = config
        self._findings = findings
        self._made: Json = {}

    def make(self) -> Json:
        """The conversion in the table, except for values that Azure lacks."""
        for name, row in TO_AZURE["GenerationConfig"].items():
            value = self._config.get(name)
            if value is None:
                continue
            if name in _SPECIAL:
                _SPECIAL[name](self, value)
            elif row.kind == "exact":
                self._made[row.target] = value
        self._format()
        return self._made

    def stops(self, value: list[str]) -> None:
        """A list that is not long."""
        if len(value) > STOP_SEQUENCES:
            place, reason = (
                "generationConfig.stopSequences",
                f"only the first {STOP_SEQUENCES} are sent",
            )
            self._findings.adapt(place, reason, "warning")
            for number in range(STOP_SEQUENCES, len(value)):
                self._findings.lose(f"{place}[{number}]", f"at most {STOP_SEQUENCES}")
        if value:
            self._made["stop"] = value[:STOP_SEQUENCES]

    def top_logprobs(self, value: int) -> None:
        """Only together with logprobs."""
        if self._config.get("responseLogprobs"):
            self._made["top_logprobs"] = value
        else:
            self._findings.lose("generationConfig.logprobs", "needs responseLogprobs", "info")

    def thinking(self, value: Json) -> None:
        """In words instead of tokens."""
        level = enum_value("ThinkingLevel", value.get("thinkingLevel"))
        budget = value.get("thinkingBudget")
        if level is not None and level in _EFFORTS:
            self._made["reasoning_effort"] = _EFFORTS[level]
        elif level is not None:
            self._findings.lose("generationConfig.thinkingConfig.thinkingLevel", "unknown level")
        if budget is not None and level is not None:
            place = "generationConfig.thinkingConfig.thinkingBudget"
            self._findings.lose(place, "thinkingLevel has priority")
        elif budget is not None:
            if budget < 0:
                reason = "the model decides, as by default"
                self._findings.lose(
                    "generationConfig.thinkingConfig.thinkingBudget", reason, "info"
                )
            else:
                near = next((word for most, word in _BUDGETS if budget <= most), "high")
                self._made["reasoning_effort"] = near

    def _format(self) -> None:
        config = self._config
        mime = config.get("responseMimeType")
        schema: Any = config.get("responseJsonSchema")
        if schema is None and (own := config.get("responseSchema")) is not None:
            schema = to_json_form(own)
        if (given := as_object(schema)) is not None:
            named: Json = {"name": "answer", "schema": given}
            self._made["response_format"] = {"type": "json_schema", "json_schema": named}
            if mime == "text/x.enum":
                reason = "the answer is a JSON string, in quotes"
                self._findings.adapt("generationConfig.responseMimeType", reason, "warning")
        elif mime == "application/json":
            self._made["response_format"] = {"type": "json_object"}
        elif mime == "text/plain":
            self._made["response_format"] = {"type": "text"}
        elif mime is not None:
            self._findings.lose("generationConfig.responseMimeType", "only text or JSON")

    def modalities(self, value: list[object]) -> None:
        """Text is what there is anyway."""
        kinds = {enum_value("Modality", each) for each in value}
        if kinds <= {"TEXT"}:
            self._findings.exact(
                "generationConfig.responseModalities", "text is the default", target=""
            )

    def nothing(self, value: object) -> None:
        """Does nothing. It stands for fields that are converted together with others, or elsewhere."""


_SPECIAL: Mapping[str, Callable[[SettingsBuilder, Any], None]] = {
    "stopSequences": SettingsBuilder.stops,
    "logprobs": SettingsBuilder.top_logprobs,
    "thinkingConfig": SettingsBuilder.thinking,
    "responseMimeType": SettingsBuilder.nothing,
    "responseModalities": SettingsBuilder.modalities,
}
"""Settings whose value makes a difference."""
