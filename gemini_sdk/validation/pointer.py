"""JSON pointers (RFC 6901): where in an object the payload is."""

import re
from collections.abc import Sequence
from typing import Any, cast

from gemini_sdk.errors import Fault
from gemini_sdk.validation.paths import joined


class Pointer:
    """A place in JSON data, such as `/request`; empty for the data itself."""

    def __init__(self, text: str = "") -> None:
        """Raises ValueError if the text is not a pointer."""
        if (text and not text.startswith("/")) or re.search("~(?![01])", text):
            raise ValueError(f"{text!r} is not a JSON pointer, such as /request")
        self.steps = [step.replace("~1", "/").replace("~0", "~") for step in text.split("/")[1:]]

    def __bool__(self) -> bool:
        return bool(self.steps)

    def payload(self, value: Any) -> Any:
        """The value at the pointer. Raises LookupError if there is nothing."""
        for step in self.steps:
            if isinstance(value, list):
                items = cast("list[object]", value)
                value = items[self._index(step)]
            elif isinstance(value, dict):
                value = cast("dict[str, Any]", value)[step]
            else:
                raise LookupError(step)
        return value

    @property
    def path(self) -> str:
        """The place as paths are written: `request`."""
        return joined([int(step) if step.isdecimal() else step for step in self.steps])

    def within(self, path: str) -> str:
        """A path from the payload on as one from the data on."""
        if not self.steps or path == "$":
            return self.path if self.steps else path
        return self.path + ("" if path.startswith("[") else ".") + path

    def missing(self) -> Fault:
        """The fault of data that has nothing there."""
        return Fault("$", f"no value at {self}", expected="a payload")

    def __str__(self) -> str:
        steps: Sequence[str] = self.steps
        return "".join("/" + step.replace("~", "~0").replace("/", "~1") for step in steps)

    @staticmethod
    def _index(step: str) -> int:
        if not re.fullmatch("0|[1-9][0-9]*", step, re.ASCII):
            raise LookupError(step)
        return int(step)
