"""Converts fields that services accept without describing them into the described form."""

from typing import cast

from gemini_sdk._openai.plain_json import as_list, as_object, json_text
from gemini_sdk._wire.json_value import Json

SAYING_NOTHING = frozenset(
    "stop tools functions modalities data_sources logit_bias metadata".split()
)
"""Parameters whose empty list or object says the same as none."""
_EMPTY: tuple[object, ...] = ([], {})
_MEDIA = ("image_url", "audio_url")


def described(payload: Json) -> Json:
    """A request in the form that the specs describe.

    An empty list of parameters, calls or annotations is as if it were not given, and an empty list of parts is an empty
    text. The URL of a picture or a sound may stand for the object that holds it, a call may have the index that it had
    in a stream, and its arguments may be the object instead of the text of it. What was read of an answer, `parsed`
    and `parsed_arguments`, is left out.
    """
    given = {n: v for n, v in payload.items() if not (n in SAYING_NOTHING and v in _EMPTY)}
    if isinstance(messages := given.get("messages"), list):
        given["messages"] = [_message(each) for each in cast("list[object]", messages)]
    return given


def _message(message: object) -> object:
    if not isinstance(message, dict):
        return message
    given = cast(Json, message)
    made = {n: v for n, v in given.items() if n != "parsed" and v != []}
    if given.get("content") == []:
        made["content"] = ""
    for name, change in (("content", _item), ("tool_calls", _call)):
        if listed := as_list(made.get(name)):
            made[name] = [change(held) if (held := as_object(each)) else each for each in listed]
    if function := as_object(made.get("function_call")):
        made["function_call"] = _function(function)
    return made


def _item(item: Json) -> Json:
    urls = {name: {"url": item[name]} for name in _MEDIA if isinstance(item.get(name), str)}
    return {**item, **urls}


def _call(call: Json) -> Json:
    made = {name: value for name, value in call.items() if name != "index"}
    if function := as_object(call.get("function")):
        made["function"] = _function(function)
    return made


def _function(function: Json) -> Json:
    made = {n: v for n, v in function.items() if n != "parsed_arguments"}
    if "arguments" in made:
        made["arguments"] = arguments_text(made["arguments"])
    return made


def arguments_text(arguments: object) -> object:
    """Arguments as text, also if they came as an object, or as null for none."""
    if arguments is None:
        return "{}"
    return arguments if (held := as_object(arguments)) is None else json_text(held)
