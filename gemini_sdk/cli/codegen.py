"""`gemini-sdk codegen`: the models made elsewhere, from these specs, an edited copy, or with overlays over them."""

from collections.abc import Generator, Sequence
from contextlib import AbstractContextManager, contextmanager
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import get_args

import click

from gemini_sdk._wire import Platform

_NEEDED = ("datamodel_code_generator", "jsonpath_rfc9535", "ruff", "yaml")
_FOLDER = click.Path(file_okay=False, path_type=Path)
_GIVEN = click.Path(exists=True, path_type=Path)
_GIVEN_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


class UnusableSpecs(click.ClickException):
    """Specs or an overlay that can't be used; the message leads to the line."""

    exit_code = 2


@click.group(invoke_without_command=True)
@click.option(
    "--out",
    type=_FOLDER,
    metavar="DIR",
    help="Folder of the package to write; its name is the package's name.",
)
@click.option(
    "--specs",
    type=_GIVEN,
    metavar="PATH",
    help="Folder of specs, or one spec file (default: this package's specs).",
)
@click.option(
    "--overlay",
    "overlays",
    multiple=True,
    type=_GIVEN_FILE,
    metavar="FILE",
    help="OpenAPI overlay to apply to the specs; repeatable.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if DIR is out of date.")
@click.pass_context
def codegen(
    context: click.Context,
    out: Path | None,
    specs: Path | None,
    overlays: Sequence[Path],
    check: bool,
) -> int | None:
    """Generate the models, TypedDicts and JSON Schemas as a package of your own.

    \b
    gemini-sdk codegen --out my_models
    gemini-sdk codegen --out my_models --overlay new_field.yaml
    gemini-sdk codegen diff their_models/specs my_models/specs
    gemini-sdk codegen jsonschema --out schemas
    """
    if context.invoked_subcommand is not None:
        return None
    if out is None:
        raise click.UsageError("--out is missing: pass the folder of the package to write")
    with needing_codegen(), _bundled_specs() as folder:
        from gemini_sdk.cli.codegen_home import generate

        return generate(specs or folder, out, overlays, check=check)


@codegen.command()
@click.argument("old")
@click.argument("new")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="Form of the report.",
)
@click.option("--changelog", is_flag=True, help="Print a changelog entry.")
@click.option(
    "--fail-on",
    type=click.Choice(["breaking", "additive", "never"]),
    default="breaking",
    show_default=True,
    help="Least severe difference for which the exit status is 1.",
)
def diff(old: str, new: str, form: str, changelog: bool, fail_on: str) -> int:
    """Compare two versions of the specs, and report for whom each difference is breaking.

    OLD and NEW are files, folders or git revisions, such as HEAD~1:my_models/specs.
    """
    with needing_codegen():
        from gemini_sdk.cli import codegen_home

        return codegen_home.diff(old, new, form=form, changelog=changelog, fail_on=fail_on)


@codegen.command()
@click.option(
    "--out",
    type=_FOLDER,
    required=True,
    metavar="DIR",
    help="Folder to write PLATFORM/TYPE.json to.",
)
@click.option(
    "--specs",
    type=_GIVEN,
    metavar="PATH",
    help="Folder of specs, or one spec file (default: this package's specs).",
)
@click.option(
    "--platform",
    "platforms",
    multiple=True,
    type=click.Choice(get_args(Platform)),
    help="Platform whose types are written; repeatable (default: all platforms).",
)
@click.option(
    "--type",
    "types",
    multiple=True,
    metavar="NAME",
    help="Type to write in addition to requests and answers; repeatable.",
)
def jsonschema(
    out: Path, specs: Path | None, platforms: Sequence[str], types: Sequence[str]
) -> int:
    """Write the types as standalone JSON Schema files, for editors and other languages."""
    with needing_codegen(), _bundled_specs() as bundled:
        from gemini_sdk.cli import codegen_home

        return codegen_home.jsonschema(specs or bundled, out, platforms, types)


def _bundled_specs() -> AbstractContextManager[Path]:
    return resources.as_file(resources.files("gemini_models") / "specs")


@contextmanager
def needing_codegen() -> Generator[None]:
    """Turn missing packages and unusable specs into usage errors."""
    for needed in _NEEDED:
        if find_spec(needed) is None:
            message = f"this needs {needed}: pip install 'gemini-sdk[cli,codegen]'"
            raise click.UsageError(message)
    from gemini_sdk.cli.codegen_home import SpecError

    try:
        yield
    except SpecError as error:
        raise UnusableSpecs(str(error)) from error
    except OSError as error:  # what was to be written can't be
        raise UnusableSpecs(f"{error.filename}: {error.strerror}") from error
