"""Safety: ratings for every answer, and two phrases that have a prompt or an answer blocked.

A phrase, and not a list of bad words, so that nobody meets the filter by accident and everybody can on purpose. Both
count as dangerous content of high probability; a safety setting of BLOCK_NONE or OFF for that category lets them pass.
"""

from collections.abc import Iterable

from gemini_sdk.types import generate_content as gc

BLOCK_PROMPT = "please block this prompt"
"""In the last turn, in any case of letters: the prompt is blocked and there are no candidates."""
BLOCK_ANSWER = "please block this answer"
"""In the last turn, in any case of letters: each candidate ends with finishReason SAFETY and no content."""

DANGEROUS = "HARM_CATEGORY_DANGEROUS_CONTENT"
_CATEGORIES = (
    "HARM_CATEGORY_HATE_SPEECH",
    DANGEROUS,
    "HARM_CATEGORY_HARASSMENT",
    "HARM_CATEGORY_SEXUALLY_EXPLICIT",
)
_PERMISSIVE = ("BLOCK_NONE", "OFF")


def blocks(phrase: str, text: str, settings: Iterable[gc.SafetySetting] | None) -> bool:
    """Whether the text holds the phrase and the settings do not let it pass."""
    allowed = any(s.category == DANGEROUS and s.threshold in _PERMISSIVE for s in settings or ())
    return phrase in text.lower() and not allowed


def ratings(platform: str, *, blocked: bool) -> list[gc.SafetyRating]:
    """One rating a category; Vertex AI adds scores and severities."""
    return [_rating(c, platform, blocked=blocked and c == DANGEROUS) for c in _CATEGORIES]


def _rating(category: str, platform: str, *, blocked: bool) -> gc.SafetyRating:
    rating = gc.SafetyRating(category=category, probability="HIGH" if blocked else "NEGLIGIBLE")
    if blocked:
        rating.blocked = True
    if platform == "vertex":
        rating.probability_score = 0.95 if blocked else 0.05
        rating.severity = "HARM_SEVERITY_HIGH" if blocked else "HARM_SEVERITY_NEGLIGIBLE"
        rating.severity_score = 0.9 if blocked else 0.1
    return rating
