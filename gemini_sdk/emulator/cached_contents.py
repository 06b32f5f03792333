"""Cached contents: create, read, change and delete them, and begin requests with them.

One that has expired is gone, by the emulator's clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gemini_sdk._wire import Duration, Operation, Timestamp
from gemini_sdk._wire.json_value import Json
from gemini_sdk.emulator import api_errors, tokens
from gemini_sdk.emulator.api_errors import ApiError
from gemini_sdk.emulator.catalogue import Catalogue
from gemini_sdk.emulator.clock import rfc3339
from gemini_sdk.emulator.files.service import EmulatedFiles
from gemini_sdk.emulator.store import Store
from gemini_sdk.emulator.tuning import mask, resource_ids
from gemini_sdk.emulator.tuning.pages import page
from gemini_sdk.emulator.tuning.tuning_request import TuningRequest, plain
from gemini_sdk.known_models.catalogue import find
from gemini_sdk.types import generate_content as gc
from gemini_sdk.types.cached_contents import CachedContent

_COLLECTIONS = (
    "generativelanguage.cachedContents",
    "aiplatform.projects.locations.cachedContents",
)
_HOUR = 3600.0
_EXPIRY = frozenset({"ttl", "expireTime"})
_STORED = "model contents systemInstruction tools toolConfig displayName encryptionSpec".split()


def serves(operation: Operation) -> bool:
    """Whether an operation is one of cached contents."""
    return operation.id.rpartition(".")[0] in _COLLECTIONS


@dataclass(frozen=True, slots=True)
class StoredContent:
    """The stored form of a cached content."""

    id: str
    parent: str
    """The project and location of the cached content; empty on Google AI."""
    content: Json
    total: int
    """The number of tokens of the cached content."""
    created: float
    updated: float
    expires: float

    @property
    def name(self) -> str:
        return "/".join(filter(None, (self.parent, "cachedContents", self.id)))

    def shown(self) -> Json:
        """The form that the service returns: not what is stored."""
        answer: Json = {
            "name": self.name,
            "model": self.content["model"],
            "createTime": rfc3339(self.created),
            "updateTime": rfc3339(self.updated),
            "expireTime": rfc3339(self.expires),
            "usageMetadata": {"totalTokenCount": self.total},
        }
        if not self.parent or "displayName" in self.content:
            answer["displayName"] = self.content.get("displayName", "")
        if "encryptionSpec" in self.content:
            answer["encryptionSpec"] = self.content["encryptionSpec"]
        return answer


class EmulatedCachedContents:
    """The cached contents there are."""

    def __init__(
        self, store: Store, catalogue: Catalogue, files: EmulatedFiles, *, model_rules: bool
    ) -> None:
        self._store = store
        self._catalogue = catalogue
        self._files = files
        self._model_rules = model_rules

    def answer(self, call: TuningRequest) -> Json:
        """The JSON of the answer. Raises ApiError for every refusal."""
        verbs = {
            "create": self._create,
            "list": self._list,
            "get": self._get,
            "patch": self._patch,
            "delete": self._delete,
        }
        return verbs[call.operation.id.rpartition(".")[2]](call)

    def begin(
        self, request: gc.GenerateContentRequest, platform: str, model: str, now: float
    ) -> tuple[gc.GenerateContentRequest, tokens.Count]:
        """A request with what its cached content has stored, and the tokens of that. Raises ApiError."""
        id = (request.cached_content or "").rpartition("/")[2]
        stored = CachedContent.model_validate(self._alive(id, platform, now).content)
        cached_for = (stored.model or "").rpartition("/")[2]
        if cached_for != model:
            raise ApiError(
                "INVALID_ARGUMENT",
                f"Model used by GenerateContent request (models/{model}) and CachedContent (models/{cached_for}) "
                "has to be the same.",
            )
        whole = request.model_copy(
            update={
                "contents": [*(stored.contents or ()), *(request.contents or ())],
                "system_instruction": stored.system_instruction,
                "tools": stored.tools,
                "tool_config": stored.tool_config,
            }
        )
        return whole, _count(stored)

    def _create(self, call: TuningRequest) -> Json:
        wanted, request = call.read(CachedContent), "CreateCachedContentRequest"
        if not wanted.model:
            raise api_errors.unspecified("cachedContent.model", request)
        if not (wanted.contents or wanted.system_instruction or wanted.tools):
            raise api_errors.unspecified("cachedContent.contents", request)
        self._check_model(wanted.model, call.operation.platform)
        self._files.check(wanted.contents or (), call.host, call.now)
        counted = _count(wanted).total
        if self._model_rules:
            _check_minimum(wanted.model, counted)
        given = plain(wanted)
        on_vertex = call.operation.platform == "vertex"
        record = StoredContent(
            id=resource_ids.number() if on_vertex else resource_ids.short_id(),
            parent=_parent(call) if on_vertex else "",
            content={name: given[name] for name in _STORED if name in given},
            total=counted,
            created=call.now,
            updated=call.now,
            expires=_expiry(wanted, call.now, set(_EXPIRY)),
        )
        self._store.put(f"cachedContents/{record.id}", record)
        return record.shown()

    def _list(self, call: TuningRequest) -> Json:
        items, rest = page(call, lambda before: self._alive_in(call, before))
        return ({"cachedContents": items} if items else {}) | rest

    def _alive_in(self, call: TuningRequest, before: int | None) -> Iterator[tuple[int, Json]]:
        parent = _parent(call) if call.operation.platform == "vertex" else ""
        for place, record in self._store.newest(StoredContent, "cachedContents", before):
            if record.parent == parent and record.expires > call.now:
                yield place, record.shown()

    def _get(self, call: TuningRequest) -> Json:
        return self._found(call).shown()

    def _patch(self, call: TuningRequest) -> Json:
        record, wanted = self._found(call), call.read(CachedContent)
        changed = mask.fields(call, _EXPIRY)
        if not changed:
            raise api_errors.bad_request(
                "only ttl and expireTime can be updated", field="cachedContent"
            )
        expires = _expiry(wanted, call.now, changed)
        record = replace(record, expires=expires, updated=call.now)
        self._store.put(f"cachedContents/{record.id}", record)
        return record.shown()

    def _delete(self, call: TuningRequest) -> Json:
        self._store.remove(f"cachedContents/{self._found(call).id}")
        return {}

    def _found(self, call: TuningRequest) -> StoredContent:
        return self._alive(call.values["cachedContent"], call.operation.platform, call.now)

    def _alive(self, id: str, platform: str, now: float) -> StoredContent:
        record = self._store.get(StoredContent, f"cachedContents/{id}")
        if record is not None and record.expires <= now:
            self._store.remove(f"cachedContents/{id}")
            record = None
        if record is None or bool(record.parent) != (platform == "vertex"):
            if platform == "vertex":
                raise ApiError("NOT_FOUND", f"Not found: cached content metadata for {id}.")
            raise ApiError("PERMISSION_DENIED", "CachedContent not found (or permission denied)")
        return record

    def _check_model(self, model: str, platform: str) -> None:
        name = model.rpartition("/")[2]
        if self._catalogue.has(f"models/{name}"):
            return
        if platform == "vertex":
            raise ApiError("NOT_FOUND", f"Publisher Model `{model}` not found.")
        raise ApiError(
            "NOT_FOUND",
            f"models/{name} is not found for API version v1beta, or is not supported for createCachedContent. Call "
            "ListModels to see the list of available models and their supported methods.",
        )


def _check_minimum(model: str, counted: int) -> None:
    known = find(model.rpartition("/")[2])
    least = [p.min_cached_tokens for p in known.platforms.values()] if known is not None else []
    for minimum in least:
        if minimum is not None and counted < minimum:
            raise ApiError(
                "INVALID_ARGUMENT",
                f"Cached content is too small. total_token_count={counted}, min_total_token_count={minimum}",
            )


def _count(content: CachedContent) -> tokens.Count:
    return tokens.of_parts(content.contents, content.system_instruction, content.tools)


def _expiry(wanted: CachedContent, now: float, fields: set[str]) -> float:
    """When it expires: an hour from now where neither field is set. Raises ApiError (400) for a time that is past."""
    expires = now + _HOUR
    try:
        if "ttl" in fields and wanted.ttl is not None:
            expires = now + Duration.of(wanted.ttl).nanoseconds / 1e9
        elif "expireTime" in fields and wanted.expire_time is not None:
            expires = Timestamp.of(wanted.expire_time).to_datetime().timestamp()
    except (ValueError, OverflowError) as error:
        raise api_errors.bad_request(str(error), field="cachedContent.expiration") from None
    if expires <= now:
        raise api_errors.bad_request(
            "the expiration must be in the future", field="cachedContent.expiration"
        )
    return expires


def _parent(call: TuningRequest) -> str:
    project = call.values.get("project", "emulator")
    return f"projects/{project}/locations/{call.values.get('location', 'us-central1')}"
