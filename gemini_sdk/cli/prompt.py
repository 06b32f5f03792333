"""The prompt of a command: arguments, standard input and attached files as the parts of one user turn."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from gemini_sdk.cli.shared_options import options
from gemini_sdk.known_models.catalogue import default_model
from gemini_sdk.types.generate_content import Part

_STDIN = "-"


def prompt_options(command: Callable[..., int]) -> Callable[..., int]:
    """The argument and options of commands that take a prompt."""
    decorator = options(
        click.argument("prompt", nargs=-1),
        click.option(
            "--model",
            "-m",
            default=default_model(),
            show_default=True,
            metavar="NAME",
            help="Name of a model, tuned model or endpoint.",
        ),
        click.option("--system", metavar="TEXT", help="System instruction for the model."),
        click.option(
            "--file",
            "-f",
            "files",
            multiple=True,
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="File to send with the prompt, such as an image; repeatable.",
        ),
    )
    return decorator(command)


def contents(
    prompt: Sequence[str], files: Sequence[Path], *, needed: bool = True
) -> list[str | Part]:
    """The contents to send. Standard input stands where the prompt says `-`, and instead of a prompt that is missing.

    A prompt that is not `needed` may be missing.
    """
    words = list(prompt)
    if not words and not needed:
        return [*map(_attachment, files)]
    if not words and not sys.stdin.isatty():
        words = [_STDIN]
    if not words:
        raise click.UsageError("no prompt: pass one, or pass - and pipe it in")
    if words.count(_STDIN) > 1:
        raise click.UsageError("- (standard input) was passed twice: pass it once")
    texts = [_stdin() if word == _STDIN else word for word in words]
    if not any(text.strip() for text in texts):
        raise click.UsageError("the prompt is empty")
    return [*map(_attachment, files), *texts]


def system_option(system: str | None) -> dict[str, Any]:
    """The system instruction as a keyword argument, where there is one."""
    return {} if system is None else {"system_instruction": system}


def _stdin() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise click.UsageError("standard input is not UTF-8 text; use --file for media") from error


def _attachment(path: Path) -> Part:
    try:
        return Part.from_file(path)
    except ValueError as error:
        raise click.UsageError(
            f"--file {path}: unknown media type; rename the file with a known extension"
        ) from error
    except OSError as error:
        raise click.UsageError(f"--file {path}: {error.strerror}") from error
