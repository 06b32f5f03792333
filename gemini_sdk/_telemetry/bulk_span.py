"""The span and the counters of a bulk run."""

from typing import TYPE_CHECKING

from opentelemetry.trace import Link

from gemini_sdk._telemetry.guard import guarded
from gemini_sdk._telemetry.inner_span import InnerSpan
from gemini_sdk._telemetry.start import BULK_RUN

if TYPE_CHECKING:
    from gemini_sdk._telemetry.instruments import Instruments


class BulkSpan(InnerSpan):
    """A bulk run. Its requests have traces of their own, with a link to this span."""

    def __init__(self, instruments: "Instruments") -> None:
        super().__init__(instruments, "gemini_sdk.bulk", {})

    @property
    def link(self) -> Link:
        """The link of the span of a request."""
        return Link(self.span.get_span_context())

    def enlist(self) -> None:
        """Let the requests that are sent from this context belong to the run."""
        BULK_RUN.set(self)

    @guarded
    def count(self, outcome: str) -> None:
        """A row has a result: `succeeded` or `failed`."""
        if self.instruments.metrics is not None:
            attributes = {"gemini_sdk.bulk.outcome": outcome}
            self.instruments.metrics.record("gemini_sdk.bulk.rows", 1, attributes, self.context)

    @guarded
    def summarize(self, counts: dict[str, int], stopped: str | None) -> None:
        """Add the counts of the whole run."""
        for name, count in counts.items():
            self.span.set_attribute(f"gemini_sdk.bulk.{name}", count)
        if stopped is not None:
            self.span.set_attribute("gemini_sdk.bulk.stopped", stopped)
