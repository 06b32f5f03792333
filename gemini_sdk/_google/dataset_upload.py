"""Local datasets of a tuning: they are checked, and become objects in a bucket."""

import os
from base64 import b64decode
from binascii import Error
from collections.abc import Callable, Mapping
from shlex import quote as quoted
from typing import cast

from gemini_sdk._google.storage import (
    INSERT,
    ObjectName,
    StorageObject,
    object_name,
)
from gemini_sdk._transport.addresses import expand
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.hooks import raised_by_hook
from gemini_sdk._transport.session import Session
from gemini_sdk._transport.settings import CallOptions
from gemini_sdk._transport.transfer import OnProgress, Port
from gemini_sdk._transport.upload import Upload
from gemini_sdk._transport.upload_protocol import StorageProtocol
from gemini_sdk.errors import (
    APIStatusError,
    Fault,
    FileTransferError,
    GeminiSDKError,
    InvalidPayloadError,
    ObjectExistsError,
)

_LARGEST_OBJECT = 5 * 2**40
"""Bytes of an object."""
_PRECONDITION_FAILED = 412
_MEDIA_TYPE = "application/jsonl"


def text_of(uri: "str | os.PathLike[str] | None") -> str | None:
    """A URI or path as text."""
    return os.fspath(uri) if isinstance(uri, os.PathLike) else uri


def uploaded_as(
    uri: "str | os.PathLike[str] | None", bucket: str, local: dict[ObjectName, str]
) -> str | None:
    """The URI of a dataset, which is added to `local` if it has to be uploaded first."""
    text = text_of(uri)
    if (
        not isinstance(cast(object, text), str)
        or text is None
        or "://" in text
        or text.startswith("projects/")
    ):
        return text
    place = in_folder(bucket, text)
    if place in local:
        fault = Fault(
            "validation_dataset_uri", "has the file name of the training dataset", repr(text)
        )
        raise InvalidPayloadError([fault])
    local[place] = text
    return place.uri


def check_upload(bucket: str, local: Mapping[ObjectName, str], request: object) -> None:
    """InvalidPayloadError where a bucket has no use."""
    if request is not None:
        problem = "passed together with a whole request"
        raise InvalidPayloadError([Fault("bucket", problem, repr(bucket), "one of them")])
    if not local:
        problem = "there is no local dataset to upload"
        raise InvalidPayloadError([Fault("bucket", problem, repr(bucket))])


def check_datasets(
    training: str | None, validation: str | None, method: str, base_model: str | None
) -> None:
    """InvalidPayloadError for local datasets that no job can be created from. Warnings are not reported.

    Validation data alone is checked without the limits of the model, which are those of training data.
    """
    from gemini_sdk.datasets import Method, check, load_limits

    known = base_model if base_model and load_limits().knows(base_model) else None
    kind = cast(Method, method)
    if training is None:
        report = check(validation or "", method=kind, base_model=None)
    else:
        report = check(training, validation=validation, method=kind, base_model=known)
    report.raise_for_errors()


def in_folder(folder: object, path: str) -> ObjectName:
    """The object that a local file becomes in a bucket, or a folder of one. Raises InvalidPayloadError."""
    place = object_name(folder)
    if place is None:
        expected = "gs://bucket or gs://bucket/folder"
        fault = Fault("bucket", "not a bucket or folder in Cloud Storage", repr(folder), expected)
        raise InvalidPayloadError([fault])
    prefix = place.name.strip("/")
    name = "/".join(filter(None, (prefix, os.path.basename(path))))
    made = object_name(ObjectName(place.bucket, name).uri)
    if made is None or not os.path.basename(path):
        fault = Fault("training_dataset_uri", "the file name cannot name an object", repr(path))
        raise InvalidPayloadError([fault])
    return made


class DatasetUpload:
    """Local files that are checked, and then become objects. Its result is nothing: the names are known before."""

    def __init__(
        self,
        session: Session,
        files: Mapping[ObjectName, str],
        check: Callable[[], object] | None,
        options: CallOptions,
        on_progress: OnProgress | None,
    ) -> None:
        self.on_progress = on_progress
        self._session = session
        self._files = files
        self._check = check
        # What a call adds to its own body and query has no place in those of other calls.
        self._options: CallOptions = {**options}
        self._options.pop("extra_body", None)
        self._options.pop("extra_query", None)

    async def run(self, port: Port) -> None:
        """Check all files, then upload them. An error names the objects that are there already."""
        if self._check is not None:
            await port.run(self._check)
        uploaded: list[str] = []
        async with port.at_origin(self._session) as storage:
            for place, path in self._files.items():
                try:
                    await self._uploaded(storage, place, path)
                except GeminiSDKError as error:
                    error.leftovers = tuple(uploaded)
                    raise
                uploaded.append(place.uri)

    async def _uploaded(self, port: Port, place: ObjectName, path: str) -> None:
        call = Call(
            operation=INSERT,
            path=expand(INSERT.path, bucket=place.bucket),
            answer=StorageObject,
            # Zero is the generation of an object that does not exist: none is overwritten.
            query={"uploadType": "resumable", "name": place.name, "ifGenerationMatch": "0"},
            body=b"{}",
            options=self._options,
        )

        def whole(stored: StorageObject, size: int, digest: str) -> None:
            _check_whole(place, stored, size, digest)

        upload = Upload(
            self._session,
            call,
            path,
            media_type=_MEDIA_TYPE,
            limit=_LARGEST_OBJECT,
            protocol=StorageProtocol(),
            digest="md5",
            finish=whole,
            check=f"gcloud storage ls {quoted(place.uri)}",
            on_progress=self.on_progress,
        )
        try:
            await upload.run(port)
        except APIStatusError as error:
            if error.status_code == _PRECONDITION_FAILED and not raised_by_hook(error):
                raise ObjectExistsError(place.uri) from error
            raise


def _check_whole(place: ObjectName, stored: StorageObject, size: int, digest: str) -> None:
    """FileTransferError if Cloud Storage has other bytes than were sent."""
    try:
        found = b64decode(stored.md5_hash or "", validate=True).hex()
    except (Error, ValueError):
        found = "unreadable"
    if stored.size not in (None, size) or found not in ("", digest):
        raise FileTransferError(
            f"upload: Cloud Storage has other bytes than were sent, as {place.uri}; delete the object with "
            f"`gcloud storage rm {quoted(place.uri)}` and try again",
            transferred=size,
            name=place.uri,
        )
