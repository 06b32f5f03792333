"""`HttpOptions` of google-genai as settings of a client or options of a call."""

from dataclasses import dataclass, field

import libcst as cst

from gemini_sdk.migration.code.arguments import keyword, keywords
from gemini_sdk.migration.code.genai.names import is_call_of
from gemini_sdk.migration.code.source import Program, is_name, literal_text

_OF_CLIENTS = {
    "base_url": "base_url",
    "api_version": "api_version",
    "headers": "headers",
    "httpx_client": "http_client",
    "httpx_async_client": "http_client",
}
_OF_CALLS = {"headers": "extra_headers", "extra_body": "extra_body"}


@dataclass(slots=True)
class HttpArguments:
    """The arguments that HttpOptions become, and what has to be decided."""

    arguments: list[cst.Arg] = field(default_factory=list[cst.Arg])
    problems: list[str] = field(default_factory=list[str])


def http_settings(source: Program, call: cst.Call) -> HttpArguments:
    """The settings of a client, from the `http_options` of its construction."""
    given = keywords(call).get("http_options")
    if given is None:
        return HttpArguments()
    return settings_of(source, given.value, for_call=False)


def settings_of(source: Program, node: cst.BaseExpression, *, for_call: bool) -> HttpArguments:
    """The arguments that HttpOptions become."""
    settings = HttpArguments()
    if is_name(node, "None"):
        return settings
    fields = members(source, node, "HttpOptions")
    if fields is None:
        text = source.text(node)
        settings.problems.append(
            f"http_options was {text}: pass base_url, api_version, timeout (seconds) and headers."
        )
        return settings
    table = _OF_CALLS if for_call else _OF_CLIENTS
    for name, value in fields.items():
        if is_name(value, "None"):
            continue
        if name == "timeout":
            settings.arguments.append(keyword("timeout", seconds(value)))
        elif name == "retry_options":
            _retries(source, value, settings)
        elif name in table:
            settings.arguments.append(keyword(table[name], value))
        else:
            settings.problems.append(f"http_options.{name} was left out: there is no such option.")
    return settings


def members(
    source: Program, node: cst.BaseExpression, name: str
) -> dict[str, cst.BaseExpression] | None:
    """The fields of a type that is constructed, or of a mapping in its place; None if they are not written there."""
    if is_call_of(source, node, name):
        call = cst.ensure_type(node, cst.Call)
        if any(arg.keyword is None for arg in call.args):
            return None
        return {snake(key): arg.value for key, arg in keywords(call).items()}
    if not isinstance(node, cst.Dict):
        return None
    fields: dict[str, cst.BaseExpression] = {}
    for element in node.elements:
        key = literal_text(element.key) if isinstance(element, cst.DictElement) else None
        if key is None:
            return None
        fields[snake(key)] = element.value
    return fields


def snake(name: str) -> str:
    """A field's name in the spelling of Python."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name)


def seconds(value: cst.BaseExpression) -> cst.BaseExpression:
    """A number of milliseconds in seconds."""
    if isinstance(value, cst.Integer):
        whole, rest = divmod(value.evaluated_value, 1000)
        return cst.Integer(str(whole)) if not rest else cst.Float(str(value.evaluated_value / 1000))
    if not isinstance(value, cst.Name | cst.Attribute | cst.Call):
        value = value.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    return cst.BinaryOperation(value, cst.Divide(), cst.Integer("1000"))


def _retries(source: Program, value: cst.BaseExpression, settings: HttpArguments) -> None:
    fields = members(source, value, "HttpRetryOptions")
    attempts = (fields or {}).get("attempts")
    if isinstance(attempts, cst.Integer):
        count = str(max(attempts.evaluated_value - 1, 0))
        settings.arguments.append(keyword("max_retries", cst.Integer(count)))
    if fields is None or fields.keys() - {"attempts"} or not isinstance(attempts, cst.Integer):
        settings.problems.append(
            "retry_options: clients here have max_retries, the attempts after the first."
        )
