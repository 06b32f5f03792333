"""The methods of google-genai's clients, and those here that do the same."""

from dataclasses import dataclass, field

from gemini_sdk.migration.code.genai import options
from gemini_sdk.migration.code.genai.construction import GoogleService


@dataclass(frozen=True, slots=True)
class Method:
    """A method here, and where the arguments of google-genai's method go."""

    path: str
    """The attributes that lead from a client to the method here."""
    positional: tuple[str, ...] = ()
    """Arguments that are positional here, in this order."""
    renamed: dict[str, str] = field(default_factory=dict[str, str])
    """Arguments that have another name here."""
    options: dict[str, str] = field(default_factory=dict[str, str])
    """Arguments here, by the fields of the config there."""
    not_awaited: bool = False
    """Whether the method is awaited there and not here."""
    answers: bool = False
    """Whether it returns an answer of a model, or chunks of one."""
    unlike: str = ""
    """What differs in what it returns."""


_BATCH_RESULTS = "results are read by client.batches.results(batch), states are client.batches.wait(batch).state."

_COMMON: dict[str, Method] = {
    "models.generate_content": Method(
        "generate_content", ("model", "contents"), options=options.GENERATE, answers=True
    ),
    "models.generate_content_stream": Method(
        "stream_generate_content",
        ("model", "contents"),
        options=options.GENERATE,
        not_awaited=True,
        answers=True,
    ),
    "models.count_tokens": Method("count_tokens", ("model", "contents"), options=options.COUNT),
    "models.embed_content": Method("embed_content", ("model", "contents"), options=options.EMBED),
    "chats.create": Method("chats.create", ("model",), options=options.GENERATE),
    "caches.create": Method("cached_contents.create", options=options.CACHE),
    "caches.get": Method("cached_contents.get", ("name",)),
    "caches.update": Method("cached_contents.update", ("name",), options=options.EXPIRY),
    "caches.delete": Method("cached_contents.delete", ("name",)),
    "caches.list": Method("cached_contents.list", options=options.LIST, not_awaited=True),
    "close": Method("close"),
    "aclose": Method("aclose"),
}
_GEMINI: dict[str, Method] = {
    "models.get": Method("models.get", ("model",)),
    "models.list": Method("models.list", options=options.LIST, not_awaited=True),
    "files.upload": Method("files.upload", ("file",), options=options.UPLOAD),
    "files.get": Method("files.get", ("name",)),
    "files.delete": Method("files.delete", ("name",)),
    "files.list": Method("files.list", options=options.LIST, not_awaited=True),
    "batches.create": Method(
        "batches.create", renamed={"src": "requests"}, options=options.BATCH, unlike=_BATCH_RESULTS
    ),
    "batches.get": Method("batches.get", ("name",), unlike=_BATCH_RESULTS),
    "batches.cancel": Method("batches.cancel", ("name",)),
    "batches.delete": Method("batches.delete", ("name",)),
    "batches.list": Method("batches.list", options=options.FILTERED, not_awaited=True),
}
_VERTEX: dict[str, Method] = {
    "models.compute_tokens": Method("compute_tokens", ("model", "contents")),
    "batches.create": Method(
        "batch_prediction_jobs.create", renamed={"src": "source"}, options=options.JOB
    ),
    "batches.get": Method("batch_prediction_jobs.get", ("name",)),
    "batches.cancel": Method("batch_prediction_jobs.cancel", ("name",)),
    "batches.delete": Method("batch_prediction_jobs.delete", ("name",)),
    "batches.list": Method(
        "batch_prediction_jobs.list", options=options.FILTERED, not_awaited=True
    ),
    "tunings.tune": Method(
        "tuning_jobs.create",
        renamed={"training_dataset": "training_dataset_uri"},
        options=options.TUNE,
    ),
    "tunings.get": Method("tuning_jobs.get", ("name",)),
    "tunings.cancel": Method("tuning_jobs.cancel", ("name",)),
    "tunings.list": Method("tuning_jobs.list", options=options.FILTERED, not_awaited=True),
}
CHAT: dict[str, Method] = {
    "send_message": Method("send_message", ("message",), options=options.GENERATE, answers=True),
    "send_message_stream": Method(
        "stream_message", ("message",), options=options.GENERATE, not_awaited=True, answers=True
    ),
}
ELSEWHERE = {
    "models.delete": "client.tuned_models.delete(name) deletes a tuned model of Google AI.",
    "models.update": "client.tuned_models.update(name, ...) changes a tuned model of Google AI.",
    "files.download": "client.files.download(file, target) writes to a path or a file object.",
    "files.register_files": "client.files.register(uris) registers objects of Cloud Storage.",
    "batches.create_embeddings": (
        "client.batches.create_embeddings(model=..., requests=[...]) takes the inputs themselves."
    ),
    "tunings.tune": (
        "client.tuned_models.create(base_model=..., training_data=[...]) tunes on Google AI."
    ),
    "tunings.get": "client.tuned_models.get(name) returns a tuned model of Google AI.",
    "tunings.list": "client.tuned_models.list() lists the tuned models of Google AI.",
}
"""What to write instead of methods that have no single counterpart."""


def method_of(path: str, service: GoogleService) -> Method | None:
    """The method that does the same here; None if there is none, or if it depends on an unknown service."""
    if path in _COMMON:
        return _COMMON[path]
    if service is GoogleService.UNKNOWN:
        in_both = path in _GEMINI and path in _VERTEX
        return None if in_both else _GEMINI.get(path) or _VERTEX.get(path)
    return (_VERTEX if service is GoogleService.VERTEX else _GEMINI).get(path)
