"""The roles of turns, and what is meant by those of other APIs."""

from gemini_sdk.validation.suggestions import closest

ROLES = ("user", "model", "function")
ALIASES = {
    "ai": "model",
    "assistant": "model",
    "bot": "model",
    "human": "user",
    "tool": "function",
    "system": "systemInstruction",
    "developer": "systemInstruction",
}
"""What others call them. Instructions are no turns; they have a field of their own."""


def role_meant(role: object) -> str | None:
    """What was probably meant by a role that is none."""
    if not isinstance(role, str):
        return None
    return ALIASES.get(role.lower()) or closest(role, ROLES)
