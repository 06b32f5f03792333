"""The base of the generated models: their base class, the wire's scalars, a row of the operation table."""

from gemini_sdk._lazy_names import lazy_names
from gemini_sdk._wire.model import JsonModel, Model, UserWrittenExtras, built, mark_as_user_written
from gemini_sdk._wire.operation import Operation, Platform
from gemini_sdk._wire.scalars import Duration, Int64, Timestamp

__all__ = [
    "Duration",
    "Int64",
    "JsonModel",
    "Model",
    "Operation",
    "Platform",
    "Timestamp",
    "UserWrittenExtras",
    "built",
    "lazy_names",
    "mark_as_user_written",
]
