"""The options of a run."""

from collections.abc import Callable
from os import PathLike
from typing import Any, Literal, TypedDict, cast

from gemini_sdk.bulk.pool import PoolMember
from gemini_sdk.bulk.prices import Price
from gemini_sdk.bulk.processor import RETRIES
from gemini_sdk.bulk.requests import Operation
from gemini_sdk.bulk.summary import Summary
from gemini_sdk.errors import ConfigurationError

CONCURRENCY = 64
"""Requests at a time."""
WINDOW = 1000
"""Results that may wait for an earlier one, or to be taken."""


class WorkerOptions(TypedDict, total=False):
    """Options of whatever sends rows: a run, or a worker of an engine."""

    model: str | None
    """The model of all rows; without it, each row names its own. OpenAI's model names are replaced by it."""
    operation: Operation | None
    """`generate_content` (default), `count_tokens` or `embed_content`; with Azure's clients `chat_completions`
    (default) or `embeddings`."""
    concurrency: int
    """Maximum number of requests at a time (default: 64). A run begins with 8 and adapts to the service."""
    requests_per_minute: float | None
    """Maximum number of requests in any minute, retries included (default: no limit)."""
    tokens_per_minute: float | None
    """Maximum number of tokens in any minute (default: no limit): of prompts on Google's services, of prompts and
    answers on Azure's. They are estimated before each request, and corrected by its answer."""
    prompt_field: str | None
    """The field or column of a row that is its prompt; without it, rows are requests."""
    template: str | None
    """The prompt, with names of fields in braces: `Translate into {language}: {text}`."""
    key_field: str | None
    """The field or column that is the key (default: `key`, `custom_id` or `id`, else the position from 0)."""
    retries: int
    """Attempts of a row after the first (default: 10)."""


class RowOptions(WorkerOptions, total=False):
    """Options of every run."""

    ordered: bool
    """Whether results come in the order of the rows (default: False, as they arrive)."""
    window: int
    """Maximum number of results that wait for an earlier one (default: 1000)."""
    max_tokens: int | None
    """Tokens that a run may use; it stops before a row for which no room is left."""
    max_cost: float | None
    """US dollars that a run may cost; it stops before a row for which no room is left."""
    max_errors: int | None
    """Number of errors at which a run stops."""
    price: Price | None
    """The price of tokens (default: that of each model in the package genai-prices, where it is installed)."""


class RunOptions(RowOptions, total=False):
    """Options of a run that writes files."""

    errors: str | PathLike[str] | None
    """The file of errors (default: `out.errors.jsonl` next to `out.jsonl`)."""
    retry_errors: bool
    """Whether rows with an error of an earlier run are sent again (default: False)."""
    mode: Literal["live", "batch"]
    """`live` (default) sends the rows one by one; `batch` makes one server-side batch of them, at a lower price, and
    waits for it (Google AI only)."""
    poll_interval: float | None
    """Seconds between polls of a server-side batch (default: 5, growing to 60)."""
    on_progress: Callable[[Summary], object] | None
    """Function that gets the summary so far, a few times a second."""


def members_of(client: Any, options: WorkerOptions) -> list[PoolMember]:
    """The members of a pool: each client with the model and limits of the run, each PoolMember with its own.

    Raises ConfigurationError if there is none.
    """
    several = isinstance(client, list | tuple)
    given: list[Any] = list(cast("list[Any]", client)) if several else [client]
    if not given:
        raise ConfigurationError("client: expected a client, or a list of clients or PoolMember")
    members: list[PoolMember] = []
    for each in given:
        member = each if isinstance(each, PoolMember) else PoolMember(each)
        members.append(
            PoolMember(
                member.client,
                member.model or options.get("model"),
                member.weight,
                member.requests_per_minute or options.get("requests_per_minute"),
                member.tokens_per_minute or options.get("tokens_per_minute"),
                member.concurrency,
            )
        )
    return members


def whole_number(options: WorkerOptions, name: str, default: int, least: int = 1) -> int:
    """An option that is an int. Raises ConfigurationError for anything else."""
    value: Any = options.get(name, default)
    if type(value) is not int or value < least:
        raise ConfigurationError(f"{name} must be an int of at least {least}; found {value!r}")
    return value


def retries_of(options: WorkerOptions) -> int:
    """Attempts after the first."""
    return whole_number(options, "retries", RETRIES, 0)
