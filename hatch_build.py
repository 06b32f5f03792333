"""The README of a release: on the package index, its links have to be absolute."""

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_RELATIVE = re.compile(r"(?<=\]\()(?!https?://|#|mailto:)")


def absolute_links(text: str, address: str) -> str:
    """The Markdown text with its relative links below this address, such as https://host/owner/name/blob/v0.1.0."""
    return _RELATIVE.sub(f"{address.rstrip('/')}/", text)


class ReadmeHook(MetadataHookInterface):
    """Takes the address from `project.urls.Repository`. Until it is there, the README stays as it is."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the README."""
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        if repository := metadata.get("urls", {}).get("Repository"):
            text = absolute_links(text, f"{repository.rstrip('/')}/blob/v{metadata['version']}")
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
