"""Providers of OpenTelemetry that keep everything in memory."""

from collections.abc import Mapping
from typing import Any

from opentelemetry.sdk._logs import LoggerProvider
from opentelemetry.sdk._logs.export import InMemoryLogRecordExporter, SimpleLogRecordProcessor
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from gemini_sdk.observability import ContentCapture, Telemetry
from tests.telemetry.conventions import check_attributes, check_span


class Recorder:
    """Keeps what is recorded. All spans are checked against the conventions when they are read."""

    def __init__(self) -> None:
        self._exporter = InMemorySpanExporter()
        self.tracers = TracerProvider()
        self.tracers.add_span_processor(SimpleSpanProcessor(self._exporter))
        self._reader = InMemoryMetricReader()
        self.meters = MeterProvider([self._reader])
        logs: Any = InMemoryLogRecordExporter
        self._logs = logs()
        self.loggers = LoggerProvider()
        self.loggers.add_log_record_processor(SimpleLogRecordProcessor(self._logs))

    def telemetry(
        self, content: ContentCapture | None = None, *, events: bool = False
    ) -> Telemetry:
        """Settings of a client that records here."""
        return Telemetry(
            content=content,
            tracer_provider=self.tracers,
            meter_provider=self.meters,
            logger_provider=self.loggers if events else None,
        )

    def clear(self) -> None:
        """Forget the spans and events."""
        self._exporter.clear()
        self._logs.clear()

    def spans(self) -> list[ReadableSpan]:
        """The spans that have ended, in the order of their ends."""
        spans = list(self._exporter.get_finished_spans())
        for span in spans:
            check_span(span)
        return spans

    def span(self) -> ReadableSpan:
        """The only span."""
        (span,) = self.spans()
        return span

    def attributes(self) -> Mapping[str, Any]:
        """The attributes of the only span."""
        return self.span().attributes or {}

    def metrics(self) -> dict[str, list[tuple[dict[str, Any], Any]]]:
        """Attributes and values of all metrics: a sum or, of histograms, a count and a sum."""
        data = self._reader.get_metrics_data()
        found: dict[str, list[tuple[dict[str, Any], Any]]] = {}
        for resource in data.resource_metrics if data else ():
            for metric in resource.scope_metrics[0].metrics:
                for point in metric.data.data_points:
                    value: Any = getattr(point, "value", None)
                    if value is None:
                        value = (getattr(point, "count", 0), getattr(point, "sum", 0))
                    attributes = dict(point.attributes or {})
                    check_attributes(attributes)
                    found.setdefault(metric.name, []).append((attributes, value))
        return found

    def instruments(self) -> dict[str, tuple[str, str, Any]]:
        """Kind, unit and buckets of all metrics."""
        data = self._reader.get_metrics_data()
        found: dict[str, tuple[str, str, Any]] = {}
        for resource in data.resource_metrics if data else ():
            for metric in resource.scope_metrics[0].metrics:
                buckets = getattr(metric.data.data_points[0], "explicit_bounds", None)
                kind = "counter" if buckets is None else "histogram"
                found[metric.name] = kind, metric.unit or "", buckets
        return found

    def events(self) -> list[tuple[str, dict[str, Any]]]:
        """Names and attributes of the events."""
        records = [each.log_record for each in self._logs.get_finished_logs()]
        return [(each.event_name or "", dict(each.attributes or {})) for each in records]
