"""The address of an Azure endpoint, as people write it: a base URL, or the whole target URI that a portal shows.

A target URI has the path of one operation, and often an api-version in its query. Both are read once, when a client is
made, so that what contradicts an argument is an error before anything is sent.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal
from urllib.parse import parse_qsl, unquote, urlsplit

from gemini_sdk._credentials.headers import AZURE_KEY
from gemini_sdk._transport.addresses import checked_base_url, expand
from gemini_sdk._transport.settings import NOT_GIVEN, NotGiven
from gemini_sdk._wire.secret_names import names_secret
from gemini_sdk.errors import ConfigurationError, Fault, InvalidPayloadError

API_VERSION = "2024-05-01-preview"
"""The version of endpoints that have dated versions, where none is given."""
ApiVersion = str | None | Literal[NotGiven.NOT_GIVEN]
"""A version, None for none, or NOT_GIVEN for that of the endpoint."""

_UNDATED = ("v1", "preview", "latest")
"""Versions of `/openai/v1`. It has no dated ones; `v1` is the same as none."""
_CALLED = ("chat/completions", "completions", "embeddings", "images/embeddings", "info")
"""The ends of target URIs of operations that the client calls."""
_OF_RESOURCES = ("responses", "models")
"""The ends of other target URIs, which name a resource, and no deployment."""
_OPENAI = re.compile(
    r"(?P<prefix>.*?)/openai(?:(?P<v1>/v1)|/deployments(?:/(?P<deployment>[^/]+))?)?(?P<rest>/.*)?",
    re.IGNORECASE,
)
_AZURE_OPENAI = re.compile(
    r".+\.(openai\.azure|cognitiveservices\.azure|api\.cognitive\.microsoft)\.(com|us|cn)"
)
_FOUNDRY = re.compile(r".+\.services\.ai\.azure\.(com|us|cn)")
_BY_BEARER = re.compile(r".+\.(models\.ai|inference\.ml)\.azure\.(com|us|cn)")


class Form(Enum):
    """How the path of a call is made of an endpoint."""

    PLAIN = "the path of an operation follows the endpoint's"
    DEPLOYMENT = "the endpoint's path names a deployment of Azure OpenAI"
    RESOURCE = "the model of a call names the deployment, in the path"
    V1 = "the model of a call names the deployment, in the body"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An endpoint, ready to be called."""

    base_url: str
    form: Form = Form.PLAIN
    query: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    """Query parameters of every call, the version among them."""
    deployment: str | None = None
    """The deployment that the path names."""
    key_headers: tuple[str, ...] = AZURE_KEY
    """The headers that carry a key."""

    def model(self, deployment: str | None, model: str | None) -> str | None:
        """The model of calls that name none. ConfigurationError if two deployments are given, and they differ."""
        if self.form is Form.PLAIN or deployment is None:
            return model
        if self.form is Form.DEPLOYMENT:
            if deployment != self.deployment:
                raise ConfigurationError(
                    f"the endpoint's path names the deployment {self.deployment!r}, but deployment is {deployment!r}: "
                    "pass one of them"
                )
            return model
        if model not in (None, deployment):
            raise ConfigurationError(
                f"model is {model!r}, but deployment is {deployment!r}: the endpoint takes the deployment as the "
                "model, so pass one of them"
            )
        return deployment

    def path(self, operation: str, model: object) -> str:
        """The path of a call. Raises InvalidPayloadError if it needs a deployment, and `model` is none."""
        if self.form is not Form.RESOURCE:
            return operation
        if model is None:
            expected = "model=, or deployment= of the client"
            raise InvalidPayloadError(
                [Fault("model", "the deployment is missing", expected=expected)]
            )
        return expand(f"/openai/deployments/{{model}}{operation}", model=model)


def endpoint_of(
    url: object,
    *,
    name: str = "endpoint",
    api_version: object = NOT_GIVEN,
    query: Mapping[str, str] | None = None,
) -> Endpoint:
    """The endpoint that a URL means. `name` is what messages call the URL; `query` is what the client was given.

    Raises:
        ConfigurationError: the URL is none, has credentials, contradicts an argument, or names something that the
            client does not call. The message never has more of a query than its names.
    """
    address, asked = _split(url, name)
    parts = urlsplit(address)
    origin = f"{parts.scheme}://{parts.netloc}"
    host = (parts.hostname or "").rstrip(".")
    version, others = _version(asked, api_version, query, name)
    form, path, deployment = _form(parts.path, host, version, name, target=bool(asked))
    return Endpoint(
        base_url=origin + path,
        form=form,
        query={**others, **_sent(version, form, path, host, name)},
        deployment=deployment,
        key_headers=_key_headers(host),
    )


def named_deployment(url: object) -> str | None:
    """The deployment that the path of a URL names, or None."""
    try:
        path = urlsplit(str(url).strip()).path
    except ValueError:
        return None
    found = _OPENAI.fullmatch(_plain(path))
    return unquote(found["deployment"]) if found and found["deployment"] else None


def is_openai_resource(url: object) -> bool:
    """Whether a URL is that of a resource of Azure OpenAI alone, without path and query."""
    try:
        parts = urlsplit(str(url).strip())
    except ValueError:
        return False
    alone = not (parts.path.strip("/") or parts.query)
    return alone and bool(_AZURE_OPENAI.fullmatch((parts.hostname or "").rstrip(".")))


def _split(url: object, name: str) -> tuple[str, list[tuple[str, str]]]:
    """A checked URL without its query, and the query."""
    if not isinstance(url, str):
        return checked_base_url(url, name), []
    address, _, query = url.strip().partition("?")
    if "#" in query:
        raise ConfigurationError(f"{name} must not have a fragment: leave out what follows '#'")
    return checked_base_url(address, name), parse_qsl(query, keep_blank_values=True)


def _plain(path: str) -> str:
    """A path without empty segments."""
    return "".join(f"/{segment}" for segment in path.split("/") if segment)


def _version(
    asked: list[tuple[str, str]], argument: object, query: Mapping[str, str] | None, name: str
) -> tuple[ApiVersion, dict[str, str]]:
    """The version that was given, wherever, and the endpoint's other query parameters."""
    if argument is not NOT_GIVEN and not (argument is None or isinstance(argument, str)):
        found = type(argument).__name__
        raise ConfigurationError(f"api_version must be a str or None, found {found}")
    given = {"api_version": argument.strip()} if isinstance(argument, str) else {}
    others: dict[str, str] = {}
    for key, value in [*asked, *((k, v) for k, v in (query or {}).items() if _is_version(k))]:
        if _is_version(key):
            place = f"the query of {name}" if (key, value) in asked else "query="
            _add(given, place, value.strip())
        elif names_secret(key):
            raise ConfigurationError(
                f"{name} must not contain credentials: leave out {key!r} of its query, and pass credential="
            )
        elif not value:
            raise ConfigurationError(
                f"{name} has a query parameter without a value: {key!r}; leave it out, or give it one"
            )
        elif others.setdefault(key, value) != value or (query or {}).get(key, value) != value:
            raise ConfigurationError(f"the query parameter {key!r} is given twice; pass one value")
    named = {place: value for place, value in given.items() if value}
    if len(set(named.values())) > 1:
        found = " and ".join(f"{value!r} ({place})" for place, value in named.items())
        raise ConfigurationError(f"the api-version is given twice: {found}; pass one of them")
    if named:
        return next(iter(named.values())), others
    return (NOT_GIVEN if argument is NOT_GIVEN else None), others


def _is_version(key: str) -> bool:
    return key.lower() in ("api-version", "api_version")


def _add(given: dict[str, str], place: str, value: str) -> None:
    while place in given and given[place] != value:
        place += " again"
    given[place] = value


def _form(
    path: str, host: str, version: ApiVersion, name: str, *, target: bool
) -> tuple[Form, str, str | None]:
    """The form of an endpoint, its path as a base of others, and the deployment in it."""
    plain = _plain(path)
    openai, foundry = bool(_AZURE_OPENAI.fullmatch(host)), bool(_FOUNDRY.fullmatch(host))
    found = _OPENAI.fullmatch(plain)
    if found is not None:
        rest = (found["rest"] or "").strip("/").lower()
        if rest in ("", *_CALLED, *_OF_RESOURCES):
            start = found["prefix"]
            if found["v1"]:
                return Form.V1, f"{start}/openai/v1", None
            if found["deployment"]:
                if rest in _OF_RESOURCES:
                    raise _unknown(path, name)
                base = f"{start}/openai/deployments/{found['deployment']}"
                return Form.DEPLOYMENT, base, unquote(found["deployment"])
            if openai or foundry or rest or plain.lower().endswith("/deployments"):
                return _resource(start, version)
        if openai or foundry:
            raise _unknown(path, name)
    if openai:
        if plain:
            raise _unknown(path, name)
        return _resource("", version)
    if foundry:
        return _of_foundry(plain, version, name)
    return Form.PLAIN, _without_operation(path, target=target), None


def _resource(start: str, version: ApiVersion) -> tuple[Form, str, None]:
    """A resource of Azure OpenAI without a deployment. Only dated versions have deployments in the path."""
    dated = isinstance(version, str) and version.lower() not in _UNDATED
    return (Form.RESOURCE, start, None) if dated else (Form.V1, f"{start}/openai/v1", None)


def _of_foundry(plain: str, version: ApiVersion, name: str) -> tuple[Form, str, None]:
    head, _, rest = plain.strip("/").partition("/")
    if head.lower() == "models" and rest.lower() in ("", *_CALLED):
        return Form.PLAIN, f"/{head}", None
    if plain:
        raise _unknown(plain, name)
    form = _resource("", version)
    if form[0] is Form.RESOURCE:
        raise ConfigurationError(
            f"{name} and api_version={version!r} do not say which API is meant: end {name} in /models for Azure AI "
            "Model Inference, in /openai for deployments of Azure OpenAI, or in /openai/v1, without api_version"
        )
    return form


def _without_operation(path: str, *, target: bool) -> str:
    """The path of an address without the operation at its end, if it is a target URI of one."""
    for operation in _CALLED:
        start = path[: -len(operation)].rstrip("/") if path.endswith(f"/{operation}") else None
        if start is not None and (
            operation == "chat/completions" or target or re.search(r"/v\d+\Z", start)
        ):
            return start
    return path


def _unknown(path: str, name: str) -> ConfigurationError:
    return ConfigurationError(
        f"{name} has the path {path!r}, which is none of those that this client calls. Write the address of the "
        "resource and /openai/v1, /openai/deployments/NAME or, for Azure AI Model Inference, /models"
    )


def _sent(version: ApiVersion, form: Form, path: str, host: str, name: str) -> dict[str, str]:
    """The version as a query parameter. ConfigurationError if the endpoint has no such version."""
    undated = isinstance(version, str) and version.lower() in _UNDATED
    if form is Form.V1:
        if version is NOT_GIVEN or version is None:
            return {}
        if not undated:
            raise ConfigurationError(
                f"{name} ends in /openai/v1, which has no dated versions, but the api-version is {version!r}: leave it "
                "out, or end the endpoint in /openai/deployments/NAME"
            )
        return {} if version.lower() == "v1" else {"api-version": version.lower()}
    if version is NOT_GIVEN:
        return {"api-version": API_VERSION}
    azure = bool(_AZURE_OPENAI.fullmatch(host) or _FOUNDRY.fullmatch(host))
    if (undated and (azure or form is not Form.PLAIN)) or (version is None and azure):
        raise ConfigurationError(
            f"{name} has the path {path!r}, which needs a dated api-version, but the api-version is {version!r}: pass "
            "a dated one, such as 2024-10-21, or end the endpoint in /openai/v1, with the deployment as model="
        )
    return {} if version is None else {"api-version": version}


def _key_headers(host: str) -> tuple[str, ...]:
    """Azure OpenAI takes a bearer token for one of Entra ID, and serverless endpoints look at nothing else."""
    if _AZURE_OPENAI.fullmatch(host) or _FOUNDRY.fullmatch(host):
        return ("api-key",)
    return ("authorization",) if _BY_BEARER.fullmatch(host) else AZURE_KEY
