"""Errors on spans. The texts of errors may quote prompts, so only their kinds are recorded."""

from typing import TYPE_CHECKING

from opentelemetry.trace import Status, StatusCode

from gemini_sdk.errors import APIStatusError

if TYPE_CHECKING:
    from opentelemetry.trace import Span
    from opentelemetry.util.types import AttributeValue


def error_type(error: BaseException) -> str:
    """The value of `error.type`: the HTTP status of an error of the service, the class of any other."""
    if isinstance(error, APIStatusError):
        return str(error.status_code)
    return type(error).__qualname__


def error_attributes(error: BaseException) -> "dict[str, AttributeValue]":
    """The attributes of an error."""
    return {"error.type": error_type(error)}


def set_error(span: "Span", error: BaseException) -> None:
    """Mark a span as failed."""
    name = type(error).__qualname__
    code = getattr(error, "code", None)
    span.set_attribute("error.type", error_type(error))
    span.set_status(Status(StatusCode.ERROR, f"{name}: {code}" if isinstance(code, str) else name))
