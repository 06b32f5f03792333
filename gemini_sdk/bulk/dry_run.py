"""What a run would do: all rows validated, and their tokens, cost and time estimated. Nothing is sent or written."""

from dataclasses import dataclass, field
from typing import Any

from gemini_sdk._transport.tunables import LISTED_FAULTS
from gemini_sdk.bulk.job import FileJob
from gemini_sdk.bulk.rows import Row
from gemini_sdk.bulk.usage import Usage


@dataclass(slots=True)
class DryRun:
    """What a run would do."""

    rows: int = 0
    """Rows of the input."""
    skipped: int = 0
    """Rows that are done."""
    invalid: int = 0
    """Rows that would not be sent, because they break the rules of the API."""
    faults: list[str] = field(default_factory=list[str])
    """Why, for the first of them."""
    tokens: int = 0
    """Tokens of the prompts that would be sent, estimated by their length."""
    max_output_tokens: int | None = 0
    """Maximum number of tokens of the answers; None if a request has no `maxOutputTokens`."""
    cost: float | None = None
    """US dollars of the prompts, and of the longest possible answers if they are limited; None without prices."""
    seconds: float | None = None
    """Seconds that the limits a minute demand; None without limits."""

    def to_dict(self) -> dict[str, Any]:
        """The same as JSON data."""
        return {
            "rows": self.rows,
            "skipped": self.skipped,
            "invalid": self.invalid,
            "faults": self.faults,
            "tokens": {"input": self.tokens, "max_output": self.max_output_tokens},
            "cost": self.cost,
            "seconds": self.seconds,
        }


def dry_run(job: FileJob) -> DryRun:
    """What a run would do. Raises the errors that the run would raise before it sends anything."""
    found = job.check()
    result = DryRun(found.rows, found.done_rows)
    for row in job.job.rows(found.done):
        if (fault := job.job.processor.check(row)) is not None:
            result.invalid += 1
            if len(result.faults) < LISTED_FAULTS:
                result.faults.append(f"{row.place}: {fault.message}")
            continue
        tokens, longest = job.job.processor.estimate(row).total, _longest(row)
        result.tokens += tokens
        # Row by row: a price may depend on the length of the prompt.
        cost = job.job.prices.cost(job.job.model, Usage(tokens, longest or 0))
        result.cost = None if cost is None else (result.cost or 0.0) + cost
        if longest is None or result.max_output_tokens is None:
            result.max_output_tokens = None
        else:
            result.max_output_tokens += longest
    result.seconds = _seconds(job, found.rows - found.done_rows - result.invalid, result.tokens)
    return result


def _longest(row: Row) -> int | None:
    config: Any = row.request.get("generationConfig") or row.request.get("generation_config") or {}
    for holder, name in (
        (config, "maxOutputTokens"),
        (config, "max_output_tokens"),
        (row.request, "max_tokens"),
        (row.request, "max_completion_tokens"),
    ):
        if isinstance(value := holder.get(name), int):
            return value
    return None


def _seconds(job: FileJob, requests: int, tokens: int) -> float | None:
    """Seconds at the rates that the limits of all members allow."""
    members = [state.member for state in job.job.processor.pool.states]
    waits: list[float] = []
    for count, limits in (
        (requests, [each.requests_per_minute for each in members]),
        (tokens, [each.tokens_per_minute for each in members]),
    ):
        known = [limit for limit in limits if limit is not None]
        if len(known) == len(limits):
            waits.append(count / sum(known) * 60)
    return max(waits, default=None)
