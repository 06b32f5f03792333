"""Signatures of functions and classes as HTML."""

import inspect
from collections.abc import Callable
from html import escape
from typing import Any

from gemini_sdk._transport.settings import NOT_GIVEN, CallOptions
from website.annotations import Links, text_of

_WIDTH = 76
"""How long a signature may be in one line."""
OPTIONS = ("gemini_sdk._transport.settings", "CallOptions")


def signature(name: str, function: Callable[..., Any], module: str, links: Links) -> str:
    """The signature, a parameter a line where it is long; `module` is where its types are written."""
    found = inspect.signature(function)
    parameters = list(found.parameters.values())
    if isinstance(function, type):
        parameters = [each.replace(annotation=_given(each.annotation)) for each in parameters]
    if parameters and parameters[0].name in ("self", "cls", "client"):
        parameters = parameters[1:]
    plain = [_parameter(each, text_of(each.annotation)) for each in _shown(parameters)]
    written = [
        _parameter(each, links.type(each.annotation, module), markup=True)
        for each in _shown(parameters)
    ]
    if len(written) < len(parameters) and _has_options(parameters):
        address = links.to(OPTIONS)
        written.append(f'**options: <a href="{address}">CallOptions</a>')
        plain.append("**options: CallOptions")
    written, plain = _separated(written, parameters), _separated(plain, parameters)
    end, plain_end = "", ""
    if found.return_annotation is not inspect.Signature.empty and not isinstance(function, type):
        end = f" -&gt; {links.type(found.return_annotation, module)}"
        plain_end = f" -> {text_of(found.return_annotation)}"
    start = "await " if inspect.iscoroutinefunction(function) else ""
    if len(f"{start}{name}({', '.join(plain)}){plain_end}") <= _WIDTH:
        inside = ", ".join(written)
    else:
        inside = "".join(f"\n    {each}," for each in written) + "\n"
    return f'<pre class="signature"><code>{start}<b>{name}</b>({inside}){end}</code></pre>'


def _given(annotation: Any) -> Any:
    """The type of an argument of a class, with Any for type variables that only tell its clients apart."""
    variables = getattr(annotation, "__parameters__", ())
    return (
        annotation[tuple(each if each.__bound__ else Any for each in variables)]
        if variables
        else annotation
    )


def _has_options(parameters: list[inspect.Parameter]) -> bool:
    """Whether the options of every call are among the parameters."""
    not_given = {each.name for each in parameters if each.default is NOT_GIVEN}
    return not_given >= set(CallOptions.__annotations__)


def _shown(parameters: list[inspect.Parameter]) -> list[inspect.Parameter]:
    """The parameters, without the options of every call."""
    if not _has_options(parameters):
        return parameters
    return [each for each in parameters if each.name not in CallOptions.__annotations__]


def _parameter(parameter: inspect.Parameter, kind: str, *, markup: bool = False) -> str:
    text = {"VAR_POSITIONAL": "*", "VAR_KEYWORD": "**"}.get(
        parameter.kind.name, ""
    ) + parameter.name
    if parameter.annotation is not inspect.Parameter.empty:
        text += f": {kind}"
    if parameter.default is not inspect.Parameter.empty:
        default = _default(parameter.default)
        text += f" = {escape(default, quote=False) if markup else default}"
    return text


def _default(value: object) -> str:
    text = repr(value)
    if ("<" in text and ">" in text) or isinstance(value, type) or inspect.isroutine(value):
        return "..."
    return text


def _separated(written: list[str], parameters: list[inspect.Parameter]) -> list[str]:
    """With `*` before those that are given by keyword only, and `/` after those given by place only."""
    kinds = [each.kind for each in parameters][: len(written)]
    result: list[str] = []
    for place, (text, kind) in enumerate(zip(written, kinds, strict=True)):
        before = kinds[:place]
        if kind is inspect.Parameter.KEYWORD_ONLY and not {
            inspect.Parameter.KEYWORD_ONLY,
            inspect.Parameter.VAR_POSITIONAL,
        } & set(before):
            result.append("*")
        if before and before[-1] is inspect.Parameter.POSITIONAL_ONLY and kind is not before[-1]:
            result.append("/")
        result.append(text)
    if kinds and kinds[-1] is inspect.Parameter.POSITIONAL_ONLY:
        result.append("/")
    return result
