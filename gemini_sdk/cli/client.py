"""The options that choose the service of a command, and the client made from them."""

import functools
from collections.abc import Callable
from typing import Concatenate, ParamSpec

import click

from gemini_sdk import GeminiClient, VertexClient
from gemini_sdk._google.credentials import vertex_in_environment
from gemini_sdk.cli.shared_options import options

P = ParamSpec("P")
Client = GeminiClient | VertexClient

_choice_of_service = options(
    click.option(
        "--vertex/--google-ai",
        default=None,
        help="Service to call: Vertex AI (Gemini Enterprise Agent Platform) or Google AI "
        "(default: GOOGLE_GENAI_USE_ENTERPRISE or GOOGLE_GENAI_USE_VERTEXAI, else Google AI).",
    ),
    click.option(
        "--project", metavar="ID", help="Vertex AI project (default: GOOGLE_CLOUD_PROJECT)."
    ),
    click.option(
        "--location",
        metavar="REGION",
        help="Vertex AI region, or `global` (default: GOOGLE_CLOUD_LOCATION, else us-central1).",
    ),
    click.option(
        "--base-url",
        metavar="URL",
        envvar="GEMINI_SDK_BASE_URL",
        show_envvar=True,
        help="Base URL of the service, for example of an emulator.",
    ),
)


def with_client(command: Callable[Concatenate[Client, P], int]) -> Callable[..., int]:
    """Gives a command a client as its first argument, and the options that choose it."""

    @functools.wraps(command)
    def with_one(make: Callable[[], Client], /, *args: P.args, **kwargs: P.kwargs) -> int:
        with make() as client:
            return command(client, *args, **kwargs)

    return with_client_maker(with_one)


def with_client_maker(
    command: Callable[Concatenate[Callable[[], Client], P], int],
) -> Callable[..., int]:
    """As `with_client`, for a command that may do without a client: a function that makes one."""

    @functools.wraps(command)
    def with_options(
        vertex: bool | None,
        project: str | None,
        location: str | None,
        base_url: str | None,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> int:
        if vertex is None and str(kwargs.get("name")).startswith("projects/"):
            vertex = True  # only Vertex AI has such names
        make = functools.partial(_client, vertex, project, location, base_url)
        return command(make, *args, **kwargs)

    return _choice_of_service(with_options)


def _client(
    vertex: bool | None, project: str | None, location: str | None, base_url: str | None
) -> Client:
    if vertex_in_environment() if vertex is None else vertex:
        return VertexClient(project=project, location=location, base_url=base_url)
    if project or location:
        raise click.UsageError("--project and --location need Vertex AI: add --vertex")
    return GeminiClient(base_url=base_url)
