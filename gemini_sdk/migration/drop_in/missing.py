"""What OpenAI's clients have and the drop-in clients do not, each with what to use instead."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

S = TypeVar("S")

_OWN_DATA = "OpenAI's service keeps the data; use a store of your own"
_CHATS = "use chats.create of the Gemini client, which keeps a conversation, or chat.completions"
_LIVE = "use chat.completions.create with stream=True; this package has no calls by WebSocket"

INSTEAD: Mapping[str, str] = {
    "admin": "Google's accounts are administered in the Google Cloud console",
    "agents": _CHATS,
    "assistants": _CHATS,
    "audio": (
        "send recordings as input_audio parts of chat.completions, and set modalities and audio for spoken answers"
    ),
    "chatkit": "Gemini has no equivalent",
    "containers": "use the tool code_execution of generate_content",
    "content_provenance_checks": "Gemini has no equivalent",
    "decisions": "Gemini has no equivalent",
    "evals": "use gemini_sdk.bulk to run the rows, and measure the answers yourself",
    "fine_tuning": "use tuning_jobs of a VertexClient",
    "images": (
        "use generate_content of the Gemini client with a model that makes images, and response_modalities"
    ),
    "live": _LIVE,
    "moderations": "use safety_settings of generate_content, and content_filter_results of answers",
    "realtime": _LIVE,
    "safety": "use safety_settings of generate_content",
    "skills": "Gemini has no equivalent",
    "threads": _CHATS,
    "uploads": "use files.upload of a GeminiClient",
    "vector_stores": "store the vectors of embeddings.create in a database of your own",
    "videos": "this package does not make videos",
    "webhooks": "use wait() of a batch or a job of the Gemini client",
    "cancel": "responses are made in the foreground: close the stream instead",
    "compact": "send fewer items, or a summary of them",
    "connect": _LIVE,
    "delete": _OWN_DATA,
    "list": _OWN_DATA,
    "messages": _OWN_DATA,
    "retrieve": _OWN_DATA,
    "update": _OWN_DATA,
}
"""What to use, by the name of an attribute of OpenAI's clients or of their resources."""
ON_VERTEX: Mapping[str, str] = {
    "batches": "use batch_prediction_jobs of the VertexClient, or gemini_sdk.bulk",
    "files": "Vertex AI has no files; put them in Cloud Storage and refer to them by gs:// URIs",
}
"""What to use in place of attributes that a drop-in client of Google AI has, and one of Vertex AI has not."""


SETTINGS = frozenset(
    "api_key api_version auth_headers base_url custom_auth default_headers default_query max_retries organization "
    "project timeout user_agent webhook_secret websocket_base_url".split()
)
"""Attributes of OpenAI's clients that hold arguments of a constructor."""
NOT_SHOWN = "a client is not changed, and does not show what it was given: construct another one"


def whole_only(method: str, params: Mapping[str, object]) -> None:
    """Raise TypeError if a method that returns a whole answer is asked for a stream."""
    if params.get("stream"):
        instead = "use stream()" if method == "parse" else "leave stream out"
        raise TypeError(f"{method} returns a whole answer and takes no stream=True: {instead}")


class PartialAPI:
    """A part of OpenAI's package. AttributeError for what it lacks names what to use instead."""

    _instead: ClassVar[Mapping[str, str]] = {}
    """What to use in place of attributes that this part lacks, where INSTEAD does not fit."""

    if not TYPE_CHECKING:  # a checker that saw this would take any misspelt name for an attribute

        def __getattr__(self, name: str) -> Any:
            if name.startswith("_"):
                raise AttributeError(name)
            kind = type(self)
            own = (each for each in dir(self) if not each.startswith("_"))
            advice = kind._instead.get(name) or INSTEAD.get(name) or ON_VERTEX.get(name)
            advice = advice or (NOT_SHOWN if name in SETTINGS else f"it has {', '.join(own)}")
            raise AttributeError(f"{kind.__name__} has no {name!r}: {advice}", name=name, obj=self)


class Resource(PartialAPI, Generic[S]):
    """A part of a client, with what performs its calls."""

    def __init__(self, sender: S) -> None:
        self._sender = sender
