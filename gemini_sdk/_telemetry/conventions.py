"""Names of metrics, as the conventions have them.

The GenAI conventions v0.1.0 have metrics of inference and of embeddings. The semantic conventions v1.41.0, the last
release that had GenAI conventions, have the metrics that most dashboards read. Both are recorded, except for the
time of each chunk, which would cost twice. The variable OTEL_SEMCONV_STABILITY_OPT_IN leaves out those of v1.41.0 if
it has `gen_ai_latest_experimental`.
"""

from typing import Literal, NamedTuple

Release = Literal["v0.1.0", "v1.41.0", "own"]

SECONDS = (0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92)
CHUNK_SECONDS = (0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0, 2.5)
TOKENS = tuple(4**power for power in range(14))


class Metric(NamedTuple):
    """A metric. A counter has no buckets."""

    release: Release
    unit: str
    description: str
    buckets: tuple[float, ...] | None


METRICS: dict[str, Metric] = {
    "gen_ai.client.inference.duration": Metric(
        "v0.1.0", "s", "Duration of a call that generates", SECONDS
    ),
    "gen_ai.client.inference.time_to_first_chunk": Metric(
        "v0.1.0", "s", "Time from the request to the first chunk of a stream", SECONDS
    ),
    "gen_ai.client.inference.time_per_output_chunk": Metric(
        "v0.1.0", "s", "Time between two chunks of a stream", CHUNK_SECONDS
    ),
    "gen_ai.client.inference.usage.input_tokens": Metric(
        "v0.1.0", "{token}", "Tokens of prompts, cached ones included", None
    ),
    "gen_ai.client.inference.usage.output_tokens": Metric(
        "v0.1.0", "{token}", "Tokens of answers, those of thoughts included", None
    ),
    "gen_ai.client.inference.usage.cache_read.input_tokens": Metric(
        "v0.1.0", "{token}", "Tokens of prompts that the service had cached", None
    ),
    "gen_ai.client.inference.usage.reasoning.output_tokens": Metric(
        "v0.1.0", "{token}", "Tokens of thoughts", None
    ),
    "gen_ai.client.inference.operation.input_tokens": Metric(
        "v0.1.0", "{token}", "Tokens of the prompt of one call", TOKENS
    ),
    "gen_ai.client.inference.operation.output_tokens": Metric(
        "v0.1.0", "{token}", "Tokens of the answer to one call", TOKENS
    ),
    "gen_ai.client.embeddings.duration": Metric(
        "v0.1.0", "s", "Duration of a call that embeds", SECONDS
    ),
    "gen_ai.client.embeddings.operation.input_tokens": Metric(
        "v0.1.0", "{token}", "Tokens of the inputs of one call that embeds", TOKENS
    ),
    "gen_ai.invoke_agent.duration": Metric(
        "v0.1.0", "s", "Duration of a message whose functions are run", SECONDS
    ),
    "gen_ai.execute_tool.duration": Metric("v0.1.0", "s", "Duration of a function", SECONDS),
    "gen_ai.client.operation.duration": Metric("v1.41.0", "s", "Duration of any call", SECONDS),
    "gen_ai.client.operation.time_to_first_chunk": Metric(
        "v1.41.0", "s", "Time from the request to the first chunk of a stream", SECONDS
    ),
    "gen_ai.client.token.usage": Metric(
        "v1.41.0", "{token}", "Tokens of one call, by `gen_ai.token.type`", TOKENS
    ),
    "gemini_sdk.bulk.rows": Metric("own", "{row}", "Rows of bulk runs with a result", None),
}
