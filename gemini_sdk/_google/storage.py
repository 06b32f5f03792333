"""Cloud Storage by its JSON API, as far as tuning needs it: names of objects, the origin, and metrics that are read.

Credentials go to one origin: that of Cloud Storage, or one that the program or its environment names. No redirection
is followed.
"""

import os
import re
import warnings
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

from gemini_sdk._credentials.headers import is_key
from gemini_sdk._transport.addresses import checked_base_url, expand, is_loopback
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.session import Session
from gemini_sdk._transport.settings import CallOptions
from gemini_sdk._transport.transfer import Port
from gemini_sdk._wire import Int64, Model, Operation
from gemini_sdk.errors import (
    ConfigurationError,
    InvalidAnswerError,
    InvalidPayloadError,
)

if TYPE_CHECKING:
    from gemini_sdk.metrics import TuningMetrics
    from gemini_sdk.types.tuning_jobs import TuningJob

SCHEME = "gs://"
ORIGIN = "https://storage.googleapis.com"
ORIGIN_VARIABLE = "STORAGE_EMULATOR_HOST"
"""The environment variable with another origin, as Google's own clients read it."""
_LONGEST_NAME = 1024
"""Bytes of an object's name."""
_BUCKET = re.compile(r"[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]")


class StorageObject(Model):
    """The metadata of an object."""

    bucket: str | None = None
    name: str | None = None
    generation: Int64 | None = None
    size: Int64 | None = None
    md5_hash: str | None = None
    """MD5 of the content, in base64; composite objects have none."""


INSERT = Operation(
    id="storage.objects.insert",
    platform="vertex",
    method="POST",
    path="/upload/storage/v1/b/{bucket}/o",
    request="StorageObject",
    answer="StorageObject",
    stream=False,
    # An upload that was started and not continued leaves no object.
    repeatable=True,
    check=None,
    query=("uploadType", "name", "ifGenerationMatch"),
)
GET = Operation(
    id="storage.objects.get",
    platform="vertex",
    method="GET",
    path="/storage/v1/b/{bucket}/o/{object}",
    request=None,
    answer="StorageObject",
    stream=False,
    repeatable=True,
    check=None,
    query=("alt",),
)


class ObjectName(NamedTuple):
    """The bucket and the name of an object."""

    bucket: str
    name: str

    @property
    def uri(self) -> str:
        """`gs://bucket/name`."""
        return f"{SCHEME}{self.bucket}/{self.name}"


def object_name(uri: object) -> ObjectName | None:
    """What a URI names, with an empty name for a bucket alone; None if it is no `gs://bucket/name`."""
    if not isinstance(uri, str) or not uri.startswith(SCHEME):
        return None
    bucket, _, name = uri.removeprefix(SCHEME).partition("/")
    valid = name.isprintable() and not {".", ".."} & set(name.split("/"))
    if not valid or len(name.encode("utf-8", "replace")) > _LONGEST_NAME:
        return None
    return ObjectName(bucket, name) if _BUCKET.fullmatch(bucket) else None


def storage_session(session: Session, base_url: str | None) -> Session:
    """A client's session at the origin of Cloud Storage, which is `base_url`, or the environment's, or Google's.

    Raises ConfigurationError for a URL that is not one, and for a client with an API key, which is not sent there.
    """
    if is_key(session.auth):
        raise ConfigurationError(
            "Cloud Storage needs Google credentials; an API key is not sent to it: make the client with "
            "credentials=, or use Application Default Credentials"
        )
    name, url = "storage_base_url", base_url
    if url is None and (found := os.environ.get(ORIGIN_VARIABLE)):
        name, url = ORIGIN_VARIABLE, found if "://" in found else f"http://{found}"
    url = checked_base_url(ORIGIN if url is None else url, name)
    parts = urlsplit(url)
    if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
        warnings.warn(
            f"credentials and datasets are sent unencrypted to {parts.hostname}: use https",
            stacklevel=2,
        )
    return session.at_origin(url)


class MetricsRead:
    """Reads the metrics of a tuning job from the object that the job names."""

    on_progress = None

    def __init__(
        self, session: Session, look: "Call[TuningJob]", uri: str | None, options: CallOptions
    ) -> None:
        self._session = session
        self._look = look
        self._uri = uri
        self._options = options

    async def run(self, port: Port) -> "TuningMetrics":
        """The metrics so far; none where the job names no object."""
        from gemini_sdk.metrics import TuningMetrics

        uri = self._uri or (await port.send(self._look)).parse().gcs_metrics_uri
        if not uri:
            return TuningMetrics()
        place = object_name(uri)
        if place is None or not place.name:
            raise InvalidAnswerError(f"the job's gcsMetricsUri is not an object: {uri!r}")
        bucket = expand("/storage/v1/b/{bucket}/o/", bucket=place.bucket)
        call = Call(
            operation=GET,
            path=bucket + quote(place.name, safe=""),
            answer=StorageObject,
            query={"alt": "media"},
            options=self._options,
        )
        async with port.at_origin(self._session) as storage:
            answer = await storage.send(call)
        try:
            return TuningMetrics.read(answer.content)
        except InvalidPayloadError as error:
            raise InvalidAnswerError(f"{uri}: {error}", body=answer.content) from error
