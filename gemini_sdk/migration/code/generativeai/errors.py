"""google.api_core's errors, which google-generativeai raises, in `except` clauses."""

import libcst as cst

from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.flow import within
from gemini_sdk.migration.code.source import Program

_PREFIX = "google.api_core.exceptions."
_CLASSES = {
    "GoogleAPIError": "GeminiSDKError",
    "GoogleAPICallError": "APIStatusError",
    "ClientError": "APIStatusError",
    "InvalidArgument": "BadRequestError",
    "BadRequest": "BadRequestError",
    "Unauthenticated": "AuthenticationError",
    "Forbidden": "PermissionDeniedError",
    "PermissionDenied": "PermissionDeniedError",
    "NotFound": "NotFoundError",
    "TooManyRequests": "RateLimitError",
    "ResourceExhausted": "RateLimitError",
    "ServerError": "ServerError",
    "InternalServerError": "ServerError",
    "ServiceUnavailable": "ServerError",
    "DeadlineExceeded": "APITimeoutError",
    "RetryError": "APIConnectionError",
}


def move(source: Program, plan: Edits) -> None:
    """Catch this package's errors."""
    for handler in source.all(cst.ExceptHandler):
        for node in within(handler.type) if handler.type is not None else ():
            origin = source.origin(node) or ""
            name = _CLASSES.get(origin.removeprefix(_PREFIX))
            parent = source.parent(node)
            is_end = isinstance(parent, cst.Attribute) and parent.attr is node
            if not origin.startswith(_PREFIX) or is_end:
                continue
            if name is None:
                plan.note(
                    handler, f"{source.text(node)} is not raised here: see gemini_sdk.errors."
                )
            else:
                plan.require("gemini_sdk.errors", name)
                plan.replace(node, name)
