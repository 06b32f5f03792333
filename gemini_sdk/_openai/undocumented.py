"""Converts fields that services accept without describing them into the described form."""

from typing import cast

from gemini_sdk._openai.plain_json import as_list, as_object
from gemini_sdk._wire.json_value import Json

EMPTY_LISTS = ("stop", "tools")
"""Parameters whose empty list says the same as no list."""
_MEDIA = ("image_url", "audio_url")


def described(payload: Json) -> Json:
    """A request in the form that the specs describe.

    An empty `stop` or `tools` is as if it were not given. The URL of a picture or a sound may stand for the object that
    holds it, and a call may have the index that it had in a stream. What was read of an answer, `parsed` and
    `parsed_arguments`, is left out.
    """
    given = {n: v for n, v in payload.items() if not (n in EMPTY_LISTS and v == [])}
    if isinstance(messages := given.get("messages"), list):
        given["messages"] = [_message(each) for each in cast("list[object]", messages)]
    return given


def _message(message: object) -> object:
    if not isinstance(message, dict):
        return message
    given = {n: v for n, v in cast(Json, message).items() if n != "parsed"}
    if not ("tool_calls" in given or isinstance(given.get("content"), list)):
        return given
    made = dict(given)
    for name, change in (("content", _item), ("tool_calls", _call)):
        if listed := as_list(given.get(name)):
            made[name] = [change(held) if (held := as_object(each)) else each for each in listed]
    return made


def _item(item: Json) -> Json:
    urls = {name: {"url": item[name]} for name in _MEDIA if isinstance(item.get(name), str)}
    return {**item, **urls}


def _call(call: Json) -> Json:
    made = {name: value for name, value in call.items() if name != "index"}
    if (function := as_object(call.get("function"))) and "parsed_arguments" in function:
        made["function"] = {n: v for n, v in function.items() if n != "parsed_arguments"}
    return made
