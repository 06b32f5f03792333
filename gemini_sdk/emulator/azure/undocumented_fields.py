"""What endpoints take although their descriptions do not have it, put into the described form."""

from typing import Any

from gemini_sdk.emulator.json_value import is_list, is_object

Json = dict[str, Any]
_LISTS = ("stop", "tools")
"""Parameters whose empty list says the same as no list."""
_MEDIA = ("image_url", "audio_url")


def described(payload: Json) -> Json:
    """The parameters in the form that the spec describes.

    Null and an empty `stop` or `tools` are as if they were not given; the URL of a picture or a sound may stand for the
    object that holds it.
    """
    given = {
        name: value
        for name, value in payload.items()
        if value is not None and not (name in _LISTS and value == [])
    }
    if is_list(messages := given.get("messages")):
        given["messages"] = [_message(message) for message in messages]
    return given


def _message(message: Any) -> Any:
    content = message.get("content") if is_object(message) else None
    if not is_list(content):
        return message
    return {**message, "content": [_item(item) for item in content]}


def _item(item: Any) -> Any:
    if not is_object(item):
        return item
    urls = {name: {"url": item[name]} for name in _MEDIA if isinstance(item.get(name), str)}
    return {**item, **urls}
