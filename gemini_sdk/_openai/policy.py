"""How the uses of the dialect differ. Everything else is the same for all of them.

Policies say what is accepted. Where findings go is not part of them: a request has a report, a line of a dataset a list
of faults, the emulator an error of Azure's.
"""

from dataclasses import dataclass
from typing import Literal

from gemini_sdk._wire import Platform


@dataclass(frozen=True, slots=True)
class Policy:
    """The inputs that one use of the dialect accepts. The defaults are those of requests."""

    platform: Platform = "google-ai"
    """Where the result is sent to. Google AI does not fetch `http:` URLs."""
    blank_turns: Literal["left out", "refused"] = "left out"
    """What becomes of a message of the user or the assistant that has no text, media or calls. Without it, a line of a
    dataset would teach another conversation."""
    calls: Literal["paired", "named", "any"] = "paired"
    """Whether the results of a call must follow it, as services demand; or only its name must be known, as a line of a
    dataset may end with a call; or any result and any arguments are accepted, as Azure does."""
    ids: bool = True
    """Whether calls and results keep their ids, and parts their thought signatures. Lines of datasets have neither."""
    files_only: bool = False
    """Whether media must be files with a known media type, as in datasets: no bytes, no uploads of the Files API."""
    unknown_media_types: bool = False
    """Whether a URL without a known extension is accepted, as media of the type `image/*` or `audio/*`."""
    empty: bool = False
    """Whether a conversation may be without text, media and calls."""
    most_candidates: int = 8
    """How many answers can be requested."""
    most_stop_sequences: int | None = 5
    """How many stop sequences can be set; None for any number."""


def request_policy(platform: Platform) -> Policy:
    """The policy of requests that are sent to a platform."""
    return Policy(platform)


DATASET = Policy("vertex", blank_turns="refused", calls="named", ids=False, files_only=True)
"""The policy of lines of datasets for tuning."""
EMULATOR = Policy(
    calls="any",
    unknown_media_types=True,
    empty=True,
    most_candidates=128,
    most_stop_sequences=None,
)
"""The policy of requests to the emulator's Azure routes, which are as lenient as the services are."""


@dataclass(frozen=True, slots=True)
class MessagePolicy:
    """The members that messages made from contents may have. The defaults are those of Azure AI Model Inference."""

    extensions: bool = False
    """Whether thought signatures and files may be among them."""
    thoughts: bool = True
    """Whether thoughts may, as `reasoning_content`."""
    answers_in_parts: bool = False
    """Whether the text of an answer stays in several parts, or becomes one text."""
    calls: Literal["paired", "named"] = "paired"
    """Whether each call needs its result in the next turn, or may be the last."""
    blank_turns: Literal["left out", "refused"] = "left out"
    """What becomes of a turn without content."""
    media: Literal["any", "images by any URI"] = "any"
    """Which media there may be: images by `https:` and the bytes of images and audio, or images, also by `gs:`."""


TUNING_MESSAGES = MessagePolicy(
    thoughts=False,
    answers_in_parts=True,
    calls="named",
    blank_turns="refused",
    media="images by any URI",
)
"""The policy of lines of messages for tuning OpenAI's models."""
