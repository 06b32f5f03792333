"""The roles of turns, and the equivalents of other APIs' roles."""

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
"""Names of the roles in other APIs. Instructions are not turns; they have a field of their own."""


def role_meant(role: object) -> str | None:
    """The probable role for an unknown role."""
    if not isinstance(role, str):
        return None
    return ALIASES.get(role.lower()) or closest(role, ROLES)
