"""The span, the metrics and the events of one call, from its first attempt to its outcome."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from opentelemetry import context as contexts
from opentelemetry._logs import SeverityNumber
from opentelemetry.trace import SpanKind, set_span_in_context

from gemini_sdk._telemetry.answer import AnswerFacts, UsedTokens
from gemini_sdk._telemetry.current import Current
from gemini_sdk._telemetry.faults import error_attributes, error_type, set_error
from gemini_sdk._telemetry.guard import guarded
from gemini_sdk._telemetry.instruments import Instruments, Metrics, emit
from gemini_sdk._telemetry.messages import answer_content, as_json, request_content
from gemini_sdk._telemetry.parameters import request_attributes
from gemini_sdk._telemetry.start import BULK_RUN, INVOCATION
from gemini_sdk._telemetry.subject import Subject, subject_of
from gemini_sdk._wire import Operation, Platform
from gemini_sdk._wire.surrogates import read
from gemini_sdk.errors import APIStatusError, GeminiSDKError

if TYPE_CHECKING:
    from opentelemetry.util.types import AttributeValue

_OF_EMBEDDINGS = frozenset({"gen_ai.response.model", "gen_ai.usage.input_tokens"})
"""What the conventions have of an answer with vectors."""
_PER_CHUNK = "gen_ai.client.inference.time_per_output_chunk"
_DETAILS = "gen_ai.client.inference.operation.details"
_EXCEPTION = "gen_ai.client.operation.exception"


class CallSpan:
    """What is recorded of one call. `current()` is a block in which its span is the current one."""

    def __init__(
        self,
        instruments: Instruments,
        operation: Operation,
        path: str,
        body: bytes | None,
        server: tuple[str, int],
        *,
        streamed: bool,
    ) -> None:
        self._instruments = instruments
        self._platform: Platform = operation.platform
        self._subject = subject = subject_of(operation, path)
        self._invocation = INVOCATION.get()
        self._content: dict[str, Any] = {}
        self._chunks: list[float] = []
        self._facts = AnswerFacts(operation.platform)
        self._resent = 0
        self._ended = False
        request = self._read(body)
        self._attributes = _initial(subject, server, request)
        added = request_attributes(subject.kind, request)
        if subject.kind == "inference" and streamed:
            added["gen_ai.request.stream"] = True
        if subject.resource is not None:
            added["gemini_sdk.resource.name"] = subject.resource
        model = self._attributes.get("gen_ai.request.model")
        name = f"{subject.name} {model}" if model else subject.name
        run = BULK_RUN.get()
        parent = contexts.get_current() if run is None else contexts.Context()
        self._started = time.time_ns()
        self._clock = self._last = time.perf_counter_ns()
        self._span = instruments.tracer.start_span(
            name,
            parent,
            SpanKind.CLIENT,
            {**added, **self._attributes},
            [] if run is None else [run.link],
            self._started,
        )
        self._context = set_span_in_context(self._span, parent)
        self._parameters = added

    def current(self) -> Current:
        """Makes the span current for a block, and does not end it."""
        return Current(self._context, self._invocation)

    @guarded
    def retried(self, error: BaseException, delay: float) -> None:
        """An attempt failed, and another one follows after so many seconds."""
        self._resent += 1
        attributes: dict[str, AttributeValue] = {
            "error.type": error_type(error),
            "http.request.resend_count": self._resent,
            "gemini_sdk.retry.delay": delay,
        }
        if isinstance(error, APIStatusError):
            attributes["http.response.status_code"] = error.status_code
        self._span.add_event("gemini_sdk.retry", attributes)

    @guarded
    def received(self, chunks: list[Any]) -> None:
        """Chunks of a stream arrived together."""
        if chunks and not self._ended:
            now = time.perf_counter_ns()
            self._chunks.append((now - self._last) / 1e9)
            self._chunks.extend([0.0] * (len(chunks) - 1))
            self._last = now
            for chunk in chunks:
                self._facts.add(chunk)

    def restarted(self) -> None:
        """The chunks so far do not count: they had no content, and the stream is requested again."""
        self._chunks.clear()
        self._facts = AnswerFacts(self._platform)
        self._last = self._clock

    @guarded
    def end(
        self, error: BaseException | None = None, answer: Callable[[], Any] | None = None
    ) -> None:
        """The call is over. `answer` returns the answer, or what has arrived of it. Only the first time counts."""
        if self._ended:
            return
        self._ended = True
        length = time.perf_counter_ns() - self._clock
        counts: UsedTokens | None = None
        try:
            error = self._read_answer(answer) or error
            counts = self._answered()
            self._finish(error)
        finally:
            self._span.end(self._started + length)
        if self._instruments.metrics is not None:
            self._measure(self._instruments.metrics, length / 1e9, error, counts)

    def _read_answer(self, answer: Callable[[], Any] | None) -> GeminiSDKError | None:
        """Read what is recorded of the answer. Returns the error of an answer that is none."""
        records = self._subject.kind == "inference" and self._records_content
        # Of a stream, the facts are known; its chunks are joined only if the content is recorded.
        if answer is None or self._subject.kind == "other" or (self._chunks and not records):
            return None
        try:
            found = answer()
        except GeminiSDKError as error:
            return error
        if found is None:
            return None
        if not self._chunks:
            self._facts.add(found)
        if records and (messages := _guarded_answer(found)):
            self._content["gen_ai.output.messages"] = messages
        return None

    @property
    def _records_content(self) -> bool:
        return self._instruments.in_spans or self._instruments.in_events

    def _read(self, body: bytes | None) -> Any:
        """The request, if anything of it is recorded."""
        if body is None:
            return None
        try:
            request = read(body)
        except ValueError:
            return None
        kind = self._subject.kind
        if kind == "inference" and self._records_content:
            self._content = _guarded_content(request) or {}
        return request

    def _answered(self) -> UsedTokens | None:
        attributes, counts = self._facts.attributes, self._facts.counts
        model = attributes.get("gen_ai.response.model")
        if model is not None:
            self._attributes["gen_ai.response.model"] = model
        if counts is not None:
            attributes |= _usage(counts)
        if self._subject.kind == "embeddings":
            attributes = {name: attributes[name] for name in _OF_EMBEDDINGS & attributes.keys()}
        if self._subject.kind == "inference" and self._invocation is not None:
            self._invocation.add(counts, self._facts.finish_reasons)
        self._parameters |= attributes
        self._span.set_attributes(attributes)
        return counts

    def _finish(self, error: BaseException | None) -> None:
        span = self._span
        if self._chunks:
            first = self._chunks[0]
            self._parameters["gen_ai.response.time_to_first_chunk"] = first
            span.set_attribute("gen_ai.response.time_to_first_chunk", first)
        if self._resent:
            span.set_attribute("http.request.resend_count", self._resent)
        if self._instruments.in_spans:
            for name, value in self._content.items():
                span.set_attribute(name, as_json(value))
        if error is not None:
            set_error(span, error)
        self._emit(error)

    def _emit(self, error: BaseException | None) -> None:
        logger = self._instruments.logger
        if logger is None:
            return
        in_events = self._instruments.in_events
        failed = {} if error is None else error_attributes(error)
        if in_events and self._subject.kind == "inference":
            details = {**self._parameters, **self._attributes, **failed, **self._content}
            emit(logger, _DETAILS, SeverityNumber.DEBUG, details, self._context)
        if error is not None and isinstance(error, Exception):
            name = f"{type(error).__module__}.{type(error).__qualname__}"
            exception = {"exception.type": name}
            if in_events:  # the text may quote a prompt
                exception["exception.message"] = str(error)
            emit(logger, _EXCEPTION, SeverityNumber.WARN, exception, self._context)

    def _measure(
        self,
        metrics: Metrics,
        seconds: float,
        error: BaseException | None,
        counts: UsedTokens | None,
    ) -> None:
        kind, plain, context = self._subject.kind, self._attributes, self._context
        attributes = plain if error is None else {**plain, **error_attributes(error)}
        metrics.record(
            "gen_ai.client.operation.duration",
            seconds,
            attributes,
            context,
            always=kind == "other",
        )
        if kind == "other":
            return
        metrics.record(f"gen_ai.client.{kind}.duration", seconds, attributes, context)
        if self._chunks:
            first, *others = self._chunks
            for name in ("operation", "inference"):
                metrics.record(f"gen_ai.client.{name}.time_to_first_chunk", first, plain, context)
            for each in others:
                metrics.record(_PER_CHUNK, each, plain, context)
        found = counts or UsedTokens()
        for side, count in (("input", found.input), ("output", found.output)):
            if count is not None:
                typed = {**plain, "gen_ai.token.type": side}
                metrics.record("gen_ai.client.token.usage", count, typed, context)
                if kind == "inference" or side == "input":
                    name = f"gen_ai.client.{kind}.operation.{side}_tokens"
                    metrics.record(name, count, attributes, context)
        if kind == "inference":
            self._count(metrics, found)

    def _count(self, metrics: Metrics, counts: UsedTokens) -> None:
        for name, total, split in (
            ("input_tokens", counts.input, counts.inputs),
            ("output_tokens", counts.output, counts.outputs),
            ("cache_read.input_tokens", counts.cached, {}),
            ("reasoning.output_tokens", counts.reasoning, {}),
        ):
            if total is None:
                continue
            rest = total - sum(split.values())
            by_modality = dict(split) if rest >= 0 else {}
            rest = rest if rest >= 0 else total
            if rest or not by_modality:
                by_modality["unknown"] = rest
            for modality, count in by_modality.items():
                attributes = {**self._attributes, "gen_ai.token.modality": modality}
                metrics.record(
                    f"gen_ai.client.inference.usage.{name}", count, attributes, self._context
                )


def _initial(
    subject: Subject, server: tuple[str, int], request: Any
) -> "dict[str, AttributeValue]":
    """What spans and metrics have in common, and samplers see."""
    attributes: dict[str, AttributeValue] = {
        "gen_ai.operation.name": subject.name,
        "gen_ai.provider.name": subject.provider,
    }
    model = subject.model or request_attributes("other", request).get("gen_ai.request.model")
    if model is not None:
        attributes["gen_ai.request.model"] = model
    address, port = server
    if address:
        attributes |= {"server.address": address, "server.port": port}
    return attributes


def _usage(counts: UsedTokens) -> "dict[str, AttributeValue]":
    found = {
        "gen_ai.usage.input_tokens": counts.input,
        "gen_ai.usage.output_tokens": counts.output,
        "gen_ai.usage.cache_read.input_tokens": counts.cached,
        "gen_ai.usage.reasoning.output_tokens": counts.reasoning,
        **{f"gen_ai.usage.{name}.input_tokens": count for name, count in counts.inputs.items()},
        **{f"gen_ai.usage.{name}.output_tokens": count for name, count in counts.outputs.items()},
    }
    return {name: count for name, count in found.items() if count is not None}


_guarded_content = guarded(request_content)
_guarded_answer = guarded(answer_content)
