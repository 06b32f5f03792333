"""The names of operations: those of the generated table, and those that only the emulator and other services have."""

from functools import cache

from gemini_models.operations import OPERATIONS
from gemini_sdk.validation.suggestions import closest

TOKEN = "token"  # noqa: S105 - the name of an operation
IMPERSONATION = "iamcredentials.projects.serviceAccounts.generateAccessToken"
STORAGE = "storage.objects.get"
STORAGE_INSERT = "storage.objects.insert"
"""What starts an upload, or stores a small object; the requests that follow have ids below it."""
_STORAGE_VERBS = (
    "get",
    "insert",
    "list",
    "delete",
    "insert.chunk",
    "insert.query",
    "insert.cancel",
)
_STORAGE = [f"storage.objects.{verb}" for verb in _STORAGE_VERBS]
UPLOAD = "generativelanguage.files.upload"
"""What starts an upload; the requests that follow have ids below it."""
UPLOAD_COMMANDS = {
    "upload": f"{UPLOAD}.chunk",
    "query": f"{UPLOAD}.query",
    "finalize": f"{UPLOAD}.chunk",
    "cancel": f"{UPLOAD}.cancel",
}
DOWNLOAD_MEDIA = "generativelanguage.files.download.media"
"""The content of a file, to which files.download leads."""
MODELS = ("generativelanguage.models", "aiplatform.publishers.models", "azure.openai.models")
"""What lists models, on each platform."""
RESPONSES = "azure.openai.responses"
"""What answers as OpenAI's responses do."""
_ANSWERED_BY_MODELS = frozenset(
    """GenerateContentRequest EmbedContentRequest BatchEmbedContentsRequest PredictRequest ChatCompletionsRequest
    CompletionsRequest EmbeddingsRequest ImageEmbeddingsRequest""".split()
)
MODEL_CALLS = frozenset(o.id for o in OPERATIONS if o.request in _ANSWERED_BY_MODELS)
"""The ids of the operations that generate or embed. Their answers report tokens, and quotas limit them."""
EXPERIMENT = "aiplatform.projects.locations.metadataStores.contexts.get"


def misnamed(name: str) -> str | None:
    """The problem with the name of an operation or its end; None if an operation has it."""
    known = _endings()
    if name in known:
        return None
    nearest = closest(name, sorted(known))
    hint = f"; did you mean {nearest!r}?" if nearest else "; GET /emulator lists them"
    return f"unknown operation {name!r}{hint}"


@cache
def _endings() -> frozenset[str]:
    """Every operation's id, and what follows a dot in it."""
    ids = [o.id for o in OPERATIONS] + [
        TOKEN,
        IMPERSONATION,
        *_STORAGE,
        EXPERIMENT,
        *MODELS,
        RESPONSES,
    ]
    ids += [*UPLOAD_COMMANDS.values(), DOWNLOAD_MEDIA]
    return frozenset(".".join(i.split(".")[at:]) for i in ids for at in range(i.count(".") + 1))
