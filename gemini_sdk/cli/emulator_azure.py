"""The options of `gemini-sdk emulator` that are about Azure's routes alone."""

from typing import TYPE_CHECKING, Any

import click

from gemini_sdk.cli.shared_options import options

if TYPE_CHECKING:
    from gemini_sdk.emulator import AzureOptions

azure_options = options(
    click.option(
        "--azure-model",
        "azure_models",
        multiple=True,
        metavar="NAME",
        help="Name of a model or deployment on Azure's routes, such as `phi-*`; repeatable "
        "(default: all names exist).",
    ),
    click.option(
        "--azure-lacks",
        multiple=True,
        metavar="MODEL:PARAMETER",
        help="Parameter that a model does not support, such as `*:response_format`; repeatable.",
    ),
    click.option(
        "--azure-parameter-errors",
        default="list",
        show_default=True,
        type=click.Choice(["list", "object"]),
        help="Form of `detail` in errors about unsupported parameters.",
    ),
    click.option(
        "--azure-filter-errors",
        default="nested",
        show_default=True,
        type=click.Choice(["nested", "flat"]),
        help="Form of the error for a filtered prompt.",
    ),
    click.option(
        "--azure-leading-chunk",
        is_flag=True,
        help="Send a chunk without choices at the start of a chat stream.",
    ),
)
"""Adds the options to a command, which gets them as keywords that begin with `azure_`."""


def read(
    azure_models: tuple[str, ...],
    azure_lacks: tuple[str, ...],
    azure_parameter_errors: Any,
    azure_filter_errors: Any,
    azure_leading_chunk: bool,
) -> "AzureOptions":
    """The options for the emulator. Raises UsageError if one cannot be read."""
    from gemini_sdk.emulator import AzureOptions

    return AzureOptions(
        models=azure_models or ("*",),
        lacks=_lacks(azure_lacks),
        parameter_errors=azure_parameter_errors,
        filter_errors=azure_filter_errors,
        leading_chunk=azure_leading_chunk,
    )


def _lacks(given: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    lacks: dict[str, tuple[str, ...]] = {}
    for each in given:
        # The last colon: names of models may hold some.
        model, _, parameter = each.rpartition(":")
        if not model or not parameter.isidentifier():
            raise click.BadParameter(
                f"{each!r} is not MODEL:PARAMETER, such as *:response_format",
                param_hint="--azure-lacks",
            )
        lacks[model] = (*lacks.get(model, ()), parameter)
    return lacks
