"""The traffic of a scope: its quotas, its latency, and the usage of its requests to models."""

from random import Random
from threading import Lock

from gemini_sdk.emulator.latency import Latency
from gemini_sdk.emulator.operation_table import MODEL_CALLS
from gemini_sdk.emulator.options import EmulatorOptions
from gemini_sdk.emulator.quotas import Exceeded, Quota, QuotaCounters
from gemini_sdk.emulator.usage import EmulatedUsage, ModelUsage, Tokens


class Traffic:
    """Safe to use from several threads."""

    def __init__(self, options: EmulatorOptions) -> None:
        self._options = options
        self._lock = Lock()
        self.reset()

    def reset(self) -> None:
        """Restores the quotas and the latency of the start, and sets all counts to 0."""
        self.restore_quotas()
        self.restore_latency()
        self.clear_usage()

    def restore_quotas(self) -> None:
        """Replaces the quotas by those of the start."""
        self.set_quotas(*self._options.quotas)

    def restore_latency(self) -> None:
        """Replaces the latency by that of the start."""
        self.set_latency(self._options.latency)

    def set_quotas(self, *quotas: Quota) -> None:
        """Replaces the quotas. They count from 0."""
        with self._lock:
            self._counters = QuotaCounters(quotas)

    @property
    def quotas(self) -> tuple[Quota, ...]:
        """The quotas in force."""
        return self._counters.quotas

    def set_latency(self, latency: Latency | None) -> None:
        """Replaces the latency. The draws start again."""
        with self._lock:
            self._latency = latency
            # Not for cryptography: the same seed has to give the same latencies.
            self._draws = Random(f"{self._options.seed}/latency")  # noqa: S311

    @property
    def latency(self) -> Latency | None:
        """The latency in force; None if answers are sent at once."""
        return self._latency

    def clear_usage(self) -> None:
        """Sets the usage to 0. The counts of the quotas stay."""
        with self._lock:
            self._usage: dict[str, ModelUsage] = {}

    @property
    def usage(self) -> EmulatedUsage:
        """The usage so far."""
        with self._lock:
            return EmulatedUsage.of(self._usage)

    def admit(self, operation: str, model: str, tokens: Tokens, now: float) -> Exceeded | None:
        """Counts an answered request for the quotas, or returns the quota that it exceeds."""
        with self._lock:
            return self._counters.admit(operation, model, tokens, now)

    def delay(self, operation: str) -> float:
        """Seconds before the answer to a request."""
        with self._lock:
            if self._latency is None or operation not in MODEL_CALLS:
                return 0.0
            return self._latency.quantile(self._draws.random())

    def add(
        self, operation: str, model: str, status: int, tokens: Tokens | None, *, broken: bool
    ) -> None:
        """Counts the reply to a request; `tokens` is None if no model answered."""
        if operation in MODEL_CALLS:
            with self._lock:
                usage = self._usage.setdefault(model, ModelUsage())
                usage.add(status, tokens, broken=broken)
