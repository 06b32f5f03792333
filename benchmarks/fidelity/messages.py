"""Random protobuf messages, the same for the same seed: every field, every kind of value, and its extremes."""

import math
import random
import struct
from collections.abc import Callable
from typing import Any

from google.protobuf.descriptor import FieldDescriptor
from google.protobuf.message import Message

from benchmarks.fidelity.descriptors import message_class

_MOST = (9, 7, 6, 5, 4, 4, 3)
"""Fields set at most, by depth; deeper messages have scalars only."""
_WORDS = (
    "", "a", "STOP", "models/gemini-3.8-flash", "12", "null", "true", "NaN", "AAAA", "-_+/", "é", "日本語",
    "👩‍👩‍👧", "\u2028\u2029", "\x00\x1f\x7f", '"\\/', "  ", "snake_case", "camelCase", "@type",
    "2024-02-29T12:00:00Z", "3.5s", "\ufeff", "\U0010ffff",
)  # fmt: skip
_WELL_KNOWN = ("google.protobuf.Duration", "google.protobuf.Empty", "google.protobuf.Timestamp")
_GOOGLE_AI = "google.ai.generativelanguage.v1beta"
_DETAILS = {
    "google-ai": (
        *_WELL_KNOWN,
        f"{_GOOGLE_AI}.TunedModel",
        f"{_GOOGLE_AI}.CreateTunedModelMetadata",
    ),
    "vertex": _WELL_KNOWN,
}
"""What an Any holds. Nothing with a map: inside an Any, its order would count."""
_FRACTIONS = (0, 1, 999_999_999, 500_000_000, 123_000_000, 123_456_000, 766_989_274)


class Builder:
    """Makes messages of one platform.

    Unless they are to be `plain`, some enums have values that are newer than the descriptors, and some numbers are not
    finite: what the wire allows and few senders use.
    """

    def __init__(self, platform: str, seed: int, *, plain: bool = False) -> None:
        self._plain = plain
        self._random = random.Random(seed)
        self._details = [message_class(platform, name) for name in _DETAILS[platform]]

    def message(self, of: type[Message]) -> Message:
        """A message with one field at least."""
        made = of()
        self._fill(made, 0)
        return made

    def _fill(self, message: Message, depth: int) -> None:
        name = message.DESCRIPTOR.full_name
        if special := self._special(name):
            special(message, depth)
            return
        flat = depth >= len(_MOST)
        fields = [f for f in message.DESCRIPTOR.fields if not (flat and f.message_type)]
        most = min(len(fields), 2 if flat else _MOST[depth])
        for field in self._random.sample(fields, self._random.randint(min(most, 1), most)):
            self._set(message, field, depth)

    def _set(self, message: Message, field: Any, depth: int) -> None:
        kind = field.message_type
        if kind is not None and kind.GetOptions().map_entry:
            self._set_map(getattr(message, field.name), kind.fields_by_name["value"], depth)
        elif not field.is_repeated:
            if kind is None:
                setattr(message, field.name, self._scalar(field))
            else:
                inner = getattr(message, field.name)
                inner.SetInParent()
                self._fill(inner, depth + 1)
        else:
            values = getattr(message, field.name)
            for _ in range(self._random.choice((1, 1, 2, 3))):
                if kind is None:
                    values.append(self._scalar(field))
                else:
                    self._fill(values.add(), depth + 1)

    def _set_map(self, entries: Any, value: Any, depth: int) -> None:
        for _ in range(self._random.choice((1, 2))):
            key = self._word()
            if value.message_type is None:
                entries[key] = self._scalar(value)
            else:
                self._fill(entries[key], depth + 1)

    def _scalar(self, field: Any) -> Any:
        draw = self._random
        match field.cpp_type:
            case FieldDescriptor.CPPTYPE_BOOL:
                return draw.random() < 0.5
            case FieldDescriptor.CPPTYPE_INT32:
                return draw.choice((0, 1, -1, 40, 2**31 - 1, -(2**31), draw.randint(-999, 999)))
            case FieldDescriptor.CPPTYPE_UINT32:
                return draw.choice((0, 1, 2**32 - 1, draw.randint(0, 999)))
            case FieldDescriptor.CPPTYPE_INT64:
                return draw.choice((0, 1, 2**53 + 1, 2**63 - 1, -(2**63), draw.randint(-999, 999)))
            case FieldDescriptor.CPPTYPE_UINT64:
                return draw.choice((0, 1, 2**53 + 1, 2**64 - 1, draw.randint(0, 999)))
            case FieldDescriptor.CPPTYPE_DOUBLE:
                return self._double()
            case FieldDescriptor.CPPTYPE_FLOAT:
                return self._float()
            case FieldDescriptor.CPPTYPE_ENUM:
                numbers = [value.number for value in field.enum_type.values]
                newer = not self._plain and draw.random() < 0.1
                return 7_777 if newer else draw.choice(numbers)
            case _ if field.type == FieldDescriptor.TYPE_BYTES:
                return draw.randbytes(draw.choice((0, 1, 2, 3, 12)))
            case _:
                return self._word()

    def _word(self) -> str:
        draw = self._random
        return draw.choice(_WORDS) + draw.choice(("", "", draw.choice(_WORDS)))

    def _double(self) -> float:
        draw = self._random
        special = (0.0, -0.0, 1.0, 0.1, 5e-324, 1.7976931348623157e308, 1e16, 1e-7)
        odd = special if self._plain else (float("nan"), float("inf"), float("-inf"))
        kinds = (draw.choice(special), draw.gauss(0, 1e3), draw.random(), draw.choice(odd))
        return draw.choice(kinds)

    def _float(self) -> float:
        value = self._double()
        if math.isfinite(value) and abs(value) > 3e38:
            return self._random.random()
        narrow: float = struct.unpack("f", struct.pack("f", value))[0]
        return narrow

    def _special(self, name: str) -> Callable[[Any, int], None] | None:
        return {
            "google.protobuf.Any": self._fill_any,
            "google.protobuf.Duration": self._fill_duration,
            "google.protobuf.FieldMask": self._fill_mask,
            "google.protobuf.ListValue": self._fill_list,
            "google.protobuf.Struct": self._fill_struct,
            "google.protobuf.Timestamp": self._fill_timestamp,
            "google.protobuf.Value": self._fill_value,
        }.get(name)

    def _fill_any(self, message: Any, depth: int) -> None:
        inner = self._random.choice(self._details)()
        self._fill(inner, depth + 1)
        message.Pack(inner)

    def _fill_duration(self, message: Any, _: int) -> None:
        most = 315_576_000_000
        sign = self._random.choice((1, -1))
        message.seconds = sign * self._random.choice((0, 3, self._random.randrange(most)))
        message.nanos = sign * self._random.choice(_FRACTIONS)

    def _fill_mask(self, message: Any, _: int) -> None:
        message.paths.extend(
            self._random.sample(["display_name", "tuning_task.snapshots", "name"], 2)
        )

    def _fill_timestamp(self, message: Any, _: int) -> None:
        first, last = -62_135_596_800, 253_402_300_799
        draw = self._random
        message.seconds = draw.choice((0, first, last, draw.randint(first, last)))
        message.nanos = draw.choice(_FRACTIONS)

    def _fill_struct(self, message: Any, depth: int) -> None:
        for _ in range(self._random.choice((0, 1, 2))):
            self._fill_value(message.fields[self._word()], depth + 1)

    def _fill_list(self, message: Any, depth: int) -> None:
        for _ in range(self._random.choice((0, 1, 2))):
            self._fill_value(message.values.add(), depth + 1)

    def _fill_value(self, message: Any, depth: int) -> None:
        kinds = ["null", "number", "text", "flag"] + ["struct", "list"] * (depth < len(_MOST))
        match self._random.choice(kinds):
            case "null":
                message.null_value = 0
            case "number":
                message.number_value = self._random.choice(
                    (0, 1, -7, 2**53, 0.5, self._random.random())
                )
            case "text":
                message.string_value = self._word()
            case "flag":
                message.bool_value = self._random.random() < 0.5
            case "struct":
                message.struct_value.SetInParent()
                self._fill_struct(message.struct_value, depth)
            case _:
                message.list_value.SetInParent()
                self._fill_list(message.list_value, depth)
