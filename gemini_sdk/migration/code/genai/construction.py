"""The construction of a google-genai client, as that of a client of the one service or the other."""

from enum import Enum
from typing import Any

import libcst as cst

from gemini_sdk.migration.code.arguments import comments, keywords, with_arguments
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.genai.http_options import HttpArguments, http_settings
from gemini_sdk.migration.code.source import Program, is_name

_FLAGS = ("vertexai", "enterprise")
_GEMINI = frozenset({"api_key", "credentials"})
_VERTEX = frozenset({"api_key", "credentials", "project", "location"})
_KNOWN = _VERTEX | {*_FLAGS, "http_options", "debug_config"}


class GoogleService(Enum):
    """The service of a client."""

    GEMINI = "GeminiClient"
    VERTEX = "VertexClient"
    UNKNOWN = ""


def service_of(call: cst.Call) -> GoogleService:
    """The service that a construction chooses."""
    flag = _flag(call)
    if flag is None or is_name(flag, "False") or is_name(flag, "None"):
        return GoogleService.GEMINI
    return GoogleService.VERTEX if is_name(flag, "True") else GoogleService.UNKNOWN


def class_of(service: GoogleService, *, is_async: bool) -> str:
    """The name of the class of a client; of an unknown service, that of Google AI."""
    name = (service if service is not GoogleService.UNKNOWN else GoogleService.GEMINI).value
    return f"Async{name}" if is_async else name


def construct(source: Program, plan: Edits, call: cst.Call, *, is_async: bool) -> None:
    """Construct a client of this package where one of google-genai was."""
    settings = http_settings(source, call)
    _tell(plan, call, settings)
    for name in _classes(call, is_async=is_async):
        plan.require("gemini_sdk", name)
    plan.edit(call, lambda updated: _made(call, updated, settings, is_async=is_async))


def make_twin(
    source: Program, plan: Edits, call: cst.Call, statement: cst.SimpleStatementLine, name: str
) -> None:
    """Construct an asyncio client after the statement that constructs the blocking one."""
    settings = http_settings(source, call)
    for kind in _classes(call, is_async=True):
        plan.require("gemini_sdk", kind)
    twin: Any = cst.parse_expression(name)

    def edit(updated: Any) -> Any:
        made = _made(call, call, settings, is_async=True)
        assign = cst.Assign([cst.AssignTarget(twin)], made)
        return cst.FlattenSentinel([updated, cst.SimpleStatementLine([assign])])

    plan.edit(statement, edit)


def _flag(call: cst.Call) -> cst.BaseExpression | None:
    given = keywords(call)
    return next((given[name].value for name in _FLAGS if name in given), None)


def _classes(call: cst.Call, *, is_async: bool) -> list[str]:
    service = service_of(call)
    both = [GoogleService.GEMINI, GoogleService.VERTEX]
    return [
        class_of(each, is_async=is_async)
        for each in (both if service is GoogleService.UNKNOWN else [service])
    ]


def _made(
    original: cst.Call, updated: cst.Call, settings: HttpArguments, *, is_async: bool
) -> cst.BaseExpression:
    service = service_of(original)
    if service is not GoogleService.UNKNOWN:
        return _of_service(updated, settings, service, is_async=is_async)
    flag = keywords(updated)[next(n for n in _FLAGS if n in keywords(updated))].value
    return cst.IfExp(
        flag,
        _of_service(updated, settings, GoogleService.VERTEX, is_async=is_async),
        _of_service(updated, settings, GoogleService.GEMINI, is_async=is_async),
        lpar=[cst.LeftParen()],
        rpar=[cst.RightParen()],
    )


def _of_service(
    updated: cst.Call, settings: HttpArguments, service: GoogleService, *, is_async: bool
) -> cst.Call:
    allowed = _GEMINI if service is GoogleService.GEMINI else _VERTEX
    args: list[cst.Arg] = []
    for arg in updated.args:
        name = arg.keyword.value if arg.keyword is not None else ""
        if name == "http_options":
            args += settings.arguments
        elif name in allowed or arg.star:
            args.append(arg)
    name = class_of(service, is_async=is_async)
    return with_arguments(updated, args).with_changes(func=cst.Name(name))


def _tell(plan: Edits, call: cst.Call, settings: HttpArguments) -> None:
    given = keywords(call)
    allowed = _GEMINI if service_of(call) is GoogleService.GEMINI else _VERTEX
    gone = [arg for name, arg in given.items() if name not in allowed]
    for comment in comments(gone):
        plan.remark(call, comment)
    for problem in settings.problems:
        plan.note(call, problem)
    if any(arg.star for arg in call.args):
        plan.note(call, "pass api_key or project and location: clients here have other arguments.")
    for name in given:
        if name not in _KNOWN or name == "debug_config":
            plan.note(call, f"{name} was left out: clients here have no such argument.")
    flag = _flag(call)
    if service_of(call) is GoogleService.VERTEX and given.keys().isdisjoint(
        ("location", "api_key")
    ):
        plan.note(call, 'without a location, google-genai called global: pass location="global".')
    if flag is not None and not is_name(flag, "None"):
        return
    outside = [name for name in ("project", "location") if name in given]
    if outside:
        plan.note(
            call, f"{' and '.join(outside)} belong to Vertex AI: for it, construct a VertexClient."
        )
    elif "api_key" not in given:
        plan.note(
            call,
            "GeminiClient calls Google AI. If GOOGLE_GENAI_USE_VERTEXAI or "
            "GOOGLE_GENAI_USE_ENTERPRISE is set, construct a VertexClient.",
        )
