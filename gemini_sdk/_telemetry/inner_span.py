"""Spans of work in this process, such as a run of a function. They hold the spans of calls together."""

import time
from typing import TYPE_CHECKING, Self

from opentelemetry.trace import SpanKind, set_span_in_context

from gemini_sdk._telemetry.current import Current
from gemini_sdk._telemetry.faults import error_attributes, set_error
from gemini_sdk._telemetry.guard import guarded

if TYPE_CHECKING:
    from opentelemetry.context import Context
    from opentelemetry.util.types import AttributeValue

    from gemini_sdk._telemetry.instruments import Instruments


class InnerSpan:
    """A span of work in this process. As a context manager it is current within the block, and ends with it."""

    def __init__(
        self,
        instruments: "Instruments",
        name: str,
        attributes: "dict[str, AttributeValue]",
        metric: str | None = None,
        parent: "Context | None" = None,
    ) -> None:
        self.instruments = instruments
        self._attributes = attributes
        self._metric = metric
        self._started = time.time_ns()
        self._clock = time.perf_counter_ns()
        self.span = instruments.tracer.start_span(
            name, parent, SpanKind.INTERNAL, attributes, start_time=self._started
        )
        self.context = set_span_in_context(self.span, parent)
        self._block: Current | None = None
        self._ended = False

    def __enter__(self) -> Self:
        self._block = self.current()
        self._block.__enter__()
        return self

    def __exit__(self, kind: object, error: BaseException | None, _: object) -> None:
        if self._block is not None:
            self._block.__exit__()
        self.end(None if isinstance(error, GeneratorExit) else error)

    def current(self) -> Current:
        """A block in which the span is the current one; it goes on afterwards."""
        return Current(self.context)

    @guarded
    def end(self, error: BaseException | None = None) -> None:
        """End the span, with an error if there was one. Only the first time counts."""
        if self._ended:
            return
        self._ended = True
        length = time.perf_counter_ns() - self._clock
        if error is not None:
            set_error(self.span, error)
        self.add_attributes()
        self.span.end(self._started + length)
        metrics = self.instruments.metrics
        if metrics is not None and self._metric is not None:
            failed = {} if error is None else error_attributes(error)
            metrics.record(self._metric, length / 1e9, {**self._attributes, **failed}, self.context)

    def add_attributes(self) -> None:
        """Add what is known at the end."""
