"""The content filter: sentences that have a prompt or an answer held back, each in any case of letters.

In addition to the phrases of Gemini's routes there is a harmless sentence that the API's documentation shows as one
that triggers content safety, so that its example does what it says.
"""

from gemini_sdk.emulator import safety
from gemini_sdk.types import azure_inference as az

KNIVES = "Chopping tomatoes and cutting them into cubes or wedges are great ways to practice your knife skills."
REFUSED = (safety.BLOCK_PROMPT, KNIVES)
"""In the last message of the user: the prompt is refused."""

_CATEGORIES = ("hate", "self_harm", "sexual", "violence")
_FOUND = "violence"


def refuses(text: str) -> bool:
    """Whether a prompt is refused."""
    return any(trigger.lower() in text.lower() for trigger in REFUSED)


def results(*, blocked: bool) -> az.ContentFilterResults:
    """The results of the filter for a prompt or an answer, by category."""
    return az.ContentFilterResults.model_validate(plain_results(blocked=blocked))


def plain_results(*, blocked: bool) -> dict[str, dict[str, bool | str]]:
    """The same as plain JSON."""
    return {
        category: {"filtered": True, "severity": "medium"}
        if blocked and category == _FOUND
        else {"filtered": False, "severity": "safe"}
        for category in _CATEGORIES
    }
