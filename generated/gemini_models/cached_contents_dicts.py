# Generated from specs/ by `python -m codegen`. Do not edit: change the spec and regenerate.
"""Request models as mappings, for type checkers."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypedDict

from .cached_contents import CachedContentUsageMetadata
from .common import EncryptionSpec
from .common_dicts import EncryptionSpecDict
from .generate_content import Content, Tool, ToolConfig
from .generate_content_dicts import ContentDict, ToolConfigDict, ToolDict


class CachedContentDict(TypedDict, total=False):
    """The beginning of requests, processed once and stored for a time. A request uses it by name."""

    expireTime: "str | datetime | None"
    """When it is deleted. Excludes ttl."""
    expire_time: "str | datetime | None"
    """When it is deleted. Excludes ttl."""
    ttl: "str | float | timedelta | None"
    """For how long it is stored, in seconds such as 3600s; sent only. Excludes expireTime. One hour where both are unset."""
    name: "str | None"
    """Name, as cachedContents/*; on Vertex AI, projects/*/locations/*/cachedContents/*. Output only."""
    displayName: "str | None"
    """Name for people, at most 128 characters. It cannot be changed."""
    display_name: "str | None"
    """Name for people, at most 128 characters. It cannot be changed."""
    model: "str | None"
    """Model for which it is stored, as models/*; on Vertex AI, projects/*/locations/*/publishers/*/models/*. It cannot be changed."""
    systemInstruction: "Content | ContentDict | None"
    """System instruction; text only. It cannot be changed."""
    system_instruction: "Content | ContentDict | None"
    """System instruction; text only. It cannot be changed."""
    contents: "Sequence[Content | ContentDict] | Content | ContentDict | None"
    """Turns of the conversation. They cannot be changed."""
    tools: "Sequence[Tool | ToolDict] | Tool | ToolDict | None"
    """Tools that the model may use. They cannot be changed."""
    toolConfig: "ToolConfig | ToolConfigDict | None"
    """How tools are used. It cannot be changed."""
    tool_config: "ToolConfig | ToolConfigDict | None"
    """How tools are used. It cannot be changed."""
    createTime: "str | datetime | None"
    """When it was created. Output only."""
    create_time: "str | datetime | None"
    """When it was created. Output only."""
    updateTime: "str | datetime | None"
    """When it was last changed. Output only."""
    update_time: "str | datetime | None"
    """When it was last changed. Output only."""
    usageMetadata: "CachedContentUsageMetadata | None"
    """Usage of the stored content. Output only."""
    usage_metadata: "CachedContentUsageMetadata | None"
    """Usage of the stored content. Output only."""
    encryptionSpec: "EncryptionSpec | EncryptionSpecDict | None"
    """Key that protects it. It cannot be changed."""
    encryption_spec: "EncryptionSpec | EncryptionSpecDict | None"
    """Key that protects it. It cannot be changed."""


__all__ = [
    "CachedContentDict",
]
