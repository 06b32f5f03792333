"""The construction of a client, with what of its arguments means something to Google.

A key reaches Google only if it is read from the environment under a name that is going to be GEMINI_API_KEY: a key
from anywhere else may be Azure's.
"""

from dataclasses import dataclass
from typing import Any

import libcst as cst

from gemini_sdk.migration.code.arguments import comments, keyword, with_arguments
from gemini_sdk.migration.code.client_classes import client_classes
from gemini_sdk.migration.code.clients import Construction
from gemini_sdk.migration.code.edits import Edits
from gemini_sdk.migration.code.environment import Kind, kind_of
from gemini_sdk.migration.code.passed_on import are_plain_headers, is_plain_http_client
from gemini_sdk.migration.code.source import Program

_OWN = ("azure_endpoint", "base_url", "api_key", "http_client")
_MEANINGLESS = frozenset(
    {
        "api_version",
        "organization",
        "project",
        "azure_ad_token",
        "azure_ad_token_provider",
        "default_query",
        "websocket_base_url",
        "webhook_secret",
    }
)
_SILENT = frozenset({"api_version"})
"""What Gemini has no use for, and no program misses."""
_GOOGLE = {"api_key": Kind.KEY, "azure_endpoint": Kind.ENDPOINT, "base_url": Kind.ENDPOINT}
_HTTP_CLIENT = (
    "http_client gets Google's key now: it must not add headers or an address of its own."
)
_NATIVE = {"timeout": "timeout", "max_retries": "max_retries", "default_headers": "headers"}

_HEADERS = "default_headers may hold the key of another service: pass those that Google may see."


@dataclass(frozen=True, slots=True)
class _KeptArguments:
    original: cst.Arg
    name: str
    inner: bool
    """Whether it goes to Gemini's client."""
    is_skipped: bool = False
    """Whether it comes before the arguments of the constructor."""


def drop_in(source: Program, plan: Edits, made: Construction, *, own_name: bool = True) -> None:
    """Give a client of OpenAI's names a client of Gemini's, if something has to be passed to it.

    Without `own_name`, the class that the call names is not the drop-in client, which is named then.
    """
    call, kind = made.call, made.kind
    kept = _sorted_out(source, plan, made)
    if not own_name and kind is not None:
        plan.require("gemini_sdk.migration", kind)

    def named(updated: cst.Call) -> cst.Call:
        return updated if own_name or kind is None else updated.with_changes(func=cst.Name(kind))

    if kind is None:
        for each in kept:
            if each.inner:
                plan.note(
                    call,
                    f"{each.name} was left out: pass it to a GeminiClient or an AsyncGeminiClient, and that "
                    "as gemini=.",
                )
        kept = [each for each in kept if not each.inner]
    if kind is None or not any(each.inner for each in kept):
        plan.edit(call, lambda updated: named(_rebuilt(call, updated, kept)))
        return
    for partial in client_classes(source).partials(call):
        before = _sorted_out(source, plan, Construction(partial, made.kinds, 1))
        if names := [each.name for each in before if each.inner]:
            plan.note(
                call,
                f"gemini= replaces that of the partial: pass {' and '.join(names)} here, too.",
            )
    for comment in comments(each.original for each in kept if each.inner):
        plan.remark(call, comment)
    client = "AsyncGeminiClient" if kind.startswith("Async") else "GeminiClient"
    plan.require("gemini_sdk", client)

    def edit(updated: cst.Call) -> cst.Call:
        values = _values(call, updated)
        inner = [keyword(each.name, values[each.original]) for each in kept if each.inner]
        gemini = keyword("gemini", with_arguments(cst.Call(cst.Name(client)), inner))
        outer = [_own(call, updated, each.original) for each in kept if not each.inner]
        first = len([each for each in kept if each.is_skipped])
        return named(with_arguments(updated, [*outer[:first], gemini, *outer[first:]]))

    plan.edit(call, edit)


def native(source: Program, plan: Edits, made: Construction) -> None:
    """Leave a client of Gemini's the arguments it has."""
    call = made.call
    kept: list[_KeptArguments] = []
    for each in _sorted_out(source, plan, made):
        if each.inner or each.is_skipped:
            kept.append(each)
        elif each.name in _NATIVE:
            kept.append(_KeptArguments(each.original, _NATIVE[each.name], inner=True))
        elif each.original.star:
            plan.note(
                call, f"{source.text(each.original.value)} was left out: write its arguments here."
            )
        elif each.name == "azure_deployment":
            plan.note(call, f"{source.text(each.original.value)} was the default model.")
        else:
            plan.note(
                call, f"{each.name or 'an argument'} was left out: the client has no such argument."
            )
    plan.edit(call, lambda updated: _rebuilt(call, updated, kept))


def options(source: Program, plan: Edits, call: cst.Call) -> None:
    """Leave the call of `with_options` of a client of Gemini's the arguments it has."""
    kept: list[_KeptArguments] = []
    for arg in call.args:
        name = arg.keyword.value if arg.keyword is not None else ""
        plain = name != "default_headers" or are_plain_headers(source, arg.value)
        if name in _NATIVE and plain:
            kept.append(_KeptArguments(arg, _NATIVE[name], inner=True))
        else:
            plan.note(
                call, f"{name or source.text(arg.value)} was left out: make another client for it."
            )
    plan.edit(call, lambda updated: _rebuilt(call, updated, kept))


def tell_options(source: Program, plan: Edits, call: cst.Call) -> None:
    """Say which arguments of the call of `with_options` of a drop-in client have no effect."""
    for arg in call.args:
        name = arg.keyword.value if arg.keyword is not None else ""
        if arg.star:
            plan.note(
                call,
                f"{source.text(arg.value)} may hold a key or an address: they are not used here.",
            )
        elif name == "default_headers" and not are_plain_headers(source, arg.value):
            plan.note(call, _HEADERS)
        elif name in _OWN or name in _MEANINGLESS - _SILENT:
            plan.note(call, f"{name} is not used here: make another client for it.")


def _sorted_out(source: Program, plan: Edits, made: Construction) -> list[_KeptArguments]:
    """The remaining arguments. Removed ones are reported if they may matter."""
    call = made.call
    kept = [
        _KeptArguments(arg, "", inner=False, is_skipped=True) for arg in call.args[: made.skipped]
    ]
    gone: list[cst.Arg] = []
    for arg in call.args[made.skipped :]:
        name = arg.keyword.value if arg.keyword is not None else ""
        if name == "default_headers" and not are_plain_headers(source, arg.value):
            gone.append(arg)
            plan.note(call, _HEADERS)
        elif name == "http_client" or (
            name in _GOOGLE and kind_of(source, arg.value) is _GOOGLE[name]
        ):
            target = {"azure_endpoint": "base_url"}.get(name, name)
            kept.append(_KeptArguments(arg, target, inner=True))
            if name == "http_client" and not is_plain_http_client(source, arg.value):
                plan.note(call, _HTTP_CLIENT)
        elif arg.star:
            kept.append(_KeptArguments(arg, "", inner=False))
            plan.note(
                call,
                f"{source.text(arg.value)} may hold a key or an address: they are not used here.",
            )
        elif name in _OWN or name in _MEANINGLESS:
            gone.append(arg)
            _tell(source, plan, call, arg, name)
        else:
            kept.append(_KeptArguments(arg, name, inner=False))
    for comment in comments(gone):
        plan.remark(call, comment)
    return kept


def _tell(source: Program, plan: Edits, call: cst.Call, arg: cst.Arg, name: str) -> None:
    if name == "api_key":
        plan.note(call, "the key was not Google's: set GEMINI_API_KEY.")
    elif name in ("azure_ad_token", "azure_ad_token_provider"):
        plan.note(call, "Azure's tokens were removed: google-auth finds Google's credentials.")
    elif name in _OWN or name.endswith("_base_url"):
        plan.note(call, f"{name} was {source.text(arg.value)}; calls now go to Google.")
    elif name not in _SILENT:
        plan.note(call, f"{name} was left out: Gemini has no equivalent.")


def _rebuilt(original: cst.Call, updated: cst.Call, kept: list[_KeptArguments]) -> cst.Call:
    args = [_own(original, updated, each.original, each.name) for each in kept]
    return with_arguments(updated, args)


def _own(original: cst.Call, updated: cst.Call, arg: cst.Arg, name: str | None = None) -> cst.Arg:
    """The current value of an argument of the call, possibly under another name."""
    own = updated.args[original.args.index(arg)]
    if name and own.keyword is not None and own.keyword.value != name:
        return own.with_changes(keyword=cst.Name(name))
    return own


def _values(original: cst.Call, updated: cst.Call) -> dict[cst.Arg, cst.BaseExpression]:
    pairs: Any = zip(original.args, updated.args, strict=True)
    return {before: after.value for before, after in pairs}
