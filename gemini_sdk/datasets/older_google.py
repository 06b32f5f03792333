"""The form of Google's older chat models, `context` and `messages` with an `author`, as messages with roles."""

from gemini_sdk._wire.json_value import Json
from gemini_sdk.datasets.example import objects

_USERS = ("user", "human")
_MODELS = ("assistant", "bot", "model", "ai", "chatbot")


def has_authors(line: Json) -> bool:
    """Whether a line is of that form."""
    return any("author" in each for each in objects(line.get("messages")))


def with_roles(line: Json) -> Json:
    """The same line with roles. An author of another name is the user if the first message is that author's."""
    messages = objects(line.get("messages"))
    first = messages[0].get("author") if messages else None
    spoken = [_with_role(each, first) for each in messages]
    context = line.get("context")
    if isinstance(context, str) and context.strip():
        spoken.insert(0, {"role": "system", "content": context})
    return {**{n: v for n, v in line.items() if n != "context"}, "messages": spoken}


def _with_role(message: Json, first: object) -> Json:
    author = message.get("author")
    name = author.strip().lower() if isinstance(author, str) else ""
    is_user = name in _USERS or (name not in _MODELS and author == first)
    rest = {name: value for name, value in message.items() if name != "author"}
    return {"role": "user" if is_user else "assistant", **rest}
