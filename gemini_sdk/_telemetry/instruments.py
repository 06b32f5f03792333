"""The tracer, the metrics and the logger that a client records with."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from weakref import WeakKeyDictionary

from opentelemetry import _logs, metrics, trace

from gemini_sdk._telemetry.conventions import METRICS
from gemini_sdk._telemetry.guard import guarded
from gemini_sdk._version import __version__
from gemini_sdk.observability import ContentCapture, Telemetry

if TYPE_CHECKING:
    from opentelemetry.context import Context
    from opentelemetry.util.types import AttributeValue

SCOPE = "gemini_sdk"
CONTENT_VARIABLE = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"
_OPT_IN_VARIABLE = "OTEL_SEMCONV_STABILITY_OPT_IN"
_LATEST = "gen_ai_latest_experimental"
_CONTENT: dict[str, ContentCapture] = {
    "no_content": "no_content",
    "span_only": "span_only",
    "event_only": "event_only",
    "span_and_event": "span_and_event",
    "true": "span_and_event",
    "1": "span_and_event",
}
_DEFAULT = Telemetry()


class Metrics:
    """The instruments of one provider of metrics, each made when it is first recorded to."""

    def __init__(self, provider: metrics.MeterProvider) -> None:
        self._meter = provider.get_meter(SCOPE, __version__)
        self._made: dict[str, Any] = {}
        listed = os.environ.get(_OPT_IN_VARIABLE, "").split(",")
        self._latest_only = _LATEST in [each.strip() for each in listed]

    def record(
        self,
        name: str,
        value: float,
        attributes: "Mapping[str, AttributeValue]",
        context: "Context | None" = None,
        *,
        always: bool = False,
    ) -> None:
        """Record a value. Metrics of v1.41.0 are left out on request, unless no later one takes their place."""
        metric = METRICS[name]
        if metric.release == "v1.41.0" and self._latest_only and not always:
            return
        made = self._made.get(name)
        if metric.buckets is None:
            if made is None:
                made = self._made[name] = self._meter.create_counter(
                    name, metric.unit, metric.description
                )
            made.add(value, attributes, context)
            return
        if made is None:
            made = self._made[name] = self._meter.create_histogram(
                name,
                metric.unit,
                metric.description,
                explicit_bucket_boundaries_advisory=list(metric.buckets),
            )
        made.record(value, attributes, context)


@dataclass(frozen=True, slots=True)
class Instruments:
    """What spans, metrics and events are made with."""

    tracer: trace.Tracer
    metrics: Metrics | None
    logger: _logs.Logger | None
    content: ContentCapture

    @property
    def in_spans(self) -> bool:
        """Whether prompts and answers are recorded on spans."""
        return self.content in ("span_only", "span_and_event")

    @property
    def in_events(self) -> bool:
        """Whether prompts and answers are recorded on events."""
        return self.logger is not None and self.content in ("event_only", "span_and_event")


_NO_TRACER = trace.NoOpTracer()
_tracers: "WeakKeyDictionary[trace.TracerProvider, trace.Tracer]" = WeakKeyDictionary()
_metrics: "WeakKeyDictionary[metrics.MeterProvider, Metrics]" = WeakKeyDictionary()
_loggers: "WeakKeyDictionary[_logs.LoggerProvider, _logs.Logger]" = WeakKeyDictionary()


@guarded
def found(telemetry: Telemetry | bool) -> Instruments | None:
    """The instruments of the providers that are set; None if there is none."""
    options = telemetry if isinstance(telemetry, Telemetry) else _DEFAULT
    tracing = options.tracer_provider or trace.get_tracer_provider()
    metering = options.meter_provider or metrics.get_meter_provider()
    logging = options.logger_provider or _logs.get_logger_provider()
    traced = options.tracer_provider is not None or _is_set(tracing)
    metered = options.meter_provider is not None or _is_set(metering)
    logged = options.logger_provider is not None or _is_set(logging)
    if not (traced or metered or logged):
        return None
    return Instruments(
        _tracer(tracing) if traced else _NO_TRACER,
        _metrics_of(metering) if metered else None,
        _logger(logging) if logged else None,
        options.content or _content(),
    )


def _is_set(provider: object) -> bool:
    """Whether a global provider is more than what the API has as long as none is set."""
    return type(provider).__name__ not in _UNSET


_UNSET = frozenset(
    f"{kind}{signal}Provider"
    for kind in ("Proxy", "_Proxy", "NoOp")
    for signal in ("Tracer", "Meter", "Logger")
)


def _content() -> ContentCapture:
    value = os.environ.get(CONTENT_VARIABLE)
    return "no_content" if value is None else _CONTENT.get(value.strip().lower(), "no_content")


def _tracer(provider: trace.TracerProvider) -> trace.Tracer:
    made = _tracers.get(provider)
    if made is None:
        made = _tracers[provider] = provider.get_tracer(SCOPE, __version__)
    return made


def _metrics_of(provider: metrics.MeterProvider) -> Metrics:
    made = _metrics.get(provider)
    if made is None:
        made = _metrics[provider] = Metrics(provider)
    return made


def _logger(provider: _logs.LoggerProvider) -> _logs.Logger:
    made = _loggers.get(provider)
    if made is None:
        made = _loggers[provider] = provider.get_logger(SCOPE, __version__)
    return made


def emit(
    logger: _logs.Logger,
    name: str,
    severity: _logs.SeverityNumber,
    attributes: Mapping[str, Any],
    context: "Context",
) -> None:
    """Emit an event."""
    logger.emit(
        _logs.LogRecord(
            event_name=name,
            severity_number=severity,
            attributes=cast("Any", attributes),
            context=context,
        )
    )
