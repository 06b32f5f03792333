"""The index of the site's search, with guides before the reference: a page that explains is what most readers look for.

The reference repeats every word of the guides in hundreds of places, so of its members only names and first sentences
are found, and of types only names. Names of members get those of their classes.
"""

import json
import re
from pathlib import Path
from typing import Any

_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_IMPORT = "<code>from gemini_sdk"


def shorten(site: Path) -> None:
    """Rewrite the index of a built site, both for servers and for pages that are opened as files."""
    file = site / "search.json"
    index: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    index["items"] = [kept for item in index["items"] if (kept := shortened(item))]
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    file.write_text(text, encoding="utf-8")
    (site / "search.js").write_text(f"var __index = {text};\n", encoding="utf-8")


def shortened(item: dict[str, Any]) -> dict[str, Any] | None:
    """An entry of the index as the search needs it; None if it needs none."""
    page, _, anchor = str(item["location"]).partition("#")
    if not page.startswith(("reference/clients/", "reference/packages/", "reference/types/")):
        return item
    if anchor.startswith(("Raw", "AsyncRaw")):  # the same methods again
        return None
    title = f"<code>{anchor}</code>" if "." in anchor else item["title"]
    if page.startswith("reference/clients/") and "." not in anchor:
        return item
    paragraphs = [each for each in _PARAGRAPH.findall(item["text"]) if _IMPORT not in each]
    text = "" if page.startswith("reference/types/") else "".join(paragraphs[:1])
    return {**item, "title": title, "text": f"<p>{text}</p>"}
