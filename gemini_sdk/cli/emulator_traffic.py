"""The options of `gemini-sdk emulator` for quotas, latencies and random faults."""

from typing import TYPE_CHECKING

import click

from gemini_sdk.cli.shared_options import options
from gemini_sdk.errors import ConfigurationError

if TYPE_CHECKING:
    from gemini_sdk.emulator import Latency, Quota, Rule

traffic_options = options(
    click.option(
        "--quota",
        "quotas",
        multiple=True,
        metavar="[MODEL:]LIMITS",
        help="Quota for each model that matches, such as `requests=60,tokens=100000` or "
        "`gemini-3*:requests=10,period=2`; `period` is in seconds (default: 60); repeatable.",
    ),
    click.option(
        "--latency",
        metavar="DISTRIBUTION",
        help="Seconds before a model answers: SECONDS, uniform:LEAST:MOST or lognormal:MEDIAN:SIGMA (default: 0).",
    ),
    click.option(
        "--random-fault",
        "random_faults",
        multiple=True,
        metavar="FAULT:RATE",
        help="Fault of a random share of the requests, such as `503:0.05`, `reset:0.01` or `cut:0.01`; repeatable.",
    ),
    click.option(
        "--seed",
        default=0,
        show_default=True,
        help="Seed of random faults and latencies.",
    ),
)
"""Adds the options to a command."""


def read_quotas(given: tuple[str, ...]) -> "tuple[Quota, ...]":
    """The quotas. Raises UsageError if one cannot be read."""
    return tuple(map(_quota, given))


def read_latency(given: str | None) -> "Latency | None":
    """The latency. Raises UsageError if it cannot be read."""
    from gemini_sdk.emulator import Latency

    try:
        return None if given is None else Latency.of(given)
    except ConfigurationError as error:
        raise click.BadParameter(str(error), param_hint="--latency") from error


def read_random_faults(given: tuple[str, ...]) -> "tuple[Rule, ...]":
    """A rule for each fault. Raises UsageError if one cannot be read."""
    return tuple(map(_random_fault, given))


def _quota(text: str) -> "Quota":
    from gemini_sdk.emulator import Quota

    # The last colon: names of models may hold some.
    model, _, limits = text.rpartition(":")
    fields: dict[str, object] = {"model": model or "*"}
    try:
        for each in limits.split(","):
            name, _, value = each.partition("=")
            fields[name.strip()] = _value(value.strip())
        return Quota.of(fields)
    except ConfigurationError as error:
        reason = f"{text!r}: {error}"
        raise click.BadParameter(reason, param_hint="--quota") from error


def _value(text: str) -> object:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return {"true": True, "false": False}.get(text, text)


def _random_fault(text: str) -> "Rule":
    from gemini_sdk.emulator import Rule

    fault, _, rate = text.partition(":")
    kind: dict[str, object] = {"status": int(fault)} if fault.isdecimal() else {"fault": fault}
    try:
        return Rule.of({**kind, "rate": float(rate)})
    except (ConfigurationError, ValueError) as error:
        reason = str(error) if isinstance(error, ConfigurationError) else "expected FAULT:RATE"
        raise click.BadParameter(f"{text!r}: {reason}", param_hint="--random-fault") from error
