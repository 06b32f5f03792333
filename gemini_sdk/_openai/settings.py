"""Settings of a request as a generation config: what the table says, but for values that Gemini or a model lacks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from gemini_sdk._arguments.schema_dialects import to_json_form
from gemini_sdk._openai.effort import EFFORTS, thinking_choice
from gemini_sdk._openai.fields import TO_GEMINI
from gemini_sdk._openai.findings import Faults
from gemini_sdk._openai.model_treatment import ModelTreatment
from gemini_sdk._openai.policy import Policy
from gemini_sdk._openai.report import Severity
from gemini_sdk._openai.schema_support import tell_schema
from gemini_sdk._wire.json_value import Json

_PREFIX = "generationConfig."
_INT32 = 2**31
_FORMATS = ("text", "json_object", "json_schema")
_ANY_VOICE = "alloy"
_VOICES = {
    "alloy": "Kore",
    "ash": "Orus",
    "ballad": "Iapetus",
    "cedar": "Algieba",
    "coral": "Autonoe",
    "echo": "Puck",
    "fable": "Fenrir",
    "marin": "Sulafat",
    "nova": "Aoede",
    "onyx": "Charon",
    "sage": "Vindemiatrix",
    "shimmer": "Leda",
    "verse": "Zubenelgenubi",
}
"""Voices of Gemini's that are the least unlike."""


@dataclass(slots=True)
class ConfigBuilder:
    """Makes the generation config of a request, for a model with its limits."""

    payload: Json
    type_name: str
    limits: ModelTreatment
    policy: Policy
    findings: Faults
    made: Json = field(default_factory=dict[str, Any])

    def make(self) -> Json:
        """The generation config; what is wrong goes to the findings."""
        for name, row in TO_GEMINI[self.type_name].items():
            value = self.payload.get(name)
            if value is None:
                continue
            if name in _SPECIAL:
                _SPECIAL[name](self, value)
            elif row.kind != "lost" and row.target.startswith(_PREFIX):
                self.made[row.target.removeprefix(_PREFIX)] = value
        self._tell_small_limit()
        return self.made

    def _tell_small_limit(self) -> None:
        """Report a limit that the model may reach before it answers, since thinking counts, too."""
        thought = self.limits.thinking_tokens(self.made.get("thinkingConfig") or {})
        if self.made.get("maxOutputTokens", thought) >= thought:
            return
        reason = f"includes thinking, which may take up to {thought} tokens and leave no answer"
        for name in ("max_tokens", "max_completion_tokens"):
            if self.payload.get(name) is not None:
                self.findings.adapt(name, reason, "warning")

    def temperature(self, value: float) -> None:
        """The model's range may end earlier."""
        highest = self.limits.max_temperature
        if highest is not None and value > highest:
            self.findings.adapt("temperature", f"{highest} is the model's maximum", "warning")
            value = highest
        self.made["temperature"] = value

    def candidates(self, value: int) -> None:
        """Fewer can be asked for."""
        most = self.policy.most_candidates
        if value > most:
            self.findings.adapt("n", f"{most} instead of {value:.0f}", "warning")
        self.made["candidateCount"] = min(value, most)

    def stops(self, value: str | list[str]) -> None:
        """A list in any case, and not a long one. Empty text is left out, as in messages."""
        given = [value] if isinstance(value, str) else value
        listed = [each for each in given if each]
        if len(listed) < len(given):
            self.findings.adapt("stop", "without empty text")
        most = self.policy.most_stop_sequences or len(listed)
        if len(listed) > most:
            self.findings.adapt("stop", f"only the first {most} are sent", "warning")
            for number in range(most, len(given)):
                self.findings.lose(f"stop[{number}]", f"at most {most}")
        if listed:
            self.made["stopSequences"] = listed[:most]

    def length(self, name: str, value: int) -> None:
        """Under either name, within the model's limit."""
        other = self.made.get("maxOutputTokens")
        highest = self.limits.max_output_tokens or _INT32 - 1
        if value > highest:
            self.findings.adapt(name, f"{highest} is the model's maximum", "warning")
        elif value < 1:
            self.findings.adapt(name, "Gemini generates at least one token", "warning")
        kept = max(1, min(value, highest))
        if other is not None and other != kept:
            self.findings.fault(name, "conflicts with max_tokens", str(value), "one of them")
        self.made["maxOutputTokens"] = kept

    def seed(self, value: int) -> None:
        """Larger ones are reduced to 32 bits."""
        if not -_INT32 <= value < _INT32:
            self.findings.adapt("seed", "reduced to 32 bits", "info")
            value = int(value) % _INT32
        self.made["seed"] = value

    def logprobs(self, value: bool | int) -> None:
        """A switch in chat, a number in completions."""
        if isinstance(value, bool):
            if value:
                self.made["responseLogprobs"] = True
        else:
            self.made |= {"responseLogprobs": True, "logprobs": value}

    def top_logprobs(self, value: int) -> None:
        """Only together with logprobs."""
        if not self.payload.get("logprobs"):
            self.findings.fault(
                "top_logprobs", "conflicts with logprobs", expected="logprobs: true"
            )
        self.made["logprobs"] = value

    def response_format(self, value: Json) -> None:
        """A MIME type and, where there is one, a schema."""
        match value["type"]:
            case "text":
                self.made["responseMimeType"] = "text/plain"
            case "json_object" | "json_schema" as kind:
                self.made["responseMimeType"] = "application/json"
                named: Json = value.get("json_schema") or {}
                if kind == "json_schema" and named.get("schema") is not None:
                    tell_schema(
                        named["schema"], "response_format.json_schema.schema", self.findings
                    )
                    self.made["responseJsonSchema"] = to_json_form(named["schema"])
            case kind:
                self.findings.unknown("response_format.type", "format", kind, _FORMATS)

    def effort(self, value: str) -> None:
        """The thinking configuration of the model."""
        if value not in EFFORTS:
            self.findings.unknown("reasoning_effort", "effort", value, EFFORTS)
            return
        choice = thinking_choice(value, self.limits)
        if choice.kind == "lost":
            self.findings.lose("reasoning_effort", choice.reason, choice.severity)
        elif choice.kind == "exact":
            self.findings.exact("reasoning_effort", choice.reason, target="")
        else:
            self.findings.adapt("reasoning_effort", choice.reason, choice.severity)
        if choice.config is not None:
            self.made["thinkingConfig"] = choice.config

    def modalities(self, value: list[str]) -> None:
        """Speech comes alone."""
        strange = [kind for kind in value if kind not in ("text", "audio")]
        if strange:
            found, expected = repr(strange[0]), "text and audio"
            self.findings.fault("modalities", "unknown modality", found, expected)
        elif "audio" not in value:
            self.made["responseModalities"] = ["TEXT"] * bool(value)
        else:
            if self.payload.get("audio") is None:
                self.findings.fault(
                    "modalities", "audio is the only modality", expected="audio as well"
                )
            if "text" in value:
                self.findings.adapt("modalities", "the answer has no transcript", "warning")
            self.made["responseModalities"] = ["AUDIO"]

    def audio(self, value: Json) -> None:
        """Another voice, where speech was requested."""
        if "audio" not in (self.payload.get("modalities") or ()):
            self.findings.lose("audio", "modalities does not contain audio", "info")
            return
        given: object = value["voice"]
        asked = given if isinstance(given, str) else _ANY_VOICE  # others are made of recordings
        name = _VOICES.get(asked, asked)
        result = f"the voice {name}"
        severity: Severity = "warning" if asked in _VOICES else "info"
        self.findings.adapt("audio.voice", result, severity)
        self.made["speechConfig"] = {"voiceConfig": {"prebuiltVoiceConfig": {"voiceName": name}}}


_SPECIAL: Mapping[str, Callable[[ConfigBuilder, Any], None]] = {
    "temperature": ConfigBuilder.temperature,
    "n": ConfigBuilder.candidates,
    "stop": ConfigBuilder.stops,
    "max_tokens": lambda config, value: config.length("max_tokens", value),
    "max_completion_tokens": lambda config, value: config.length("max_completion_tokens", value),
    "seed": ConfigBuilder.seed,
    "logprobs": ConfigBuilder.logprobs,
    "top_logprobs": ConfigBuilder.top_logprobs,
    "response_format": ConfigBuilder.response_format,
    "reasoning_effort": ConfigBuilder.effort,
    "modalities": ConfigBuilder.modalities,
    "audio": ConfigBuilder.audio,
}
"""Settings whose value makes a difference."""
