"""`gemini-sdk doctor`: what this installation has, what it finds in the environment, and what it can reach."""

import json
import os
import platform
import time
from collections.abc import Callable, Iterator
from email.utils import parsedate_to_datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

import click

from gemini_sdk._azure import environment as azure
from gemini_sdk._azure.endpoint import endpoint_of
from gemini_sdk._credentials import headers
from gemini_sdk._credentials.google_auth import gcloud_file, of_file
from gemini_sdk._credentials.token_request import TokenRequest
from gemini_sdk._google import google_ai
from gemini_sdk._google.client import ADDRESS_VARIABLE, address_in_environment
from gemini_sdk._google.credentials import KEY_VARIABLES
from gemini_sdk._transport import environment, http_transport
from gemini_sdk._transport.http_library import preferred
from gemini_sdk._version import __version__
from gemini_sdk.cli import output
from gemini_sdk.cli.exit_status import ExitStatus
from gemini_sdk.errors import ConfigurationError, GeminiSDKError

_PACKAGES = ("pydantic", "httpx2", "httpx", "google-auth", "aiohttp", "httpx-aiohttp")
_EXTRAS = {
    "emulator": ("starlette", "uvicorn"),
    "cli": ("click", "rich"),
    "fast": ("aiohttp", "httpx-aiohttp"),
    "migrate": ("libcst",),
    "mcp": ("mcp",),
    "plot": ("Pillow",),
    "parquet": ("pyarrow",),
    "excel": ("defusedxml", "openpyxl"),
    "otel": ("opentelemetry-api",),
    "prices": ("genai-prices",),
    "ray": ("pandas", "ray"),
    "beam": ("apache-beam",),
    "codegen": ("datamodel-code-generator",),
}
_VERTEX = "https://aiplatform.googleapis.com"
_PATIENCE = 5.0
"""Seconds that a service has to answer."""
_MOST_SKEW = 60.0
"""Seconds by which this clock may differ. Google refuses tokens that are signed minutes off."""

State = Literal["ok", "note", "problem"]


class Observation(NamedTuple):
    """One line of the report."""

    subject: str
    state: State
    text: str


@click.command()
@click.option("--offline", is_flag=True, help="Send no request: leave reachability and clock out.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")
def doctor(offline: bool, as_json: bool) -> int:
    """Versions, transports, credentials, proxies, certificates, reachability and clock, as this command sees them.

    No secret is shown: of keys and proxies only where they come from. Services are asked without credentials. The exit
    status is 1 if there is a problem.
    """
    observations = list(_observations(offline=offline))
    if as_json:
        output.write(json.dumps([each._asdict() for each in observations], indent=2))
    else:
        for each in observations:
            colour = {"ok": "green", "note": "yellow", "problem": "red"}[each.state]
            output.write(f"{each.state:8}", nl=False, fg=colour)
            output.write(f"{each.subject}: {each.text}")
    found = any(each.state == "problem" for each in observations)
    return ExitStatus.FAILED if found else ExitStatus.OK


def _observations(*, offline: bool) -> Iterator[Observation]:
    yield from _versions()
    yield from _transports()
    yield from _credentials()
    yield from _connections()
    if not offline:
        yield from _services()


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _versions() -> Iterator[Observation]:
    python = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    yield Observation("versions", "ok", f"gemini-sdk {__version__}, {python}")
    found = {name: _installed(name) for name in _PACKAGES}
    yield Observation("packages", "ok", ", ".join(f"{n} {v}" for n, v in found.items() if v))
    missing = [name for name, parts in _EXTRAS.items() if not all(map(_installed, parts))]
    words = ", ".join(name for name in _EXTRAS if name not in missing)
    absent = f"; not installed: {', '.join(missing)}" if missing else ""
    yield Observation("extras", "ok", f"{words}{absent}")


def _transports() -> Iterator[Observation]:
    try:
        carrier = http_transport.chosen(None, google_ai.BASE_URL)
    except ConfigurationError as error:
        yield Observation("transport", "problem", str(error))
        return
    fast = "" if carrier == "aiohttp" else "; pip install 'gemini-sdk[fast]' halves its CPU time"
    yield Observation(
        "transport", "ok", f"blocking clients: httpx2; asyncio clients: {carrier}{fast}"
    )


def _credentials() -> Iterator[Observation]:
    set_keys = [name for name in KEY_VARIABLES if os.environ.get(name)]
    if set_keys:
        unused = f"; {set_keys[1]} is not used" if len(set_keys) > 1 else ""
        fault = _fault_of(headers.api_key, set_keys[0])
        yield fault or Observation("Google AI", "ok", f"a key in {set_keys[0]}{unused}")
    else:
        yield Observation("Google AI", "note", f"no key: set {KEY_VARIABLES[1]}")
    yield _default_credentials()
    project = os.environ.get("GOOGLE_CLOUD_PROJECT")
    named = f"project {_shown(project)}" if project else "no project: set GOOGLE_CLOUD_PROJECT"
    yield Observation("Vertex AI", "ok" if project else "note", named)
    pair = azure.variables()
    endpoint, key = (os.environ.get(name) for name in (pair.endpoint, pair.key))
    if endpoint and key:
        fault = _fault_of(headers.azure_key, pair.key, "Azure")
        yield (
            fault
            or _fault_of_endpoint(pair.endpoint, endpoint)
            or Observation("Azure", "ok", "endpoint and key in the environment")
        )
    elif endpoint or key:
        missing = pair.key if endpoint else pair.endpoint
        yield Observation("Azure", "note", f"{missing} is not set")


def _fault_of(
    read: Callable[[str], object], variable: str, subject: str = "Google AI"
) -> Observation | None:
    """What clients refuse a key for, which the message does not show."""
    try:
        read(os.environ[variable])
    except ConfigurationError as error:
        return Observation(subject, "problem", f"{variable}: {error}")
    return None


def _fault_of_endpoint(variable: str, url: str) -> Observation | None:
    try:
        endpoint_of(url)
    except ConfigurationError:
        # The message would show the address, which may have a password.
        text = (
            f"{variable}: clients refuse this address; the error of AzureInferenceClient() says why"
        )
        return Observation("Azure", "problem", text)
    return None


def _default_credentials() -> Observation:
    subject = "Application Default Credentials"
    named = os.environ.get("GOOGLE_APPLICATION_CREDENTIALS")
    path = named or gcloud_file()
    if not path:
        text = "none in files; run `gcloud auth application-default login`, or use a machine of Google Cloud"
        return Observation(subject, "note", text)
    text = f"GOOGLE_APPLICATION_CREDENTIALS names {_shown(path)}" if named else _shown(path)
    if not Path(path).is_file():
        return Observation(subject, "problem", f"{text}, which is not a file")
    try:
        # Reads the file as clients do. No token is asked for.
        of_file(path, TokenRequest(), None)
    except GeminiSDKError as error:
        return Observation(subject, "problem", f"{text}: {error}")
    return Observation(subject, "ok", text)


def _shown(text: str) -> str:
    return text if text.isprintable() else repr(text)


def _connections() -> Iterator[Observation]:
    try:
        environment.client_options(preferred(), google_ai.BASE_URL)
        name = environment.proxy_variable(google_ai.BASE_URL)
        yield Observation("proxy", "ok", f"the one in {name}" if name else "none")
        environment.ssl_context(preferred())
        name, path = environment.certificates()
        yield Observation(
            "certificates", "ok", f"{name}: {path}" if name else "those of the system"
        )
    except ConfigurationError as error:
        yield Observation("connections", "problem", str(error))


def _services() -> Iterator[Observation]:
    given = address_in_environment()
    places = {ADDRESS_VARIABLE: given} if given else {}
    places |= {"Google AI": google_ai.BASE_URL, "Vertex AI": _VERTEX} if not given else {}
    endpoint = os.environ.get(azure.variables().endpoint)
    if endpoint:
        places["Azure"] = endpoint
    for name, url in places.items():
        yield from _service(name, url)


def _service(name: str, url: str) -> Iterator[Observation]:
    library = preferred()
    host = "its address"
    try:
        parts = urlsplit(url)
        host = parts.hostname or host
        origin = f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port else "")
        options = environment.client_options(library, origin)
        with library.Client(timeout=_PATIENCE, follow_redirects=False, **options) as client:
            began = time.perf_counter()
            answer = client.get(f"{origin}/")
    except GeminiSDKError as error:
        yield Observation(name, "problem", str(error))
        return
    except (library.HTTPError, library.InvalidURL, OSError, ValueError) as error:
        kind = type(error).__name__
        yield Observation(name, "problem", f"{host} cannot be reached: {kind}: {error}")
        return
    milliseconds = round((time.perf_counter() - began) * 1000)
    yield Observation(name, "ok", f"{host} answers after {milliseconds} ms")
    if said := answer.headers.get("date"):
        yield _clock(host, said)


def _clock(host: str, said: str) -> Observation:
    try:
        skew = time.time() - parsedate_to_datetime(said).timestamp()
    except ValueError:
        return Observation("clock", "note", f"{host} answers with a date that cannot be read")
    direction = "ahead of" if skew > 0 else "behind"
    text = f"{abs(skew):.0f} seconds {direction} that of {host}"
    if abs(skew) > _MOST_SKEW:
        return Observation("clock", "problem", f"{text}; set the clock, or tokens are refused")
    return Observation("clock", "ok", text)
