"""`gemini-sdk models`: what is known of Google's models, and whether this package's defaults last."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from gemini_sdk.cli import output
from gemini_sdk.cli.client import Client, with_client_maker
from gemini_sdk.cli.exit_status import ExitStatus
from gemini_sdk.known_models import catalogue, clock
from gemini_sdk.known_models.defaults import outdated
from gemini_sdk.known_models.records import Availability, GooglePlatform, KnownModel

if TYPE_CHECKING:
    from gemini_sdk.types.models import ModelDescription, PublisherModel


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--all", "with_retired", is_flag=True, help="List retired models as well.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document, with all sources.")
@click.option(
    "--live",
    is_flag=True,
    help="Ask the service for its models, or for those with NAMEs, instead of reading the table.",
)
@click.option(
    "--check",
    is_flag=True,
    help="Print no table; exit with 1 from 30 days before the shutdown of a model that this "
    "package uses as a default.",
)
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Date to check for (default: today).",
)
@with_client_maker
def models(
    make_client: Callable[[], Client],
    names: Sequence[str],
    with_retired: bool,
    as_json: bool,
    live: bool,
    check: bool,
    day: datetime | None,
) -> int:
    """List Google's models: stage, shutdown, successor, limits, unsupported parameters.

    The table is part of this package; `as_of` in the JSON has its date. NAMEs select models, also retired ones. The
    command sends no request, unless --live is given.
    """
    today = clock.today() if day is None else day.date()
    if live:
        with make_client() as client:
            return _live(client, names, today, as_json=as_json)
    if check:
        return _check(today)
    chosen = list(_chosen(names, with_retired, today))
    if as_json:
        listed = [_plain(model, today) for model in chosen]
        document = {"as_of": catalogue.as_of().isoformat(), "models": listed}
        output.write(json.dumps(document, ensure_ascii=False, indent=2, default=str))
    else:
        _show(chosen, today)
    return ExitStatus.OK


def _live(client: Client, names: Sequence[str], day: date, *, as_json: bool) -> int:
    found: list[ModelDescription | PublisherModel] = (
        [client.models.get(name) for name in names] if names else [*client.models.list()]
    )
    if as_json:
        fields = [json.loads(model.to_json()) for model in found]
        output.write(json.dumps({"models": fields}, ensure_ascii=False, indent=2))
        return ExitStatus.OK
    for model in found:
        here = model.availability
        stage = _stage(here, day) if here is not None else ""
        output.write(output.one_line(f"{model.name or ''}  {stage}".rstrip()))
    return ExitStatus.OK


def _check(day: date) -> int:
    found = list(outdated(day))
    for default, reason in found:
        output.write(f"{reason} (used by {default.used_by})", fg="red")
    if not found:
        output.write("no default model will be shut down within 30 days")
    return ExitStatus.FAILED if found else ExitStatus.OK


def _chosen(names: Sequence[str], with_retired: bool, day: date) -> Iterator[KnownModel]:
    for name in names:
        model = catalogue.find(name)
        if model is None:
            raise click.UsageError(f"{name}: unknown model")
        yield model
    for model in () if names else catalogue.models():
        if with_retired or any(not here.has_ended(day) for here in model.platforms.values()):
            yield model


def _show(chosen: Sequence[KnownModel], day: date) -> None:
    from rich.table import Table

    columns = ("model", "Google AI", "Vertex AI", "context", "output", "thinking", "parameters")
    table = Table(*columns, box=None, header_style="bold")
    for model in chosen:
        cells = [model.name, *(_place(model, p, day) for p in ("google-ai", "vertex"))]
        cells += [_number(model.context_tokens), _number(model.max_output_tokens)]
        table.add_row(*map(output.cell, (*cells, _thinking(model), _parameters(model))))
    # In a file or pipe, lines are as long as they have to be.
    output.console(width=None if sys.stdout.isatty() else 240).print(table)


def _place(model: KnownModel, platform: GooglePlatform, day: date) -> str:
    here = model.platforms.get(platform)
    if here is None:
        return "-"
    successor = catalogue.in_use(model.name, platform)
    use = "" if successor == model.name else f", use {successor}"
    return f"{_stage(here, day)}{use}"


def _stage(here: Availability, day: date) -> str:
    if here.has_ended(day):
        return f"ended {here.shutdown}"
    tunable = ", tunable" if here.is_tunable else ""
    if here.shutdown is None:
        return f"{here.stage}{tunable}"
    return f"{here.stage} until {here.shutdown}{' or later' if here.or_later else ''}{tunable}"


def _number(number: int | None) -> str:
    return "" if number is None else f"{number:,}"


def _thinking(model: KnownModel) -> str:
    thinking = model.thinking
    if thinking is None:
        return ""
    if thinking.by == "budget":
        least = 0 if thinking.can_stop else thinking.least_budget
        return f"budget {least} to {thinking.most_budget}"
    levels = [f"{v}*" if v == thinking.default else v for v in thinking.levels]
    return " ".join(levels) or (f"{thinking.default}*" if thinking.default else "by level")


def _parameters(model: KnownModel) -> str:
    names_by_effect: dict[str, list[str]] = {}
    for rule in model.rules:
        name = rule.field.rpartition(".")[2]
        name += f" above {rule.above:g}" if rule.above is not None else ""
        if rule.values is None and rule.accepted is None and not rule.beside:
            names_by_effect.setdefault(rule.effect, []).append(name)
    return "; ".join(f"{effect}: {', '.join(names)}" for effect, names in names_by_effect.items())


def _plain(model: KnownModel, day: date) -> dict[str, Any]:
    """A model as JSON data, with what follows from the day."""
    fields: dict[str, Any] = asdict(model)
    for platform, here in model.platforms.items():
        fields["platforms"][platform] |= {
            "has_ended": here.has_ended(day),
            "use": catalogue.in_use(model.name, platform),
        }
    return fields
