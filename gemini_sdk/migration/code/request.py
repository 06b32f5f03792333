"""A call of `create` as one of `generate_content`, where its arguments are of the common shapes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import libcst as cst

from gemini_sdk._openai.service import CHOSEN, TIERS
from gemini_sdk.errors import InvalidPayloadError
from gemini_sdk.migration.code.arguments import is_spread, keyword, keywords, with_arguments
from gemini_sdk.migration.code.passed_on import names_no_secret
from gemini_sdk.migration.code.source import is_name, literal_text
from gemini_sdk.migration.model_map import ModelMap

_CONFIG = {
    "temperature": "temperature",
    "top_p": "top_p",
    "max_tokens": "max_output_tokens",
    "max_completion_tokens": "max_output_tokens",
    "seed": "seed",
    "presence_penalty": "presence_penalty",
    "frequency_penalty": "frequency_penalty",
}
_OPTIONS = frozenset({"timeout", "extra_headers", "extra_query", "store"})
_LOST = frozenset({"user", "metadata", "logit_bias", "safety_identifier"})
_NOBODY = cst.Name("None")
_TURNS = {"user": "user", "assistant": "model"}


class UnsupportedCallError(Exception):
    """A call has no common shape, and stays in OpenAI's words; the message says why."""


@dataclass(frozen=True, slots=True)
class Request:
    """The request of a call, with Gemini's names."""

    model: cst.BaseExpression
    contents: cst.BaseExpression
    streamed: bool
    system: list[cst.BaseExpression]
    config: dict[str, cst.BaseExpression]
    options: list[cst.Arg]
    lost: list[str] = field(default_factory=list[str])
    """Arguments that Gemini has nothing for."""

    @property
    def kept(self) -> list[cst.CSTNode]:
        """The parts of the call that go on."""
        return [self.contents, *self.system, *self.config.values(), *self.options]

    def written(self, call: cst.Call, depth: int, models: ModelMap) -> cst.Call:
        """The call with Gemini's method and arguments; `depth` attributes lead from the client to its method."""
        args = [cst.Arg(gemini_model(self.model, models)), cst.Arg(self.contents)]
        if self.system:
            system = self.system[0] if len(self.system) == 1 else listed(self.system)
            args.append(keyword("system_instruction", system))
        if self.config:
            args.append(keyword("generation_config", mapping(self.config)))
        method = "stream_generate_content" if self.streamed else "generate_content"
        client: Any = call.func
        for _ in range(depth):
            client = client.value
        args += self.options
        return with_arguments(call, args).with_changes(func=cst.Attribute(client, cst.Name(method)))


def read(call: cst.Call) -> Request:
    """The request of a call of `create`. Raises NotCommonError if a human has to say it in Gemini's words."""
    if is_spread(call) or any(arg.keyword is None for arg in call.args):
        raise UnsupportedCallError("its arguments are not written in the call")
    given = {
        name: arg.value for name, arg in keywords(call).items() if not is_name(arg.value, "None")
    }
    if "model" not in given:
        raise UnsupportedCallError("the call has no model")
    system, contents = _said(given)
    config: dict[str, cst.BaseExpression] = {}
    options: list[cst.Arg] = []
    lost: list[str] = []
    for name, value in given.items():
        if name in _CONFIG:
            config[_CONFIG[name]] = value
        elif name == "stop":
            config["stop_sequences"] = _stops(value)
        elif name == "response_format":
            config |= _format(value)
        elif name == "extra_headers" and not names_no_secret(value):
            raise UnsupportedCallError("extra_headers may hold the key of another service")
        elif name in _OPTIONS:
            options.append(keyword(name, value))
        elif name == "service_tier":
            tier = literal_text(value)
            if tier is not None and tier in TIERS:
                options.append(keyword(name, cst.SimpleString(f'"{TIERS[tier]}"')))
            elif tier != CHOSEN:
                lost.append(name)
        elif name in _LOST:
            lost.append(name)
        elif name not in ("model", "messages", "prompt", "stream", "stream_options"):
            raise UnsupportedCallError(f"{name} has to be converted by hand")
    return Request(given["model"], contents, _streamed(given), system, config, options, lost)


def gemini_model(node: cst.BaseExpression, models: ModelMap) -> cst.BaseExpression:
    """A model's name, of Google's if the map knows it."""
    name = literal_text(node)
    if name is None or not isinstance(node, cst.SimpleString):
        return node
    try:
        chosen = models.choose(name).model
    except InvalidPayloadError:
        return node
    return node.with_changes(value=f"{node.quote}{chosen}{node.quote}")


def listed(nodes: Sequence[cst.BaseExpression]) -> cst.List:
    """A list display."""
    return cst.List([cst.Element(node) for node in nodes])


def mapping(members: Mapping[str, cst.BaseExpression]) -> cst.Dict:
    """A dict display."""
    return cst.Dict(
        [cst.DictElement(cst.SimpleString(f'"{name}"'), value) for name, value in members.items()]
    )


def _streamed(given: Mapping[str, cst.BaseExpression]) -> bool:
    stream = given.get("stream")
    if stream is None or is_name(stream, "False"):
        return False
    if is_name(stream, "True"):
        return True
    raise UnsupportedCallError("the value of stream is not written in the call")


def _said(
    given: Mapping[str, cst.BaseExpression],
) -> tuple[list[cst.BaseExpression], cst.BaseExpression]:
    if "messages" not in given:
        return [], _text(given.get("prompt"))
    messages = given["messages"]
    if not isinstance(messages, cst.List):
        raise UnsupportedCallError("its messages are not written in the call")
    system: list[cst.BaseExpression] = []
    turns: list[tuple[str, cst.BaseExpression]] = []
    said: list[cst.BaseElement] = []
    for element in messages.elements:
        role, text = _message(element)
        if role in ("system", "developer"):
            system.append(text)
        elif role in _TURNS:
            turns.append((_TURNS[role], text))
            said.append(element.with_changes(value=_turn(*turns[-1])))
        else:
            raise UnsupportedCallError(f"convert the message with the role {role} by hand")
    if not turns:
        raise UnsupportedCallError("there is no user message")
    if [role for role, _ in turns] == ["user"]:
        return system, turns[0][1]
    return system, messages.with_changes(elements=said)


def _message(element: cst.BaseElement) -> tuple[str, cst.BaseExpression]:
    if not isinstance(element, cst.Element) or not isinstance(element.value, cst.Dict):
        raise UnsupportedCallError("some of its messages are not written in the call")
    members: dict[str, cst.BaseExpression] = {}
    for member in element.value.elements:
        key = literal_text(member.key) if isinstance(member, cst.DictElement) else None
        if key is None:
            raise UnsupportedCallError("some of its messages are not written in the call")
        members[key] = member.value
    role = literal_text(members.get("role"))
    if not is_name(members.get("name", _NOBODY), "None"):
        raise UnsupportedCallError("a message has a name, which Gemini has no place for")
    if role is None or members.keys() - {"role", "content", "name"}:
        raise UnsupportedCallError("convert this message by hand")
    return role, _text(members.get("content"))


def _text(node: cst.BaseExpression | None) -> cst.BaseExpression:
    if node is None or isinstance(node, cst.List | cst.ListComp | cst.Dict | cst.Tuple):
        raise UnsupportedCallError("the content of a message is not one text")
    return node


def _turn(role: str, text: cst.BaseExpression) -> cst.Dict:
    return mapping(
        {"role": cst.SimpleString(f'"{role}"'), "parts": listed([mapping({"text": text})])}
    )


def _stops(node: cst.BaseExpression) -> cst.BaseExpression:
    if isinstance(node, cst.List):
        return node
    if literal_text(node) is not None:
        return listed([node])
    raise UnsupportedCallError("the value of stop is not written in the call")


def _format(node: cst.BaseExpression) -> dict[str, cst.BaseExpression]:
    members = _members(node)
    kind = literal_text(members.get("type"))
    if kind == "text":
        return {}
    answer: dict[str, cst.BaseExpression] = {
        "response_mime_type": cst.SimpleString('"application/json"')
    }
    if kind == "json_object":
        return answer
    if kind == "json_schema":
        schema = _members(members.get("json_schema")).get("schema")
        if schema is not None:
            return {**answer, "response_json_schema": schema}
    raise UnsupportedCallError("convert response_format by hand")


def _members(node: cst.BaseExpression | None) -> dict[str, cst.BaseExpression]:
    if not isinstance(node, cst.Dict):
        return {}
    return {
        key: member.value
        for member in node.elements
        if isinstance(member, cst.DictElement) and (key := literal_text(member.key)) is not None
    }
