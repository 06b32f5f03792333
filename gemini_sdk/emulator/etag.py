"""Entity tags: the state of a resource when it was read, so that no client overwrites a change that it has not seen.

No resource of these APIs has a member `etag`, so the tags are HTTP's own: an answer to GET carries `ETag`, a GET with
`If-None-Match` is 304 where nothing changed, and a PATCH or DELETE with `If-Match` is 412 where something did.
"""

from dataclasses import replace
from hashlib import blake2b

from gemini_sdk.emulator.api_errors import ApiError
from gemini_sdk.emulator.reply import Reply


def of(body: bytes) -> str:
    """The tag of a resource, by its JSON."""
    return f'"{blake2b(body, digest_size=12).hexdigest()}"'


def tagged(reply: Reply, if_none_match: str) -> Reply:
    """The answer to a GET with its tag, or 304 where the tag is one the client has."""
    tag = of(b"".join(reply.pieces))
    headers = {"etag": tag, **reply.headers}
    if _has(if_none_match, tag):
        return replace(reply, status=304, pieces=(), length=None, headers=headers)
    return replace(reply, headers=headers)


def check(if_match: str, body: bytes) -> None:
    """Raises ApiError (412) where a resource is no longer what the client saw."""
    if if_match and not _has(if_match, of(body)):
        message = "The resource has changed since it was read: its ETag is not that of If-Match."
        raise ApiError("FAILED_PRECONDITION", message, code=412)


def _has(tags: str, tag: str) -> bool:
    listed = {listed.strip().removeprefix("W/") for listed in tags.split(",")}
    return tag in listed or "*" in listed
