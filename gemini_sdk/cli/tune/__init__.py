"""`gemini-sdk tune`: models tuned, watched and looked at, on either platform."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from gemini_sdk import GeminiClient
from gemini_sdk.cli import output
from gemini_sdk.cli.client import Client, with_client
from gemini_sdk.cli.exit_status import ExitStatus
from gemini_sdk.cli.shared_options import table_options
from gemini_sdk.cli.tune.platforms import StorageAccess, Tuning, tuning
from gemini_sdk.cli.tune.training_file import TableFormat, lines_file, pairs
from gemini_sdk.cli.waiting import (
    POSITIVE,
    poll_interval_option,
    resume_on_interrupt,
    watch_command,
)
from gemini_sdk.errors import ConfigurationError, Fault, InvalidPayloadError
from gemini_sdk.metrics import TuningMetrics
from gemini_sdk.metrics.picture import drawing

_PICTURE = click.Path(dir_okay=False, path_type=Path)


def _drawable(_: click.Context, __: click.Parameter, path: Path | None) -> Path | None:
    """Check early that the picture can be written, because it is drawn at the end of the tuning."""
    if path is not None:
        drawing(path)
        if not path.parent.is_dir():
            raise ConfigurationError(
                f"{path}: the folder {path.parent} does not exist; create it first"
            )
    return path


_plot = click.option(
    "--plot",
    type=_PICTURE,
    callback=_drawable,
    help="Picture of the loss to write: .html, .svg, or .png (needs the extra `plot`).",
)
_NO_TUNING = (
    "warning: no model can be tuned on Google AI since May 2025; tune on Vertex AI: --vertex, and a "
    "dataset in Cloud Storage"
)
_timeout = click.option(
    "--timeout",
    type=POSITIVE,
    metavar="SECONDS",
    help="Seconds to watch; the tuning continues (default: no limit).",
)
_metrics = click.option(
    "--metrics",
    is_flag=True,
    help="Read the metrics of a Vertex AI job from Cloud Storage, with your credentials. On with --bucket.",
)
_storage_base_url = click.option(
    "--storage-base-url",
    metavar="URL",
    envvar="STORAGE_EMULATOR_HOST",
    show_envvar=True,
    help="Base URL of Cloud Storage, for example of an emulator.",
)


@click.group()
def tune() -> None:
    """Tune models with your own examples.

    No model can be tuned on Google AI since May 2025: tune on Vertex AI, with --vertex and a dataset in Cloud Storage.
    Without --vertex, the commands use the API of Google AI, with pairs of input and output. It works with existing
    tuned models and with the emulator.
    """


@tune.command()
@click.argument("data")
@click.option("--base-model", required=True, metavar="NAME", help="Model to tune.")
@click.option("--display-name", metavar="NAME", help="Display name of the tuned model.")
@click.option(
    "--id", "tuned_model_id", metavar="ID", help="Id of the tuned model (Google AI only)."
)
@click.option("--description", metavar="TEXT", help="Description of the tuned model.")
@click.option(
    "--epochs", "epoch_count", type=int, metavar="N", help="Number of passes over the examples."
)
@click.option("--batch-size", type=int, metavar="N", help="Examples per step (Google AI only).")
@click.option("--learning-rate", type=float, metavar="RATE", help="Learning rate (Google AI only).")
@click.option(
    "--learning-rate-multiplier",
    type=float,
    metavar="FACTOR",
    help="Factor by which the default learning rate is multiplied.",
)
@click.option(
    "--adapter-size",
    type=int,
    metavar="N",
    help="Adapter size: 1, 2, 4, 8, 16 or 32 (Vertex AI only).",
)
@click.option(
    "--validation",
    "validation_dataset_uri",
    metavar="URI",
    help="Validation dataset, gs://..., or a file with --bucket (Vertex AI only).",
)
@click.option(
    "--bucket",
    metavar="URI",
    help="Bucket or folder, gs://bucket/folder, to which local datasets are uploaded (Vertex AI only).",
)
@click.option(
    "--method",
    type=click.Choice(["supervised", "preference"]),
    help="Tuning method: with examples, or with pairs of answers (Vertex AI only).  [default: supervised]",
)
@click.option(
    "--beta", type=float, metavar="N", help="Closeness to the base model (preference tuning only)."
)
@table_options
@click.option("--detach", is_flag=True, help="Print the name and exit without watching.")
@_timeout
@poll_interval_option
@_plot
@_metrics
@_storage_base_url
@with_client
def create(
    client: Client,
    /,
    data: str,
    columns: tuple[str, str] | None,
    encoding: str | None,
    delimiter: str | None,
    detach: bool,
    metrics: bool,
    storage_base_url: str | None,
    timeout: float | None,
    poll_interval: float | None,
    plot: Path | None,
    **arguments: Any,
) -> int:
    """Start a tuning and watch it.

    No model can be tuned on Google AI since May 2025: tune on Vertex AI, with --vertex.
    DATA is a gs:// URI on Vertex AI, or with --bucket a JSONL, CSV or Excel file, which is converted, checked and
    uploaded; on Google AI, as the emulator serves it, such a file of pairs. The name of the tuning is printed first,
    the name of the tuned model last.

    \b
    gemini-sdk tune create gs://bucket/train.jsonl --vertex --base-model gemini-3.5-flash
    gemini-sdk tune create train.jsonl --bucket gs://bucket/folder --vertex --base-model gemini-3.5-flash
    """
    unused = {"--plot": plot, "--timeout": timeout, "--poll-interval": poll_interval}
    if detach and (named := [option for option, value in unused.items() if value is not None]):
        raise click.UsageError(
            f"{named[0]} is for watching, which --detach leaves out: pass it to `tune watch`"
        )
    if isinstance(client, GeminiClient):
        output.write(_NO_TUNING, fg="yellow", err=True)
    bucket = arguments["bucket"]
    storage = StorageAccess(storage_base_url, metrics=metrics or bucket is not None)
    platform = tuning(client, storage)
    form = TableFormat(columns, encoding, delimiter)
    with _upload_bar(data, bucket) as on_progress:
        given = {**arguments, "on_progress": on_progress}
        spelled = _spelled(client, data, given)
        if isinstance(client, GeminiClient):
            name = platform.create(**{**spelled, "training_data": pairs(data, form)})
        else:
            with lines_file(data, form, arguments["method"]) as lines:
                name = platform.create(**{**spelled, "training_dataset_uri": lines})
    output.write(name)
    if detach:
        output.write(f"watch it: {watch_command('tune', name, *_metrics_again())}", err=True)
        return ExitStatus.OK
    return _watched(platform, name, plot, timeout=timeout, poll_interval=poll_interval)


@tune.command("list")
@click.option(
    "--filter", "filter_", metavar="TEXT", help="Filter in the service's syntax, such as owner:me."
)
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON per item.")
@with_client
def list_(client: Client, filter_: str | None, as_json: bool) -> int:
    """List tuned models or tuning jobs: name, state, display name, base model, time of creation."""
    for row in tuning(client).rows(filter_):
        if as_json:
            output.write(row.model.to_json())
        else:
            columns = row.name, row.state, row.display_name, row.base_model, row.created
            output.write("\t".join(map(output.one_line, columns)))
    return ExitStatus.OK


@tune.command()
@click.argument("name")
@with_client
def get(client: Client, name: str) -> int:
    """Print a tuned model, an operation or a job as JSON."""
    output.write(tuning(client).get(name).model_dump_json(indent=2, exclude_unset=True))
    return ExitStatus.OK


@tune.command()
@click.argument("name")
@_timeout
@poll_interval_option
@_plot
@_metrics
@_storage_base_url
@with_client
def watch(
    client: Client,
    name: str,
    metrics: bool,
    storage_base_url: str | None,
    timeout: float | None,
    poll_interval: float | None,
    plot: Path | None,
) -> int:
    """Watch a tuning until it ends.

    NAME is the name that `create` printed, or a tuned model. Ctrl-C stops the watching, not the tuning. Temporary
    failures of the network or the service do not stop the watching.
    """
    storage = StorageAccess(storage_base_url, metrics=metrics)
    return _watched(
        tuning(client, storage), name, plot, timeout=timeout, poll_interval=poll_interval
    )


@tune.command()
@click.argument("name")
@with_client
def cancel(client: Client, name: str) -> int:
    """Request the cancellation of a tuning. The tuning may still succeed or fail."""
    tuning(client).cancel(name)
    return ExitStatus.OK


@tune.command()
@click.argument("name")
@with_client
def delete(client: Client, name: str) -> int:
    """Delete a tuned model of Google AI."""
    tuning(client).delete(name)
    return ExitStatus.OK


@tune.command()
@click.argument("metrics", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("picture", type=_PICTURE, callback=_drawable)
@click.option("--title", default="Loss", show_default=True, help="Title of the picture.")
def plot(metrics: Path, picture: Path, title: str) -> int:
    """Draw the losses in the file METRICS (JSON lines, a copy of the file in a job's gcsMetricsUri)."""
    found = TuningMetrics.read(metrics)
    if not found.losses:
        there = ", ".join(found.curves) or "no metrics"
        fault = Fault(
            str(metrics), "the file contains no loss", there, "lines with train_total_loss"
        )
        raise InvalidPayloadError([fault])
    found.plot(picture, title=title)
    return ExitStatus.OK


def _spelled(client: Client, data: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """The arguments of the platform's own `create`. UsageError for those that only the other has."""
    google = isinstance(client, GeminiClient)
    foreign = (
        ("adapter_size", "validation_dataset_uri", "method", "beta", "bucket")
        if google
        else ("tuned_model_id", "batch_size", "learning_rate")
    )
    given = {name: value for name, value in arguments.items() if value is not None}
    for name in foreign:
        if name in given:
            option = (
                name.removesuffix("_dataset_uri").removeprefix("tuned_model_").replace("_", "-")
            )
            raise click.UsageError(
                f"--{option} is only for {'Vertex AI' if google else 'Google AI'}"
            )
    if google:
        if data.startswith("gs://"):
            raise click.UsageError(
                "Google AI does not accept gs:// URIs: pass a local file, or --vertex"
            )
        return given
    if "://" not in data and "bucket" not in given:
        raise click.UsageError(
            f"{data} is a local path: add --bucket gs://bucket/folder to upload it, or pass a gs:// URI"
        )
    if "display_name" in given:
        given["tuned_model_display_name"] = given.pop("display_name")
    return given


@contextmanager
def _upload_bar(title: str, bucket: str | None) -> Generator[Callable[[Any], object] | None]:
    if bucket is None:
        yield None
        return
    with output.progress(output.one_line(title), in_bytes=True) as advance:
        yield None if advance is None else lambda progress: advance(*progress)


def _watched(platform: Tuning, name: str, plot: Path | None, **limits: float | None) -> int:
    # Without watching, rich is not loaded.
    from gemini_sdk.cli.tune.progress_view import ProgressView

    view = ProgressView(output.console(err=True))
    try:
        with resume_on_interrupt("tuning", "tune", name, *_metrics_again()), view.live():
            model = platform.watch(name, view.follow, **limits)
        output.write(model)
    finally:
        view.close(plot, f"Loss of {name}")
    return ExitStatus.OK


def _metrics_again() -> tuple[str, ...]:
    """The option with which a watch reads metrics, if the current command reads them."""
    chosen = click.get_current_context().params
    return ("--metrics",) if chosen["metrics"] or chosen.get("bucket") else ()
