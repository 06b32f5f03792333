"""The fields of an answer apart from the model's output: id, time, model, and the requested format."""

import time
import uuid
from collections.abc import MutableMapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from gemini_sdk._openai.plain_json import as_object, plain_json
from gemini_sdk._openai.signatures import extra_content

if TYPE_CHECKING:
    from gemini_sdk.types.generate_content import FunctionCall, GenerateContentResponse


@dataclass(frozen=True, slots=True)
class RequestedForm:
    """The form of the answer that a request asks for."""

    chat: bool = True
    """Whether it is of chat completions, not of completions."""
    legacy: bool = False
    """Whether it knows functions, not tools."""
    include_usage: bool = False
    """Whether a stream ends with the usage."""
    model: str = ""

    @classmethod
    def of(cls, request: object) -> "RequestedForm":
        """The options of a chat completions or completions request; without a request, those of a chat."""
        payload = as_object(plain_json(request)) or {}
        options: dict[str, Any] = payload.get("stream_options") or {}
        return cls(
            chat="messages" in payload or "prompt" not in payload,
            legacy=bool(payload.get("functions")) and not payload.get("tools"),
            include_usage=bool(options.get("include_usage")),
            model=payload.get("model") or "",
        )

    @property
    def max_calls(self) -> int | None:
        """How many calls a choice of its answer can hold; None for any number."""
        return (1 if self.legacy else None) if self.chat else 0


@dataclass(frozen=True, slots=True)
class AnswerMetadata:
    """The metadata that an answer and all of its chunks share."""

    identity: str
    created: int
    model: str
    signatures: MutableMapping[str, str] | None = None

    @classmethod
    def of(
        cls,
        response: "GenerateContentResponse",
        asked: RequestedForm,
        created: int | None,
        signatures: MutableMapping[str, str] | None,
    ) -> "AnswerMetadata":
        """The metadata of an answer of Gemini's, or of its first chunk; `created` is in seconds since 1970."""
        identity = response.response_id or uuid.uuid4().hex
        if created is None:
            create_time = response.create_time
            created = int(create_time.to_datetime().timestamp() if create_time else time.time())
        return cls(identity, created, response.model_version or asked.model, signatures)

    def members(self, asked: RequestedForm, *, streamed: bool) -> dict[str, Any]:
        """The members every answer has."""
        if asked.chat:
            kind, prefix = "chat.completion.chunk" if streamed else "chat.completion", "chatcmpl"
        else:
            kind, prefix = "text_completion", "cmpl"
        return {
            "id": f"{prefix}-{self.identity}",
            "object": kind,
            "created": self.created,
            "model": self.model,
        }

    def call(
        self, call: "FunctionCall", signature: str | None, arguments: str, choice: int, number: int
    ) -> dict[str, Any]:
        """A tool call, the `number`th of a choice, whose signature is remembered."""
        identity = call.id or f"call_{self.identity}_{choice}_{number}"
        made: dict[str, Any] = {
            "id": identity,
            "type": "function",
            "function": {"name": call.name or "", "arguments": arguments},
        }
        if signature is not None:
            made["extra_content"] = extra_content(signature)
        if self.signatures is not None and signature is not None:
            self.signatures[identity] = signature
        elif self.signatures is not None:  # ids that come again are of other calls
            self.signatures.pop(identity, None)
        return made

    def speech(self, data: str, transcript: str | None, choice: int) -> dict[str, Any]:
        """A ChatCompletionAudio's members; Gemini keeps none, so that it expires at once."""
        return {
            "id": f"audio_{self.identity}_{choice}",
            "data": data,
            "expires_at": self.created,
            "transcript": transcript or "",
        }
