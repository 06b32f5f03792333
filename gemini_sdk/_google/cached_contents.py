"""Cached contents of Google AI and Vertex AI: the beginning of requests, stored for a time.

A cached content is a plain model without a client. `generate_content(..., cached_content=cached)` uses it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Unpack, cast

from gemini_sdk import types
from gemini_sdk._google.cached_prefix import COLLECTIONS
from gemini_sdk._google.generate import request_fields
from gemini_sdk._google.locations import Location
from gemini_sdk._google.resource import Resources, given
from gemini_sdk._google.resource_names import full_name
from gemini_sdk._methods.method import AsyncCaller, SyncCaller, method
from gemini_sdk._methods.paging import Listing, list_method
from gemini_sdk._transport.call import Call
from gemini_sdk._transport.settings import CallOptions
from gemini_sdk._wire import Duration, Platform
from gemini_sdk.errors import ConfigurationError, Fault, InvalidPayloadError
from gemini_sdk.known_models import model_warnings
from gemini_sdk.known_models.catalogue import find

if TYPE_CHECKING:
    from gemini_sdk._google.contents import ContentLike, PartLike, RequestLike
    from gemini_sdk._google.tools import ToolLike
    from gemini_sdk._transport.async_transport import AsyncTransport
    from gemini_sdk._transport.sync_transport import SyncTransport
    from gemini_sdk.types.cached_contents import CachedContent, Empty, ListCachedContentsResponse
    from gemini_sdk.types.generate_content import ToolConfig, ToolConfigDict

_KEYWORDS = (
    "model contents system_instruction tools tool_config ttl expire_time display_name kms_key_name"
).split()
_MEDIA = (b'"inlineData"', b'"fileData"')


class CachedContentMethods(Resources):
    """The methods of cachedContents. A name may be full, `cachedContents/x`, the id alone, `x`, or a CachedContent."""

    _platform: Platform
    _location: Location

    @method
    def create(
        self,
        *,
        model: str,
        contents: "RequestLike | None" = None,
        system_instruction: "ContentLike | Sequence[PartLike] | None" = None,
        tools: "Sequence[ToolLike] | ToolLike | None" = None,
        tool_config: "ToolConfig | ToolConfigDict | None" = None,
        ttl: "str | timedelta | float | None" = None,
        expire_time: "str | datetime | None" = None,
        display_name: str | None = None,
        kms_key_name: str | None = None,
        **options: Unpack[CallOptions],
    ) -> "Call[CachedContent]":
        """Store the beginning of requests (cachedContents.create). Storage is billed until it is deleted.

        A call that may have reached the service is not retried, so that it does not create a second one.

        Args:
            model: the only model that can use it, such as `gemini-3.8-flash`.
            contents: beginning of the prompt, in any form that `generate_content` takes.
            system_instruction: instruction for the model; text only.
            tools: tools, function declarations, or Python callables that become declarations.
            tool_config: whether functions may be called, and which ones.
            ttl: seconds until it is deleted: `"3600s"`, a number, or a timedelta (default: one hour).
            expire_time: when it is deleted, instead of `ttl`: RFC 3339 or a datetime; UTC if it has no time zone.
            display_name: display name, at most 128 characters.
            kms_key_name: encryption key; Vertex AI only.

        Raises:
            InvalidPayloadError: the request breaks the rules of the API, or is certainly shorter than the minimum
                of the model; nothing was sent.
            BadRequestError: the service refuses the contents, for example because they have too few tokens.
        """
        fields, _ = request_fields(
            given(
                {
                    "contents": [] if contents is None else contents,
                    "system_instruction": system_instruction,
                    "tools": tools,
                    "tool_config": tool_config,
                }
            )
        )
        fields |= _expiry(ttl, expire_time) | given({"display_name": display_name})
        if kms_key_name:
            fields["encryption_spec"] = {"kms_key_name": kms_key_name}
        if not fields["contents"]:
            del fields["contents"]
        operation, path = self._location.find(model, "generateContent")
        kind = types.cached_contents.CachedContent
        call = self._call(
            "create",
            kind,
            options,
            body={"model": full_name(operation, path), **fields},
            kind=kind,
            known=_KEYWORDS,
        )
        if call.options.get("validate", self._settings.validate):
            if not call.options.get("extra_body"):
                self._check_size(model, call.body or b"", fields)
            model_warnings.warn(model, self._platform, {"cachedContent": "new"})
        return call

    @list_method
    def list(
        self,
        *,
        page_size: int | None = None,
        page_token: str | None = None,
        **options: Unpack[CallOptions],
    ) -> "Listing[ListCachedContentsResponse, CachedContent]":
        """List cached contents (cachedContents.list). Iterating over the result fetches all pages.

        The answers have no `contents`: what is stored cannot be read.

        Args:
            page_size: maximum number of cached contents per page, up to 1000.
            page_token: token of the first page to return.
        """
        query = {"pageSize": page_size, "pageToken": page_token}
        page = types.cached_contents.ListCachedContentsResponse
        call = self._call("list", page, options, query=query, known=("page_size",))
        return Listing(call, lambda page: page.cached_contents)

    @method
    def get(
        self, name: "str | CachedContent", **options: Unpack[CallOptions]
    ) -> "Call[CachedContent]":
        """Get a cached content (cachedContents.get), with its expiry and `usage_metadata.total_token_count`."""
        return self._call("get", types.cached_contents.CachedContent, options, name=name)

    @method
    def update(
        self,
        name: "str | CachedContent",
        *,
        ttl: "str | timedelta | float | None" = None,
        expire_time: "str | datetime | None" = None,
        **options: Unpack[CallOptions],
    ) -> "Call[CachedContent]":
        """Change when a cached content is deleted (cachedContents.patch). Nothing else can be changed.

        Args:
            name: the cached content, or its name.
            ttl: seconds from now: `"3600s"`, a number, or a timedelta.
            expire_time: point in time, instead of `ttl`: RFC 3339 or a datetime; UTC if it has no time zone.
        """
        fields = _expiry(ttl, expire_time)
        kind, known = types.cached_contents.CachedContent, ("ttl", "expire_time")
        mask = "ttl" if "ttl" in fields else "expireTime"
        call = self._call(
            "patch",
            kind,
            options,
            name=name,
            body=fields,
            kind=kind,
            query={"updateMask": mask},
            known=known,
        )
        if not fields:
            raise InvalidPayloadError(
                [Fault("$", "no field to update", expected=" or ".join(known))]
            )
        return call

    @method
    def delete(self, name: "str | CachedContent", **options: Unpack[CallOptions]) -> "Call[Empty]":
        """Delete a cached content (cachedContents.delete)."""
        return self._call("delete", types.cached_contents.Empty, options, name=name)

    def _place(self) -> dict[str, str]:
        """The client's project and location. ConfigurationError for a client of express mode, which has none."""
        place = self._location.place()
        if not place and self._platform == "vertex":
            raise ConfigurationError(
                "cached contents need a project: pass project= or set GOOGLE_CLOUD_PROJECT"
            )
        return place

    def _check_size(self, model: str, body: bytes, fields: dict[str, Any]) -> None:
        """InvalidPayloadError for what is empty, or too short for the model whatever its tokens are.

        A token of text has a byte at least. Media may have more tokens than bytes, so that only the service knows.
        """
        if not {"contents", "system_instruction", "tools"} & fields.keys():
            raise InvalidPayloadError(
                [Fault("contents", "is missing", expected="contents, system_instruction or tools")]
            )
        known = find(model)
        here = known.platforms.get(cast(Any, self._platform)) if known is not None else None
        least = here.min_cached_tokens if here is not None else None
        if least is None or len(body) >= least or any(kind in body for kind in _MEDIA):
            return
        problem = f"too short to be cached: fewer than {len(body)} tokens"
        raise InvalidPayloadError(
            [Fault("contents", problem, expected=f"at least {least} tokens for {model}")]
        )


def _expiry(ttl: object, expire_time: object) -> dict[str, Any]:
    """The fields for the expiry. InvalidPayloadError for both, and for a time that is not in the future."""
    if ttl is None:
        return given({"expire_time": expire_time})
    if expire_time is not None:
        raise InvalidPayloadError([Fault("ttl", "cannot be used together with expireTime")])
    try:
        duration = Duration.of(cast(Any, ttl))
        valid = duration.nanoseconds > 0 and not isinstance(ttl, bool)
    except (TypeError, ValueError, OverflowError):
        duration, valid = Duration(), False
    if not valid:
        expected = "a positive number of seconds, such as '3600s', 3600 or timedelta(hours=1)"
        raise InvalidPayloadError([Fault("ttl", "not a time to live", repr(ttl), expected)])
    return {"ttl": duration}


class CachedContents(SyncCaller, CachedContentMethods):
    """Cached contents, of a blocking client."""

    def __init__(self, platform: Platform, location: Location, transport: "SyncTransport") -> None:
        self._platform = platform
        self._collection = COLLECTIONS[platform]
        self._location = location
        self._transport = transport


class AsyncCachedContents(AsyncCaller, CachedContentMethods):
    """Cached contents, of an asyncio client."""

    def __init__(self, platform: Platform, location: Location, transport: "AsyncTransport") -> None:
        self._platform = platform
        self._collection = COLLECTIONS[platform]
        self._location = location
        self._transport = transport
