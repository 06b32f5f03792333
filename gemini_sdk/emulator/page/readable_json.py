"""JSON as the page shows it: indented, and shortened so that a browser stays quick."""

import json
import re
from typing import Any

from gemini_sdk._wire.json_value import is_list, is_object

MOST = 200_000
"""Characters of a JSON text that are shown."""
_TEXT = 20_000
"""Characters of one text that are shown."""
_ENCODED = re.compile(r"[A-Za-z0-9+/_-]{400}")
"""Text without a space is content in base64, which nobody reads."""
_NUMBERS = 32
_ITEMS = 200


def pretty(value: Any) -> str:
    """The whole JSON, indented."""
    return json.dumps(value, indent=2, ensure_ascii=False)


def shortened(value: Any) -> str:
    """The JSON, indented, with long texts and lists shortened. It is not JSON any more where it says so."""
    shown = pretty(short(value))
    if len(shown) <= MOST:
        return shown
    return f"{shown[:MOST]}\n… {len(shown) - MOST:,} more characters"


def short(value: Any) -> Any:
    """The JSON with long texts and lists shortened."""
    if isinstance(value, str):
        return _short_text(value)
    if is_object(value):
        return {name: short(each) for name, each in value.items()}
    if is_list(value):
        return _short_list(value)
    return value


def _short_text(text: str) -> str:
    most = 48 if _ENCODED.match(text) else _TEXT
    return text if len(text) <= most else f"{text[:most]}… ({len(text):,} characters)"


def _short_list(items: list[Any]) -> list[Any]:
    most = _NUMBERS if all(isinstance(item, int | float) for item in items) else _ITEMS
    if len(items) <= most:
        return [short(item) for item in items]
    half = most // 2
    left_out = f"… {len(items) - most:,} more items"
    return [*map(short, items[:half]), left_out, *map(short, items[-half:])]
