# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.

from gemini_sdk._wire import Duration, Model, Timestamp

from .common import EncryptionSpec
from .generate_content import Content
from .generate_content_requests import Tool, ToolConfig


class CachedContentUsageMetadata(Model):
    """
    Usage of a stored content.

    Upstream: google.ai.generativelanguage.v1beta.CachedContent.UsageMetadata, GoogleCloudAiplatformV1CachedContentUsageMetadata.
    """

    total_token_count: int | None = None
    """Stored tokens."""

    audio_duration_seconds: int | None = None
    """Seconds of audio. Only on vertex."""

    image_count: int | None = None
    """Images. Only on vertex."""

    text_count: int | None = None
    """Characters of text. Only on vertex."""

    video_duration_seconds: int | None = None
    """Seconds of video. Only on vertex."""


class CachedContent(Model):
    """
    The beginning of requests, processed once and stored for a time. A request uses it by name.

    Upstream: google.ai.generativelanguage.v1beta.CachedContent, GoogleCloudAiplatformV1CachedContent.
    """

    expire_time: Timestamp | None = None
    """When it is deleted. Excludes ttl."""

    ttl: Duration | None = None
    """For how long it is stored, in seconds such as 3600s; sent only. Excludes expireTime. One hour where both are unset."""

    name: str | None = None
    """Name, as cachedContents/*; on Vertex AI, projects/*/locations/*/cachedContents/*. Output only."""

    display_name: str | None = None
    """Name for people, at most 128 characters. It cannot be changed."""

    model: str | None = None
    """Model for which it is stored, as models/*; on Vertex AI, projects/*/locations/*/publishers/*/models/*. It cannot be changed."""

    system_instruction: Content | None = None
    """System instruction; text only. It cannot be changed."""

    contents: list[Content] | None = None
    """Turns of the conversation. They cannot be changed."""

    tools: list[Tool] | None = None
    """Tools that the model may use. They cannot be changed."""

    tool_config: ToolConfig | None = None
    """How tools are used. It cannot be changed."""

    create_time: Timestamp | None = None
    """When it was created. Output only."""

    update_time: Timestamp | None = None
    """When it was last changed. Output only."""

    usage_metadata: CachedContentUsageMetadata | None = None
    """Usage of the stored content. Output only."""

    encryption_spec: EncryptionSpec | None = None
    """Key that protects it. It cannot be changed. Only on vertex."""


class ListCachedContentsResponse(Model):
    """
    A page of cached contents.

    Upstream: google.ai.generativelanguage.v1beta.ListCachedContentsResponse, GoogleCloudAiplatformV1ListCachedContentsResponse.
    """

    cached_contents: list[CachedContent] | None = None
    """The cached contents, without what is stored."""

    next_page_token: str | None = None
    """Token of the next page; unset on the last."""


__all__ = [
    "CachedContent",
    "CachedContentUsageMetadata",
    "ListCachedContentsResponse",
]
