"""`gemini-sdk emulator`: the emulator in the foreground."""

import shlex
from pathlib import Path
from typing import Any, Literal

import click

from gemini_sdk.cli import output
from gemini_sdk.cli.emulator_azure import azure_options, read
from gemini_sdk.cli.emulator_tape import read_tape, report, tape_options
from gemini_sdk.cli.emulator_traffic import (
    read_latency,
    read_quotas,
    read_random_faults,
    traffic_options,
)
from gemini_sdk.cli.schemas import HELP, schema_folder
from gemini_sdk.errors import ConfigurationError

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Address on which the server listens; one other than loopback opens it to the network.",
)
@click.option(
    "--port",
    default=8080,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port of the server; 0 selects a free one.",
)
@click.option(
    "--script",
    "scripts",
    multiple=True,
    type=_FILE,
    help="File with rules (replies and faults), as a JSON list or JSON lines; repeatable.",
)
@click.option(
    "--model",
    "models",
    multiple=True,
    metavar="NAME",
    help="Name of a model that exists in addition to gemini-*, such as `tunedModels/*`; repeatable.",
)
@click.option(
    "--model-rules/--no-model-rules",
    default=True,
    show_default=True,
    help="Refuse parameters that the real model is known to refuse, such as a thinking level.",
)
@click.option(
    "--specs",
    metavar="PATH",
    type=click.Path(exists=True, path_type=Path),
    help=HELP,
)
@click.option(
    "--pace",
    default=0.0,
    metavar="SECONDS",
    type=click.FloatRange(0),
    help="Seconds between the chunks of a stream (default: 0).",
)
@click.option(
    "--keys", type=_FILE, help="File of valid API keys, one per line (default: any key is valid)."
)
@click.option(
    "--tokens",
    type=_FILE,
    help="File of valid bearer tokens, one per line; the email address of the user may follow a token.",
)
@click.option(
    "--token-lifetime",
    default=3600.0,
    show_default=True,
    metavar="SECONDS",
    type=click.FloatRange(0),
    help="Lifetime of tokens issued by /token, in seconds.",
)
@click.option(
    "--journal-size",
    default=1000,
    show_default=True,
    type=click.IntRange(0),
    help="Number of requests kept in the journal.",
)
@click.option(
    "--file-seconds",
    default=1.0,
    show_default=True,
    metavar="SECONDS",
    type=click.FloatRange(0),
    help="Time for which videos and audio files are processed after their upload, in seconds.",
)
@click.option(
    "--tuning-seconds",
    default=2.0,
    show_default=True,
    metavar="SECONDS",
    type=click.FloatRange(0),
    help="Duration of a tuning, in seconds.",
)
@click.option(
    "--concurrent-tunings",
    metavar="N",
    type=click.IntRange(0),
    help="Maximum number of concurrent tunings (default: no limit).",
)
@click.option(
    "--gcs-root",
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder used as Cloud Storage: gs://bucket/path is the file bucket/path in it.",
)
@click.option(
    "--state",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder that stores tuned models and jobs between runs.",
)
@click.option("--anonymous", is_flag=True, help="Accept requests without a credential.")
@click.option(
    "--credentials",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Path of a service account key file to write; the emulator's token endpoint accepts it.",
)
@click.option(
    "--cors",
    multiple=True,
    metavar="ORIGIN",
    help="Origin whose web pages may call the services, such as http://localhost:3000; repeatable.",
)
@click.option(
    "--allow-host",
    "allowed_hosts",
    multiple=True,
    metavar="NAME",
    help="Additional accepted value of the header Host; repeatable.",
)
@click.option(
    "--admin-token",
    envvar="GEMINI_SDK_EMULATOR_TOKEN",
    show_envvar=True,
    metavar="TOKEN",
    help="Token required by the routes under /emulator (default: none on loopback, else a random one).",
)
@traffic_options
@tape_options
@azure_options
def emulator(
    host: str,
    port: int,
    scripts: tuple[Path, ...],
    models: tuple[str, ...],
    model_rules: bool,
    specs: Path | None,
    pace: float,
    keys: Path | None,
    tokens: Path | None,
    token_lifetime: float,
    journal_size: int,
    file_seconds: float,
    tuning_seconds: float,
    concurrent_tunings: int | None,
    gcs_root: Path | None,
    state: Path | None,
    anonymous: bool,
    credentials: Path | None,
    cors: tuple[str, ...],
    allowed_hosts: tuple[str, ...],
    admin_token: str | None,
    quotas: tuple[str, ...],
    latency: str | None,
    random_faults: tuple[str, ...],
    seed: int,
    record: Path | None,
    upstream: str | None,
    replay: Path | None,
    match: Literal["strict", "lenient"] | None,
    scrub: tuple[str, ...],
    timed: bool,
    **azure: Any,
) -> int:
    """Serve an emulator of Google AI, Vertex AI and Azure AI Model Inference until Ctrl-C.

    It needs no network and no key. Its answers come from a small deterministic model, from scripts, or with --replay
    from a recording. With --record it forwards requests to a real service and records what passes. The exit status is
    1 if --replay lacked the answer to a request. A page for a browser, at the printed address, shows requests, rules
    and tunings.
    """
    from gemini_sdk.emulator import EmulatorOptions, load, run, service_account
    from gemini_sdk.emulator.guard import is_loopback

    options = EmulatorOptions(
        host=host,
        port=port,
        api_keys=_lines(keys),
        tokens=_tokens(tokens),
        token_lifetime=token_lifetime,
        models=models,
        model_rules=model_rules,
        specs=click.get_current_context().with_resource(schema_folder(specs)),
        pace=pace,
        rules=(
            *read_random_faults(random_faults),
            *(rule for script in scripts for rule in load(script)),
        ),
        quotas=read_quotas(quotas),
        latency=read_latency(latency),
        seed=seed,
        journal_size=journal_size,
        file_seconds=file_seconds,
        tuning_seconds=tuning_seconds,
        concurrent_tunings=concurrent_tunings,
        gcs_root=gcs_root,
        state=state,
        azure=read(**azure),
        tape=read_tape(record, upstream, replay, match, scrub, timed),
        anonymous=anonymous,
        cors=cors,
        allowed_hosts=allowed_hosts,
        admin_token=admin_token or None,
    )
    if not is_loopback(host):
        message = f"warning: {host} is open to the network: everyone who can connect to it can use the services"
        output.write(message, fg="yellow", err=True)
        if not admin_token:
            # On standard error, so that no file gets it by accident.
            output.write(
                f"the routes under /emulator need x-emulator-token: {options.admin_token}", err=True
            )

    def on_ready(url: str) -> None:
        if credentials is not None:
            service_account.write(credentials, url)
        token = None if is_loopback(host) else options.admin_token
        _greet(_reachable(url), options.api_keys is None, credentials, token)

    tape = run(host, port, options, on_ready=on_ready)
    output.write("stopped", err=True)
    return report(tape)


def _reachable(url: str) -> str:
    """The address for programs on this machine of a server that listens on all its addresses."""
    return url.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:")


def _greet(url: str, any_key: bool, credentials: Path | None, token: str | None) -> None:
    page = url if token is None else f"{url}/#token=TOKEN"
    key = "any" if any_key else "one of --keys"
    vertex = ""
    if credentials is not None:
        vertex = f"""
            export GOOGLE_APPLICATION_CREDENTIALS={shlex.quote(str(credentials))}
            gemini-sdk generate --vertex --project any "Why is the sky blue?\""""
    output.write("gemini-sdk emulator", bold=True, nl=False)
    output.write(" at ", nl=False)
    output.write(url, fg="cyan")
    output.write(f"""
  Python    GeminiClient(api_key="{key}", base_url="{url}")
            VertexClient(project="any", credentials=lambda: "any", base_url="{url}")
            AzureInferenceClient(endpoint="{url}", credential="{key}")
  shell     export GEMINI_SDK_BASE_URL={url} GEMINI_API_KEY={"any" if any_key else "..."}
            gemini-sdk generate "Why is the sky blue?"{vertex}
  browser   {page} shows requests with their answers, rules and faults, tunings, tokens and cost
  control   {url}/emulator shows rules, phrases and operations

Ctrl-C stops it.""")


def _lines(path: Path | None) -> frozenset[str] | None:
    if path is None:
        return None
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        # What it holds is secret, so that the error which quotes it is left out.
        raise ConfigurationError(f"{path}: not UTF-8; expected one key or token per line") from None
    return frozenset(filter(None, map(str.strip, text.splitlines())))


def _tokens(path: Path | None) -> frozenset[str] | dict[str, str] | None:
    """Tokens, a line each; or a token and an address a line."""
    lines = _lines(path)
    pairs = [line.split(maxsplit=1) for line in lines or ()]
    if any(len(pair) == 2 for pair in pairs):
        return {pair[0]: pair[1] if len(pair) == 2 else "" for pair in pairs}
    return lines
