"""Text of others, made fit to be shown: credentials masked, length limited, every character writable. No IO."""

import re
from collections.abc import Iterable

_REDACTED_LIMIT = 32_000

# Compiled by `re` at the first error rather than here, where every import would pay for it.
# Lookaheads and what may be given back are bounded, so that no text can make the search slow.
_CREDENTIAL = r"""(?sx)
      -----BEGIN\ [A-Z ]{0,40}PRIVATE\ KEY-----.*?(?:-----END\ [A-Z ]{0,40}PRIVATE\ KEY-----|\Z)
    | AIza[\w-]{6,}
    | \bAQ\.[\w-]{16,}
    | ya29\.[\w.-]+
    | \bsk-(?=[\w-]{0,200}?\d)[\w-]{8,}
    | \beyJ[\w-]{8,2000}\.[\w-]{8,}(?:\.[\w-]*)?
    | (?<=[?&]key=)[^&\s"'<>]+
    """
_NAMED_CREDENTIAL = r"""(?ix)
    ( \bbearer\s+
    | (?:api|subscription|goog-api)[-_ ]?key(?:\ provided)?["']?\s?[:=]\s?["']?
    | (?:access|refresh|id)_token["']?\s?[:=]\s?["']?
    | client_secret["']?\s?[:=]\s?["']?
    )
    (?=[^\s"'&,;]{0,200}?[\d._~+/=-])[^\s"'&,;]{6,}
    """


def redact(text: str, secrets: Iterable[str] = ()) -> str:
    """`text` with everything that looks like a credential, and each of `secrets`, masked.

    A text of more than 32,000 characters loses its middle first: none is shown at such length. Secrets
    of fewer than six characters are left alone: masking them would destroy the text and protect nothing.
    """
    text = shorten(text, _REDACTED_LIMIT)
    for secret in secrets:
        if len(secret) >= 6:
            text = text.replace(secret, "[redacted]")
    text = re.sub(_CREDENTIAL, "[redacted]", text)
    return re.sub(_NAMED_CREDENTIAL, r"\1[redacted]", text)


def printable(text: str) -> str:
    """`text` with escapes for halves of surrogate pairs, which no stream takes as UTF-8."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def shorten(text: str, limit: int) -> str:
    """`text` in at most about `limit` characters: its head and its tail, and how much was left out between them."""
    if len(text) <= limit:
        return text
    tail = limit // 4
    head = limit - tail
    return f"{text[:head]}... {len(text) - head - tail} more characters ...{text[-tail:]}"
