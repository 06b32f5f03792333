"""google-genai's errors, and what handlers read of them."""

from functools import partial
from typing import Any

import libcst as cst

from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.flow import within
from gemini_sdk.migration.code.genai.names import PACKAGE
from gemini_sdk.migration.code.source import Program

_PREFIX = f"{PACKAGE}.errors."
_CLASSES = {
    "APIError": ("APIStatusError",),
    "ServerError": ("ServerError",),
    "ClientError": (
        "BadRequestError",
        "AuthenticationError",
        "PermissionDeniedError",
        "NotFoundError",
        "ConflictError",
        "UnprocessableEntityError",
        "RateLimitError",
    ),
    "UnknownApiResponseError": ("InvalidAnswerError",),
}
"""Classes here that are raised where google-genai raised one."""
_ATTRIBUTES = {"code": "status_code", "status": "code", "details": "body"}
_HOME = "gemini_sdk.errors"


def move(source: Program, plan: Edits) -> None:
    """Catch this package's errors, and read them by the names here."""
    for handler in source.all(cst.ExceptHandler):
        if handler.type is not None and _is_theirs(source, handler.type):
            _read(source, plan, handler)
    for node in (*source.all(cst.Attribute), *source.all(cst.Name)):
        name = _name(source, node)
        parent = source.parent(node)
        if name is None or (isinstance(parent, cst.Attribute) and parent.attr is node):
            continue
        if isinstance(parent, cst.ImportAlias | cst.AsName) or not _is_caught(source, node):
            continue
        for each in _CLASSES[name]:
            plan.require(_HOME, each)
        if isinstance(parent, cst.Element):
            plan.edit(parent, partial(_elements, _CLASSES[name]))
        else:
            plan.edit(node, partial(_tuple, _CLASSES[name]))


def _name(source: Program, node: cst.CSTNode) -> str | None:
    origin = source.origin(node) or ""
    name = origin.removeprefix(_PREFIX)
    return name if origin.startswith(_PREFIX) and name in _CLASSES else None


def _is_theirs(source: Program, kind: cst.BaseExpression) -> bool:
    return any(_name(source, node) for node in within(kind))


def _is_caught(source: Program, node: cst.CSTNode) -> bool:
    """Whether a class is caught or tested for, rather than raised, derived from or called."""
    for each in source.around(node):
        if isinstance(each, cst.ExceptHandler):
            return True
        if isinstance(each, cst.Call):
            return isinstance(each.func, cst.Name) and each.func.value in (
                "isinstance",
                "issubclass",
            )
        if isinstance(each, cst.BaseStatement | cst.BaseSmallStatement):
            return False
    return False


def _tuple(names: tuple[str, ...], _: Any) -> Any:
    if len(names) == 1:
        return cst.Name(names[0])
    listed = [cst.Element(cst.Name(name)) for name in names]
    return cst.Tuple(listed, lpar=[cst.LeftParen()], rpar=[cst.RightParen()])


def _elements(names: tuple[str, ...], updated: cst.Element) -> cst.FlattenSentinel[cst.Element]:
    """Elements in place of one, as `except` takes no tuple within a tuple."""
    made = [cst.Element(cst.Name(name)) for name in names]
    made[-1] = made[-1].with_changes(comma=updated.comma)
    return cst.FlattenSentinel(made)


def _read(source: Program, plan: Edits, handler: cst.ExceptHandler) -> None:
    name = handler.name.name if handler.name is not None else None
    if not isinstance(name, cst.Name):
        return
    for read in source.readings(name):
        attribute = source.parent(read)
        if not isinstance(attribute, cst.Attribute) or handler not in source.around(read):
            continue
        if attribute.attr.value in _ATTRIBUTES:
            renamed = _ATTRIBUTES[attribute.attr.value]
            plan.edit(attribute.attr, partial(_renamed, renamed))
        elif attribute.attr.value in ("response", "response_json"):
            plan.note(
                attribute,
                f"errors have no {attribute.attr.value} here; they have status_code, code, message, "
                "body, request_id and retry_after.",
            )


def _renamed(name: str, updated: cst.Name) -> cst.Name:
    return updated.with_changes(value=name)
