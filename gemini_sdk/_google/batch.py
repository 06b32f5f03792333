"""A batch of Google AI, as the service answers with it: an operation whose metadata is the batch."""

from typing import TYPE_CHECKING, Any, Generic, Self, cast

import typing_extensions

from gemini_models import common
from gemini_sdk import types
from gemini_sdk._google.resource import set_fields
from gemini_sdk._wire.enums import enum_value

if TYPE_CHECKING:
    from gemini_sdk.types.embeddings import EmbedContentResponse
    from gemini_sdk.types.generate_content import GenerateContentResponse

A = typing_extensions.TypeVar("A", default="GenerateContentResponse | EmbedContentResponse")
"""The answer to each request. A batch that is named by a str may be of either kind."""

SUCCEEDED = "BATCH_STATE_SUCCEEDED"
ENDED = frozenset({SUCCEEDED, "BATCH_STATE_FAILED", "BATCH_STATE_CANCELLED", "BATCH_STATE_EXPIRED"})
"""States that a batch does not leave."""


class Batch(common.Operation, Generic[A]):
    """A batch, from the last answer. `client.batches` has the methods that act on it.

    To type checkers, `Batch[GenerateContentResponse]` and `Batch[EmbedContentResponse]` say what `results` gives.
    """

    def __class_getitem__(cls, params: object) -> Any:
        """This class: the fields are the same, whatever the answers are."""
        return cls

    @classmethod
    def of(cls, operation: common.Operation) -> Self:
        """An operation of a list as a batch."""
        return cls.model_validate(set_fields(operation))

    @property
    def state(self) -> str | None:
        """The state: such as `BATCH_STATE_RUNNING`."""
        return enum_value("BatchState", self._reported.get("state"))

    @property
    def ended(self) -> bool:
        """Whether the batch does no more work."""
        return self.state in ENDED or bool(self.done)

    @property
    def model(self) -> str | None:
        """The model, `models/*`."""
        return self._reported.get("model")

    @property
    def display_name(self) -> str | None:
        """The display name."""
        return self._reported.get("displayName")

    @property
    def stats(self) -> "types.batches.BatchStats":
        """Numbers of requests: all, successful, failed and pending ones."""
        return types.batches.BatchStats.model_validate(self._reported.get("batchStats") or {})

    @property
    def responses_file(self) -> str | None:
        """The file with the answers, `files/*`; None if they are in the batch itself, or it has none."""
        return self.output.get("responsesFile")

    @property
    def details(self) -> "types.batches.GenerateContentBatch | types.batches.EmbedContentBatch":
        """The whole batch as a typed model, answers included if they are inline."""
        kind = (
            types.batches.EmbedContentBatch if self.embeds else types.batches.GenerateContentBatch
        )
        return kind.model_validate(self._reported)

    @property
    def embeds(self) -> bool:
        """Whether it is a batch of embeddings."""
        return "EmbedContent" in str((self.metadata or {}).get("@type"))

    @property
    def output(self) -> dict[str, Any]:
        """The answers as JSON, or the name of the file with them; empty before the end."""
        response = {k: v for k, v in (self.response or {}).items() if k != "@type"}
        return cast("dict[str, Any]", self._reported.get("output") or response)

    @property
    def _reported(self) -> dict[str, Any]:
        return {k: v for k, v in (self.metadata or {}).items() if k != "@type"}
