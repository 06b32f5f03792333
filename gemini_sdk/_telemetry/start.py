"""Begins spans where OpenTelemetry is in use, and does next to nothing where it is not. Loads nothing of it by itself.

A program that has not loaded OpenTelemetry has set no provider.
"""

import logging
import os
import sys
from collections.abc import Callable
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

from gemini_sdk._telemetry.guard import guarded
from gemini_sdk._wire import Operation

if TYPE_CHECKING:
    from gemini_sdk._telemetry.bulk_span import BulkSpan
    from gemini_sdk._telemetry.call_span import CallSpan
    from gemini_sdk._telemetry.inner_span import InnerSpan
    from gemini_sdk._telemetry.instruments import Instruments
    from gemini_sdk._telemetry.invocation import Invocation, ToolSpan
    from gemini_sdk.observability import Telemetry

INVOCATION: "ContextVar[Invocation | None]" = ContextVar("gemini_sdk_invocation", default=None)
"""The message whose functions are run."""
BULK_RUN: "ContextVar[BulkSpan | None]" = ContextVar("gemini_sdk_bulk_run", default=None)
"""The bulk run that a request belongs to."""
_VARIABLES = tuple(f"OTEL_PYTHON_{kind}_PROVIDER" for kind in ("TRACER", "METER", "LOGGER"))
_log = logging.getLogger("gemini_sdk")


class _Known:
    """What is found out once, and not at each call."""

    by_environment = False
    """Whether providers are set by the environment, which OpenTelemetry reads when it is first asked for one."""
    missing = False
    """Whether OpenTelemetry cannot be loaded."""


def read_environment() -> None:
    """Note whether the environment sets providers. Called when a client is made."""
    _Known.by_environment = any(name in os.environ for name in _VARIABLES)


def instruments_of(telemetry: "Telemetry | bool") -> "Instruments | None":
    """What spans and metrics are made with; None if nothing is to be recorded."""
    if telemetry is False:
        return None
    modules = sys.modules
    if (
        "opentelemetry.trace" not in modules
        and "opentelemetry.metrics" not in modules
        and not _Known.by_environment
    ):
        return None
    return None if _Known.missing else _found(telemetry)


@guarded
def _found(telemetry: "Telemetry | bool") -> "Instruments | None":
    try:
        from gemini_sdk._telemetry.instruments import found
    except ImportError as error:
        _Known.missing = True
        _log.warning(
            "telemetry: nothing is recorded, because OpenTelemetry cannot be imported (%s); "
            "pip install 'gemini-sdk[otel]'",
            error,
        )
        return None
    return found(telemetry)


def observe(
    telemetry: "Telemetry | bool",
    operation: Operation,
    path: str,
    body: bytes | None,
    server: Callable[[], tuple[str, int]],
    *,
    streamed: bool,
) -> "CallSpan | None":
    """Begin the span of a call; None if nothing is to be recorded."""
    instruments = instruments_of(telemetry)
    if instruments is None:
        return None
    return _call_span(instruments, operation, path, body, server, streamed)


@guarded
def _call_span(
    instruments: "Instruments",
    operation: Operation,
    path: str,
    body: bytes | None,
    server: Callable[[], tuple[str, int]],
    streamed: bool,
) -> "CallSpan":
    from gemini_sdk._telemetry.call_span import CallSpan

    return CallSpan(instruments, operation, path, body, server(), streamed=streamed)


def invoke(telemetry: "Telemetry | bool", operation: Operation, path: str) -> "Invocation | NoSpan":
    """Begin the span of a message whose functions are run."""
    instruments = instruments_of(telemetry)
    made = None if instruments is None else _invocation(instruments, operation, path)
    return made or NO_SPAN


@guarded
def _invocation(instruments: "Instruments", operation: Operation, path: str) -> "Invocation":
    from gemini_sdk._telemetry.invocation import Invocation
    from gemini_sdk._telemetry.subject import subject_of

    return Invocation(instruments, subject_of(operation, path).model)


def run_tool(name: str, call_id: str | None, arguments: object) -> "ToolSpan | NoSpan":
    """Begin the span of a run of a function, within the message whose functions are run."""
    invocation = INVOCATION.get()
    made = None if invocation is None else _tool(invocation, name, call_id, arguments)
    return made or NO_SPAN


@guarded
def _tool(
    invocation: "Invocation", name: str, call_id: str | None, arguments: object
) -> "ToolSpan":
    from gemini_sdk._telemetry.invocation import ToolSpan

    return ToolSpan(invocation, name, call_id, arguments)


def run_bulk(telemetry: "Telemetry | bool") -> "BulkSpan | NoSpan":
    """Begin the span of a bulk run."""
    instruments = instruments_of(telemetry)
    made = None if instruments is None else _bulk(instruments)
    return made or NO_SPAN


@guarded
def _bulk(instruments: "Instruments") -> "BulkSpan":
    from gemini_sdk._telemetry.bulk_span import BulkSpan

    return BulkSpan(instruments)


def wait(telemetry: "Telemetry | bool", name: str) -> "InnerSpan | NoSpan":
    """Begin the span of a wait for an operation or a job, which holds the spans of its polls."""
    instruments = instruments_of(telemetry)
    made = None if instruments is None else _wait(instruments, name)
    return made or NO_SPAN


@guarded
def _wait(instruments: "Instruments", name: str) -> "InnerSpan":
    from gemini_sdk._telemetry.inner_span import InnerSpan

    return InnerSpan(instruments, "gemini_sdk.wait", {"gemini_sdk.resource.name": name})


class NoSpan:
    """Stands for a span where nothing is recorded."""

    __slots__ = ()

    def __enter__(self) -> "NoSpan":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def current(self) -> "NoSpan":
        """A block, and nothing more."""
        return self

    def _nothing(self, *_: Any, **__: Any) -> None:
        pass

    returned = count = summarize = end = enlist = _nothing


NO_SPAN = NoSpan()
