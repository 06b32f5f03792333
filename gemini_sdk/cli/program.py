"""The command line program: its commands, and the one place that turns an exception into a message and an exit status.

Commands raise exceptions. They do not print errors or exit.
"""

import os
import sys
import warnings
from collections.abc import Sequence
from typing import TextIO

import click

from gemini_sdk._version import __version__
from gemini_sdk.cli import output
from gemini_sdk.cli.batch import batch
from gemini_sdk.cli.bulk import bulk
from gemini_sdk.cli.cache import cache
from gemini_sdk.cli.codegen import codegen
from gemini_sdk.cli.completion import answer as completions
from gemini_sdk.cli.completion import completion
from gemini_sdk.cli.count_tokens import count_tokens
from gemini_sdk.cli.dataset import dataset
from gemini_sdk.cli.demo import demo
from gemini_sdk.cli.doctor import doctor
from gemini_sdk.cli.embed import embed
from gemini_sdk.cli.emulator import emulator
from gemini_sdk.cli.exit_status import ExitStatus, of_error
from gemini_sdk.cli.files import files
from gemini_sdk.cli.generate import generate
from gemini_sdk.cli.migrate import migrate
from gemini_sdk.cli.models import models
from gemini_sdk.cli.tune import tune
from gemini_sdk.cli.validate import validate
from gemini_sdk.errors import CredentialsError, GeminiSDKError

_EPILOG = """\
\b
Exit status:
  0    done
  1    the service or the network failed, or rows of `bulk`; or `validate` or `dataset check` found faults, `migrate
       code` found files that are not Python, or `models --check` found a model to replace
  2    the usage or the input is wrong; nothing was sent
  3    a filter blocked the prompt or the answer
  4    a budget or the number of errors stopped `bulk`; rows are left
  130  interrupted
  141  the reader of the output closed the pipe

The API key is read from GOOGLE_API_KEY or GEMINI_API_KEY. It cannot be an option, because other users of the
machine can read command lines. Without a key, Application Default Credentials are used.
"""


@click.group(
    epilog=_EPILOG,
    commands=[
        generate,
        count_tokens,
        embed,
        validate,
        dataset,
        migrate,
        tune,
        files,
        batch,
        bulk,
        cache,
        models,
        emulator,
        codegen,
        demo,
        doctor,
        completion,
    ],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="gemini-sdk", message="%(prog)s %(version)s")
def program() -> None:
    """Call Gemini on Google AI and Vertex AI, and run a local emulator of both and of Azure AI Model Inference."""


output.add_raw_option(program)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line (default: `sys.argv`) and return its exit status."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # It was closed when the process was started.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    output.accept_all_characters()
    if arguments is None and (status := completions(program)) is not None:
        return status
    with warnings.catch_warnings():
        warnings.showwarning = _show_warning
        try:
            return _run(given)
        except click.exceptions.Exit as end:
            return end.exit_code
        except click.ClickException as error:
            output.show(error)
            return error.exit_code
        except (KeyboardInterrupt, click.Abort):
            return ExitStatus.INTERRUPTED
        except GeminiSDKError as error:
            output.write(f"error: {error}", fg="red", err=True)
            # With --vertex there is a project by now, in which no key of the environment is used.
            if isinstance(error, CredentialsError) and "--vertex" not in given:
                output.write("You can also set GEMINI_API_KEY.", err=True)
            return of_error(error)
        except BrokenPipeError:
            _stop_writing()
            return ExitStatus.BROKEN_PIPE
        except OSError as error:  # such as a full disk
            _stop_writing()
            place = f"{error.filename}: " if error.filename else ""
            output.write(f"error: {place}{error.strerror or error}", fg="red", err=True)
            return ExitStatus.FAILED


def _run(arguments: list[str]) -> int:
    # click's own `main` would end the process on a broken pipe, with a status that means something else here.
    with program.make_context("gemini-sdk", arguments) as context:
        status: int = program.invoke(context)
        return status


def _stop_writing() -> None:
    # The interpreter flushes stdout at its end, which would fail once more, and aloud.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _show_warning(
    message: Warning | str,
    category: type[Warning],  # noqa: ARG001 - the signature is Python's
    filename: str,  # noqa: ARG001
    lineno: int,  # noqa: ARG001
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,  # noqa: ARG001
) -> None:
    output.write(f"warning: {message}", fg="yellow", err=True)
