"""Items of a response's output, as Gemini's parts arrive, and the events that tell of them."""

from collections.abc import Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from gemini_sdk._openai.answer_metadata import AnswerMetadata
from gemini_sdk._openai.candidate import arguments
from gemini_sdk._openai.citations import search_action, url_citations
from gemini_sdk._openai.signatures import extra_content, sealed
from gemini_sdk._wire.json_value import Json
from gemini_sdk._wire.scalars import encode_base64

if TYPE_CHECKING:
    from gemini_sdk.types.generate_content import (
        CodeExecutionResult,
        ExecutableCode,
        FunctionCall,
        GroundingMetadata,
        Part,
    )

_PREFIXES = {
    "message": "msg",
    "reasoning": "rs",
    "function_call": "fc",
    "code_interpreter_call": "ci",
    "web_search_call": "ws",
}
_CODE, _CODE_CALL = "response.code_interpreter_call_code", "response.code_interpreter_call"


class OutputBuilder:
    """Adds parts to the output. At most one item is open: a text goes on until another kind of part arrives."""

    def __init__(self, envelope: AnswerMetadata, *, logprobs: bool, signatures: bool) -> None:
        self.items: list[Json] = []
        self._envelope = envelope
        self._logprobs = logprobs
        self._signatures = signatures
        """Whether reasoning without a summary becomes an item for the sake of its signature."""
        self._open: Json | None = None
        self._calls = 0

    def add(self, part: "Part", logprobs: list[Json]) -> Iterator[Json]:
        """The events of the next part."""
        signature = encode_base64(part.thought_signature) if part.thought_signature else None
        if part.function_call is not None:
            yield from self._call(part.function_call, signature)
        elif part.executable_code is not None:
            yield from self.end()
            yield from self._code(part.executable_code)
        elif part.code_execution_result is not None:
            yield from self._code_result(part.code_execution_result)
        elif part.text and part.thought:
            yield from self._thought(part.text)
        elif part.text:
            yield from self._text(part.text, logprobs, signature)
        if signature is not None and part.function_call is None and not part.thought:
            self._sign(signature)

    def ground(self, metadata: "GroundingMetadata", *, sources: bool) -> Iterator[Json]:
        """The events of the sources of the whole answer, which Gemini sends last."""
        if self._open is not None and self._open["type"] == "message":
            content = self._open["content"][0]
            for place, citation in enumerate(url_citations(metadata, content["text"])):
                content["annotations"].append(citation)
                yield self._event(
                    "response.output_text.annotation.added",
                    content_index=0,
                    annotation_index=place,
                    annotation=citation,
                )
        yield from self.end()
        action = search_action(metadata, sources=sources)
        if action is not None:
            yield self._begin("web_search_call", status="in_progress", action=action)
            yield self._event("response.web_search_call.in_progress")
            yield self._event("response.web_search_call.searching")
            yield self._event("response.web_search_call.completed")
            yield from self.end()

    def end(self, status: str = "completed", signature: str | None = None) -> Iterator[Json]:
        """The events that the open item is complete; `signature` is that of the part that follows it."""
        item = self._open
        if item is None:
            return
        if item["type"] == "message":
            content = item["content"][0]
            yield self._event(
                "response.output_text.done",
                content_index=0,
                text=content["text"],
                logprobs=content.get("logprobs", []),
            )
            yield self._event("response.content_part.done", content_index=0, part=content)
        elif item["type"] == "reasoning" and item["summary"]:
            summary = item["summary"][0]
            yield self._event(
                "response.reasoning_summary_text.done", summary_index=0, text=summary["text"]
            )
            yield self._event("response.reasoning_summary_part.done", summary_index=0, part=summary)
        if item["type"] == "reasoning":
            if signature is not None:
                item["encrypted_content"] = sealed(signature)
        else:
            item["status"] = status
        yield self._event("response.output_item.done", item=item)
        self._open = None

    def _begin(self, kind: str, **members: Any) -> Json:
        number = len(self.items)
        identity = f"{_PREFIXES[kind]}_{self._envelope.identity}_{number}"
        item: Json = {"id": identity, "type": kind, **members}
        self.items.append(item)
        self._open = item
        return {
            "type": "response.output_item.added",
            "output_index": number,
            "item": deepcopy(item),
        }

    def _event(self, type_: str, **members: Any) -> Json:
        """An event of the open item."""
        event: Json = {"type": type_, "output_index": len(self.items) - 1, **deepcopy(members)}
        if "item" not in members and self._open is not None:
            event["item_id"] = self._open["id"]
        return event

    def _is_open(self, kind: str) -> bool:
        return self._open is not None and self._open["type"] == kind

    def _text(self, text: str, logprobs: list[Json], signature: str | None) -> Iterator[Json]:
        if not self._is_open("message"):
            yield from self.end(signature=signature)
            content: Json = {"type": "output_text", "text": "", "annotations": []}
            if self._logprobs:
                content["logprobs"] = []
            yield self._begin("message", status="in_progress", role="assistant", content=[])
            self.items[-1]["content"].append(content)
            yield self._event("response.content_part.added", content_index=0, part=content)
        content = self.items[-1]["content"][0]
        content["text"] += text
        if self._logprobs:
            content["logprobs"] += logprobs
        yield self._event(
            "response.output_text.delta", content_index=0, delta=text, logprobs=logprobs
        )

    def _sign(self, signature: str) -> None:
        """Keep the signature of a text with its message."""
        if self._open is not None and self._open["type"] == "message":
            self._open["extra_content"] = extra_content(signature)

    def _thought(self, text: str) -> Iterator[Json]:
        if not self._is_open("reasoning"):
            yield from self.end()
            yield self._begin("reasoning", summary=[])
            summary: Json = {"type": "summary_text", "text": ""}
            self.items[-1]["summary"].append(summary)
            yield self._event(
                "response.reasoning_summary_part.added", summary_index=0, part=summary
            )
        self.items[-1]["summary"][0]["text"] += text
        yield self._event("response.reasoning_summary_text.delta", summary_index=0, delta=text)

    def _call(self, call: "FunctionCall", signature: str | None) -> Iterator[Json]:
        if signature is not None and self._signatures and not self._is_open("reasoning"):
            yield from self.end()
            yield self._begin("reasoning", summary=[])
        yield from self.end(signature=signature)
        made = self._envelope.call(call, signature, arguments(call), 0, self._calls)
        self._calls += 1
        name, text = made["function"]["name"], made["function"]["arguments"]
        extra = {n: v for n, v in made.items() if n == "extra_content"}
        yield self._begin(
            "function_call",
            status="in_progress",
            call_id=made["id"],
            name=name,
            arguments="",
            **extra,
        )
        self.items[-1]["arguments"] = text
        yield self._event("response.function_call_arguments.delta", delta=text)
        yield self._event("response.function_call_arguments.done", arguments=text, name=name)
        yield from self.end()

    def _code(self, code: "ExecutableCode") -> Iterator[Json]:
        text = code.code or ""
        container = f"cntr_{self._envelope.identity}"
        yield self._begin(
            "code_interpreter_call",
            status="in_progress",
            code="",
            container_id=container,
            outputs=[],
        )
        self.items[-1]["code"] = text
        yield self._event(f"{_CODE_CALL}.in_progress")
        yield self._event(f"{_CODE}.delta", delta=text)
        yield self._event(f"{_CODE}.done", code=text)
        yield self._event(f"{_CODE_CALL}.interpreting")

    def _code_result(self, result: "CodeExecutionResult") -> Iterator[Json]:
        if not self._is_open("code_interpreter_call"):
            return
        self.items[-1]["outputs"].append({"type": "logs", "logs": result.output or ""})
        yield self._event(f"{_CODE_CALL}.completed")
        yield from self.end()
